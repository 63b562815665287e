"""What countries and towns are called in Russian and Ukrainian: by CLDR, by hand, else told from GeoNames' lists."""

from __future__ import annotations

import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from svodka.lexicon.places.filing import ABBREVIATION, DEMONYM, FORMER, NICKNAME, Called
from svodka.lexicon.places.keys import CYRILLIC
from svodka.lexicon.places.romanise import romanised
from svodka.lexicon.places.spellings import (
    russian_by_latin,
    russian_by_ukrainian,
    ukrainian_by_latin,
    ukrainian_by_russian,
)

BYNAMES = Path(__file__).resolve().parent.parent / "src" / "svodka" / "lexicon" / "bynames.toml"
SORTED = (("former", FORMER), ("nickname", NICKNAME), ("abbreviation", ABBREVIATION), ("demonym", DEMONYM))


def bynames() -> dict[str, dict[str, Any]]:
    """Return the rows of the hand table by the gazetteer's id."""
    return {row["id"]: row for row in tomllib.loads(BYNAMES.read_text(encoding="utf-8"))["town"]}


def locales(wheel: Path) -> dict[str, Any]:
    """Return CLDR's names in English, Russian and Ukrainian; babel runs from the checked wheel."""
    with tempfile.TemporaryDirectory() as unpacked:
        zipfile.ZipFile(wheel).extractall(unpacked)
        sys.path.insert(0, unpacked)
        from babel import Locale  # noqa: PLC0415 (it exists only now)

        found = {
            lang: {"territories": dict(Locale(lang).territories), "time_zones": dict(Locale(lang).time_zones)}
            for lang in ("en", "ru", "uk")
        }
        sys.path.remove(unpacked)
    return found


def country_names(locales: dict[str, Any]) -> list[dict[str, str]]:
    """Return the names of countries in English, Russian and Ukrainian, by code."""
    return [{iso: str(name) for iso, name in held["territories"].items()} for held in locales.values()]


def city_names(locales: dict[str, Any], towns: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, str]]:
    """Return, by country and GeoNames' name, what CLDR calls the cities that time zones are named after."""
    zones = {lang: {zone: held.get("city") for zone, held in locales[lang]["time_zones"].items()} for lang in ("en", "ru", "uk")}
    found = {}
    for town in towns:
        zone = town["timezone"]
        english = zones["en"].get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")
        names = {lang: zones[lang][zone] for lang in ("ru", "uk") if zones[lang].get(zone)}
        if names and town["name"] == english:
            found[town["countrycode"], town["name"]] = names
    return found


def called(town: dict[str, Any], registered: str, by_hand: dict[str, Any], by_zone: dict[str, str]) -> Called:
    """Return the town's names; *registered* is its name in Ukraine's register, "" where it has none there."""
    country, aliases = town["countrycode"], [alias for alias in town["alternatenames"] if CYRILLIC.search(alias)]
    russian, ukrainian = by_hand.get("ru", ""), by_hand.get("uk", "") or registered
    if country == "UA":
        ukrainian = ukrainian or ukrainian_by_latin(aliases, town["name"], romanised)
        russian = russian or (russian_by_ukrainian(aliases, ukrainian) if ukrainian else russian_by_latin(aliases, town["name"]))
    elif country in ("RU", "BY"):
        russian = russian or by_zone.get("ru", "") or russian_by_latin(aliases, town["name"])
        ukrainian = ukrainian or by_zone.get("uk", "") or (ukrainian_by_russian(aliases, russian) if russian else "")
    else:
        russian, ukrainian = russian or by_zone.get("ru", ""), ukrainian or by_zone.get("uk", "")
    by_sort = tuple((sort, name) for field, sort in SORTED for name in by_hand.get(field, ()))
    return Called(russian, ukrainian, (ukrainian,) if country == "UA" else (russian,) if country == "RU" else (), by_sort)
