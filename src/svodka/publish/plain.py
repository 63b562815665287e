"""The brief as plain text in blocks that stand alone: what a messenger and a mail carry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from svodka.model.public import PublicBrief, PublicReport
from svodka.publish.citing import Cited, Numbering, refuse_uncited
from svodka.publish.corrections import correction_lines
from svodka.publish.phrases import count, day, latin
from svodka.publish.printable import clean, web_link
from svodka.publish.saying import grouped, say, speaking, with_pseudonyms
from svodka.publish.views.items import ItemView, SectionView, SentenceView, section_views
from svodka.publish.views.key_points import key_points

_SPACES = re.compile(r"\s+")
METHOD = "This brief records who says what and does not decide what is true. Reprints and copies count as one source."
REWORDED = "Some items were reworded by the language model {models}, under the same checks."
NOTHING = "No event of this window could be reported with its sources."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainBrief:
    """A brief in blocks, none of which may be torn: *head*, then *items* with their headings, then *sources*."""

    title: str
    head: tuple[str, ...]
    items: tuple[str, ...]
    sources: tuple[str, ...]
    foot: str
    sources_title: str

    @property
    def blocks(self) -> tuple[str, ...]:
        """All blocks in order."""
        return (*self.head, *self.items, *self.sources, self.foot)


class ReportNumbers:
    """Numbers the cited reports in the order in which a reader meets them."""

    def __init__(self, brief: PublicBrief) -> None:
        """Number the reports that the items of *brief* cite."""
        self._reports = {report.id: report for report in brief.reports}
        sentences = (one for section in brief.sections for item in section.items for one in item.sentences)
        cited = (citation.document for sentence in sentences for citation in sentence.citations)
        self._numbers = {report: at for at, report in enumerate(dict.fromkeys(cited), start=1)}

    def of(self, sentence: SentenceView) -> str:
        """Return the numbers of a sentence's reports: " [1] [4]"."""
        numbers = sorted({self._numbers[cite.document] for cite in sentence.cites})
        return "".join(f" [{number}]" for number in numbers)

    def of_cite(self, cite: Cited) -> int:
        """Return the number of the report that *cite* is from."""
        return self._numbers[cite.document]

    @property
    def everything(self) -> tuple[tuple[int, PublicReport | None], ...]:
        """All cited reports by number."""
        return tuple((number, self._reports.get(report)) for report, number in self._numbers.items())


def plain_brief(brief: PublicBrief) -> PlainBrief:
    """Return *brief* as plain text in blocks.

    Raises UncitedSentenceError for a factual sentence without a citation.
    """
    refuse_uncited(brief)
    with speaking(brief.lang):
        sections = section_views(brief, Numbering(brief))
        numbers = ReportNumbers(brief)
        return PlainBrief(
            title=line(brief.title),
            head=tuple(map(with_pseudonyms, _head(brief, sections))),
            items=tuple(with_pseudonyms(block) for section in sections for block in _section(section, numbers)),
            sources=tuple(with_pseudonyms(source_line(number, report)) for number, report in numbers.everything),
            foot=foot(brief),
            sources_title=say("Sources").upper(),
        )


def line(text: str) -> str:
    """Return *text* on one line, fit for plain text."""
    return edged(text).strip()


def edged(text: str) -> str:
    """Return *text* on one line that keeps a space at either end, for pieces that are joined again."""
    return _SPACES.sub(" ", clean(text))


def sentence_text(view: SentenceView, numbers: ReportNumbers) -> str:
    """Return a sentence with its standing and the numbers of its reports."""
    stance = f" ({line(say(view.stance))})" if view.stance else ""
    return f"{line(view.text)}{stance}{numbers.of(view)}"


def facts(item: ItemView) -> str:
    """Return where, when, on how many sources and with which standing an item is told."""
    marks = (say("late") if item.late else "", say("update") if item.updated else "")
    said = (item.where, item.when, *marks, item.backing, say(item.stance) if item.stance else "")
    return " · ".join(line(fact) for fact in said if fact)


def source_line(number: int, report: PublicReport | None) -> str:
    """Return a report as one line: number, outlet, title, day, address."""
    if report is None:
        return f"[{number}] {say('a report that is not on record')}"
    link = web_link(report.url)
    parts = (latin(report.source, report.lang), report.title, day(report.published) if report.published else say("undated"))
    told = ", ".join(line(part) for part in parts if part)
    return f"[{number}] {told}{f': {link}' if link else ''}"


def foot(brief: PublicBrief) -> str:
    """Return how to read the brief, how many names are withheld and what it rests on."""
    root = f"{say('Brief')} {brief.id}, {say('archive root')} {brief.archive_root or say('none')}."
    return " ".join(part for part in (say(METHOD), reworded(brief), withheld(brief), root) if part)


def reworded(brief: PublicBrief) -> str:
    """Return which language models reworded items, "" where none did."""
    models = sorted({item.reworded for section in brief.sections for item in section.items if item.reworded})
    return say(REWORDED, models=", ".join(models)) if models else ""


def withheld(brief: PublicBrief) -> str:
    """Return how many names are withheld and why, "" where none is."""
    names = count(brief.withheld, "name is withheld", "names are withheld")
    return f"{names} {say('to protect people at risk')}." if brief.withheld else ""


def _head(brief: PublicBrief, sections: Iterable[SectionView]) -> Iterable[str]:
    shown = tuple(sections)
    yield line(brief.title)
    corrected = correction_lines(brief)
    if corrected:
        yield "\n".join(line(one) for one in corrected)
    points = [f"• {line(''.join(words for words, _ in item.lead))} ({item.number})" for item in key_points(brief, shown)]
    if points:
        yield "\n".join([say("Key points").upper(), *points])
    if not shown:
        yield say(NOTHING)


def _section(section: SectionView, numbers: ReportNumbers) -> Iterable[str]:
    """Yield the items of a section; the heading belongs to the first, so that it never ends a message."""
    heading = f"{section.number}. {line(section.title).upper()}\n\n"
    for at, item in enumerate(section.items):
        yield ("" if at else heading) + _item(item, numbers)
    if section.more:
        yield f"… {say('and {number} more', number=grouped(section.more))}."


def _item(item: ItemView, numbers: ReportNumbers) -> str:
    said = " ".join(sentence_text(sentence, numbers) for sentence in item.main)
    against = [f"{say('Against this')}: {sentence_text(sentence, numbers)}" for sentence in item.counters]
    return "\n".join(part for part in (f"{item.number} {facts(item)}", said, *against) if part)
