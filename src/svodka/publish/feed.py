"""A feed's content, whatever the format: of a brief's items, or of what a search found.

Nothing here reads a clock: entries are dated by what they tell, the feed by the brief's last day. The version of a
brief stands in the seconds, so that a reader program takes a corrected feed for a newer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from svodka.model.edition import DRAFT
from svodka.model.ids import content_id
from svodka.model.public import PublicBrief, PublicHit, PublicItem, PublicReport, PublicSearch
from svodka.publish.citing import Numbering, refuse_uncited
from svodka.publish.corrections import changed_events, correction, correction_lines
from svodka.publish.phrases import clip, latin
from svodka.publish.plain import METHOD, ReportNumbers, facts, foot, line, sentence_text, source_line
from svodka.publish.printable import web_link
from svodka.publish.saying import say, speaking, with_pseudonyms
from svodka.publish.views.items import ItemView, by_event, section_views

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The date of what has none, where a format demands one."""
TITLE = 120
AUTHOR = "svodka"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: plain *text* in paragraphs parted by an empty line, *link* None where there is no address."""

    id: str
    title: str
    text: str
    link: str | None
    moment: datetime
    categories: tuple[str, ...]
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its entries in the order of the brief."""

    id: str
    title: str
    about: str
    lang: str
    updated: datetime
    generator: str
    entries: tuple[Entry, ...]


def brief_feed(brief: PublicBrief) -> Feed:
    """Return the items of *brief* as a feed; what a new version corrects is its first entry.

    An item's id holds its words: a reworded item is a new entry, so that a reader program shows it again.
    Raises UncitedSentenceError for a factual sentence without a citation.
    """
    refuse_uncited(brief)
    with speaking(brief.lang):
        return _brief_feed(brief)


def _brief_feed(brief: PublicBrief) -> Feed:
    number = brief.edition.number if brief.edition else 1
    updated = moment(brief.window_end or brief.window_start) + timedelta(seconds=max(number - 1, 0))
    numbers = ReportNumbers(brief)
    views = by_event(brief, section_views(brief, Numbering(brief)))
    items = [(section.title, item) for section in brief.sections for item in section.items if item.event in views]
    entries = [_item(item, views[item.event], title, _Context(brief, numbers, updated)) for title, item in items]
    return Feed(
        id=urn(content_id("series", brief.lang, brief.window_start, brief.window_end)),
        title=line(brief.title),
        about=line(" ".join(part for part in (correction(brief), say(METHOD)) if part)),
        lang=brief.lang,
        updated=updated,
        generator=f"svodka {brief.version}",
        entries=(*_correction(brief, updated), *entries),
    )


def search_feed(search: PublicSearch) -> Feed:
    """Return what a search found as a feed, the best first; an entry is a report with the words around the find."""
    entries = tuple(_hit(hit) for hit in search.hits)
    return Feed(
        id=urn(content_id("se", search.query)),
        title=line(f"svodka: {search.query}"),
        about=line(f"Reports that hold: {search.query}"),
        lang="en",
        updated=max((entry.moment for entry in entries), default=EPOCH),
        generator=f"svodka {search.version}",
        entries=entries,
    )


def urn(name: str) -> str:
    """Return an id that is unique and leads nowhere: a brief has no address of its own."""
    return f"urn:x-svodka:{name}"


def moment(iso: str | None) -> datetime:
    """Return the beginning of a day in UTC, of 1970 where the day is not known."""
    return datetime.fromisoformat(iso[:10]).replace(tzinfo=UTC) if iso else EPOCH


@dataclass(frozen=True, slots=True)
class _Context:
    """What every entry of a brief is made with."""

    brief: PublicBrief
    numbers: ReportNumbers
    updated: datetime


def _correction(brief: PublicBrief, updated: datetime) -> tuple[Entry, ...]:
    lines = correction_lines(brief)
    if not lines or brief.edition is None:
        return ()
    drafted = brief.edition.number == DRAFT
    entry = Entry(
        id=urn(f"{brief.id}:version-{brief.edition.number}"),
        title=line(lines[0] if drafted else f"{say('Correction')}: {lines[0]}"),
        text=with_pseudonyms("\n\n".join(line(one) for one in lines)),
        link=None,
        moment=updated,
        categories=(say("draft" if drafted else "Correction").lower(),),
        author=AUTHOR,
    )
    return (entry,)


def _item(item: PublicItem, view: ItemView, title: str, context: _Context) -> Entry:
    said = " ".join(sentence_text(sentence, context.numbers) for sentence in view.main)
    against = [f"{say('Against this')}: {sentence_text(sentence, context.numbers)}" for sentence in view.counters]
    wanted = {context.numbers.of_cite(cite) for one in (*view.main, *view.counters) for cite in one.cites}
    cited = [(number, report) for number, report in context.numbers.everything if number in wanted]
    sources = "\n".join(source_line(number, report) for number, report in cited)
    told = "\n\n".join(part for part in (facts(view), said, *against, sources, foot(context.brief)) if part)
    corrected = f"{say('Corrected')}: " if item.event in changed_events(context.brief.edition) else ""
    stance = f" ({say(view.lead_stance)})" if view.lead_stance else ""
    words = "".join(text for text, _ in view.headline)
    return Entry(
        id=urn(content_id(item.event, *(sentence.text for sentence in item.sentences))),
        title=with_pseudonyms(line(f"{corrected}{clip(words, TITLE)}{stance}")),
        text=with_pseudonyms(told),
        link=_first_link([report for _, report in cited]),
        moment=context.updated,
        categories=(line(title),),
        author=AUTHOR,
    )


def _first_link(reports: list[PublicReport | None]) -> str | None:
    """Return the address of the first source that has one."""
    return next((link for report in reports if report and (link := web_link(report.url))), None)


def _hit(hit: PublicHit) -> Entry:
    report = hit.report
    author = line(latin(report.source, report.lang)) or "unnamed source"
    return Entry(
        id=urn(report.id),
        title=line(report.title) or author,
        text=f"{line(hit.snippet)}\n\n{source_line(1, report)}" if hit.snippet else source_line(1, report),
        link=web_link(report.url),
        moment=moment(report.published),
        categories=(report.lang,),
        author=author,
    )
