"""What a desk keeps of each version of a published brief, so that the next one can tell what it changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedItem:
    """One item as it was published, with the statements and reports it rested on."""

    event: str
    text: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Version *number* of the brief *series*: written once, never changed.

    *content* is the digest of all that the version published, *previous* that of the record before ("" for the
    first), so that a version cannot be taken out or altered unseen. *reason* is why it was made.
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
