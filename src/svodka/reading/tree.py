"""Walks over the dependency tree of one sentence, by token index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from svodka.reading.document import Token

CACHE_SENTENCES = 64


@lru_cache(maxsize=CACHE_SENTENCES)
def children(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    """Return for each token the indices of its dependants."""
    below: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if 0 <= token.head < len(tokens) and token.head != index:
            below[token.head].append(index)
    return tuple(tuple(kids) for kids in below)


def subtree(tokens: tuple[Token, ...], head: int, *, without: Iterable[int] = ()) -> list[int]:
    """Return the sorted indices under *head* with itself, not descending into *without*."""
    barred = set(without)
    kids = children(tokens)
    seen = {head}
    queue = [head]
    while queue:
        for kid in kids[queue.pop()]:
            if kid not in seen and kid not in barred:
                seen.add(kid)
                queue.append(kid)
    return sorted(seen)


def under(tokens: Sequence[Token], index: int, ancestor: int) -> bool:
    """Tell whether *ancestor* is on the way from *index* to the root."""
    for _ in tokens:
        if index == ancestor:
            return True
        if index < 0:
            return False
        index = tokens[index].head
    return False


def ancestors(tokens: Sequence[Token], index: int) -> list[int]:
    """Return *index* and what is above it up to the root; a parser's loop ends the way."""
    above: list[int] = []
    while 0 <= index < len(tokens) and index not in above:
        above.append(index)
        index = tokens[index].head
    return above


def kids_with(tokens: tuple[Token, ...], head: int, *labels: str) -> list[int]:
    """Return the dependants of *head* with one of the dependency *labels*."""
    return [kid for kid in children(tokens)[head] if tokens[kid].dep in labels]


def trim(tokens: Sequence[Token], start: int, stop: int, edge: frozenset[str]) -> tuple[int, int]:
    """Cut punctuation and the lemmas *edge* (conjunctions) off both ends of [start, stop)."""
    while start < stop and (
        (tokens[start].pos == "PUNCT" and tokens[start].text not in OPENING) or tokens[start].lemma in edge
    ):
        start += 1
    while stop > start and (tokens[stop - 1].text in SEPARATORS or tokens[stop - 1].lemma in edge):
        stop -= 1
    return start, stop


OPENING = frozenset('“„«‘"([')
SEPARATORS = frozenset((",", ";", ":", "—", "–", "-", "--", "•"))


def runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the half-open runs of consecutive indices."""
    start = None
    previous = -2
    for index in indices:
        if index != previous + 1:
            if start is not None:
                yield start, previous + 1
            start = index
        previous = index
    if start is not None:
        yield start, previous + 1
