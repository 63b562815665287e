"""Who speaks: the noun phrase that an English cue has for its source."""

from __future__ import annotations

from svodka.lexicon.data import words
from svodka.reading.attribution.english_cues import (
    CLOSING_MARKS,
    SUBJECTS,
    is_finite,
    is_passive,
    parts,
)
from svodka.reading.document import Token
from svodka.reading.tree import children, kids_with, subtree

NEVER_SPEAKERS = frozenset(("which", "that", "it", "there", "this", "what", "these", "those"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
NAMING = frozenset(("name", "call", "identify"))
"""“a woman named Anna”: participles that stay with the noun they name."""
RELATIVE = frozenset(("which", "who", "that"))


def source_of(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return the subject of a verb, looked up through conjuncts and the verbs that control it."""
    for _ in range(4):
        for subject in kids_with(tokens, index, *SUBJECTS):
            if tokens[subject].lemma in RELATIVE and tokens[index].dep == "relcl" and tokens[index].head >= 0:
                return noun_phrase(tokens, tokens[index].head, without=index)
            if tokens[subject].lemma in NEVER_SPEAKERS and (tokens[subject].lemma != "it" or is_passive(tokens, index)):
                return None
            return noun_phrase(tokens, subject)
        if tokens[index].dep in ("conj", "xcomp", "advcl", "ccomp", "dep") and tokens[index].head >= 0:
            index = tokens[index].head
        elif tokens[index].dep == "acl" and detached(tokens, index):
            index = governing_verb(tokens, index)
        elif tokens[index].dep == "acl" and tokens[index].head >= 0:
            return noun_phrase(tokens, tokens[index].head, without=index)
        else:
            return None
    return None


def detached(tokens: tuple[Token, ...], index: int) -> bool:
    """“… left the square — accusing the mayor of …”: after a comma or dash a participle goes with the verb, not the noun."""
    first = subtree(tokens, index)[0]
    return first > 0 and tokens[first - 1].text in (",", "–", "—", "-") and governing_verb(tokens, index) >= 0


def governing_verb(tokens: tuple[Token, ...], index: int) -> int:
    """Return the nearest verb above a token, or -1."""
    index = tokens[index].head
    while index >= 0 and tokens[index].pos not in ("VERB", "AUX"):
        index = tokens[index].head
    return index


def noun_phrase(tokens: tuple[Token, ...], head: int, *, without: int = -1) -> tuple[int, int]:
    """Return the run around *head* with its apposition, less relative and participial clauses."""
    barred = [
        kid
        for kid in children(tokens)[head]
        if tokens[kid].dep in ("relcl", "acl", "ccomp", "advcl") and tokens[kid].lemma not in NAMING
    ]
    inside = set(subtree(tokens, head, without=[*barred, without]))
    start = stop = head
    while start - 1 in inside:
        start -= 1
    while stop + 1 in inside:
        stop += 1
    while tokens[stop].pos == "PUNCT" and stop > head:
        stop -= 1
    dateline = [i for i in range(start, head) if tokens[i].text in ("-", "–", "—", "--") and tokens[i - 1].text == ")"]
    start = dateline[-1] if dateline else start
    while tokens[start].pos == "PUNCT" and start < head:
        start += 1
    return start, stop + 1


def agent_of(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return who does what a passive tells: “announced by the mayor”."""
    agents = [kid for by in kids_with(tokens, index, "agent") for kid in kids_with(tokens, by, "pobj")]
    return noun_phrase(tokens, agents[0]) if agents else None


def owner_of_message(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return whose message a noun names: “Putin's claim”, “a statement by the ministry”; “reports” speak for themselves."""
    owners = kids_with(tokens, index, "poss")
    by = [kid for kid in kids_with(tokens, index, "prep", "agent") if tokens[kid].lemma in ("by", "from")]
    owners += [kid for prep in by for kid in kids_with(tokens, prep, "pobj")]
    if owners:
        start, stop = noun_phrase(tokens, owners[0])
        return start, stop - (tokens[stop - 1].text in POSSESSIVES and stop - start > 1)
    return (index, index + 1) if tokens[index].lemma in words("en", "cues", "self_speaking") else None


def subject_after_comma(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return the noun phrase between the verb and the clause that ends before it, with a name or title in apposition."""
    stop = index
    while stop > 0 and tokens[stop - 1].pos in ("ADV", "AUX", "PUNCT", "SPACE"):
        stop -= 1
    cuts = [i for i in range(stop - 1, 0, -1) if parts(tokens, i)][:2]
    if not cuts or not is_phrase(tokens[cuts[0] + 1 : stop]):
        return None
    start = cuts[0]
    further = tokens[cuts[1] + 1 : start] if len(cuts) > 1 else ()
    if tokens[start].text == "," and is_phrase(further) and is_name(further) != is_name(tokens[start + 1 : stop]):
        start = cuts[1]
    if not whole_clause(tokens[:start]) and tokens[start].text not in CLOSING_MARKS:
        return None
    return start + 1, stop


def is_phrase(segment: tuple[Token, ...]) -> bool:
    """Tell whether the words can be a subject: a noun or pronoun, no finite verb, no word that joins or counts days in front."""
    return (
        any(t.pos in ("NOUN", "PROPN", "PRON") for t in segment)
        and not any(is_finite(t) for t in segment)
        and segment[0].pos not in ("CCONJ", "SCONJ", "ADP", "NUM", "VERB", "ADV")
    )


def is_name(segment: tuple[Token, ...]) -> bool:
    """Tell whether the words are a bare name, which an apposition has on one side of its comma."""
    return all(t.pos in ("PROPN", "PUNCT") for t in segment)


def whole_clause(before: tuple[Token, ...]) -> bool:
    """Tell whether the words hold a finite verb and do not begin with a mark of a dependent clause (“When …, X said”)."""
    first = next((t for t in before if t.pos != "PUNCT"), None)
    leans = first is None or first.lemma in words("en", "clauses", "opening_marks")
    return before[-1].text in CLOSING_MARKS or (not leans and any(is_finite(t) for t in before))
