"""Which pairs of statements are worth comparing: those that share something telling at about the same time.

An inverted index over words, names, numbers, places and concepts. A key that many statements hold is cut by week, and
dropped where it is crowded even so, so that cost per statement stays flat as the archive grows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from svodka.events.features import Facts, language
from svodka.lexicon.weights import concept_weight

CROWD = 60
"""Statements that one key may bring together."""
ENOUGH = 0.18
"""Shared evidence from which a pair is compared; cosine of words, and the weights below."""
ENOUGH_OVER_LANGUAGES = 0.1
SENSES = 0.6
NUMBER = 0.2
NAME = 0.08
PLACE = 0.1
CONCEPT = 0.12
FILED = 0.05
SPEAKER = 0.05
WEEK = 7

Key = tuple[str, ...]


def candidates(facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """Return the pairs of indices into *facts* that share enough to be compared, in order."""
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for holders in _crowds(facts):
        for place, (one, weight_one) in enumerate(holders):
            for two, weight_two in holders[place + 1 :]:
                shared[one, two] += weight_one * weight_two
    for pair in _neighbours(facts):
        shared[pair] = max(shared[pair], ENOUGH)
    return sorted((one, two) for (one, two), told in shared.items() if told >= _enough(facts[one], facts[two]))


def _enough(one: Facts, two: Facts) -> float:
    """Return the least evidence for a comparison; over languages there are no words to add to it."""
    return ENOUGH if one.statement.lang == two.statement.lang else ENOUGH_OVER_LANGUAGES


def _neighbours(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Yield statements next to each other in one report; *facts* are in order of report and text."""
    for reach in (1, 2):
        for at in range(len(facts) - reach):
            if facts[at].report.id == facts[at + reach].report.id:
                yield at, at + reach


def _crowds(facts: Sequence[Facts]) -> Iterator[list[tuple[int, float]]]:
    """Yield the statements that hold one key, with weights, none larger than CROWD."""
    holders: dict[Key, list[tuple[int, float]]] = defaultdict(list)
    for at, fact in enumerate(facts):
        for key, told in _keys(fact):
            holders[key].append((at, told))
    for held in holders.values():
        if len(held) <= CROWD:
            yield held
        else:
            yield from _by_week(facts, held)


def _by_week(facts: Sequence[Facts], held: list[tuple[int, float]]) -> Iterator[list[tuple[int, float]]]:
    """Cut a crowd by half-overlapping fortnights, so that neighbours over a week's edge still meet once."""
    weeks: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for at, told in held:
        window = facts[at].window
        weeks[window.start.toordinal() // WEEK if window else -1].append((at, told))
    for week in sorted(weeks):
        here, after = weeks[week], weeks.get(week + 1, []) if week >= 0 else []
        if len(here) <= CROWD:
            yield here
        if after and len(here) + len(after) <= CROWD:
            for one in here:
                for two in after:
                    yield sorted((one, two))


def _keys(fact: Facts) -> Iterator[tuple[Key, float]]:
    """Yield the keys of one statement; a pair's evidence is the product of the two weights."""
    for word, told in fact.words.items():
        yield ("word", language(fact.statement.lang), word), told
    for sense, told in fact.meaning.items():
        yield ("sense", sense), told * SENSES**0.5
    for name in fact.names:
        yield ("name", name), NAME**0.5
    for value, measure in sorted(fact.numbers):
        yield ("number", str(value), measure), NUMBER**0.5
    for place in sorted(fact.fine | fact.regions):
        yield ("place", place), PLACE**0.5
    for concept in fact.statement.concepts:
        yield ("concept", concept), (CONCEPT * concept_weight(concept)) ** 0.5
    for region in sorted(fact.regions) if fact.statement.topics else ():
        yield ("filed", fact.statement.topics[0].value, region), FILED**0.5
    if fact.speaker:
        yield ("speaker", fact.speaker), SPEAKER**0.5
