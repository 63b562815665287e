"""What an adapter finds in one sentence: who is said to say what, and where the clauses part.

A *frame* is one attribution (source, cue, content). *Pieces* are the clauses that may become statements.
Both are given in token indices of the sentence, so that the three adapters can share the assembly.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One attribution. Token ranges are half-open within the sentence.

    *cue_class* is a class of lexicon/<lang>/cues.toml. *source* is None where nobody is named ("it was
    announced"). *content* are the token ranges of what is said; *whole* tells that the words of the
    attribution cannot be cut from it ("Petrov announced a programme"). *rule* names what found it.
    """

    cue: tuple[int, int]
    cue_class: str
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    whole: bool
    rule: str

    def says(self, start: int, stop: int) -> bool:
        """Tell whether most of the tokens [start, stop) lie in the content, the attribution's own words aside."""
        inside = overlap(start, stop, self.content)
        own = overlap(start, stop, (self.cue, self.source or (0, 0)))
        if self.rule == "according_to" and self.content and start <= self.cue[0] < self.content[0][0]:
            own = max(own, self.content[0][0] - start)  # “according to the clerk, who asked not to be named, …”
        return 2 * inside > stop - start - own


def overlap(start: int, stop: int, ranges: tuple[tuple[int, int], ...]) -> int:
    """Count the tokens of [start, stop) in *ranges*."""
    return sum(max(0, min(stop, b) - max(start, a)) for a, b in ranges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A clause [start, stop) of the sentence's tokens; *rule* says why it was cut out."""

    start: int
    stop: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Frames and pieces of one sentence, both in order."""

    frames: tuple[Frame, ...]
    pieces: tuple[Piece, ...]
