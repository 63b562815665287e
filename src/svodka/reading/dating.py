"""Times that statements take over: from a bulletin's stated window, from the speech they are part of.

A daily bulletin that states its window to the minute (“с 00:00 01.02.2023 по 00:00 02.02.2023”) dates what
it lists; the sentences of one quotation share the date on which it was spoken, as does all that one text (a report,
a letter, a video) is quoted for, and what a speaker said in the sentence before the dated quotation; a bulletin that
begins with the day it reports of dates the figures under it, as one does whose head names the day; “at 6:15 am” is
an hour of the day told just before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from svodka.lexicon.data import LANGS, fold, table
from svodka.model import (
    Block,
    BlockKind,
    Granularity,
    PlaceRole,
    QuantityKind,
    QuoteKind,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Topic,
    When,
    WhenRole,
)
from svodka.reading.analysis import analyse
from svodka.reading.document import Document
from svodka.reading.when import find_whens

DAY = r"(\d{1,2})[./](\d{1,2})[./](\d{4})"
CLOCK = r"(\d{1,2}):(\d{2})"
WINDOW = re.compile(rf"{CLOCK}\D{{0,8}}{DAY}\D{{1,16}}{CLOCK}\D{{0,8}}{DAY}")
LEAD_BLOCKS = 3
LEAD_STATEMENTS = 2
HEAD_CHARS = 160
"""How much of a block is looked at for the head of a bulletin, where the head has no line of its own."""
AT_CLOCK = {
    lang: re.compile(
        rf"\b(?:{'|'.join(table(lang, 'time_clauses')['at_clock'])})\s+(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?![.:%]\d)",
        re.IGNORECASE,
    )
    for lang in LANGS
}
"""An hour of the day, which its preposition tells from a score."""


def with_taken_over_times(statements: list[Statement], document: Document) -> list[Statement]:
    """Return the statements with the times that their context gives them."""
    window, head = bulletin_window(document), bulletin_head(document)
    dated: list[Statement] = []
    for statement in statements:
        if statement.dates:
            dated.append(statement)
            continue
        told = (rule(statement, dated, document) for rule in FROM_BEFORE if dated)
        taken = next((when for when in told if when is not None), None) or clock_time(statement, dated, document)
        taken = taken or afterword_time(statement, document) or dateline_time(statement, document)
        taken = taken or window or (head if is_reported(statement) else None)
        dated.append(replace(statement, whens=(*statement.whens, taken)) if taken else statement)
    for number in range(len(dated) - 2, -1, -1):
        dated[number] = with_time_after(dated[number], dated[number + 1], document)
    return dated


def bulletin_window(document: Document) -> When | None:
    """Return the window that a bulletin's heading states to the minute."""
    for block in document.blocks[:LEAD_BLOCKS]:
        match = WINDOW.search(" ".join(document.text[block.start : block.stop].split()))
        if match and block.kind in (BlockKind.HEADING, BlockKind.BODY):
            parts = [int(part) for part in match.groups()]
            start, stop = day_of(parts[2:5]), day_of(parts[7:10])
            if start is None or stop is None:
                return None
            if parts[5:7] == [0, 0] and stop > start:
                stop -= timedelta(days=1)
            if start <= stop:
                return taken_over(start, stop, WhenRole.HAPPENED, "the bulletin's window")
    return None


def bulletin_head(document: Document) -> When | None:
    """Return the day or days that the head of a bulletin names: “Сводка за 3–4 марта”, “Daily digest, 20 May”.

    What is told “as of” an hour happened at any time before.
    """
    report = document.report
    if report.lang not in LANGS:
        return None
    for block in document.blocks[:LEAD_BLOCKS]:
        stop = min(block.stop, block.start + HEAD_CHARS)
        head = fold(document.text[block.start : stop])
        if not any(word in head for word in table(report.lang, "time_clauses")["bulletin_words"]):
            continue
        found = find_whens(report.text, (block.start, stop), report.id, report.lang, report.published_at)
        state = any(word in head for word in table(report.lang, "time_clauses")["as_of"])
        exact = (Granularity.DAY, Granularity.DAYS)
        days = [w for w in found if w.role is WhenRole.HAPPENED and w.granularity in exact and not state]
        if days:
            return replace(days[0], span=None, as_written=None)
    return None


def is_reported(statement: Statement) -> bool:
    """Tell whether a bulletin tells it of its day: fighting or its losses, asserted, in its own voice, with a figure or place.

    Other news in a digest may be older than the digest.
    """
    told = statement.stance is Stance.ASSERTED and statement.quote_kind is QuoteKind.NONE and not statement.chain
    exact = bool(statement.quantities) or any(place.role is PlaceRole.EVENT for place in statement.places)
    return told and exact and statement.topics[:1] in ((Topic.MILITARY_OPERATIONS,), (Topic.CASUALTIES,))


def day_of(parts: list[int]) -> date | None:
    """Return the date of [day, month, year], None where there is no such day."""
    day, month, year = parts
    try:
        return date(year, month, day)
    except ValueError:
        return None


def speech_time(statement: Statement, dated: list[Statement], document: Document) -> When | None:
    """Return when the speech was held of which it and the statement before are parts: one speaker, one block."""
    before = dated[-1]
    said = said_time(before)
    if said is None or not one_speaker(statement, before) or statement.cue not in (None, before.cue):
        return None
    together = block_of(statement, document) == block_of(before, document)
    return replace(said, span=None) if together and statement.quote_kind is QuoteKind.DIRECT else None


def text_time(statement: Statement, dated: list[Statement], document: Document) -> When | None:
    """Return when the text appeared that speaks here and spoke before: a report has one date."""
    del document
    if statement.speaker is None or not is_text(statement.speaker, statement.lang):
        return None
    told = (said_time(before) for before in reversed(dated) if one_speaker(statement, before))
    said = next((when for when in told if when is not None), None)
    return replace(said, span=None) if said else None


def is_text(speaker: Speaker, lang: str) -> bool:
    """Tell whether a report, a letter or a video speaks, not somebody."""
    first = fold(speaker.as_written).split()[:2]
    return speaker.kind is SpeakerKind.DOCUMENT or any(word in table(lang, "voices")["nouns"]["document"] for word in first)


def bulletin_day(statement: Statement, dated: list[Statement], document: Document) -> When | None:
    """Return the day that a bulletin's first sentences report of (“за минулу добу”), for a figure told under them."""
    del document
    counts = statement.stance is Stance.ASSERTED and any(q.kind is QuantityKind.COUNT for q in statement.quantities)
    for lead in dated[:LEAD_STATEMENTS] if counts and statement.quote_kind is not QuoteKind.DIRECT else ():
        ends = tuple(table(lead.lang, "time_clauses")["bulletin_day"])
        told = next((w for w in lead.whens if fold(w.as_written or "").endswith(ends)), None)
        if told is not None and told.role is WhenRole.HAPPENED and (one_speaker(lead, statement) or not statement.chain):
            return replace(told, span=None, as_written=None)
    return None


def sentence_time(statement: Statement, dated: list[Statement], document: Document) -> When | None:
    """Return the time that opens the sentence, for a further clause of it: “5 мая склад закрыли и вывезли товар”."""
    before = dated[-1]
    number = sentence_of(statement, document)
    if statement.lang == "en" or sentence_of(before, document) != number or before.chain != statement.chain:
        return None
    if any(firing.rule in DEPENDENT for firing in statement.made_by) or statement.stance is not before.stance:
        return None
    first = document.sentences[number].start
    told = next((w for w in before.dates if w.span and w.span.start - first <= OPENING_CHARS and w.role is WhenRole.HAPPENED), None)
    return replace(told, span=None, as_written=None) if told else None


DEPENDENT = ("clause.relative_clause", "clause.complement_clause", "clause.adverbial_clause", "clause.participle_clause")
OPENING_CHARS = 12
"""“Так, 5 мая”: what may stand before a time that opens a sentence."""


def when_clause_time(statement: Statement, dated: list[Statement], document: Document) -> When | None:
    """Return the time that a clause of “when” explains: “in May 2019, when the dam broke”, “5 мая, когда прорвало дамбу”."""
    del dated
    report, start = document.report, statement.span.start
    sentence = document.sentences[sentence_of(statement, document)]
    if not fold(report.text[start : start + 10]).startswith(tuple(table(statement.lang, "time_clauses")["when"])):
        return None
    found = find_whens(report.text, (sentence.start, start), report.id, statement.lang, report.published_at)
    last = found[-1] if found else None
    if last is None or last.span is None or last.role is not WhenRole.HAPPENED or last.granularity is Granularity.OPEN or years_long(last):
        return None
    return replace(last, span=None, as_written=None) if not report.text[last.span.stop : start].strip(" ,") else None


def years_long(when: When) -> bool:
    """Tell whether a time runs over several years: nothing happens in all of them."""
    return when.start is not None and when.stop is not None and (when.stop - when.start).days > DAYS_OF_A_YEAR


DAYS_OF_A_YEAR = 366


def afterword_time(statement: Statement, document: Document) -> When | None:
    """Return the day of “Об этом в среду, 7 мая, сообщили в штабе” for what is laid to its source above it."""
    if statement.lang == "en" or not statement.chain or statement.cue is not None:
        return None
    here = sentence_of(statement, document)
    for number in range(here + 1, min(here + 1 + AFTERWORD_WITHIN, len(document.sentences))):
        sentence = document.sentences[number]
        if any(frame.rule == "about_this" for frame in analyse(sentence).frames):
            report = document.report
            found = find_whens(report.text, (sentence.start, sentence.stop), report.id, sentence.lang, report.published_at)
            said = next((w for w in found if w.role is WhenRole.HAPPENED and w.granularity is Granularity.DAY), None)
            return replace(said, role=WhenRole.SAID, span=None) if said else None
    return None


AFTERWORD_WITHIN = 4


def dateline_time(statement: Statement, document: Document) -> When | None:
    """Return the day of a dateline (“ТУЛА, 5 мая.”) for the sentence that it opens."""
    here = sentence_of(statement, document)
    first = document.blocks[0].start if document.blocks else 0
    ends = dateline_end(document.text, first, statement)
    if here > 1 or ends is None:
        return None
    report = document.report
    found = find_whens(report.text, (0, ends), report.id, statement.lang, report.published_at)
    said = next((w for w in found if w.granularity is Granularity.DAY), None)
    return replace(said, role=WhenRole.SAID, span=None) if said else None


def dateline_end(text: str, first: int, statement: Statement) -> int | None:
    """Return where the dateline ends that a statement follows or, in English, begins with."""
    if statement.lang != "en":
        return statement.span.start if DATELINE.match(text[first : statement.span.start].strip()) else None
    found = ENGLISH_DATELINE.match(text, first)
    return found.end() if found and statement.span.start <= found.end() + 2 else None


ENGLISH_DATELINE = re.compile(
    r"[A-Z][A-Z.’' -]{2,40}(?:,\s[A-Z][\w.’' -]{2,30})?,\s+"
    r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})(?:,\s+\d{4})?\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/|[.:])?\s*[—–:-]"
)
DATELINE = re.compile(r"[А-ЯЁЄІЇҐ][А-ЯЁЄІЇҐ’' -]{2,40},\s+\d{1,2}\s+\w+[.,]?(?:\s*[—–/-]?\s*\w{2,20}[.]?)?\s*[—–.-]?$")


FROM_BEFORE: tuple[Callable[[Statement, list[Statement], Document], When | None], ...] = (
    speech_time,
    text_time,
    bulletin_day,
    when_clause_time,
    sentence_time,
)
"""How a statement takes its time from those before it, in the order tried."""


def with_time_after(statement: Statement, after: Statement, document: Document) -> Statement:
    """Return what was said in the sentence before a dated quotation (“He boasted of …. ‘…,’ he wrote on Monday”)."""
    said = said_time(after)
    if said is None or statement.dates or not one_speaker(statement, after):
        return statement
    apart = sentence_of(after, document) - sentence_of(statement, document)
    if apart > 1 or (apart == 1 and after.quote_kind is not QuoteKind.DIRECT):
        return statement
    return replace(statement, whens=(*statement.whens, replace(said, span=None)))


def clock_time(statement: Statement, dated: list[Statement], document: Document) -> When | None:
    """Return the day of “at 6:15 am”: the one told last in its block or the block before, else that of publication."""
    if not AT_CLOCK[statement.lang].search(statement.span.of(document.text)):
        return None
    blocks = document.blocks
    here = next((n for n, b in enumerate(blocks) if b.start <= statement.span.start < b.stop), 0)
    near = [s for s in dated if blocks[max(0, here - 2)].start <= s.span.start]
    days = [w for s in near for w in s.dates if w.granularity is Granularity.DAY and w.role is not WhenRole.DUE]
    if days:
        return replace(days[-1], role=WhenRole.HAPPENED, span=None)
    published = document.report.published_at
    return taken_over(published, published, WhenRole.HAPPENED, "published") if published else None


def said_time(statement: Statement) -> When | None:
    """Return when a statement was said, where that is known."""
    return next((when for when in statement.whens if when.role is WhenRole.SAID), None)


def one_speaker(one: Statement, two: Statement) -> bool:
    """Tell whether two statements have one named source."""
    return one.speaker is not None and two.speaker is not None and one.speaker.name == two.speaker.name


def sentence_of(statement: Statement, document: Document) -> int:
    """Return the number of the sentence that a statement begins in."""
    starts = [sentence.start for sentence in document.sentences]
    return bisect_right(starts, statement.span.start) - 1


def block_of(statement: Statement, document: Document) -> Block | None:
    """Return the block that a statement stands in."""
    return next((b for b in document.blocks if b.start <= statement.span.start < b.stop), None)


def taken_over(start: date, stop: date, role: WhenRole, anchor: str) -> When:
    """Return a time that stands nowhere in the statement's own words."""
    granularity = Granularity.DAY if start == stop else Granularity.DAYS
    return When(start=start, stop=stop, granularity=granularity, role=role, anchor=anchor, as_written=None, span=None)
