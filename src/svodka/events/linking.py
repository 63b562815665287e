"""The whole of linking on one page: origins, facts, pairs, groups, clashes, events, tallies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from svodka.events.blocking import candidates
from svodka.events.contradiction import contradictions
from svodka.events.features import Facts, facts_of, main_place
from svodka.events.ground import Ground
from svodka.events.matching import Matcher, join
from svodka.events.origins import Origins, trace
from svodka.events.restated import join_denials
from svodka.events.tallies import tallies
from svodka.lexicon.sources import Sources
from svodka.model import Contradiction, Event, Linkage, PlaceRole, Report, Statement, Topic, content_id

REASONS_SHOWN = 3
WHERE = frozenset((PlaceRole.EVENT, PlaceRole.DESTINATION))
"""A dead man's home town, or the seat of who speaks, is not where it happened."""
ALONE = "told by one statement"


def link(reports: Sequence[Report], statements: Sequence[Statement], sources: Sources) -> Linkage:
    """Link *statements* of *reports* into events; pure, and the same for every order of the two sequences.

    Raises KeyError for a statement whose report is not among *reports*.
    """
    by_id = {report.id: report for report in reports}
    ordered = sorted(statements, key=lambda statement: (statement.span, statement.id))
    facts = sorted((facts_of(statement, by_id[statement.span.report]) for statement in ordered), key=earliest)
    origins = trace(sorted(by_id.values(), key=lambda report: report.id), sources)
    pairs = candidates(facts)
    matcher = Matcher(facts, pairs)
    groups = join(facts, pairs, matcher)
    event_of = {key: group[0] for group in groups for key in group}
    clashes = contradictions(Ground(facts=facts, pairs=pairs, matcher=matcher, event_of=event_of))
    facts_by_id = {fact.id: fact for fact in facts}
    events = _events(join_denials(groups, clashes, facts_by_id), facts_by_id, clashes, origins, matcher)
    return Linkage(events=events, contradictions=clashes, edges=origins.edges, tallies=tallies(events, facts_by_id))


def earliest(fact: Facts) -> tuple[bool, date, str, int, int, str]:
    """Order statements by publication, report, and place in the report."""
    published, span = fact.report.published_at, fact.statement.span
    return (published is None, published or date.max, fact.report.id, span.start, span.stop, fact.id)


def _events(
    groups: Sequence[tuple[str, ...]],
    facts: Mapping[str, Facts],
    clashes: Sequence[Contradiction],
    origins: Origins,
    matcher: Matcher,
) -> tuple[Event, ...]:
    disputes: dict[str, set[str]] = defaultdict(set)
    for clash in clashes:
        disputes[clash.claim].add(clash.id)
        disputes[clash.counter].add(clash.id)
    events = []
    for group in groups:
        members = sorted((facts[key] for key in group), key=earliest)
        clashing = sorted({clash for fact in members for clash in disputes[fact.id]})
        events.append(_event(members, tuple(clashing), origins, matcher))
    return tuple(sorted(events, key=lambda event: earliest(facts[event.statements[0]])))


def _event(members: Sequence[Facts], disputes: tuple[str, ...], origins: Origins, matcher: Matcher) -> Event:
    windows = [fact.window for fact in members if fact.window and fact.window.stated]
    narrow = min(windows, key=lambda window: (window.days, window.start)) if windows else None
    near = [window for window in windows if narrow and window.gap(narrow) == 0 and window.days <= narrow.days]
    return Event(
        id=content_id("ev", members[0].id),
        statements=tuple(fact.id for fact in members),
        reports=tuple(dict.fromkeys(fact.report.id for fact in members)),
        topic=_topic(members),
        place=main_place([place for fact in members for place in fact.statement.places if place.role in WHERE]),
        start=min((window.start for window in near), default=None),
        stop=max((window.stop for window in near), default=None),
        origins=origins.groups((fact.statement, fact.report) for fact in members),
        disputes=disputes,
        reason=_reason(members, matcher),
    )


def _topic(members: Sequence[Facts]) -> Topic:
    """Return the topic most statements name first; of equals, the one named first."""
    named = [fact.statement.topics[0] for fact in members if fact.statement.topics]
    return max(dict.fromkeys(named), key=named.count, default=Topic.INFORMATION_MEDIA)


def _reason(members: Sequence[Facts], matcher: Matcher) -> str:
    """Say what joins each later statement to the earlier ones: its strongest tie."""
    ties: list[str] = []
    for at, fact in enumerate(members[1:], start=1):
        best = max(
            (matcher.score(fact, other) for other in members[:at]), key=lambda score: (score.points, score.reasons)
        )
        said = "; ".join(best.reasons) or "a like report at the same time"
        if said not in ties:
            ties.append(said)
    return " | ".join(ties[:REASONS_SHOWN]) if len(members) > 1 else ALONE
