"""What is rare inside one report: the town of a bulletin on that town tells nothing of two of its statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from svodka.events.features import Facts, unit


class Locality:
    """Counts over the statements of one report, in the order of the text."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        """Count what each of *facts* holds."""
        self._order = {fact.id: at for at, fact in enumerate(sorted(facts, key=lambda fact: fact.statement.span))}
        self.size = max(len(facts), 2)
        self._counts: Mapping[str, Counter[str]] = {
            "word": _count(fact.words for fact in facts),
            "sense": _count(fact.senses for fact in facts),
            "concept": _count(fact.statement.concepts for fact in facts),
            "fine": _count(fact.fine for fact in facts),
            "region": _count(fact.regions for fact in facts),
            "speaker": _count((fact.speaker,) for fact in facts),
        }
        self._words: dict[str, dict[str, float]] = {}
        self._senses: dict[str, dict[str, float]] = {}

    def rare(self, kind: str, key: str) -> float:
        """Return how rare *key* is among the statements: 1 for one in a single statement, 0 for one in all."""
        count = max(self._counts[kind][key], 1)
        return log(self.size / count) / log(self.size) if count < self.size else 0.0

    def words(self, fact: Facts) -> Mapping[str, float]:
        """Return the words of *fact* weighed anew by how rare they are in the report."""
        if fact.id not in self._words:
            self._words[fact.id] = unit({word: told * self.rare("word", word) for word, told in fact.words.items()})
        return self._words[fact.id]

    def senses(self, fact: Facts) -> Mapping[str, float]:
        """Return the senses of *fact*, weighed in the same way: a restatement has other words."""
        if fact.id not in self._senses:
            self._senses[fact.id] = unit({key: told * self.rare("sense", key) for key, told in fact.senses.items()})
        return self._senses[fact.id]

    def steps(self, one: Facts, two: Facts) -> int:
        """Return how many statements lie between, plus one."""
        return abs(self._order[one.id] - self._order[two.id])


def _count(held: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(key for keys in held for key in keys)
