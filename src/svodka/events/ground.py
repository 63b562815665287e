"""What contradictions are looked for in, and the few things every rule asks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from svodka.events.features import Facts
from svodka.events.matching import Matcher
from svodka.model import ContradictionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What contradictions are looked for in: statements in order of the text, their pairs and events."""

    facts: Sequence[Facts]
    pairs: Sequence[tuple[int, int]]
    matcher: Matcher
    event_of: Mapping[str, str]
    size: Mapping[str, int]
    """How many statements each event has, and below: in how many reports it is told."""
    told_by: Mapping[str, int]
    claims: list[tuple[Facts, Facts]] = field(default_factory=list)
    """The pairs that claim something, as `contradiction` keeps them once it has looked."""


def counts_of(facts: Iterable[Facts], event_of: Mapping[str, str]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return how many statements each event has, and in how many reports it is told."""
    told = {(event_of[fact.id], fact.report.id) for fact in facts}
    return Counter(event_of.values()), Counter(event for event, _ in told)


Edges = Iterator[tuple[Facts, Facts, ContradictionKind, str]]
"""Claim, counter, in what they clash, and why in words."""


def by_report(facts: Sequence[Facts]) -> dict[str, list[Facts]]:
    """Return the statements of each report, in the order of the text."""
    held: dict[str, list[Facts]] = {}
    for fact in facts:
        held.setdefault(fact.report.id, []).append(fact)
    return held


def voice(fact: Facts) -> str:
    """Name who says it, for a reason."""
    speaker = fact.statement.speaker
    return "the report" if speaker is None else "the speaker" if speaker.protected else speaker.name
