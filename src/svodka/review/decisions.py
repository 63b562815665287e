"""Replaying people's decisions over the statements: what was retracted, who is protected, who is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from svodka.lexicon.names import fold_name
from svodka.model import Action, Decision, Person, Statement


def apply_decisions(statements: Iterable[Statement], decisions: Iterable[Decision]) -> tuple[Statement, ...]:
    """Return the statements as the decisions leave them, in the order they came in.

    A retracted statement, or one of a retracted report, is left out; a protected name is at risk wherever it stands, an
    unprotected one is not.
    Decisions are replayed by time, then id, so that the last one on a name counts.
    """
    retracted, ruled = replay(decisions)
    return tuple(
        _ruled(statement, ruled) for statement in statements if not {statement.id, statement.span.report} & retracted
    )


def rule_people(people: Iterable[Person], decisions: Iterable[Decision]) -> tuple[Person, ...]:
    """Return *people* with the decisions on their names: protected ones are at risk, unprotected ones are not."""
    _, ruled = replay(decisions)
    return tuple(_person(person, ruled) for person in people)


def replay(decisions: Iterable[Decision]) -> tuple[frozenset[str], dict[str, bool]]:
    """Return the retracted ids of statements and reports, and for each name ruled on (folded) whether it is protected."""
    retracted: set[str] = set()
    ruled: dict[str, bool] = {}
    for decision in in_order(decisions):
        if decision.action is Action.RETRACT:
            retracted.add(decision.target)
        elif decision.action is Action.RESTORE:
            retracted.discard(decision.target)
        elif decision.action in (Action.PROTECT, Action.UNPROTECT):
            ruled[fold_name(decision.target)] = decision.action is Action.PROTECT
    return frozenset(retracted), ruled


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions in the order in which they were taken."""
    return sorted(decisions, key=lambda one: (one.taken_at, one.id))


def _ruled(statement: Statement, ruled: dict[str, bool]) -> Statement:
    """Return *statement* with the rulings on its people."""
    if not ruled or not statement.people:
        return statement
    people = tuple(_person(person, ruled) for person in statement.people)
    return statement if people == statement.people else replace(statement, people=people)


def _person(person: Person, ruled: dict[str, bool]) -> Person:
    """Return *person* with the ruling on its name, in full or as written."""
    for name in (person.name, person.as_written):
        at_risk = ruled.get(fold_name(name))
        if at_risk is not None:
            return replace(person, at_risk=at_risk)
    return person
