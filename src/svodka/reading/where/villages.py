"""Settlements that the gazetteer does not know, where a settlement must stand by what is written around it."""

from __future__ import annotations

import re
from functools import cache

from svodka.lexicon.data import table
from svodka.lexicon.places import adjective_stem, key
from svodka.reading.where.adjectival import adjective
from svodka.reading.where.lists import LONGEST, head_of_list
from svodka.reading.where.spot import (
    CONJUNCTIONS,
    PLAIN,
    Spot,
    is_noun,
    long_name,
    nouns,
    settlement_before,
    short_name,
)
from svodka.reading.where.words import Line

ADJECTIVE = re.compile(r"(?:[ая]я|[ое]е|[ыио]й|[ыи]е|[ое]го|[ое]му|[ое]й|[ую]ю|[ыи][мх]|[ое]м|ого|ому|ої|ою|і[йм]|[аеєяюі])$")
"""The end of the first word of "Красный Яр", "Мала Токмачка", in any case."""
OBLIQUE = re.compile(r"[сц]ь?к(?:ом|ому|ого|ої|ой|их|им|ими)$")
"""An adjective in a case that no village's name in a list stands in."""


def village(line: Line, index: int) -> Spot | None:
    """Return one or two capitalised words that the gazetteer does not know, where a settlement must stand.

    A noun for settlements stands before it or before its list ("в селе Балка", "the village of Hai"), or its region
    right behind it or behind its list ("в Балке Сумской области").
    """
    word = line.words[index]
    named_so = settlement_before(line, index)
    if not word.capital or word.text[1:2].isupper() or not word.key[0].isalpha():
        return None
    if word.key in nouns(line, "never") and not (named_so and line.lang != "en"):
        return None
    listed = not named_so and word.token.entity != "PER" and head_of_list(line, index) is not None
    if word.token.entity == "PER" and not named_so and line.lang != "en":
        return None
    last = _last_of_name(line, index, sure=named_so or listed)
    if last is None or _common(line, index, last):
        return None
    placed = (
        index > 0 and line.words[index - 1].key in nouns(line, "locative") and word.token.pos in ("PROPN", "NOUN", "X")
    )
    if line.lang == "en" and word.token.entity != "LOC":
        placed = placed and line.words[index - 1].key in PLAIN and last == index and _region_behind(line, last)
        named_so = named_so and line.words[index - 1].key == "of"
    if named_so or listed or (placed and (_region_behind(line, last) or _neighbour_behind(line, last))):
        return Spot(line, index, last, (), "village")
    return Spot(line, index, last, (), "village") if line.lang != "en" and _region_behind_list(line, last) else None


def _common(line: Line, first: int, last: int) -> bool:
    """Tell whether it is a noun for regions with a capital, the name of a district, or the second half of another name."""
    following = line.after(last)
    district = following is not None and line.gap(last, last + 1) == " " and is_noun(line, following, "district_nouns")
    generic = any(is_noun(line, line.words[first], name) for name in ("region_nouns", "district_nouns", "settlement_heads"))
    half = first > 0 and line.words[first - 1].capital and line.gap(first - 1, first) == "-"
    attribute = line.words[last].token.pos == "ADJ" and bool(OBLIQUE.search(line.words[last].key))
    return district or half or attribute or (generic and line.lang != "en")


def two_words(line: Line, index: int) -> Spot | None:
    """Return an unknown name of two words in a list of settlements before half of it is taken for another: "Мала Балка"."""
    word, following = line.words[index], line.after(index)
    if line.lang == "en" or not word.capital or following is None or not following.capital or word.token.entity == "PER":
        return None
    if line.gap(index, index + 1) != " " or not ADJECTIVE.search(word.key):
        return None
    if not settlement_before(line, index) and head_of_list(line, index) is None and not _region_behind_list(line, index + 1):
        return None
    last = _last_of_name(line, index, sure=True)
    return Spot(line, index, last, (), "village") if last == index + 1 and not _common(line, index, last) else None


def _last_of_name(line: Line, index: int, *, sure: bool) -> int | None:
    """Return the last word of an unknown name that begins at *index*; None where it is more than a settlement's name."""
    following, after_next = line.after(index), line.after(index, 2)
    if following is None or not following.capital or _opens_region(line, index + 1):
        return index
    if line.gap(index, index + 1) == "-":
        return index + 1
    if line.gap(index, index + 1) != " ":
        return index
    closed = after_next is None or not after_next.capital or line.gap(index + 1, index + 2) != " "
    closed = closed or _opens_region(line, index + 2)
    described = line.lang == "en" or (bool(ADJECTIVE.search(line.words[index].key)) and not is_given(line.words[index].key))
    return index + 1 if sure and closed and described and not following.shouted else None


@cache
def _given() -> frozenset[str]:
    return frozenset(key(form) for row in table("", "romanization")["given"]["pairs"] for form in row)


def is_given(word: str) -> bool:
    """Tell whether *word* (a key) is a person's first name in any spelling that is listed."""
    return word in _given()


def _opens_region(line: Line, index: int) -> bool:
    return any(
        found is not None and found.entries and found.entries[0].level in ("region", "country")
        for found in (rule(line, index) for rule in (long_name, adjective, short_name))
    )


def _region_behind(line: Line, last: int) -> bool:
    """Tell whether a region's name follows as a container does: in the genitive, or after a comma."""
    if line.after(last) is None:
        return False
    gap = line.gap(last, last + 1)
    return gap in ((", ",) if line.lang == "en" else (" ", ", ", " (")) and _opens_region(line, last + 1)


def _region_behind_list(line: Line, last: int) -> bool:
    """Tell whether a region follows the list of names, two at least, that goes on behind word *last*."""
    at, items = last, 0
    while at + 1 < len(line.words) and at - last < LONGEST:
        gap, word = line.gap(at, at + 1), line.words[at + 1]
        if items and word.capital and gap in (" ", ", ", " (") and adjective_stem(word.key) and _opens_region(line, at + 1):
            return True
        if word.key in CONJUNCTIONS and gap in (" ", ", "):
            at, items = at + 1, items + 1
            continue
        if not word.capital or gap not in (", ", "; ", " ", "-") or (gap == " " and at == last):
            return False
        at, items = at + 1, items + (gap in (", ", "; "))
    return False


def _neighbour_behind(line: Line, last: int) -> bool:
    """Tell whether "near" and a place that is known follow: "в Балке под Читой"."""
    phrases = {tuple(phrase.split()) for phrase in table(line.lang, "places")["beside"]}
    for size in sorted({len(phrase) for phrase in phrases}):
        at = last + 1 + size
        phrase = tuple(word.key for word in line.words[last + 1 : at])
        if phrase in phrases and at < len(line.words) and line.words[at].capital and short_name(line, at) is not None:
            return True
    return False


def hamlet(line: Line, index: int) -> Spot | None:
    """Return a word that the name tagger has as a place; it counts only if the register knows it hereabouts."""
    word = line.words[index]
    if not word.capital or word.shouted or word.token.entity != "LOC" or word.key in nouns(line, "never"):
        return None
    following = line.after(index)
    hyphened = following is not None and line.gap(index, index + 1) == "-"
    longer = following is not None and following.capital and line.gap(index, index + 1) == " "
    if word.token.pos == "ADJ" or hyphened or longer or word.text[1:2].isupper() or _common(line, index, index):
        return None
    return Spot(line, index, index, (), "hamlet")
