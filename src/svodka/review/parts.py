"""The pieces that public briefs and exports share: reports, places, citations, masked."""

from __future__ import annotations

from datetime import date

from svodka.model import Citation, Control, Event, MaterialIndex, Place, Report, Span
from svodka.model.public import PublicCitation, PublicControl, PublicPlace, PublicReport
from svodka.review.redactor import Redactor

AROUND = 160
"""Characters shown on each side of cited words: enough to see that nothing was torn out of its sense."""


def iso(day: date | None) -> str | None:
    """Return a day as ISO 8601, None where it is not known."""
    return day.isoformat() if day else None


def public_report(report: Report, index: MaterialIndex, redactor: Redactor) -> PublicReport:
    """Return a report's metadata, with names out of its title, its author left out and its address cut if need be."""
    own = (report.id,)
    source = index.source_of(report)
    return PublicReport(
        id=report.id,
        external_id=redactor.mask(report.external_id, own) if report.external_id else None,
        title=redactor.mask(report.title, own),
        source=redactor.mask(report.source, own),
        url=redactor.url(report.url, own),
        published=iso(report.published_at),
        lang=report.lang,
        sha256=report.sha256,
        reprint_of=redactor.mask(report.reprint_of, own) if report.reprint_of else None,
        run_by=source.run_by.value,
        gloss=redactor.mask(source.gloss, own),
    )


def public_place(place: Place | None, redactor: Redactor) -> PublicPlace | None:
    """Return a place; its words, its names and its reason are masked like everything else.

    None where the words are (part of) a protected name: a man called like a town is no place on the map. A place whose
    name had to be masked has no point either: whoever looks at the point would read the name off a map.
    """
    if place is None or redactor.touches(place.span):
        return None
    own = (place.span.report,)
    name = redactor.mask(place.name, own)
    shown = name == place.name
    return PublicPlace(
        text=redactor.mask(place.as_written, own),
        name=name,
        country=place.country,
        adm1=redactor.mask(place.adm1, own) if place.adm1 else place.adm1,
        adm1_id=place.adm1_id,
        lat=place.lat if shown else None,
        lon=place.lon if shown else None,
        level=place.level.value,
        role=place.role.value,
        radius_km=place.radius_km,
        reason=redactor.mask(place.reason, own),
        settlement_unresolved=place.settlement_unresolved,
        control=public_control(place.control),
    )


def public_control(control: Control | None) -> PublicControl | None:
    """Return who controlled a place, days in words of ISO 8601."""
    if control is None:
        return None
    until = control.until.isoformat() if control.until else None
    since, as_of = control.since.isoformat(), control.as_of.isoformat()
    return PublicControl(by=control.by, since=since, until=until, as_of=as_of, source=control.source)


def public_citation(citation: Citation, index: MaterialIndex, redactor: Redactor) -> PublicCitation:
    """Return cited words in their surroundings.

    Where a name was replaced in the words their digest is left out: whoever guesses the name could prove it by it.
    """
    report = index.reports[citation.span.report]
    span = citation.span
    start, stop = _surroundings(report, span)
    before, left = redactor.excerpt(report.id, start, span.start)
    quote, inside = redactor.excerpt(report.id, span.start, span.stop)
    after, right = redactor.excerpt(report.id, span.stop, stop)
    return PublicCitation(
        statement=citation.statement,
        document=report.id,
        start=span.start,
        end=span.stop,
        sha256=citation.sha256,
        text_sha256="" if inside else citation.text_sha256,
        before=before,
        quote=quote,
        after=after,
        lang=_lang_of(citation, index, report),
        redacted=left or inside or right,
    )


def _lang_of(citation: Citation, index: MaterialIndex, report: Report) -> str:
    """Return the language of the cited statement, of its report where it is not in the material."""
    statement = index.statements.get(citation.statement)
    return statement.lang if statement else report.lang


def _surroundings(report: Report, span: Span) -> tuple[int, int]:
    """Return where the surroundings of *span* begin and end: within its block, at whole words."""
    inside = [block for block in report.blocks if block.start <= span.start < block.stop]
    low, high = (inside[0].start, max(inside[0].stop, span.stop)) if inside else (0, len(report.text))
    start, stop = max(low, span.start - AROUND), min(high, span.stop + AROUND)
    while low < start < span.start and not report.text[start - 1].isspace():
        start += 1
    while span.stop < stop < high and not report.text[stop].isspace():
        stop -= 1
    return start, stop


def event_reports(event: Event | None, report: str) -> tuple[str, ...]:
    """Return the reports from which an event is told: the context in which given names are masked."""
    return tuple(sorted({*event.reports, report})) if event else (report,)
