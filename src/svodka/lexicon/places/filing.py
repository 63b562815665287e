"""Under which keys a place is filed: names, by-names, stems of names of several words, stems of adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svodka.lexicon.places.adjectives import town_adjectives
from svodka.lexicon.places.keys import CYRILLIC, key, stems

NAME, ALIAS, STEMS, ADJECTIVE, SHORT = range(5)
"""Kinds of an alias in the gazetteer's file."""

ADJECTIVES_FROM = 20_000
"""From how many people on a town's regular adjective is filed: those of villages are other words."""
GENERIC = re.compile(r" (?:County|Parish|Borough|Census Area|District|Raion|Rayon|Regional Municipality)$|^(?:County|District of) ")
"""What the name of a division is often written without: "Geauga and Lake counties"."""


def filed_under(name: str, aliases: Iterable[str], *, level: str, adjectives: bool) -> set[tuple[str, int]]:
    """Return the keys of a place with their kinds; *adjectives*: a town large enough to have one in our languages."""
    found = {(key(name), NAME)}
    if level == "district" and GENERIC.search(name):
        found.add((key(GENERIC.sub("", name)), SHORT))
    for alias in aliases:
        found.add((key(alias), ALIAS))
        if CYRILLIC.search(alias) and " " in key(alias):
            found.add((stems(alias), STEMS))
        if adjectives:
            found |= {(adjective, ADJECTIVE) for adjective in town_adjectives(alias)}
    names = {filed for filed, kind in found if kind == NAME}
    return {(filed, kind) for filed, kind in found if filed and not (kind == ALIAS and filed in names)}
