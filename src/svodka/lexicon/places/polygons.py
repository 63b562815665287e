"""Outlines of the first-order regions of Russia, Ukraine and Belarus, for drawing maps offline."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

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
    packed = (files("svodka.lexicon.places") / "adm1.json.gz").read_bytes()
    regions = {}
    for iso, row in json.loads(gzip.decompress(packed)).items():
        rings = tuple(tuple((float(lon), float(lat)) for lon, lat in ring) for ring in row["rings"])
        regions[iso] = Region(id=iso, country=row["country"], names=MappingProxyType(row["names"]), rings=rings)
    return MappingProxyType(regions)
