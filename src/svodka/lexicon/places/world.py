"""The wide world by hand (lexicon/world.toml): what English calls the people of a country, a state or a town, and states in short."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from svodka.lexicon.data import table
from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.gazetteer import by_id, named
from svodka.lexicon.places.hand import hand
from svodka.lexicon.places.keys import key

INVARIABLE = ("s", "sh", "ch", "ese", "men", "x")
"""Ends of names of peoples that have no plural in -s."""


@cache
def people() -> dict[str, Entry]:
    """Return what a people or a by-name stands for, by key: "germans" → Germany, "texan" → Texas."""
    found: dict[str, Entry] = {}
    for iso, names in table("", "world")["people"].items():
        found |= _filed(by_id("iso:" + iso), names)
    for name, town in table("", "world")["townspeople"].items():
        entry = next(iter((*hand().names.get(key(town), ()), *named(key(town)))), None)
        found |= _filed(entry, [name])
    for adjective, entry in hand().english_adjectives.items():
        found.setdefault(adjective, entry)
    return found


def _filed(entry: Entry | None, names: list[str]) -> dict[str, Entry]:
    return {form: entry for name in names for form in _numbers(key(name))} if entry else {}


def _numbers(name: str) -> Iterator[str]:
    yield name
    if not name.endswith(INVARIABLE):
        yield name + "s"


@cache
def states() -> dict[str, Entry]:
    """Return the states and provinces by the key of what newspapers and the post shorten them to: "ky", "n j"."""
    rows = table("", "world")["states"].items()
    found = {key(name): by_id("iso:" + iso) for iso, names in rows for name in names}
    return {name: entry for name, entry in found.items() if entry}
