"""Word patterns looked up in one pass: the matcher under concepts, topics and the cues for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from svodka.lexicon.data import fold

V = TypeVar("V")
WORD = re.compile(r"\w+(?:'\w+)*")
GAP = 3
"""Words that ".." may stand for, at most."""


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
    return tuple(WORD.findall(fold(text)))


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
        self._shortest = min(map(len, self._prefix), default=1)
        self._longest = max(map(len, self._prefix), default=0)

    def find(self, words: Sequence[str]) -> list[Hit[V]]:
        """Return every match, in order of its first word."""
        hits = []
        for at, word in enumerate(words):
            for rest, value in self._candidates(word):
                stop = _rest_ends(words, at + 1, rest)
                if stop:
                    hits.append(Hit(at, stop, value))
        return hits

    def _candidates(self, word: str) -> Iterable[tuple[tuple[_Word, ...], V]]:
        """Yield the patterns whose first word fits."""
        yield from self._exact.get(word, ())
        for size in range(self._shortest, min(len(word), self._longest) + 1):
            yield from self._prefix.get(word[:size], ())


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
