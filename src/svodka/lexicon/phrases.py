"""Word patterns looked up in one pass: the matcher under concepts, topics and the cues for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from svodka.lexicon.data import fold, fold_text

V = TypeVar("V")
WORD = re.compile(r"\w+(?:'\w+)*")
GAP = 3
"""Words that ".." may stand for, at most."""
KEPT = 50_000
"""Words whose patterns an index keeps."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[V]):
    """A pattern found: words [start, stop) of what was searched, and the value it stands for."""

    start: int
    stop: int
    value: V


@dataclass(frozen=True, slots=True)
class _Word:
    """One place of a pattern: a word or the beginning of one; *gap*: others may stand before it."""

    text: str
    prefix: bool
    gap: bool

    def fits(self, word: str) -> bool:
        """Tell whether *word* can stand here."""
        return word.startswith(self.text) if self.prefix else word == self.text


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of *text* folded; a hyphen separates, an apostrophe inside a word does not."""
    return tuple(WORD.findall(fold_text(text)))


class PhraseIndex(Generic[V]):
    """Patterns such as "refus* .. fight*" with a value each.

    "stem*" is any word beginning so, ".." up to GAP words between; patterns are folded like the text. Search time grows
    with the words, not with the patterns.
    """

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        """Index (pattern, value) rows by their first word."""
        self._exact: dict[str, list[tuple[tuple[_Word, ...], V]]] = {}
        self._prefix: dict[str, list[tuple[tuple[_Word, ...], V]]] = {}
        for pattern, value in rows:
            first, *rest = _parse(pattern)
            index = self._prefix if first.prefix else self._exact
            index.setdefault(first.text, []).append((tuple(rest), value))
        self._sizes = sorted(set(map(len, self._prefix)))
        self._fitting: dict[str, tuple[tuple[tuple[_Word, ...], V], ...]] = {}

    def find(self, words: Sequence[str]) -> list[Hit[V]]:
        """Return every match, in order of its first word."""
        hits = []
        for at, word in enumerate(words):
            for rest, value in self._candidates(word):
                stop = _rest_ends(words, at + 1, rest)
                if stop:
                    hits.append(Hit(at, stop, value))
        return hits

    def _candidates(self, word: str) -> tuple[tuple[tuple[_Word, ...], V], ...]:
        """Return the patterns whose first word fits, and keep them, as most words of a text have been met before."""
        found = self._fitting.get(word)
        if found is None:
            rows = list(self._exact.get(word, ()))
            for size in self._sizes:
                rows += self._prefix.get(word[:size], ()) if size <= len(word) else ()
            if len(self._fitting) >= KEPT:
                self._fitting.clear()
            found = self._fitting[word] = tuple(rows)
        return found


def _parse(pattern: str) -> list[_Word]:
    """Return the places of a pattern."""
    places, gap = [], False
    for part in fold(pattern).replace("-", " ").split():
        if part == "..":
            gap = True
            continue
        places.append(_Word(text=part.rstrip("*"), prefix=part.endswith("*"), gap=gap))
        gap = False
    if not places:
        message = f"empty pattern {pattern!r}"
        raise ValueError(message)
    return places


def _rest_ends(words: Sequence[str], at: int, rest: tuple[_Word, ...]) -> int:
    """Return where the rest of a pattern ends if it follows at *at*, else 0."""
    for place in rest:
        reach = range(at, min(at + (GAP if place.gap else 0) + 1, len(words)))
        found = next((i for i in reach if place.fits(words[i])), None)
        if found is None:
            return 0
        at = found + 1
    return at
