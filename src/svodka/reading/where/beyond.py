"""Names that the gazetteer does not have: a river, a school, a quarter is placed by what it is named after or stands beside.

Such an answer is a container, never a point of its own: it is flagged unresolved and its radius is widened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from svodka.lexicon.data import words
from svodka.lexicon.places import Entry
from svodka.reading.where.resolve import Resolved
from svodka.reading.where.spot import Spot
from svodka.reading.where.words import Line

AROUND_KM = 40.0
"""How far from the town that it is named after or stands beside a thing may lie."""
KNOWN_TOWN = 50_000
"""From how many people on a town gives its name to a thing whatever else the thing is called."""
WIDE = ("country", "region")
POINTS = ("settlement", "district", "site")

Meaning = Callable[[str], Iterable[Entry]]


def core(line: Line, covered: Sequence[int], meaning: Meaning) -> tuple[int, int, tuple[Entry, ...]] | None:
    """Return first word, last word and places of the longest part of a name that is a place's: "Bonn" of "Bonn Town Hall"."""
    generic = words(line.lang, "places", "features")
    for size in range(len(covered) - 1, 0, -1):
        for at in range(len(covered) - size + 1):
            part = covered[at : at + size]
            rest = [line.words[index].key for index in covered if index not in part]
            found = _places(line, part, meaning, generic, sole=all(word in generic for word in rest))
            if found:
                return part[0], part[-1], found
    return None


def _places(line: Line, part: Sequence[int], meaning: Meaning, generic: frozenset[str], *, sole: bool) -> tuple[Entry, ...]:
    """Return what a part of a name stands for; unless it is the *sole* word of its own there, only well-known places."""
    run = [line.words[index] for index in part]
    if all(word.key in generic for word in run) or not (run[0].capital and run[-1].capital):
        return ()
    found = tuple(meaning(" ".join(word.key for word in run)))
    return found if sole else tuple(e for e in found if e.level in WIDE or e.population >= KNOWN_TOWN)


def within_core(resolved: Resolved, written: str) -> Resolved:
    """Return *resolved*, found by a part of *written*, as the container that it is."""
    if resolved.entry is None:
        return resolved
    around = replace(resolved.entry, radius_km=max(AROUND_KM, resolved.entry.radius_km))
    reason = f"{written}: not in the gazetteer; named after {resolved.entry.name}"
    return replace(resolved, entry=around, reason=reason, unresolved=True)


def beside(spot: Spot, others: Sequence[Resolved]) -> Resolved:
    """Return the place of the text that stands nearest to *spot*, of which nothing is known, as its container."""
    placed = [one for one in others if one.entry is not None and one.entry.level in POINTS and not one.unresolved]
    placed = placed or [one for one in others if one.entry is not None and not one.unresolved]
    if not placed:
        return Resolved(spot, None, "not in the gazetteer, no container stated", (), unresolved=True)
    nearest = min(placed, key=lambda one: (abs(one.spot.start - spot.start), one.spot.start)).entry
    if nearest is None:
        raise AssertionError(spot)
    around = replace(nearest, radius_km=max(AROUND_KM, nearest.radius_km))
    return Resolved(spot, around, f"not in the gazetteer; named beside {nearest.name}", (), unresolved=True)
