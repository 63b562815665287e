"""The data of a desk for others' programs: public, or whole for the analyst's own machine."""

from __future__ import annotations

from datetime import date

from svodka.model import (
    Event,
    Material,
    MaterialIndex,
    Person,
    Quantity,
    QuantityKind,
    Span,
    Statement,
    When,
    WhenRole,
)
from svodka.model.public import (
    PublicContradiction,
    PublicEvent,
    PublicExport,
    PublicPerson,
    PublicQuantity,
    PublicStatement,
    PublicWhen,
)
from svodka.review.parts import iso, public_place, public_report
from svodka.review.public_ledgers import public_announced, public_tally
from svodka.review.public_origins import public_edges, public_origins
from svodka.review.redactor import Redactor, open_redactor


def public_export(
    material: Material, redactor: Redactor, *, private: bool, version: str, last: date | None = None
) -> PublicExport:
    """Return everything read and linked. *private*: nothing is masked, whatever *redactor* protects.

    *last*: the day from which announcements are told; the last one of publication unless given.
    """
    index = MaterialIndex(material)
    mask = open_redactor(material.reports) if private else redactor
    statements = sorted(material.statements, key=lambda one: (one.span.report, one.span.start, one.span.stop, one.id))
    return PublicExport(
        version=version,
        archive_root=material.archive_root,
        private=private,
        documents=tuple(
            public_report(report, index, mask) for report in sorted(material.reports, key=lambda one: one.id)
        ),
        statements=tuple(_statement(statement, index, mask) for statement in statements),
        events=tuple(_event(event, index, mask) for event in sorted(material.linkage.events, key=lambda one: one.id)),
        contradictions=tuple(
            PublicContradiction(
                id=edge.id,
                claim=edge.claim,
                counter=edge.counter,
                type=edge.kind.value,
                reason=mask.mask(edge.reason, _sides(index, edge.claim, edge.counter)),
            )
            for edge in sorted(material.linkage.contradictions, key=lambda one: one.id)
            if edge.claim in index.statements and edge.counter in index.statements
        ),
        edges=public_edges(material.linkage.edges, mask, index.reports),
        tallies=tuple(public_tally(tally, index, mask, cited=False) for tally in material.linkage.tallies),
        announcements=tuple(public_announced(line, index, mask, last or _last_day(material)) for line in material.announced),
    )


def _last_day(material: Material) -> date | None:
    """Return the last day of publication: what is overdue is told from the reports, never from the clock."""
    return max((report.published_at for report in material.reports if report.published_at), default=None)


def _sides(index: MaterialIndex, *statements: str) -> tuple[str, ...]:
    """Return the reports of statements."""
    return tuple(index.statements[one].span.report for one in statements)


def _statement(statement: Statement, index: MaterialIndex, redactor: Redactor) -> PublicStatement:
    """Return a statement made public."""
    own = (statement.span.report,)
    speaker = statement.speaker
    event = index.event_of.get(statement.id)
    return PublicStatement(
        id=statement.id,
        document=statement.span.report,
        start=statement.span.start,
        end=statement.span.stop,
        quote=_words(statement.span, redactor) or "",
        lang=statement.lang,
        speaker=redactor.mask(speaker.name, own) if speaker else None,
        speaker_text=redactor.mask(speaker.as_written, own) if speaker else None,
        speaker_chain=tuple(redactor.mask(link.name, own) for link in statement.chain),
        cue=_words(statement.cue, redactor),
        quote_kind=statement.quote_kind.value,
        stance=statement.stance.value,
        stance_cue=_words(statement.stance_cue, redactor),
        topics=tuple(topic.value for topic in statement.topics),
        concepts=statement.concepts,
        places=tuple(one for place in statement.places if (one := public_place(place, redactor)) is not None),
        dates=tuple(_when(when, own, redactor) for when in statement.dates),
        said_on=tuple(_when(when, own, redactor) for when in statement.whens if when.role is WhenRole.SAID),
        quantities=tuple(
            _quantity(one, own, redactor) for one in statement.quantities if one.kind is not QuantityKind.AGE
        ),
        people=tuple(_person(person, own, redactor) for person in statement.people),
        denies=statement.denies,
        event=event.id if event else None,
        rules=tuple(dict.fromkeys(firing.rule for firing in statement.made_by)),
    )


def _words(span: Span | None, redactor: Redactor) -> str | None:
    """Return the words of *span*, masked."""
    return redactor.excerpt(span.report, span.start, span.stop)[0] if span else None


def _when(when: When, own: tuple[str, ...], redactor: Redactor) -> PublicWhen:
    """Return a time made public."""
    return PublicWhen(
        text=redactor.mask(when.as_written, own) if when.as_written is not None else None,
        start=iso(when.start),
        end=iso(when.stop),
        granularity=when.granularity.value,
        role=when.role.value,
    )


def _quantity(quantity: Quantity, own: tuple[str, ...], redactor: Redactor) -> PublicQuantity:
    """Return a number made public."""
    return PublicQuantity(
        text=redactor.mask(quantity.as_written, own),
        min=quantity.low,
        max=quantity.high,
        unit=quantity.unit,
        of=redactor.mask(quantity.of, own),
        kind=quantity.kind.value,
        gloss=redactor.mask(quantity.gloss, own) if quantity.gloss else None,
    )


def _person(person: Person, own: tuple[str, ...], redactor: Redactor) -> PublicPerson:
    """Return a person made public: under the pseudonym, and without the role, where at risk."""
    return PublicPerson(
        text=redactor.mask(person.as_written, own),
        name=redactor.mask(person.name, own),
        status=person.status.value,
        at_risk=person.at_risk,
    )


def _event(event: Event, index: MaterialIndex, redactor: Redactor) -> PublicEvent:
    """Return an event made public; statements that were retracted are not in it."""
    return PublicEvent(
        id=event.id,
        statements=tuple(one for one in event.statements if one in index.statements),
        topic=event.topic.value,
        place=public_place(event.place, redactor),
        start=iso(event.start),
        end=iso(event.stop),
        independent_sources=event.independent,
        families=tuple(redactor.mask(group.family, event.reports) for group in event.origins),
        reports=event.reports,
        disputes=event.disputes,
        origins=public_origins(event, redactor, event.reports),
    )
