"""How the words of an act stand in their sentence: suffered, done, or a mere noun; and whether the sentence takes it back.

Only a finite past verb makes a sentence of its own out of fields: in "the bodies of 12 killed men" nobody is killed.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from svodka.brief.wording.acts import Act
from svodka.brief.wording.view import View
from svodka.lexicon.data import fold, table
from svodka.lexicon.lemmas import russian
from svodka.model import Quantity, Span

CACHE_WORDS = 8_192
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
UKRAINIAN_PASSIVE = re.compile(r"(?:но|то)$")
UKRAINIAN_ADJECTIVE = re.compile(r"(?<!н)(?:ний|ні|на|тий|ті|та)$")
HAS_BEEN = ("був", "була", "було", "були")
NUMBER_NEXT = re.compile(r"\s+\d")
UKRAINIAN_PAST = re.compile(r"(?:в|ла|ло|ли)(?P<self>ся|сь)?$")
BETWEEN = 2
"""Words between an English verb and those it befell: "killed at least 12"."""
SHORTEST_PAST = 5
"""Letters of a Ukrainian word below which «-в» or «-та» tells no verb."""
QUESTION = "?"
SOMEBODY = re.compile(r"^[^\W\d_][^:]{2,80}:\s|[,\s][—–-]\s[А-ЯЁІЇЄҐA-Z]{2,}\b\W*$")
"""“Mayor: …”, “… — ГУР”: words of somebody whom the reading did not find."""


class Voice(StrEnum):
    """Whether somebody suffers what the verb says from others (passive), does it to others (active), or it befalls him."""

    PASSIVE = "passive"
    ACTIVE = "active"
    FELL = "fell"
    NONE = "none"


def voice_of(view: View, start: int, stop: int) -> Voice:
    """Return how the words [start, stop) of the report stand: by their form and, in English, by the word before them."""
    words = [fold(one) for one in WORD.findall(view.text[start:stop])]
    before = [fold(one) for one in WORD.findall(view.text[view.sentence.start : start])][-1:]
    if not words:
        return Voice.NONE
    if view.statement.lang == "en":
        return _english(words[0], before)
    if view.statement.lang == "uk" and UKRAINIAN_ADJECTIVE.search(words[0]):
        told = before[:1] in ([one] for one in HAS_BEEN) or NUMBER_NEXT.match(view.text[stop:])
        return Voice.PASSIVE if told else Voice.NONE
    found = (_russian(word) if view.statement.lang == "ru" else _ukrainian(word) for word in words)
    return next((one for one in found if one is not Voice.NONE), Voice.NONE)


def _english(word: str, before: list[str]) -> Voice:
    """Return the voice of an English past form."""
    acts = table("en", "wording")["acts"]
    if before and before[0] in acts["passive"]:
        return Voice.PASSIVE
    if word in acts["fell"]:
        return Voice.FELL
    return Voice.ACTIVE if word in acts["active"] else Voice.NONE


@lru_cache(maxsize=CACHE_WORDS)
def _russian(word: str) -> Voice:
    """Return the voice of a Russian past form or short participle, by the dictionary."""
    tag = russian().parse(word)[0].tag
    if "PRTS" in tag:
        return Voice.PASSIVE
    if "VERB" not in tag or "past" not in tag:
        return Voice.NONE
    return Voice.ACTIVE if "tran" in tag else Voice.FELL


@lru_cache(maxsize=CACHE_WORDS)
def _ukrainian(word: str) -> Voice:
    """Return the voice of a Ukrainian past form or «-но», «-то», by its ending."""
    if len(word) < SHORTEST_PAST:
        return Voice.NONE
    past = UKRAINIAN_PAST.search(word)
    fell = word.startswith(tuple(table("uk", "wording")["acts"]["fell"]))
    if past is not None:
        return Voice.FELL if fell or past["self"] else Voice.ACTIVE
    return Voice.PASSIVE if UKRAINIAN_PASSIVE.search(word) else Voice.NONE


def _somebody_speaks(view: View) -> bool:
    """Tell whether a verb of saying stands in the sentence: its subject is a speaker whom the reading did not find."""
    beginnings = tuple(table(view.statement.lang, "wording")["acts"]["saying"])
    return any(fold(word).startswith(beginnings) for word in WORD.findall(view.sentence.of(view.text)))


def is_bounded(view: View, quantity: Quantity) -> bool:
    """Tell whether a word like "over" stands before a number that the reading took for an exact one."""
    before = WORD.findall(view.text[view.sentence.start : quantity.span.start])[-1:]
    return any(fold(one) in table(view.statement.lang, "wording")["acts"]["bounds"] for one in before)


def is_close(view: View, act: Act, voice: Voice, span: Span) -> bool:
    """Tell whether no other verb can stand between an act and those at *span*: hardly a word behind "killed", no verb at all elsewhere."""
    low, high = (span.stop, act.start) if span.stop <= act.start else (act.stop, span.start)
    words = [fold(one) for one in WORD.findall(view.text[low:high])]
    if view.statement.lang == "en":
        others = {"who", "that", "which", *table("en", "wording")["acts"]["active"], *table("en", "wording")["acts"]["fell"]}
        return others.isdisjoint(words) and (voice is not Voice.ACTIVE or len(words) <= BETWEEN)
    if view.statement.lang == "ru":
        return not any({"VERB", "PRTS", "GRND"} & russian().parse(word)[0].tag.grammemes for word in words if word not in ("были", "было"))
    return not any(len(word) >= SHORTEST_PAST and _ukrainian(word) is not Voice.NONE for word in words)


def is_in_doubt(view: View) -> bool:
    """Tell whether a word of the clause, or its being a question, makes what it tells less than a fact of its own."""
    words = view.statement.span.of(view.text)
    unread = view.who is None and (
        SOMEBODY.search(view.text[view.sentence.start : view.statement.span.stop]) is not None or _somebody_speaks(view)
    )
    doubts = frozenset(table(view.statement.lang, "wording")["acts"]["doubts"])
    asks = view.sentence.of(view.text).rstrip(' ”"»)').endswith(QUESTION)
    at = view.statement.span.start
    numbers = [(one.span.start - at, one.span.stop - at) for one in view.statement.quantities]
    found = (one for one in WORD.finditer(words) if not any(low <= one.start() < high for low, high in numbers))
    return asks or unread or any(fold(one.group()) in doubts for one in found)
