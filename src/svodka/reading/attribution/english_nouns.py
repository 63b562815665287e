"""English attribution by nouns and prepositions: messages and who sent them, “according to”, “citing”."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.lexicon.data import words
from svodka.reading.attribution.english_cues import (
    has_that,
    noun_class,
    under_cue,
    words_of_nouns,
)
from svodka.reading.attribution.english_sources import (
    noun_phrase,
    owner_of_message,
    source_of,
)
from svodka.reading.document import Token
from svodka.reading.frames import Frame
from svodka.reading.tree import kids_with, runs, subtree


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


def verb_with_message(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“traded accusations”, “issued a statement”: a light verb whose object is a word for a message."""
    if tokens[index].pos != "VERB" or tokens[index].lemma not in words("en", "cues", "light_verbs"):
        return
    carried = words_of_nouns() | words("en", "cues", "attitudes")
    messages = [kid for kid in kids_with(tokens, index, "dobj") if tokens[kid].lemma in carried]
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
