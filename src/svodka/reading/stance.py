"""Stance: the standing that a report itself gives to a statement, each with the words that say so.

A stance is read off the cue, off fixed phrases of doubt or denial, and off the future; negation inside a
proposition is no denial. Planned wins over alleged, denied over planned.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from svodka.lexicon.data import fold, fold_text, table, words
from svodka.model import Stance
from svodka.reading.document import Token
from svodka.reading.frames import Frame

NEGATIONS = frozenset(("not", "n't", "n’t", "never", "не", "ні", "ни", "no", "neither"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What the rules look at: the clause's tokens and text, the frame it stands in, its sentence, whether it asks.

    *aside*: a relative clause, which the outlet tells on its own account whatever is asked or promised around it.
    *spoken*: somebody else than the outlet says it.
    """

    tokens: tuple[Token, ...]
    text: str
    start: int
    lang: str
    frame: Frame | None
    sentence: tuple[Token, ...]
    question: bool
    aside: bool = False
    spoken: bool = False

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
    return None if is_refusal(clause) else by_cue(clause, Stance.DENIED, "denying_cue")


def is_refusal(clause: Clause) -> bool:
    """“Парламент отверг поправку”: a proposal, a suit or a sentence is refused, and nothing is said to be untrue."""
    refusing = table(clause.lang, "stance").get("refusing", ())
    if clause.frame is None or clause.sentence[clause.frame.cue[0]].lemma not in refusing:
        return False
    after = [t.lemma for t in clause.sentence[clause.frame.cue[1] :] if t.pos not in ("ADJ", "DET", "ADV", "PRON", "PART", "NUM")]
    return bool(set(after[:REFUSED_WITHIN]) & set(table(clause.lang, "stance")["refused"]))


REFUSED_WITHIN = 2
"""Words after such a verb among which its object stands."""


def belied_clause(clause: Clause) -> Verdict | None:
    """“фейк о том, что …”, “неправда, що …”: the clause hangs on a word that calls it untrue."""
    if clause.lang == "en" or not clause.tokens:
        return None
    at = clause.tokens[0].start
    before = [t for t in clause.sentence if t.start < at and t.pos != "PUNCT"][-BELIED_WITHIN:]
    tied = [t for t in before if fold(t.text) in TIES]
    heads = [t for t in before if t.lemma in table(clause.lang, "denials")["verdict_nouns"]]
    opened = fold(clause.tokens[0].text) in TIES or tied
    if not heads or not opened or any(t not in (*tied, *heads) and t.start > heads[0].start for t in before):
        return None
    return Verdict(stance=Stance.DENIED, rule="belied_clause", start=heads[0].start, stop=heads[0].stop)


BELIED_WITHIN = 5
TIES = frozenset(("что", "що", "будто", "якобы", "нібито", "буцімто", "о", "том", "про", "те"))


def denying_phrase(clause: Clause) -> Verdict | None:
    """“called this information unreliable”, “назвал фейком”: a verdict on somebody's words, by a source."""
    if clause.frame is None and not clause.spoken:
        return None
    verdict = by_phrase(clause, "denied", Stance.DENIED, "denying_phrase")
    return None if verdict is None or is_negated(clause.tokens, verdict.start) else verdict


def negated_denial(clause: Clause) -> Verdict | None:
    """“would not rule out that …”, “did not deny that …”: what nobody denies is not thereby confirmed."""
    if clause.frame is None or clause.frame.whole:
        return None
    first, last = clause.frame.cue
    denies = table(clause.lang, "cues")["stance"].get(clause.frame.cue_class) == Stance.DENIED.value
    if not denies or not is_negated(clause.sentence, clause.sentence[first].start):
        return None
    start, stop = clause.sentence[first].start, clause.sentence[last - 1].stop
    return Verdict(stance=Stance.ALLEGED, rule="negated_denial", start=start, stop=stop)


def is_negated(tokens: tuple[Token, ...], start: int) -> bool:
    """Tell whether one of the three words before *start* is a negation."""
    before = [fold(token.text) for token in tokens if token.start < start]
    return bool(set(before[-3:]) & NEGATIONS)


def denied_words(clause: Clause) -> Verdict | None:
    """“the claim that … is false”, “заявления … не соответствуют действительности”: a verdict on words that are named.

    Nobody need be named who gives it: the outlet does then, and it is a denial all the same.
    """
    for subject, judgement in VERDICTS:
        message = message_patterns(clause.lang, subject).search(clause.folded)
        verdict = message_patterns(clause.lang, judgement).search(clause.folded, message.end()) if message else None
        if verdict is not None:
            at = clause.start
            return Verdict(stance=Stance.DENIED, rule="denied_words", start=at + verdict.start(), stop=at + verdict.end())
    return None


def doubting_words(clause: Clause) -> Verdict | None:
    """“cast doubt on”, “pleaded not guilty”, “поставил под сомнение”: a denial in a fixed turn of phrase."""
    return by_patterns(clause, message_patterns(clause.lang, "doubted"), Stance.DENIED, "doubting_words")


def rejecting_words(clause: Clause) -> Verdict | None:
    """“had nothing to do with it”, “no such order exists”, “our men were not behind the raid”: a source clears somebody.

    Only what somebody says can be meant so; in the outlet's own voice it is a plain negative.
    """
    if not clause.spoken or clause.question:
        return None
    return by_patterns(clause, message_patterns(clause.lang, "rejections"), Stance.DENIED, "rejecting_words")


def labelled_false(clause: Clause) -> Verdict | None:
    """“Fake: recruits are paid in grain”: a label and a colon at the head of a sentence."""
    first, *rest = [t for t in clause.sentence if t.pos != "SPACE"] or clause.tokens
    labels = table(clause.lang, "stance").get("false_labels", [])
    if not rest or rest[0].text != ":" or fold(first.text) not in labels:
        return None
    return Verdict(stance=Stance.DENIED, rule="labelled_false", start=first.start, stop=first.stop)


def insisted_not(clause: Clause) -> Verdict | None:
    """“insisted that no conscripts had been sent”: who insists that something is not so answers somebody."""
    frame = clause.frame
    if frame is None or frame.whole or clause.sentence[frame.cue[0]].lemma not in table(clause.lang, "stance").get("insisting", []):
        return None
    for number, token in enumerate(clause.tokens):
        if fold(token.text) in NEGATIONS:
            return Verdict(stance=Stance.DENIED, rule="insisted_not", start=token.start, stop=token.stop)
        if token.pos == "VERB" or number > LATEST_NEGATION:
            break
    return None


def answering_words(clause: Clause) -> Verdict | None:
    """“Contrary to the reports, no shop was looted”: a negative beside the claims that it answers."""
    if not any(fold(t.text) in NEGATIONS for t in clause.tokens):
        return None
    words = " ".join(fold(t.text) for t in clause.sentence)
    if message_patterns(clause.lang, "answering").search(words) is None:
        return None
    token = next(t for t in clause.tokens if fold(t.text) in NEGATIONS)
    return Verdict(stance=Stance.DENIED, rule="answering_words", start=token.start, stop=token.stop)


def future_in_clause(clause: Clause) -> Verdict | None:
    """“will”, “будет”, a future-tense verb, “plans to”: what is still to come."""
    data = table(clause.lang, "stance")
    if clause.question:
        return None
    if any(phrase in clause.folded for phrase in data["planned_not"]):
        return None
    told = clause.frame is not None and not clause.frame.whole
    if not told and any(phrase in clause.folded for phrase in data.get("planned_not_untold", [])):
        return None
    for number, token in enumerate(clause.tokens):
        if (
            is_modal(clause.tokens, number, data["planned_modals"])
            or ("Tense=Fut" in token.feats and "VerbForm=Fin" in token.feats and not is_author_speaking(clause, number))
            or future_form(token, clause.lang)
        ):
            return Verdict(stance=Stance.PLANNED, rule="future_in_clause", start=token.start, stop=token.stop)
    planned = by_patterns(clause, planned_patterns(clause.lang), Stance.PLANNED, "planned_phrase")
    return planned if planned and not is_ability(clause, planned.start) else by_patterns(
        clause, message_patterns(clause.lang, "intended"), Stance.PLANNED, "planned_phrase"
    )


def is_ability(clause: Clause, start: int) -> bool:
    """“Пешеходы могут переходить здесь”: with an imperfective infinitive it is allowed or usual, with a perfective one it may come."""
    number = next((n for n, t in enumerate(clause.tokens) if t.start == start), None)
    if number is None or fold(clause.tokens[number].text) not in ("может", "могут"):
        return False
    infinitive = next((t for t in clause.tokens[number + 1 : number + 1 + ABLE_WITHIN] if t.has("VerbForm=Inf")), None)
    return infinitive is not None and infinitive.has("Aspect=Imp") and infinitive.lemma != "быть"


ABLE_WITHIN = 5


def is_author_speaking(clause: Clause, number: int) -> bool:
    """“Скажу честно”, “нагадаємо”, “замечу”: who says now that he will say it announces nothing."""
    token = clause.tokens[number]
    told = token.lemma in words(clause.lang, "stance", "said_by_author") if clause.lang != "en" else False
    return told and bool(FIRST_PERSON.search(fold(token.text)))


FIRST_PERSON = re.compile(r"(?:[ую]|[ую]с[ья]|ем|им|емся|имся|[еєиї]мо|[еєиї]мося)$")


def is_modal(tokens: tuple[Token, ...], index: int, modals: list[str]) -> bool:
    """“will”, “may”, “будет”: no month of May, and no “would have”, which did not happen."""
    token = tokens[index]
    if fold(token.text) not in modals or token.pos in ("PROPN", "NOUN"):
        return False
    after = [t for t in tokens[index + 1 : index + 4] if t.pos not in ("ADV", "PART")]
    wish = fold(token.text) == "would" and bool(after) and after[0].lemma in words("en", "stance", "wished_now")
    done = bool(after) and after[0].lemma in ("have", "’ve", "'ve") and fold(token.text) not in ("will", "'ll", "’ll")
    frank = fold(token.text) in ("буду", "будем") and bool(after) and after[0].lemma in words("ru", "stance", "frank")
    return not (done or wish or frank)


def possible_past(clause: Clause) -> Verdict | None:
    """“may have killed”, “могли погибнуть”: what perhaps happened. “Could not” and “мог бы” are something else."""
    match = message_patterns(clause.lang, "possible").search(clause.folded)
    if match is None or clause.question:
        return None
    at = clause.start
    return Verdict(stance=Stance.ALLEGED, rule="possible_past", start=at + match.start(), stop=at + match.end())


def planning_cue(clause: Clause) -> Verdict | None:
    """“urged”, “pledged”, “warned”, “призвал”: not of what a relative clause tells in passing."""
    return None if clause.aside else by_cue(clause, Stance.PLANNED, "planning_cue")


def planning_predicate(clause: Clause) -> Verdict | None:
    """“Relatives demand an inquiry”, “рідні вимагають”: the clause's own verb asks, orders, promises or expects."""
    number = first_finite(clause)
    if number is None or clause.question or clause.aside or own_verb_class(clause, number) not in PLANNING:
        return None
    if {fold(t.text) for t in clause.tokens[max(0, number - 3) : number]} & NEGATIONS:
        return None
    verb = clause.tokens[number]
    return Verdict(stance=Stance.PLANNED, rule="planning_predicate", start=verb.start, stop=verb.stop)


def infinitive_item(clause: Clause) -> Verdict | None:
    """“called on them to pay, to leave and provide access”: what stands in the infinitive alone is still to be done."""
    words = [t for t in clause.tokens if t.pos not in ("PUNCT", "SYM", "CCONJ", "PART", "ADV", "SPACE")]
    if clause.lang != "en" or not words or not words[0].has("VerbForm=Inf") or fold(words[1].text if words[1:] else "") == "been":
        return None
    marked = fold(clause.tokens[0].text) == "to"
    if (not marked and any(t.has("VerbForm=Fin") for t in clause.tokens)) or fold(words[0].text) in ("have", "be"):
        return None
    before = clause.sentence[: clause.sentence.index(clause.tokens[0])]
    called = any(a.lemma == "call" and b.lemma in ("on", "upon", "for") for a, b in pairwise(before))
    if not called and not any(t.lemma in planning_verbs(clause.lang) for t in before):
        return None
    return Verdict(stance=Stance.PLANNED, rule="infinitive_item", start=words[0].start, stop=words[0].stop)


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
    """“claims”, “accused”, “утверждает”: not of what a relative clause tells in passing."""
    if clause.aside or (clause.frame and clause.lang == "en" and is_court_charge(clause.sentence, clause.frame)):
        return None
    return by_cue(clause, Stance.ALLEGED, "alleging_cue")


def is_court_charge(sentence: tuple[Token, ...], frame: Frame) -> bool:
    """“Was charged with fraud”: the charge is a fact, whatever comes of it."""
    return sentence[frame.cue[0]].lemma == "charge" and is_passive(sentence, frame.cue[0])


def unproven_words(clause: Clause) -> Verdict | None:
    """“…, without providing evidence”, “доказательств не привёл”: said of a source's words anywhere in the sentence."""
    if not clause.spoken:
        return None
    words, spans = [], {}
    at = 0
    for token in clause.sentence:
        spans[at] = token.start
        words.append(fold(token.text))
        at += len(words[-1]) + 1
    match = message_patterns(clause.lang, "unproven").search(" ".join(words))
    if match is None:
        return None
    start = spans[match.start()]
    return Verdict(stance=Stance.ALLEGED, rule="unproven_words", start=start, stop=start + len(match.group()))


def hearsay(clause: Clause) -> Verdict | None:
    """“Rumours spread that …”, “according to unconfirmed reports …”: words before a clause that make it hearsay."""
    pattern = message_patterns(clause.lang, "hearsay")
    first = clause.sentence.index(clause.tokens[0])
    words, at = "", {}
    for token in clause.sentence[: first + len(clause.tokens)]:
        at[len(words)] = token.start
        words += fold(token.text) + " "
    match = pattern.search(words)
    if match is None or match.start() not in at:
        return None
    start = at[match.start()]
    return Verdict(stance=Stance.ALLEGED, rule="hearsay", start=start, stop=start + len(match.group()))


def accusing_predicate(clause: Clause) -> Verdict | None:
    """“The case accuses …”, “whom they labelled …”: the clause's own verb lays something to somebody's charge."""
    number = first_finite(clause)
    if number is None or {fold(t.text) for t in clause.tokens[max(0, number - 3) : number]} & NEGATIONS:
        return None
    verb = clause.tokens[number]
    if verb.lemma not in table(clause.lang, "stance")["accusing"] or is_passive(clause.tokens, number):
        return None
    return Verdict(stance=Stance.ALLEGED, rule="accusing_predicate", start=verb.start, stop=verb.stop)


def alleging_phrase(clause: Clause) -> Verdict | None:
    """“allegedly”, “reportedly”, “якобы”: the report's own distance."""
    return by_phrase(clause, "alleged", Stance.ALLEGED, "alleging_phrase") or by_patterns(
        clause, message_patterns(clause.lang, "hedged"), Stance.ALLEGED, "alleging_phrase"
    )


RULES: tuple[Rule, ...] = (
    denying_cue,
    denying_phrase,
    denied_words,
    belied_clause,
    doubting_words,
    labelled_false,
    rejecting_words,
    answering_words,
    possible_past,
    future_in_clause,
    planning_cue,
    planning_predicate,
    headline_infinitive,
    infinitive_item,
    insisted_not,
    alleging_cue,
    accusing_predicate,
    alleging_phrase,
    unproven_words,
    hearsay,
    negated_denial,
)
VERDICTS = (("claims", "verdicts"), ("stories", "slights"), ("pictures", "forged"))
"""Keys of stance.toml: what is judged, and by which words. “Exaggerated” is said of a story, “staged” of a picture."""
LATEST_NEGATION = 12
"""A negation further into a clause that has no verb yet belongs to something else."""
PLANNING = frozenset(("direct", "commit"))
"""Classes of verbs that make a clause of their own a plan; to expect something is often only somebody's mood."""


def first_finite(clause: Clause) -> int | None:
    """Return the index of the clause's first full verb that is no infinitive and in no relative clause within, else None."""
    verbs = (
        n
        for n, t in enumerate(clause.tokens)
        if t.pos == "VERB" and not t.has("VerbForm=Inf") and (clause.aside or t.dep != "relcl")
    )
    return next(verbs, None)


def is_passive(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether a form of “be” stands before the verb at *number*: who is charged by a court is charged."""
    return any(t.lemma == "be" for t in tokens[max(0, number - 3) : number])


def own_verb_class(clause: Clause, number: int) -> str:
    """Return the class of cues.toml that the verb at *number* belongs to, or "" for a passive or another verb."""
    verb = clause.tokens[number]
    if is_passive(clause.tokens, number):
        return ""
    return verb_classes(clause.lang).get(verb.lemma, "")


@cache
def verb_classes(lang: str) -> dict[str, str]:
    """Return the class of each reporting verb, by lemma."""
    left_out = table(lang, "stance")["not_by_itself"]
    verbs = table(lang, "cues")["verbs"]
    return {verb: name for name in sorted(PLANNING) for verb in verbs[name] if verb not in left_out}


@cache
def planning_verbs(lang: str) -> frozenset[str]:
    """Return the lemmas of all verbs that direct or commit."""
    return frozenset(verb_classes(lang))


@cache
def message_patterns(lang: str, key: str) -> re.Pattern[str]:
    """Compile the expressions of stance.toml *key* to one; they are written over folded text. Without any, nothing matches."""
    return re.compile("|".join(f"(?:{part})" for part in table(lang, "stance").get(key, ())) or "(?!)")


def by_cue(clause: Clause, stance: Stance, rule: str) -> Verdict | None:
    """Give *stance* where the frame's cue is of a class that has it and is not negated."""
    if clause.frame is None:
        return None
    classes = table(clause.lang, "cues")["stance"]
    first, last = clause.frame.cue
    if classes.get(clause.frame.cue_class) != stance.value:
        return None
    if is_negated(clause.sentence, clause.sentence[first].start):
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
