from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_brief import place
from test_publish_data import export, statement

from svodka.model.errors import RenderError
from svodka.model.public import PublicControl, PublicEvent, PublicQuantity
from svodka.publish.csv_file import FORMULA, cell, render_csv
from svodka.publish.parquet import render_parquet
from svodka.publish.tables import ACLED, EVENT_COLUMNS, STATEMENT_COLUMNS, event_table, statement_table

DESIGN = """event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1,
inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1, admin2, admin3, location,
latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp"""


def count(low, high, of="men", unit="people"):
    return PublicQuantity(text="x", min=low, max=high, unit=unit, of=of, kind="count", gloss=None)


def event(**more) -> PublicEvent:
    fields = {"id": "ev-1", "statements": ("s1",), "topic": "casualties", "place": None, "start": "2022-11-22", "end": "2022-11-22"}
    fields |= {"independent_sources": 2, "families": ("A", "B"), "reports": ("r1",), "disputes": ()}
    return PublicEvent(**(fields | more))


def row(**more):
    statements = more.pop("statements_of", (statement(),))
    [one] = event_table(export(events=(event(**more),), statements=statements)).rows
    return one


def rows_of(data: bytes):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_the_first_columns_are_acleds_and_ours_follow() -> None:
    wanted = [name.strip() for name in DESIGN.split(",")]
    assert len(wanted) == 31
    assert list(ACLED) == wanted
    assert list(EVENT_COLUMNS)[:31] == wanted
    head = render_csv(event_table(export())).split(b"\r\n")[0].decode().split(",")
    assert head == list(EVENT_COLUMNS)
    assert {"figure_min", "figure_max", "independent_sources", "denials"} <= set(head[31:])


def test_ids_are_ours_and_what_no_report_codes_is_empty() -> None:
    told = row()
    assert told["event_id_cnty"] == "ev-1"
    empty = ("disorder_type", "sub_event_type", "actor1", "inter1", "interaction", "fatalities", "timestamp", "civilian_targeting")
    assert [told[name] for name in empty] == [None] * len(empty)


@pytest.mark.parametrize(
    ("start", "end", "grade"),
    [
        ("2022-11-22", "2022-11-22", 1),
        ("2022-11-20", "2022-11-26", 2),
        ("2022-11-01", "2022-11-30", 3),
        ("2022-01-01", "2022-12-31", None),
        ("2022-11-22", None, None),
    ],
)
def test_days_are_graded(start, end, grade) -> None:
    told = row(start=start, end=end)
    assert (told["time_precision"], told["year"], told["event_date"]) == (grade, 2022, start)


@pytest.mark.parametrize(("level", "radius", "grade"), [("settlement", 3, 1), ("settlement", 90, 2), ("region", 200, 3)])
def test_only_a_point_has_coordinates(level, radius, grade) -> None:
    told = row(place=place("Kursk", "RU", "RU-KRS", at=(51.7, 36.2), level=level, radius_km=radius))
    assert told["geo_precision"] == grade
    assert (told["latitude"] is None) == (level == "region")
    assert (told["country"], told["adm1_code"], told["iso"]) == ("Russia", "RU-KRS", "RU")


def test_control_stands_beside_the_country() -> None:
    control = PublicControl(by="Russia", since="2022-03-01", until=None, as_of="2022-11-22", source="a map")
    told = row(place=replace(place("Melitopol", "UA", "UA-23", at=(46.8, 35.4)), control=control))
    assert (told["country"], told["control_by"], told["control_source"]) == ("Ukraine", "Russia", "a map")


def test_a_range_is_of_one_thing_and_open_where_one_source_leaves_it_open() -> None:
    def figures(*quantities):
        told = row(statements_of=(statement(quantities=quantities),))
        return tuple(told[name] for name in ("figure_min", "figure_max", "figure_of"))

    assert figures(count(40, 40), count(60, 70), count(5, 5, of="tanks")) == (40, 70, "men")
    assert figures(count(40, None), count(60, 70)) == (40, None, "men")
    assert figures() == (None, None, None)


def test_a_reader_of_csv_gets_every_row_back() -> None:
    data = render_csv(statement_table(export(statements=(statement('"a", b\r\nc'), statement("d")))))
    read = rows_of(data)
    assert [one["quote"] for one in read] == ['"a", b\r\nc', "d"]
    assert list(read[0]) == list(STATEMENT_COLUMNS)
    assert read[0]["disputed_by"] == "s2"


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_cell_of_text_begins_as_a_formula(text: str) -> None:
    for start in ("", *FORMULA, " =", "\u00a0+"):
        written = cell(start + text)
        assert not written.startswith(FORMULA)
        assert not written.lstrip().startswith(FORMULA)


def test_numbers_stay_numbers() -> None:
    assert [cell(one) for one in (-3.5, 12.0, 7, None, "-3.5")] == ["-3.5", "12", "7", "", "'-3.5"]


def test_a_reader_of_parquet_gets_the_same_table() -> None:
    for table in (event_table(export()), statement_table(export())):
        data = render_parquet(table)
        read = pq.read_table(io.BytesIO(data))
        assert read.column_names == list(table.columns)
        assert read.to_pylist() == list(table.rows)
        assert data == render_parquet(table)
    assert str(pq.read_schema(io.BytesIO(data)).field("start").type) == "int64"


def test_parquet_without_its_extra_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RenderError, match="pyarrow, which is not installed"):
        render_parquet(event_table(export()))
