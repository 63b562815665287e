"""The whole of linking on one page: origins, facts, pairs, groups, clashes, events, tallies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.events.blocking import candidates
from svodka.events.contradiction import contradictions
from svodka.events.features import Facts, facts_of, main_place
from svodka.events.ground import Ground, counts_of
from svodka.events.matching import COMPARED, Matcher, join
from svodka.events.origins import Origins, trace
from svodka.events.restated import join_denials
from svodka.events.rulings import NONE, Rulings, rulings
from svodka.events.tallies import tallies
from svodka.lexicon.sources import Sources
from svodka.model import Contradiction, Decision, Event, Linkage, PlaceRole, Report, Statement, Topic, event_id

RULES_VERSION = 3
"""Raised when linking makes something else of the same statements: what another version made is then linked afresh."""
REASONS_SHOWN = 3
WHERE = frozenset((PlaceRole.EVENT, PlaceRole.DESTINATION))
"""A dead man's home town, or the seat of who speaks, is not where it happened."""
ALONE = "told by one statement"


def link(
    reports: Sequence[Report], statements: Sequence[Statement], sources: Sources, decisions: Iterable[Decision] = ()
) -> Linkage:
    """Link *statements* of *reports* into events; pure, and the same for every order of the two sequences.

    *decisions* on events win over the rules. `growing` makes the same, report by report.
    Raises KeyError for a statement whose report is not among *reports*.
    """
    by_id = {report.id: report for report in reports}
    ordered = sorted(statements, key=lambda statement: (statement.span, statement.id))
    facts = sorted((facts_of(statement, by_id[statement.span.report]) for statement in ordered), key=earliest)
    origins = trace(sorted(by_id.values(), key=lambda report: report.id), sources)
    pairs = candidates(facts)
    matcher = Matcher(facts, pairs)
    ruled = rulings(decisions)
    groups = join(facts, pairs, matcher, ruled)
    group_of = {key: group[0] for group in groups for key in group}
    size, told_by = counts_of(facts, group_of)
    ground = Ground(facts=facts, pairs=pairs, matcher=matcher, event_of=group_of, size=size, told_by=told_by)
    clashes = contradictions(ground)
    facts_by_id = {fact.id: fact for fact in facts}
    telling = Telling(origins=origins, matcher=matcher, ruled=ruled)
    events = _events(join_denials(groups, clashes, facts_by_id, ruled), facts_by_id, clashes, telling)
    return Linkage(events=events, contradictions=clashes, edges=origins.edges, tallies=tallies(events, facts_by_id))


def earliest(fact: Facts) -> tuple[bool, date, str, int, int, str]:
    """Order statements by publication, report, and place in the report."""
    published, span = fact.report.published_at, fact.statement.span
    return (published is None, published or date.max, fact.report.id, span.start, span.stop, fact.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What an event's description is made from besides its statements."""

    origins: Origins
    matcher: Matcher
    ruled: Rulings = NONE


def _events(
    groups: Sequence[tuple[str, ...]], facts: Mapping[str, Facts], clashes: Sequence[Contradiction], telling: Telling
) -> tuple[Event, ...]:
    disputes: dict[str, set[str]] = defaultdict(set)
    for clash in clashes:
        disputes[clash.claim].add(clash.id)
        disputes[clash.counter].add(clash.id)
    events = []
    for group in groups:
        clashing = {clash for key in group for clash in disputes[key]}
        events.append(event_of(tuple(facts[key] for key in group), clashing, telling))
    return tuple(sorted(events, key=lambda event: earliest(facts[event.statements[0]])))


def event_of(told: Iterable[Facts], disputes: Iterable[str], telling: Telling) -> Event:
    """Describe the event that some statements tell of; it is named by the one published first."""
    members = sorted(told, key=earliest)
    windows = [fact.window for fact in members if fact.window and fact.window.stated]
    narrow = min(windows, key=lambda window: (window.days, window.start)) if windows else None
    near = [window for window in windows if narrow and window.gap(narrow) == 0 and window.days <= narrow.days]
    return Event(
        id=event_id(members[0].id),
        statements=tuple(fact.id for fact in members),
        reports=tuple(dict.fromkeys(fact.report.id for fact in members)),
        topic=_topic(members),
        place=main_place([place for fact in members for place in fact.statement.places if place.role in WHERE]),
        start=min((window.start for window in near), default=None),
        stop=max((window.stop for window in near), default=None),
        origins=telling.origins.groups((fact.statement, fact.report) for fact in members),
        disputes=tuple(sorted(disputes)),
        reason=_reason(members, telling),
    )


def _topic(members: Sequence[Facts]) -> Topic:
    """Return the topic most statements name first; of equals, the one named first."""
    named = [fact.statement.topics[0] for fact in members if fact.statement.topics]
    return max(dict.fromkeys(named), key=named.count, default=Topic.INFORMATION_MEDIA)


def _reason(members: Sequence[Facts], telling: Telling) -> str:
    """Say what joins each later statement to the earlier ones: people's decisions first, then its strongest tie.

    Of an event with many statements, the first few are told of.
    """
    ties = _decided(members, telling.ruled)
    for at, fact in enumerate(members[1:COMPARED], start=1):
        scores = (telling.matcher.score(fact, other) for other in members[:at])
        best = max(scores, key=lambda score: (score.points, score.reasons))
        said = "; ".join(best.reasons) or "a like report at the same time"
        if said not in ties and len(ties) < REASONS_SHOWN:
            ties.append(said)
    return " | ".join(ties) if len(members) > 1 else ALONE


def _decided(members: Sequence[Facts], ruled: Rulings) -> list[str]:
    """Name the decisions that joined statements of an event."""
    if not ruled.joined:
        return []
    ids = [fact.id for fact in members]
    found = {decision.id: decision for at, one in enumerate(ids) for two in ids[:at] if (decision := ruled.join(one, two))}
    return [f"joined by a decision of {found[key].who}: {found[key].reason}" for key in sorted(found)]
