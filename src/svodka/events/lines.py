"""What every line of a ledger has: its place, who claims it, and the weeks by which it is parted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from svodka.events.features import Facts


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """What the figures of one line have in common; *event* only where lines of different events stay apart."""

    ledger: str
    region: str
    label: str
    unit: str
    event: str


def monday(day: date | None) -> date | None:
    """Return the first day of the week of *day*."""
    return day - timedelta(days=day.weekday()) if day else None


def claimant(fact: Facts) -> str:
    """Return who claims a figure; a protected speaker is not named, the outlet answers for the word."""
    speaker = fact.statement.speaker
    return fact.report.source if speaker is None or speaker.protected else speaker.name
