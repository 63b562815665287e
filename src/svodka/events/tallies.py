"""Ledgers over events: what is counted, by region and week, as claimed and by whom. Ranges stand where sources differ.

Figures of different events are added up where each tells of people or goods of its own; claims to a running total
(what a region has raised, an army's losses) and rates of pay are never added, only laid side by side as a range. Regions
are ranked by what they raised and by what they pledged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svodka.events.counted import Counted, counted
from svodka.events.features import Facts, main_place
from svodka.events.lines import Line, claimant, monday
from svodka.events.named_dead import Named, by_line, named, of_names
from svodka.model import Event, Quantity, Stance, Tally, TallyClaim, TallyWeek

TOLD_TWICE = 3
"""Days within which the same figure in the same region is one count that two events tell of."""
RANKED = "recruits"
"""The ledger in which regions are ranked: what their governors raised, and what they pledged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one statement: all that a ledger needs of it, so that a line is made anew without its reports.

    *event* is the one that it tells of, *day* when that was; of a pledge the day it was made, not the one it is due.
    """

    line: Line
    event: str
    statement: str
    day: date | None
    low: float | None
    high: float | None
    gloss: str
    adding: bool
    claimant: str


def tallies(events: Sequence[Event], facts: Mapping[str, Facts]) -> tuple[Tally, ...]:
    """Return the ledgers' lines, one a region and counted thing, in order of ledger, region, label; none is `ranked`."""
    held: dict[Line, list[Figure]] = defaultdict(list)
    dead: dict[str, list[Named]] = defaultdict(list)
    for event in events:
        for figure in figures(event, facts):
            held[figure.line].append(figure)
        for one in named(event, facts):
            dead[one.who].append(one)
    lines = [(line, tally(line, rows)) for line, rows in held.items()]
    lines += [(line, of_names(line, told)) for line, told in by_line(dead).items()]
    return tuple(made for _, made in sorted(lines, key=lambda item: item[0]))


def ranked(lines: Sequence[Tally]) -> tuple[Tally, ...]:
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


def figures(event: Event, facts: Mapping[str, Facts]) -> list[Figure]:
    """Return the figures that one event's statements give, denials left out."""
    told = (facts[key] for key in event.statements)
    return [
        _figure(event, fact, quantity, what)
        for fact in told
        if not fact.denied
        for quantity in fact.statement.quantities
        if (what := counted(fact, quantity)) is not None
    ]


def _figure(event: Event, fact: Facts, quantity: Quantity, what: Counted) -> Figure:
    planned = fact.statement.stance is Stance.PLANNED
    return Figure(
        line=_line(event, fact, quantity, what),
        event=event.id,
        statement=fact.id,
        day=(None if planned else event.start) or fact.report.published_at,
        low=quantity.low,
        high=quantity.high,
        gloss=quantity.gloss or "",
        adding=what.adding,
        claimant=claimant(fact),
    )


def _line(event: Event, fact: Facts, quantity: Quantity, what: Counted) -> Line:
    """Return the line of a figure; what happened nobody knows where is not added to other such figures."""
    region = _region(event, fact, what)
    planned = "planned: " if fact.statement.stance is Stance.PLANNED else ""
    joint = what.joint and bool(region or not what.adding)
    return Line(what.ledger, region, planned + what.label, quantity.unit, "" if joint else event.id)


def _region(event: Event, fact: Facts, what: Counted) -> str:
    """Return the region in English: of what happened the event's, of a running total the statement's own."""
    own, shared = main_place(fact.statement.places), event.place
    place = (shared or own) if what.adding else (own or shared)
    return (place.adm1 or "") if place else ""


def tally(line: Line, rows: Iterable[Figure]) -> Tally:
    """Return a line of a ledger from its figures, in whatever order they come."""
    rows = sorted(rows, key=_in_order)
    adding = rows[0].adding
    kept = _once(_by_event(rows))
    low, high = _sum(kept, adding=adding)
    claims: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        claims[figure.claimant].append(figure)
    return Tally(
        ledger=line.ledger,
        label=line.label + _gloss(rows),
        region=line.region or None,
        low=low,
        high=high,
        unit=line.unit,
        statements=_ids(rows),
        claimants=tuple(sorted(claims)),
        weeks=_weeks(kept, adding=adding),
        claims=tuple(_claim(name, told, adding=adding) for name, told in sorted(claims.items())),
    )


def _ids(rows: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(sorted({figure.statement for figure in rows}))


def _by_event(rows: Iterable[Figure]) -> list[list[Figure]]:
    by_event: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        by_event[figure.event].append(figure)
    return list(by_event.values())


def _weeks(events: Sequence[list[Figure]], *, adding: bool) -> tuple[TallyWeek, ...]:
    """Part a line by the week of each event; what two events tell alike stands in the first one's week."""
    held: dict[date | None, list[list[Figure]]] = defaultdict(list)
    for figures_ in events:
        held[monday(figures_[0].day)].append(figures_)
    found = []
    for week, told in sorted(held.items(), key=lambda item: item[0] or date.max):
        low, high = _sum(told, adding=adding)
        found.append(TallyWeek(start=week, low=low, high=high, statements=_ids(one for rows in told for one in rows)))
    return tuple(found)


def _claim(name: str, rows: Sequence[Figure], *, adding: bool) -> TallyClaim:
    low, high = _sum(_once(_by_event(rows)), adding=adding)
    return TallyClaim(claimant=name, low=low, high=high, statements=_ids(rows))


def _in_order(figure: Figure) -> tuple[bool, date, str, str, float, float]:
    low, high = (float("-inf") if end is None else end for end in (figure.low, figure.high))
    return figure.day is None, figure.day or date.max, figure.event, figure.statement, low, high


Range = tuple[float | None, float | None]


def _sum(events: Sequence[list[Figure]], *, adding: bool) -> Range:
    """Add up the ranges of different events, or take the widest where they cannot be added."""
    ranges = [_range(held) for held in events]
    return _low(ranges, adding=adding), _high(ranges, adding=adding)


def _range(figures: Sequence[Figure]) -> Range:
    """Return the widest range that the sources on one event give; an open end stays open."""
    lows = [figure.low for figure in figures]
    highs = [figure.high for figure in figures]
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
    told: dict[Range, list[Figure]] = defaultdict(list)
    for held in events:
        alike = told[_range(held)]
        if not any(_at_once(held[0], other) for other in alike):
            kept.append(held)
            alike.append(held[0])
    return kept


def _at_once(one: Figure, two: Figure) -> bool:
    return one.day is None or two.day is None or abs((one.day - two.day).days) <= TOLD_TWICE


def _gloss(rows: Sequence[Figure]) -> str:
    """Return the sum in another currency as the reports give it, where they give but one."""
    glosses = sorted({figure.gloss for figure in rows if figure.gloss})
    events = {figure.event for figure in rows}
    return f" ({glosses[0]})" if len(glosses) == 1 and len(events) == 1 else ""
