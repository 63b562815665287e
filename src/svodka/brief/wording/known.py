"""English for Russian and Ukrainian words by small tables: bodies, roles, adjectives, what is counted."""

from __future__ import annotations

import re
from functools import cache

from svodka.lexicon.data import fold, table

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
SHORT = 3
"""Abbreviations and three-letter words (ВСУ, суд, мэр) take at most two letters of an ending."""
LONGEST_ENDING = 4


def words_in(mention: str) -> list[str]:
    """Return the folded words of a mention."""
    return WORD.findall(fold(mention))


@cache
def known(lang: str, part: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return a part of a language's wording table, the most exact first: word beginnings and the English words."""
    language = lang if lang in ("ru", "uk") else "ru"
    found = sorted(table(language, "wording")[part].items(), key=lambda row: (-len(row[0]), row[0]))
    return tuple((tuple(fold(beginnings).split()), english) for beginnings, english in found)


def first_known(words: list[str], lang: str, part: str) -> tuple[int, int, str] | None:
    """Return [start, stop) of the first known phrase with its English; the most exact of those that stand there."""
    for at in range(len(words)):
        for beginnings, english in known(lang, part):
            row = words[at : at + len(beginnings)]
            if len(row) == len(beginnings) and all(_begins(*pair) for pair in zip(row, beginnings, strict=True)):
                return at, at + len(beginnings), english
    return None


def english_for(mention: str, lang: str, part: str) -> str:
    """Return the English for the first known phrase in *mention*, "" where none is known."""
    found = first_known(words_in(mention), lang, part) if lang in ("ru", "uk") else None
    return found[2] if found else ""


def _begins(word: str, beginning: str) -> bool:
    """Tell whether *word* is *beginning* with a case ending."""
    longest = 2 if len(beginning) <= SHORT else LONGEST_ENDING
    return word.startswith(beginning) and len(word) - len(beginning) <= longest
