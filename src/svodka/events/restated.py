"""Denials of one thing are one denial: what takes back the same event is put together, whoever says it and however briefly.

"This never happened" shares no word with "called the reports a fake". What both speak of tells that they belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from svodka.events.features import Facts
from svodka.events.grouping import Groups
from svodka.events.rulings import NONE, Rulings
from svodka.model import Contradiction, ContradictionKind


def join_denials(
    groups: Sequence[tuple[str, ...]],
    clashes: Iterable[Contradiction],
    facts: Mapping[str, Facts],
    ruled: Rulings = NONE,
) -> list[tuple[str, ...]]:
    """Return *groups* with those made one whose denials speak of one event; claims are never moved.

    A denial speaks of the event that it denies in its own report, of one elsewhere only where it denies nothing there.
    """
    event_of = {key: group[0] for group in groups for key in group}
    size = {group[0]: len(group) for group in groups}
    pure = {key for group in groups if all(facts[one].denied for one in group) for key in group}
    by_target: dict[str, list[str]] = {}
    for denial, targets in _targets(clashes, facts, pure).items():
        told = min({event_of[target] for target in targets}, key=lambda event: (-size[event], event))
        by_target.setdefault(told, []).append(denial)
    joined = Groups(group[0] for group in groups)
    members = {group[0]: list(group) for group in groups}
    for _, denials in sorted(by_target.items()):
        for denial in denials[1:]:
            one, two = joined.top(event_of[denials[0]]), joined.top(event_of[denial])
            if one != two and not ruled.part(members[one], members[two]):
                joined.join(one, two)
                members[joined.top(one)] = sorted(members.pop(one) + members.pop(two))
    return sorted(map(tuple, members.values()))


def _targets(
    clashes: Iterable[Contradiction], facts: Mapping[str, Facts], pure: set[str]
) -> dict[str, list[str]]:
    """Return what each denial denies, in its own report if anything there."""
    found: dict[str, list[str]] = {}
    for clash in clashes:
        if clash.kind is ContradictionKind.DENIAL and clash.counter in pure:
            found.setdefault(clash.counter, []).append(clash.claim)
    own = {
        denial: [claim for claim in claims if facts[claim].report.id == facts[denial].report.id]
        for denial, claims in found.items()
    }
    return {denial: own[denial] or claims for denial, claims in sorted(found.items())}
