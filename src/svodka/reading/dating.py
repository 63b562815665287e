"""Times that statements take over: from a bulletin's stated window, from the speech they are part of.

A daily bulletin that states its window to the minute (“с 00:00 01.02.2023 по 00:00 02.02.2023”) dates what
it lists; the sentences of one quotation share the date on which it was spoken.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from svodka.model import Block, BlockKind, Granularity, QuoteKind, Statement, When, WhenRole
from svodka.reading.document import Document

DAY = r"(\d{1,2})[./](\d{1,2})[./](\d{4})"
CLOCK = r"(\d{1,2}):(\d{2})"
WINDOW = re.compile(rf"{CLOCK}\D{{0,8}}{DAY}\D{{1,16}}{CLOCK}\D{{0,8}}{DAY}")
LEAD_BLOCKS = 3


def with_taken_over_times(statements: list[Statement], document: Document) -> list[Statement]:
    """Return the statements with the times that their context gives them."""
    window = bulletin_window(document)
    dated: list[Statement] = []
    for statement in statements:
        if any(when.role is not WhenRole.CONTENT for when in statement.whens):
            dated.append(statement)
            continue
        spoken = speech_time(statement, dated[-1], document) if dated else None
        taken = spoken or window
        dated.append(replace(statement, whens=(*statement.whens, taken)) if taken else statement)
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


def day_of(parts: list[int]) -> date | None:
    """Return the date of [day, month, year], None where there is no such day."""
    day, month, year = parts
    try:
        return date(year, month, day)
    except ValueError:
        return None


def speech_time(statement: Statement, before: Statement, document: Document) -> When | None:
    """Return when the speech was held of which both statements are parts: one speaker, one block."""
    said = next((when for when in before.whens if when.role is WhenRole.SAID), None)
    speaker, earlier = statement.speaker, before.speaker
    same = speaker is not None and earlier is not None and speaker.name == earlier.name
    if said is None or not same or statement.cue not in (None, before.cue):
        return None
    together = block_of(statement, document) == block_of(before, document)
    return replace(said, span=None) if together and statement.quote_kind is QuoteKind.DIRECT else None


def block_of(statement: Statement, document: Document) -> Block | None:
    """Return the block that a statement stands in."""
    return next((b for b in document.blocks if b.start <= statement.span.start < b.stop), None)


def taken_over(start: date, stop: date, role: WhenRole, anchor: str) -> When:
    """Return a time that stands nowhere in the statement's own words."""
    granularity = Granularity.DAY if start == stop else Granularity.DAYS
    return When(start=start, stop=stop, granularity=granularity, role=role, anchor=anchor, as_written=None, span=None)
