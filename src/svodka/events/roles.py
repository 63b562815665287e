"""Figures of one role: how many came, left, were detained, were paid, though one report says "women" and another "people"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from svodka.events.clashes import can_both_hold, counted_senses, is_part, phrased, says_nobody, shown
from svodka.events.features import Facts, language
from svodka.events.ground import Edges, Ground
from svodka.events.parallel import NEAR, may_meet, of_one_story, regions_of
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import WORD, bare, lemmas_of
from svodka.model import ContradictionKind, Quantity, QuantityKind, Stance

REACH = 9
"""Words between a figure and what the counted do, at most."""
ALIKE = 3.0
"""Times one figure may be the other, at most: what differs more counts something else."""
TOTALS = frozenset(("sent", "called", "moved", "captured", "destroyed", "employed", "missing"))
"""Roles of which a report counts those of many regions."""
SEVERAL = 2.0
TEXTS = 20_000
"""Statements whose roles are remembered."""


def roles(ground: Ground) -> Edges:
    """Pair figures of one role that two reports of one story give and that cannot both hold."""
    counts = {fact.id: counts_of(fact) for fact in ground.facts if fact.quantities}
    for first, second in of_one_story(ground, lambda fact: bool(counts.get(fact.id))):
        where = {key: regions for held in (first, second) for key, regions in regions_of(held).items()}
        for one in first:
            for (role, mine), two in product(counts.get(one.id, {}).items(), second):
                other = counts.get(two.id, {}).get(role)
                if other and _in_one_region(role, one, two, where) and _of_one_count(one, mine, two, other):
                    yield one, two, ContradictionKind.VALUE, f"{role}: {shown(mine)} against {shown(other)}"


def _in_one_region(role: str, one: Facts, two: Facts, where: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two statements are of one region; of a deed of one day it is enough that the reports are."""
    if role in TOTALS:
        return bool(one.regions & two.regions)
    return bool(where[one.id] & where[two.id])


def _of_one_count(one: Facts, mine: Quantity, two: Facts, other: Quantity) -> bool:
    if not may_meet(one, two, apart=_apart(one, two)) or not _like(one, mine, two, other) or can_both_hold(mine, one, other, two):
        return False
    sizes = sorted(quantity.low or quantity.high or 0.0 for quantity in (mine, other))
    return sizes[1] <= ALIKE * sizes[0]


def _apart(one: Facts, two: Facts) -> int:
    """Return how many days may lie between: none where neither says when, for what is counted goes on growing."""
    stated = [fact.window is not None and fact.window.stated for fact in (one, two)]
    return NEAR if stated[0] != stated[1] else 0


def _like(one: Facts, mine: Quantity, two: Facts, other: Quantity) -> bool:
    """Tell whether the counted nouns are of one sense, or one of them leaves open who is counted."""
    if counted_senses(mine, one) & counted_senses(other, two):
        return True
    sides = ((mine, one), (other, two))
    return any(says_nobody(lemmas_of(quantity.of, fact.statement.lang), fact.statement.lang) for quantity, fact in sides)


def counts_of(fact: Facts) -> dict[str, Quantity]:
    """Return the figure of each role that a statement tells of; a plan, a part and two figures of one role are none."""
    if fact.denied or fact.statement.stance is Stance.PLANNED or language(fact.statement.lang) == "und":
        return {}
    found: dict[str, list[Quantity]] = {}
    for quantity in fact.quantities:
        role = _role(fact, quantity) if _counts(fact, quantity) else ""
        if role:
            found.setdefault(role, []).append(quantity)
    return {role: held[0] for role, held in found.items() if len(held) == 1}


def _counts(fact: Facts, quantity: Quantity) -> bool:
    """Tell whether a figure counts several people or named things, and is neither a part nor comes on top."""
    bare = quantity.unit != "people" and not quantity.of
    if quantity.kind is not QuantityKind.COUNT or bare or max(quantity.low or 0.0, quantity.high or 0.0) < SEVERAL:
        return False
    return not is_part(quantity, fact)


def _role(fact: Facts, quantity: Quantity) -> str:
    """Return what the counted do: the role whose words stand nearest to the figure, none of the counted noun's own."""
    span, lang = fact.statement.span, fact.statement.lang
    at = quantity.span.start - span.start
    nouns = frozenset(lemmas_of(quantity.of, lang))
    near = [
        (abs(place - at), name)
        for name, place, words, between in _named(fact.report.text[span.start : span.stop], lang, at)
        if between <= REACH and not nouns & words
    ]
    return min(near, default=(0, ""))[1]


@lru_cache(maxsize=TEXTS)
def _named(text: str, lang: str, at: int) -> tuple[tuple[str, int, frozenset[str], int], ...]:
    """Return the roles that a text names: where, by which lemmas, and how many words from the character *at*."""
    found = list(WORD.finditer(text))
    lemmas = [lemma(bare(word.group()), lang) for word in found]
    here = sum(word.start() < at for word in found)
    return tuple(
        (name, found[start].start(), frozenset(lemmas[start:stop]), min(abs(start - here), abs(stop - 1 - here)))
        for name, start, stop in phrased(lemmas, lang, "role", "opposing")
    )
