"""Ledgers over events: what is counted, by region, as claimed and by whom. Ranges stand where sources differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from svodka.events.clashes import says_nobody
from svodka.events.features import Facts, main_place
from svodka.lexicon.concepts import concepts_in, gloss, is_predicate
from svodka.lexicon.weights import lemmas_of
from svodka.model import Event, Quantity, QuantityKind, Stance, Tally, Topic

OUTCOMES = {
    "killed": "killed",
    "identified_dead": "killed by name",
    "wounded": "wounded",
    "missing": "missing",
    "captured": "captured",
    "losses": "losses",
}
"""Concept → label in the ledger of casualties; named dead and an army's losses at large stand apart."""
LEDGERS: Mapping[Topic, str] = {
    Topic.CASUALTIES: "casualties",
    Topic.DRAFT_RECRUITMENT: "recruits",
    Topic.TRAINING_DEPLOYMENT: "recruits",
    Topic.REFUSAL_DESERTION: "refusals",
    Topic.REPRESSION_SURVEILLANCE: "detentions",
    Topic.HOME_FRONT_SUPPLY: "supplies",
    Topic.CONDITIONS_PAY: "pay",
}
"""Topic → ledger; the first topic of a statement that has one counts."""
OF_PEOPLE = frozenset({"casualties", "recruits", "refusals", "detentions"})
"""Ledgers that count people; the others count money and goods."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """What the figures of one line have in common."""

    ledger: str
    label: str
    region: str
    unit: str
    event: str


def tallies(events: Sequence[Event], facts: Mapping[str, Facts]) -> tuple[Tally, ...]:
    """Return the ledgers' lines, one an event and counted thing, in order of ledger, label, region."""
    held: dict[Line, list[tuple[Facts, Quantity]]] = defaultdict(list)
    for event in events:
        for key in event.statements:
            fact = facts[key]
            ledger = ledger_of(fact)
            if ledger and fact.statement.stance is not Stance.DENIED:
                for quantity in fact.statement.quantities:
                    if _counts(quantity, ledger):
                        line = _line(event, fact, quantity, _by_kind(ledger, quantity))
                        held[line].append((fact, quantity))
    return tuple(_tally(line, rows) for line, rows in sorted(held.items(), key=lambda item: item[0]))


def ledger_of(fact: Facts) -> str:
    """Return the ledger that a statement's figures belong in, or ""."""
    for topic in fact.statement.topics:
        if topic in LEDGERS:
            return LEDGERS[topic]
    return ""


def _by_kind(ledger: str, quantity: Quantity) -> str:
    """Keep money apart from goods."""
    return "money" if ledger == "supplies" and quantity.kind is QuantityKind.MONEY else ledger


def _counts(quantity: Quantity, ledger: str) -> bool:
    if quantity.low is None and quantity.high is None:
        return False
    if ledger in OF_PEOPLE:
        return quantity.unit == "people" and quantity.kind is QuantityKind.COUNT
    return quantity.kind in (QuantityKind.MONEY, QuantityKind.COUNT) and quantity.unit != "people"


def _line(event: Event, fact: Facts, quantity: Quantity, ledger: str) -> Line:
    place = main_place(fact.statement.places) or event.place
    region = (place.adm1 or "") if place else ""
    return Line(ledger, _label(fact, quantity, ledger), region, quantity.unit, event.id)


def _label(fact: Facts, quantity: Quantity, ledger: str) -> str:
    """Return what is counted, in English where a concept says it: an outcome for casualties, else the thing counted."""
    lang = fact.statement.lang
    unsaid = says_nobody(lemmas_of(quantity.of, lang), lang)
    if ledger == "casualties":
        outcomes = {OUTCOMES[key] for key in concepts_in(quantity.of, lang) if key in OUTCOMES}
        outcomes = outcomes or {OUTCOMES[key] for key in fact.statement.concepts if key in OUTCOMES}
        return next(iter(outcomes)) if len(outcomes) == 1 else "casualties" if unsaid else quantity.of
    things = [key for key in concepts_in(f"{quantity.of} {quantity.as_written}", lang) if not is_predicate(key)]
    planned = "planned: " if fact.statement.stance is Stance.PLANNED else ""
    return planned + (gloss(things[0]) if things else ledger if unsaid else quantity.of)


def _tally(line: Line, rows: Sequence[tuple[Facts, Quantity]]) -> Tally:
    lows = [quantity.low for _, quantity in rows]
    highs = [quantity.high for _, quantity in rows]
    stated = [value for value in lows + highs if value is not None]
    return Tally(
        ledger=line.ledger,
        label=line.label,
        region=line.region or None,
        low=None if all(low is None for low in lows) else min(stated),
        high=None if any(high is None for high in highs) else max(stated),
        unit=line.unit,
        statements=tuple(sorted({fact.id for fact, _ in rows})),
        claimants=tuple(sorted({_claimant(fact) for fact, _ in rows})),
    )


def _claimant(fact: Facts) -> str:
    """Return who claims a figure; a protected speaker is not named, the outlet answers for the word."""
    speaker = fact.statement.speaker
    return fact.report.source if speaker is None or speaker.protected else speaker.name
