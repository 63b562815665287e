"""Russian and Ukrainian clauses by a shallow grammar on punctuation, conjunctions and predicates.

Ukrainian has no parser that can be installed offline, and one grammar for both is easier to keep right
than two: a sentence is cut at every mark or conjunction that may part clauses; what has no predicate of
its own, or leans on the clause before it, is joined again.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from svodka.lexicon.data import fold, words
from svodka.reading.attribution.slavic_cues import message_noun, verb_class
from svodka.reading.document import Token
from svodka.reading.frames import Piece
from svodka.reading.tree import trim

MARKS = frozenset((",", ";", ":", "—", "–", "-", "(", ")"))
STRONG = frozenset((";", ":", "—", "–"))
SHORT = 3
ASIDE_TOKENS = 5
"""A comma, a cue and a short subject."""
RELATIVE_WORDS = 5
"""A relative clause of fewer words restricts its noun and tells no news of its own."""

Rule = Callable[["Chunk", "Chunk", tuple[Token, ...], str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Tokens [start, stop) with the mark or conjunction that opens them."""

    start: int
    stop: int
    opener: str

    def words(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens that are no punctuation."""
        return [t for t in tokens[self.start : self.stop] if t.pos != "PUNCT"]


def pieces(tokens: tuple[Token, ...], lang: str) -> tuple[Piece, ...]:
    """Return the clauses of a sentence in order, without overlap."""
    joined = join(chunks(tokens, lang), tokens, lang)
    edge = words(lang, "clauses", "coordinating") | words(lang, "clauses", "complement") | words(lang, "cues", "hearsay")
    found = []
    for chunk in joined:
        start, stop = trim(tokens, chunk.start, chunk.stop, edge)
        if any(t.pos not in ("PUNCT", "NUM") for t in tokens[start:stop]):
            found.append(Piece(start=start, stop=stop, rule=opener_name(chunk, tokens, lang)))
    return tuple(found)


def opener_name(chunk: Chunk, tokens: tuple[Token, ...], lang: str) -> str:
    """Name what opened a chunk, for `svodka explain`."""
    if begins_with(chunk, tokens, words(lang, "clauses", "relative")):
        return "relative_clause"
    if begins_with(chunk, tokens, words(lang, "clauses", "complement")):
        return "complement_clause"
    return "coordinate_clause" if chunk.opener else "main_clause"


def chunks(tokens: tuple[Token, ...], lang: str) -> list[Chunk]:
    """Cut at marks and, between two predicates, at coordinating conjunctions."""
    coordinating = words(lang, "clauses", "coordinating")
    complement = words(lang, "clauses", "complement")
    cuts = [(0, "")]
    for index, token in enumerate(tokens):
        if token.text in MARKS and not inside_number(tokens, index):
            cuts.append((index + 1, token.text))
        elif token.text in complement and index and cue_lemma(tokens[index - 1], lang) and is_predicate(tokens[index - 1]):
            cuts.append((index, token.text))
        elif token.lemma in coordinating and token.pos == "CCONJ" and index - 1 not in {cut for cut, _ in cuts}:
            cuts.append((index, token.lemma))
    cuts.append((len(tokens), ""))
    return [
        Chunk(start=start, stop=stop, opener=opener)
        for (start, opener), (stop, _) in itertools.pairwise(cuts)
        if stop > start
    ]


def inside_number(tokens: Sequence[Token], index: int) -> bool:
    """A hyphen or colon without space between two words or numbers parts nothing."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].stop == tokens[index].start
        and tokens[index].stop == tokens[index + 1].start
    )


def join(parts: list[Chunk], tokens: tuple[Token, ...], lang: str) -> list[Chunk]:
    """Join each chunk to the one before it where a rule of JOINING says so."""
    joined: list[Chunk] = []
    for part in with_doubled_subjects(parts, tokens):
        if joined and any(rule(joined[-1], part, tokens, lang) for rule in JOINING):
            joined[-1] = Chunk(start=joined[-1].start, stop=part.stop, opener=joined[-1].opener)
        else:
            joined.append(part)
    return joined


def with_doubled_subjects(parts: list[Chunk], tokens: tuple[Token, ...]) -> list[Chunk]:
    """“…, а печки и мешки придётся везти”: a contrasted noun without a predicate goes with the one that is joined to it."""
    found: list[Chunk] = []
    for part in parts:
        before = found[-1] if found else None
        contrast = before is not None and before.opener == "," and tokens[before.start].lemma in CONTRAST
        if before is not None and contrast and not has_predicate(before, tokens) and part.opener in ADDING:
            found[-1] = Chunk(start=before.start, stop=part.stop, opener=before.opener)
        else:
            found.append(part)
    return found


CONTRAST = frozenset(("а", "но", "але", "проте", "однак", "однако"))
ADDING = frozenset(("и", "і", "й", "та"))


def is_predicate(token: Token) -> bool:
    """A finite verb, short participle or predicative word."""
    if token.pos in ("VERB", "AUX"):
        return "VerbForm=Fin" in token.feats or "Variant=Short" in token.feats or "Person=0" in token.feats
    return token.pos == "ADJ" and "Variant=Short" in token.feats


def has_predicate(chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """Tell whether the chunk states something."""
    return any(is_predicate(t) for t in tokens[chunk.start : chunk.stop])


def begins_with(chunk: Chunk, tokens: Sequence[Token], lemmas: frozenset[str]) -> bool:
    """Tell whether one of the chunk's first two words (a preposition may stand first) is in *lemmas*."""
    head = chunk.words(tokens)[:2]
    if not head:
        return False
    first = head[0].lemma in lemmas or head[0].text.lower() in lemmas
    return first or (
        len(head) > 1 and head[0].pos == "ADP" and (head[1].lemma in lemmas or head[1].text.lower() in lemmas)
    )


def no_predicate_of_its_own(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """An enumeration, an apposition, a participle phrase; but what a cue's “что” brings is said even without a verb."""
    if has_predicate(part, tokens):
        return False
    complement = begins_with(part, tokens, words(lang, "clauses", "complement"))
    return not (complement and any(cue_lemma(t, lang) for t in tokens[before.start : before.stop]))


def authors_words(part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """“…», – заявив він”: what opens with a cue behind a closed quotation and a dash is the author's, not the quotation's."""
    opening = [t for t in tokens[part.start : part.start + 2] if t.pos != "PUNCT"]
    closed = any(t.text in ("»", "”", '"', "“") for t in tokens[max(0, part.start - 4) : part.start])
    return part.opener in DASHES and closed and any(cue_lemma(t, lang) for t in opening)


DASHES = frozenset(("—", "–", "-"))


def nothing_stated_yet(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """What stands before the first predicate belongs to it, but for a short name before a colon and a closed quotation."""
    if authors_words(part, tokens, lang):
        return False
    return not has_predicate(before, tokens) and not (part.opener == ":" and len(before.words(tokens)) <= SHORT + 1)


def resumes_after_relative(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """“Источник, который боится, рассказал …”: what comes after a relative clause goes on with the noun before it."""
    if part.opener != "," or begins_with(part, tokens, words(lang, "clauses", "complement")):
        return False
    relative = words(lang, "clauses", "relative")
    marks = [i for i in range(before.start, before.stop) if fold(tokens[i].text) in relative or tokens[i].lemma in relative]
    if not marks or any(is_predicate(t) for t in tokens[before.start : marks[0]]):
        return False
    comma = next((i for i in range(before.stop - 1, marks[0], -1) if tokens[i].text == ","), before.stop)
    return marks[0] - before.start > 1 and sum(is_predicate(t) for t in tokens[marks[0] : comma]) == 1


def resumes_after_aside(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """“Командиры, говорят они, не раз их обманывали”: the words before the aside are the subject of what comes after it."""
    commas = [i for i in range(before.start, before.stop - 1) if tokens[i].text == ","]
    if part.opener != "," or len(commas) != 1 or before.stop - commas[0] > ASIDE_TOKENS:
        return False
    said = [t for t in tokens[commas[0] + 1 : before.stop] if cue_lemma(t, lang) and is_predicate(t)]
    return bool(said) and not any(is_predicate(t) for t in tokens[before.start : commas[0]])


def leans_on_main_clause(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """“если …”, “щоб …”: a condition or purpose is no news of its own."""
    del before
    return begins_with(part, tokens, words(lang, "clauses", "leaning"))


def main_clause_after_condition(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """“Если …, (то) …”: the main clause joins the condition that opened the sentence."""
    del part
    return (
        begins_with(before, tokens, words(lang, "clauses", "leaning"))
        and sum(is_predicate(t) for t in tokens[before.start : before.stop]) <= 1
    )


def short_relative_clause(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """A restrictive relative clause stays with its noun."""
    del before
    return begins_with(part, tokens, words(lang, "clauses", "relative")) and len(part.words(tokens)) < RELATIVE_WORDS


def complement_without_cue(before: Chunk, part: Chunk, tokens: tuple[Token, ...], lang: str) -> bool:
    """“Он не ожидал, что …”: only a cue's complement is a statement apart."""
    if not begins_with(part, tokens, words(lang, "clauses", "complement")):
        return False
    return not any(cue_lemma(t, lang) for t in tokens[before.start : before.stop])


def cue_lemma(token: Token, lang: str) -> bool:
    """Tell whether the token is a reporting verb or noun that takes a complement."""
    return verb_class(token.lemma, lang) is not None or message_noun(token, lang)


JOINING: tuple[Rule, ...] = (
    no_predicate_of_its_own,
    nothing_stated_yet,
    resumes_after_relative,
    resumes_after_aside,
    leans_on_main_clause,
    main_clause_after_condition,
    short_relative_clause,
    complement_without_cue,
)
