"""What was taken in: the captured bytes, the report read from them, and notes on what was odd."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One archived file: bytes under *sha256*, entry *number* of the chained log.

    *taken_at* is an ISO 8601 UTC time, the only wall-clock value in svodka; no published form shows it.
    """

    sha256: str
    locator: str
    taken_at: str
    media_type: str
    size: int
    tool: str
    number: int
    previous: str


class BlockKind(StrEnum):
    """What a block of a report is; attribution never crosses anything but body and list."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    LIST = "list"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """[start, stop) of the report's text with its kind and language ("en", "ru", "uk" or "und")."""

    start: int
    stop: int
    kind: BlockKind
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a text or file did wrong; stored with the report and shown to the analyst, never raised."""

    code: str
    message: str
    start: int | None = None
    stop: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article or post. *text* is exact: every citation is an offset into it.

    *sha256* is the capture it came from, *locator* the file (and line) in it. *source* is the outlet as
    written. *published_at* is None where the report gives no date: it is never filled with today.
    *reprint_of* names the outlet a report says it was taken from, *forwarded_from* the channel a post was forwarded from.
    *alternates* are the addresses at which a page says that it stands in other languages (hreflang).
    """

    id: str
    sha256: str
    locator: str
    external_id: str | None
    title: str
    source: str
    url: str | None
    author: str | None
    published_at: date | None
    lang: str
    text: str
    blocks: tuple[Block, ...] = ()
    reprint_of: str | None = None
    forwarded_from: str | None = None
    notes: tuple[Note, ...] = ()
    alternates: tuple[str, ...] = ()
