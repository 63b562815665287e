"""The map as data (RFC 7946): regions as polygons with their counts, settlements and vague places as points with a radius."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from svodka.lexicon.places import Region, polygons
from svodka.model.public import PublicBrief, PublicItem, PublicPlace
from svodka.publish.maps.counting import Spot, Tint, certainty, distribute
from svodka.publish.printable import clean

HALF_TURN, TURN = 180.0, 360.0
Position = list[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An item of the brief, as the map counts it."""

    number: str
    anchor: str
    place: PublicPlace | None
    statements: tuple[str, ...]


def render_map_geojson(brief: PublicBrief) -> bytes:
    """Return one Feature a region and one a place, regions by code first; an empty collection where nothing is placed.

    What is known of the region only counts in its polygon and has no point. *country* is that of international
    recognition; *statements* are the ids under which export.json holds what was said.
    """
    regions = polygons()
    found = distribute([_told(item) for section in brief.sections for item in section.items], regions)
    features = [_region(regions[iso], found.tints[iso]) for iso in sorted(found.tints)]
    features += [_place(spot) for spot in found.spots]
    collection = {"type": "FeatureCollection", "features": features}
    return (json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def _told(item: PublicItem) -> _Told:
    said = dict.fromkeys(one.statement for sentence in item.sentences for one in sentence.citations)
    return _Told(number="", anchor=item.event, place=item.place, statements=tuple(said))


def _region(region: Region, tint: Tint) -> dict[str, Any]:
    """Return a region: "certainty" counts its events by how exactly they are placed."""
    places = [item.place for item in tint.items if item.place is not None]
    return {
        "type": "Feature",
        "id": region.id,
        "geometry": {"type": "MultiPolygon", "coordinates": _coordinates(region)},
        "properties": {
            "kind": "region",
            "iso_3166_2": region.id,
            "country": region.country,
            "name": region.names["en"],
            "name_ru": region.names["ru"],
            "name_uk": region.names["uk"],
            **_counts(tint.items),
            "region_only": tint.whole,
            "certainty": dict(sorted(Counter(certainty(place) for place in places).items())),
        },
    }


def _place(spot: Spot) -> dict[str, Any]:
    """Return a place: "radius_km" is how far from the point its name may mean."""
    place = spot.place
    return {
        "type": "Feature",
        "id": "place:" + spot.items[0].anchor,
        "geometry": {"type": "Point", "coordinates": [spot.lon, spot.lat]},
        "properties": {
            "kind": "place",
            "name": clean(place.name),
            "country": place.country,
            "region": place.adm1_id,
            "level": place.level,
            "certainty": certainty(place),
            "radius_km": place.radius_km,
            **_counts(spot.items),
        },
    }


def _counts(items: Iterable[Any]) -> dict[str, Any]:
    told: Sequence[_Told] = list(items)
    return {
        "events": len(told),
        "event_ids": [item.anchor for item in told],
        "statements": list(dict.fromkeys(statement for item in told for statement in item.statements)),
    }


def _coordinates(region: Region) -> list[list[list[Position]]]:
    """Return the polygons of a region: outer rings against the clock, holes in the first; none crosses the 180th meridian."""
    solid = [[_ring(ring)] for ring in region.rings]
    solid[0] += [_ring(hole) for hole in region.holes]
    return solid


def _ring(ring: Sequence[tuple[float, float]]) -> list[Position]:
    """Return a ring with longitudes from -180 to 180; the outlines have those of Chukotka's far side above 180."""
    turn = TURN if min(lon for lon, _ in ring) >= HALF_TURN else 0.0
    return [[round(lon - turn, 4), lat] for lon, lat in ring]
