"""Tokens for the grammars of times and quantities: words, numbers as written, dates, marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from svodka.lexicon.data import fold

CACHE_TEXTS = 64
"""Texts whose tokens are kept: the statements of one report are read one after another."""

TOKEN = re.compile(
    r"""(?P<date>(?<![\w.-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./](?:[0-9]{4}|[0-9]{2}))(?![\w]))
      |(?P<number>[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:,[0-9]{1,2})?(?![0-9.,]*[0-9])|[0-9]+(?:[.,:][0-9]+)*)
      |(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)
      |(?P<gap>\n[ \t\r]*\n\s*)
      |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
THOUSANDS_WITH_DOT = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")
LONGEST = 15
"""Digits beyond which a float is no longer exact; a longer row of digits is a code, not a number."""


class Token(NamedTuple):
    """[start, stop) of the text; *sort* is date, number, word, gap or mark; *low* is folded."""

    start: int
    stop: int
    sort: str
    text: str
    low: str


@lru_cache(maxsize=CACHE_TEXTS)
def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of *text*; white space belongs to none, but an empty line is a token of its own."""
    tokens = []
    for match in TOKEN.finditer(text):
        sort = match.lastgroup or "mark"
        word = match.group()
        tokens.append(Token(*match.span(), sort, word, fold(word) if sort == "word" else word))
    return tuple(tokens)


def number_value(written: str, lang: str) -> float | None:
    """Return what a number token means, or None where it is a clock time, a version or a code.

    A comma with three digits after it groups thousands; a dot does so where the comma is the decimal mark.
    """
    plain = SPACES.sub("", written)
    if sum(map(str.isdigit, plain)) > LONGEST:
        return None
    if plain.isdecimal():
        return float(plain)
    if THOUSANDS.fullmatch(plain):
        return float(plain.replace(",", "") if "," in plain else plain.replace(".", ""))
    if lang != "en" and THOUSANDS_WITH_DOT.fullmatch(plain):
        return float(plain.replace(".", ""))
    if DECIMAL.fullmatch(plain):
        return float(plain.replace(",", "."))
    return None


def touch(left: Token, right: Token) -> bool:
    """Tell whether nothing stands between the two."""
    return left.stop == right.start
