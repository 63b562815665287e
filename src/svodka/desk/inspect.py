"""Telling an analyst, in plain text, what is known of a report, statement or event, and which rules made a statement."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.desk.desk import Desk
from svodka.desk.history import event_history
from svodka.desk.origin_tree import origin_lines
from svodka.desk.story import story_lines
from svodka.events import rulings
from svodka.model import Event, Quantity, Report, Span, Speaker, Statement, When


def show(desk: Desk, prefix: str) -> str:
    """Return a description of the report, statement or event whose id begins with *prefix*."""
    _, found = desk.find(prefix)
    if isinstance(found, Report):
        return "\n".join(report_lines(desk, found))
    if isinstance(found, Statement):
        return "\n".join(statement_lines(desk, found))
    return "\n".join([*event_lines(desk, found), *event_history(desk, asked_for(desk, prefix), found)])


def asked_for(desk: Desk, prefix: str) -> str:
    """Return the id that *prefix* is the beginning of, which for an event may be a former one."""
    return desk.store.resolve(prefix)[1]


def report_lines(desk: Desk, report: Report) -> Iterator[str]:
    """Yield the lines on a report: where it is from, what was odd, its statements."""
    source = desk.source_of(report)
    yield f"report       {report.id}"
    yield f"title        {report.title or '(none)'}"
    yield (
        f"source       {source.name}"
        + (f", {source.gloss}" if source.gloss else "")
        + f" (run by: {source.run_by.value})"
    )
    yield f"published    {report.published_at or 'unknown'}   language {report.lang}"
    yield f"evidence     sha256 {report.sha256}, {report.locator}"
    if report.url:
        yield f"address      {report.url}"
    for edge in desk.store.edges_of(report.id):
        yield f"origin       {edge.kind.value} of {edge.parent} ({edge.evidence})"
    for note in report.notes:
        yield f"note         {note.code}: {note.message}"
    for statement in desk.store.reading(report.id).statements:
        yield f"  {statement.id}  {one_line(statement.span.of(report.text))}"


def statement_lines(desk: Desk, statement: Statement) -> Iterator[str]:
    """Yield the lines on a statement: its words, who says it, of what standing, and what it mentions."""
    report = desk.store.report(statement.span.report)
    event = desk.store.event_of(statement.id)
    yield f"statement    {statement.id}"
    yield f"words        {one_line(statement.span.of(report.text), whole=True)}"
    outlet = f"{desk.source_of(report).name}, {report.published_at or 'undated'}"
    yield f"in report    {report.id} ({outlet}), {statement.span.start}–{statement.span.stop}"
    yield f"said by      {' ← '.join(map(speaker_words, reversed(statement.chain))) or 'the outlet itself'}"
    yield f"stance       {statement.stance.value}" + quoted(report, statement.stance_cue)
    yield f"topics       {', '.join(topic.value for topic in statement.topics)}"
    if statement.concepts:
        yield f"concepts     {', '.join(statement.concepts)}"
    for place in statement.places:
        where = ", ".join(filter(None, (place.name, place.adm1 if place.adm1 != place.name else None, place.country)))
        radius = f", within {place.radius_km:.0f} km" if place.radius_km else ""
        others = f"; not {' / '.join(place.runners_up)}" if place.runners_up else ""
        kind = f"{place.role.value}, {place.level.value}{radius}"
        yield f"place        “{one_line(place.as_written)}” → {where} [{kind}] {place.reason}{others}"
    for when in statement.whens:
        yield f"time         “{when.as_written or ''}” → {when_words(when)} [{when.role.value}, counted from {when.anchor}]"
    for quantity in statement.quantities:
        yield f"quantity     “{one_line(quantity.as_written)}” → {range_words(quantity)} {quantity.unit} ({quantity.of})"
    for person in statement.people:
        yield f"person       “{one_line(person.as_written)}” [{person.status.value}{', at risk' if person.at_risk else ''}]"
    if statement.denies:
        yield f"denies       {statement.denies}"
    yield f"event        {event.id if event else '(not linked yet)'}"


def rule_lines(desk: Desk, statement: Statement) -> Iterator[str]:
    """Yield each rule that fired, with its words."""
    report = desk.store.report(statement.span.report)
    yield "rules"
    for firing in statement.made_by:
        yield f"  {firing.rule} (version {firing.version}): “{one_line(firing.span.of(report.text))}”"


def event_lines(desk: Desk, event: Event) -> Iterator[str]:
    """Yield the lines on an event: its origins, statements and disputes."""
    place = f"{event.place.name}, {event.place.country}" if event.place else "no place"
    yield f"event        {event.id}"
    yield f"topic        {event.topic.value}   {place}   {event.start or '?'} – {event.stop or '?'}"
    yield from origin_lines(desk, event)
    for identifier in event.statements:
        statement = desk.store.statement(identifier)
        report = desk.store.report(statement.span.report)
        yield f"  {identifier}  [{desk.source_of(report).name}] {one_line(statement.span.of(report.text))}"
    yield from story_lines(desk, [desk.store.report(one) for one in event.reports])
    for clash in desk.store.contradictions_of(event.statements):
        yield f"  dispute    {clash.kind.value}: {clash.claim} against {clash.counter} ({clash.reason})"


def kept_apart(desk: Desk, event: Event) -> Iterator[str]:
    """Yield the decisions that keep other statements out of an event."""
    for (one, two), decision in sorted(rulings(desk.store.decisions()).parted.items()):
        own = [key for key in (one, two) if key in event.statements]
        for key in own:
            other = two if key == one else one
            yield f"kept apart   {key} from {other} by a decision of {decision.who}: {decision.reason}"


def one_line(text: str, *, whole: bool = False) -> str:
    """Return *text* on one line, cut after 160 characters unless *whole*."""
    bare = " ".join(text.split())
    return bare if whole or len(bare) <= WIDTH else bare[: WIDTH - 1] + "…"


WIDTH = 160


def speaker_words(speaker: Speaker) -> str:
    """Return a speaker with its kind."""
    return f"{speaker.name} ({speaker.kind.value}{', protected' if speaker.protected else ''})"


def quoted(report: Report, span: Span | None) -> str:
    """Return the words of an evidence span in quotation marks, or nothing."""
    return f" because of “{one_line(span.of(report.text))}”" if span else ""


def when_words(when: When) -> str:
    """Return an interval of days."""
    return f"{when.start or '…'} – {when.stop or '…'}" if when.start != when.stop else str(when.start)


def range_words(quantity: Quantity) -> str:
    """Return a range of numbers."""
    if quantity.low == quantity.high:
        return f"{quantity.low:g}"
    return f"{'…' if quantity.low is None else f'{quantity.low:g}'} – {'…' if quantity.high is None else f'{quantity.high:g}'}"
