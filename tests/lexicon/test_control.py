"""Control of territory: dated, sourced, and never the country."""

from __future__ import annotations

from datetime import date

import pytest

from svodka.lexicon.data import table
from svodka.lexicon.places import by_id, control, hand, named, polygons
from svodka.reading.where.given import resolve_given


@pytest.mark.parametrize("row", table("", "control")["control"], ids=lambda row: row["id"])
def test_every_row_is_dated_sourced_and_of_a_known_place_in_ukraine(row):
    entry = by_id(row["id"])
    assert entry is not None
    assert row["name"].split()[0] in entry.name
    assert entry.country == "UA"
    assert row["source"]
    assert row["url"].startswith("https://")
    assert row["since"] <= row["as_of"]
    assert row.get("until", row["as_of"]) <= row["as_of"]


def test_control_begins_and_ends():
    (kherson,) = (place for place in named("kherson") if place.country == "UA")
    before, during, after = (control(kherson, day) for day in (date(2022, 3, 1), date(2022, 6, 1), date(2022, 11, 11)))
    assert (before, after) == (None, None)
    assert during is not None
    assert (during.by, during.since) == ("RU", date(2022, 3, 2))
    assert during.source.endswith("the day it began is approximate")
    assert control(kherson) is None


def test_a_regions_row_holds_for_its_towns():
    (yalta, *_) = (place for place in named("yalta") if place.adm1_id == "UA-43")
    held = control(yalta, date(2020, 1, 1))
    assert held is not None
    assert (held.by, yalta.country) == ("RU", "UA")
    assert control(hand().by_id["hand:area:donbas"], date(2023, 1, 1)) is None


@pytest.mark.parametrize("row", table("", "control")["control"], ids=lambda row: row["id"])
def test_control_changes_no_country_in_reading_data_or_maps(row):
    entry = by_id(row["id"])
    held = control(entry, row["since"])
    assert held is not None
    assert held.by != entry.country
    place = resolve_given(entry.name, [(0, len(entry.name))], "en", entry.adm1_id)[0].entry
    assert (place.country, (place.adm1_id or "UA")[:2]) == ("UA", "UA")
    if entry.adm1_id:
        assert polygons()[entry.adm1_id].country == "UA"
        assert hand().by_id["hand:" + entry.adm1_id.lower()].country == "UA"
