"""Contradictions side by side: those about one statement stand together, copies of the same words once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from svodka.model.public import PublicBrief, PublicCitation, PublicDispute
from svodka.publish import limits
from svodka.publish.citing import Cited, Numbering
from svodka.publish.phrases import capital, in_words, latin
from svodka.publish.saying import say

TYPES = {
    "denial": "A denial",
    "value": "Figures differ",
    "date": "Dates differ",
    "cause": "Causes differ",
    "status": "Accounts differ on what became of somebody",
    "identity": "Accounts differ on who it was",
}
EITHER_WAY = frozenset({"value", "date", "cause", "status", "identity"})
"""Types in which either side may be named first; a denial has a direction."""
AGAINST = " against "


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side: who says it, the words, and the other reports that carry the same words."""

    by: str
    cite: Cited
    also: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """A claim and all that stands against it; *label* names the sides."""

    number: int
    type: str
    reason: str
    claim: SideView
    counters: tuple[SideView, ...]
    labels: tuple[str, str]


def disputes(brief: PublicBrief, numbering: Numbering) -> tuple[tuple[DisputeView, ...], int]:
    """Lay out the contradictions in the order of the first of each group."""
    groups, more = limits.capped(grouped(brief.disputes), limits.DISPUTES)
    return tuple(_view(group, i, numbering) for i, group in enumerate(groups, start=1)), more


def group_numbers(brief: PublicBrief) -> dict[str, tuple[int, ...]]:
    """Return by statement the numbers of the contradictions on the page that it is a side of."""
    found: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(grouped(brief.disputes)[: limits.DISPUTES], start=1):
        sides = (side.statement for dispute in group for side in (dispute.claim, dispute.counter))
        for statement in dict.fromkeys(sides):
            found[statement] = (*found.get(statement, ()), number)
    return found


def grouped(pairs: Sequence[PublicDispute]) -> list[list[PublicDispute]]:
    """Group pairs of one type that share a side, the side in most of them turned to the left."""
    left = list(pairs)
    groups: list[list[PublicDispute]] = []
    while left:
        hub = _hub(left[0], left)
        group = [_turned(pair, hub) for pair in left if pair.type == left[0].type and hub in _words_of(pair)]
        left = [pair for pair in left if not (pair.type == left[0].type and hub in _words_of(pair))]
        groups.append(group)
    return groups


def _hub(first: PublicDispute, pairs: Sequence[PublicDispute]) -> str:
    """Return the words, of either side of *first*, that stand in most pairs; the claim's among equals."""
    uses = Counter(words for pair in pairs if pair.type == first.type for words in _words_of(pair))
    claim, *counter = _words_of(first)
    return max((claim, *counter), key=lambda words: (uses[words], words == claim))


def _words_of(pair: PublicDispute) -> tuple[str, ...]:
    """Return the words that a pair may be grouped by."""
    claim = _folded(pair.claim)
    return (claim, _folded(pair.counter)) if pair.type in EITHER_WAY else (claim,)


def _folded(citation: PublicCitation) -> str:
    return " ".join(citation.quote.lower().split())


def _turned(pair: PublicDispute, hub: str) -> PublicDispute:
    """Return *pair* with the side whose words are *hub* as its claim."""
    if _folded(pair.claim) == hub:
        return pair
    one, found, other = pair.reason.partition(AGAINST)
    return replace(
        pair,
        reason=f"{other}{AGAINST}{one}" if found else pair.reason,
        claim=pair.counter,
        claim_by=pair.counter_by,
        counter=pair.claim,
        counter_by=pair.claim_by,
    )


def _view(group: Sequence[PublicDispute], number: int, numbering: Numbering) -> DisputeView:
    kind = group[0].type
    claims = _sides([(pair.claim_by, pair.claim) for pair in group], numbering)
    return DisputeView(
        number=number,
        type=say(TYPES.get(kind, kind)),
        reason=capital(_reason(list(dict.fromkeys(in_words(pair.reason) for pair in group)))),
        claim=claims[0],
        counters=_sides([(pair.counter_by, pair.counter) for pair in group], numbering),
        labels=_labels(kind),
    )


def _labels(kind: str) -> tuple[str, str]:
    """Name the two sides."""
    return (say("One says"), say("Another says")) if kind in EITHER_WAY else (say("Claim"), say("Against it"))


def _reason(reasons: list[str]) -> str:
    """Say reasons with the same beginning in one: "60 people against 100 people and 40 people"."""
    against, also = (f" {say(word)} " for word in ("against", "and"))
    begins = {reason.partition(against)[0] for reason in reasons}
    others = [reason.partition(against)[2] for reason in reasons]
    if len(reasons) == 1 or len(begins) > 1 or not all(others):
        return "; ".join(reasons)
    return f"{begins.pop()}{against}{', '.join(others[:-1])}{also}{others[-1]}"


def _sides(sides: Sequence[tuple[str, PublicCitation]], numbering: Numbering) -> tuple[SideView, ...]:
    """Return each side once; reports with the same words stand under the first of them."""
    found: dict[str, tuple[str, dict[int, Cited]]] = {}
    for by, citation in sides:
        cite = numbering.cited(citation)
        found.setdefault(_folded(citation), (by, {}))[1].setdefault(cite.number, cite)
    views = []
    for by, cites in found.values():
        first, *others = cites.values()
        views.append(SideView(by=latin(by, first.lang), cite=first, also=tuple(others)))
    return tuple(views)
