"""Hand-made reports, statements and events for tests: spans are found by the words themselves."""

from __future__ import annotations

from datetime import date

from svodka.model import (
    Contradiction,
    ContradictionKind,
    Event,
    Granularity,
    Linkage,
    Material,
    OriginEdge,
    OriginGroup,
    Person,
    PersonStatus,
    Place,
    PlaceLevel,
    PlaceRole,
    Quantity,
    QuantityKind,
    QuoteKind,
    Report,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Tally,
    Topic,
    When,
    WhenRole,
    content_id,
    digest,
)


def a_report(text: str, *, source: str = "The Lantern", published: str | None = "2022-11-23", **given) -> Report:
    """A report whose id follows from its words; *given* are further fields of Report."""
    lang = given.pop("lang", "en")
    fields = {"title": "", "url": None, "author": None, "external_id": None, "locator": "made.txt", **given}
    return Report(
        id=content_id("re", source, published, text),
        sha256=digest(f"{source} {text}".encode()),
        source=source,
        published_at=date.fromisoformat(published) if published else None,
        lang=lang,
        text=text,
        **fields,
    )


def span_of(report: Report, words: str) -> Span:
    """Where *words* first stand in the report."""
    start = report.text.index(words)
    return Span(report=report.id, start=start, stop=start + len(words))


def a_speaker(report: Report, name: str, written: str | None = None, **given) -> Speaker:
    written = written or name
    kind = given.pop("kind", SpeakerKind.PERSON)
    return Speaker(name=name, as_written=written, kind=kind, span=span_of(report, written), **given)


def a_person(report: Report, written: str, *, name: str | None = None, at_risk: bool = True, **given) -> Person:
    status = given.pop("status", PersonStatus.REFUSED if at_risk else PersonStatus.OFFICIAL)
    return Person(
        name=name or written,
        as_written=written,
        role=given.pop("role", None),
        status=status,
        at_risk=at_risk,
        named=given.pop("named", True),
        key=name or written,
        span=span_of(report, written),
    )


def a_place(report: Report, written: str, name: str, **given) -> Place:
    fields = {"id": f"gn:{name}", "country": "RU", "adm1": None, "adm1_id": None, "lat": 50.0, "lon": 40.0, **given}
    fields = {"level": PlaceLevel.SETTLEMENT, "radius_km": 5.0, "role": PlaceRole.EVENT, "reason": "made", **fields}
    return Place(name=name, as_written=written, span=span_of(report, written), **fields)


def a_when(report: Report, written: str, start: str, stop: str | None = None, **given) -> When:
    fields = {"role": WhenRole.HAPPENED, "anchor": "published", "granularity": Granularity.DAY, **given}
    return When(
        start=date.fromisoformat(start),
        stop=date.fromisoformat(stop or start),
        as_written=written,
        span=span_of(report, written),
        **fields,
    )


def a_quantity(report: Report, written: str, low: float | None, high: float | None, **given) -> Quantity:
    fields = {"unit": "people", "of": "people", "kind": QuantityKind.COUNT, "about": False, **given}
    return Quantity(low=low, high=high, as_written=written, span=span_of(report, written), **fields)


def a_statement(report: Report, words: str, *, cue: str | None = None, topic: Topic = Topic.DRAFT_RECRUITMENT, **given):
    """A statement at *words*; *speaker* is one Speaker or a whole chain, *stance_cue* words of the report."""
    speaker = given.pop("speaker", ())
    stance_cue = given.pop("stance_cue", None)
    fields = {
        "lang": report.lang,
        "quote_kind": QuoteKind.NONE,
        "stance": Stance.ASSERTED,
        "concepts": (),
        "places": (),
        "whens": (),
        "quantities": (),
        "people": (),
        "denies": None,
        "made_by": (),
        **given,
    }
    span = span_of(report, words)
    return Statement(
        id=content_id("st", span.report, span.start, span.stop),
        span=span,
        chain=speaker if isinstance(speaker, tuple) else (speaker,),
        cue=span_of(report, cue) if cue else None,
        stance_cue=span_of(report, stance_cue) if stance_cue else None,
        topics=(topic,),
        **fields,
    )


def an_event(*statements: Statement, origins: tuple[OriginGroup, ...] | None = None, **given) -> Event:
    """An event of *statements*; without *origins* each report is its own."""
    reports = tuple(dict.fromkeys(one.span.report for one in statements))
    days = [when for one in statements for when in one.whens if when.role is not WhenRole.CONTENT]
    place = next((place for one in statements for place in one.places), None)
    return Event(
        id=content_id("ev", *(one.id for one in statements)),
        statements=tuple(one.id for one in statements),
        reports=reports,
        topic=statements[0].topics[0],
        place=place,
        start=min((when.start for when in days if when.start), default=None),
        stop=max((when.stop for when in days if when.stop), default=None),
        origins=origins or tuple(OriginGroup(family=report, reports=(report,)) for report in reports),
        disputes=given.pop("disputes", ()),
        reason="made",
    )


def a_dispute(
    claim: Statement, counter: Statement, kind: ContradictionKind = ContradictionKind.DENIAL
) -> Contradiction:
    return Contradiction(
        id=content_id("co", claim.id, counter.id), claim=claim.id, counter=counter.id, kind=kind, reason="made"
    )


def a_material(
    reports: list[Report],
    statements: list[Statement],
    events: list[Event] | None = None,
    **given,
) -> Material:
    """A material; without *events* each statement is its own."""
    edges: tuple[OriginEdge, ...] = tuple(given.pop("edges", ()))
    tallies: tuple[Tally, ...] = tuple(given.pop("tallies", ()))
    return Material(
        reports=tuple(reports),
        statements=tuple(statements),
        linkage=Linkage(
            events=tuple(events if events is not None else map(an_event, statements)),
            contradictions=tuple(given.pop("contradictions", ())),
            edges=edges,
            tallies=tallies,
        ),
        sources={one.id: Source(id=one.source, name=one.source, family=one.source) for one in reports},
        archive_root="0" * 64,
    )
