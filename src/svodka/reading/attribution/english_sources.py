"""Who speaks: the noun phrase that an English cue has for its source."""

from __future__ import annotations

from svodka.lexicon.data import words
from svodka.reading.attribution.english_cues import (
    CLOSING_MARKS,
    DASHES,
    SUBJECTS,
    has_no,
    is_finite,
    is_passive,
    parts,
    words_of_nouns,
)
from svodka.reading.document import Token
from svodka.reading.tree import children, kids_with, subtree

NEVER_SPEAKERS = frozenset(("which", "that", "it", "there", "this", "what", "these", "those"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
NAMING = frozenset(("name", "call", "identify"))
"""“a woman named Anna”: participles that stay with the noun they name."""
RELATIVE = frozenset(("which", "who", "that"))
INTRODUCERS = frozenset(("which", "whom", "what", "that", "how", "why", "where", "when", "nobody", "nothing"))
"""Words that open a dependent clause or stand for nobody: no subject that speaks holds one."""


def source_of(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return the subject of a verb, looked up through conjuncts and the verbs that control it."""
    verb = index
    for _ in range(4):
        subjects = kids_with(tokens, index, *SUBJECTS) if index == verb else subjects_or_quoted(tokens, index, verb)
        for subject in subjects:
            if index != verb and tokens[subject].lemma in ("it", "there") and tokens[index].dep == "ccomp":
                break
            return source_at(tokens, subject, index)
        if (lost := lost_subject(tokens, index)) is not None:
            return lost
        if tokens[index].dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "acomp") and tokens[index].head >= 0:
            index = tokens[index].head
        elif tokens[index].dep == "pcomp" and tokens[tokens[tokens[index].head].head].pos in ("VERB", "AUX"):
            index = tokens[tokens[index].head].head
        elif tokens[index].dep == "acl" and tokens[index].head >= 0 and (sender := sender_of(tokens, tokens[index].head)):
            return sender
        elif tokens[index].dep == "acl" and detached(tokens, index):
            index = governing_verb(tokens, index)
        elif tokens[index].dep == "acl" and tokens[index].head >= 0:
            return noun_phrase(tokens, tokens[index].head, without=index)
        else:
            return None
    return None


def subjects_or_quoted(tokens: tuple[Token, ...], verb: int, cue: int) -> list[int]:
    """Return the subjects of a verb above a cue; in “quoted the mayor as saying” the object, who speaks.

    In “…, voicing hope that Kyiv would win” the parser hangs the cue on what is hoped: its subject is nobody who voices it.
    """
    as_said = any(tokens[kid].lemma == "as" for kid in kids_with(tokens, verb, "prep"))
    quoted = kids_with(tokens, verb, "dobj") if as_said and tokens[verb].lemma in ("quote", "cite") else []
    subjects = kids_with(tokens, verb, *SUBJECTS)
    return quoted or [i for i in subjects if i < cue or not any(t.lemma == "that" and t.pos != "DET" for t in tokens[cue:i])]


def source_at(tokens: tuple[Token, ...], subject: int, index: int) -> tuple[int, int] | None:
    """Return the phrase of the subject of the verb *index*: a relative pronoun stands for its noun, “it” for nobody."""
    if tokens[subject].lemma in RELATIVE and tokens[index].dep == "relcl" and tokens[index].head >= 0:
        return noun_phrase(tokens, tokens[index].head, without=index)
    if tokens[subject].dep == "csubj" or tokens[subject].has("Poss=Yes") or denied_subject(tokens, subject):
        return None
    people = tokens[subject].lemma in ("those", "these") and kids_with(tokens, subject, "relcl", "acl", "prep")
    if tokens[subject].lemma in NEVER_SPEAKERS and not people and (tokens[subject].lemma != "it" or is_passive(tokens, index)):
        return None
    return behind_dateline(tokens, noun_phrase(tokens, subject), index)


def behind_dateline(tokens: tuple[Token, ...], phrase: tuple[int, int], verb: int) -> tuple[int, int] | None:
    """“LONDON (Reuters) - Ada Moss said …”: the parser takes the place for the subject; it is what follows the dash."""
    ends = [i for i in range(2, min(verb, DATELINE)) if tokens[i].text in DASHES and tokens[i - 1].text == ")"]
    if not ends and phrase[0] == 0 and tokens[phrase[1]].text == ":" and phrase[1] < verb:
        after = [kid for kid in kids_with(tokens, verb, *SUBJECTS) if kid > phrase[1]]
        return noun_phrase(tokens, after[0]) if after else None  # “MILAN: The clubs repeated …”
    if not ends or phrase[0] > ends[0]:
        return phrase
    segment = tokens[ends[0] + 1 : verb]
    stop = verb
    while stop > ends[0] + 1 and tokens[stop - 1].pos in ("ADV", "AUX", "PUNCT"):
        stop -= 1
    return (ends[0] + 1, stop) if segment and is_phrase(segment) else None


DATELINE = 14
"""A place, a date and an agency in front of the first sentence have no more tokens."""


def denied_subject(tokens: tuple[Token, ...], subject: int) -> bool:
    """“no group claimed …”, “nobody said”, “Wednesday”: nobody who could have said it."""
    none = tokens[subject].lemma in ("nobody", "nothing", "none", "neither")
    asked = any(tokens[kid].lemma in ("which", "what", "whose") for kid in kids_with(tokens, subject, "det", "poss"))
    return none or asked or is_day(tokens[subject]) or has_no(tokens, subject)


def is_day(token: Token) -> bool:
    """Tell whether a word is a day of the week or a month."""
    return token.pos == "PROPN" and token.lemma in words("en", "cues", "calendar")


def sender_of(tokens: tuple[Token, ...], message: int) -> tuple[int, int] | None:
    """“issued a statement saying …”, “a letter by the ministry asking …”: who sent the message that says it."""
    if tokens[message].lemma not in words_of_nouns():
        return None
    owners = owners_of(tokens, message)
    if owners:
        return phrase_of_owner(tokens, owners[0])
    above = tokens[message].head
    if tokens[message].dep == "dobj" and tokens[above].lemma in words("en", "cues", "light_verbs"):
        return source_of(tokens, above)
    return None


def lost_subject(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return the noun phrase right before a finite verb where the parser made something else of it."""
    if not is_finite(tokens[index]) or tokens[index].dep not in ("root", "ccomp") or tokens[index].pos != "VERB":
        return None
    stop = index
    while stop > 0 and tokens[stop - 1].pos in ("ADV", "AUX", "SPACE"):
        stop -= 1
    for kid in kids_with(tokens, index, "compound", "npadvmod", "dep", "nmod", "appos", "intj"):
        if tokens[kid].pos in ("NOUN", "PROPN") and (found := noun_phrase(tokens, kid))[1] == stop:
            return found
    return between_commas(tokens, stop) if stop > 1 and tokens[stop - 1].text == "," else None


def between_commas(tokens: tuple[Token, ...], stop: int) -> tuple[int, int] | None:
    """“…, Ada Moss, the head of the club, (suggested)”: a name and its title, either first, each behind a comma."""
    cuts = [i for i in range(stop - 2, -1, -1) if tokens[i].text == ","][:2]
    if len(cuts) < 2:  # noqa: PLR2004 (a comma before the name and one behind it)
        return None
    name, title = tokens[cuts[1] + 1 : cuts[0]], tokens[cuts[0] + 1 : stop - 1]
    if is_phrase(name) and is_phrase(title) and is_name(name) != is_name(title):
        return cuts[1] + 1, stop - 1
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
    dateline = [i for i in range(start, stop) if tokens[i].text in DASHES and i and tokens[i - 1].text == ")"]
    start = dateline[-1] if dateline else start
    while tokens[start].pos == "PUNCT" and start < stop:
        start += 1
    return start, stop + 1


def agent_of(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return who does what a passive tells: “announced by the mayor”."""
    agents = [kid for by in kids_with(tokens, index, "agent") for kid in kids_with(tokens, by, "pobj")]
    return noun_phrase(tokens, agents[0]) if agents else None


def owner_of_message(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return whose message a noun names: “Putin's claim”, “a statement by the ministry”; “reports” speak for themselves."""
    owners = owners_of(tokens, index)
    if owners:
        return phrase_of_owner(tokens, owners[0])
    return (index, index + 1) if tokens[index].lemma in words("en", "cues", "self_speaking") else None


def owners_of(tokens: tuple[Token, ...], index: int) -> list[int]:
    """Return the possessor of a noun and who stands behind “by” or “from”."""
    by = [kid for kid in kids_with(tokens, index, "prep", "agent") if tokens[kid].lemma in ("by", "from")]
    return kids_with(tokens, index, "poss") + [kid for prep in by for kid in kids_with(tokens, prep, "pobj")]


def phrase_of_owner(tokens: tuple[Token, ...], owner: int) -> tuple[int, int]:
    """Return the noun phrase without the mark of the possessive."""
    start, stop = noun_phrase(tokens, owner)
    return start, stop - (tokens[stop - 1].text in POSSESSIVES and stop - start > 1)


def subject_after_comma(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return the noun phrase between the verb and the clause that ends before it, with a name or title in apposition."""
    stop = index
    while stop > 0 and tokens[stop - 1].pos in ("ADV", "AUX", "PUNCT", "SPACE") and tokens[stop - 1].text not in CLOSING_MARKS:
        stop -= 1
    if tokens[stop - 1].text in CLOSING_MARKS:
        return None
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
        and (segment[0].pos not in ("CCONJ", "SCONJ", "ADP", "NUM", "VERB", "ADV") or [t.lemma for t in segment[:2]] == ["one", "of"])
        and not any(t.lemma in INTRODUCERS for t in segment)
    )


def is_name(segment: tuple[Token, ...]) -> bool:
    """Tell whether the words are a bare name, which an apposition has on one side of its comma."""
    return all(t.pos in ("PROPN", "PUNCT") for t in segment)


def whole_clause(before: tuple[Token, ...]) -> bool:
    """Tell whether the words hold a finite verb and do not begin with a mark of a dependent clause (“When …, X said”)."""
    first = next((t for t in before if t.pos != "PUNCT"), None)
    leans = first is None or first.lemma in words("en", "clauses", "opening_marks")
    return before[-1].text in CLOSING_MARKS or (not leans and any(is_finite(t) for t in before))
