"""Ledgers over events: what is counted, by region and week, as claimed and by whom. Ranges stand where sources differ.

Figures of different events are added up where each tells of people or goods of its own; claims to a running total
(what a region has raised, an army's losses) and rates of pay are never added, only laid side by side as a range. The dead
who are named are counted by name, whatever else is claimed. Regions are ranked by what they raised and by what they pledged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from svodka.events.counted import Counted, counted
from svodka.events.features import Facts, main_place
from svodka.model import Event, PersonStatus, Quantity, Stance, Tally, TallyClaim, TallyWeek

TOLD_TWICE = 3
"""Days within which the same figure in the same region is one count that two events tell of."""
RANKED = "recruits"
"""The ledger in which regions are ranked: what their governors raised, and what they pledged."""
NAMED = Counted(ledger="casualties", label="killed, named in reports")


Range = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """What the figures of one line have in common; *event* only where lines of different events stay apart."""

    ledger: str
    region: str
    label: str
    unit: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one statement, with the event that it tells of."""

    event: Event
    fact: Facts
    quantity: Quantity
    counted: Counted


def tallies(events: Sequence[Event], facts: Mapping[str, Facts]) -> tuple[Tally, ...]:
    """Return the ledgers' lines, one a region and counted thing, in order of ledger, region, label."""
    held: dict[Line, list[Figure]] = defaultdict(list)
    for event in events:
        for key in event.statements:
            for figure in _figures(event, facts[key]):
                held[_line(figure)].append(figure)
    lines = [(line, _tally(line, rows)) for line, rows in held.items()]
    lines += [(line, _of_names(line, dead)) for line, dead in _named_dead(events, facts).items()]
    return _ranked([tally for _, tally in sorted(lines, key=lambda item: item[0])])


def _ranked(lines: Sequence[Tally]) -> tuple[Tally, ...]:
    """Give each region its place among those with the same label and unit; equal figures share a place."""
    reach: dict[tuple[str, str], list[float]] = defaultdict(list)
    for line in lines:
        if line.ledger == RANKED and line.region and _reach(line):
            reach[line.label, line.unit].append(_reach(line))

    def place(line: Tally) -> int | None:
        others = reach[line.label, line.unit]
        if line.ledger != RANKED or not line.region or not _reach(line) or len(others) == 1:
            return None
        return 1 + sum(other > _reach(line) for other in others)

    return tuple(replace(line, rank=place(line)) for line in lines)


def _reach(line: Tally) -> float:
    return line.high or line.low or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One mention of a dead person by name: *who* is the person's key."""

    who: str
    event: Event
    fact: Facts


def _named_dead(events: Sequence[Event], facts: Mapping[str, Facts]) -> dict[Line, list[Named]]:
    """Return the dead who are named, by the region in which each is first told of; a person is counted once."""
    first: dict[str, str] = {}
    held: dict[Line, list[Named]] = defaultdict(list)
    for event in events:
        for fact in (facts[key] for key in event.statements):
            if fact.denied or fact.statement.stance is Stance.PLANNED:
                continue
            for person in fact.statement.people:
                if person.named and person.status is PersonStatus.KILLED:
                    place = event.place or main_place(fact.statement.places)
                    region = first.setdefault(person.key, (place.adm1 or "") if place else "")
                    line = Line(NAMED.ledger, region, NAMED.label, "people", "")
                    held[line].append(Named(who=person.key, event=event, fact=fact))
    return held


def _of_names(line: Line, dead: Sequence[Named]) -> Tally:
    """Return the line of the dead who are named: each counts in the week in which they are first told of."""
    claims: dict[str, list[Named]] = defaultdict(list)
    weeks: dict[date | None, list[Named]] = defaultdict(list)
    week_of: dict[str, date | None] = {}
    for one in dead:
        claims[_claimant(one.fact)].append(one)
        weeks[week_of.setdefault(one.who, _monday(one.event.start or one.fact.report.published_at))].append(one)
    total = float(len(week_of))
    return Tally(
        ledger=line.ledger,
        label=line.label,
        region=line.region or None,
        low=total,
        high=total,
        unit=line.unit,
        statements=_ids(one.fact for one in dead),
        claimants=tuple(sorted(claims)),
        weeks=tuple(
            TallyWeek(start=week, low=_persons(told), high=_persons(told), statements=_ids(one.fact for one in told))
            for week, told in sorted(weeks.items(), key=lambda item: item[0] or date.max)
        ),
        claims=tuple(
            TallyClaim(claimant=name, low=_persons(told), high=_persons(told), statements=_ids(one.fact for one in told))
            for name, told in sorted(claims.items())
        ),
    )


def _persons(dead: Iterable[Named]) -> float:
    return float(len({one.who for one in dead}))


def _ids(facts: Iterable[Facts]) -> tuple[str, ...]:
    return tuple(sorted({fact.id for fact in facts}))


def _figures(event: Event, fact: Facts) -> Iterable[Figure]:
    if fact.denied:
        return
    for quantity in fact.statement.quantities:
        what = counted(fact, quantity)
        if what is not None:
            yield Figure(event=event, fact=fact, quantity=quantity, counted=what)


def _line(figure: Figure) -> Line:
    """Return the line of a figure; what happened nobody knows where is not added to other such figures."""
    what, region = figure.counted, _region(figure)
    planned = "planned: " if figure.fact.statement.stance is Stance.PLANNED else ""
    joint = what.joint and bool(region or not what.adding)
    return Line(what.ledger, region, planned + what.label, figure.quantity.unit, "" if joint else figure.event.id)


def _region(figure: Figure) -> str:
    """Return the region in English: of what happened the event's, of a running total the statement's own."""
    own, shared = main_place(figure.fact.statement.places), figure.event.place
    place = (shared or own) if figure.counted.adding else (own or shared)
    return (place.adm1 or "") if place else ""


def _tally(line: Line, rows: Sequence[Figure]) -> Tally:
    adding = rows[0].counted.adding
    kept = _once(list(_by_event(rows).values()))
    low, high = _sum(kept, adding=adding)
    claims: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        claims[_claimant(figure.fact)].append(figure)
    return Tally(
        ledger=line.ledger,
        label=line.label + _gloss(rows),
        region=line.region or None,
        low=low,
        high=high,
        unit=line.unit,
        statements=_ids(figure.fact for figure in rows),
        claimants=tuple(sorted(claims)),
        weeks=_weeks(kept, adding=adding),
        claims=tuple(_claim(name, told, adding=adding) for name, told in sorted(claims.items())),
    )


def _by_event(rows: Iterable[Figure]) -> dict[str, list[Figure]]:
    by_event: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        by_event[figure.event.id].append(figure)
    return by_event


def _weeks(events: Sequence[list[Figure]], *, adding: bool) -> tuple[TallyWeek, ...]:
    """Part a line by the week of each event; what two events tell alike stands in the first one's week."""
    held: dict[date | None, list[list[Figure]]] = defaultdict(list)
    for figures in events:
        held[_monday(_day(figures[0]))].append(figures)
    found = []
    for week, told in sorted(held.items(), key=lambda item: item[0] or date.max):
        low, high = _sum(told, adding=adding)
        found.append(TallyWeek(start=week, low=low, high=high, statements=_ids(one.fact for rows in told for one in rows)))
    return tuple(found)


def _monday(day: date | None) -> date | None:
    return day - timedelta(days=day.weekday()) if day else None


def _claim(name: str, rows: Sequence[Figure], *, adding: bool) -> TallyClaim:
    low, high = _sum(_once(list(_by_event(rows).values())), adding=adding)
    return TallyClaim(claimant=name, low=low, high=high, statements=_ids(figure.fact for figure in rows))


def _sum(events: Sequence[list[Figure]], *, adding: bool) -> Range:
    """Add up the ranges of different events, or take the widest where they cannot be added."""
    ranges = [_range(figures) for figures in events]
    return _low(ranges, adding=adding), _high(ranges, adding=adding)


def _range(figures: Sequence[Figure]) -> Range:
    """Return the widest range that the sources on one event give; an open end stays open."""
    lows = [figure.quantity.low for figure in figures]
    highs = [figure.quantity.high for figure in figures]
    stated = [value for value in lows + highs if value is not None]
    low = None if None in lows and not any(low is not None for low in lows) else min(stated)
    return low, None if None in highs else max(stated)


def _low(ranges: Sequence[Range], *, adding: bool) -> float | None:
    lows = [low for low, _ in ranges if low is not None]
    return None if not lows else sum(lows) if adding else min(lows)


def _high(ranges: Sequence[Range], *, adding: bool) -> float | None:
    highs = [high for _, high in ranges]
    known = [high for high in highs if high is not None]
    return None if len(known) < len(highs) else sum(known) if adding else max(known)


def _once(events: Sequence[list[Figure]]) -> list[list[Figure]]:
    """Leave out events that tell the same figure at the same time: more likely one count than two."""
    kept: list[list[Figure]] = []
    for figures in events:
        if not any(_range(figures) == _range(other) and _at_once(figures[0], other[0]) for other in kept):
            kept.append(figures)
    return kept


def _at_once(one: Figure, two: Figure) -> bool:
    first, second = _day(one), _day(two)
    return first is None or second is None or abs((first - second).days) <= TOLD_TWICE


def _day(figure: Figure) -> date | None:
    """Return the day that a figure is filed under: of a pledge the day it was made, not the one it is due."""
    if figure.fact.statement.stance is Stance.PLANNED:
        return figure.fact.report.published_at
    return figure.event.start or figure.fact.report.published_at


def _gloss(rows: Sequence[Figure]) -> str:
    """Return the sum in another currency as the reports give it, where they give but one."""
    glosses = sorted({figure.quantity.gloss for figure in rows if figure.quantity.gloss})
    events = {figure.event.id for figure in rows}
    return f" ({glosses[0]})" if len(glosses) == 1 and len(events) == 1 else ""


def _claimant(fact: Facts) -> str:
    """Return who claims a figure; a protected speaker is not named, the outlet answers for the word."""
    speaker = fact.statement.speaker
    return fact.report.source if speaker is None or speaker.protected else speaker.name
