"""Which item is drawn how: a settlement is a dot, a region is filled, the vague is a circle, never guessed finer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from svodka.model.public import PublicPlace

DOT_KM = 20.0
"""A point vaguer than this ("near Chita" is 25 km) is drawn as the circle it may lie in."""
CIRCLE_KM = 400.0
"""A place vaguer than this (the Black Sea, the Arctic) says hardly more than the country and is only listed."""
LEAST_CIRCLE_KM = 15.0
HOME = "origin"
"""Role of the place that the people concerned come from: their home is never a point on a map, only its region."""


class Locatable(Protocol):
    """What the map needs of an item."""

    @property
    def number(self) -> str:
        """Its number on the page."""

    @property
    def anchor(self) -> str:
        """Its id on the page."""

    @property
    def place(self) -> PublicPlace | None:
        """Where it is, if anywhere."""


@dataclass(slots=True, kw_only=True)
class Spot:
    """Items at one point: *radius_km* 0 is a dot, more is the circle it may lie in."""

    name: str
    place: PublicPlace
    lon: float
    lat: float
    radius_km: float
    items: list[Locatable] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Tint:
    """Items of one region, at whatever level; *whole*: how many are placed no finer than the region.

    *unresolved*: how many of those name a settlement that the gazetteer does not have.
    """

    iso: str
    items: list[Locatable] = field(default_factory=list)
    whole: int = 0
    unresolved: int = 0


@dataclass(slots=True, kw_only=True)
class Distribution:
    """Where the items are: *undrawn* have a place that the map does not show, *nowhere* have none."""

    tints: dict[str, Tint] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    undrawn: list[Locatable] = field(default_factory=list)
    nowhere: list[Locatable] = field(default_factory=list)


def distribute(items: Iterable[Locatable], regions: Collection[str]) -> Distribution:
    """Sort *items* over regions, points and circles; *regions* are the ISO 3166-2 codes the map has."""
    found = Distribution()
    spots: dict[tuple[str, float, float, float], Spot] = {}
    for item in items:
        place = item.place
        if place is None:
            found.nowhere.append(item)
            continue
        radius = spot_radius(place)
        if radius is not None and place.lat is not None and place.lon is not None:
            key = (place.name, place.lon, place.lat, radius)
            spot = Spot(name=place.name, place=place, lon=place.lon, lat=place.lat, radius_km=radius)
            spots.setdefault(key, spot).items.append(item)
        drawn = _tint(found, item, place, regions, whole=radius is None)
        if not drawn and (radius is None or not on_map(place)):
            found.undrawn.append(item)
    found.spots = [spots[key] for key in sorted(spots) if any(on_map(i.place) for i in spots[key].items)]
    return found


def on_map(place: PublicPlace | None) -> bool:
    """Tell whether a place lies in the three countries or the seas between them."""
    return place is not None and place.country in {"RU", "UA", "BY", "XZ", None}


def certainty(place: PublicPlace) -> str:
    """Name the level at which a place is drawn: point | vicinity | area | unresolved | region | country | unknown.

    "vicinity" is a settlement with a circle around it, "unresolved" one that only its region is known of.
    """
    radius = spot_radius(place)
    if radius is not None:
        return "point" if not radius else "vicinity" if place.level in {"settlement", "site"} else "area"
    if place.settlement_unresolved and place.adm1_id:
        return "unresolved"
    return "region" if place.adm1_id else "country" if place.country else "unknown"


def spot_radius(place: PublicPlace) -> float | None:
    """Return 0 for a dot, kilometres for a circle, None for what is no point at all."""
    if place.settlement_unresolved or place.role == HOME or place.lat is None or place.lon is None:
        return None
    if place.level in {"settlement", "site"}:
        return 0.0 if place.radius_km <= DOT_KM else _circle(place.radius_km)
    if place.level in {"district", "area"}:
        return _circle(place.radius_km)
    return None


def _circle(radius_km: float) -> float | None:
    return max(radius_km, LEAST_CIRCLE_KM) if radius_km <= CIRCLE_KM else None


def _tint(found: Distribution, item: Locatable, place: PublicPlace, regions: Collection[str], *, whole: bool) -> bool:
    """Count *item* for its region; tell whether the map has that region."""
    iso = place.adm1_id
    if iso is None or iso not in regions:
        return False
    tint = found.tints.setdefault(iso, Tint(iso=iso))
    tint.items.append(item)
    tint.whole += whole
    tint.unresolved += place.settlement_unresolved
    return True
