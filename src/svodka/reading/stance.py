"""Stance: the standing that a report itself gives to a statement, each with the words that say so.

A stance is read off the cue, off fixed phrases of doubt or denial, and off the future; negation inside a
proposition is no denial. Planned wins over alleged, denied over planned.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from svodka.lexicon.data import fold, fold_text, table
from svodka.model import Stance
from svodka.reading.document import Token
from svodka.reading.frames import Frame

NEGATIONS = frozenset(("not", "n't", "n’t", "never", "не", "ні", "ни", "no", "neither"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What the rules look at: the clause's tokens and text, the frame it stands in, its sentence, whether it asks."""

    tokens: tuple[Token, ...]
    text: str
    start: int
    lang: str
    frame: Frame | None
    sentence: tuple[Token, ...]
    question: bool

    @property
    def folded(self) -> str:
        """The text, folded, one character for one."""
        return fold_text(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A stance, the rule that found it and [start, stop) of its evidence in the report's text."""

    stance: Stance
    rule: str
    start: int
    stop: int


Rule = Callable[[Clause], Verdict | None]


def stance_of(clause: Clause) -> Verdict | None:
    """Return the verdict of the first rule that fires, or None: asserted needs no evidence."""
    return next((verdict for rule in RULES if (verdict := rule(clause))), None)


def denying_cue(clause: Clause) -> Verdict | None:
    """“denied”, “опроверг”: unless the denial is itself negated."""
    return by_cue(clause, Stance.DENIED, "denying_cue")


def denying_phrase(clause: Clause) -> Verdict | None:
    """“called this information unreliable”, “назвал фейком”: a verdict on somebody's words, by a source."""
    if clause.frame is None:
        return None
    return by_phrase(clause, "denied", Stance.DENIED, "denying_phrase")


def future_in_clause(clause: Clause) -> Verdict | None:
    """“will”, “будет”, a future-tense verb, “plans to”: what is still to come."""
    data = table(clause.lang, "stance")
    if clause.question:
        return None
    if any(phrase in clause.folded for phrase in data["planned_not"]):
        return None
    for number, token in enumerate(clause.tokens):
        if (
            is_modal(clause.tokens, number, data["planned_modals"])
            or ("Tense=Fut" in token.feats and "VerbForm=Fin" in token.feats)
            or future_form(token, clause.lang)
        ):
            return Verdict(stance=Stance.PLANNED, rule="future_in_clause", start=token.start, stop=token.stop)
    return by_patterns(clause, planned_patterns(clause.lang), Stance.PLANNED, "planned_phrase")


def is_modal(tokens: tuple[Token, ...], index: int, modals: list[str]) -> bool:
    """“will”, “may”, “будет”: no month of May, and no “would have”, which did not happen."""
    token = tokens[index]
    if fold(token.text) not in modals or token.pos in ("PROPN", "NOUN"):
        return False
    after = [fold(t.text) for t in tokens[index + 1 : index + 4] if t.pos not in ("ADV", "PART")]
    return after[:1] != ["have"] or fold(token.text) in ("will", "'ll", "’ll")


def planning_cue(clause: Clause) -> Verdict | None:
    """“urged”, “pledged”, “warned”, “призвал”."""
    return by_cue(clause, Stance.PLANNED, "planning_cue")


def headline_infinitive(clause: Clause) -> Verdict | None:
    """“Factory to sew coats”: an English headline sets what is to come in the infinitive, with no finite verb."""
    tokens = clause.tokens
    headline = clause.sentence[0] is tokens[0] and clause.sentence[-1].pos != "PUNCT"
    if clause.lang != "en" or not headline or any(t.has("VerbForm=Fin") for t in tokens) or clause.frame is not None:
        return None
    for before, to, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if to.lemma == "to" and verb.has("VerbForm=Inf") and before.pos in ("NOUN", "PROPN"):
            return Verdict(stance=Stance.PLANNED, rule="headline_infinitive", start=to.start, stop=verb.stop)
    return None


def alleging_cue(clause: Clause) -> Verdict | None:
    """“claims”, “accused”, “утверждает”."""
    return by_cue(clause, Stance.ALLEGED, "alleging_cue")


def alleging_phrase(clause: Clause) -> Verdict | None:
    """“allegedly”, “reportedly”, “якобы”: the report's own distance."""
    return by_phrase(clause, "alleged", Stance.ALLEGED, "alleging_phrase")


RULES: tuple[Rule, ...] = (
    denying_cue,
    denying_phrase,
    future_in_clause,
    planning_cue,
    headline_infinitive,
    alleging_cue,
    alleging_phrase,
)


def by_cue(clause: Clause, stance: Stance, rule: str) -> Verdict | None:
    """Give *stance* where the frame's cue is of a class that has it and is not negated."""
    if clause.frame is None:
        return None
    classes = table(clause.lang, "cues")["stance"]
    first, last = clause.frame.cue
    if classes.get(clause.frame.cue_class) != stance.value:
        return None
    before = {fold(t.text) for t in clause.sentence[max(0, first - 3) : first]}
    if before & NEGATIONS:
        return None
    return Verdict(stance=stance, rule=rule, start=clause.sentence[first].start, stop=clause.sentence[last - 1].stop)


def by_phrase(clause: Clause, key: str, stance: Stance, rule: str) -> Verdict | None:
    """Give *stance* where a phrase of cues.toml [frames] *key* stands in the clause."""
    return by_patterns(clause, phrase_patterns(clause.lang, key), stance, rule)


def by_patterns(clause: Clause, patterns: re.Pattern[str], stance: Stance, rule: str) -> Verdict | None:
    """Give *stance* at the first match, its words as evidence."""
    match = patterns.search(clause.folded)
    if match is None:
        return None
    return Verdict(stance=stance, rule=rule, start=clause.start + match.start(), stop=clause.start + match.end())


@cache
def phrase_patterns(lang: str, key: str) -> re.Pattern[str]:
    """Compile the phrases of cues.toml [frames] *key* to one expression."""
    return alternatives(table(lang, "cues")["frames"][key])


@cache
def planned_patterns(lang: str) -> re.Pattern[str]:
    """Compile the phrases of stance.toml that speak of the future."""
    return alternatives(table(lang, "stance")["planned_phrases"])


def alternatives(phrases: list[str]) -> re.Pattern[str]:
    """Match any of *phrases* from the beginning of a word, white space freely."""
    parts = (
        r"\s+".join(re.escape(word) for word in phrase.split()) + (r"\b" if phrase.endswith(" ") else "")
        for phrase in phrases
    )
    return re.compile(r"\b(?:" + "|".join(sorted(parts, key=lambda part: (-len(part), part))) + ")")


def future_form(token: Token, lang: str) -> bool:
    """The Ukrainian synthetic future (“робитиме”)."""
    return (
        lang == "uk"
        and token.pos == "VERB"
        and bool(SYNTHETIC.search(token.lemma if token.lemma.endswith("ме") else fold(token.text)))
    )


SYNTHETIC = re.compile(r"(?:тиму|тимеш|тиме|тимемо|тимете|тимуть)(?:ся)?$")
