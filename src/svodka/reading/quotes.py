"""A scanner for quotation marks, without language processing; it never raises.

A stack automaton over “ ” „ « » ‘ ’ " that tells apostrophes from closing marks and knows quotations
that stay open to the end of their block (*closed* is False); beside it, the dash that opens speech in
Russian and Ukrainian paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MARK = re.compile('[“„«‘‹”»’›"]')
PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›"}
CLOSERS = frozenset("”»’›")
STRAIGHT = '"'
SCARE_WORDS = 3
"""A quotation of up to three words is a term in quotation marks, not somebody's statement."""


CACHE_BLOCKS = 256
"""Blocks whose quotations are kept: each is asked for every clause in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """[start, stop) with its marks; *depth* 0 is outermost; *closed* tells whether a closing mark was found."""

    start: int
    stop: int
    depth: int
    closed: bool

    def covers(self, start: int, stop: int) -> bool:
        """Tell whether [start, stop) lies inside."""
        return self.start <= start and stop <= self.stop


@lru_cache(maxsize=CACHE_BLOCKS)
def quotations(text: str, offset: int = 0) -> tuple[Quotation, ...]:
    """Return the quotations of one block's *text* in order, shifted by *offset*."""
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    text = with_one_mark(text)
    for mark in MARK.finditer(text):
        at, char = mark.start(), mark.group()
        if stack and closes(text, at, char, stack[-1][1]):
            start, _ = stack.pop()
            found.append(Quotation(start=offset + start, stop=offset + at + 1, depth=len(stack), closed=True))
        elif char in PAIRS or char == STRAIGHT:
            if opens(text, at, char) and len(stack) < len(PAIRS):
                stack.append((at, PAIRS.get(char, STRAIGHT)))
        elif char in CLOSERS and not is_apostrophe(text, at) and len(stack) > 1 and any(char in c for _, c in stack):
            while stack and char not in stack[-1][1]:
                stack.pop()
            start, _ = stack.pop()
            found.append(Quotation(start=offset + start, stop=offset + at + 1, depth=len(stack), closed=True))
    found.extend(dialogue(text, offset))
    if stack:
        start, closer = stack[0]
        if closer != "’" or start == 0:
            found.append(Quotation(start=offset + start, stop=offset + len(text), depth=0, closed=False))
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.stop)))


def with_one_mark(text: str) -> str:
    """Write the typewriter's double marks (two apostrophes, two grave accents) as one straight mark, length for length."""
    if "'" in text and "‘" not in text:
        text = SINGLE.sub(lambda m: f"‘{m.group()[1:-1]}’", text)
    if "''" not in text and "``" not in text:
        return text
    return TYPED.sub(lambda m: '"_' if m.start() == 0 or text[m.start() - 1] in " \t\n([—–-" else '_"', text)


TYPED = re.compile("''|``")
SINGLE = re.compile(r"(?<![\w'])'(?=[A-Z])[^\n]*?[.,!?…]'(?![\w'])")
"""Speech between typewriter's single marks: it opens on a capital, and closes behind a mark."""
DASH = r"[—–-]"
DIALOGUE_OPENS = re.compile(rf"\s*{DASH}\s+(?=\w)")
TURN = re.compile(rf"[,.!?…]\s*{DASH}\s+")


def dialogue(text: str, offset: int) -> list[Quotation]:
    """Return the speech of a paragraph in the Russian manner: “— Мы ждали, — говорит она. — Потом ушли”.

    A dash opens it, a dash after a mark and before a small letter turns to the author, the next one back. A
    paragraph whose dash is never answered by the author's words is an item of a list.
    """
    opening = DIALOGUE_OPENS.match(text)
    if opening is None:
        return []
    spoken: list[Quotation] = []
    start, speaking, answered = opening.end(), True, False
    for turn in TURN.finditer(text, opening.end()):
        to_author = text[turn.end() : turn.end() + 1].islower()
        if speaking and to_author:
            spoken.append(Quotation(start=offset + start, stop=offset + turn.start() + 1, depth=0, closed=True))
            speaking, answered = False, True
        elif not speaking:
            start, speaking = turn.end(), True
    if speaking and answered and start < len(text):
        spoken.append(Quotation(start=offset + start, stop=offset + len(text), depth=0, closed=True))
    return spoken if answered else []


def closes(text: str, at: int, char: str, closers: str) -> bool:
    """Tell whether *char* at *at* ends the innermost quotation."""
    if char not in closers:
        return False
    if char == "’":
        return not is_apostrophe(text, at)
    return True


def opens(text: str, at: int, char: str) -> bool:
    """Tell whether *char* begins a quotation: ‘ and the straight mark do so only at the edge of a word."""
    if char not in ("‘", STRAIGHT):
        return True
    before = text[at - 1] if at else " "
    return not before.isalnum() and at + 1 < len(text) and not text[at + 1].isspace()


def is_apostrophe(text: str, at: int) -> bool:
    """Tell a ’ inside or at the head of a word from a closing mark."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isalnum() and after.isalnum()


def is_scare(text: str, quotation: Quotation) -> bool:
    """Tell whether the quotation, a stretch of *text*, is a term in quotation marks rather than a statement."""
    return len(text[quotation.start : quotation.stop].split()) <= SCARE_WORDS
