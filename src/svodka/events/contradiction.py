"""Where two statements cannot both hold. A clash is an edge between them, never a merge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from svodka.events.absences import absences, absences_elsewhere
from svodka.events.causes import clashing_causes
from svodka.events.clashes import clashing_days, clashing_identity, clashing_numbers, clashing_status, is_sham
from svodka.events.features import Facts
from svodka.events.ground import Edges, Ground
from svodka.events.one_person import ages, deaths, deaths_elsewhere
from svodka.events.rebuttals import DENIALS, denials_elsewhere
from svodka.events.roles import roles
from svodka.model import Contradiction, ContradictionKind, Stance, Topic, content_id

SAME_FIGURE = 0.5
"""Points from which two figures are taken to be counts of one thing."""


def contradictions(ground: Ground, *, pairs_only: bool = False) -> tuple[Contradiction, ...]:
    """Return every clash once, claim before counter, in order of id; *pairs_only*: those between two reports."""
    found: dict[frozenset[str], Contradiction] = {}
    for rule in OF_PAIRS if pairs_only else (*DENIALS, absences, deaths, *OF_PAIRS):
        for claim, counter, kind, reason in rule(ground):
            found.setdefault(frozenset((claim.id, counter.id)), _edge(claim, counter, kind, reason))
    return tuple(sorted(found.values(), key=lambda edge: edge.id))


def _edge(claim: Facts, counter: Facts, kind: ContradictionKind, reason: str) -> Contradiction:
    return Contradiction(
        id=content_id("cx", claim.id, counter.id, kind.value),
        claim=claim.id,
        counter=counter.id,
        kind=kind,
        reason=reason,
    )


def figures(ground: Ground) -> Edges:
    """Find ranges of one thing that cannot both hold."""
    yield from _pairwise(ground, ContradictionKind.VALUE, clashing_numbers)


def dates(ground: Ground) -> Edges:
    """Find one deed on two days."""
    yield from _pairwise(ground, ContradictionKind.DATE, clashing_days)


def statuses(ground: Ground) -> Edges:
    """Find two states of one thing: it is over, it goes on; he is alive, he is dead."""
    yield from _pairwise(ground, ContradictionKind.STATUS, clashing_status)


def causes(ground: Ground) -> Edges:
    """Find two causes of one thing: an accident, an attack; his heart, a beating."""
    yield from _pairwise(ground, ContradictionKind.CAUSE, clashing_causes)


def identities(ground: Ground) -> Edges:
    """Find what one calls real and another a dummy; of several claims in a report, the one most about it."""
    found: dict[tuple[str, str], tuple[float, Facts, Facts, str]] = {}
    for claim, counter, _, reason in _pairwise(ground, ContradictionKind.IDENTITY, clashing_identity):
        told, doubt = (claim, counter) if is_sham(counter) else (counter, claim)
        points = ground.matcher.without_sides(told, doubt) - (told.statement.stance is Stance.ALLEGED)
        key = (doubt.id, told.report.id)
        if key not in found or points > found[key][0]:
            found[key] = (points, told, doubt, reason)
    for _, told, doubt, reason in found.values():
        yield told, doubt, ContradictionKind.IDENTITY, reason


def _pairwise(ground: Ground, kind: ContradictionKind, clash: Callable[[Facts, Facts], str]) -> Edges:
    for claim, counter in _claims(ground):
        reason = clash(claim, counter)
        if reason and _of_one_thing(ground, kind, claim, counter):
            yield claim, counter, kind, reason


def _claims(ground: Ground) -> list[tuple[Facts, Facts]]:
    """Return the pairs of which neither denies anything, each in order of publication; worked out once."""
    if not ground.claims:
        for one, two in ground.pairs:
            pair = (ground.facts[one], ground.facts[two])
            if not (pair[0].denied or pair[1].denied):
                claim, counter = sorted(pair, key=_first)
                ground.claims.append((claim, counter))
    return ground.claims


def _of_one_thing(ground: Ground, kind: ContradictionKind, claim: Facts, counter: Facts) -> bool:
    if ground.event_of[claim.id] == ground.event_of[counter.id] and kind is not ContradictionKind.DATE:
        return True
    points = ground.matcher.without_sides(claim, counter)
    if kind is ContradictionKind.VALUE and _of_stock(claim, counter):
        points -= min(ground.matcher.days(claim, counter), 0.0)
    return points >= _floor(kind, claim, counter)


def _of_stock(claim: Facts, counter: Facts) -> bool:
    """Tell whether both count how many a region has raised so far: such totals are compared over months."""
    filed = [fact.statement.topics[:1] == (Topic.DRAFT_RECRUITMENT,) for fact in (claim, counter)]
    return all(filed) and bool(claim.regions & counter.regions)


FLOOR = {
    ContradictionKind.VALUE: SAME_FIGURE,
    ContradictionKind.DATE: 1.0,
    ContradictionKind.STATUS: -1.0,
    ContradictionKind.CAUSE: 0.0,
    ContradictionKind.IDENTITY: 0.0,
}
"""Points two statements need, without the sides' penalty, to clash in a kind when they are not of one event."""
IN_ONE_REPORT = {
    ContradictionKind.VALUE: 0.8,
    ContradictionKind.STATUS: 3.0,
    ContradictionKind.CAUSE: 3.0,
    ContradictionKind.IDENTITY: 3.0,
}
"""By how much less is enough in one report, which sets the two against each other itself."""


def _floor(kind: ContradictionKind, claim: Facts, counter: Facts) -> float:
    return FLOOR[kind] - (IN_ONE_REPORT.get(kind, 0.0) if claim.report.id == counter.report.id else 0.0)


OF_PAIRS: tuple[Callable[[Ground], Edges], ...] = (
    denials_elsewhere, figures, dates, causes, statuses, identities, absences_elsewhere, deaths_elsewhere, ages, roles,
)  # fmt: skip
"""What looks at two statements at a time; what a denial speaks of in its own report is looked for first."""


def _first(fact: Facts) -> tuple[bool, date, int, str]:
    published = fact.report.published_at
    return (published is None, published or date.max, fact.statement.span.start, fact.id)
