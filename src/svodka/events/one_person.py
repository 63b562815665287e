"""What is told otherwise of one person, who may be "he" by then: another age, another cause of his death."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from svodka.events.causes import BODILY, EXCLUSIVE, causes_of
from svodka.events.clashes import holds, is_deadly
from svodka.events.features import Facts
from svodka.events.ground import Edges, Ground, by_report
from svodka.events.parallel import parallel, told_of
from svodka.model import ContradictionKind, Quantity, QuantityKind, Stance

MARKS = frozenset(("marks",))
"""Bruises are told of without a cause: over reports they are of too many things."""
AT_ONCE = 60
"""Days between two reports of one age, at most: people have birthdays."""
OF_AGE = 14
"""Years from which an age is that of who is told of, not of his child."""


def deaths(ground: Ground) -> Edges:
    """Pair two causes of the death of one person, told by two voices of one report."""
    for held in by_report(ground.facts).values():
        if any(map(_of_body, held)):
            yield from _causes(held, held, told_of(held))


def deaths_elsewhere(ground: Ground) -> Edges:
    """Pair two causes of the death of one person, told by two reports."""
    for first, second in parallel(ground, _of_body):
        yield from _causes(first, second, told_of(first, second))


def ages(ground: Ground) -> Edges:
    """Pair two ages of one person, told by two reports."""
    for first, second in parallel(ground, _has_age):
        whom = told_of(first, second)
        for one, two in product(_aged(first), _aged(second)):
            mine, other = _age(one), _age(two)
            if mine and other and mine.low != other.low and _one_person(one, two, whom) and _at_once(one, two):
                yield one, two, ContradictionKind.VALUE, f"{mine.low:g} against {other.low:g} years of age"


def _causes(first: Sequence[Facts], second: Sequence[Facts], whom: Mapping[str, frozenset[str]]) -> Edges:
    for one, two in product(_bodily(first), _bodily(second)):
        if first is second and (one.statement.span >= two.statement.span or one.speaker == two.speaker):
            continue
        clash = [pair for pair in product(sorted(causes_of(one)), sorted(causes_of(two))) if frozenset(pair) in EXCLUSIVE]
        if clash and whom[one.id] & whom[two.id] and not causes_of(one) & causes_of(two):
            yield one, two, ContradictionKind.CAUSE, f"{clash[0][0]} against {clash[0][1]}"


def _bodily(held: Sequence[Facts]) -> list[Facts]:
    """Return the statements that say what somebody died of, or what was done to him: what he suffered from is no cause yet."""
    return list(filter(_of_body, held))


def _of_body(fact: Facts) -> bool:
    return bool(causes_of(fact)) and causes_of(fact) <= BODILY - MARKS and _told(fact) and _mortal(fact)


def _mortal(fact: Facts) -> bool:
    return "ailment" not in causes_of(fact) or is_deadly(fact) or holds(fact, "causing")


def _told(fact: Facts) -> bool:
    return not fact.denied and fact.statement.stance is not Stance.PLANNED


def _aged(held: Sequence[Facts]) -> Iterator[Facts]:
    return filter(_has_age, held)


def _has_age(fact: Facts) -> bool:
    return _age(fact) is not None


def _age(fact: Facts) -> Quantity | None:
    """Return the only age of a statement that is exact and no child's, None where there is none or several."""
    found = [quantity for quantity in fact.statement.quantities if quantity.kind is QuantityKind.AGE]
    if len(found) != 1 or found[0].low is None or found[0].low != found[0].high or found[0].low < OF_AGE:
        return None
    return found[0]


def _one_person(one: Facts, two: Facts, whom: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether both tell of one person and no other."""
    mine, other = whom[one.id], whom[two.id]
    return len(mine) == 1 and mine == other


def _at_once(one: Facts, two: Facts) -> bool:
    first, second = one.report.published_at, two.report.published_at
    return first is not None and second is not None and abs((first - second).days) <= AT_ONCE
