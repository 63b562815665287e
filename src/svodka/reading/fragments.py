"""Clauses that state nothing: they only bring the clause beside them, or tell how the outlet came to know it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from svodka.reading.document import ParsedSentence
from svodka.reading.frames import Analysis, Frame, Piece
from svodka.reading.tree import kids_with

LEARNING = frozenset(("learn", "understand"))
LEAD_WORDS = 8
"""A clause that only brings another one is short."""

BRINGING = frozenset(("verb_with_clause", "adjective_with_clause"))

Rule = Callable[[ParsedSentence, Piece, Analysis, Sequence[Frame]], bool]


def outlet_learned(sentence: ParsedSentence, piece: Piece, analysis: Analysis, frames: Sequence[Frame]) -> bool:
    """“…, Lenta Press has learned”, “…, the paper learned from the office”: the outlet names itself behind its news."""
    del analysis, frames
    tokens = sentence.tokens
    verbs = [i for i in range(piece.start, piece.stop) if tokens[i].pos == "VERB"]
    if sentence.lang != "en" or len(verbs) != 1 or tokens[verbs[0]].lemma not in LEARNING or piece.start == 0:
        return False
    objects = kids_with(tokens, verbs[0], "dobj", "xcomp", "acomp")
    inside = any(piece.start <= kid < piece.stop and kid > verbs[0] for kid in objects)
    return tokens[piece.start - 1].text == "," and not inside and bool(kids_with(tokens, verbs[0], "nsubj"))


def lead_in(sentence: ParsedSentence, piece: Piece, analysis: Analysis, frames: Sequence[Frame]) -> bool:
    """“«I am sure | that they will come»”: in somebody's own words such a beginning only brings the clause behind it."""
    if sentence.lang != "en" or piece.stop - piece.start > LEAD_WORDS:
        return False
    inner = [f for f in analysis.frames if f not in frames and f.rule in BRINGING and piece.start <= f.cue[0] < piece.stop]
    said = next((t for t in sentence.tokens[piece.start : piece.stop] if t.pos in ("PRON", "NOUN", "PROPN")), None)
    return said is not None and said.pos == "PRON" and any(f.content and f.content[0][0] >= piece.stop for f in inner)


RULES: tuple[Rule, ...] = (outlet_learned, lead_in)


def is_fragment(sentence: ParsedSentence, piece: Piece, analysis: Analysis, frames: Sequence[Frame]) -> bool:
    """Tell whether a clause states nothing by itself; *frames* are those of the sentence that lay words to somebody."""
    return any(rule(sentence, piece, analysis, frames) for rule in RULES)
