"""What a figure counts, in English, and in which ledger it belongs: one small rule a ledger.

A rule returns None for a figure that an editor would not print: ages and years, "one of them", regions and officials
among the supplies. Labels come from concepts and senses, so that none is in Russian or Ukrainian.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from svodka.events.clashes import says_nobody
from svodka.events.features import Facts
from svodka.lexicon.concepts import concepts_in, gloss, is_predicate, topic_hint
from svodka.lexicon.glossary import senses
from svodka.lexicon.weights import lemmas_of
from svodka.model import Quantity, QuantityKind, Topic

OUTCOMES = {
    "killed": "killed",
    "identified_dead": "killed, by name",
    "exhumed": "bodies found",
    "wounded": "wounded",
    "missing": "missing",
    "captured": "captured",
}
"""Concept → label in the ledger of casualties; dead who are known by name stand apart from those only counted."""
AGGREGATE = 1000.0
"""Dead or wounded from which a figure is a claim about a whole army or war, not about one event."""
DETENTIONS = {"detained": "people detained", "sentenced": "people sentenced", "fined": "people fined"}
REFUSALS = {
    "refused_to_fight": "people who refused to fight",
    "held_in_basement": "people who refused to fight",
    "objector": "people who refused to fight",
    "reports_of_discharge": "people who refused to fight",
    "deserted": "deserters",
}
RECRUITS = {
    "volunteer": "volunteers",
    "mobilize": "mobilized men",
    "reservist": "reservists",
    "conscript": "conscripts",
    "contract": "contract soldiers",
    "mercenary": "mercenaries",
    "soldier": "soldiers",
    "prison": "convicts",
}
"""Sense → label in the ledger of recruits."""
RAISED = {
    "volunteers": "volunteers",
    "mobilized_men": "mobilized men",
    "reservists": "reservists",
    "convicts": "convicts",
}
"""Concept → label, where the counted noun says nobody."""
SOLDIERING = frozenset(("front", "battalion", "recruit", "enlist", "mobilize"))
"""Senses by which volunteers whom a region gives are soldiers, not people who knit for them."""
GOODS = frozenset(
    (
        "vehicle", "drone", "generator", "package", "tent", "blanket", "boot", "uniform", "helmet", "radio", "thermal",
        "medicine", "food", "candle", "hygiene", "equipment", "weapon", "ammunition", "tank", "sew", "bread", "cold",
    )
)  # fmt: skip
"""Senses of what is given to soldiers."""
TITLES = {
    "vehicle": "vehicles",
    "uniform": "uniforms and clothes",
    "package": "packages",
    "cold": "stoves and heaters",
    "sew": "sewn goods",
}
"""Labels of senses whose key is no good label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """*label* in *ledger*. *adding*: figures of different events add up. *joint*: they share a line."""

    ledger: str
    label: str
    adding: bool = True
    joint: bool = True


def counted(fact: Facts, quantity: Quantity) -> Counted | None:
    """Return what *quantity* counts, None where it belongs in no ledger."""
    if quantity.low is None and quantity.high is None:
        return None
    for topic in fact.statement.topics:
        if topic in LEDGERS:
            return LEDGERS[topic](fact, quantity)
    return None


def _people(quantity: Quantity) -> bool:
    return quantity.unit == "people" and quantity.kind is QuantityKind.COUNT


def _several(quantity: Quantity) -> bool:
    return _people(quantity) and quantity.high != 1


def _casualties(fact: Facts, quantity: Quantity) -> Counted | None:
    if not _people(quantity):
        return None
    if "losses" in fact.statement.concepts or (quantity.low or quantity.high or 0) >= AGGREGATE:
        return Counted(ledger="casualties", label="losses of an army, in all", adding=False, joint=False)
    told = f"{quantity.of} {quantity.as_written}"
    outcomes = [OUTCOMES[key] for key in concepts_in(told, fact.statement.lang) if key in OUTCOMES]
    outcomes = outcomes or [OUTCOMES[key] for key in fact.statement.concepts if key in OUTCOMES]
    if not outcomes:
        return None
    distinct = dict.fromkeys(outcomes)
    return Counted(ledger="casualties", label=next(iter(distinct)) if len(distinct) == 1 else "killed or wounded")


def _by_concept(ledger: str, labels: Mapping[str, str]) -> Callable[[Facts, Quantity], Counted | None]:
    """Return the rule of a ledger whose figures count whatever people its concepts speak of."""

    def rule(fact: Facts, quantity: Quantity) -> Counted | None:
        found = [labels[key] for key in fact.statement.concepts if key in labels]
        return Counted(ledger=ledger, label=found[0]) if found and _several(quantity) else None

    return rule


def _recruits(fact: Facts, quantity: Quantity) -> Counted | None:
    """Count what a region or an army has raised: a running total, so that two claims are a range, not a sum."""
    if not _several(quantity):
        return None
    nouns = lemmas_of(quantity.of, fact.statement.lang)
    found = [RECRUITS[sense] for noun in nouns for sense in senses(noun, fact.statement.lang) if sense in RECRUITS]
    if not found and says_nobody(nouns, fact.statement.lang):
        found = [RAISED[key] for key in fact.statement.concepts if key in RAISED]
        found = found or ["recruits"]
    return Counted(ledger="recruits", label=found[0], adding=False) if found else None


def _supplies(fact: Facts, quantity: Quantity) -> Counted | None:
    if quantity.kind is QuantityKind.MONEY:
        return Counted(ledger="money", label="money collected or given")
    if quantity.unit == "people":
        return _recruits(fact, quantity) if SOLDIERING & fact.senses.keys() else None
    if quantity.kind is not QuantityKind.COUNT:
        return None
    label = _goods(fact, quantity)
    return Counted(ledger="supplies", label=label) if label else None


def _goods(fact: Facts, quantity: Quantity) -> str:
    """Return the goods that are counted, "" for things that are none: regions, schools, days."""
    lang = fact.statement.lang
    named = [key for key in concepts_in(quantity.of, lang) if _given(key)]
    if named:
        return gloss(named[0])
    known = [sense for noun in lemmas_of(quantity.of, lang) for sense in senses(noun, lang)]
    goods = [sense for sense in known if sense in GOODS]
    return TITLES.get(goods[0], goods[0]) if goods else ""


def _given(concept: str) -> bool:
    """Tell whether a concept is a thing that is given to soldiers."""
    people = ("aid_volunteers", "schoolchildren")
    return not is_predicate(concept) and topic_hint(concept) == Topic.HOME_FRONT_SUPPLY.value and concept not in people


def _pay(_: Facts, quantity: Quantity) -> Counted | None:
    """List sums offered or paid; sums of different offers are never one figure."""
    if quantity.kind is not QuantityKind.MONEY:
        return None
    return Counted(ledger="pay", label="payments", adding=False, joint=False)


LEDGERS: Mapping[Topic, Callable[[Facts, Quantity], Counted | None]] = {
    Topic.CASUALTIES: _casualties,
    Topic.DRAFT_RECRUITMENT: _recruits,
    Topic.TRAINING_DEPLOYMENT: _recruits,
    Topic.REFUSAL_DESERTION: _by_concept("refusals", REFUSALS),
    Topic.REPRESSION_SURVEILLANCE: _by_concept("detentions", DETENTIONS),
    Topic.HOME_FRONT_SUPPLY: _supplies,
    Topic.CONDITIONS_PAY: _pay,
}
"""Topic → ledger; the first topic of a statement that has one counts."""
