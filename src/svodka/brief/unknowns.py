"""What a reader would ask and no report answers, said in a few words; each question is a named function in QUESTIONS.

Nothing is guessed: a question counts as unanswered only where neither a value that was read nor the words themselves
could be an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from svodka.brief.wording.words import frame, listed
from svodka.lexicon.data import LANGS
from svodka.model import (
    Event,
    MaterialIndex,
    PersonStatus,
    PlaceLevel,
    PlaceRole,
    Sentence,
    SentenceKind,
    SpeakerKind,
    Stance,
    Statement,
)

COUNTED = frozenset(
    [
        "killed", "wounded", "missing", "captured", "surrendered", "identified_dead", "exhumed", "mobilized",
        "mobilized_by_force", "draft_notice_served", "recruited_volunteers", "recruited_convicts", "called_up_by_mistake",
        "refused_to_fight", "deserted", "held_in_basement", "detained", "deported", "evacuated", "fled", "protested",
        "prisoner_exchange", "sent_to_front", "unpaid",
    ]
)  # fmt: skip
"""What is done by or to people whose number a reader asks for."""
PLACED = frozenset(
    [
        "killed", "wounded", "mobilized_by_force", "held_in_basement", "detained", "protested",
        "shelled", "attack_strike", "explosion", "drone_attack", "fire", "accident", "fought_brawl", "sabotage",
    ]
)  # fmt: skip
"""What happens at one spot, which a reader asks for."""
FATES = {
    PersonStatus.KILLED: "killed",
    PersonStatus.MISSING: "missing",
    PersonStatus.CAPTURED: "captured",
    PersonStatus.DETAINED: "detained",
}
"""What becomes of people whose names a reader asks for, with the concept that must be told of them."""
FEW = 5
"""People beyond whom nobody expects a report to name each."""
INCIDENT_DAYS = 2
"""Days within which an event is one incident, with one place."""
VAGUE = (PlaceLevel.REGION, PlaceLevel.AREA)
WORD = re.compile(r"[^\W\d_]+|\d+")
Told = Sequence[Statement]


def how_many(_: Event, told: Told, index: MaterialIndex) -> bool:
    """No number: several people are spoken of, and nothing in the words is a figure."""
    several = any(word.lower() in listed(one.lang, "unknowns", "several") for one in told for word in WORD.findall(index.words_of(one)))
    if not _speaks_of(told, COUNTED) or not several or any(one.quantities for one in told):
        return False
    return not any(_is_number(word, one.lang) for one in told for word in WORD.findall(index.words_of(one)))


def where_exactly(event: Event, told: Told, _: MaterialIndex) -> bool:
    """No place of an incident more exact than the region, not even one that the gazetteer does not know."""
    if not _speaks_of(told, PLACED) or event.place is None or event.place.level not in VAGUE or not _is_incident(event):
        return False
    places = [place for one in told for place in one.places if place.role is PlaceRole.EVENT]
    return all(place.level in (*VAGUE, PlaceLevel.COUNTRY) and not place.settlement_unresolved for place in places)


def who_says_so(_: Event, told: Told, __: MaterialIndex) -> bool:
    """Nobody answers for it by name: every source that is quoted is anonymous."""
    return all(one.speaker is not None and one.speaker.kind is SpeakerKind.ANONYMOUS for one in told)


def whom(_: Event, told: Told, __: MaterialIndex) -> bool:
    """Nobody is named among a few people killed, missing, captured or detained."""
    people = [person for one in told for person in one.people]
    fates = {FATES[person.status] for person in people if person.status in FATES}
    counts = [one.high or one.low or 0 for side in told for one in side.quantities if one.unit == "people"]
    few = bool(counts) and max(counts) <= FEW
    return few and bool(fates) and _speaks_of(told, frozenset(fates)) and not any(person.named for person in people)


QUESTIONS: tuple[tuple[str, Callable[[Event, Told, MaterialIndex], bool]], ...] = (
    ("number", how_many),
    ("place", where_exactly),
    ("source", who_says_so),
    ("names", whom),
)
"""Key of the words and function of each question, in the order in which they are said."""


def unknowns(event: Event, lead: Statement, index: MaterialIndex, lang: str) -> list[Sentence]:
    """Return the sentence that says what is not known of *event*, told by *lead*; none where nothing is asked.

    That nobody else confirms it is said where something else is unknown, or the source itself marks doubt.
    """
    told = [index.statements[one] for one in event.statements if one in index.statements]
    if not told or lead.stance in (Stance.PLANNED, Stance.DENIED):
        return []
    open_ones = [frame(lang, "unknowns", key) for key, asked in QUESTIONS if asked(event, told, index)]
    parts = [frame(lang, "unknowns", "note", what=", ".join(open_ones))] if open_ones else []
    checkable = bool(lead.quantities) or _speaks_of((lead,), COUNTED | PLACED)
    if event.independent == 1 and (open_ones or (lead.stance is Stance.ALLEGED and checkable)):
        parts.append(frame(lang, "unknowns", "second"))
    if not parts:
        return []
    return [Sentence(text=" ".join(parts), kind=SentenceKind.NOTE, stance=Stance.ASSERTED, citations=())]


def _speaks_of(told: Told, concepts: frozenset[str]) -> bool:
    """Tell whether every statement speaks of one of *concepts*: one that does not may be of something else."""
    return all(not concepts.isdisjoint(one.concepts) for one in told)


def _is_incident(event: Event) -> bool:
    """Tell whether an event happened within a day or two."""
    return event.start is not None and event.stop is not None and (event.stop - event.start).days < INCIDENT_DAYS


def _is_number(word: str, lang: str) -> bool:
    """Tell whether a word may say a number."""
    return word.isdigit() or (lang in LANGS and word.lower() in listed(lang, "numbers", "words"))
