"""The vendored gazetteer: exact look-ups in a read-only SQLite file of our own (docs/decisions/0004-gazetteer.md)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import NamedTuple

from svodka.lexicon.places.additions import additions, on_change
from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.filing import ADJECTIVE, ALIAS, BYNAME, NAME, SHORT, SORTS, STEMS
from svodka.lexicon.places.hand import COUNTRY_RADIUS_KM, REGION_RADIUS_KM, hand
from svodka.lexicon.places.local import local_name

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


PROVENANCE = """
SELECT s.name || ' (' || s.version || ')', s.licence, coalesce(r.name, d.name), p.code, c.name
FROM place AS p JOIN source AS s ON s.id = p.source LEFT JOIN place AS d ON d.id = p.district
LEFT JOIN community AS c ON c.id = p.community LEFT JOIN district AS r ON r.id = c.district WHERE p.ref = ?
"""
ALIASES = """
SELECT a.key, a.kind, t.name, a.lang, s.name || ' (' || s.version || ')', s.licence FROM place AS p JOIN alias AS a ON a.place = p.id
JOIN sort AS t ON t.id = a.sort JOIN source AS s ON s.id = a.source WHERE p.ref = ? AND a.key IN (%s) ORDER BY a.kind, a.key
"""
SPELLING = "SELECT %s FROM place WHERE ref = ?"


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
        found.setdefault(entry.id, entry)
    own = additions()
    if own is not None:
        named_here = [_entry(row) for row in own.places(name, lowest, highest)]
        known = [by_id(ref) for ref in own.named(name, lowest, highest)]
        for added in (*named_here, *(entry for entry in known if entry)):
            found.setdefault(added.id, added)
        return tuple(sorted(found.values(), key=lambda entry: (-entry.population, entry.id)))
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
    if own is not None and own.name != own.country:  # the hand table gives some countries a point and leaves their names to CLDR
        return own
    row = base().execute(BY_ID, (ref,)).fetchone()
    extra = additions()
    if row is None and extra is not None:
        row = extra.place(ref)
    return _entry(row) if row else None


@lru_cache(maxsize=CACHE_NAMES)
def with_byname(name: str) -> tuple[Entry, ...]:
    """Return the places that have a demonym, a nickname or a romanisation with the key *name*; never for names in a text."""
    return _look(name, BYNAME, BYNAME)


def names_beginning(head: str) -> list[str]:
    """Return the keys of names that begin so, for telling what a misspelt one may have been."""
    rows = base().execute("SELECT DISTINCT key FROM alias WHERE key >= ? AND key < ? AND kind <= ?", (head, head + "\U0010ffff", ALIAS))
    own = additions()
    added = own.names_beginning(head) if own is not None else ()
    return sorted({*(row[0] for row in rows), *added, *(name for name in hand().names if name.startswith(head))})


class Provenance(NamedTuple):
    """Where a row is from, under which licence, the district and the community that hold it, its foreign code."""

    source: str
    licence: str
    district: str | None
    code: str | None
    community: str | None = None


def provenance(ref: str) -> Provenance:
    """Return where the place *ref* is from."""
    row = base().execute(PROVENANCE, (ref,)).fetchone()
    if row:
        return Provenance(*row)
    own = additions()
    batch = own.source(ref) if own is not None else None
    if batch is not None:
        return Provenance(f"import {batch.id}, {batch.file}", batch.licence, None, None)
    return Provenance("hand table", "Apache-2.0", None, hand().codes.get(ref))


class Alias(NamedTuple):
    """One key of a place: the look-up that finds it, what sort of name it is, its language, its source and licence."""

    key: str
    kind: int
    sort: str
    lang: str
    source: str
    licence: str


def aliases(ref: str, keys: Collection[str]) -> tuple[Alias, ...]:
    """Return those of *keys* that the place *ref* is filed under, with all that is known of each."""
    held = ALIASES % ", ".join("?" * len(keys))
    found = [Alias(*row) for row in base().execute(held, (ref, *keys))]
    own = additions()
    for name, kind, sort, lang, number in own.aliases(ref) if own is not None else ():
        batch = next(batch for batch in own.batches() if batch.id == number) if own is not None else None
        if name in keys and batch:
            found.append(Alias(name, kind, SORTS[sort], lang, f"import {number}, {batch.file}", batch.licence))
    return tuple(found)


def name_in(place_id: str | None, lang: str) -> str:
    """Return what a place is called in *lang* ("en", "ru", "uk"), "" where nothing here says it.

    What a user's import prefers comes first, then the gazetteer's name of the town, the import's other names, the regions,
    countries and areas.
    """
    entry = by_id(place_id) if place_id else None
    if entry is None or place_id is None:
        return ""
    own = additions()
    preferred, added = (own.spelling(place_id, lang, preferred=only) if own is not None else "" for only in (True, False))
    if preferred or lang not in ("ru", "uk"):
        return preferred or (entry.name if lang == "en" else "")
    row = base().execute(SPELLING % lang, (place_id,)).fetchone()
    return (row[0] if row else "") or added or local_name(place_id, lang)


def community_of(ref: str) -> str | None:
    """Return the community (hromada) of Ukraine that holds the place *ref*."""
    return provenance(ref).community


@cache
def capitals() -> frozenset[str]:
    """Return the ids of the capitals of countries."""
    return frozenset(ref for (ref,) in base().execute("SELECT ref FROM capital"))


def code_of(ref: str) -> str | None:
    """Return the foreign code of a place: a country's or region's "gn:6252001", a Ukrainian settlement's in KATOTTG."""
    row = base().execute("SELECT code FROM place WHERE ref = ?", (ref,)).fetchone()
    return row[0] if row else None


def _entry(row: tuple[str, str, str, str, str | None, str | None, float, float, int]) -> Entry:
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


@on_change
def forget() -> None:
    """Forget what was looked up, as places were added or taken back."""
    for cached in (named, with_stems, with_adjective, shortened, with_byname, by_id):
        cached.cache_clear()
