"""A person's ruling over what the program made; replayed, never written into the derived half."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What a decision does to its target."""

    PROTECT = "protect"
    """Treat a person's name as at risk everywhere."""
    UNPROTECT = "unprotect"
    """A public figure that the reading took for a private person."""
    RETRACT = "retract"
    """Leave a statement out of everything published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """*who* did *action* to *target* (a name or an id) at *taken_at* (ISO 8601) because of *reason*."""

    id: str
    who: str
    taken_at: str
    action: Action
    target: str
    reason: str
