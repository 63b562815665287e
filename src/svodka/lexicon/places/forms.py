"""From an inflected Russian or Ukrainian name to the nominatives it may be a case of.

Lemmatisers are made for dictionary words and fail on towns, so the endings of a name are undone by a table
(lexicon/ru/places.toml, lexicon/uk/places.toml: endings) and what is no name is left to the look-up to refuse.
"""

from __future__ import annotations

from functools import cache, lru_cache

from svodka.lexicon.data import table
from svodka.lexicon.places.keys import CYRILLIC

SHORTEST = 2


@cache
def _endings(lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = [(ending, tuple(bases.split("|"))) for ending, bases in table(lang, "places")["endings"].items()]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@lru_cache(maxsize=100_000)
def nominatives(word: str, lang: str) -> tuple[str, ...]:
    """Return *word* (a key) and what it may be a case of, longest ending first, without repetition."""
    if lang not in ("ru", "uk") or not CYRILLIC.search(word):
        return (word,)
    found = [word]
    for ending, bases in _endings(lang):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            found += [word[: len(word) - len(ending)] + base for base in bases]
    return tuple(dict.fromkeys(found))
