""""Near", "south of", "70 miles from", "between": a place so named is not the point itself; its radius is widened, the point kept."""

from __future__ import annotations

import re
from functools import cache

from svodka.lexicon.data import table
from svodka.lexicon.places import key
from svodka.reading.where.spot import Spot, nouns
from svodka.reading.where.words import Line

VICINITY_KM = 25.0
LOOK_BACK = 9
ARTICLES = frozenset({"the", "a", "an"})
WITH_UNIT = re.compile(r"(\d+)([^\W\d]+)")
"""A number that its unit is written to: "25km"."""


def wider_by(spot: Spot) -> tuple[float, str]:
    """Return by how many kilometres the words before *spot* widen it, and those words; 0 where none do."""
    return next((found for found in (rule(spot) for rule in RULES) if found[0]), (0.0, ""))


def distance(spot: Spot) -> tuple[float, str]:
    """Return "70 miles from", "в 30 км южнее", "за десять кілометрів на північ від"."""
    line, at = spot.line, _before_links(spot)
    units: dict[str, float] = table(line.lang, "places")["distance_units"]
    if at < 0 or at + 1 == spot.first:
        return 0.0, ""
    words = " ".join(word.key for word in line.words[at + 1 : spot.first])
    joined = WITH_UNIT.fullmatch(line.words[at].key)
    if joined is not None and joined[2] in units:
        return float(joined[1]) * units[joined[2]], f"{joined[0]} {words}"
    number = _number(line, at - 1) if at > 0 and line.words[at].key in units else None
    if number is None:
        return 0.0, ""
    return number * units[line.words[at].key], f"{line.words[at - 1].key} {line.words[at].key} {words}"


def direction(spot: Spot) -> tuple[float, str]:
    """Return "north-east of", "северо-западнее", "на схід від"."""
    line = spot.line
    run = [word.key for word in line.words[_before_links(spot) + 1 : spot.first]]
    sides = [word for word in run if word in nouns(line, "sides")]
    told = sides and (line.lang != "en" or run[-1] in ("of", "from") or run[-2:-1] == ["of"] or "of" in run)
    return (VICINITY_KM, " ".join(run)) if told else (0.0, "")


def vicinity(spot: Spot) -> tuple[float, str]:
    """Return "near", "on the outskirts of", "на підступах до"."""
    line = spot.line
    recent = line.words[max(0, spot.first - LOOK_BACK) : spot.first]
    before = [word.key for word in recent if word.key not in ARTICLES]
    while before and line.lang != "en" and before[-1] in nouns(line, "settlement_nouns"):
        before.pop()
    phrase = next((phrase for phrase in _ladder(line.lang, "vicinity") if tuple(before[-len(phrase) :]) == phrase), None)
    return (VICINITY_KM, " ".join(phrase)) if phrase else (0.0, "")


def between(spot: Spot) -> tuple[float, str]:
    """Return "between" for both of its places."""
    line, marks = spot.line, nouns(spot.line, "between")
    recent = line.words[max(0, spot.first - LOOK_BACK) : spot.first]
    if recent and recent[-1].key in marks:
        return VICINITY_KM, recent[-1].key
    opened = next((n for n in range(len(recent) - 1, -1, -1) if recent[n].key in marks), None)
    joined = opened is not None and recent[-1].key in nouns(line, "between_and")
    named = joined and all(word.capital for word in recent[(opened or 0) + 1 : -1])
    return (VICINITY_KM, recent[opened or 0].key) if named else (0.0, "")


def _before_links(spot: Spot) -> int:
    """Return the last word before *spot* that only leads to it: no article, side, "from", "the city of"; -1 for none."""
    line, at = spot.line, spot.first - 1
    links = nouns(line, "distance_links") | nouns(line, "sides") | nouns(line, "settlement_nouns") | ARTICLES
    while at >= 0 and spot.first - at < LOOK_BACK and line.words[at].key in links:
        at -= 1
    return at


def _number(line: Line, index: int) -> float | None:
    """Return the number at word *index*, in figures or a word."""
    if index < 0:
        return None
    word = line.words[index].key
    return float(word) if word.isdigit() else _cardinals(line.lang).get(word)


@cache
def _cardinals(lang: str) -> dict[str, float]:
    return {key(form): float(value) for value, forms in table(lang, "numbers")["cardinal"].items() for form in forms}


@cache
def _ladder(lang: str, name: str) -> tuple[tuple[str, ...], ...]:
    phrases = {tuple(key(phrase).split()) for phrase in table(lang, "places")[name]}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


RULES = (distance, direction, vicinity, between)
"""Tried in this order; the first that finds something widens the place."""
