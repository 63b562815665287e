"""From a brief to its public twin: the only way to anything that publish accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from svodka.lexicon.names import transliterate
from svodka.model import (
    Announcement,
    Brief,
    CheckResult,
    Contradiction,
    Fate,
    Item,
    LeftOut,
    Material,
    MaterialIndex,
    Section,
    Sentence,
    Speaker,
    SpeakerKind,
    Statement,
)
from svodka.model.public import (
    PublicAnnouncement,
    PublicBrief,
    PublicCheck,
    PublicCitation,
    PublicDispute,
    PublicItem,
    PublicLeftOut,
    PublicSection,
    PublicSentence,
)
from svodka.review.parts import event_reports, iso, public_citation, public_place, public_report
from svodka.review.public_ledgers import own_words, public_tally
from svodka.review.public_origins import public_edges, public_origins
from svodka.review.redactor import Redactor

CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
PSEUDONYM = re.compile(r"\[name withheld \d+\]")
LEFT_OUT_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every part is made public with."""

    index: MaterialIndex
    redactor: Redactor

    def mask(self, text: str, reports: Iterable[str] = ()) -> str:
        """Mask *text*, told from *reports*."""
        return self.redactor.mask(text, reports)


def public_brief(
    brief: Brief, material: Material, redactor: Redactor, checks: Iterable[CheckResult], version: str
) -> PublicBrief:
    """Return *brief* with every string masked, its reports, disputes and announcements beside it."""
    desk = _Desk(index=MaterialIndex(material), redactor=redactor)
    sections = tuple(_section(section, desk) for section in brief.sections)
    left_out = tuple(_left_out(one, desk) for one in brief.left_out)
    disputes = tuple(dispute for edge in brief.contradictions if (dispute := _dispute(edge, desk)) is not None)
    announcements = tuple(_announcement(one, desk) for one in brief.announcements)
    tallies = tuple(public_tally(tally, desk.index, redactor, cited=True) for tally in brief.tallies)
    reports = tuple(
        public_report(report, desk.index, redactor)
        for report in sorted(material.reports, key=lambda one: (iso(one.published_at) or "", one.id))
    )
    return PublicBrief(
        id=brief.id,
        version=version,
        title=redactor.mask(brief.title),
        lang=brief.lang,
        window_start=iso(brief.window.start),
        window_end=iso(brief.window.stop),
        sections=sections,
        left_out=left_out,
        tallies=tallies,
        disputes=disputes,
        announcements=announcements,
        reports=reports,
        checks=_checks(checks, redactor),
        archive_root=brief.archive_root,
        key_points=brief.key_points,
        edges=public_edges(material.linkage.edges, redactor, _told(sections)),
        compared=tuple((iso(window.start), iso(window.stop)) for window in brief.compared),
        withheld=len(set(PSEUDONYM.findall(repr((sections, left_out, disputes, announcements, tallies, reports))))),
    )


def _told(sections: Iterable[PublicSection]) -> frozenset[str]:
    """Return the reports that the items go back to."""
    items = (item for section in sections for item in section.items)
    return frozenset(report for item in items for origin in item.origins for report in origin.reports)


def checked(draft: PublicBrief, checks: Iterable[CheckResult], redactor: Redactor) -> PublicBrief:
    """Return *draft* with the results of the checks that let it through."""
    return replace(draft, checks=_checks(checks, redactor))


def _checks(checks: Iterable[CheckResult], redactor: Redactor) -> tuple[PublicCheck, ...]:
    """Return the results of checks made public."""
    return tuple(_check(check, redactor) for check in checks)


def _section(section: Section, desk: _Desk) -> PublicSection:
    """Return a section made public."""
    items = tuple(_item(item, desk) for item in section.items)
    return PublicSection(topic=section.topic.value, title=section.title, items=items)


def _item(item: Item, desk: _Desk) -> PublicItem:
    """Return an item made public, with the place and days of its event."""
    event = desk.index.events[item.event]
    cited = {citation.span.report for sentence in item.sentences for citation in sentence.citations}
    reports = sorted({*event.reports, *cited})
    return PublicItem(
        event=item.event,
        topic=item.topic.value,
        sentences=tuple(_sentence(sentence, reports, desk) for sentence in item.sentences),
        independent=item.independent,
        families=tuple(desk.mask(group.family, reports) for group in event.origins),
        origins=public_origins(event, desk.redactor, reports),
        late=item.late,
        place=public_place(event.place, desk.redactor),
        start=iso(event.start),
        end=iso(event.stop),
        update=iso(item.update),
        reworded=desk.mask(item.reworded),
    )


def _sentence(sentence: Sentence, reports: list[str], desk: _Desk) -> PublicSentence:
    """Return a sentence made public; what it derives is masked like its text."""
    return PublicSentence(
        text=desk.mask(sentence.text, reports),
        kind=sentence.kind.value,
        stance=sentence.stance.value,
        citations=tuple(public_citation(one, desk.index, desk.redactor) for one in sentence.citations),
        derived=tuple((desk.mask(words, reports), desk.mask(rule, reports)) for words, rule in sentence.derived),
    )


def _left_out(left_out: LeftOut, desk: _Desk) -> PublicLeftOut:
    """Return an event that is not in the brief, with the beginning of its first statement's words."""
    event = desk.index.events.get(left_out.event)
    first = next((one for one in (event.statements if event else ()) if one in desk.index.statements), None)
    text = ""
    if first is not None:
        span = desk.index.statements[first].span
        text, _ = desk.redactor.excerpt(span.report, span.start, span.stop)
        text = " ".join(text.split())
    if len(text) > LEFT_OUT_CHARACTERS:
        text = text[:LEFT_OUT_CHARACTERS].rsplit(" ", 1)[0] + " …"
    return PublicLeftOut(event=left_out.event, text=text, reason=desk.mask(left_out.reason))


def _announcement(announcement: Announcement, desk: _Desk) -> PublicAnnouncement:
    """Return an announcement made public."""
    statement = desk.index.statements[announcement.statement]
    reports = event_reports(desk.index.event_of.get(statement.id), statement.span.report)
    speaker = statement.speaker
    return PublicAnnouncement(
        statement=statement.id,
        text=desk.mask(announcement.sentence.text, reports),
        speaker=desk.mask(readable(speaker, statement.lang), reports) or None if speaker else None,
        due_start=iso(announcement.start),
        due_end=iso(announcement.stop),
        citation=public_citation(announcement.sentence.citations[0], desk.index, desk.redactor),
        fate=announcement.fate.value,
        answers=(*_answers(Fate.HAPPENED, announcement.happened, desk), *_answers(Fate.DENIED, announcement.denied, desk)),
    )


def _answers(fate: Fate, statements: Iterable[str], desk: _Desk) -> tuple[tuple[str, PublicCitation], ...]:
    """Return the words of later statements that say what became of an announcement."""
    told = (desk.index.statements[one] for one in statements if one in desk.index.statements)
    return tuple((fate.value, public_citation(own_words(one, desk.index), desk.index, desk.redactor)) for one in told)


def _dispute(edge: Contradiction, desk: _Desk) -> PublicDispute | None:
    """Return a contradiction with both sides' words, None where a side was retracted."""
    claim, counter = desk.index.statements.get(edge.claim), desk.index.statements.get(edge.counter)
    if claim is None or counter is None:
        return None
    return PublicDispute(
        id=edge.id,
        type=edge.kind.value,
        reason=desk.mask(edge.reason, (claim.span.report, counter.span.report)),
        claim=public_citation(own_words(claim, desk.index), desk.index, desk.redactor),
        claim_by=_by(claim, desk),
        counter=public_citation(own_words(counter, desk.index), desk.index, desk.redactor),
        counter_by=_by(counter, desk),
    )


def _by(statement: Statement, desk: _Desk) -> str:
    """Return who says it: the speaker, and the outlet where it speaks itself."""
    report = desk.index.report_of(statement)
    outlet = transliterate(desk.index.source_of(report).name, report.lang)
    name = readable(statement.speaker, statement.lang) if statement.speaker else ""
    return desk.mask(name or outlet, (report.id,))


def readable(speaker: Speaker, lang: str) -> str:
    """Return a speaker's name in Latin letters; "" for a role in other letters: its words stand in the citation."""
    if CYRILLIC.search(speaker.name) and speaker.kind not in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION):
        return ""
    return transliterate(speaker.name, lang)


def _check(check: CheckResult, redactor: Redactor) -> PublicCheck:
    """Return a check's result; the problems it found stay on the desk."""
    return PublicCheck(
        number=check.number,
        name=check.name,
        figure=redactor.mask(check.figure),
        held=check.held,
        hard=check.hard,
    )
