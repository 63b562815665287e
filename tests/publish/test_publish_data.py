from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_brief import empty, place, report, rich

from svodka.model.public import (
    PublicAnnounced,
    PublicContradiction,
    PublicEvent,
    PublicExport,
    PublicFigure,
    PublicPerson,
    PublicQuantity,
    PublicStatement,
    PublicTally,
    PublicWhen,
)
from svodka.publish import render_export, render_geojson

STATEMENT = """
id document start end quote speaker speaker_text cue quote_kind stance topics places dates quantities people event rules
"""


def statement(quote: str = "Сто человек", **more: object) -> PublicStatement:
    fields: dict[str, object] = {
        "id": "s1",
        "document": "r1",
        "start": 10,
        "end": 10 + len(quote),
        "quote": quote,
        "lang": "ru",
        "speaker": "the mayor",
        "speaker_text": "мэр",
        "speaker_chain": ("the mayor",),
        "cue": None,
        "quote_kind": "none",
        "stance": "asserted",
        "stance_cue": None,
        "topics": ("casualties",),
        "concepts": (),
        "places": (place("Kursk", "RU", "RU-KRS", at=(51.73, 36.19)),),
        "dates": (PublicWhen(text=None, start="2022-11-22", end=None, granularity="open", role="happened"),),
        "said_on": (),
        "quantities": (
            PublicQuantity(text="сто", min=100.0, max=12.5, unit="people", of="человек", kind="count", gloss=None),
        ),
        "people": (PublicPerson(text="солдат", name="солдат", status="missing", at_risk=True),),
        "denies": None,
        "event": "e1",
        "rules": ("rule@1",),
    }
    return PublicStatement(**(fields | more))  # type: ignore[arg-type]


def export(**more: object) -> PublicExport:
    fields: dict[str, object] = {
        "version": "0.1.0",
        "archive_root": "ab" * 32,
        "private": False,
        "documents": (report({"id": "r1", "title": "Тест"}),),
        "statements": (statement(),),
        "events": (
            PublicEvent(
                id="e1",
                statements=("s1",),
                topic="casualties",
                place=None,
                start=None,
                end=None,
                independent_sources=1,
                families=("A",),
                reports=("r1",),
                disputes=(),
            ),
        ),
        "tallies": (
            PublicTally(
                ledger="recruits", label="planned: volunteers", region="Ryedale", low=20.0, high=30.0, unit="people",
                statements=("s1",), claimants=("Chair of Wharram",), rank=1,
                weeks=(PublicFigure(claimant="", week="2022-11-21", low=20.0, high=30.0, statements=("s1",)),),
                claims=(PublicFigure(claimant="Chair of Wharram", week="", low=20.0, high=30.0, statements=("s1",)),),
            ),
        ),
        "announcements": (
            PublicAnnounced(
                event="e1", statements=("s1",), claimants=("Clerk of Wharram",), due_start=None, due_end="2022-12-01",
                fate="overdue", as_of="2022-12-05", happened=(), denied=(),
            ),
        ),
        "contradictions": (PublicContradiction(id="c1", claim="s1", counter="s2", type="denial", reason="a denial"),),
    }
    return PublicExport(**(fields | more))  # type: ignore[arg-type]


def test_the_export_has_every_field_of_the_format() -> None:
    data = json.loads(render_export(export()))
    assert list(data) == [
        "svodka", "documents", "statements", "events", "contradictions", "origins", "tallies", "announcements",
    ]  # fmt: skip
    assert data["svodka"]["version"] == "0.1.0"
    assert {"id", "external_id", "title", "source", "url", "published", "lang", "sha256", "reprint_of"} <= set(
        data["documents"][0]
    )
    assert set(STATEMENT.split()) <= set(data["statements"][0])
    assert {"text", "name", "country", "adm1", "lat", "lon", "level", "role"} <= set(data["statements"][0]["places"][0])
    assert {"text", "start", "end", "granularity"} <= set(data["statements"][0]["dates"][0])
    assert {"text", "min", "max", "unit", "of"} <= set(data["statements"][0]["quantities"][0])
    assert {"text", "name", "status", "at_risk"} <= set(data["statements"][0]["people"][0])
    assert {"id", "statements", "topic", "place", "start", "end", "independent_sources", "reports"} <= set(
        data["events"][0]
    )
    assert {"claim", "counter", "type"} <= set(data["contradictions"][0])


def test_what_is_not_there_is_null_and_whole_numbers_are_whole() -> None:
    raw = render_export(export()).decode()
    data = json.loads(raw)["statements"][0]
    assert data["cue"] is None
    assert data["dates"][0]["end"] is None
    assert '"min": 100,' in raw
    assert data["quantities"][0]["max"] == 12.5


def test_the_form_is_canonical() -> None:
    raw = render_export(export())
    assert raw.endswith(b"}\n")
    assert "Сто человек".encode() in raw
    assert b'\n "svodka": {\n  "version"' in raw
    assert render_export(export()) == raw


@given(st.text(st.characters(), max_size=40))
def test_any_string_comes_back_unchanged(text: str) -> None:
    raw = render_export(export(statements=(statement(text),)))
    assert json.loads(raw.decode("utf-8"))["statements"][0]["quote"] == text


def test_no_number_that_json_lacks() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render_export(export(statements=(statement(places=(place("X", at=(float("nan"), 1.0)),)),)))


def test_geojson_makes_up_no_point() -> None:
    data = json.loads(render_geojson(rich()))
    by_id = {feature["id"]: feature for feature in data["features"]}
    assert data["type"] == "FeatureCollection"
    assert by_id["ev-dzhankoi"]["geometry"] == {"type": "Point", "coordinates": [34.39, 45.71]}
    assert by_id["ev-dzhankoi"]["properties"]["country"] == "UA"
    assert by_id["ev-notices"]["geometry"] is None
    assert by_id["ev-notices"]["properties"]["adm1_id"] == "RU-CHU"
    assert by_id["ev-search"]["properties"]["radius_km"] == 110
    assert len(by_id) == len(data["features"])


def test_an_empty_brief_is_an_empty_collection() -> None:
    assert json.loads(render_geojson(empty())) == {"type": "FeatureCollection", "features": []}
