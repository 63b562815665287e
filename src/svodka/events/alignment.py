"""Two reports of one story side by side: each statement's counterpart, and neighbours that have counterparts too.

A pair of statements that looks alike tells little by itself. It tells more where each of the two is the other's best
match in its report, and where statements beside them match as well: reports of one story keep much of its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from svodka.events.features import Facts

REACH = 2
"""Statements before and after one in its report that may bear out a match."""
CROSSED = 0.7
"""Share of the support that counts where the neighbours stand in the opposite order."""
LEAST = -4.0
"""Points of a neighbouring pair from which it supports."""
ENOUGH = 4.0
"""Points above LEAST from which it supports fully."""

Pair = tuple[str, str]


class Alignment:
    """The candidate pairs of two reports each, by what they score on their own."""

    def __init__(
        self, facts: Sequence[Facts], pairs: Iterable[tuple[int, int]], score: Callable[[Facts, Facts], float]
    ) -> None:
        """Keep the candidate *pairs* of statements of different reports; *facts* in order of report and text."""
        self._report = {fact.id: fact.report.id for fact in facts}
        self._facts = facts
        self._at = {fact.id: place for place, fact in enumerate(facts)}
        self._score = score
        self._waiting: dict[Pair, list[tuple[Facts, Facts]]] = defaultdict(list)
        self._alone: dict[Pair, float] = {}
        self._best: dict[Pair, float] = defaultdict(lambda: float("-inf"))
        for one, two in pairs:
            first, second = facts[one], facts[two]
            if first.report.id != second.report.id:
                self._waiting[_key(first.report.id, second.report.id)].append((first, second))

    def _weigh(self, one: str, two: str) -> None:
        """Score the pairs of the reports of two statements, the first time that they are asked for."""
        for first, second in self._waiting.pop(_key(self._report[one], self._report[two]), ()):
            points = self._score(first, second)
            self._alone[_key(first.id, second.id)] = points
            for own, other in ((first, second), (second, first)):
                key = (own.id, other.report.id)
                self._best[key] = max(self._best[key], points)

    def mutual(self, one: str, two: str) -> int:
        """Return how many of the two have their best match in the other: 0, 1 or 2."""
        self._weigh(one, two)
        points = self._alone.get(_key(one, two))
        if points is None:
            return 0
        return sum(points >= self._best[own, self._report[other]] for own, other in ((one, two), (two, one)))

    def support(self, one: str, two: str) -> float:
        """Return how well the best pair of their neighbours matches, from 0 to 1."""
        self._weigh(one, two)
        found = 0.0
        around = self._beside(two)
        for step, near in self._beside(one):
            for other_step, other in around:
                points = self._alone.get(_key(near, other))
                if points is not None and points > LEAST:
                    share = min((points - LEAST) / ENOUGH, 1.0)
                    found = max(found, share if step * other_step > 0 else share * CROSSED)
        return found

    def _beside(self, key: str) -> list[tuple[int, str]]:
        """Return the statements near one in its report, with how many steps off they stand."""
        at, report = self._at[key], self._report[key]
        there = ((step, at + step) for step in STEPS if 0 <= at + step < len(self._facts))
        return [(step, self._facts[place].id) for step, place in there if self._facts[place].report.id == report]


STEPS = tuple(step for step in range(-REACH, REACH + 1) if step)


def _key(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)
