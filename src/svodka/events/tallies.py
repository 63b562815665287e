"""Ledgers over events: what is counted, by region, as claimed and by whom. Ranges stand where sources differ.

Figures of different events are added up where each tells of people or goods of its own; claims to a running total
(what a region has raised, an army's losses) and rates of pay are never added, only laid side by side as a range.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.events.counted import Counted, counted
from svodka.events.features import Facts, main_place
from svodka.model import Event, Quantity, Stance, Tally

TOLD_TWICE = 3
"""Days within which the same figure in the same region is one count that two events tell of."""


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
    return tuple(_tally(line, rows) for line, rows in sorted(held.items(), key=lambda item: item[0]))


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
    by_event: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        by_event[figure.event.id].append(figure)
    ranges = [_range(figures) for figures in _once(list(by_event.values()))]
    return Tally(
        ledger=line.ledger,
        label=line.label + _gloss(rows),
        region=line.region or None,
        low=_low(ranges, adding=adding),
        high=_high(ranges, adding=adding),
        unit=line.unit,
        statements=tuple(sorted({figure.fact.id for figure in rows})),
        claimants=tuple(sorted({_claimant(figure.fact) for figure in rows})),
    )


Range = tuple[float | None, float | None]


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
