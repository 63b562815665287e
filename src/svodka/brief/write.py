"""Events become a brief: choose, order, word, cite, check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from svodka.brief.context import Context
from svodka.brief.earlier import Claims
from svodka.brief.item import Paragraph, write_item
from svodka.brief.memory import Memory
from svodka.brief.salience import (
    SUBJECT,
    in_window,
    is_background,
    is_long_past,
    just_missed,
    ranked,
    salience,
    standing,
)
from svodka.brief.settings import BriefSettings, section_order
from svodka.brief.sound import SoundWordings
from svodka.brief.stance import weakest_stance
from svodka.brief.watch import announcements
from svodka.brief.wording.clause import bare, inner_quoted, longer_words, sentence_of, shared, word_count
from svodka.brief.wording.figures import window_words
from svodka.brief.wording.words import frame, wording
from svodka.model import (
    Brief,
    Citation,
    Earlier,
    Event,
    Item,
    LeftOut,
    Material,
    MaterialIndex,
    Report,
    Section,
    Sentence,
    SentenceKind,
    Span,
    Tally,
    Window,
    content_id,
)

KEY_POINTS = 5
LONGEST_KEY = 48
"""Words of a key point's sentence, with outlet and day, at most."""
KEY_QUALITY = 3
"""A key point's item must read at least this well."""
TOLD_ALREADY = 0.7
"""Share of words at which an item only repeats another one."""
SHORTEST_ITEM = 12
"""Words below which no item fits any more."""
READS_POORLY = 4
"""Quality from which an item waits until all that read better are placed."""
LONG_SENTENCE, WEIGHTIEST = 30, 8
"""Words, with outlet and day, of a sentence that waits for room, unless its event is among so many weightiest."""
MOST_BESIDE = 4
"""Originals that a page shows beside one sentence."""
MOST_TRIED = 400
"""Events worded at most beyond those that fit: the brief is full long before."""


def write_brief(
    material: Material,
    window: Window,
    lang: str = "en",
    settings: BriefSettings | None = None,
    earlier: Sequence[Earlier] = (),
    wordings: SoundWordings | None = None,
) -> Brief:
    """Write the brief of *window* from *material*, in the language *lang*.

    The order of the material and of the *earlier* briefs carries no meaning: the same evidence gives the same brief.
    An event that is not told is listed with its reason. *wordings*: those of another writing, to be kept.
    Raises ConfigError for a language that has no wording.
    """
    wording(lang)
    index = MaterialIndex(material)
    context = Context(
        index=index,
        settings=settings or BriefSettings(),
        lang=lang,
        window=window,
        memory=Memory(index, earlier),
        claims=Claims(index),
        wordings=wordings or SoundWordings(),
    )
    shelf, left_out = _chosen(material, window, context)
    items = shelf.items
    sections = tuple(
        Section(topic=topic, title=wording(lang)["topics"][topic.value], items=_in_order(items, topic, context))
        for topic in section_order(context.settings.sections)
        if any(item.topic is topic for item in items)
    )
    words = window_words(window, lang)
    title = frame(lang, "brief", "title", window=words) if words else frame(lang, "brief", "title_undated")
    told = {citation.statement for item in items for sentence in item.sentences for citation in sentence.citations}
    return Brief(
        id=brief_id(sections, window, lang),
        title=title,
        lang=lang,
        window=window,
        sections=sections,
        left_out=tuple(sorted(left_out, key=lambda one: (one.reason, one.event))),
        tallies=tuple(sorted((one for one in material.linkage.tallies if _is_told(one, context)), key=_tally_place)),
        contradictions=tuple(
            sorted(
                (edge for edge in material.linkage.contradictions if {edge.claim, edge.counter} & told),
                key=lambda edge: edge.id,
            )
        ),
        archive_root=material.archive_root,
        announcements=announcements(context),
        key_points=_key_points(shelf, context),
        compared=tuple(one.window for one in context.memory.briefs),
    )


def brief_id(sections: Sequence[Section], window: Window, lang: str) -> str:
    """Return the id of a brief with these *sections*: the same words on the same evidence have the same."""
    sentences = [sentence for section in sections for item in section.items for sentence in item.sentences]
    cited = sorted({one for sentence in sentences for one in sentence.citations}, key=_cited_place)
    days = [day.isoformat() if day else None for day in (window.start, window.stop)]
    texts = (sentence.text for sentence in sentences)
    return content_id("br", lang, *days, *texts, *(citation.text_sha256 for citation in cited))


def _cited_place(citation: Citation) -> tuple[str, str, Span]:
    """Return a citation's place in an order that no desk changes."""
    return citation.sha256, citation.statement, citation.span


def _key_points(shelf: Shelf, context: Context) -> tuple[str, ...]:
    """Return the events worth a reader's first look: news on our subject that reads well, the weightiest first.

    Two independent sources, a dispute, or our subject with a place, a day or a number makes news.
    """
    index = context.index
    worthy = []
    for item in shelf.items:
        event = index.events[item.event]
        lead = index.statements[item.sentences[0].citations[0].statement]
        subject = any(not SUBJECT.isdisjoint(index.statements[one].concepts) for one in event.statements if one in index.statements)
        full = bool(lead.quantities) or (bool(lead.places) and bool(lead.chain or lead.whens))
        told = event.independent > 1 or bool(event.disputes) or (subject and full)
        if is_long_past(event, context.window) or word_count(item.sentences[0].text) > LONGEST_KEY:
            continue
        if told and not item.late and shelf.qualities[item.event] <= KEY_QUALITY and (subject or event.independent > 1):
            worthy.append(event)
    return tuple(event.id for event in ranked(worthy, index, _news_weights(worthy, context))[:KEY_POINTS])


def _news_weights(events: Sequence[Event], context: Context) -> dict[str, float]:
    """Return what events weigh more or less for what earlier briefs told of them."""
    found = ((event.id, context.memory.news(event)) for event in events)
    return {event: news.weight for event, news in found if news is not None}


def _is_told(tally: Tally, context: Context) -> bool:
    """Tell whether a report of the window, or an undated one, tells of a line: the others are in the data."""
    index, window = context.index, context.window
    told = (index.report_of(index.statements[one]).published_at for one in tally.statements if one in index.statements)
    return any(day is None or in_window(day, window) for day in told)


def _tally_place(tally: Tally) -> tuple[str, str, str, str, tuple[str, ...]]:
    """Return a tally's place in the brief; no two share it."""
    return tally.ledger, tally.region or "", tally.label, tally.unit, tally.statements


def _chosen(material: Material, window: Window, context: Context) -> tuple[Shelf, list[LeftOut]]:
    """Choose and write items, the weightiest first, until the brief is full; say why the rest is not in it."""
    left_out: list[LeftOut] = []
    places: dict[str, str | None] = {}
    for event in material.linkage.events:
        places[event.id] = standing(event, context.index, window, context.settings.late_days)
        reason = _unfit(event, places[event.id], context)
        if reason:
            left_out.append(LeftOut(event=event.id, reason=reason))
            del places[event.id]
    told = [context.index.events[one] for one in places]
    order = ranked(told, context.index, _news_weights(told, context))
    shelf = Shelf(context)
    answers = _answers(order, context.index)
    waiting: list[tuple[Event, Paragraph]] = []
    for rank, event in enumerate(order):
        reason = shelf.refuses(event)
        if not reason:
            paragraph = write_item(event, context, late=places[event.id] == "late")
            if event.id in answers or _may_wait(paragraph, event, rank):
                waiting.append((event, paragraph))
                continue
            reason = shelf.place(paragraph, event, context)
        shelf.leave(event.id, reason)
    for event, paragraph in sorted(waiting, key=lambda row: row[0].id in answers):
        shelf.leave(event.id, shelf.refuses(event) or shelf.place(paragraph, event, context))
    return shelf, left_out + [LeftOut(event=event, reason=reason) for event, reason in shelf.left_out.items()]


def _unfit(event: Event, place: str | None, context: Context) -> str:
    """Return why *event* is not for this brief at all, "" where it is: its *place* and what earlier briefs did decide."""
    if not any(statement in context.index.statements for statement in event.statements):
        return _reason(context, "retracted")
    if place is None:
        return _reason(context, "outside")
    if is_background(event, context.index, context.window):
        return _reason(context, "background")
    news = context.memory.news(event)
    if news is not None and not news.kinds:
        return _reason(context, "no_news", window=window_words(news.window, context.lang) or "")
    weighed = None
    if place == "late" and news is None:
        near = [one for one in map(context.index.reports.__getitem__, event.reports) if _is_late(one, context)]
        weighed = context.memory.was_weighed(near)
    return _reason(context, "weighed", window=window_words(weighed, context.lang) or "") if weighed else ""


def _is_late(report: Report, context: Context) -> bool:
    """Tell whether a report is one for whose sake an event is still told, marked late."""
    return just_missed(report, context.window, context.settings.late_days)


def _may_wait(paragraph: Paragraph, event: Event, rank: int) -> bool:
    """Tell whether an item reads poorly, or is long without weight: it is told if there is room for it in the end."""
    if paragraph.item is None:
        return False
    weighty = rank < WEIGHTIEST or event.independent > 1 or bool(event.disputes)
    long = word_count(paragraph.item.sentences[0].text) > LONG_SENTENCE
    return paragraph.quality >= READS_POORLY or (long and not weighty)


def _reason(context: Context, key: str, **filled: str) -> str:
    """Return in the brief's language why an event is not told."""
    return frame(context.lang, "left_out", key, **filled)


def _answers(events: list[Event], index: MaterialIndex) -> frozenset[str]:
    """Return the events that only answer another one of *events*: they wait, to be told beside what they deny."""
    event_of = {statement: event.id for event in events for statement in event.statements}
    found = set()
    for event in events:
        edges = [index.contradictions[one] for one in event.disputes if one in index.contradictions]
        claims = [edge.claim for edge in edges if event_of.get(edge.claim, event.id) != event.id]
        if claims and {edge.counter for edge in edges} >= set(event.statements):
            found.add(event.id)
    return frozenset(found)


class Shelf:
    """The brief while it fills: what is told, how many words are left."""

    def __init__(self, context: Context) -> None:
        """Start empty with room for the words that the settings allow."""
        self.items: list[Item] = []
        self.left_out: dict[str, str] = {}
        self.qualities: dict[str, int] = {}
        self._left = context.settings.max_words
        self._context = context
        self._told_beside: dict[str, str] = {}
        self._missed = 0
        self._words_of: dict[str, frozenset[str]] = {}

    def refuses(self, event: Event) -> str:
        """Return why *event* need not even be worded, "" where it should be."""
        if self._left < SHORTEST_ITEM or self._missed > MOST_TRIED:
            return self._no_room()
        if all(statement in self._told_beside for statement in event.statements):
            return _reason(self._context, "beside", event=self._told_beside[event.statements[0]])
        return ""

    def place(self, paragraph: Paragraph, event: Event, context: Context) -> str:
        """Take a paragraph in, or return why not."""
        item = paragraph.item
        if item is None:
            self._missed += 1
            return paragraph.reason
        item = self._referring(self._without_told(item))
        length = _length(item, context)
        if length > self._left:
            self._missed += 1
            return self._no_room()
        twin = self._twin(item.sentences[0])
        if twin is not None:
            if not event.disputes or context.index.events[twin.event].disputes:
                return _reason(context, "repeats", event=twin.event)
            self.items.remove(twin)
            self._left += _length(twin, context)
            self.leave(twin.event, _reason(context, "repeats", event=event.id))
        self._left -= length
        self.items.append(item)
        self.qualities[item.event] = paragraph.quality
        told = (sentence for sentence in item.sentences if sentence.kind is not SentenceKind.EARLIER)
        cited = (citation.statement for sentence in told for citation in sentence.citations)
        self._told_beside.update(dict.fromkeys(cited, event.id))
        return ""

    def _twin(self, lead: Sentence) -> Item | None:
        """Return the first item that says already what the first sentence of another one says."""
        mine = self._words(lead)
        for item in self.items:
            told = (one.citations[0].span for one in item.sentences if _is_claim(one))
            if shared(mine, self._words(item.sentences[0])) >= TOLD_ALREADY or any(one.contains(lead.citations[0].span) for one in told):
                return item
        return None

    def _words(self, lead: Sentence) -> frozenset[str]:
        """Return the longer words of the statement that *lead* tells."""
        index, statement = self._context.index, lead.citations[0].statement
        if statement not in self._words_of:
            self._words_of[statement] = longer_words(index.words_of(index.statements[statement]))
        return self._words_of[statement]

    def _no_room(self) -> str:
        """Return the reason for what weighs less than what is told."""
        return _reason(self._context, "no_room", n=str(self._context.settings.max_words))

    def leave(self, event: str, reason: str) -> None:
        """List an event as left out, if there is a reason."""
        if reason:
            self.left_out[event] = reason

    def _without_told(self, item: Item) -> Item:
        """Return *item* without further sentences whose words another item tells."""
        told = [one.citations[0].span for other in self.items for one in other.sentences if _is_claim(one)]
        kept = tuple(
            sentence
            for at, sentence in enumerate(item.sentences)
            if at == 0 or not _is_claim(sentence) or not any(sentence.citations[0].span.overlaps(one) for one in told)
        )
        return replace(item, sentences=kept)


    def _referring(self, item: Item) -> Item:
        """Return *item* with one line for all that another item sets against the event that this one tells.

        A claim and what is said against it may lead an item each: the second one refers to the first, sides not exchanged.
        """
        told = [one for one in item.sentences if one.kind is SentenceKind.COUNTER and self._is_told_beside(one)]
        if not told:
            return item
        text = frame(self._context.lang, "disputes", "elsewhere")
        cited = tuple(dict.fromkeys(citation for one in told for citation in one.citations))
        line = replace(told[0], text=text, citations=cited, stance=weakest_stance(one.stance for one in told), derived=())
        kept = (line if one is told[0] else one for one in item.sentences if one is told[0] or one not in told)
        return replace(item, sentences=tuple(kept))

    def _is_told_beside(self, counter: Sentence) -> bool:
        """Tell whether an item here is on the event of one of the sides that *counter* cites, and tells the others against it."""
        sides = {citation.statement for citation in counter.citations}
        for other in self.items:
            against = ({two.statement for two in one.citations} for one in other.sentences if one.kind is SentenceKind.COUNTER)
            own = self._context.index.events[other.event].statements
            if not sides.isdisjoint(own) and any(sides <= cited for cited in against):
                return True
        return False


def _length(item: Item, context: Context) -> int:
    """Return the words of an item, with the originals that a page shows beside it."""
    return sum(word_count(sentence.text) + _beside(sentence, context) for sentence in item.sentences)


def _beside(sentence: Sentence, context: Context) -> int:
    """Return the words of the originals that stand beside a sentence: those in other languages that it does not quote."""
    shown: dict[Span, int] = {}
    for citation in sentence.citations:
        statement = context.index.statements[citation.statement]
        report = context.index.report_of(statement)
        words = " ".join(citation.span.of(report.text).split())
        if statement.lang != context.lang and inner_quoted(bare(words)) not in sentence.text:
            around = sentence_of(report, citation.span)
            shown[around] = word_count(around.of(report.text))
    return sum(list(shown.values())[:MOST_BESIDE])


def _is_claim(sentence: Sentence) -> bool:
    """Tell whether a sentence tells what happened, rather than who else says so or otherwise."""
    return sentence.kind is SentenceKind.CLAIM


def _in_order(items: list[Item], topic: object, context: Context) -> tuple[Item, ...]:
    """Return a section's items by weight, then day, then id."""

    def place(item: Item) -> tuple[float, date, str]:
        event = context.index.events[item.event]
        news = context.memory.news(event)
        return -round(salience(event, context.index) + (news.weight if news else 0.0), 6), event.start or event.stop or date.max, event.id

    return tuple(sorted((item for item in items if item.topic is topic), key=place))


def default_window(days: list[date | None]) -> Window:
    """Return the window from the first to the last of the days of publication."""
    known = sorted(day for day in days if day is not None)
    return Window(start=known[0], stop=known[-1]) if known else Window(start=None, stop=None)
