"""The dead who are named: counted by name, whatever else is claimed; a person once, where and when first told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.events.features import Facts, main_place
from svodka.events.lines import Line, claimant, monday
from svodka.events.order import place_in
from svodka.model import Event, PersonStatus, Stance, Tally, TallyClaim, TallyWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One mention of a dead person by name: all that a ledger needs of it.

    *told* is the place of the statement in order of publication, *who* the person's key, *day* when the event was.
    """

    told: str
    who: str
    event: str
    statement: str
    region: str
    day: date | None
    claimant: str


def named(event: Event, facts: Mapping[str, Facts]) -> list[Named]:
    """Return the mentions of named dead in one event's statements; denials and what is only planned are left out."""
    told = (facts[key] for key in event.statements)
    return [
        _named(event, fact, person.key)
        for fact in told
        if not fact.denied and fact.statement.stance is not Stance.PLANNED
        for person in fact.statement.people
        if person.named and person.status is PersonStatus.KILLED
    ]


def _named(event: Event, fact: Facts, who: str) -> Named:
    place = event.place or main_place(fact.statement.places)
    return Named(
        told=place_in(fact),
        who=who,
        event=event.id,
        statement=fact.id,
        region=(place.adm1 or "") if place else "",
        day=event.start or fact.report.published_at,
        claimant=claimant(fact),
    )


def line_of(region: str) -> Line:
    """Return the line of the dead who are first told of in *region*."""
    return Line("casualties", region, "killed, named in reports", "people", "")


def by_line(dead: Mapping[str, Sequence[Named]]) -> dict[Line, list[list[Named]]]:
    """Put the mentions of each person into the line of the region in which the person is first told of."""
    held: dict[Line, list[list[Named]]] = defaultdict(list)
    for mentions in dead.values():
        held[line_of(first(mentions).region)].append(list(mentions))
    return held


def first(mentions: Iterable[Named]) -> Named:
    """Return the mention by which a person is first told of."""
    return min(mentions, key=lambda one: one.told)


def of_names(line: Line, dead: Iterable[Sequence[Named]]) -> Tally:
    """Return the line of some persons, each with all mentions: each counts in the week in which it is first told of."""
    claims: dict[str, list[Named]] = defaultdict(list)
    weeks: dict[date | None, list[Named]] = defaultdict(list)
    for mentions in dead:
        weeks[monday(first(mentions).day)] += mentions
        for one in mentions:
            claims[one.claimant].append(one)
    every = [one for told in weeks.values() for one in told]
    return Tally(
        ledger=line.ledger,
        label=line.label,
        region=line.region or None,
        low=_persons(every),
        high=_persons(every),
        unit=line.unit,
        statements=_ids(every),
        claimants=tuple(sorted(claims)),
        weeks=tuple(
            TallyWeek(start=week, low=_persons(told), high=_persons(told), statements=_ids(told))
            for week, told in sorted(weeks.items(), key=lambda item: item[0] or date.max)
        ),
        claims=tuple(
            TallyClaim(claimant=name, low=_persons(told), high=_persons(told), statements=_ids(told))
            for name, told in sorted(claims.items())
        ),
    )


def _persons(dead: Iterable[Named]) -> float:
    return float(len({one.who for one in dead}))


def _ids(dead: Iterable[Named]) -> tuple[str, ...]:
    return tuple(sorted({one.statement for one in dead}))
