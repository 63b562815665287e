"""The words of a sentence as a toponym hunter sees them: keys, capitals, gaps, and the parser's token beneath."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from svodka.lexicon.places import key
from svodka.reading.document import ParsedSentence, Token

WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W\d_]+)*")
SPACES = re.compile(r"\s+")
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, stop) of the report's text; *possessive*: an English 's was cut off."""

    text: str
    start: int
    stop: int
    key: str
    token: Token
    possessive: bool
    capital: bool
    """It begins with an upper-case letter."""

    @property
    def shouted(self) -> bool:
        """Tell whether it is all upper case: an acronym, or part of a headline in capitals."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence, with its text for the gaps between them."""

    sentence: ParsedSentence
    number: int
    text: str
    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    """What stands behind each word but the last, white space collapsed."""

    @property
    def lang(self) -> str:
        """The sentence's language."""
        return self.sentence.lang

    def gap(self, left: int, right: int) -> str:
        """Return what stands between word *left* and word *right*, white space collapsed."""
        if right == left + 1:
            return self.gaps[left]
        return collapsed(self.text[self.words[left].stop : self.words[right].start])

    def before(self, index: int, back: int = 1) -> Word | None:
        """Return the word *back* places before word *index* of the same sentence."""
        return self.words[index - back] if index >= back else None

    def after(self, index: int, ahead: int = 1) -> Word | None:
        """Return the word *ahead* places after word *index* of the same sentence."""
        return self.words[index + ahead] if index + ahead < len(self.words) else None


def line_of(sentence: ParsedSentence, number: int, text: str) -> Line:
    """Return the words of *sentence*, the *number*-th of the report whose text is *text*."""
    starts = [token.start for token in sentence.tokens]
    words = []
    for match in WORD.finditer(text, sentence.start, sentence.stop):
        token = sentence.tokens[max(0, bisect_right(starts, match.start()) - 1)]
        written = match.group()
        bare = POSSESSIVE.sub("", written) if sentence.lang == "en" and not written.isalnum() else written
        stop = match.start() + len(bare)
        words.append(Word(bare, match.start(), stop, key(bare), token, bare != written, bare[:1].isupper()))
    gaps = tuple(collapsed(text[left.stop : right.start]) for left, right in pairwise(words))
    return Line(sentence, number, text, tuple(words), gaps)


def collapsed(gap: str) -> str:
    """Return *gap* with every run of white space as one space."""
    return gap if gap == " " else SPACES.sub(" ", gap)
