"""Definite nouns that take up a place named before: "the peninsula", "полуостров", "his region"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svodka.lexicon.data import table
from svodka.lexicon.places import Entry, key, nominatives
from svodka.reading.where.resolve import Resolved
from svodka.reading.where.words import Line

Carried = tuple[Line, int, int, Entry]


def carried_in(lines: Sequence[Line], kept: Sequence[Resolved]) -> Iterator[Carried]:
    """Yield line, first word, last word and place of each noun phrase that takes up an earlier place."""
    for line in lines:
        taken = {index for one in kept if one.spot.line is line for index in range(one.spot.first, one.spot.last + 1)}
        for phrase, allowed in table(line.lang, "places")["carried"].items():
            for first, last in _occurrences(line, key(phrase).split()):
                entry = _antecedent(line.words[first].start, kept, allowed)
                if entry is not None and not taken & set(range(first, last + 1)):
                    yield line, first, last, entry


def _occurrences(line: Line, phrase: list[str]) -> Iterator[tuple[int, int]]:
    for first in range(len(line.words) - len(phrase) + 1):
        run = line.words[first : first + len(phrase)]
        if all(want in nominatives(word.key, line.lang) for word, want in zip(run, phrase, strict=True)):
            yield first, first + len(phrase) - 1


def _antecedent(start: int, kept: Sequence[Resolved], allowed: list[str]) -> Entry | None:
    """Return the last place before *start* that the noun may stand for."""
    for one in reversed(kept):
        entry = one.entry
        if entry is None or one.spot.start >= start:
            continue
        if entry.adm1_id in allowed or ("" in allowed and entry.level == "region"):
            return entry
    return None
