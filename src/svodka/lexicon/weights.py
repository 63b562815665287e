"""How much a shared word tells: weights of lemmas counted over a background of news reports."""

from __future__ import annotations

import re
from functools import cache

from svodka.lexicon.data import LANGS, table
from svodka.lexicon.lemmas import lemma

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
"""A word with inner apostrophes and hyphens, or a number."""
CLITICS = ("'s", "’s", "n't", "n’t")
"""English endings that are no part of a word's identity."""
COMMON = 1.0
"""Weight up to which a lemma tells nothing: it stands in more than a third of all reports."""
RAREST = 7.5
"""Weight of a lemma that the background does not hold."""


def bare(word: str) -> str:
    """Return *word* without an English possessive or contraction; one that stands alone ("did n't") stays."""
    for ending in CLITICS:
        word = word.removesuffix(ending) or word
    return word


def lemmas_of(text: str, lang: str) -> list[str]:
    """Return the lemmas of the words and numbers of *text*, in order."""
    words = (bare(match.group()) for match in WORD.finditer(text))
    return [lemma(word, lang) for word in words if word]


@cache
def _weights(lang: str) -> dict[str, float]:
    shipped = table("", "idf").get(lang, {})
    return {word: int(weight) / 10 for weight, words in shipped.items() for word in words}


def weight(word: str, lang: str) -> float:
    """Return what the lemma *word* tells: 0 for one that is everywhere, `RAREST` for an unknown one.

    A language without a background weighs every word alike.
    """
    if lang not in LANGS:
        return RAREST / 2
    known = _weights(lang).get(word, RAREST)
    return 0.0 if known <= COMMON else known


RAREST_CONCEPT = 8.0
"""Weight from which a concept tells all that a concept can."""
COMMON_CONCEPT = 2.0
"""Weight up to which a concept tells nothing."""


@cache
def _concepts() -> dict[str, float]:
    return {key: int(told) / 10 for told, keys in table("", "idf").get("concepts", {}).items() for key in keys}


def concept_weight(key: str) -> float:
    """Return what sharing the concept *key* tells, from 0 to 1: much for a human shield, little for soldiers."""
    known = min(max(_concepts().get(key, RAREST_CONCEPT), COMMON_CONCEPT), RAREST_CONCEPT)
    return (known - COMMON_CONCEPT) / (RAREST_CONCEPT - COMMON_CONCEPT)
