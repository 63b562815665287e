"""The ledger of announcements: what was announced or expected, due when, and what later reports say became of it.

Precision comes first: a wrong "it happened" is worse than silence. A later statement answers an announcement where
linking's own evidence, without what parts a plan from a deed, puts the two together, something pins them down (a place,
a name, a number, one region and one deed), nothing clashes, and the later one neither plans, doubts nor negates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from svodka.events.apart import keys_of
from svodka.events.clashes import holds, listed
from svodka.events.due import NEVER, due_of
from svodka.events.features import INTENTS, SOUND, SPECIFIC, Facts, bounds, facts_of, language
from svodka.events.matching import Matcher
from svodka.lexicon.concepts import is_predicate
from svodka.lexicon.data import words
from svodka.lexicon.glossary import senses
from svodka.lexicon.weights import lemmas_of
from svodka.model import (
    Announced,
    ContradictionKind,
    Linkage,
    Report,
    Speaker,
    Stance,
    Statement,
    WhenRole,
)

ANSWERS = 0.8
"""Points without the sides' penalty from which a later statement speaks of what was announced."""
LATE = timedelta(days=60)
"""How long after its last day, or after the announcement where there is none, an answer is looked for."""
EARLY = timedelta(days=1)
BOTH = 2
"""An announcement and its answer share a concept, and a place, person or number, before they are compared."""
CROWD = 400
"""Statements that may hold a key through which answers are found."""
COVERED = 0.5
"""Share of an announcement's meaning that its answer holds."""
ALL_BUT = 0.65
"""The same where no day was named: much may be meant."""
TAKEN_BACK = 0.3
"""The same of what denies it or calls it off, which says less."""
CALLED_OFF = frozenset(("cancel", "postpone"))
"""Senses of saying that something announced will not be, or not when it was to be."""
SAID = frozenset(("promised", "announced", "planned", "ordered", "appealed"))
"""Concepts of announcing itself: to share one is to share no deed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one event announces: its planned statements, and when it is due."""

    event: str
    planned: tuple[Statement, ...]
    start: date | None
    stop: date | None
    told: date
    """The first day on which it was announced."""


def announcement_ledger(reports: Sequence[Report], statements: Sequence[Statement], linkage: Linkage) -> tuple[Announced, ...]:
    """Return the announcements by their last day, those without one behind; pure, and the same for every order.

    A planned statement counts where it has a date or somebody stands behind it; those of one event are one line.
    """
    by_id = {report.id: report for report in reports}
    ordered = sorted((one for one in statements if one.span.report in by_id), key=lambda one: (one.span, one.id))
    plans = _plans(ordered, by_id, linkage)
    pairs = list(_candidates(plans, ordered, by_id))
    happened, denied = _answers(pairs, ordered, by_id)
    for plan, counter in _contradicted(plans, {one.id: one for one in ordered}, by_id, linkage):
        denied[plan.event].add(counter)
    lines = [_line(plan, by_id, happened[plan.event], denied[plan.event]) for plan in plans]
    return tuple(sorted(lines, key=lambda line: (line.stop or line.start or date.max, line.event)))


def _plans(statements: Sequence[Statement], reports: Mapping[str, Report], linkage: Linkage) -> list[Plan]:
    """Return what is announced, an event once."""
    event_of = {key: event.id for event in linkage.events for key in event.statements}
    held: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.id in event_of and _is_announced(one, reports[one.span.report]):
            held[event_of[one.id]].append(one)
    return [_plan(event, planned, reports) for event, planned in sorted(held.items())]


def _is_announced(statement: Statement, report: Report) -> bool:
    """Tell whether something is due on a day, or somebody stands behind it who does more than think it possible or right."""
    if statement.stance is not Stance.PLANNED:
        return False
    if due_of(statement, report) != NEVER:
        return True
    said, lang = lemmas_of(statement.span.of(report.text), statement.lang), statement.lang
    return bool(statement.chain) and (language(lang) == "und" or _opining(lang).isdisjoint(said))


@cache
def _opining(lang: str) -> frozenset[str]:
    return listed(lang, "modal") - words(lang, "due", "foretelling")


def _plan(event: str, planned: Sequence[Statement], reports: Mapping[str, Report]) -> Plan:
    """Put the announcements of one event together: the due time that most of them give, the earliest among equals."""
    ordered = sorted(planned, key=lambda one: (reports[one.span.report].published_at or date.max, one.span, one.id))
    dues = [due for one in ordered if (due := due_of(one, reports[one.span.report])) != NEVER]
    lasts = [stop or start or date.max for start, stop in dues]
    named = max(lasts, key=lambda last: (lasts.count(last), -last.toordinal()), default=date.max)
    start, stop = next((due for due, last in zip(dues, lasts, strict=True) if last == named), NEVER)
    told = min((reports[one.span.report].published_at or date.max for one in ordered), default=date.max)
    return Plan(event=event, planned=tuple(ordered), start=start, stop=stop, told=told)


def _candidates(
    plans: Sequence[Plan], statements: Sequence[Statement], reports: Mapping[str, Report]
) -> Iterator[tuple[Plan, Statement, Statement]]:
    """Yield each planned statement with the later ones that share enough to be compared."""
    holders: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.stance in (Stance.ASSERTED, Stance.DENIED) and reports[one.span.report].published_at:
            for key in sorted(keys_of(one)):
                holders[key].append(one)
    for plan in plans:
        for planned in plan.planned:
            shared: dict[str, set[bool]] = defaultdict(set)
            near: dict[str, Statement] = {}
            for key in sorted(keys_of(planned)):
                for other in _around(holders[key], plan, reports):
                    shared[other.id].add(key in planned.concepts)
                    near[other.id] = other
            yield from ((plan, planned, near[key]) for key in sorted(shared) if len(shared[key]) == BOTH)


def _around(held: Sequence[Statement], plan: Plan, reports: Mapping[str, Report]) -> list[Statement]:
    """Return those of *held* that were published after an announcement and not long after it was due."""
    last = (plan.stop or plan.start or plan.told) if plan.told != date.max else date.min
    latest = last + LATE if last < date.max - LATE else last
    found = [one for one in held if plan.told < (reports[one.span.report].published_at or date.min) <= latest]
    return found if len(found) <= CROWD else []


def _answers(
    pairs: Sequence[tuple[Plan, Statement, Statement]], statements: Sequence[Statement], reports: Mapping[str, Report]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return by event the later statements that say it happened, and those that deny it."""
    alone = {one.id: one for _, planned, later in pairs for one in (planned, later)}
    facts = {key: facts_of(one, reports[one.span.report]) for key, one in sorted(alone.items())}
    fitting = [row for row in pairs if _fits(row[0], facts[row[1].id], facts[row[2].id])]
    matcher = _matcher(fitting, statements, reports)
    happened: dict[str, set[str]] = defaultdict(set)
    denied: dict[str, set[str]] = defaultdict(set)
    for plan, planned, later in fitting:
        one, two = facts[planned.id], facts[later.id]
        if matcher.without_sides(one, two) >= ANSWERS:
            (denied if two.denied or _called_off(two) else happened)[plan.event].add(two.id)
    return happened, denied


def _fits(plan: Plan, one: Facts, two: Facts) -> bool:
    """Tell whether a statement of another report may say what became of a plan."""
    tells = two.denied or _called_off(two) or _done(two)
    elsewhere = two.report.id != one.report.id
    return elsewhere and tells and _in_time(plan, two) and _pinned(one, two, dated=bool(plan.stop or plan.start))


def _matcher(
    pairs: Sequence[tuple[Plan, Statement, Statement]], statements: Sequence[Statement], reports: Mapping[str, Report]
) -> Matcher:
    """Return linking's matcher over the reports of *pairs*."""
    involved = {one.span.report for _, planned, later in pairs for one in (planned, later)}
    facts = [facts_of(one, reports[one.span.report]) for one in statements if one.span.report in involved]
    place = {fact.id: at for at, fact in enumerate(facts)}
    couples = {tuple(sorted((place[one.id], place[two.id]))) for _, one, two in pairs}
    return Matcher(facts, sorted((first, second) for first, second in couples))


def _in_time(plan: Plan, later: Facts) -> bool:
    """Tell whether what a later statement tells of may lie after the announcement: not where it says itself that it does not."""
    stated = [window for window in later.windows if window.stated]
    return not stated or any(window.stop >= plan.told - EARLY for window in stated)


def _pinned(one: Facts, two: Facts, *, dated: bool) -> bool:
    """Tell whether two statements share a deed and something that few others share, and clash in nothing."""
    if one.regions and two.regions and not one.regions & two.regions:
        return False
    if one.people and two.people and not one.people & two.people:
        return False
    if _other_figures(one, two):
        return False
    concepts = set(one.statement.concepts) & set(two.statement.concepts) - SAID
    numbers = {number for number in one.numbers & two.numbers if number[0] >= SPECIFIC}
    specific = bool(one.fine & two.fine or one.people & two.people or numbers)
    if not concepts or _covered(one, two) < (TAKEN_BACK if two.denied or _called_off(two) else COVERED if dated else ALL_BUT):
        return False
    return specific or (bool(one.regions & two.regions) and any(is_predicate(key) for key in concepts))


def _covered(one: Facts, two: Facts) -> float:
    """Return the share of what an announcement means, names apart, in squares of weights, that the later statement holds."""
    said = INTENTS | _of_named(one.statement)
    names = {f"~{name[:SOUND]}" for name in one.names}
    meant = {sense: told for sense, told in one.senses.items() if sense not in said | names and not sense[0].isdigit()}
    whole = sum(weight**2 for weight in meant.values())
    return sum(weight**2 for sense, weight in meant.items() if sense in two.senses) / whole if whole else 0.0


def _of_named(statement: Statement) -> frozenset[str]:
    """Return the senses of the words for who announces it, whom it is about, where and when: none of them is the deed."""
    written = [
        *(link.as_written for link in statement.chain),
        *(person.as_written for person in statement.people if person.named),
        *(place.as_written for place in statement.places),
        *(when.as_written or "" for when in statement.whens),
    ]
    named = (word for words_ in written for word in lemmas_of(words_, statement.lang))
    return frozenset(sense for word in named for sense in senses(word, statement.lang))


def _other_figures(one: Facts, two: Facts) -> bool:
    """Tell whether both count in one unit and no two of their figures can both hold."""
    couples = [(bounds(a), bounds(b)) for a in one.quantities for b in two.quantities if a.unit == b.unit]
    return bool(couples) and all(a[0] > b[1] or b[0] > a[1] for a, b in couples)


def _called_off(fact: Facts) -> bool:
    return not CALLED_OFF.isdisjoint(fact.senses)


def _done(fact: Facts) -> bool:
    """Tell whether a statement tells of a deed as done: nothing planned, possible, negated or only due."""
    lang = fact.statement.lang
    if fact.side != "claimed" or fact.statement.stance is not Stance.ASSERTED or holds(fact, "modal"):
        return False
    negated = language(lang) != "und" and not words(lang, "clashes", "negations").isdisjoint(fact.lemmas)
    ahead = any(when.role is WhenRole.DUE for when in fact.statement.whens)
    published = fact.report.published_at
    to_come = any(window.stated and published is not None and window.start > published for window in fact.windows)
    return not negated and not ahead and not to_come and not INTENTS & fact.senses.keys()


def _contradicted(
    plans: Sequence[Plan], statements: Mapping[str, Statement], reports: Mapping[str, Report], linkage: Linkage
) -> Iterator[tuple[Plan, str]]:
    """Yield the denials of other reports that linking found of what is announced, none older than the announcement."""
    plan_of = {one.id: plan for plan in plans for one in plan.planned}
    for edge in linkage.contradictions:
        plan, counter = plan_of.get(edge.claim), statements.get(edge.counter)
        if plan is None or counter is None or edge.kind is not ContradictionKind.DENIAL or counter.stance is not Stance.DENIED:
            continue
        published = reports[counter.span.report].published_at
        own = {one.span.report for one in plan.planned}
        if counter.span.report not in own and published is not None and published >= plan.told:
            yield plan, counter.id


def _line(plan: Plan, reports: Mapping[str, Report], happened: Iterable[str], denied: Iterable[str]) -> Announced:
    return Announced(
        event=plan.event,
        statements=tuple(one.id for one in plan.planned),
        claimants=tuple(dict.fromkeys(_claimant(one.speaker, reports[one.span.report]) for one in plan.planned)),
        start=plan.start,
        stop=plan.stop,
        happened=tuple(sorted(happened)),
        denied=tuple(sorted(denied)),
    )


def _claimant(speaker: Speaker | None, report: Report) -> str:
    """Return who announces; a protected speaker is not named, the outlet answers for the word."""
    return report.source if speaker is None or speaker.protected else speaker.name
