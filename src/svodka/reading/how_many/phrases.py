"""Phrases of the lexicon looked up in tokens, forward from a place or backward to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from svodka.lexicon.data import fold, table
from svodka.reading.numerals import Token, tokenize


class Phrases:
    """Phrases with a key each, found at the longest."""

    def __init__(self, rows: Mapping[str, Iterable[str]]) -> None:
        """Take the *rows* of a table: key to phrases."""
        self._forward: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._backward: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key, phrases in rows.items():
            for phrase in phrases:
                words = tuple(token.low for token in tokenize(fold(phrase)))
                self._forward.setdefault(words[0], []).append((words, key))
                self._backward.setdefault(words[-1], []).append((words, key))
        for index in (self._forward, self._backward):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def after(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """Return (tokens taken, key) of the longest phrase that begins at index *at*."""
        if not 0 <= at < len(tokens):
            return None
        for words, key in self._forward.get(tokens[at].low, ()):
            if len(words) == 1 or tuple(token.low for token in tokens[at : at + len(words)]) == words:
                return len(words), key
        return None

    def before(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """Return (tokens taken, key) of the longest phrase that ends just before index *at*."""
        if not 0 < at <= len(tokens):
            return None
        for words, key in self._backward.get(tokens[at - 1].low, ()):
            size = len(words)
            if size == 1 or (size <= at and tuple(token.low for token in tokens[at - size : at]) == words):
                return size, key
        return None


@cache
def unit_phrases(lang: str, name: str) -> Phrases:
    """Return section *name* of lexicon/<lang>/units.toml."""
    return Phrases(table(lang, "units")[name])


@cache
def unit_words(lang: str, name: str, key: str) -> frozenset[str]:
    """Return one list of lexicon/<lang>/units.toml, folded."""
    return frozenset(fold(word) for word in table(lang, "units")[name][key])
