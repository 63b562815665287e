"""Citations as a page shows them: numbered once over the whole page, with outlet, date and exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svodka.model.errors import UncitedSentenceError
from svodka.model.public import PublicBrief, PublicCitation, PublicReport, PublicSentence
from svodka.publish.phrases import clip, day, language, latin
from svodka.publish.printable import web_link
from svodka.publish.saying import say

SHORT_HASH = 12
TITLE = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One citation ready to show; the same words of the same report have one *number* on the whole page.

    *outlet* is in Latin letters, *native* as the outlet writes itself, "" where that is the same.
    """

    number: int
    outlet: str
    native: str
    gloss: str
    run_by: str
    title: str
    date: str
    link: str | None
    lang: str
    language: str
    before: str
    quote: str
    after: str
    start: int
    end: int
    short_hash: str
    statement: str
    document: str
    sha256: str
    text_sha256: str
    redacted: bool
    reprint_of: str | None


class Numbering:
    """Gives each distinct citation one number, in order of first appearance in the brief."""

    def __init__(self, brief: PublicBrief) -> None:
        """Give numbers to the citations of items, then disputes, then announcements."""
        reports = {report.id: report for report in brief.reports}
        self._cited: dict[tuple[str, int, int], Cited] = {}
        self._statements: dict[str, int] = {}
        for citation in _all_citations(brief):
            key = _key(citation)
            if key not in self._cited:
                self._cited[key] = _show(citation, len(self._cited) + 1, reports.get(citation.document))
            self._statements.setdefault(citation.statement, self._cited[key].number)

    def cited(self, citation: PublicCitation) -> Cited:
        """Return *citation* ready to show."""
        return self._cited[_key(citation)]

    def of_statements(self, statements: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers under which *statements* are cited, without those that are not."""
        return tuple(sorted({self._statements[s] for s in statements if s in self._statements}))

    @property
    def everything(self) -> tuple[Cited, ...]:
        """All citations by number."""
        return tuple(self._cited.values())

    @property
    def statements(self) -> int:
        """How many statements the brief cites."""
        return len(self._statements)


def refuse_uncited(brief: PublicBrief) -> None:
    """Raise UncitedSentenceError for a factual sentence without a citation: it is never rendered."""
    for sentence in _sentences(brief):
        if sentence.kind != "note" and not sentence.citations:
            message = "a factual sentence has no citation"
            remedy = "run the brief's checks before publishing"
            raise UncitedSentenceError(message, subject=sentence.text, remedy=remedy)


def _sentences(brief: PublicBrief) -> Iterator[PublicSentence]:
    for section in brief.sections:
        for item in section.items:
            yield from item.sentences


def _all_citations(brief: PublicBrief) -> Iterator[PublicCitation]:
    for sentence in _sentences(brief):
        yield from sentence.citations
    for dispute in brief.disputes:
        yield from (dispute.claim, dispute.counter)
    for announcement in brief.announcements:
        yield announcement.citation
        yield from (citation for _, citation in announcement.answers)
    for tally in brief.tallies:
        yield from tally.citations


def _key(citation: PublicCitation) -> tuple[str, int, int]:
    return citation.document, citation.start, citation.end


def _show(citation: PublicCitation, number: int, report: PublicReport | None) -> Cited:
    written = (report.source if report else "") or say("Unnamed source")
    outlet = latin(written, report.lang if report else citation.lang)
    return Cited(
        number=number,
        outlet=outlet,
        native="" if outlet == written else written,
        gloss=report.gloss if report else "",
        run_by=report.run_by if report else "unknown",
        title=clip(report.title, TITLE) if report else "",
        date=day(report.published) if report and report.published else say("date unknown"),
        link=web_link(report.url) if report else None,
        lang=citation.lang,
        language=language(citation.lang),
        before=citation.before,
        quote=citation.quote,
        after=citation.after,
        start=citation.start,
        end=citation.end,
        short_hash=citation.sha256[:SHORT_HASH],
        statement=citation.statement,
        document=citation.document,
        sha256=citation.sha256,
        text_sha256=citation.text_sha256,
        redacted=citation.redacted,
        reprint_of=report.reprint_of if report else None,
    )
