"""Which of the times in a sentence are a clause's own: when it happened or is due, and when it was said.

Times of something else that the clause only names (an aside, what is still to come, a span that a record is
measured over) are left out, each by a named rule of ASIDES. Where the attribution tells the day of the speech it is
kept beside the others, with its own role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from svodka.lexicon.data import fold, table, words
from svodka.model import Granularity, Span, When, WhenRole
from svodka.reading.document import Document, ParsedSentence, Token
from svodka.reading.drafts import Draft
from svodka.reading.tree import ancestors, subtree
from svodka.reading.when import find_whens

NOUN_WITHIN = 3
"""How many words after an adjective its noun may stand."""
NEAR = 6
"""How many words before "since" a superlative still governs it."""
THAN_WITHIN = 4
"""How many words after "than" a date still belongs to it."""
REACH = 14
"""How many words after "before" a date still belongs to what is to come."""
FINITE = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN")
OBLIQUE = ("pobj", "obl", "nmod", "appos")
RELATIVE = ("relcl", "acl", "acl:relcl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time at the tokens [first, last] of a clause [start, stop) of a sentence; *others* are the clause's further ones."""

    when: When
    first: int
    last: int
    start: int
    stop: int
    sentence: ParsedSentence
    others: tuple[When, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @property
    def parsed(self) -> bool:
        """Tell whether the sentence has a tree."""
        return any(token.dep for token in self.tokens)


def whens_of(draft: Draft, document: Document) -> tuple[When, ...]:
    """Return the times of the clause and, with the role "said", those of the speech that it is taken from."""
    report = document.report
    sentence = document.sentences[draft.sentence]
    around = find_whens(report.text, (sentence.start, sentence.stop), report.id, sentence.lang, report.published_at)
    if not around:
        return ()
    found = find_whens(report.text, (draft.start, draft.stop), report.id, sentence.lang, report.published_at)
    own = tuple(as_term(when, sentence) for when in found if not beside_the_point(when, found, draft, sentence))
    told = [w for w in around if w.span and w.role is WhenRole.HAPPENED and in_attribution(w.span, draft, document)]
    return own + tuple(replace(when, role=WhenRole.SAID) for when in told)


def as_term(when: When, sentence: ParsedSentence) -> When:
    """“сдать до 10 ноября”, “платить с 1 ноября”: of what is still due the day is told by which or from which, not the time between.

    What lasts until then (“закрыт до весны”) keeps its span, as does a term without a day (“до конца мая”).
    """
    if sentence.lang == "en" or when.role is not WhenRole.DUE or when.granularity is not Granularity.OPEN:
        return when
    if when.stop is None and when.start is not None:
        return replace(when, stop=when.start, granularity=Granularity.DAY)
    lasting = tuple(table(sentence.lang, "time_clauses")["lasting"])
    to_do = any(t.has("VerbForm=Inf") or t.has("Tense=Fut") for t in sentence.tokens)
    vague = any(fold(word) in table(sentence.lang, "time_clauses")["end"] for word in (when.as_written or "").split())
    if vague or not to_do or when.start is None or when.stop is None or any(t.lemma.startswith(lasting) for t in sentence.tokens):
        return when
    return replace(when, start=when.stop, granularity=Granularity.DAY)


def beside_the_point(when: When, found: tuple[When, ...], draft: Draft, sentence: ParsedSentence) -> bool:
    """Tell whether a time in the clause is that of something else."""
    if when.span is None or when.role is WhenRole.CONTENT:
        return False
    within = [i for i, t in enumerate(sentence.tokens) if t.start < when.span.stop and when.span.start < t.stop]
    if not within:
        return False
    told = Told(
        when=when,
        first=within[0],
        last=within[-1],
        start=draft.piece.start,
        stop=draft.piece.stop,
        sentence=sentence,
        others=tuple(other for other in found if other is not when and other.role is not WhenRole.CONTENT),
    )
    return any(rule(told) for rule in ASIDES)


def in_aside(told: Told) -> bool:
    """“Crimea, which was annexed in 2014, …”: a relative or participial clause, or an apposition, lies between."""
    inside = range(told.start, told.stop)
    above = ancestors(told.tokens, told.first)
    return told.parsed and any(
        is_aside(told.tokens, i) for i in above if i in inside and told.tokens[i].head in inside
    )


def is_aside(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a token heads a finite relative clause, or a participle or noun set off by a comma or dash."""
    if tokens[index].dep not in (*RELATIVE, "appos"):
        return False
    below = subtree(tokens, index)
    if tokens[index].dep == "relcl":
        return not any(tokens[i].lemma == "to" and tokens[i].head == index for i in below)
    marks = [tokens[i].text for i in range(max(0, below[0] - 1), index) if tokens[i].pos == "PUNCT"]
    return any(mark in (",", "–", "—", "(") for mark in marks)


def set_off(told: Told) -> bool:
    """“Завод, збудований у травні, згорів”: the same between two commas, where there is no tree."""
    tokens = told.tokens
    commas = [i for i in range(told.start, told.stop) if tokens[i].text == ","]
    opening = max((i for i in commas if i < told.first), default=-1)
    closing = min((i for i in commas if i > told.last), default=-1)
    if told.parsed or opening <= told.start or closing < 0 or closing + 1 >= told.stop:
        return False
    opener = tokens[opening + 1]
    if opener.text.lower() in words(told.sentence.lang, "clauses", "relative"):
        return True
    return opener.pos == "ADJ" and not any(tokens[i].pos in FINITE for i in range(opening + 1, closing))


def of_a_participle(told: Told) -> bool:
    """“the recently captured city”, “in a town liberated in May”: the state of a thing that the deed is not about."""
    tokens = told.tokens
    for index in ancestors(tokens, told.first)[1:]:
        head = tokens[index].head
        if index not in range(told.start, told.stop) or head not in range(told.start, told.stop):
            return False
        if tokens[index].dep == "amod" and index > told.last:
            return True
        if tokens[index].dep in RELATIVE and tokens[index].pos == "VERB":
            purpose = any(tokens[i].lemma == "to" and tokens[i].head == index for i in range(index))
            return tokens[head].dep in OBLIQUE and not purpose
        if tokens[index].pos in FINITE:
            return False
    return False


def of_what_is_to_come(told: Told) -> bool:
    """“ahead of Friday's vote”, “before the elections in March”, “before being ordered in May”: it was earlier."""
    tokens, listed = told.tokens, words(told.sentence.lang, "time_clauses", "ahead_of")
    if any(tokens[i].lemma in listed and i < told.first - 1 for i in clause_above(told)):
        return True
    for index in range(told.first - 1, max(told.start, told.first - REACH) - 1, -1):
        if tokens[index].text == "," or tokens[index].pos in FINITE:
            return False
        if tokens[index].lemma in listed:
            after = range(index + 1, told.stop)
            return any(tokens[i].pos in NOMINAL and not told.first <= i <= told.last for i in phrase(tokens, after))
    return False


def clause_above(told: Told) -> list[int]:
    """Return what stands above a time up to the second verb: its own clause may be one of “before”."""
    above: list[int] = []
    verbs = 0
    for index in ancestors(told.tokens, told.first)[1:]:
        verbs += told.tokens[index].pos in FINITE
        if verbs > 1 or index not in range(told.start, told.stop):
            break
        above.append(index)
    return above


def phrase(tokens: tuple[Token, ...], indices: range) -> list[int]:
    """Return the indices up to the next comma or verb."""
    found: list[int] = []
    for index in indices:
        if tokens[index].text == "," or tokens[index].pos in FINITE:
            break
        found.append(index)
    return found


def of_a_record(told: Told) -> bool:
    """“the largest strike since the start of the war hit on Monday”: the span that a record is held for, beside a day."""
    tokens, lang = told.tokens, told.sentence.lang
    if told.when.granularity is not Granularity.OPEN or not told.others:
        return False
    if tokens[told.first].lemma not in words(lang, "time_clauses", "since") or not told.first:
        return False
    before = range(max(told.start, told.first - NEAR), told.first)
    best = words(lang, "time_clauses", "best")
    return tokens[told.first - 1].pos in (*NOMINAL, "ADJ") and any(
        tokens[i].has("Degree=Sup") or tokens[i].lemma in best for i in before
    )


def nowadays(told: Told) -> bool:
    """“Ukraine is at war today”, “аналогов сегодня нет”: a state, for which “today” is no date."""
    tokens, listed = told.tokens, table(told.sentence.lang, "time_clauses")
    if fold(told.when.as_written or "") not in listed["today"]:
        return False
    if told.sentence.lang != "en":
        return any(fold(tokens[i].text) in listed["is_not"] for i in range(told.start, told.stop))
    above = next((i for i in ancestors(tokens, told.first) if tokens[i].pos in FINITE), told.first)
    if any(tokens[i].lemma in listed["goes_on"] for i in range(told.start, told.stop)):
        return False
    if tokens[above].lemma in listed["stays_so"] and not tokens[above].has("Tense=Past"):
        return True
    return above < told.first and tokens[above].pos == "AUX" and tokens[above].text.lower() in listed["is"]


def of_a_document(told: Told) -> bool:
    """“under the Trade Act of 1974”, “по указу от 5 мая”, “Конституція 1996 року”: by its date a paper is named."""
    tokens, listed = told.tokens, table(told.sentence.lang, "time_clauses")
    at = told.first
    linked = tokens[at].lemma in listed["dated"]
    while at > told.start and tokens[at - 1].lemma in listed["dated"]:
        at, linked = at - 1, True
    if at == told.start:
        return False
    if not linked:
        return tokens[at].text.isdigit() and tokens[at - 1].lemma in listed["of_a_year"]
    enacted = any(tokens[i].lemma in listed["enacts"] for i in range(told.start, told.stop))
    return tokens[at - 1].lemma in listed["documents"] and not enacted


def of_a_memory(told: Told) -> bool:
    """“the 80th anniversary of the 1944 landings”, “в годовщину взрыва 5 мая 2015 года”: the day of what is remembered."""
    tokens, listed = told.tokens, table(told.sentence.lang, "time_clauses")
    for index in range(told.first - 1, max(told.start, told.first - REACH) - 1, -1):
        if tokens[index].lemma in listed["memory"]:
            following = tokens[index + 1].lemma
            return following in listed["memory_of"] if listed["memory_of"] else tokens[index + 1].pos != "ADP" and index + 1 < told.first
        if tokens[index].text in (",", ";", "(") or tokens[index].pos in FINITE:
            return False
    return False


def compared(told: Told) -> bool:
    """“twice as many as in 2019”, “по сравнению с маем”: the time that something is measured by."""
    tokens, listed = told.tokens, table(told.sentence.lang, "time_clauses")
    for index in range(told.first - 1, max(told.start, told.first - REACH) - 1, -1):
        if tokens[index].lemma in listed["compared"]:
            return True
        if tokens[index].lemma in listed["than"]:
            return told.first - index <= THAN_WITHIN and tokens[index + 1].pos != "NUM"
        if (tokens[index].text in (",", ";", "(") or tokens[index].pos in FINITE):
            return False
    return False


def at_night_as_a_rule(told: Told) -> bool:
    """“нічна зміна”, “ночной режим”: the adjective dates a strike, a raid, a fire, and nothing that is always so."""
    tokens, listed = told.tokens, words(told.sentence.lang, "time_clauses", "night_events")
    if tokens[told.last].lemma not in words(told.sentence.lang, "time_clauses", "of_the_night"):
        return False
    return not any(token.lemma in listed for token in tokens[told.last + 1 : told.last + 1 + NOUN_WITHIN])


ASIDES: tuple[Callable[[Told], bool], ...] = (
    in_aside,
    set_off,
    of_a_participle,
    of_what_is_to_come,
    of_a_record,
    nowadays,
    of_a_document,
    of_a_memory,
    compared,
    at_night_as_a_rule,
)
"""Why a time in a clause may not be the clause's own."""


def in_attribution(span: Span, draft: Draft, document: Document) -> bool:
    """Tell whether a time stands near the draft's cue, outside the clause, and not in an aside about the speaker."""
    if draft.frame is None or (draft.start <= span.start and span.stop <= draft.stop):
        return False
    tokens = document.sentences[draft.sentence].tokens
    within = [i for i, t in enumerate(tokens) if span.start <= t.start < span.stop]
    if not within or any(a <= within[0] < b for a, b in draft.frame.content):
        return False
    source = draft.frame.source
    if not any(t.dep for t in tokens):
        return True
    if source and source[0] <= within[0] < source[1]:
        inside = range(*source)
        above = ancestors(tokens, within[0])
        return not any(is_aside(tokens, i) for i in above if i in inside and tokens[i].head in inside)
    return governed_by_cue(within[0], draft.frame.cue[0], tokens)


def governed_by_cue(index: int, cue: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a word hangs on the cue without another verb between (“wrote after visiting on Friday”).

    A participle that tells when the words came out is none: “in a letter published on Friday he wrote”.
    """
    came_out = words("en", "time_clauses", "came_out")
    for above in ancestors(tokens, index)[1:]:
        if above == cue:
            return True
        if tokens[above].pos in FINITE and not (tokens[above].lemma in came_out and tokens[above].dep in RELATIVE):
            return False
    return index == cue
