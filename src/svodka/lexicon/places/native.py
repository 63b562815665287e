"""What a published settlement is called in Russian or Ukrainian: found again by its name and point."""

from __future__ import annotations

import re
from functools import lru_cache

from svodka.lexicon.places.additions import on_change
from svodka.lexicon.places.gazetteer import name_in, named
from svodka.lexicon.places.keys import key

NEAR = 0.02
"""Degrees within which a published point is the gazetteer's."""
OF_A_DISTRICT = re.compile(r"ський$|ский$")
"""An adjective that the sources give some towns by mistake for their district."""


@lru_cache(maxsize=10_000)
def native_name(name: str, at: tuple[float, float], lang: str) -> str:
    """Return the name in *lang* ("ru", "uk") of the settlement called *name* at (latitude, longitude); "" where in doubt."""
    here = {
        entry.id
        for entry in named(key(name))
        if entry.name == name and abs(entry.lat - at[0]) < NEAR and abs(entry.lon - at[1]) < NEAR
    }
    found = name_in(here.pop(), lang) if len(here) == 1 else ""
    wrong = OF_A_DISTRICT.search(found) and "sk" not in name
    return "" if wrong else found.replace("'", "’")


on_change(native_name.cache_clear)
