"""What the page says about places: the map, its legend, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from svodka.lexicon.places import Region, polygons
from svodka.publish import limits
from svodka.publish.maps.counting import Distribution, distribute, spot_radius
from svodka.publish.maps.draw import MapView, draw
from svodka.publish.saying import language_of_page, say
from svodka.publish.views.items import ItemView, where

TOP = 8
"""Regions named beside the map."""
ROLES = {
    "origin": "home of the people concerned",
    "destination": "where people were sent",
    "about": "what the report is about",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place with its items, for the table that stands for the map."""

    name: str
    certainty: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """The map of a brief; *map* is None where nothing can be drawn."""

    map: MapView | None
    top: tuple[tuple[str, tuple[ItemView, ...]], ...]
    rows: tuple[PlaceRow, ...]
    more: int
    drawn: int
    undrawn: tuple[ItemView, ...]
    nowhere: int
    dots: bool
    circles: bool


def geography(items: Sequence[ItemView]) -> Geography:
    """Place *items* on the map, and in the table."""
    regions = polygons()
    found = distribute(items, regions)
    drawn = len(items) - len(found.undrawn) - len(found.nowhere)
    rows, more = limits.capped(_rows(items), limits.PLACES)
    undrawn = {item.anchor for item in found.undrawn}
    return Geography(
        map=draw(found, regions) if drawn else None,
        top=_top(items, regions),
        rows=rows,
        more=more,
        drawn=drawn,
        undrawn=tuple(item for item in items if item.anchor in undrawn),
        nowhere=len(found.nowhere),
        dots=_any_spot(found, vague=False),
        circles=_any_spot(found, vague=True),
    )


def _top(items: Sequence[ItemView], regions: Mapping[str, Region]) -> tuple[tuple[str, tuple[ItemView, ...]], ...]:
    """Return the regions with most events, by name where they have equally many."""
    groups: dict[str, list[ItemView]] = {}
    for item in items:
        region = regions.get((item.place.adm1_id if item.place else None) or "")
        if region is not None:
            groups.setdefault(region.names[language_of_page()], []).append(item)
    order = sorted(groups, key=lambda name: (-len(groups[name]), name))
    return tuple((name, tuple(groups[name])) for name in order[:TOP])


def _any_spot(found: Distribution, *, vague: bool) -> bool:
    return any((spot.radius_km > 0) is vague for spot in found.spots)


def _rows(items: Sequence[ItemView]) -> list[PlaceRow]:
    """One row a place and certainty: by country, region, name."""
    groups: dict[tuple[str, str, str, str, str], list[ItemView]] = {}
    for item in items:
        if item.place is not None:
            place = item.place
            key = (place.country or "", place.adm1 or "", place.name, where(place), _certainty(item))
            groups.setdefault(key, []).append(item)
    return [PlaceRow(name=key[3], certainty=key[4], items=tuple(groups[key])) for key in sorted(groups)]


def _certainty(item: ItemView) -> str:
    """Say how exact a place is, in words."""
    place = item.place
    if place is None:
        return ""
    words = say(place.level)
    if place.settlement_unresolved:
        words = f"{words}; {say('the settlement named is not in the gazetteer')}"
    elif spot_radius(place):
        words = f"{words}, {say('within {n} km', n=round(spot_radius(place) or 0))}"
    role = ROLES.get(place.role)
    return f"{words} ({say(role)})" if role else words
