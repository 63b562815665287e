"""One happening as many reports tell it, whose reports they really are, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svodka.model.ids import content_id
from svodka.model.ledger import Tally
from svodka.model.place import Place
from svodka.model.source import RunBy
from svodka.model.topic import Topic


def event_id(statement: str) -> str:
    """Return the id of the event that is founded by *statement*.

    An event is called after the statement published first. Every statement has such an id, and it is taken for the
    event that holds the statement: so an id once published leads to what became of that event, whatever joined it.
    """
    return content_id("ev", statement)


class EdgeKind(StrEnum):
    """How a report depends on another, or on an outlet that may not have been taken in."""

    COPY = "copy"
    NEAR_COPY = "near-copy"
    CUT_COPY = "cut-copy"
    REPRINT = "reprint"
    FORWARD = "forward"
    TRANSLATION = "translation"
    CITES = "cites"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEdge:
    """*child* (report id) took its words from *parent*: a report id, or an outlet's name.

    *evidence*: the words that say so, or the measured similarity ("Jaccard 0.83").
    """

    child: str
    parent: str
    kind: EdgeKind
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """Reports that have one origin: one independent source. *family* is the root's publisher.

    *run_by* and *home* (ISO 3166) are what the register of outlets knows of the publisher.
    """

    family: str
    reports: tuple[str, ...]
    run_by: RunBy = RunBy.UNKNOWN
    home: str | None = None


class ContradictionKind(StrEnum):
    """In what two statements cannot both hold."""

    DENIAL = "denial"
    VALUE = "value"
    DATE = "date"
    CAUSE = "cause"
    STATUS = "status"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An edge between two statements, never a merge. *reason* says what clashes, in English."""

    id: str
    claim: str
    counter: str
    kind: ContradictionKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening. *statements* and *reports* are ids in order of publication, then id.

    *origins*: independent sources; their number is the independent count. *disputes*: contradiction ids.
    *reason*: why the statements were joined, for `svodka explain`.
    """

    id: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    topic: Topic
    place: Place | None
    start: date | None
    stop: date | None
    origins: tuple[OriginGroup, ...]
    disputes: tuple[str, ...]
    reason: str

    @property
    def independent(self) -> int:
        """The number of independent sources."""
        return len(self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """Everything linking makes of the statements of a desk."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    edges: tuple[OriginEdge, ...]
    tallies: tuple[Tally, ...]
