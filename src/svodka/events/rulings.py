"""People's locks on events: statements that are one event, and statements that are not, whatever the rules say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from svodka.model import Action, Decision

LOCKED = 1000.0
"""Points of a tie that a person made: it comes before all others."""

Couple = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """For each pair of statements that a person ruled on, the decision that holds: to join, or to keep apart."""

    joined: Mapping[Couple, Decision] = field(default_factory=dict)
    parted: Mapping[Couple, Decision] = field(default_factory=dict)

    def join(self, one: str, two: str) -> Decision | None:
        """Return the decision that makes two statements one event."""
        return self.joined.get(couple(one, two))

    def part(self, one: Iterable[str], two: Iterable[str]) -> Decision | None:
        """Return a decision that keeps two groups of statements apart."""
        if not self.parted:
            return None
        others = tuple(two)
        return next((ruled for a in one for b in others if (ruled := self.parted.get(couple(a, b)))), None)

    def ties(self, key: str) -> dict[str, float]:
        """Return the statements that a person tied to *key*."""
        return {two if one == key else one: LOCKED for one, two in self.joined if key in (one, two)}


NONE = Rulings()


def couple(one: str, two: str) -> Couple:
    """Return the pair in order of id."""
    return (one, two) if one < two else (two, one)


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Replay *decisions*, in the order in which they were taken: the last one on a pair counts."""
    joined: dict[Couple, Decision] = {}
    parted: dict[Couple, Decision] = {}
    for decision in sorted(decisions, key=lambda one: (one.taken_at, one.id)):
        for pair in pairs_of(decision):
            joined.pop(pair, None)
            parted.pop(pair, None)
            if decision.action is Action.JOIN:
                joined[pair] = decision
            elif decision.action is Action.PART:
                parted[pair] = decision
    return Rulings(joined=joined, parted=parted)


def pairs_of(decision: Decision) -> tuple[Couple, ...]:
    """Return the pairs of statements that a decision on events rules on; none for another decision."""
    if decision.action not in (Action.JOIN, Action.PART, Action.FREE):
        return ()
    named = sorted(set(decision.target.split()))
    return tuple((one, two) for at, one in enumerate(named) for two in named[at + 1 :])


def torn(ruled: Rulings) -> tuple[Couple, Decision, Decision] | None:
    """Return a pair that is to be kept apart though a chain of decisions joins it: the pair, and the two decisions."""
    beside: dict[str, dict[str, Decision]] = defaultdict(dict)
    for (one, two), decision in ruled.joined.items():
        beside[one][two] = beside[two][one] = decision
    for (one, two), decision in sorted(ruled.parted.items()):
        waiting, seen = [(one, decision)], {one}
        while waiting:
            at, by = waiting.pop()
            if at == two:
                return (one, two), decision, by
            waiting += [(key, made) for key, made in sorted(beside[at].items()) if key not in seen]
            seen |= beside[at].keys()
    return None
