"""The hand tables of regions, areas, seas, sites, countries (lexicon/regions.toml) and the wide world (world.toml), indexed by name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from svodka.lexicon.data import table
from svodka.lexicon.places.adjectives import adjective_stem
from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.keys import CYRILLIC, key, stems

REGION_RADIUS_KM = 150.0
COUNTRY_RADIUS_KM = 400.0
LANGS = ("en", "ru", "uk")
CLASSIFIERS = (("okato", "OKATO"), ("katottg", "KATOTTH"))
POSSESSIVE = re.compile(r"['’]s\b")
"""Readers of a text cut an English 's off, so names are filed without it as well."""


@dataclass(slots=True)
class Hand:
    """Indexes over the hand table. *alone*: ids whose adjective names the region without a generic noun."""

    by_id: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    stems: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    adjectives: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    english_adjectives: dict[str, Entry] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    points: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    """By id, the region's code in its country's classifier: "OKATO 38", "KATOTTH UA63…"."""
    wide: set[str] = field(default_factory=set)
    """Ids of continents, oceans and the like: mostly politics, a place only where something speaks for ground."""


@cache
def hand() -> Hand:
    """Return the indexed hand table, built once."""
    built = Hand()
    shared = table("", "regions")
    generics = tuple(table("en", "places")["region_nouns"])
    for row in shared["region"]:
        region = _region(row)
        _file(built, region, row, generics)
        for field_name, classifier in CLASSIFIERS:
            if field_name in row:
                built.codes[region.id] = f"{classifier} {row[field_name]}"
    for row in table("", "world")["area"]:
        wide = _area(row)
        _file(built, wide, row, ())
        built.wide.add(wide.id)
    for row in shared["country"]:
        _file(built, _country(row), row, ())
        built.points[row["id"]] = (row["at"][0], row["at"][1], float(row.get("radius", COUNTRY_RADIUS_KM)))
    return built


def _region(row: dict[str, Any]) -> Entry:
    iso = row["id"] if ":" not in row["id"] else row.get("adm1_id")
    name = row.get("adm1") or row["name"]
    return Entry(
        id="hand:" + row["id"].lower(),
        name=row["name"],
        level=row.get("level", "region"),
        country=row.get("country", row["id"][:2]),
        adm1=name if iso else None,
        adm1_id=iso,
        lat=row["at"][0],
        lon=row["at"][1],
        population=0,
        radius_km=float(row.get("radius", REGION_RADIUS_KM)),
        by_hand=True,
    )


def _area(row: dict[str, Any]) -> Entry:
    return Entry(
        id="world:" + row["id"],
        name=row["en"][0],
        level="area",
        country=row.get("country", "XZ"),
        adm1=None,
        adm1_id=None,
        lat=row["at"][0],
        lon=row["at"][1],
        population=0,
        radius_km=float(row["radius"]),
        by_hand=True,
    )


def _country(row: dict[str, Any]) -> Entry:
    english = row.get("en", [row["id"]])
    return Entry(
        id="iso:" + row["id"],
        name=english[0],
        level="country",
        country=row["id"],
        adm1=None,
        adm1_id=None,
        lat=row["at"][0],
        lon=row["at"][1],
        population=0,
        radius_km=float(row.get("radius", COUNTRY_RADIUS_KM)),
        by_hand=True,
    )


def _file(built: Hand, entry: Entry, row: dict[str, Any], generics: tuple[str, ...]) -> None:
    built.by_id[entry.id] = entry
    names = [name for lang in LANGS for name in row.get(lang, ())]
    names += [entry.name] if entry.level == "region" else []
    for base in row.get("base", ()):
        names += [f"{base} {noun}" for noun in generics] + [f"{noun} of {base}" for noun in generics]
    names += [POSSESSIVE.sub("", name) for name in names]
    for name in dict.fromkeys(key(name) for name in names):
        built.names[name].append(entry)
        if " " in name and CYRILLIC.search(name):
            built.stems[stems(name)].append(entry)
    for adjective in row.get("adj", ()):
        built.adjectives[_stem(key(adjective))].append(entry)
    for adjective in row.get("enadj", ()):
        built.english_adjectives.setdefault(key(adjective), entry)
    if row.get("alone"):
        built.alone.add(entry.id)


def _stem(adjective: str) -> str:
    """Return the stem of an adjective in the nominative, of a hyphenated or two-word one its words joined."""
    *first, last = adjective.split()
    return " ".join([*first, adjective_stem(last) or last[:-2]])
