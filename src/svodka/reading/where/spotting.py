"""Which words of a sentence may be a place: the rules of spotting in their order, and the names that hold a place's and are none."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from svodka.lexicon.data import table
from svodka.lexicon.places import key, stems
from svodka.reading.where.adjectival import adjective, ground
from svodka.reading.where.bearers import bearer
from svodka.reading.where.spot import (
    Spot,
    compass_list,
    county_in_list,
    joined,
    long_name,
    short_name,
    state_in_short,
)
from svodka.reading.where.villages import hamlet, two_words, village
from svodka.reading.where.words import Line

Rule = Callable[[Line, int], Spot | None]
RULES: tuple[Rule, ...] = (
    bearer, state_in_short,
    county_in_list, compass_list, long_name, ground, adjective,
    two_words, short_name, village, hamlet,
)
"""Tried in this order at every word; the first that finds something has it."""


def spots_of(line: Line) -> list[Spot]:
    """Return the spots of a sentence from left to right, none overlapping."""
    found: list[Spot] = []
    index = 0
    while index < len(line.words):
        blocked = _blocked(line, index)
        spot = None if blocked else next((s for s in (rule(line, index) for rule in RULES) if s), None)
        if spot and spot.how != "dropped":
            found.append(spot)
        index = blocked + 1 if blocked else (spot.last + 1 if spot else index + 1)
    return found


@cache
def _phrases(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    listed = table(lang, "places")["not_places"]
    return frozenset(key(name) for name in listed), frozenset(stems(name) for name in listed)


def _blocked(line: Line, index: int) -> int:
    """Return the last word of a name that is no place's, or 0."""
    if not line.words[index].capital:
        return 0
    plain, stemmed = _phrases(line.lang)
    for last in range(min(index + 3, len(line.words) - 1), index, -1):
        name = joined(line, index, last)
        if name and (name in plain or stems(name) in stemmed):
            return last
    return 0
