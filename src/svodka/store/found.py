"""What a store answers with besides the nouns of the model."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that a search found. *rank* counts from 1; *score* is larger for a better match.

    *snippet* is a stretch of the report's text where most of the words sought stand, *marks* are those
    words within it; there are none where only the title matched.
    """

    report: str
    rank: int
    score: float
    snippet: Span
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds."""

    captures: int
    reports: int
    decisions: int
    readings: int
    statements: int
    events: int
    contradictions: int
    edges: int
