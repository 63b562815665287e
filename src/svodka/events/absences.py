"""“No signs of violence”, “there were no detentions”, “nobody was hurt”: what somebody says is not so, though he denies nobody.

It stands against a statement that tells of that very thing: by another voice in its report, or in a report of the same story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from svodka.events.clashes import phrased
from svodka.events.features import Facts, language, main_region
from svodka.events.ground import Edges, Ground, by_report, voice
from svodka.events.parallel import may_meet, of_one_story, told_of
from svodka.lexicon.data import fold, table
from svodka.lexicon.weights import lemmas_of
from svodka.model import ContradictionKind, Stance, Topic

BODY = frozenset(("violence",))
"""What a body shows: in two reports of one story and region there is but one."""
PERSONAL = BODY | {"dead"}
"""What is of one person: told of two, it is no clash."""
TEXTS = 20_000
"""Statements whose absences are remembered."""
IN_ONE_REPORT = -2.5
"""Points from which two statements of one report may be of one matter where no person ties them."""
ELSEWHERE = 0.0
"""The same for two reports of one story."""
STATES = frozenset(("held", "dead"))
VIOLENT = frozenset(("violence", "marks", "injury"))
"""Who finds no signs of violence has found no injuries either."""


def absences(ground: Ground) -> Edges:
    """Pair what is said not to be with what another voice of the report tells of it."""
    for held in by_report(ground.facts).values():
        yield from _against(ground, held, held)


def absences_elsewhere(ground: Ground) -> Edges:
    """Pair what is said not to be with what another report of the story tells of it."""
    for first, second in of_one_story(ground, _absent_any, both=False):
        yield from _against(ground, first, second)
        yield from _against(ground, second, first)


def _absent_any(fact: Facts) -> bool:
    return bool(absent_in(fact))


def _against(ground: Ground, missing: Sequence[Facts], told: Sequence[Facts]) -> Edges:
    if not any(map(absent_in, missing)):
        return
    whom = told_of(missing) if missing is told else told_of(missing, told)
    near = bool(main_region(missing)) and main_region(missing) == main_region(told)
    for fact in missing:
        absent = absent_in(fact)
        if absent:
            claims = [claim for claim in told if absent & _told_in(claim) and _may_clash(ground, claim, fact, whom, near=near)]
            best = max(claims, key=lambda claim: _fits(ground, claim, fact), default=None)
            if best is not None:
                yield best, fact, ContradictionKind.DENIAL, f"{voice(fact)} says there was none ({min(absent)})"


def _fits(ground: Ground, claim: Facts, fact: Facts) -> tuple[bool, float, str]:
    """Rank claims: an allegation before what is told as plain fact, then what is most like the absence."""
    return claim.statement.stance is Stance.ALLEGED, ground.matcher.without_sides(claim, fact), claim.id


def _may_clash(ground: Ground, claim: Facts, fact: Facts, whom: Mapping[str, frozenset[str]], *, near: bool) -> bool:
    """Tell whether an absence may be that of what a claim tells of: one matter, another voice, and no other person."""
    mine, other = whom[fact.id], whom[claim.id]
    points = ground.matcher.without_sides(claim, fact)
    if claim.report.id == fact.report.id:
        return claim.id != fact.id and claim.speaker != fact.speaker and (points >= IN_ONE_REPORT or bool(mine & other))
    if not may_meet(claim, fact):
        return False
    if absent_in(fact) & PERSONAL and mine and other:
        return bool(mine & other)
    on_dead = all(Topic.CASUALTIES in told.statement.topics for told in (claim, fact))
    return points >= ELSEWHERE or ((near or on_dead) and absent_in(fact) == BODY)


def _told_in(claim: Facts) -> frozenset[str]:
    """Return the deeds and states that a statement tells of as having happened."""
    if claim.denied or claim.side == Stance.PLANNED.value or absent_in(claim):
        return frozenset()
    return _named(claim.statement.span.of(claim.report.text), claim.statement.lang)


def absent_in(fact: Facts) -> frozenset[str]:
    """Return the deeds and states that a statement says are not so; empty where it says nothing of the kind."""
    return _absent(fact.statement.span.of(fact.report.text), fact.statement.lang)


@lru_cache(maxsize=TEXTS)
def _absent(text: str, lang: str) -> frozenset[str]:
    if language(lang) == "und":
        return frozenset()
    found = [match["what"] for pattern in _patterns(lang) for match in pattern.finditer(fold(text))]
    named = frozenset(name for what in found for name in _named(what, lang))
    return named & BODY or named


@lru_cache(maxsize=TEXTS)
def _named(text: str, lang: str) -> frozenset[str]:
    """Return the deeds and states that a text names, injuries as violence."""
    if language(lang) == "und":
        return frozenset()
    lemmas = lemmas_of(text, lang)
    states = {name for name, _, _ in phrased(lemmas, lang, "status") if name in STATES}
    causes = {"violence" for name, _, _ in phrased(lemmas, lang, "cause") if name in VIOLENT}
    deeds = {name for name, _, _ in phrased(lemmas, lang, "deed", "opposing")}
    return frozenset(states | causes | deeds)


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, table(lang, "opposing")["absent"]))
