"""What of a statement speaks for or against its being about the same happening as another."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.lexicon.data import LANGS
from svodka.lexicon.glossary import sense_weight, senses
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.names import fold_name
from svodka.lexicon.weights import WORD, bare, concept_weight, lemmas_of, weight
from svodka.model import (
    Granularity,
    Place,
    PlaceLevel,
    PlaceRole,
    Quantity,
    QuantityKind,
    Report,
    Stance,
    Statement,
    When,
    WhenRole,
)

CAPITALISED = re.compile(r"[A-ZА-ЯЁІЇЄҐ]")
LEAST_NAME = 4
"""Letters of a name's key below which spellings of different names meet too often."""
WOMANS = ("ova", "eva", "ina")
"""How a key ends that a woman's surname or an inflected man's may have."""
UNKNOWN = 5.5
"""Weight of a surname from which few reports hold it."""
BEFORE = timedelta(days=3)
"""How long before its publication an undated statement's happening may lie."""
AFTER = timedelta(days=1)
FINE = frozenset({PlaceLevel.SETTLEMENT, PlaceLevel.SITE, PlaceLevel.DISTRICT})
COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT})
INTENTS = frozenset(("decide", "plan", "promise"))
"""Senses of which a statement tells of a decision or an offer, not yet of the deed."""
LONG = 62
"""Days from which a stated period is vague enough to be an aside's."""
FAR = 60
"""Days before publication from which a vague period may be an aside's."""
SOUND = 5
"""Letters of a word's sound by which it is known in another language: мобилизация, mobilization."""
FEW_KEYS = 30.0
"""Weight below which a report says too little to be alike to another."""
SPECIFIC = 10.0
"""Numbers below are shared by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days in which it happened. *stated*: the text says so; otherwise it is guessed from publication."""

    start: date
    stop: date
    stated: bool
    told: bool = False
    """Whether the text gives only the day of a speech about it, which one report keeps apart from other days."""

    def gap(self, other: Window) -> int:
        """Return the days between the two windows, 0 where they meet."""
        return max(0, (self.start - other.stop).days, (other.start - self.stop).days)

    @property
    def days(self) -> int:
        """Return how many days the window covers."""
        return (self.stop - self.start).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One statement, ready to be compared. Weights of *words* have length 1; names and keys hold no language."""

    id: str
    statement: Statement
    report: Report
    text: str
    """Its words as they stand in the report."""
    denied: bool
    """Whether it takes back what others claim, as it was read."""
    side: str
    """Whether it is claimed, denied or only planned: sides are never merged."""
    said: tuple[str, ...]
    """The lemmas in order."""
    lemmas: frozenset[str]
    words: Mapping[str, float]
    senses: Mapping[str, float]
    meaning: Mapping[str, float]
    """The senses with length 1."""
    names: Mapping[str, float]
    people: frozenset[str]
    """Surnames of the people told of who are not widely known, as keys."""
    fine: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]
    windows: tuple[Window, ...]
    quantities: tuple[Quantity, ...]
    numbers: frozenset[tuple[float, str]]
    """The specific numbers with their units; a range is one number, so that its end is no figure of its own."""
    speaker: str

    @property
    def window(self) -> Window | None:
        """The days in which it happened as first named, None where not even publication is known."""
        return self.windows[0] if self.windows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexical:
    """What of a statement's features the lexicon tells: the costly part of them, which linking keeps. See `Facts`."""

    said: tuple[str, ...]
    words: Mapping[str, float]
    senses: Mapping[str, float]
    names: Mapping[str, float]
    people: frozenset[str]
    speaker: str


def lexical(statement: Statement, report: Report) -> Lexical:
    """Look up the words, names and people of one statement of *report*."""
    text = statement.span.of(report.text)
    said = tuple(lemmas_of(text, statement.lang))
    return Lexical(
        said=said,
        words=_words(said, statement.lang),
        senses=_senses(said, statement.lang),
        names=_names(text, statement),
        people=_people(statement),
        speaker=fold_name(statement.speaker.name) if statement.speaker else "",
    )


def facts_of(statement: Statement, report: Report, known: Lexical | None = None) -> Facts:
    """Work out the features of one statement of *report*; those of the lexicon may be *known*."""
    told = known or lexical(statement, report)
    quantities = tuple(quantity for quantity in statement.quantities if quantity.kind in COUNTED)
    places = [place for place in statement.places if place.role is not PlaceRole.ABOUT or len(statement.places) == 1]
    return Facts(
        id=statement.id,
        statement=statement,
        report=report,
        text=statement.span.of(report.text),
        denied=statement.stance is Stance.DENIED,
        side=_side(statement.stance, told.senses),
        said=told.said,
        lemmas=frozenset(told.said),
        words=told.words,
        senses=told.senses,
        meaning=unit(told.senses),
        names=told.names,
        people=told.people,
        fine=frozenset(place.id for place in places if place.level in FINE and place.id),
        regions=frozenset(place.adm1_id for place in places if place.adm1_id),
        countries=frozenset(place.country for place in places if place.country),
        windows=windows_of(statement, report),
        quantities=quantities,
        numbers=_numbers(quantities),
        speaker=told.speaker,
    )


def _side(stance: Stance, senses_: Mapping[str, float]) -> str:
    """Return the side of a statement; a decision or an offer is only planned, whoever asserts it."""
    if stance is Stance.ASSERTED and INTENTS & senses_.keys():
        return Stance.PLANNED.value
    return stance.value if stance in (Stance.DENIED, Stance.PLANNED) else "claimed"


def _numbers(quantities: Iterable[Quantity]) -> frozenset[tuple[float, str]]:
    found: set[tuple[float, str]] = set()
    for quantity in quantities:
        low, high = quantity.low, quantity.high
        ends = {end for end in (low, high) if end is not None and end >= SPECIFIC}
        if low is None or high is None or low == high:
            found.update((end, _measure(quantity)) for end in ends)
        elif ends:
            found.add((high, f"{_measure(quantity)} at most, of a range"))
    return frozenset(found)


def _measure(quantity: Quantity) -> str:
    """Return the unit; where the reading could not tell what is counted, it may be people."""
    return "people" if quantity.unit == "items" else quantity.unit


def windows_of(statement: Statement, report: Report) -> tuple[Window, ...]:
    """Return when it happened: the stated days, those of the deed before those of the speech; else days guessed.

    A statement may name several times ("the peninsula annexed in 2014"), and which is the deed's is not always plain.
    """
    whens = [when for when in statement.whens if when.role is not WhenRole.CONTENT]
    happened = [when for when in whens if when.role is not WhenRole.SAID] or whens
    dated = [when for when in happened if when.start is not None or when.stop is not None]
    stated = [_window(when, report) if when.role is not WhenRole.SAID else _told_on(when, report) for when in dated]
    if report.published_at is None:
        return tuple(stated)
    guessed = Window(start=report.published_at - BEFORE, stop=report.published_at + AFTER, stated=False)
    return (*stated, guessed) if all(_background(window, guessed) for window in stated) else tuple(stated)


def _told_on(when: When, report: Report) -> Window:
    """Return the days that may be meant where only the day of the speech is told."""
    said = _window(when, report)
    return Window(start=said.start - BEFORE, stop=said.stop, stated=False, told=True)


def _background(window: Window, guessed: Window) -> bool:
    """Tell whether a stated time may be that of an aside ("the peninsula annexed in 2014"), not of the deed."""
    return window.days > LONG and window.gap(guessed) > FAR


def _window(when: When, report: Report) -> Window:
    start = when.start or when.stop or date.min
    stop = when.stop or max(start, report.published_at or start)
    return Window(start=min(start, stop), stop=max(start, stop), stated=when.granularity is not Granularity.OPEN)


def _words(lemmas: Iterable[str], lang: str) -> dict[str, float]:
    found = {word: weight(word, lang) for word in lemmas}
    return unit({word: told for word, told in found.items() if told})


def _senses(lemmas: Iterable[str], lang: str) -> dict[str, float]:
    """Return what is said in keys that hold no language: senses, numbers, and how a word with none sounds."""
    found: dict[str, float] = {}
    for word in lemmas:
        known = senses(word, lang)
        for sense in known:
            found[sense] = sense_weight(sense) / len(known)
        if not known:
            found[_sound(word)] = weight(word, lang) / 2
    return {key: told for key, told in found.items() if told}


def _sound(word: str) -> str:
    """Return a key under which a word without a known sense may meet its likes in other languages."""
    return word if word[0].isdigit() else f"~{fold_name(word)[:SOUND]}"


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Scale *vector* to length 1; the empty one stays empty."""
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {key: value / length for key, value in vector.items()} if length else {}


def cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(two) < len(one):
        one, two = two, one
    total = 0.0
    for key, value in one.items():
        other = two.get(key)
        if other is not None:
            total += value * other
    return total


def _names(text: str, statement: Statement) -> dict[str, float]:
    """Return the keys of capitalised words and named people with what each tells, over all three scripts."""
    found: dict[str, float] = {}
    lang = statement.lang
    for match in WORD.finditer(text):
        word = bare(match.group())
        if CAPITALISED.match(word) and len(word) >= LEAST_NAME:
            base = lemma(word, lang)
            told = weight(base, lang)
            key = _name_key(base)
            if told and len(key) >= LEAST_NAME:
                found[key] = told
    for person in statement.people:
        if person.named:
            for word in WORD.findall(person.name):
                key = _name_key(word)
                if len(key) >= LEAST_NAME:
                    found.setdefault(key, weight(lemma(word, lang), lang))
    return found


def _name_key(word: str) -> str:
    """Return the key of a name in any script; a woman's surname meets the form of a man's, as inflection may have made it."""
    key = fold_name(word)
    return key[:-1] if key.endswith(WOMANS) else key


def _people(statement: Statement) -> frozenset[str]:
    """Return the keys of the surnames of people told of who are not widely known; who speaks is not told of."""
    lang = statement.lang
    said_by = surname_key(statement.speaker.name) if statement.speaker else ""
    named = (WORD.findall(person.name)[-1:] for person in statement.people if person.named)
    told = {word: max(weight(lemma(word, lang), lang), weight(word.casefold(), lang)) for end in named for word in end}
    rare = {_name_key(word) for word, rareness in told.items() if rareness >= UNKNOWN}
    return frozenset(key for key in rare if len(key) >= LEAST_NAME and key != said_by)


def surname_key(name: str) -> str:
    """Return the key of the last word of a name, "" for no name."""
    found = WORD.findall(name)
    return _name_key(found[-1]) if found else ""


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the range of a figure, with open ends as infinities."""
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    return low, high


def shared_weight(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Return what the keys of both tell, by the lower of the two weights."""
    total = 0.0
    for key in sorted(one.keys() & two.keys()):
        mine, other = one[key], two[key]
        total += min(other, mine)
    return total


def main_place(places: Sequence[Place]) -> Place | None:
    """Return the place that an event is put at: where it happened, in the region most named, the finest there."""
    order = list(PlaceLevel)
    located = [place for place in places if place.level is not PlaceLevel.UNRESOLVED]
    if not located:
        return None
    named = Counter(place.adm1_id for place in located if place.role is PlaceRole.EVENT and place.adm1_id)

    def rank(place: Place) -> tuple[bool, int, int, str, str]:
        fineness = order.index(place.level)
        return place.role is not PlaceRole.EVENT, -named[place.adm1_id or ""], -fineness, place.name, place.id or ""

    return min(located, key=rank)


def language(lang: str) -> str:
    """Return *lang* where it can be compared by lemmas, else "und"."""
    return lang if lang in LANGS else "und"


def topics_shared(one: Statement, two: Statement) -> float:
    """Return 1 for the same first topic, ½ for any shared one, else 0."""
    if one.topics and two.topics and one.topics[0] == two.topics[0]:
        return 1.0
    return 0.5 if set(one.topics) & set(two.topics) else 0.0


def report_keys(facts: Iterable[Facts]) -> dict[str, float]:
    """Return what a whole report is about, in keys that hold no language: names, numbers, places, concepts."""
    told: dict[str, float] = {}
    for fact in facts:
        told.update({f"name:{key}": value for key, value in fact.names.items()})
        told.update({f"number:{value}:{unit_}": 6.0 for value, unit_ in fact.numbers})
        told.update(dict.fromkeys((f"place:{key}" for key in sorted(fact.fine | fact.regions)), 4.0))
        told.update({f"concept:{key}": 4.0 * concept_weight(key) for key in fact.statement.concepts})
    return told


def overlap(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Return the share of the smaller report's keys that the larger one holds too, by weight, from 0 to 1."""
    smaller = min(sum(one.values()), sum(two.values()))
    shared = sum(min(value, two[key]) for key, value in one.items() if key in two)
    return shared / max(smaller, FEW_KEYS)


def main_region(facts: Sequence[Facts]) -> str:
    """Return the region that most of a report's located statements are in, or "" where none stands out."""
    located = [fact for fact in facts if fact.regions]
    counts = Counter(region for fact in located for region in sorted(fact.regions))
    region, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return region if count * 2 >= max(len(located), 2) else ""
