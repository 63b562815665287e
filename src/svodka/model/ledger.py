"""What is kept over many events: how many were counted, and what was announced and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyClaim:
    """What one claimant says of a line: [low, high] over the claimant's *statements*."""

    claimant: str
    low: float | None
    high: float | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyWeek:
    """A line's figure for the week that begins on Monday *start*; None where no day is known."""

    start: date | None
    low: float | None
    high: float | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One line of a ledger: [low, high] of what is counted, as claimed, over *statements*.

    Ranges stand where sources differ; nothing is averaged. *claimants* are speakers or outlets by name. *weeks* and
    *claims* part the same figures by the week of the event and by who claims them; only figures that add up add up to
    the whole. *rank*: the region's place among those with the same label, the largest figure first; None where there
    is nothing to rank.
    """

    ledger: str
    label: str
    region: str | None
    low: float | None
    high: float | None
    unit: str
    statements: tuple[str, ...]
    claimants: tuple[str, ...]
    weeks: tuple[TallyWeek, ...] = ()
    claims: tuple[TallyClaim, ...] = ()
    rank: int | None = None


class Fate(StrEnum):
    """What later reports say of an announcement. *OPEN*: nothing, and it is not past its last day."""

    HAPPENED = "happened"
    DENIED = "denied"
    DISPUTED = "disputed"
    OVERDUE = "overdue"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What was announced or expected: *statements* (ids) that announce one thing, and who announces it.

    Due in [start, stop]; None: no such day is given. *happened* and *denied* are ids of later statements that say so.
    """

    event: str
    statements: tuple[str, ...]
    claimants: tuple[str, ...]
    start: date | None
    stop: date | None
    happened: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()

    def fate(self, last: date | None) -> Fate:
        """Return what became of it, told from the evidence up to the day *last*, the last one of a brief."""
        if self.happened or self.denied:
            return Fate.DISPUTED if self.happened and self.denied else Fate.HAPPENED if self.happened else Fate.DENIED
        due = self.stop or self.start
        return Fate.OVERDUE if due is not None and last is not None and due < last else Fate.OPEN
