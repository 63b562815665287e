"""The vendored gazetteer: exact look-ups in a read-only SQLite file of our own (docs/decisions/0004-gazetteer.md)."""

from __future__ import annotations

import sqlite3
from functools import cache, lru_cache
from importlib.resources import as_file, files

from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.hand import COUNTRY_RADIUS_KM, REGION_RADIUS_KM, hand

NAME, ALIAS, STEMS, ADJECTIVE, SHORT = range(5)
"""Kinds of an alias, as scripts/build_gazetteer.py writes them."""

CACHE_NAMES = 100_000
SETTLEMENT_RADIUS_KM = 5.0
CITY_RADIUS_KM = 15.0
CITY_FROM = 300_000

QUERY = """
SELECT p.ref, p.name, p.level, p.country, r.name, p.region, p.lat, p.lon, p.population
FROM alias AS a JOIN place AS p ON p.id = a.place LEFT JOIN region AS r ON r.iso = p.region
WHERE a.key = ? AND a.kind BETWEEN ? AND ? ORDER BY p.population DESC, p.ref
"""


BY_ID = """
SELECT p.ref, p.name, p.level, p.country, r.name, p.region, p.lat, p.lon, p.population
FROM place AS p LEFT JOIN region AS r ON r.iso = p.region WHERE p.ref = ?
"""


@cache
def base() -> sqlite3.Connection:
    """Return the connection to the vendored file, read-only, opened once a process."""
    with as_file(files("svodka.lexicon.places") / "gazetteer.sqlite") as path:
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _look(name: str, lowest: int, highest: int) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for row in base().execute(QUERY, (name, lowest, highest)):
        entry = _entry(row)
        if entry:
            found.setdefault(entry.id, entry)
    return tuple(found.values())


@lru_cache(maxsize=CACHE_NAMES)
def named(name: str) -> tuple[Entry, ...]:
    """Return the places filed under the key *name*, the most populous first."""
    return _look(name, NAME, ALIAS)


@lru_cache(maxsize=CACHE_NAMES)
def with_stems(name: str) -> tuple[Entry, ...]:
    """Return the places whose Cyrillic names of several words have these stems."""
    return _look(name, STEMS, STEMS)


@lru_cache(maxsize=CACHE_NAMES)
def with_adjective(stem: str) -> tuple[Entry, ...]:
    """Return the towns whose adjective has this stem ("казанск")."""
    return _look(stem, ADJECTIVE, ADJECTIVE)


@lru_cache(maxsize=CACHE_NAMES)
def shortened(name: str) -> tuple[Entry, ...]:
    """Return the counties and districts that are called *name* without their noun ("Geauga" for Geauga County)."""
    return _look(name, SHORT, SHORT)


@lru_cache(maxsize=CACHE_NAMES)
def by_id(ref: str) -> Entry | None:
    """Return the place with the id *ref* ("iso:DE", "iso:US-TX", "gn:706483"), by hand where the table has it."""
    own = hand().by_id.get(ref) or hand().by_id.get(ref.lower().replace("iso:", "hand:"))
    if own is not None:
        return own
    row = base().execute(BY_ID, (ref,)).fetchone()
    return _entry(row) if row else None


@cache
def capitals() -> frozenset[str]:
    """Return the ids of the capitals of countries."""
    return frozenset(ref for (ref,) in base().execute("SELECT ref FROM capital"))


def code_of(ref: str) -> str | None:
    """Return the foreign code of a place: a country's or region's "gn:6252001", a Ukrainian settlement's in KATOTTG."""
    row = base().execute("SELECT code FROM place WHERE ref = ?", (ref,)).fetchone()
    return row[0] if row else None


def _entry(row: tuple[str, str, str, str, str | None, str | None, float, float, int]) -> Entry | None:
    ref, name, level, country, region_name, iso, lat, lon, population = row
    own = hand().by_id.get("hand:" + iso.lower()) if iso else None
    radius = {"country": COUNTRY_RADIUS_KM, "region": REGION_RADIUS_KM}.get(level, SETTLEMENT_RADIUS_KM)
    if level == "region" and own:
        return own
    if level == "country" and country in hand().points:
        lat, lon, radius = hand().points[country]
    return Entry(
        id=ref,
        name=name,
        level=level,
        country=country,
        adm1=own.adm1 if own else region_name,
        adm1_id=iso,
        lat=lat,
        lon=lon,
        population=population,
        radius_km=CITY_RADIUS_KM if level == "settlement" and population >= CITY_FROM else radius,
    )
