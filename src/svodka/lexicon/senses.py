"""Words in their own sense: turns of phrase such as "share the bill" are hidden from the matchers of single words."""

from __future__ import annotations

from functools import cache

from svodka.lexicon.data import table
from svodka.lexicon.phrases import PhraseIndex, words_of

HIDDEN = ""
"""What stands for a word inside a turn of phrase; no pattern fits it."""


@cache
def _idioms(lang: str) -> PhraseIndex[str]:
    """Return the turns of phrase of a language."""
    return PhraseIndex((form.strip(), form.strip()) for form in table(lang, "senses")["idioms"].split(","))


def plain_words(text: str, lang: str) -> tuple[str, ...]:
    """Return the words of *text* as `words_of` does, those of a turn of phrase replaced by HIDDEN; places are kept.

    Raises FileNotFoundError for a language without a list.
    """
    words = list(words_of(text))
    for hit in _idioms(lang).find(tuple(words)):
        words[hit.start : hit.stop] = [HIDDEN] * (hit.stop - hit.start)
    return tuple(words)
