"""Lemmas and Russian morphology: one cached door for reading, search and redaction."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import simplemma

from svodka.lexicon.data import fold

if TYPE_CHECKING:
    import pymorphy3

CACHE_WORDS = 200_000
"""Word forms kept: the vocabulary of some ten thousand reports."""


@lru_cache(maxsize=1)
def russian() -> pymorphy3.MorphAnalyzer:
    """Return the Russian analyser, loaded once a process (about 0.2 s)."""
    import pymorphy3  # noqa: PLC0415 (its dictionaries cost 0.2 s that English-only runs need not pay)

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=CACHE_WORDS)
def lemma(word: str, lang: str) -> str:
    """Return the folded lemma of *word* in "en", "ru" or "uk"; the folded word itself in other languages."""
    folded = fold(word)
    if lang == "ru":
        return fold(str(russian().parse(folded)[0].normal_form))
    if lang in ("en", "uk"):
        return fold(simplemma.lemmatize(folded, lang=lang))
    return folded
