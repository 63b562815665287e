"""Frames and clauses of a sentence, by language."""

from __future__ import annotations

from svodka.reading.attribution import english as english_frames
from svodka.reading.attribution import slavic as slavic_frames
from svodka.reading.clauses import english as english_clauses
from svodka.reading.clauses import slavic as slavic_clauses
from svodka.reading.document import ParsedSentence
from svodka.reading.frames import Analysis


def analyse(sentence: ParsedSentence) -> Analysis:
    """Return the attributions and clauses of one sentence."""
    if sentence.lang == "en":
        return Analysis(frames=english_frames.frames(sentence.tokens), pieces=english_clauses.pieces(sentence.tokens))
    pieces = slavic_clauses.pieces(sentence.tokens, sentence.lang)
    return Analysis(frames=slavic_frames.frames(sentence.tokens, pieces, sentence.lang), pieces=pieces)
