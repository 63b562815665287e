"""What a statement in another language says was done, and to how many: the act that its words really tell.

A concept is only an act here where its own words are not negated and not merely possible; a number belongs to it only
where the two stand in one clause, with no other act between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from svodka.brief.wording.view import View
from svodka.brief.wording.words import wording
from svodka.lexicon.concepts import gloss, is_predicate, topic_hint
from svodka.lexicon.data import LANGS, fold, fold_text, table
from svodka.lexicon.phrases import PhraseIndex
from svodka.model import Person, PersonStatus, Quantity, Stance

WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
CLAUSE_END = re.compile(r"[,;:()—–!?.…]|\s-\s")
INCLUDING = re.compile(
    r",\s*(?:including|among them|включая|в том числе|среди них|зокрема|включно з|у тому числі|серед них)\s[^,;:.]*,?", re.IGNORECASE
)
"""An aside that says who is among those counted."""
BEFORE = 3
"""Words before an act in which a negation or a "may" undoes it."""
REACH = 70
"""Characters between an act and its number at most."""
CACHE_WORDS = 4_096
MOST_NAMED = 3
ADJECTIVE = 2
"""Words before a cause among which its preposition stands."""
JOINED_WORDS = frozenset(("and", "but", "while", "и", "а", "но", "і", "й", "та", "але"))
"""Words that begin another clause, where what stands beyond them may be others."""
OF_STATUS = {
    PersonStatus.KILLED: ("killed", "buried"),
    PersonStatus.WOUNDED: ("wounded", "hospital"),
    PersonStatus.MISSING: ("missing",),
    PersonStatus.CAPTURED: ("captured",),
    PersonStatus.DETAINED: ("detained", "sentenced", "fined", "abducted", "tortured"),
    PersonStatus.REFUSED: ("refused_to_fight", "deserted"),
    PersonStatus.MOBILIZED: ("mobilized", "draft_notice_served", "conscription"),
}
"""What the reading says of a person, and the acts that say it of them."""
REFUSED = "refused_to_fight"


@dataclass(frozen=True, slots=True)
class Act:
    """A concept of something done, and [start, stop) of its words in the report."""

    key: str
    start: int
    stop: int


@cache
def _index(lang: str) -> PhraseIndex[str]:
    """Return the patterns of the predicates of a language."""
    rows = table("", "concepts")
    return PhraseIndex((form.strip(), key) for key, row in rows.items() if is_predicate(key) for form in row[lang].split(","))


def acts_of(view: View) -> list[Act]:
    """Return the acts that the statement's words tell, the one that says most first: on the statement's topic, first told."""
    span, lang = view.statement.span, view.statement.lang
    if lang not in LANGS:
        return []
    words = list(WORD.finditer(span.of(view.text)))
    folded = [fold(word.group()) for word in words]
    topic = view.statement.topics[0].value if view.statement.topics else ""
    found = [
        Act(hit.value, span.start + words[hit.start].start(), span.start + words[hit.stop - 1].end())
        for hit in _index(lang).find(folded)
        if not _undone(folded, hit.start, lang) and hit.value in view.statement.concepts
    ]
    strong = [act for act in found if act.key not in wording("en")["military"]["weak"]]
    return sorted(strong, key=lambda act: (topic_hint(act.key) != topic, act.start, act.key))


def act_words(view: View, act: Act) -> str:
    """Return an act as a noun phrase of the brief's language; "payments to soldiers" only where the statement speaks of soldiers."""
    loose: dict[str, str] = wording(view.lang)["loose"]
    if act.key in loose and not is_military(view):
        return loose[act.key]
    return gloss(act.key) if view.lang == "en" else str(wording(view.lang)["concepts"][act.key])


def is_military(view: View) -> bool:
    """Tell whether a concept of the statement speaks of soldiers or mobilized men."""
    return not set(wording("en")["military"]["concepts"]).isdisjoint(view.statement.concepts)


def _undone(words: list[str], at: int, lang: str) -> bool:
    """Tell whether a negation, or a word of mere possibility, stands shortly before the word numbered *at*."""
    undoing = table(lang, "wording")["acts"]["negations"]
    return any(word in undoing for word in words[max(0, at - BEFORE) : at])


def named(view: View, acts: list[Act]) -> tuple[Act, tuple[Person, ...], str] | None:
    """Return the first act that befell people whom the statement names, with its verb in the plural."""
    verbs: dict[str, str] = wording("en")["acts"]
    for act in acts:
        if act.key not in verbs:
            continue
        people = {
            one.key: one
            for one in view.statement.people
            if one.named
            and act.key in OF_STATUS.get(one.status, ())
            and view.statement.span.contains(one.span)
            and not _speaks(one, view)
        }
        if 0 < len(people) <= MOST_NAMED and (view.statement.stance is not Stance.PLANNED or verbs[act.key].startswith("were ")):
            return act, tuple(sorted(people.values(), key=lambda one: one.span.start)), verb_of(view, act)
    return None


def _speaks(person: Person, view: View) -> bool:
    """Tell whether a person is the speaker: a mother of a mobilized man was not mobilized."""
    speaker = view.statement.speaker
    return speaker is not None and (
        speaker.name == person.name or (speaker.span is not None and speaker.span.overlaps(person.span))
    )


def is_cause(view: View, act: Act) -> bool:
    """Tell whether an act is what people came to harm in: behind "in", «в результате», with an adjective between at most."""
    if act.key not in wording("en")["befallen"]["causes"]:
        return False
    before = [fold(one) for one in WORD.findall(view.text[view.statement.span.start : act.start])][-ADJECTIVE:]
    return not set(table(view.statement.lang, "wording")["acts"]["cause"]).isdisjoint(before)


def gap(view: View, act: Act, quantity: Quantity, acts: list[Act]) -> int | None:
    """Return how many characters part an act and a number, None where they are not of one clause."""
    start, stop = quantity.span.start, quantity.span.stop
    if act.start < start and stop <= act.stop:
        return 0
    low, high = (stop, act.start) if stop <= act.start else (act.stop, start)
    between = INCLUDING.sub(" ", view.text[low:high]) if low < high else ""
    if len(between) > REACH or CLAUSE_END.search(between) or low >= high or not JOINED_WORDS.isdisjoint(fold_text(between).split()):
        return None
    parted = any(low <= other.start and other.stop <= high and other.key != act.key for other in acts)
    return None if parted else len(between)


def verb_of(view: View, act: Act) -> str:
    """Return the English verb for an act: its concept's, unless its very words call for another."""
    words = fold_text(view.text[act.start : act.stop])
    if act.key == REFUSED and not is_military(view):
        return "refused"
    special: dict[str, str] = table(view.statement.lang, "wording")["acts"]["verbs"]
    return next((verb for beginning, verb in special.items() if words.startswith(beginning)), wording("en")["acts"][act.key])


@lru_cache(maxsize=CACHE_WORDS)
def plan_kind(words: str, lang: str) -> str:
    """Return the kind of plan that the words of a cue express; "plan" where they say no more."""
    table_of: dict[str, str] = table(lang, "wording")["planned"]
    for word in WORD.findall(fold_text(words)):
        for beginning, kind in table_of.items():
            if word.startswith(beginning):
                return kind
    return "plan"
