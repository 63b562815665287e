"""Check 8: the independent count equals the roots of the origin graph."""

from __future__ import annotations

import re
from functools import cache

from svodka.brief.checks.evidence import Evidence
from svodka.brief.wording.words import frame
from svodka.model import EdgeKind, Event, Item, SentenceKind

COPIES = (EdgeKind.COPY, EdgeKind.NEAR_COPY, EdgeKind.CUT_COPY)


def miscounted(item: Item, evidence: Evidence) -> list[str]:
    """Say where an item counts other than its event's origins, or the origins themselves do not hold."""
    event = evidence.index.events.get(item.event)
    if event is None:
        return [f"{item.event}: no such event"]
    problems = _broken_origins(event, evidence)
    if item.independent != event.independent:
        problems.append(f"{item.event}: {item.independent} independent sources shown, {event.independent} found")
    for sentence in item.sentences:
        if sentence.kind is SentenceKind.COUNT:
            said = [int(number) for number in _counts(evidence.lang).findall(sentence.text)]
            problems += [f"{item.event}: the sentence says {number}" for number in said if number != event.independent]
    return problems


@cache
def _counts(lang: str) -> re.Pattern[str]:
    """Return what finds a count of independent sources in the words of *lang*, capital or not."""
    return re.compile(re.escape(frame(lang, "counts", "independent", n="0")).replace("0", r"(\d+)"), re.IGNORECASE)


def _broken_origins(event: Event, evidence: Evidence) -> list[str]:
    """Say where an event's groups overlap, leave a report out, share a publisher, or part a copy from its original."""
    grouped = [report for group in event.origins for report in group.reports]
    problems = []
    if len(grouped) != len(set(grouped)) or set(grouped) != set(event.reports):
        problems.append(f"{event.id}: the origin groups do not hold each report once")
    families = [group.family for group in event.origins]
    if len(families) != len(set(families)):
        problems.append(f"{event.id}: one publisher is counted twice")
    group_of = {report: at for at, group in enumerate(event.origins) for report in group.reports}
    edges = (edge for child in sorted(group_of) for edge in evidence.index.edges_of.get(child, ()))
    for edge in edges:
        both = edge.kind in COPIES and edge.parent in group_of
        if both and group_of[edge.child] != group_of[edge.parent]:
            problems.append(f"{event.id}: a copy is counted beside its original")
    return problems
