"""Which reports follow one story: profiles of weighed words, an online pass and a nightly regrouping.

A profile weighs the words of a report by how rare they are in the shipped background, names and what stands in the
headline and the lead more. Online, a report joins the story whose mean profile is nearest, or opens one. At night all
reports of a period are grouped anew by mean likeness, less what each report has in common with reports around it that
are not its own story: two court cases are alike without being one (local scaling: L. Zelnik-Manor and P. Perona,
"Self-tuning spectral clustering", 2004).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from svodka.events.features import unit
from svodka.events.grouping import Groups
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import WORD, bare, weight

TITLE = 5.0
"""How often a word of the headline counts."""
LEAD = 2.0
"""How often a word of the lead counts."""
LEAD_WORDS = 40
READ = 400
"""Words of a report that are read: the end of a long one is often about other things."""
NAMED = 1.5
"""How much more a name tells than a word as rare."""
NEAR = 0.33
"""Likeness to the mean of a story from which a report joins it."""
APART = 0.14
"""Likeness above the surroundings from which two groups are one story, at night."""
OWN, AROUND = 10, 40
"""Ranks of the neighbours of a report that may be its own story, and of those that are its surroundings."""

DIGITS = 8
"""Width of a report's number, so that numbers sort as text."""

Profile = Mapping[str, float]
Matrix = NDArray[np.float64]


def profile(title: str, text: str, lang: str) -> Profile:
    """Return the weighed lemmas of a report with length 1; empty where it has no telling word."""
    counts: dict[str, float] = defaultdict(float)
    seen: dict[str, int] = defaultdict(int)
    capitals: dict[str, int] = defaultdict(int)
    for part, most in ((title, TITLE), (text, LEAD)):
        for at, match in enumerate(islice(WORD.finditer(part), READ)):
            word = bare(match.group())
            if not word:
                continue
            base = lemma(word, lang)
            counts[base] += most if at < LEAD_WORDS else 1.0
            seen[base] += 1
            capitals[base] += word[0].isupper()
    told = {
        base: (1 + math.log(count)) * weight(base, lang) * (NAMED if capitals[base] * 2 >= seen[base] else 1.0)
        for base, count in counts.items()
    }
    return unit({base: value for base, value in told.items() if value})


class Stories:
    """Stories as they grow; each holds the sum of its profiles. Reports of one language meet only each other."""

    def __init__(self, near: float = NEAR) -> None:
        """Begin without stories; *near* is the likeness from which a report joins one."""
        self._near = near
        self._sums: list[dict[str, float]] = []
        self._holding: dict[str, set[int]] = defaultdict(set)

    def place(self, told: Profile) -> int:
        """Put a report into the nearest story, or into a new one; return the number of the story."""
        story = self._nearest(told)
        if story is None:
            story = len(self._sums)
            self._sums.append({})
        total = self._sums[story]
        for key in told:
            total[key] = total.get(key, 0.0) + told[key]
            self._holding[key].add(story)
        return story

    def _nearest(self, told: Profile) -> int | None:
        """Return the story whose mean is nearest; of equals, the oldest."""
        met = sorted({story for key in told for story in self._holding.get(key, ())})
        best, found = self._near, None
        for story in met:
            total = self._sums[story]
            shared = sum(value * total.get(key, 0.0) for key, value in told.items())
            likeness = shared / math.sqrt(sum(value * value for value in total.values()))
            if likeness > best:
                best, found = likeness, story
        return found


def regroup(profiles: Sequence[Profile], apart: float = APART) -> list[int]:
    """Group the reports of a period anew by mean likeness above their surroundings; return a story number for each.

    Average linkage by nearest-neighbour chains (F. Murtagh, "A survey of recent advances in hierarchical clustering
    algorithms", 1983), quadratic in time and memory: meant for some thousand reports at once.
    """
    if not profiles:
        return []
    likeness = _likeness(profiles)
    around = np.array([_surroundings(row) for row in likeness])
    above = likeness - (around[:, None] + around[None, :]) / 2
    np.fill_diagonal(above, -np.inf)
    groups = Groups(str(at).zfill(DIGITS) for at in range(len(profiles)))
    for one, two, height in _merges(above):
        if height >= apart:
            groups.join(str(one).zfill(DIGITS), str(two).zfill(DIGITS))
    return [int(groups.top(str(at).zfill(DIGITS))) for at in range(len(profiles))]


def _likeness(profiles: Sequence[Profile]) -> Matrix:
    """Return the cosines of all pairs, through an inverted index; the diagonal is 0."""
    found = np.zeros((len(profiles), len(profiles)))
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, told in enumerate(profiles):
        for key, value in told.items():
            for other, weighed in holders[key]:
                found[at, other] += value * weighed
            holders[key].append((at, value))
    return np.asarray(found + found.T)


def _surroundings(row: Matrix) -> float:
    """Return the mean likeness of a report to its neighbours beyond its own story; 0 where there are none."""
    beyond = np.sort(row)[::-1][OWN:AROUND]
    return float(beyond.mean()) if len(beyond) else 0.0


def _merges(above: Matrix) -> Iterator[tuple[int, int, float]]:
    """Yield the merges of average linkage as member, member and height, in the order of the chain."""
    sizes = np.ones(len(above))
    alive = list(range(len(above)))
    chain: list[int] = []
    while len(alive) > 1:
        if not chain:
            chain.append(alive[0])
        nearest = int(above[chain[-1]].argmax())
        if len(chain) > 1 and above[chain[-1], chain[-2]] >= above[chain[-1], nearest]:
            two, one = sorted((chain.pop(), chain.pop()), reverse=True)
            yield one, two, float(above[one, two])
            _unite(above, sizes, one, two)
            alive.remove(two)
        else:
            chain.append(nearest)


def _unite(above: Matrix, sizes: Matrix, one: int, two: int) -> None:
    """Let *one* stand for both in the matrix, with the mean of their likenesses by size."""
    row = (above[one] * sizes[one] + above[two] * sizes[two]) / (sizes[one] + sizes[two])
    row[one] = -np.inf
    above[one], above[:, one] = row, row
    above[two], above[:, two] = -np.inf, -np.inf
    sizes[one] += sizes[two]
