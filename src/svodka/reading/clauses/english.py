"""English clauses on spaCy's dependencies: each rule makes a verb the head of a piece of its own."""

from __future__ import annotations

from collections.abc import Callable

from svodka.lexicon.data import words
from svodka.reading.attribution.english import clause_with_topic
from svodka.reading.attribution.english_cues import (
    SUBJECTS,
    adjective_class,
    asks_for_anonymity,
    clauses_of_adjective,
    cue_class,
    has_that,
    is_bare_infinitive,
    is_cue,
    under_cue,
    unsaid,
    was_asked,
    words_of_nouns,
)
from svodka.reading.document import Token
from svodka.reading.frames import Piece
from svodka.reading.tree import kids_with, subtree, trim, under

EDGE = frozenset(("and", "but", "or", "that", "yet", "while"))
SHORT = 4
"""A clause of fewer words has no news of its own."""

Rule = Callable[[tuple[Token, ...], int], bool]


def pieces(tokens: tuple[Token, ...]) -> tuple[Piece, ...]:
    """Return the pieces of a sentence in order; nested ones overlap their host."""
    heads: dict[int, str] = {}
    for index, token in enumerate(tokens):
        reason = (
            "root"
            if token.head < 0 and token.pos != "PUNCT"
            else next((r.__name__ for r in RULES if r(tokens, index)), None)
        )
        if reason:
            heads[index] = reason
    found = []
    for head, reason in heads.items():
        inside = subtree(tokens, head, without=[h for h in heads if h != head])
        if reason == "reported_clause" and tokens[head].head >= 0:
            inside = sorted(
                {*inside, *clause_with_topic(tokens, head, tokens[head].head)} - others(tokens, heads, head)
            )
        inside = [i for i in inside if tokens[i].pos not in ("PUNCT", "CCONJ", "SPACE")] or [head]
        start, stop = trim(tokens, inside[0], inside[-1] + 1, EDGE)
        if stop - start > 1 or len(heads) == 1:
            found.append(Piece(start=start, stop=stop, rule=reason))
    return tuple(sorted(found, key=lambda piece: (piece.start, -piece.stop)))


def others(tokens: tuple[Token, ...], heads: dict[int, str], head: int) -> set[int]:
    """Return the tokens of the other clauses under *head*."""
    below = [h for h in heads if h != head and under(tokens, h, head)]
    return {i for h in below for i in subtree(tokens, h)}


def length(tokens: tuple[Token, ...], index: int) -> int:
    """Count the words under a verb."""
    return sum(tokens[i].pos != "PUNCT" for i in subtree(tokens, index))


def reported_clause(tokens: tuple[Token, ...], index: int) -> bool:
    """The clause that a reporting verb governs."""
    token = tokens[index]
    return (
        token.dep in ("ccomp", "parataxis")
        and token.head >= 0
        and (is_cue(tokens, token.head) or is_cue(tokens, index))
        and not speaks_of_self(tokens, token.head)
        and not unsaid(tokens, token.head)
        and not is_bare_infinitive(tokens, index)
        and not was_asked(tokens, token.head)
    )


def clause_of_adjective(tokens: tuple[Token, ...], index: int) -> bool:
    """“made it clear that the road would close”: the clause that a predicate adjective carries."""
    above = tokens[index].head
    return (
        above >= 0
        and tokens[above].pos == "ADJ"
        and adjective_class(tokens, above) is not None
        and index in clauses_of_adjective(tokens, above)
        and not kids_with(tokens, tokens[above].head, "neg")
    )


def speaks_of_self(tokens: tuple[Token, ...], verb: int) -> bool:
    """“I think they force them”, “it is safe to say they do”: in somebody's own words the opinion stays with what it is about."""
    own = any(tokens[kid].lemma in ("i", "we") for kid in kids_with(tokens, verb, "nsubj"))
    above = tokens[verb].head
    fair = tokens[verb].dep == "xcomp" and above >= 0 and tokens[above].pos == "ADJ" and not kids_with(tokens, verb, *SUBJECTS)
    return own or fair


def clause_of_message(tokens: tuple[Token, ...], index: int) -> bool:
    """“amid reports that drivers had gone home”: the clause that a noun for a message carries."""
    token = tokens[index]
    if token.dep not in ("acl", "ccomp") or token.head < 0 or length(tokens, index) < SHORT:
        return False
    if under_cue(tokens, token.head):  # “rejected the claim that …”: alone it would be asserted
        return False
    return tokens[token.head].lemma in words_of_nouns() and tokens[token.head].pos == "NOUN" and has_that(tokens, index)


def own_subject(tokens: tuple[Token, ...], index: int) -> bool:
    """A coordinated or paratactic clause with a subject of its own."""
    token = tokens[index]
    return (
        token.dep in ("conj", "parataxis", "ccomp")
        and token.pos in ("VERB", "AUX")
        and bool(kids_with(tokens, index, *SUBJECTS, "expl"))
        and (token.dep == "conj" or (token.head > index and tokens[token.head].pos in ("VERB", "AUX")))
        and all(tokens[kid].lemma == "that" for kid in kids_with(tokens, index, "mark"))
    )


def second_predicate(tokens: tuple[Token, ...], index: int) -> bool:
    """“… and send their children abroad”: a further predicate of one subject, with matter of its own."""
    token = tokens[index]
    if token.dep != "conj" or token.pos != "VERB" or tokens[token.head].pos not in ("VERB", "AUX"):
        return False
    matter = kids_with(tokens, index, "dobj", "prep", "ccomp", "xcomp", "agent", "attr")
    return bool(matter) and length(tokens, index) >= SHORT + 1


def relative_clause(tokens: tuple[Token, ...], index: int) -> bool:
    """A relative clause with its own news; short restrictive ones stay with their noun."""
    token = tokens[index]
    if token.dep != "relcl":
        return False
    if is_cue(tokens, index) and length(tokens, index) > 2:  # noqa: PLR2004 ("which it denies" is news)
        return True
    if length(tokens, index) < SHORT:
        return False
    first = subtree(tokens, index)[0]
    return first > 0 and (tokens[first - 1].text in (",", "–", "—", "-", "--") or tokens[first].lemma == "which")


def participle_after_comma(tokens: tuple[Token, ...], index: int) -> bool:
    """“…, leaving the town without power”: a trailing participle tells a second thing."""
    token = tokens[index]
    if token.dep not in ("advcl", "acl", "conj") or not (token.has("VerbForm=Part") or token.text.endswith("ing")):
        return False
    if tells_how_it_was_said(tokens, index):
        return False
    if token.dep == "acl" and token.has("Tense=Past") and not is_cue(tokens, index):  # “the show, organised by the town, …”
        return False
    first = subtree(tokens, index)[0]
    return (
        first > tokens_head(tokens, index)
        and first > 0
        and tokens[first - 1].text in (",", "–", "—")
        and (length(tokens, index) > SHORT or is_cue(tokens, index))
    )


def tells_how_it_was_said(tokens: tuple[Token, ...], index: int) -> bool:
    """“…, he said, opening the session”, “rejected the charge, calling it baseless”: the participle belongs to the attribution."""
    above = tokens[index].head
    if above < 0 or not is_cue(tokens, above):
        return False
    told = kids_with(tokens, index, "ccomp") or cue_class(tokens, index) in ("allege", "deny", "direct", "commit", "claim")
    verdict = tokens[index].lemma in words("en", "cues", "verdict_verbs") and any(
        tokens[i].lemma in words("en", "cues", "verdict_words") for i in subtree(tokens, index)
    )
    kind = cue_class(tokens, above)
    return (verdict and kind == "deny") or (not verdict and not told and kind == "report")


def tokens_head(tokens: tuple[Token, ...], index: int) -> int:
    """Return the index of the governor, or the token itself at the root."""
    return tokens[index].head if tokens[index].head >= 0 else index


def background_clause(tokens: tuple[Token, ...], index: int) -> bool:
    """“… after the depot had burned”: an adverbial clause with its own subject and past."""
    token = tokens[index]
    if token.dep != "advcl" or token.pos not in ("VERB", "AUX") or length(tokens, index) < SHORT:
        return False
    marks = {tokens[kid].lemma for kid in kids_with(tokens, index, "mark", "advmod")}
    splits = bool(marks & words("en", "clauses", "splitting_marks")) or ("as" in marks and is_cue(tokens, index))
    return splits and bool(kids_with(tokens, index, *SUBJECTS))


def terms_of_source(tokens: tuple[Token, ...], index: int) -> bool:
    """“…, who asked to remain anonymous”: cut out, and no statement."""
    return tokens[index].dep in ("relcl", "acl") and asks_for_anonymity(tokens, index)


RULES: tuple[Rule, ...] = (
    terms_of_source,
    reported_clause,
    clause_of_adjective,
    clause_of_message,
    own_subject,
    second_predicate,
    relative_clause,
    participle_after_comma,
    background_clause,
)
