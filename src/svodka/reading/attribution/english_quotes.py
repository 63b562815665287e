"""English attribution by order and marks: quotations, trailing and inverted cues, colons."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.lexicon.data import words
from svodka.reading.attribution.english_cues import (
    CLOSING_MARKS,
    OPENING_MARKS,
    SUBJECTS,
    TRAILING,
    cue_class,
    frame,
    is_cue,
    is_finite,
    is_passive,
)
from svodka.reading.attribution.english_sources import (
    noun_phrase,
    source_of,
    subject_after_comma,
)
from svodka.reading.document import Token
from svodka.reading.frames import Frame
from svodka.reading.tree import kids_with


def trailing_cue(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“…, a recruit told the paper on Tuesday”: subject and cue after the comma that ends a whole clause.

    The parser often takes such a subject for one more object of the clause before it, so it is read off the commas.
    """
    if is_passive(tokens, index) or not is_finite(tokens[index]) or tokens[index].pos != "VERB":
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
