"""Whom a Russian or Ukrainian pronoun, definite noun or dropped subject means: the nearest candidate that fits it.

Candidates are the speakers and the subjects met so far, each with its sort (somebody, several, a body, a
document), gender and lemmas, read off the words that first named it. Where none fits, nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from svodka.lexicon.data import fold, table
from svodka.lexicon.declension import readings
from svodka.lexicon.lemmas import lemma
from svodka.model import Person, PersonStatus, Speaker, SpeakerKind
from svodka.reading.document import Token

LONG_REACH = 4_000
"""A title with its office is not forgotten so soon."""
REACH = 1_500
"""Characters back within which a candidate is remembered."""
FRESH = 500
"""Characters back within which several people who spoke go on without a subject."""
BODIES = ("издани", "газет", "агентств", "телеканал", "канал", "разведк", "власт", "пресс-служб", "служб", "ведомств")
BODIES_UK = ("видання", "виданн", "розвідк", "влад", "прес-служб", "пресслужб", "відомств")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
NOMINAL = ("NOUN", "PROPN", "ADJ", "X", "NUM", "PRON")
PLURAL_NOUNS = ("і", "и", "ї", "их", "ів", "їв", "ам", "ям", "ами", "ями")
PLURAL_ENDINGS = ("ут", "ют", "ат", "ят", "уть", "ють", "ать", "ять", "ли", "лись", "лися")
"""Of verbs, for words whose number the tagger left open."""
HUMAN = ("soldier", "person", "source")
"""Classes of nouns whose plurals can take up one another: “мобилизованные”, “мужчины”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody mentioned at *at*. *sort* is "person", "group", "body" or "document"; *gender* "f", "m" or ""."""

    speaker: Speaker
    at: int
    sort: str
    gender: str
    lemmas: frozenset[str]
    spoke: bool
    official: bool


@dataclass(slots=True)
class Antecedents:
    """The candidates of one report in order of the text. Mutable, local to the reading of one report."""

    met: list[Candidate] = field(default_factory=list)

    def add(self, candidate: Candidate) -> None:
        """Remember a candidate; one that is mentioned again keeps what its first mention told of it."""
        known = next((c for c in self.met if c.speaker.name == candidate.speaker.name), None)
        if known is not None and known.sort != candidate.sort:
            candidate = Candidate(
                speaker=candidate.speaker,
                at=candidate.at,
                sort=known.sort,
                gender=known.gender or candidate.gender,
                lemmas=known.lemmas | candidate.lemmas,
                spoke=candidate.spoke,
                official=known.official or candidate.official,
            )
        self.met.append(candidate)

    def before(self, at: int, reach: int = REACH) -> Iterator[Candidate]:
        """Yield what was mentioned within *reach* before *at*, the nearest first."""
        return (c for c in sorted(self.met, key=lambda c: -c.at) if 0 < at - c.at <= reach)

    def of_pronoun(self, kind: str, gender: str, at: int) -> Candidate | None:
        """Return whom a pronoun of voices.toml [pronouns] *kind* means."""
        if kind == "person":
            return self.person(at, gender)
        return self.several(at) if kind == "plural" else self.body(at)

    def of_bare_verb(self, cue: Token) -> Candidate | None:
        """Return who goes on speaking with a finite verb without a subject (“Говорит, что …”)."""
        if not (cue.pos == "VERB" and "VerbForm=Fin" in cue.feats):
            return None
        if "Number=Plur" in cue.feats or fold(cue.text).endswith(PLURAL_ENDINGS):
            return None if cue.has("Tense=Past") else self.telling(cue.start)
        past_f = cue.has("Tense=Past") and cue.has("Gender=Fem")
        past_m = cue.has("Tense=Past") and not past_f
        return self.person(cue.start, "f" if past_f else "m" if past_m else "")

    def person(self, at: int, gender: str = "") -> Candidate | None:
        """Return whom “он”, “она” or a verb in the singular without a subject means."""
        return next((c for c in self.before(at) if c.sort == "person" and (not gender or c.gender in (gender, ""))), None)

    def several(self, at: int) -> Candidate | None:
        """Return whom “они” means: several people, else a body."""
        near = list(self.before(at))
        return next((c for c in near if c.sort == "group"), None) or next((c for c in near if c.sort == "body"), None)

    def body(self, at: int) -> Candidate | None:
        """Return the body that “ведомство” or “там” means."""
        return next((c for c in self.before(at) if c.sort == "body"), None)

    def telling(self, at: int) -> Candidate | None:
        """Return the people who have just spoken and go on without a subject (“Говорят, что …”)."""
        last = next((c for c in self.before(at, FRESH) if c.spoke), None)
        return last if last is not None and last.sort == "group" else None

    def definite(self, tokens: Sequence[Token], at: int, lang: str) -> Candidate | None:
        """Return whom a noun without a name of its own takes up (“чиновник”, “мужчины”, “глава региона”)."""
        head = bare_head(tokens, lang)
        own = frozenset(t.lemma for t in tokens if t.pos in NOMINAL)
        if head is None:
            titled = (c for c in self.before(at, LONG_REACH) if c.sort == "person" and c.official)
            return next((c for c in titled if own <= c.lemmas), None) if len(own) > 1 else None
        kind = noun_class(head.lemma, lang)
        if kind == "":
            return self.body(at) if head.lemma in table(lang, "voices")["nouns"]["anaphoric"] else None
        plural = is_plural(head)
        near = [c for c in self.before(at) if c.sort == ("group" if plural else "person")]
        same = next((c for c in near if head.lemma in c.lemmas), None)
        return same or next((c for c in near if takes_up(head, kind, c, lang)), None)


def takes_up(head: Token, kind: str, candidate: Candidate, lang: str) -> bool:
    """Tell whether a definite noun of class *kind* can stand for the candidate."""
    own = {noun_class(word, lang) for word in candidate.lemmas} - {""}
    gender = gender_of_noun(head, lang)
    if candidate.gender and gender and candidate.gender != gender:
        return False
    if kind == "official":
        return candidate.official and own <= {"official"}
    if kind == "source":
        return candidate.spoke
    if kind == "relative":
        return "relative" in own
    return not candidate.official and (not own or bool(own & set(HUMAN)) or (not is_plural(head) and "relative" in own))


def bare_head(tokens: Sequence[Token], lang: str) -> Token | None:
    """Return the noun of a phrase that has no name and no further words that tell whom it means."""
    generic = table(lang, "voices")["anaphora"]["generic"]
    nominal = [t for t in tokens if t.pos in NOMINAL]
    heads = [t for t in nominal if t.pos not in ("DET", "PRON") and not (t.pos == "ADJ" and t.lemma in generic)]
    if not heads or len(nominal) > MOST_WORDS:
        return None
    return heads[0] if all(t.lemma in generic for t in heads[1:]) else None


MOST_WORDS = 3


@cache
def noun_classes(lang: str) -> dict[str, str]:
    """Return the class of each definite noun."""
    data = table(lang, "voices")["anaphora"]
    return {fold(word): kind for kind in ("official", "source", "soldier", "person", "relative") for word in data[kind]}


def noun_class(word: str, lang: str) -> str:
    """Return the class of a noun that can take somebody up, or ""."""
    return noun_classes(lang).get(word, "")


def is_plural(token: Token) -> bool:
    """Tell whether a noun stands for several; in Ukrainian by its ending, since its tagger tells little."""
    if token.has("Number=Plur"):
        return True
    word = fold(token.text)
    return "Number=" not in token.feats and word != token.lemma and word.endswith(PLURAL_NOUNS)


def gender_of_noun(token: Token, lang: str) -> str:
    """Return "f" or "m" where the noun tells it."""
    data = table(lang, "voices")
    if token.lemma in data["anaphora"]["plural_f"] or token.lemma in data["gender"]["f"]:
        return "f"
    if token.lemma in data["gender"]["m"] or token.lemma in ("мужчина", "парень", "чоловік", "хлопець"):
        return "m"
    return "f" if token.lemma.endswith(("ница", "иця", "янка", "инка", "истка", "істка")) else ""


def candidate_of(speaker: Speaker, tokens: Sequence[Token], person: Person | None, lang: str, *, spoke: bool) -> Candidate:
    """Describe a mention by its words *tokens*; *person* is who is named in them."""
    lemmas = frozenset(t.lemma for t in tokens if t.pos in NOMINAL)
    head = head_of(tokens, lang)
    at = speaker.span.start if speaker.span else tokens[0].start
    if person is None:
        sort, gender = sort_of(speaker, tokens, head, lang), gender_of_noun(head, lang)
        official = noun_class(head.lemma, lang) == "official"
    else:
        sort, gender = "person", gender_of_name(person.name, lang)
        lemmas |= {lemma(word, lang) for word in WORD.findall(person.role or "")}
        official = person.status is PersonStatus.OFFICIAL
    return Candidate(speaker=speaker, at=at, sort=sort, gender=gender, lemmas=lemmas, spoke=spoke, official=official)


def head_of(tokens: Sequence[Token], lang: str) -> Token:
    """Return the noun of a phrase, or the adjective that stands for one (“полонений”)."""
    nominal = [t for t in tokens if t.pos in NOMINAL] or list(tokens)
    return next((t for t in nominal if t.pos != "ADJ" or noun_class(t.lemma, lang)), nominal[0])


def sort_of(speaker: Speaker, tokens: Sequence[Token], head: Token, lang: str) -> str:
    """Return what a mention without a name is: "person", "group", "body" or "document"."""
    if speaker.kind is SpeakerKind.DOCUMENT:
        return "document"
    if speaker.kind is SpeakerKind.PERSON:
        return "person"
    word = fold(head.text)
    counted = head.pos == "NUM" and head.lemma not in ("один", "одна")
    stems = tuple(table(lang, "voices")["nouns"]["agent"])
    agent = head.has("Animacy=Anim") or noun_class(head.lemma, lang) != "" or word.startswith(stems)
    named = any(t.entity == "PER" for t in tokens)
    if (agent and not word.startswith((*BODIES, *BODIES_UK))) or named or counted:
        return "group" if is_plural(head) or counted else "person"
    return "body"


def gender_of_name(name: str, lang: str) -> str:
    """Return "f" or "m" where a person's name can be only one."""
    found = {gender for gender, case in readings(name, lang) if case == 0}
    return found.pop() if len(found) == 1 else ""
