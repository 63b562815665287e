"""A dated, sourced brief before redaction; only its public twin (public.py) can be published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svodka.model.event import Contradiction
from svodka.model.ledger import Fate, Tally
from svodka.model.span import Span
from svodka.model.statement import Stance
from svodka.model.topic import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days a brief covers, both included; None where no report carries a date."""

    start: date | None
    stop: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Exact words of an archived report: statement *statement* at *span*, capture *sha256*.

    *text_sha256* is the digest of the UTF-8 bytes of the cited words, so that a later check needs no trust.
    """

    statement: str
    span: Span
    sha256: str
    text_sha256: str


class SentenceKind(StrEnum):
    """What a sentence of a brief does; all but NOTE are factual and must be cited.

    EARLIER gives a figure that was claimed before, for comparison.
    """

    CLAIM = "claim"
    COUNTER = "counter"
    COUNT = "count"
    EARLIER = "earlier"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """*text* in the brief's language with its citations.

    *stance* is the weakest of the cited statements. *derived* lists what is not literally in a cited
    span and the recorded rule that derives it, as (words, rule) pairs: ("23 November 2022", "when:published").
    """

    text: str
    kind: SentenceKind
    stance: Stance
    citations: tuple[Citation, ...]
    derived: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The paragraph on one event. *late*: neither event nor publication lies in the window.

    *update*: the last day of the earlier brief that told it, None for what no earlier brief told. *reworded*: the
    language model whose words its sentences are, "" where they are ours.
    """

    event: str
    topic: Topic
    sentences: tuple[Sentence, ...]
    independent: int
    late: bool = False
    update: date | None = None
    reworded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The items on one topic, under *title* in the brief's language."""

    topic: Topic
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An event that is not in the brief, and why."""

    event: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A planned *statement* to watch: its sentence as worded, due in [start, stop]; None: no date given.

    *fate* is told from the brief's last day; *happened* and *denied* are later statements that say so.
    """

    statement: str
    sentence: Sentence
    start: date | None
    stop: date | None
    fate: Fate = Fate.OPEN
    happened: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one check of a brief found. *number* is the design's; a *hard* check that fails stops publication."""

    number: int
    name: str
    figure: str
    held: bool
    hard: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief. *archive_root* is the Merkle root over the evidence that it rests on.

    *key_points* are the events whose items a reader in a hurry should see first, the weightiest first.
    *compared* are the windows of the earlier briefs that planning looked at, the newest first.
    """

    id: str
    title: str
    lang: str
    window: Window
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...]
    tallies: tuple[Tally, ...]
    contradictions: tuple[Contradiction, ...]
    archive_root: str
    announcements: tuple[Announcement, ...] = ()
    key_points: tuple[str, ...] = ()
    compared: tuple[Window, ...] = ()
