"""Outlines for drawing maps offline: the regions of Russia, Ukraine and Belarus, and the countries around them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region: *id* is ISO 3166-2, *names* has "en", "ru", "uk"; *rings* are closed rings of (lon, lat).

    Country by international recognition. Simplified for maps of a whole country: not for point-in-polygon
    tests near a border. Regions east of the 180th meridian have longitudes above 180.
    """

    id: str
    country: str
    names: Mapping[str, str]
    rings: tuple[Ring, ...]


@cache
def polygons() -> Mapping[str, Region]:
    """Return the regions by ISO 3166-2 code, in the order of their codes."""
    regions = {}
    for iso, row in _read("adm1.json.gz").items():
        names = MappingProxyType(row["names"])
        regions[iso] = Region(id=iso, country=row["country"], names=names, rings=_rings(row["rings"]))
    return MappingProxyType(regions)


@cache
def neighbours() -> Mapping[str, Region]:
    """Return the countries around, whole and coarse, by ISO 3166-1 code; *id* is that code, *names* is empty."""
    countries = {}
    for iso, rings in _read("adm1-neighbours.json.gz").items():
        countries[iso] = Region(id=iso, country=iso, names=MappingProxyType({}), rings=_rings(rings))
    return MappingProxyType(countries)


def _read(name: str) -> dict[str, Any]:
    packed = (files("svodka.lexicon.places") / name).read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(packed))
    return found


def _rings(raw: list[list[list[float]]]) -> tuple[Ring, ...]:
    return tuple(tuple((float(lon), float(lat)) for lon, lat in ring) for ring in raw)
