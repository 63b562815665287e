"""Outlines for drawing maps offline: the regions of Russia, Ukraine and Belarus, and the countries around them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

Box = tuple[float, float, float, float]
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region: *id* is ISO 3166-2, *names* has "en", "ru", "uk"; *rings* are closed rings of (lon, lat).

    *rings* run against the clock; *holes* are rings, with the clock, of other regions that lie wholly within.
    Country by international recognition. Simplified for maps of a whole country: not for point-in-polygon
    tests near a border. Regions east of the 180th meridian have longitudes above 180.
    """

    id: str
    country: str
    names: Mapping[str, str]
    rings: tuple[Ring, ...]
    holes: tuple[Ring, ...] = ()


@cache
def polygons() -> Mapping[str, Region]:
    """Return the regions by ISO 3166-2 code, in the order of their codes."""
    regions = {}
    for iso, row in _read("adm1.json.gz").items():
        names = MappingProxyType(row["names"])
        regions[iso] = Region(id=iso, country=row["country"], names=names, rings=_rings(row["rings"]))
    return MappingProxyType(_with_holes(regions))


@cache
def neighbours() -> Mapping[str, Region]:
    """Return the countries around, whole and coarse, by ISO 3166-1 code; *id* is that code, *names* is empty."""
    countries = {}
    for iso, rings in _read("adm1-neighbours.json.gz").items():
        countries[iso] = Region(id=iso, country=iso, names=MappingProxyType({}), rings=_rings(rings))
    return MappingProxyType(countries)


def _with_holes(regions: Mapping[str, Region]) -> dict[str, Region]:
    """Return the regions with the cities and republics cut out that they surround, as Kyiv Oblast does Kyiv."""
    boxes = {iso: _box(point for ring in one.rings for point in ring) for iso, one in regions.items()}
    found = dict(regions)
    for iso, one in regions.items():
        within = (regions[other] for other in regions if other != iso and _inside(boxes[other], boxes[iso]))
        rings = (ring for other in within for ring in other.rings)
        holes = tuple(ring[::-1] for ring in rings if any(_surrounds(outer, ring) for outer in one.rings))
        found[iso] = replace(one, holes=holes) if holes else one
    return found


def _box(points: Iterable[tuple[float, float]]) -> Box:
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _inside(box: Box, other: Box) -> bool:
    return box[0] > other[0] and box[1] > other[1] and box[2] < other[2] and box[3] < other[3]


def _surrounds(outer: Ring, ring: Ring) -> bool:
    """Tell whether *ring* lies within *outer* without touching it."""
    return not set(ring) & set(outer) and all(_within(point, outer) for point in ring)


def _within(point: tuple[float, float], ring: Ring) -> bool:
    """Tell whether a point lies within a closed ring (even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _read(name: str) -> dict[str, Any]:
    packed = (files("svodka.lexicon.places") / name).read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(packed))
    return found


def _rings(raw: list[list[list[float]]]) -> tuple[Ring, ...]:
    return tuple(tuple((float(lon), float(lat)) for lon, lat in ring) for ring in raw)
