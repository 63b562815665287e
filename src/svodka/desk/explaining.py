"""Telling an analyst why statements are of one event and others are not, with the points of each piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from svodka.desk.desk import Desk
from svodka.desk.history import event_history
from svodka.desk.inspect import asked_for, event_lines, kept_apart, one_line, rule_lines, statement_lines
from svodka.events import Scales, Weighed, beside
from svodka.model import Contradiction, Event, Statement, SvodkaError

NEAREST = 5
"""Statements outside an event that are named."""
REMEDY = "name a statement or an event; `svodka show` lists a report's statements"


def explain(desk: Desk, prefix: str, other: str = "") -> str:
    """Return which rules made a statement, or why an event's statements were joined and its neighbours were not.

    With *other*: what speaks for and against the two being of one event, statements or events alike.
    """
    _, found = desk.find(prefix)
    if other:
        return "\n".join(_pair_lines(desk, found, desk.find(other)[1]))
    if isinstance(found, Statement):
        return "\n".join([*statement_lines(desk, found), *rule_lines(desk, found)])
    if isinstance(found, Event):
        told = event_history(desk, asked_for(desk, prefix), found)
        return "\n".join([*event_lines(desk, found), *_event_reasons(desk, found), *told, *kept_apart(desk, found)])
    message = "a report was made by no rule"
    raise SvodkaError(message, subject=prefix, remedy=REMEDY)


def _event_reasons(desk: Desk, event: Event) -> Iterator[str]:
    """Yield why each later statement joined, then what was kept apart and why."""
    statements = desk.store.statements()
    near = beside(statements, event.statements)
    scales = _scales(desk, statements, near)
    yield f"why joined   {event.reason}"
    for tie in scales.ties(event.statements):
        yield f"  {tie.one} to {tie.two}  {tie.points:+.1f}"
        yield f"    for      {_told(tie.speaks_for)}"
        if tie.against:
            yield f"    against  {_told(tie.against)}"
    yield "why not      the nearest statements that were kept apart"
    for weighed in scales.nearest(event.statements, NEAREST):
        yield f"  {_statement_line(desk, weighed.one)}"
        yield from _reasons(desk, weighed, "    ")
        yield from _hindrance(desk, scales, weighed, "    ")


def _pair_lines(desk: Desk, one: object, two: object) -> Iterator[str]:
    """Yield what speaks for and against two statements, or two events by their nearest pair."""
    first, second = _members(one), _members(two)
    statements = desk.store.statements()
    told = {statement.id: statement.span.report for statement in statements}
    scales = _scales(desk, statements, {told[key] for key in (*first, *second)})
    weighed = scales.best(first, second) if set(first).isdisjoint(second) else None
    if weighed is None or weighed.one == weighed.two:
        message = "the two share a statement"
        raise SvodkaError(message, remedy="name two different statements or events")
    yield _statement_line(desk, weighed.one)
    yield _statement_line(desk, weighed.two)
    events = [desk.store.event_of(key) for key in (weighed.one, weighed.two)]
    same = events[0] is not None and events[1] is not None and events[0].id == events[1].id
    yield f"verdict      {'one event' if same else 'kept apart'}"
    yield from _reasons(desk, weighed, "  ")
    if not same:
        yield from _hindrance(desk, scales, weighed, "  ")


def _members(found: object) -> tuple[str, ...]:
    if isinstance(found, Statement):
        return (found.id,)
    if isinstance(found, Event):
        return found.statements
    message = "a report is no statement"
    raise SvodkaError(message, remedy=REMEDY)


def _scales(desk: Desk, statements: Sequence[Statement], reports: Iterable[str]) -> Scales:
    return Scales([desk.store.report(report) for report in sorted(set(reports))], statements)


def _reasons(desk: Desk, weighed: Weighed, indent: str) -> Iterator[str]:
    """Yield the points of a pair, what speaks for and against, and the clash between them."""
    yield f"{indent}points   {weighed.points:+.1f} with {weighed.two}; 0 are enough for two alone"
    yield f"{indent}for      {_told(weighed.speaks_for) or 'nothing'}"
    yield f"{indent}against  {_told(weighed.against) or 'nothing by itself'}"
    for clash in _between(desk, weighed):
        yield f"{indent}clash    {clash.kind.value}: {clash.reason}"


def _hindrance(desk: Desk, scales: Scales, weighed: Weighed, indent: str) -> Iterator[str]:
    """Yield what keeps two statements apart that alone would join: the pair of their events that fits worst."""
    if not weighed.would_join:
        return
    events = [desk.store.event_of(key) for key in (weighed.one, weighed.two)]
    held = [event.statements if event else (key,) for event, key in zip(events, (weighed.one, weighed.two), strict=True)]
    worst = scales.weakest(*held)
    yield f"{indent}but      the two alone would join; their events do not hold together as a whole"
    yield f"{indent}         worst {worst.one} and {worst.two} {worst.points:+.1f}: {_told(worst.against) or 'nothing binds them'}"


def _between(desk: Desk, weighed: Weighed) -> list[Contradiction]:
    sides = {weighed.one, weighed.two}
    return [clash for clash in desk.store.contradictions_of(sorted(sides)) if {clash.claim, clash.counter} == sides]


def _told(pieces: Iterable[tuple[str, float]]) -> str:
    return "; ".join(f"{words} {points:+.1f}" if points else words for words, points in pieces)


def _statement_line(desk: Desk, identifier: str) -> str:
    statement = desk.store.statement(identifier)
    report = desk.store.report(statement.span.report)
    outlet = f"{desk.source_of(report).name}, {report.published_at or 'undated'}"
    event = desk.store.event_of(identifier)
    return f"{identifier} of {event.id if event else 'no event'}  [{outlet}] {one_line(statement.span.of(report.text))}"
