"""Where two statements cannot both hold. A clash is an edge between them, never a merge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from svodka.events.clashes import clashing_days, clashing_numbers, clashing_status
from svodka.events.features import Facts, cosine, language
from svodka.events.locality import Locality
from svodka.events.matching import Matcher
from svodka.lexicon.data import fold, words
from svodka.lexicon.weights import WORD, lemmas_of
from svodka.model import Contradiction, ContradictionKind, Stance, Topic, content_id

ON = 5
"""Statements after a denial among which the claim is looked for when none before it fits."""
ALIKE = 0.12
"""Cosine of words, as rare as they are in the report, from which a denial speaks of a claim."""
SAME_WORDS = 0.3
"""Cosine of words by their weight at large, for reports so short that all their words stand in every statement."""
SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s|\n")
BACK = 3
"""Statements before a denial among which the denied claim is looked for when nothing else tells."""
LOOK_BACK = 12
"""Characters before a denial in which its own negation stands."""
SAME_CLAIM = 0.5
"""Points without the sides' penalty from which a denial speaks of a claim in another report."""
SAME_FIGURE = 0.5
"""Points from which two figures are taken to be counts of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What contradictions are looked for in: statements in order of the text, their pairs and events."""

    facts: Sequence[Facts]
    pairs: Sequence[tuple[int, int]]
    matcher: Matcher
    event_of: Mapping[str, str]


def contradictions(ground: Ground) -> tuple[Contradiction, ...]:
    """Return every clash once, claim before counter, in order of id."""
    found: dict[frozenset[str], Contradiction] = {}
    for rule in RULES:
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


Edges = Iterator[tuple[Facts, Facts, ContradictionKind, str]]


def denies(fact: Facts) -> bool:
    """Tell whether a statement denies something; "cannot rule out" and "does not deny" do not."""
    cue = fact.statement.stance_cue
    if fact.statement.stance is not Stance.DENIED or cue is None:
        return fact.statement.stance is Stance.DENIED
    before = WORD.findall(fact.report.text[max(0, cue.start - LOOK_BACK) : cue.start])
    lang = fact.statement.lang
    return not (before and language(lang) != "und" and fold(before[-1]) in words(lang, "clashes", "negations"))


def denials_read(ground: Ground) -> Edges:
    """Find denials without content of their own, for which the reading names the statement before.

    Where that one is no allegation but one stands a little further up, the allegation is what is denied. A denial of
    an "account" after mere plans and asides is one of what most reports tell of that story, or of what this one opens with.
    """
    by_id = {fact.id: fact for fact in ground.facts}
    held = by_report(ground.facts)
    told_by = Counter(event for event, _ in {(ground.event_of[fact.id], fact.report.id) for fact in ground.facts})
    size = Counter(ground.event_of.values())
    for fact in ground.facts:
        claim = by_id.get(fact.statement.denies or "")
        if claim is None or claim.id == fact.id or not denies(fact):
            continue
        alleged = _allegation(held[fact.report.id], fact)
        yield (alleged or claim, fact, ContradictionKind.DENIAL, f"{_who(fact)} denies it")
        if alleged is None and claim.side == Stance.PLANNED.value and _of_account(fact):
            before = [
                one for one in held[fact.report.id] if _claims(one, fact) and one.statement.span < fact.statement.span
            ]
            weight = {one.id: (told_by[ground.event_of[one.id]], size[ground.event_of[one.id]]) for one in before}
            for lead in sorted(before, key=lambda one: (weight[one.id], -one.statement.span.start), reverse=True)[:1]:
                yield (lead, fact, ContradictionKind.DENIAL, f"{_who(fact)} denies the account")


def _of_account(fact: Facts) -> bool:
    lang = fact.statement.lang
    said = set(lemmas_of(fact.statement.span.of(fact.report.text), lang))
    return language(lang) != "und" and bool(said & words(lang, "clashes", "accounts"))


def _allegation(held: Sequence[Facts], denial: Facts) -> Facts | None:
    at = held.index(denial)
    alleged = (fact for fact in reversed(held[max(0, at - BACK) : at]) if fact.statement.stance is Stance.ALLEGED)
    return next((fact for fact in alleged if _claims(fact, denial)), None)


def by_report(facts: Sequence[Facts]) -> dict[str, list[Facts]]:
    """Return the statements of each report, in the order of the text."""
    held: dict[str, list[Facts]] = {}
    for fact in facts:
        held.setdefault(fact.report.id, []).append(fact)
    return held


def denials_of_neighbours(ground: Ground) -> Edges:
    """Pair a denial with the claim shortly before it, by somebody else, that is most like it."""
    for held in by_report(ground.facts).values():
        for at, fact in enumerate(held):
            if denies(fact) and not fact.statement.denies:
                claim = _neighbour(ground, held, at)
                if claim is not None:
                    yield claim, fact, ContradictionKind.DENIAL, f"{_who(fact)} denies it"


def _neighbour(ground: Ground, held: Sequence[Facts], at: int) -> Facts | None:
    """Return what a denial speaks of: a claim before it that is like it or in its sentence, else one after it."""
    denial = held[at]
    locality = Locality(held)
    for near in (held[max(0, at - BACK) : at], held[at + 1 : at + 1 + ON]):
        claims = [fact for fact in near if _claims(fact, denial) and _speaks_of(fact, denial, locality)]
        if claims:
            return max(
                claims,
                key=lambda fact: (_alleged(fact), ground.matcher.without_sides(fact, denial), fact.statement.span),
            )
    return None


def _alleged(fact: Facts) -> bool:
    return fact.statement.stance is Stance.ALLEGED


def _speaks_of(claim: Facts, denial: Facts, locality: Locality) -> bool:
    first, second = sorted((claim.statement.span, denial.statement.span))
    between = denial.report.text[max(first.stop - 1, 0) : second.start]
    in_one_sentence = first is claim.statement.span and not SENTENCE_END.search(between)
    alike = cosine(locality.words(claim), locality.words(denial)) >= ALIKE
    return in_one_sentence or alike or cosine(claim.words, denial.words) >= SAME_WORDS


def denials_elsewhere(ground: Ground) -> Edges:
    """Pair a denial with the same claim in another report."""
    for one, two in ground.pairs:
        pair = (ground.facts[one], ground.facts[two])
        for claim, denial in (pair, pair[::-1]):
            if (
                denies(denial)
                and not denial.statement.denies
                and _claims(claim, denial)
                and claim.report.id != denial.report.id
                and ground.matcher.without_sides(claim, denial) >= SAME_CLAIM
            ):
                yield claim, denial, ContradictionKind.DENIAL, f"{_who(denial)} denies it"


def _claims(claim: Facts, denial: Facts) -> bool:
    """Tell whether one may deny the other: no denial itself, another voice, and no part of the denial's own words."""
    one, two = claim.statement.span, denial.statement.span
    nested = claim.report.id == denial.report.id and one.start < two.stop and two.start < one.stop
    same_voice = bool(claim.speaker) and claim.speaker == denial.speaker
    return claim.statement.stance is not Stance.DENIED and not same_voice and not nested


def figures(ground: Ground) -> Edges:
    """Find ranges of one thing that cannot both hold."""
    yield from _pairwise(ground, ContradictionKind.VALUE, clashing_numbers)


def dates(ground: Ground) -> Edges:
    """Find one deed on two days."""
    yield from _pairwise(ground, ContradictionKind.DATE, clashing_days)


def statuses(ground: Ground) -> Edges:
    """Find two states of one thing: it is over, it goes on; he is alive, he is dead."""
    yield from _pairwise(ground, ContradictionKind.STATUS, clashing_status)


def _pairwise(ground: Ground, kind: ContradictionKind, clash: Callable[[Facts, Facts], str]) -> Edges:
    for one, two in ground.pairs:
        if Stance.DENIED in (ground.facts[one].statement.stance, ground.facts[two].statement.stance):
            continue
        claim, counter = sorted((ground.facts[one], ground.facts[two]), key=_first)
        reason = clash(claim, counter)
        if reason and _of_one_thing(ground, kind, claim, counter):
            yield claim, counter, kind, reason


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
}
"""Points two statements need, without the sides' penalty, to clash in a kind when they are not of one event."""
ONE_REPORT = 3.0
"""By how much less is enough for two states in one report, which sets the two against each other itself."""


def _floor(kind: ContradictionKind, claim: Facts, counter: Facts) -> float:
    opposed = kind is ContradictionKind.STATUS and claim.report.id == counter.report.id
    return FLOOR[kind] - (ONE_REPORT if opposed else 0.0)


RULES: tuple[Callable[[Ground], Edges], ...] = (
    denials_read,
    denials_of_neighbours,
    denials_elsewhere,
    figures,
    dates,
    statuses,
)


def _first(fact: Facts) -> tuple[bool, str, int, str]:
    published = fact.report.published_at
    return (published is None, published.isoformat() if published else "", fact.statement.span.start, fact.id)


def _who(fact: Facts) -> str:
    speaker = fact.statement.speaker
    return "the report" if speaker is None else "the speaker" if speaker.protected else speaker.name
