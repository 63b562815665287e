"""What regions, countries and wide areas are called in Russian and Ukrainian, in the nominative."""

from __future__ import annotations

from functools import cache

from svodka.lexicon.data import table
from svodka.lexicon.places.polygons import polygons


def local_name(ref: str | None, lang: str) -> str:
    """Return the name of a region, country or area by gazetteer id or ISO code; "" where *lang* has none here.

    Settlements have none: the gazetteer holds the spellings that reports use, not one that is right.
    """
    return _names(lang).get((ref or "").lower().removeprefix("hand:").removeprefix("iso:"), "")


def local_from_english(name: str, lang: str) -> str:
    """Return the name of a region, country or area by its English one; "" where *lang* has none here."""
    return _by_english(lang).get(name, "")


@cache
def _by_english(lang: str) -> dict[str, str]:
    """Return names by the English one."""
    shared = table("", "regions")
    rows = [*table("", "world")["area"], *shared["region"], *shared["country"]]
    named = ((name, row) for row in rows if row.get(lang) for name in (row.get("name"), *row.get("en", ())) if name)
    found = {name: _whole(row[lang]) for name, row in named}
    return found | {one.names["en"]: one.names[lang] for one in polygons().values() if one.names.get(lang)}


@cache
def _names(lang: str) -> dict[str, str]:
    """Return names by id in small letters; a country's full word rather than its abbreviation."""
    shared = table("", "regions")
    rows = [*shared["country"], *shared["region"], *table("", "world")["area"]]
    found = {row["id"].lower(): _whole(row[lang]) for row in rows if row.get(lang)}
    found |= {iso.lower(): region.names[lang] for iso, region in polygons().items() if region.names.get(lang)}
    return found


def _whole(names: list[str]) -> str:
    """Return the first name that is no abbreviation."""
    return next((name for name in names if not name.isupper()), names[0])
