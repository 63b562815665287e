"""English attribution on spaCy's dependencies: each rule finds one kind of frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from svodka.lexicon.data import fold, table, words
from svodka.reading.attribution.english_cues import (
    CLOSING_MARKS,
    DASHES,
    LOOSE,
    OPENING_MARKS,
    SUBJECTS,
    adjective_class,
    asks_for_anonymity,
    clauses_of_adjective,
    cue_class,
    doubting,
    frame,
    is_bare_infinitive,
    is_cue,
    is_impersonal,
    is_passive,
    removes,
    strikes,
    unsaid,
)
from svodka.reading.attribution.english_nouns import (
    according_to,
    as_reported,
    citing,
    in_words_of,
    noun_with_clause,
    verb_with_message,
)
from svodka.reading.attribution.english_quotes import (
    colon_heading,
    colon_quote,
    cue_then_quote,
    dash_tag,
    inverted_cue,
    quote_before,
    quote_then_verb,
    trailing_cue,
    trailing_quoted,
)
from svodka.reading.attribution.english_sources import (
    agent_of,
    source_of,
)
from svodka.reading.document import Token
from svodka.reading.frames import Frame, overlap
from svodka.reading.tree import kids_with, runs, subtree

NEVER_CUES = frozenset(("PUNCT", "DET", "PRON", "NUM", "CCONJ", "PART", "SYM", "SPACE"))
MARKS = frozenset((":", *DASHES))
"""Marks behind which or before which a source can stand."""
CLAUSES = ("ccomp", "parataxis")
OBJECTS_OR_PREPOSITION = ("dobj", "prep", "pcomp", "oprd", "dative")
OBJECTS = ("dobj", "dative", "oprd", "attr", "acomp", "xcomp", "ccomp", "pcomp")

Rule = Callable[[tuple[Token, ...], int], Iterator[Frame]]


def frames(tokens: tuple[Token, ...]) -> tuple[Frame, ...]:
    """Return the frames of a sentence in order; the first rule that fires on a cue has it."""
    found: list[Frame] = []
    for index, token in enumerate(tokens):
        if token.pos in NEVER_CUES and token.text not in MARKS:
            continue
        if token.dep in ("relcl", "acl", "advcl") and asks_for_anonymity(tokens, index):
            continue
        for rule in RULES:
            new = list(rule(tokens, index))
            if new:
                found.extend(new)
                break
    tagged = {frame.cue for frame in found if frame.rule == "dash_tag"}
    found = [frame for frame in found if frame.rule == "dash_tag" or frame.cue not in tagged]
    return tuple(without_siblings(tokens, frame, found) for frame in found)


def without_siblings(tokens: tuple[Token, ...], frame: Frame, found: list[Frame]) -> Frame:
    """“X said A, while Y said B”, “X said A but warned of B”: what the parser hung under A is no part of what X said in A.

    A further cue in the content is a sibling where its subject lies outside, or where a word of contrast parts them.
    """
    if frame.whole:
        return frame
    barred: set[int] = set()
    for other in found:
        at = other.cue[0]
        if other is frame or other.source is None or overlap(at, at + 1, frame.content) == 0:
            continue
        outside = overlap(*other.source, frame.content) == 0
        if tokens[at].dep in ("conj", "advcl") and (outside or parted(tokens, at)):
            barred.update(subtree(tokens, at))
    left = without(frame.content, barred)
    return replace(frame, content=left) if left else frame


def parted(tokens: tuple[Token, ...], verb: int) -> bool:
    """Tell whether a clause stands against the one before: “while”, “whereas”, “but”."""
    joined = tokens[verb].head >= 0 and any(tokens[kid].lemma == "but" for kid in kids_with(tokens, tokens[verb].head, "cc"))
    against = {tokens[kid].lemma for kid in kids_with(tokens, verb, "mark")} & {"while", "whereas", "although", "though"}
    return bool(against) or (tokens[verb].dep == "conj" and joined)


def verb_with_clause(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X said (that) …”, “…, said X”, “…, arguing that …”: a cue that governs a clause."""
    if not is_cue(tokens, index) or unsaid(tokens, index):
        return
    found = [kid for kid in kids_with(tokens, index, *CLAUSES) if kid != index and not is_bare_infinitive(tokens, kid)]
    clauses = [kid for kid in found if not tells_when(tokens, kid, index)]
    if not clauses:
        return
    ranges = tuple(runs(clause_with_topic(tokens, clauses[0], index)))
    for clause in clauses[1:]:
        ranges += tuple(runs(subtree(tokens, clause, without=[index])))
    source = agent_of(tokens, index) if is_passive(tokens, index) else source_of(tokens, index)
    if source is None and tokens[index - 1].text in CLOSING_MARKS:
        return
    if source is None and (tokens[index].dep == "xcomp" or (is_passive(tokens, index) and not is_impersonal(tokens, index))):
        return
    kept = without(ranges, told_aside(tokens, clauses[0]))
    yield frame(tokens, index, source, tuple(sorted(kept)), whole=False, rule="verb_with_clause")


def tells_when(tokens: tuple[Token, ...], clause: int, cue: int) -> bool:
    """“…, the president said as he left the hall”: right behind the cue such a clause tells when he said it."""
    marks = kids_with(tokens, clause, "mark", "advmod")
    return any(mark == cue + 1 and tokens[mark].lemma in ("as", "when", "while", "after", "before") for mark in marks)


def told_aside(tokens: tuple[Token, ...], clause: int) -> set[int]:
    """“vowed she will sue, after the judge had ruled”: what came before an announcement is told by the outlet.

    The parser hangs such a clause on what is announced, which is still to come and comes after much else.
    """
    ahead = any(fold(tokens[kid].text) in AHEAD for kid in kids_with(tokens, clause, "aux"))
    quoted = any(t.text in OPENING_MARKS for t in tokens)
    verbs = [clause, *kids_with(tokens, clause, "advcl", "xcomp", "ccomp")] if ahead and not quoted else []
    after = [kid for verb in verbs for kid in kids_with(tokens, verb, "advcl") if tokens[kid].has("Tense=Past")]
    told = [kid for kid in after if any(tokens[mark].lemma == "after" for mark in kids_with(tokens, kid, "mark"))]
    return {i for kid in told for i in subtree(tokens, kid)}


AHEAD = frozenset(("will", "'ll", "’ll", "shall", "would"))


def without(ranges: tuple[tuple[int, int], ...], barred: set[int]) -> tuple[tuple[int, int], ...]:
    """Return the ranges less the tokens that are barred."""
    return tuple(runs([i for a, b in ranges for i in range(a, b) if i not in barred])) if barred else ranges


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
    if tokens[index].dep == "ccomp" and tokens[index].head < index and is_cue(tokens, tokens[index].head):
        return  # “a court that Moscow says it does not recognize”
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


def passive_claim(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X is accused of …”, “… are dismissed by Y as a sham”: the agent, if any, is the source."""
    if not is_cue(tokens, index) or not kids_with(tokens, index, "nsubjpass", "auxpass"):
        return
    if kids_with(tokens, index, "ccomp") and is_impersonal(tokens, index):
        return
    if tokens[index].dep in ("advcl", "pcomp", "acl", "xcomp") or removes(tokens, index):
        return
    source = agent_of(tokens, index)
    clause = tuple(runs(subtree(tokens, index)))
    kind = cue_class(tokens, index)
    pointing = any(tokens[kid].text.casefold() in ("this", "that") for kid in kids_with(tokens, index, "nsubjpass"))
    if pointing and source is not None and kind in ("report", "confirm") and tokens[index].dep == "root":
        yield frame(tokens, index, source, (), whole=False, rule="about_this")  # “This was reported by the mayor”
        return
    judged = kind != "deny" or any(tokens[kid].lemma == "as" for kid in kids_with(tokens, index, "prep"))
    if source is None and (kind not in ("deny", "claim", "allege") or not judged):
        return
    if kind == "commit" or tokens[index].lemma in ("publish", "post"):  # “was agreed by the cabinet”, “was published by a team”
        return
    yield frame(tokens, index, source, clause, whole=True, rule="passive_claim")


def verb_with_object(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X announced a programme”, “X accused Y of …”, “X pledged to …”: the words of the frame stay."""
    if tokens[index].lemma == "cite" and tokens[index].dep in ("advcl", "acl"):  # “citing high winds” gives a reason
        return
    if not is_cue(tokens, index) or not stands_alone(tokens, index) or not has_matter(tokens, index):
        return
    source = source_of(tokens, index)
    if source is not None:
        yield frame(tokens, index, source, tuple(runs(matter_of(tokens, index))), whole=True, rule="verb_with_object")


def stands_alone(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether the verb is active and no mere complement of another verb; only a denial may be negated."""
    token = tokens[index]
    kind = cue_class(tokens, index)
    if kind != "deny" and kids_with(tokens, index, "neg"):
        return False
    infinite = token.has("VerbForm=Inf") and token.dep in ("xcomp", "advcl", "acl") and not is_made_to_deny(tokens, index)
    return not (infinite or is_passive(tokens, index) or (token.dep in ("advcl", "acl") and kind in ("predict", "commit")))


def is_made_to_deny(tokens: tuple[Token, ...], index: int) -> bool:
    """“was quick to deny it”, “was forced to deny it”: who has to deny something does."""
    return cue_class(tokens, index) == "deny" and tokens[tokens[index].head].lemma in words("en", "cues", "driven")


def has_matter(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether the verb has what it speaks of: an object, an infinitive, or a phrase such as “complained about …”."""
    lemma, kind = tokens[index].lemma, cue_class(tokens, index)
    takes_object = (lemma in words("en", "cues", "object_cues") or kind == "deny") and not removes(tokens, index)
    if takes_object and not strikes(tokens, index) and kids_with(tokens, index, *OBJECTS_OR_PREPOSITION):
        return True
    if kind in ("commit", "direct", "claim", "predict", "deny") and kids_with(tokens, index, "xcomp", "ccomp"):
        return True
    if kids_with(tokens, index, "prt") and any(kid == index + 2 for kid in kids_with(tokens, index, "advcl")):
        return True  # “ruled out printing money”
    if lemma in words("en", "cues", "showing"):
        return bool(kids_with(tokens, index, "dobj")) and shown_by_document(tokens, index)
    about = {tokens[kid].lemma for kid in kids_with(tokens, index, "prep")} & words("en", "cues", "prepositions_of_matter")
    return bool(about) and lemma in words("en", "cues", "prepositional_cues")


def shown_by_document(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a video, letter, survey or the like shows it: “the blast showed the danger” quotes nobody."""
    documents = table("en", "voices")["nouns"]["document"]
    above = [tokens[index].head] if tokens[index].dep in ("acl", "relcl") else []
    return any(tokens[i].lemma in documents for i in (*kids_with(tokens, index, *SUBJECTS), *above))


def adjective_with_clause(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“made (it) clear that …”, “is confident that …”, “are afraid …”: an adjective of speech or mind with a clause."""
    kind = adjective_class(tokens, index)
    if kind is None:
        return
    clauses = clauses_of_adjective(tokens, index)
    verb = tokens[index].head
    if not clauses or kids_with(tokens, verb, "neg"):
        return
    source = source_of(tokens, verb)
    if source is not None:
        content = tuple(runs(subtree(tokens, clauses[0])))
        yield Frame(
            cue=(verb, index + 1), cue_class=kind, source=source, content=content, whole=False, rule="adjective_with_clause"
        )


def matter_of(tokens: tuple[Token, ...], index: int) -> list[int]:
    """Return what a verb is said of: its objects and complements, without clauses and phrases of time or manner."""
    objects = kids_with(tokens, index, *OBJECTS)
    settings = words("en", "cues", "prepositions_of_setting") if objects else frozenset()
    phrases = [kid for kid in kids_with(tokens, index, "prep") if kid > index and tokens[kid].lemma not in settings]
    told = tokens[index].lemma in words("en", "cues", "tells_somebody")
    matter = [kid for kid in objects if not (told and tokens[kid].dep == "dative")] + phrases
    return sorted({i for kid in matter for i in subtree(tokens, kid)}) or subtree(tokens, index)


def verb_then_rest(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“X said since May some …”: where the parser lost the clause, what follows the cue up to the end is it."""
    if not is_cue(tokens, index) or is_passive(tokens, index) or unsaid(tokens, index) or cue_class(tokens, index) not in LOOSE:
        return
    if tokens[index].dep == "acl" and kids_with(tokens, index, "agent"):
        return
    source = source_of(tokens, index)
    rest = tokens[index + 1 :]
    finite = any(t.has("VerbForm=Fin") for t in rest)
    if source and source[1] <= index + 1 and finite and not kids_with(tokens, index, "dobj"):
        yield frame(tokens, index, source, ((index + 1, len(tokens)),), whole=False, rule="verb_then_rest")


def verdict_on_words(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“called this information unreliable”, “branded the letter a fake”: a denial by verdict."""
    if tokens[index].pos != "VERB" or tokens[index].lemma not in words("en", "cues", "verdict_verbs"):
        return
    source = source_of(tokens, index)
    clause = subtree(tokens, index)
    judged = words("en", "cues", "verdict_words")
    after = [i for i in clause if i > index and tokens[i].lemma in judged and tokens[i].pos not in ("VERB", "AUX")]
    if source is not None and after:
        yield Frame(
            cue=(index, index + 1),
            cue_class="deny",
            source=source,
            content=tuple(runs(clause)),
            whole=True,
            rule="verdict_on_words",
        )


def denial_in_turn(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“cast doubt on the report”, “pleaded not guilty”, “poured cold water on rumours”: a denial in a fixed turn of phrase."""
    if tokens[index].pos != "VERB" or is_passive(tokens, index):
        return
    ahead = " ".join(t.text.casefold() for t in tokens[index : index + 8])
    source = source_of(tokens, index) if doubting().match(ahead) else None
    if source is not None:
        content = tuple(runs(subtree(tokens, index)))
        yield Frame(cue=(index, index + 1), cue_class="deny", source=source, content=content, whole=True, rule="denial_in_turn")


RULES: tuple[Rule, ...] = (
    denial_in_turn,
    colon_heading,
    colon_quote,
    dash_tag,
    according_to,
    in_words_of,
    citing,
    as_reported,
    verdict_on_words,
    trailing_quoted,
    trailing_cue,
    adjective_with_clause,
    verb_with_clause,
    passive_claim,
    quote_then_verb,
    inverted_cue,
    verb_in_parenthesis,
    cue_then_quote,
    verb_then_rest,
    verb_with_object,
    verb_with_message,
    noun_with_clause,
    quote_before,
)
