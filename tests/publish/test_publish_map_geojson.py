"""map.geojson against the rules of RFC 7946, read back by a reader of our own that knows only the RFC."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from rich_brief import brief, empty, item, place, rich

from svodka.model.public import PublicSection
from svodka.publish import render_map_geojson


def load(made):
    return json.loads(render_map_geojson(made).decode("utf-8"))


def position(value) -> None:
    lon, lat = value
    assert isinstance(lon, float | int)
    assert -180 <= lon <= 180
    assert -90 <= lat <= 90


def turning(ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def within(point, ring) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def polygon(rings) -> None:
    """3.1.6: closed, four positions, the outer ring against the clock, holes with it and inside; 3.1.9: no step over 180°."""
    for number, ring in enumerate(rings):
        assert len(ring) >= 4
        assert ring[0] == ring[-1]
        for one in ring:
            position(one)
        assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring))
        assert (turning(ring) > 0) is (number == 0)
        assert number == 0 or all(within(one, rings[0]) for one in ring)


def check(data) -> None:
    assert data["type"] == "FeatureCollection"
    assert "crs" not in data
    ids = [feature["id"] for feature in data["features"]]
    assert len(ids) == len(set(ids))
    for feature in data["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        kind, shape = feature["geometry"]["type"], feature["geometry"]["coordinates"]
        if kind == "Point":
            position(shape)
        else:
            assert kind == "MultiPolygon"
            for rings in shape:
                polygon(rings)


def by_id(made):
    return {feature["id"]: feature for feature in load(made)["features"]}


def test_it_keeps_the_rules_of_the_rfc() -> None:
    data = load(rich())
    check(data)
    assert len(data["features"]) > 15
    assert load(empty()) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("iso", ["RU-CHU", "UA-32", "RU-MOS", "RU-KDA", "BY-MI", "RU-KYA", "UA-43"])
def test_hard_regions_keep_them_too(iso: str) -> None:
    told = rich().sections[0].items[0].sentences
    only = item("e", told, place(iso, iso[:2], iso, level="region"))
    data = load(brief(sections=(PublicSection(topic="x", title="X", items=(only,)),)))
    check(data)
    holes = sum(len(rings) - 1 for rings in data["features"][0]["geometry"]["coordinates"])
    assert holes == {"UA-32": 1, "RU-MOS": 2, "RU-KDA": 1, "BY-MI": 1}.get(iso, 0)


def test_a_region_counts_its_events_and_says_how_exactly_they_are_placed() -> None:
    found = by_id(rich())["RU-BEL"]["properties"]
    assert (found["kind"], found["country"], found["events"], found["region_only"]) == ("region", "RU", 2, 1)
    assert found["certainty"] == {"point": 1, "unresolved": 1}
    assert found["event_ids"] == ["ev-valuyki", "ev-pay"]
    told = [entry for section in rich().sections for entry in section.items if entry.event in found["event_ids"]]
    cited = {one.statement for entry in told for sentence in entry.sentences for one in sentence.citations}
    assert cited
    assert set(found["statements"]) == cited
    assert found["name_uk"] == "Бєлгородська область"


def test_a_settlement_is_a_point_with_its_radius_and_a_region_none() -> None:
    features = by_id(rich())
    town = features["place:ev-dzhankoi"]
    assert town["geometry"] == {"type": "Point", "coordinates": [34.39, 45.71]}
    assert (town["properties"]["radius_km"], town["properties"]["certainty"], town["properties"]["country"]) == (5, "point", "UA")
    assert features["place:ev-search"]["properties"]["certainty"] == "vicinity"
    assert features["place:ev-donbas"]["properties"]["certainty"] == "area"
    assert not {"place:ev-notices", "place:ev-basement", "place:ev-valuyki", "place:ev-country"} & set(features)


def test_countries_are_those_of_international_recognition() -> None:
    countries = {one: feature["properties"]["country"] for one, feature in by_id(rich()).items()}
    assert {countries[iso] for iso in ("UA-43", "UA-40", "UA-09", "UA-23")} == {"UA"}
    assert all(countries[one] == one[:2] for one in countries if "-" in one and ":" not in one)


def test_nothing_of_it_depends_on_the_run() -> None:
    assert render_map_geojson(rich()) == render_map_geojson(rich())
    assert render_map_geojson(rich()).endswith(b"\n")


def test_the_home_of_people_has_no_point() -> None:
    told = rich().sections[0].items[0].sentences
    home = item("e", told, place("Lyskovo", "RU", "RU-NIZ", at=(56.03, 45.04), role="origin"))
    data = load(brief(sections=(PublicSection(topic="x", title="X", items=(home,)),)))
    assert [feature["id"] for feature in data["features"]] == ["RU-NIZ"]
    assert "Lyskovo" not in json.dumps(data)
