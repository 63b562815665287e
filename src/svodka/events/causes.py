"""Two causes of one thing that exclude each other: a mishap or an attack, an illness or a beating."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from svodka.events.clashes import NOT, holds, phrased
from svodka.events.features import Facts, language
from svodka.model import Stance, Topic

EXCLUSIVE = frozenset(
    frozenset(pair)
    for pair in (
        ("mishap", "attack"),
        ("fault", "attack"),
        ("weather", "attack"),
        ("illness", "attack"),
        ("illness", "violence"),
        ("illness", "suicide"),
        ("suicide", "violence"),
        ("suicide", "mishap"),
        ("mishap", "violence"),
        ("illness", "injury"),
        ("illness", "marks"),
        ("suicide", "marks"),
        ("ailment", "attack"),
        ("ailment", "violence"),
        ("ailment", "suicide"),
    )
)
"""Names of word groups in ``lexicon/<lang>/clashes.toml`` of which one thing has one cause at most."""
BODILY = frozenset(("illness", "ailment", "violence", "marks", "suicide", "injury"))
"""What one dies of: told of a death, such words name its cause without saying so."""
NEAR = 300
"""Characters between two statements of one report that may speak of one death."""
TEXTS = 20_000
"""Statements whose causes are remembered."""


def clashing_causes(one: Facts, two: Facts) -> str:
    """Compare what two statements give as the cause of one thing; a plan and one voice in one report give none."""
    if Stance.PLANNED in (one.statement.stance, two.statement.stance) or _one_voice(one, two):
        return ""
    mine = causes_of(one)
    other = causes_of(two) if mine else mine
    if not mine or not other or mine & other:
        return ""
    exclusive = [pair for pair in product(sorted(mine), sorted(other)) if frozenset(pair) in EXCLUSIVE]
    if not exclusive or not (holds(one, "causing") or holds(two, "causing") or _of_one_death(one, two)):
        return ""
    return f"{exclusive[0][0]} against {exclusive[0][1]}"


def causes_of(fact: Facts) -> frozenset[str]:
    """Return the groups of causes that the statement's words belong to; "not an accident" is none."""
    return _causes(fact.said, fact.statement.lang)


@lru_cache(maxsize=TEXTS)
def _causes(said: tuple[str, ...], lang: str) -> frozenset[str]:
    if language(lang) == "und":
        return frozenset()
    return frozenset(name for name, _, _ in phrased(said, lang, "cause") if not name.startswith(NOT))


def _one_voice(one: Facts, two: Facts) -> bool:
    return one.report.id == two.report.id and one.speaker == two.speaker


def _of_one_death(one: Facts, two: Facts) -> bool:
    """Tell whether both give what a body died of: statements on the dead, in one report near each other."""
    on_dead = [Topic.CASUALTIES in fact.statement.topics for fact in (one, two)]
    bodily = causes_of(one) | causes_of(two) <= BODILY
    near = abs(one.statement.span.start - two.statement.span.start) <= NEAR
    return bodily and (all(on_dead) if one.report.id != two.report.id else near)
