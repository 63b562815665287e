"""English attribution by order and marks: quotations, trailing and inverted cues, colons."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.lexicon.data import table, words
from svodka.reading.attribution.english_cues import (
    CLOSING_MARKS,
    DASHES,
    LOOSE,
    OPENING_MARKS,
    SUBJECTS,
    TRAILING,
    cue_class,
    frame,
    is_cue,
    is_finite,
    is_passive,
    verb_class,
)
from svodka.reading.attribution.english_sources import (
    NEVER_SPEAKERS,
    is_phrase,
    noun_phrase,
    source_of,
    subject_after_comma,
)
from svodka.reading.document import Token
from svodka.reading.frames import Frame
from svodka.reading.tree import kids_with

LONGEST_TAG = 24
"""A sentence that only names who said the quotation beside it has no more words."""


def trailing_cue(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“…, a recruit told the paper on Tuesday”: subject and cue after the comma that ends a whole clause.

    The parser often takes such a subject for one more object of the clause before it, so it is read off the commas.
    """
    if is_passive(tokens, index) or not is_finite(tokens[index]) or tokens[index].pos != "VERB":
        return
    quotes = tokens[index].lemma in words("en", "cues", "quoting") and any(t.text in CLOSING_MARKS for t in tokens[:index])
    if cue_class(tokens, index) not in TRAILING and not quotes and not any(pauses(tokens, i) for i in range(max(0, index - 12), index)):
        return
    stop = index + 1
    while stop < len(tokens) and tokens[stop].text not in (",", ".", ";", *CLOSING_MARKS):
        stop += 1
    objects = [kid for kid in kids_with(tokens, index, "dobj", "dative") if kid > index]
    tells = tokens[index].lemma in words("en", "cues", "tells_somebody")
    if any(is_finite(t) for t in tokens[index + 1 : stop]) or (objects and not tells) or tokens[stop - 1].text in OPENING_MARKS:
        return
    source = subject_after_comma(tokens, index)
    quotes = quotes or cue_class(tokens, index) in TRAILING
    if source is not None and (quotes or pauses(tokens, source[0] - 1)):
        further = quotation_after(tokens, stop)
        if further and not any(t.text in CLOSING_MARKS for t in tokens[max(0, source[0] - 2) : source[0]]):
            return
        content = ((opening(tokens, source[0]), source[0]), *further)
        yield frame(tokens, index, source, content, whole=False, rule="trailing_cue")


def trailing_quoted(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“…, Doe was quoted as saying”, “…, the paper quoted Doe as saying”: he speaks who is quoted."""
    said = [
        kid for prep in kids_with(tokens, index, "prep") if tokens[prep].lemma == "as" for kid in kids_with(tokens, prep, "pcomp")
    ]
    if tokens[index].lemma not in ("quote", "cite") or not said or kids_with(tokens, said[0], "ccomp", "dobj"):
        return
    before = subject_after_comma(tokens, index)
    objects = kids_with(tokens, index, "dobj")
    source = noun_phrase(tokens, objects[0]) if objects and not is_passive(tokens, index) else before
    if before is not None and source is not None:
        yield frame(tokens, index, source, ((0, before[0]),), whole=False, rule="trailing_quoted")


def quote_then_verb(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“…,” said X, head of Y: the inverted order that the parser often misses."""
    if index < 2 or tokens[index - 1].text not in CLOSING_MARKS:  # noqa: PLR2004 (a quotation stands before)
        return
    quotes = is_cue(tokens, index) or tokens[index].lemma in words("en", "cues", "quoting")
    if not quotes and not (is_finite(tokens[index]) and tokens[index].pos == "VERB" and pauses(tokens, index - 1)):
        return
    stop = index + 1
    while stop < len(tokens) and tokens[stop].text not in (".", ";", *OPENING_MARKS):
        if tokens[stop].pos in ("VERB", "AUX", "SCONJ") and tokens[stop].dep not in ("amod", "acl"):
            break
        stop += 1
    while stop > index + 1 and tokens[stop - 1].pos in ("PUNCT", "ADP", "CCONJ", "PRON") and tokens[stop - 1].dep != "nsubj":
        stop -= 1
    if stop > index + 1 and any(t.pos in ("PROPN", "NOUN", "PRON") for t in tokens[index + 1 : stop]):
        content = ((opening(tokens, index), index), *quotation_after(tokens, stop))
        yield frame(tokens, index, (index + 1, stop), content, whole=False, rule="quote_then_verb")


def opening(tokens: tuple[Token, ...], stop: int) -> int:
    """Return where the words before an attribution begin: at the mark that opens a quotation of its own, else at 0."""
    close = next((i for i in (stop - 1, stop - 2) if i > 0 and tokens[i].text in CLOSING_MARKS), None)
    if close is None:
        return 0
    opens = next((i for i in range(close - 1, 0, -1) if tokens[i].text in PARTNERS[tokens[close].text]), 0)
    return opens if opens and tokens[opens - 1].text in BREAKS else 0


PARTNERS = {"”": ("“", "„"), '"': ('"',), "’": ("‘",), "»": ("«",), "''": ("''", "``")}
BREAKS = frozenset((".", "!", "?", ":", "…", *CLOSING_MARKS, *DASHES))


def pauses(tokens: tuple[Token, ...], mark: int) -> bool:
    """Tell whether a closing mark follows a comma or a mark of question or exclamation: any verb after it tells who spoke."""
    return mark > 0 and tokens[mark].text in CLOSING_MARKS and tokens[mark - 1].text in (",", "?", "!")


def quotation_after(tokens: tuple[Token, ...], stop: int) -> tuple[tuple[int, int], ...]:
    """Return the second part of a split quotation, which opens within two marks after the attribution."""
    opens = [i for i in range(stop, min(stop + 3, len(tokens))) if tokens[i].text in OPENING_MARKS]
    return ((opens[0], len(tokens)),) if opens and all(t.pos == "PUNCT" for t in tokens[stop : opens[0]]) else ()


def inverted_cue(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“The choice, said Doe, is …”, “…, says the head of Y”: verb before subject, behind a comma, without a quotation."""
    if tokens[index].lemma not in words("en", "cues", "inverting") or not 1 < index < len(tokens) - 1:
        return
    if not is_finite(tokens[index]) or tokens[index - 1].text != ",":
        return
    stop = index + 1
    while stop < len(tokens) and tokens[stop].text not in (",", ".", ";", *OPENING_MARKS):
        stop += 1
    subject = tokens[index + 1 : stop]
    if not is_phrase(subject) or any(t.pos in ("PART", "VERB") for t in subject) or not (is_named(subject) or tokens[index].lemma == "say"):
        return
    rest = (stop + 1, len(tokens))
    begun = any(is_finite(t) for t in tokens[:index])
    content = ((0, index - 1),) if begun or rest[0] >= rest[1] else ((0, index - 1), rest)
    yield frame(tokens, index, (index + 1, stop), content, whole=False, rule="inverted_cue")


def is_named(segment: tuple[Token, ...]) -> bool:
    """Tell whether a phrase holds a name."""
    return any(t.pos == "PROPN" for t in segment)


def cue_then_quote(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“He says, ‘…’”, “Orlov replied: ‘…’”: a verb right before a comma or colon and the quotation that it brings."""
    token = tokens[index]
    quotes = is_cue(tokens, index) or (token.pos == "VERB" and token.lemma in words("en", "cues", "quoting"))
    follows = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].text in (",", ":", ";"))
    if not quotes or is_passive(tokens, index) or follows >= len(tokens) or tokens[follows].text not in OPENING_MARKS:
        return
    source = source_of(tokens, index)
    if source is not None and source[1] <= index:
        stop = len(tokens) if follows > index + 1 else closing(tokens, follows)
        yield frame(tokens, index, source, ((follows, stop),), whole=False, rule="cue_then_quote")


def closing(tokens: tuple[Token, ...], opens: int) -> int:
    """Return the index behind the mark that closes the quotation opened at *opens*, or the end."""
    return next((i + 1 for i in range(opens + 1, len(tokens)) if tokens[i].text in CLOSING_MARKS), len(tokens))


def quote_before(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“‘…?’ Doe asked.” cut after the quotation, “Doe tweeted:” before one: a sentence of nothing but subject and cue.

    What is said stands in the sentences around; the frame itself has no content.
    """
    if not speaks_beside_quotation(tokens, index) or len(tokens) > LONGEST_TAG:
        return
    if tokens[index].dep != "root" or kids_with(tokens, index, "ccomp", "xcomp", "dobj", "parataxis", "neg"):
        return
    after, before = [t for t in tokens[index + 1 :] if is_finite(t)], tokens[:index]
    source = (index + 1, len(tokens) - 1) if not before else source_of(tokens, index)
    if after or source is None or source[0] >= source[1] or not all(t.pos == "PUNCT" for t in before[: source[0]]):
        return
    yield frame(tokens, index, source, (), whole=False, rule="quote_before")


def speaks_beside_quotation(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a verb reports, or does so beside a quotation."""
    announces = tokens[-1].text == ":" and is_finite(tokens[index])
    beside = tokens[index].pos == "VERB" and (announces or tokens[index].lemma in words("en", "cues", "quoting"))
    return (is_cue(tokens, index) or beside) and not is_passive(tokens, index)


def colon_quote(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“As X put it: ‘…’”: the subject of the main verb before a colon speaks the quotation after it."""
    if tokens[index].text != ":" or index + 2 > len(tokens) or tokens[index + 1].text not in OPENING_MARKS:
        return
    subjects = [
        i
        for i in range(index)
        if tokens[i].dep in SUBJECTS and tokens[i].pos in ("PROPN", "PRON", "NOUN") and tokens[i].lemma not in NEVER_SPEAKERS
    ]
    if not subjects:
        return
    subject = next((i for i in reversed(subjects) if is_cue(tokens, tokens[i].head)), subjects[0])
    verb = tokens[subject].head
    yield Frame(
        cue=(verb, verb + 1) if 0 <= verb < index else (index, index + 1),
        cue_class="report",
        source=noun_phrase(tokens, subject),
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


def dash_tag(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“- The road is closed - said the mayor.”, “Mill burned down – General Staff”: who speaks stands behind a spaced dash."""
    if not is_spaced_dash(tokens, index):
        return
    stop = len(tokens) - (tokens[-1].text in (".", "!"))
    verb = index + 1 if verb_class(tokens[index + 1].lemma) in LOOSE else -1
    source = (index + 1 + (verb > 0), stop)
    segment = tokens[slice(*source)]
    if not segment or len(segment) > LONGEST_TAG or not is_phrase(segment) or any(t.pos == "VERB" and t.dep != "amod" for t in segment):
        return
    if verb < 0 and (len(segment) > SHORT_NAME or stop < len(tokens) or not is_institution(segment) or not any(map(tells, tokens[:index]))):
        return
    cue = (verb, verb + 1) if verb > 0 else (index, index + 1)
    yield Frame(cue=cue, cue_class="report", source=source, content=((0, index),), whole=False, rule="dash_tag")


SHORT_NAME = 5
"""A headline names its source in few words."""


def is_spaced_dash(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a dash with a space before it parts two phrases."""
    inside = 2 < index < len(tokens) - 1  # noqa: PLR2004 (some words before it, and one behind)
    return inside and tokens[index].text in DASHES and tokens[index - 1].stop < tokens[index].start


def tells(token: Token) -> bool:
    """A verb, by which a headline tells something."""
    return token.pos in ("VERB", "AUX")


def is_institution(segment: tuple[Token, ...]) -> bool:
    """Tell whether a headline's last words name somebody who tells things: a person, a body, an office; no place."""
    agents = table("en", "voices")["nouns"]["agent"]
    somebody = any(t.entity in ("PER", "ORG") or t.lemma in agents or (t.text.isupper() and len(t.text) > 1) for t in segment)
    return somebody and all(t.pos in ("PROPN", "NOUN", "ADJ", "DET", "PART", "ADP") for t in segment) and segment[-1].pos != "ADP"
