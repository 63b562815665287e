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
    """Leave a statement, or all of a report, out of everything published."""
    RESTORE = "restore"
    """Take a retraction back."""
    JOIN = "join"
    """These statements are one event, whatever the rules say."""
    PART = "part"
    """No two of these statements are of one event."""
    FREE = "free"
    """Leave these statements to the rules again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """*who* did *action* to *target* at *taken_at* (ISO 8601) because of *reason*.

    The target is a person's name, the id of a statement or report, or ids of statements with spaces between.
    """

    id: str
    who: str
    taken_at: str
    action: Action
    target: str
    reason: str
