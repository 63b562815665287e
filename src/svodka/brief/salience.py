"""What matters most: independent sources, disputes, people concerned, and whether it is our subject at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import log2, log10

from svodka.model import (
    Event,
    MaterialIndex,
    PlaceLevel,
    PlaceRole,
    QuantityKind,
    Report,
    RunBy,
    Statement,
    Topic,
    Window,
)

SUBJECT_WEIGHT = 0.9
"""What an event weighs more where it speaks of mobilization or of what becomes of soldiers."""
HOLLOW_LOSS = 2.0
"""What a statement loses that has neither place, day, number nor speaker: a general truth or an aside."""
BACKGROUND_DAYS = 60
"""Days before the window beyond which what happened is background, unless somebody says it anew."""
SUBJECT = frozenset(
    [
        "mobilized", "mobilized_men", "conscription", "draft_notice_served", "recruited_volunteers",
        "recruited_convicts", "exempted", "called_up_by_mistake", "mobilized_by_force", "registration_men",
        "sent_to_front", "returned_from_front", "rotated_home", "refused_to_fight", "deserted", "held_in_basement",
        "draft_dodging", "objector", "draft_office", "reservists", "unpaid", "bad_conditions", "wives_act",
        "families_supported", "announced_end", "identified_dead", "volunteers", "cannon_fodder",
    ]
)
"""Concepts that are the brief's own subject."""
ORIGIN_WEIGHT = 2.0
"""What each doubling of the independent sources adds."""
SIDE_WEIGHT = 0.75
"""What each further side among the sources adds."""
DISPUTE_WEIGHT = 1.5
MOST_DISPUTES = 2
"""Disputes of one event beyond which more of them weigh no more."""
PEOPLE_WEIGHT = 0.5
MOST_PEOPLE = 6.0
"""log10 of the number of people beyond which more of them weigh no more."""
SAME_REPORT = 0.35
SAME_TOPIC = 0.12
"""What each earlier choice from the same report, or on the same topic, takes from an event's weight."""

Statements = Sequence[Statement]

TOPIC_WEIGHT = {
    Topic.DECREE_LAW: 1.4,
    Topic.OFFICIALS_POLITICS: 0.7,
    Topic.DRAFT_RECRUITMENT: 1.8,
    Topic.FORCED_CONSCRIPTION: 1.8,
    Topic.TRAINING_DEPLOYMENT: 1.4,
    Topic.CONDITIONS_PAY: 1.5,
    Topic.REFUSAL_DESERTION: 1.8,
    Topic.CASUALTIES: 1.5,
    Topic.FAMILIES_PROTEST: 1.6,
    Topic.HUMAN_RIGHTS: 1.4,
    Topic.REPRESSION_SURVEILLANCE: 1.3,
    Topic.INCIDENTS_CRIME: 0.9,
    Topic.HOME_FRONT_SUPPLY: 1.1,
    Topic.INDUSTRY: 0.8,
    Topic.ECONOMY_LABOUR: 0.8,
    Topic.EMIGRATION_RELOCATION: 1.2,
    Topic.OCCUPATION_ADMINISTRATION: 1.1,
    Topic.MILITARY_OPERATIONS: 0.7,
    Topic.DIPLOMACY: 0.4,
    Topic.INFORMATION_MEDIA: 0.4,
}


BORNE_OUT = {
    Topic.REFUSAL_DESERTION: frozenset(
        ["deserted", "objector", "draft_dodging", "soldiers", "mobilized_men", "reservists", "volunteers", "military_unit",
         "wagner", "contract", "mobilized", "conscription", "sent_to_front", "fighting", "held_in_basement",
         "reports_of_discharge", "cannon_fodder", "battalion_named"]
    ),
    Topic.CASUALTIES: frozenset(
        ["killed", "wounded", "losses", "captured", "surrendered", "missing", "buried", "exhumed", "hospital",
         "identified_dead", "posthumous_award", "searched_for", "executed", "prisoner_exchange"]
    ),
    Topic.EMIGRATION_RELOCATION: frozenset(
        ["fled", "refugees", "evacuated", "evacuated_family", "border_queue", "border_closed", "sold_homes", "deported",
         "migrants", "labour_shortage", "passports", "draft_dodging"]
    ),
}
"""Topics that need one of these concepts to head an item."""


def in_window(day: date | None, window: Window) -> bool:
    """Tell whether *day* lies in the window; an unknown day lies in no bounded window."""
    if window.start is None and window.stop is None:
        return True
    if day is None:
        return False
    return (window.start is None or day >= window.start) and (window.stop is None or day <= window.stop)


def happened_in(event: Event, window: Window) -> bool:
    """Tell whether the event's days and the window share one."""
    if event.start is None and event.stop is None:
        return in_window(None, window)
    start, stop = event.start or event.stop, event.stop or event.start
    if start is None or stop is None:
        return False
    return (window.start is None or stop >= window.start) and (window.stop is None or start <= window.stop)


def standing(event: Event, index: MaterialIndex, window: Window, late_days: int) -> str | None:
    """Return "in", "late", or None where neither the event nor a report on it belongs to the window.

    What would be late is not where a report of the window stands against it: the denial is today's news.
    """
    reports = [index.reports[report] for report in event.reports]
    if happened_in(event, window) or any(in_window(report.published_at, window) for report in reports):
        return "in"
    if not any(just_missed(report, window, late_days) for report in reports):
        return None
    return "in" if _answered_in(event, index, window) else "late"


def _answered_in(event: Event, index: MaterialIndex, window: Window) -> bool:
    """Tell whether a report of the window holds a statement in dispute with the event."""
    edges = (index.contradictions[one] for one in event.disputes if one in index.contradictions)
    sides = (index.statements.get(one) for edge in edges for one in (edge.claim, edge.counter))
    return any(in_window(index.report_of(side).published_at, window) for side in sides if side is not None)


def just_missed(report: Report, window: Window, late_days: int) -> bool:
    """Tell whether a report is undated, or was published shortly before the window."""
    if report.published_at is None or window.start is None:
        return report.published_at is None
    return 0 < (window.start - report.published_at).days <= late_days


def by_sources(event: Event, _: Statements, __: MaterialIndex) -> float:
    """Independent sources: each doubling of them adds the same."""
    return ORIGIN_WEIGHT * log2(max(1, event.independent))


def by_sides(event: Event, _: Statements, index: MaterialIndex) -> float:
    """Sides: what sources of different sides tell is worth more than what one side tells often."""
    found = {side for group in event.origins for report in group.reports[:1] if (side := _side(report, index))}
    return SIDE_WEIGHT * max(0, len(found) - 1)


def by_disputes(event: Event, _: Statements, __: MaterialIndex) -> float:
    """Denials and contradictions."""
    return DISPUTE_WEIGHT * min(len(event.disputes), MOST_DISPUTES)


def by_people(_: Event, statements: Statements, __: MaterialIndex) -> float:
    """People concerned, by order of magnitude."""
    return PEOPLE_WEIGHT * max((_people(one) for one in statements), default=0.0)


def by_kind(event: Event, _: Statements, __: MaterialIndex) -> float:
    """Kind of event."""
    return TOPIC_WEIGHT[event.topic]


def by_subject(_: Event, statements: Statements, __: MaterialIndex) -> float:
    """Mobilization, and what becomes of soldiers."""
    return SUBJECT_WEIGHT * any(not SUBJECT.isdisjoint(one.concepts) for one in statements)


def by_fullness(_: Event, statements: Statements, __: MaterialIndex) -> float:
    """Who, where, when, how many: the richest statement counts."""
    return max((richness(one) for one in statements), default=0.0)


def by_hollowness(_: Event, statements: Statements, __: MaterialIndex) -> float:
    """Nothing but general truths."""
    return -HOLLOW_LOSS * all(is_hollow(one) for one in statements)


WEIGHTS: tuple[Callable[[Event, Statements, MaterialIndex], float], ...] = (
    by_sources,
    by_sides,
    by_disputes,
    by_people,
    by_kind,
    by_subject,
    by_fullness,
    by_hollowness,
)
"""All that an event weighs by; what earlier briefs told of it is added in planning (svodka.brief.memory)."""


def salience(event: Event, index: MaterialIndex) -> float:
    """Return the event's weight; the same evidence gives the same figure."""
    statements = [index.statements[one] for one in event.statements if one in index.statements]
    return round(sum(weight(event, statements, index) for weight in WEIGHTS), 6)


def _side(report: str, index: MaterialIndex) -> str:
    """Return the side that a report's outlet is of: independent, or a country's state or party; "" where unknown."""
    source = index.source_of(index.reports[report]) if report in index.reports else None
    if source is None or source.run_by is RunBy.UNKNOWN:
        return ""
    country = (source.home_region or "").partition("-")[0]
    return source.run_by.value if source.run_by is RunBy.INDEPENDENT else f"{country} {source.run_by.value}"


def is_hollow(statement: Statement) -> bool:
    """Tell whether a statement has neither place, day, number nor speaker."""
    dated = any(when.span is not None for when in statement.whens)
    counted = any(one.kind is not QuantityKind.AGE for one in statement.quantities)
    return not (statement.places or dated or counted or statement.chain)


def is_background(event: Event, index: MaterialIndex, window: Window) -> bool:
    """Tell whether an event lies long before the window and nobody but one report's own voice speaks of it."""
    if not is_long_past(event, window):
        return False
    spoken = any(index.statements[one].chain for one in event.statements if one in index.statements)
    return not (spoken or event.independent > 1 or event.disputes)


def is_long_past(event: Event, window: Window) -> bool:
    """Tell whether an event ended long before the window."""
    last = event.stop or event.start
    return last is not None and window.start is not None and (window.start - last).days > BACKGROUND_DAYS


def _people(statement: Statement) -> float:
    """Return the order of magnitude of the largest number of people a statement gives."""
    counts = [
        one.low or one.high or 0
        for one in statement.quantities
        if one.unit == "people" and one.kind is QuantityKind.COUNT
    ]
    return min(log10(max(counts)) + 1, MOST_PEOPLE) if counts and max(counts) >= 1 else 0.0


def told_topic(topic: Topic, lead: Statement, others: Statements) -> Topic:
    """Return the topic under which an item stands: one that its first words bear, as most of its statements have it.

    An event's own *topic* may be that of other words than those told: then it counts last. "Russia refuses talks" is no
    refusal to fight, a war that somebody foretells no list of casualties.
    """
    votes = Counter[Topic]()
    for one in (lead, *others):
        votes.update(one.topics[:1])
        votes.update(one.topics)
    borne = sorted(lead.topics, key=lambda one: (-votes[one], lead.topics.index(one)))
    return next((one for one in (*borne, topic) if _fits(one, lead)), topic)


def _fits(topic: Topic, lead: Statement) -> bool:
    """Tell whether the statement's concepts bear out a topic that a single word may have brought in."""
    wanted = BORNE_OUT.get(topic)
    return wanted is None or not wanted.isdisjoint(lead.concepts)


def richness(statement: Statement) -> float:
    """Return how much a statement says: who, where, when, how many."""
    placed = any(
        place.level is not PlaceLevel.UNRESOLVED and place.role is PlaceRole.EVENT for place in statement.places
    )
    dated = any(when.span is not None for when in statement.whens)
    counted = any(one.kind is not QuantityKind.AGE for one in statement.quantities)
    known = min(len(statement.concepts), 3) * 0.15
    length = min(statement.span.stop - statement.span.start, 200) / 400
    return 0.5 * placed + 0.4 * dated + 0.4 * counted + 0.4 * bool(statement.chain) + known + length


def ranked(events: Sequence[Event], index: MaterialIndex, news: Mapping[str, float] | None = None) -> list[Event]:
    """Return *events*, the weightiest first, spread so that no one report or topic fills the brief.

    *news*: by event, what it weighs more or less for what earlier briefs told of it.
    """
    known = news or {}
    weighed = sorted(
        ((round(salience(event, index) + known.get(event.id, 0.0), 6), event) for event in events),
        key=lambda pair: (-pair[0], _order(pair[1])),
    )
    seen_report: dict[str, int] = {}
    seen_topic: dict[Topic, int] = {}
    spread = []
    for weight, event in weighed:
        lead = event.reports[0] if event.reports else ""
        loss = SAME_REPORT * seen_report.get(lead, 0) + SAME_TOPIC * seen_topic.get(event.topic, 0)
        seen_report[lead] = seen_report.get(lead, 0) + 1
        seen_topic[event.topic] = seen_topic.get(event.topic, 0) + 1
        spread.append((loss - weight, _order(event), event))
    return [event for _, _, event in sorted(spread, key=lambda row: (round(row[0], 6), row[1]))]


def _order(event: Event) -> tuple[date, str]:
    """Return the event's place among equals: by its first day, then by id."""
    return event.start or event.stop or date.max, event.id
