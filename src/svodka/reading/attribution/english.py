"""English attribution on spaCy's dependencies: each rule finds one kind of frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from svodka.lexicon.data import words
from svodka.reading.attribution.english_cues import (
    OPENING_MARKS,
    SUBJECTS,
    cue_class,
    has_that,
    is_bare_infinitive,
    is_cue,
    is_finite,
    is_impersonal,
    is_passive,
    noun_class,
    parts,
    removes,
    under_cue,
    unsaid,
    words_of_nouns,
)
from svodka.reading.document import Token
from svodka.reading.frames import Frame
from svodka.reading.tree import children, kids_with, subtree

CLAUSES = ("ccomp", "parataxis")
NEVER_SPEAKERS = frozenset(("which", "that", "it", "there", "this", "what", "these", "those"))
CLOSING_MARKS = frozenset(("”", '"', "’", "»"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
NAMING = frozenset(("name", "call", "identify"))
"""“a woman named Anna”: participles that stay with the noun they name."""
RELATIVE = frozenset(("which", "who", "that"))
LOOSE = frozenset(("report", "argue", "confirm", "concede", "claim"))
"""Classes whose clause the rest of the sentence may be where the parser lost it."""
TRAILING = LOOSE | {"opine", "predict"}
"""Classes of cues that come after what is said, set off by a comma."""

Rule = Callable[[tuple[Token, ...], int], Iterator[Frame]]


def frames(tokens: tuple[Token, ...]) -> tuple[Frame, ...]:
    """Return the frames of a sentence in order; the first rule that fires on a cue has it."""
    found: list[Frame] = []
    for index in range(len(tokens)):
        for rule in RULES:
            new = list(rule(tokens, index))
            if new:
                found.extend(new)
                break
    return tuple(found)


def verb_with_clause(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X said (that) …”, “…, said X”, “…, arguing that …”: a cue that governs a clause."""
    if not is_cue(tokens, index) or unsaid(tokens, index):
        return
    clauses = [kid for kid in kids_with(tokens, index, *CLAUSES) if kid != index and not is_bare_infinitive(tokens, kid)]
    if not clauses:
        return
    ranges = tuple(runs(clause_with_topic(tokens, clauses[0], index)))
    for clause in clauses[1:]:
        ranges += tuple(runs(subtree(tokens, clause, without=[index])))
    source = agent_of(tokens, index) if is_passive(tokens, index) else source_of(tokens, index)
    if source is None and (tokens[index].dep == "xcomp" or (is_passive(tokens, index) and not is_impersonal(tokens, index))):
        return
    yield frame(tokens, index, source, tuple(sorted(ranges)), whole=False, rule="verb_with_clause")


def agent_of(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return who does what a passive tells: “announced by the mayor”."""
    agents = [kid for by in kids_with(tokens, index, "agent") for kid in kids_with(tokens, by, "pobj")]
    return noun_phrase(tokens, agents[0]) if agents else None


def trailing_cue(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“…, a recruit told the paper on Tuesday”: subject and cue after the comma that ends a whole clause.

    The parser often takes such a subject for one more object of the clause before it, so it is read off the commas.
    """
    if not is_finite(tokens[index]) or tokens[index].pos != "VERB" or is_passive(tokens, index):
        return
    quotes = tokens[index].lemma in words("en", "cues", "quoting") and any(t.text in CLOSING_MARKS for t in tokens[:index])
    if cue_class(tokens, index) not in TRAILING and not quotes:
        return
    stop = index + 1
    while stop < len(tokens) and tokens[stop].text not in (",", ".", ";", "”", '"', "’"):
        stop += 1
    objects = [kid for kid in kids_with(tokens, index, "dobj", "dative") if kid > index]
    tells = tokens[index].lemma in words("en", "cues", "tells_somebody")
    if any(is_finite(t) for t in tokens[index + 1 : stop]) or (objects and not tells) or tokens[stop - 1].text in OPENING_MARKS:
        return
    source = subject_after_comma(tokens, index)
    if source is not None:
        yield frame(tokens, index, source, ((0, source[0]),), whole=False, rule="trailing_cue")


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


def clause_with_topic(tokens: tuple[Token, ...], clause: int, cue: int) -> list[int]:
    """Return a reported clause with what the parser took for the cue's object (“argued the best plan was …”)."""
    inside = subtree(tokens, clause, without=[cue])
    objects = [kid for kid in kids_with(tokens, cue, "dobj") if cue < kid < clause]
    if objects and not kids_with(tokens, clause, *SUBJECTS):
        inside = sorted({*inside, *subtree(tokens, objects[0], without=[clause])})
    return inside


def verb_in_parenthesis(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“The deal, he said, is off”: the cue hangs on the clause it reports."""
    if not is_cue(tokens, index) or tokens[index].dep not in ("parataxis", "ccomp", "advcl", "conj"):
        return
    source = source_of(tokens, index)
    beside = index + 1 < len(tokens) and tokens[index + 1].text in (",", ".", ":", "”", '"', "’")
    if tokens[index].dep != "parataxis" and not (
        beside and source and not kids_with(tokens, index, "dobj", "prep", "xcomp")
    ):
        return
    own = set(subtree(tokens, index))
    rest = [i for i in range(len(tokens)) if i not in own]
    if source and rest:
        yield frame(tokens, index, source, tuple(runs(rest)), whole=False, rule="verb_in_parenthesis")


def according_to(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“According to X, …”, “…, according to X”."""
    if tokens[index].lemma != "accord" and tokens[index].text.lower() != "according":
        return
    if index + 1 >= len(tokens) or tokens[index + 1].lemma != "to":
        return
    objects = [kid for i in (index, index + 1) for kid in kids_with(tokens, i, "pobj", "dobj")]
    if not objects:
        return
    source = noun_phrase(tokens, objects[0])
    governor = tokens[index].head
    own = set(subtree(tokens, index))
    clause = (
        subtree(tokens, governor, without=[index]) if governor >= 0 else [i for i in range(len(tokens)) if i not in own]
    )
    content = tuple(runs([i for i in clause if i not in own]))
    yield Frame(
        cue=(index, index + 2), cue_class="report", source=source, content=content, whole=False, rule="according_to"
    )


def quote_then_verb(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“…,” said X, head of Y: the inverted order that the parser often misses."""
    quotes = is_cue(tokens, index) or tokens[index].lemma in words("en", "cues", "quoting")
    if not quotes or index < 2 or tokens[index - 1].text not in CLOSING_MARKS:  # noqa: PLR2004 (a quotation stands before)
        return
    stop = index + 1
    while stop < len(tokens) and tokens[stop].text not in (".", ";", "“", '"', "‘"):
        if tokens[stop].pos in ("VERB", "AUX", "SCONJ") and tokens[stop].dep not in ("amod", "acl"):
            break
        stop += 1
    while stop > index + 1 and tokens[stop - 1].pos in ("PUNCT", "ADP", "CCONJ"):
        stop -= 1
    if stop > index + 1 and any(t.pos in ("PROPN", "NOUN", "PRON") for t in tokens[index + 1 : stop]):
        yield frame(tokens, index, (index + 1, stop), ((0, index),), whole=False, rule="quote_then_verb")


def passive_claim(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X is accused of …”, “… are dismissed by Y as a sham”: the agent, if any, is the source."""
    if not is_cue(tokens, index) or not kids_with(tokens, index, "nsubjpass", "auxpass"):
        return
    if kids_with(tokens, index, "ccomp") and is_impersonal(tokens, index):
        return
    source = agent_of(tokens, index)
    clause = tuple(runs(subtree(tokens, index)))
    kind = cue_class(tokens, index)
    judged = kind != "deny" or any(tokens[kid].lemma == "as" for kid in kids_with(tokens, index, "prep"))
    if source is None and (kind not in ("deny", "claim", "allege") or not judged):
        return
    yield frame(tokens, index, source, clause, whole=True, rule="passive_claim")


def verb_with_object(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X announced a programme”, “X accused Y of …”, “X pledged to …”: the words of the frame stay."""
    token = tokens[index]
    if not is_cue(tokens, index):
        return
    takes_object = token.lemma in words("en", "cues", "object_cues")
    kind = cue_class(tokens, index)
    takes_object = (takes_object or kind == "deny") and not removes(tokens, index)
    infinitive = kind in ("commit", "direct", "claim", "predict", "deny") and kids_with(tokens, index, "xcomp", "ccomp")
    if kind != "deny" and kids_with(tokens, index, "neg"):
        return
    infinite = token.has("VerbForm=Inf") and token.dep in ("xcomp", "advcl", "acl")
    if infinite or is_passive(tokens, index) or (token.dep in ("advcl", "acl") and kind in ("predict", "commit")):
        return
    if not (infinitive or (takes_object and kids_with(tokens, index, "dobj", "prep", "pcomp", "oprd", "dative"))):
        return
    source = source_of(tokens, index)
    if source is not None:
        clause = tuple(runs(subtree(tokens, index)))
        yield frame(tokens, index, source, clause, whole=True, rule="verb_with_object")


def verb_then_rest(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X said since May some …”: where the parser lost the clause, what follows the cue up to the end is it."""
    if not is_cue(tokens, index) or is_passive(tokens, index) or cue_class(tokens, index) not in LOOSE:
        return
    source = source_of(tokens, index)
    rest = tokens[index + 1 :]
    finite = any(t.has("VerbForm=Fin") for t in rest)
    if source and source[1] <= index + 1 and finite and not kids_with(tokens, index, "dobj"):
        yield frame(tokens, index, source, ((index + 1, len(tokens)),), whole=False, rule="verb_then_rest")


def colon_quote(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“As X put it: ‘…’”: the subject before a colon speaks the quotation after it."""
    if tokens[index].text != ":" or index + 2 > len(tokens) or tokens[index + 1].text not in OPENING_MARKS:
        return
    subjects = [i for i in range(index) if tokens[i].dep in SUBJECTS and tokens[i].pos in ("PROPN", "PRON", "NOUN")]
    if subjects:
        verb = tokens[subjects[0]].head
        cue = (verb, verb + 1) if 0 <= verb < index else (index, index + 1)
        yield Frame(
            cue=cue,
            cue_class="report",
            source=noun_phrase(tokens, subjects[0]),
            content=((index + 1, len(tokens)),),
            whole=False,
            rule="colon_quote",
        )


def verdict_on_words(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“called this information unreliable”, “branded the letter a fake”: a denial by verdict."""
    if tokens[index].pos != "VERB" or tokens[index].lemma not in words("en", "cues", "verdict_verbs"):
        return
    source = source_of(tokens, index)
    clause = subtree(tokens, index)
    after = [i for i in clause if i > index and tokens[i].lemma in words("en", "cues", "verdict_words")]
    if source is not None and after:
        yield Frame(
            cue=(index, index + 1),
            cue_class="deny",
            source=source,
            content=tuple(runs(clause)),
            whole=True,
            rule="verdict_on_words",
        )


def verb_with_message(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“traded accusations”, “issued a statement”: a light verb whose object is a word for a message."""
    if tokens[index].pos != "VERB" or tokens[index].lemma not in words("en", "cues", "light_verbs"):
        return
    messages = [kid for kid in kids_with(tokens, index, "dobj") if tokens[kid].lemma in words_of_nouns()]
    source = source_of(tokens, index)
    if messages and source is not None:
        cue_class = noun_class(tokens[messages[0]].lemma)
        clause = tuple(runs(subtree(tokens, index)))
        yield Frame(
            cue=(index, messages[0] + 1),
            cue_class=cue_class,
            source=source,
            content=clause,
            whole=True,
            rule="verb_with_message",
        )


def cue_then_quote(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“He says, ‘…’”, “Orlov replied: ‘…’”: a verb right before a comma or colon and the quotation that it brings."""
    token = tokens[index]
    quotes = is_cue(tokens, index) or (token.pos == "VERB" and token.lemma in words("en", "cues", "quoting"))
    follows = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].text in (",", ":"))
    if not quotes or is_passive(tokens, index) or follows >= len(tokens) or tokens[follows].text not in OPENING_MARKS:
        return
    source = source_of(tokens, index)
    if source is not None and source[1] <= index:
        yield frame(tokens, index, source, ((follows, len(tokens)),), whole=False, rule="cue_then_quote")


def noun_with_clause(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“amid reports that drivers had gone home”, “Putin's claim that …”: the reports, or whose they are, are the source."""
    token = tokens[index]
    if token.pos != "NOUN" or token.lemma not in words_of_nouns() or under_cue(tokens, index):
        return
    clauses = [kid for kid in kids_with(tokens, index, "acl", "ccomp") if has_that(tokens, kid)]
    source = owner_of_message(tokens, index)
    if not clauses or source is None:
        return
    yield Frame(
        cue=(index, index + 1),
        cue_class="claim" if index and tokens[index - 1].lemma == "amid" else noun_class(token.lemma),
        source=source,
        content=tuple(runs(subtree(tokens, clauses[0]))),
        whole=False,
        rule="noun_with_clause",
    )


def owner_of_message(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Return whose message a noun names: “Putin's claim”, “a statement by the ministry”; “reports” speak for themselves."""
    owners = kids_with(tokens, index, "poss")
    by = [kid for kid in kids_with(tokens, index, "prep", "agent") if tokens[kid].lemma in ("by", "from")]
    owners += [kid for prep in by for kid in kids_with(tokens, prep, "pobj")]
    if owners:
        start, stop = noun_phrase(tokens, owners[0])
        return start, stop - (tokens[stop - 1].text in POSSESSIVES and stop - start > 1)
    return (index, index + 1) if tokens[index].lemma in words("en", "cues", "self_speaking") else None


def colon_heading(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“ISW: civilians may …”: a short name before the first colon of the sentence."""
    if tokens[index].text != ":" or index == 0 or index > 5 or index + 3 > len(tokens):  # noqa: PLR2004 (a name has few words)
        return
    before = tokens[:index]
    if all(t.pos in ("PROPN", "NOUN", "ADJ", "PUNCT", "SYM", "DET") for t in before) and any(
        t.pos == "PROPN" for t in before
    ):
        first = next(i for i, t in enumerate(before) if t.pos != "PUNCT")
        yield Frame(
            cue=(index, index + 1),
            cue_class="report",
            source=(first, index),
            content=((index + 1, len(tokens)),),
            whole=False,
            rule="colon_heading",
        )


RULES: tuple[Rule, ...] = (
    colon_heading,
    colon_quote,
    according_to,
    verdict_on_words,
    trailing_cue,
    verb_with_clause,
    passive_claim,
    quote_then_verb,
    verb_in_parenthesis,
    cue_then_quote,
    verb_then_rest,
    verb_with_object,
    verb_with_message,
    noun_with_clause,
)


def frame(
    tokens: tuple[Token, ...],
    index: int,
    source: tuple[int, int] | None,
    content: tuple[tuple[int, int], ...],
    *,
    whole: bool,
    rule: str,
) -> Frame:
    """Build the frame of the verb at *index*."""
    return Frame(
        cue=(index, index + 1),
        cue_class=cue_class(tokens, index) or "report",
        source=source,
        content=content,
        whole=whole,
        rule=rule,
    )


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


def runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the half-open runs of consecutive indices."""
    start = None
    previous = -2
    for index in indices:
        if index != previous + 1:
            if start is not None:
                yield start, previous + 1
            start = index
        previous = index
    if start is not None:
        yield start, previous + 1


