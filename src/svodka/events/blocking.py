"""Which pairs of statements are worth comparing: those that share something telling at about the same time.

An inverted index over words, names, numbers, places and concepts, cut by the week in which it happened. A key that a
crowd holds in a week, or in two weeks side by side, tells nothing there. Evidence is counted in whole numbers, so that
it is the same in whatever order it is added up; nothing depends on when a report arrived (docs/decisions/0012-growth.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from svodka.events.features import Facts, language
from svodka.lexicon.weights import concept_weight
from svodka.model import QuantityKind, Stance, Topic

CROWD = 60
"""Statements that one key may bring together."""
UNIT = 1000
"""What a weight of 1 is counted as; the evidence of a pair is in squares of it."""
ENOUGH = 260_000
"""Shared evidence from which a pair is compared: .26 as a cosine of words, and the weights below."""
ENOUGH_OVER_LANGUAGES = 100_000
BESIDE = 10**9
"""Evidence of neighbours in one report, which are always compared."""
REACH = 2
"""Statements on, in one report, that are neighbours."""
OF_ONE_REPORT = 80_000
"""Evidence that two statements have from standing in one report: .18 more is enough there."""
SENSES = 0.6
NUMBER = 0.2
NAME = 0.08
PLACE = 0.1
CONCEPT = 0.12
FILED = 0.05
SPEAKER = 0.05
RAISED = 0.3
WEEK = 7
PERIOD = 60
"""Days in which announcements of one thing meet: they are made again, and answered, over months."""
UNDATED = -1
EVER = -2
"""The weeks of what is not dated, and of totals that are compared over months."""

Block = tuple[str, int]
"""A key, and the week in which statements meet through it."""


def candidates(facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """Return the pairs of indices into *facts* that share enough to be compared, in order."""
    blocks: dict[Block, list[tuple[int, int]]] = defaultdict(list)
    for at, fact in enumerate(facts):
        for block, told in blocks_of(fact):
            blocks[block].append((at, told))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for block, here in blocks.items():
        after = blocks.get(week_after(block), ()) if week_after(block) in blocks else ()
        for (one, weight_one), (two, weight_two) in meetings(here, after):
            if facts[one].report.id != facts[two].report.id:
                shared[min(one, two), max(one, two)] += weight_one * weight_two
    by_report: dict[str, list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        by_report[fact.report.id].append(at)
    for held in by_report.values():
        shared.update(((held[one], held[two]), told) for one, two, told in within([facts[at] for at in held]))
    return sorted((one, two) for (one, two), told in shared.items() if told >= enough(facts[one].statement.lang, facts[two].statement.lang))


Holder = tuple[int, int]


def meetings(here: Sequence[Holder], after: Sequence[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """Yield the holders of a key that meet in one week, and those of it with those of the week *after*."""
    if len(here) <= CROWD:
        for place, one in enumerate(here):
            for two in here[place + 1 :]:
                yield one, two
    if after and len(here) + len(after) <= CROWD:
        for one in here:
            for two in after:
                yield one, two


def week_after(block: Block) -> Block:
    """Return the block of the same key a week on; what is not dated has no week after."""
    key, week = block
    return (key, week + 1) if week >= 0 else ("", week)


def enough(lang_one: str, lang_two: str) -> int:
    """Return the least evidence for a comparison; over languages there are no words to add to it."""
    return ENOUGH if lang_one == lang_two else ENOUGH_OVER_LANGUAGES


def within(facts: Sequence[Facts]) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs of statements of one report with what they share, whenever it happened; neighbours always do enough."""
    keys = [{key: told for (key, _), told in blocks_of(fact)} for fact in facts]
    for two, held in enumerate(keys):
        for one in range(two):
            told = sum(weight * keys[one][key] for key, weight in held.items() if key in keys[one])
            yield one, two, told + (BESIDE if two - one <= REACH else OF_ONE_REPORT)


def blocks_of(fact: Facts) -> list[tuple[Block, int]]:
    """Return where one statement may meet others; a pair's evidence is the sum of the products of the weights."""
    told: dict[str, float] = {}
    for parts, weight in _keys(fact):
        key = "|".join(parts)
        told[key] = max(weight, told.get(key, 0.0))
    week = week_of(fact)
    found = [((key, week), round(weight * UNIT)) for key, weight in told.items()]
    found += [((key, EVER), round(RAISED**0.5 * UNIT)) for key in _totals(fact)]
    found += [((key, period_of(fact)), round(RAISED**0.5 * UNIT)) for key in _announced(fact)]
    return [(block, weight) for block, weight in found if weight]


def week_of(fact: Facts) -> int:
    """Return the number of the week in which it happened; of a vague period, that of the report."""
    window, published = fact.window, fact.report.published_at
    day = window.start if window and (window.days <= WEEK or published is None) else published
    return day.toordinal() // WEEK if day else UNDATED


def period_of(fact: Facts) -> int:
    """Return the number of the period in which something was announced."""
    return fact.report.published_at.toordinal() // PERIOD if fact.report.published_at else UNDATED


def _announced(fact: Facts) -> Iterable[str]:
    """Return the keys of what is announced for a region, whenever it is due."""
    planned = fact.statement.stance is Stance.PLANNED
    return [f"announced|{concept}|{region}" for concept in fact.statement.concepts for region in sorted(fact.regions)] if planned else ()


def _totals(fact: Facts) -> Iterable[str]:
    """Return the keys of what a region has raised so far: such totals are compared over months."""
    counts = any(quantity.kind is QuantityKind.COUNT for quantity in fact.quantities)
    filed = fact.statement.topics[:1] == (Topic.DRAFT_RECRUITMENT,)
    return [f"raised|{region}" for region in sorted(fact.regions)] if counts and filed else ()


def _keys(fact: Facts) -> Iterator[tuple[tuple[str, ...], float]]:
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
