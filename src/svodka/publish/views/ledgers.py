"""What is counted, disputed and announced: tallies, contradictions, things to watch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from svodka.model.public import PublicAnnouncement, PublicBrief, PublicDispute, PublicTally
from svodka.publish import limits
from svodka.publish.citing import Cited, Numbering
from svodka.publish.phrases import bounds, days

FULL = 100
LEAST = 2.0
"""A single figure is drawn this wide, in percent."""
HEADROOM = 1.4
"""How far beyond "at least n" a scale goes, so that the open end shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """One line of a ledger; *x* and *width* of its range are percent of the ledger's scale; *open_end*: "at least"."""

    label: str
    region: str
    range: str
    unit: str
    x: float
    width: float
    open_end: bool
    claimants: tuple[str, ...]
    cites: tuple[int, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """The tallies under one name."""

    name: str
    lines: tuple[TallyView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """Claim and counter side by side."""

    number: int
    type: str
    reason: str
    claim: Cited
    claim_by: str
    counter: Cited
    counter_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementView:
    """What was announced, by whom, due when."""

    due: str
    due_iso: str | None
    text: str
    speaker: str
    cite: Cited


def ledgers(tallies: Iterable[PublicTally], numbering: Numbering) -> tuple[LedgerView, ...]:
    """Group the tallies by ledger, in the order in which they come; lines of one unit share a scale."""
    groups: dict[str, list[PublicTally]] = {}
    for tally in tallies:
        groups.setdefault(tally.ledger, []).append(tally)
    return tuple(_ledger(name, lines, numbering) for name, lines in groups.items())


def disputes(brief: PublicBrief, numbering: Numbering) -> tuple[tuple[DisputeView, ...], int]:
    """Lay out the contradictions, numbered in their order."""
    shown, more = limits.capped(brief.disputes, limits.ROWS)
    return tuple(_dispute(dispute, i, numbering) for i, dispute in enumerate(shown, start=1)), more


def announcements(brief: PublicBrief, numbering: Numbering) -> tuple[tuple[AnnouncementView, ...], int]:
    """Lay out what was announced, soonest first, undated last."""
    order = sorted(brief.announcements, key=_due)
    shown, more = limits.capped(order, limits.ROWS)
    return tuple(_announcement(announcement, numbering) for announcement in shown), more


def _due(announcement: PublicAnnouncement) -> tuple[bool, str, str]:
    due = announcement.due_start or announcement.due_end
    return due is None, due or "", announcement.statement


def _ledger(name: str, tallies: list[PublicTally], numbering: Numbering) -> LedgerView:
    tops: dict[str, float] = {}
    for tally in tallies:
        reach = tally.high if tally.high is not None else (tally.low or 0.0) * HEADROOM
        tops[tally.unit] = max(tops.get(tally.unit, 0.0), reach)
    shown, more = limits.capped(tallies, limits.ROWS)
    lines = tuple(_tally(tally, tops[tally.unit], numbering) for tally in shown)
    return LedgerView(name=name.replace("_", " "), lines=lines, more=more)


def _tally(tally: PublicTally, top: float, numbering: Numbering) -> TallyView:
    scale = FULL / top if top > 0 else 0.0
    low, high = tally.low, tally.high
    left = max(0.0, low or 0.0) * scale
    right = FULL if high is None else max(0.0, high) * scale
    return TallyView(
        label=tally.label,
        region=tally.region or "",
        range=bounds(low, high),
        unit=tally.unit,
        x=round(min(left, FULL - LEAST), 1),
        width=round(max(LEAST, right - left), 1),
        open_end=high is None and low is not None,
        claimants=tally.claimants,
        cites=numbering.of_statements(tally.statements),
        statements=len(tally.statements),
    )


def _dispute(dispute: PublicDispute, number: int, numbering: Numbering) -> DisputeView:
    return DisputeView(
        number=number,
        type=dispute.type,
        reason=dispute.reason,
        claim=numbering.cited(dispute.claim),
        claim_by=dispute.claim_by,
        counter=numbering.cited(dispute.counter),
        counter_by=dispute.counter_by,
    )


def _announcement(announcement: PublicAnnouncement, numbering: Numbering) -> AnnouncementView:
    return AnnouncementView(
        due=days(announcement.due_start, announcement.due_end),
        due_iso=announcement.due_start or announcement.due_end,
        text=announcement.text,
        speaker=announcement.speaker or "",
        cite=numbering.cited(announcement.citation),
    )
