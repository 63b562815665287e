"""What a desk keeps of each version of a published brief, so that the next one can tell what it changed."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model.asking import Rewording
from svodka.model.brief import Window

DRAFT = 0
"""The number of what was written without being recorded as a version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedItem:
    """One item as it was published, with the statements and reports it rested on.

    *spans* are the cited stretches, "report:start-stop": they still tell an event when a later reading has other ids.
    """

    event: str
    text: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    spans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Version *number* of the brief *series*: written once, never changed.

    *content* is the digest of all that the version published, *previous* that of the record before ("" for the
    first), so that a version cannot be taken out or altered unseen. *reason* is why it was made. *entries* is how many
    captures the archive held (0: not recorded), *after* the ids of the earlier briefs that it was compared with.
    *rewordings*: what became of each item that a language model was asked to reword. *reader* and *linker* are the versions
    of the rules by which its reports were read and its events put together, *decided* the ids of the decisions in force,
    *settings* the digest of the brief's measures; "" and () in records of before.
    """

    series: str
    number: int
    brief: str
    content: str
    previous: str
    version: str
    archive_root: str
    reason: str
    items: tuple[RecordedItem, ...]
    entries: int = 0
    after: tuple[str, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    reader: str = ""
    linker: str = ""
    decided: tuple[str, ...] = ()
    settings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A brief published before: its *window*, its *items*, and how many captures the archive held then (0: unknown)."""

    brief: str
    window: Window
    entries: int
    items: tuple[RecordedItem, ...]
