"""The words of a sentence as a toponym hunter sees them: keys, capitals, gaps, and the parser's token beneath."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
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


def line_at(text: str, spans: Sequence[tuple[int, int]], lang: str) -> Line:
    """Return a line of only those words of *text* that one of *spans* touches; its gaps are empty."""
    token = Token(text=text, start=0, stop=len(text), lemma="", pos="X")
    sentence = ParsedSentence(start=0, stop=len(text), lang=lang, block=0, tokens=(token,))
    found: list[Word] = []
    for start, stop in sorted(set(spans)):
        while 0 < start < len(text) and text[start - 1].isalnum():
            start -= 1  # noqa: PLW2901 (a span that begins within a word means the word)
        match = WORD.search(text, max(start, found[-1].stop if found else 0))
        while match is not None and match.start() < stop:
            bare = POSSESSIVE.sub("", match.group()) if lang == "en" else match.group()
            stop_at = match.start() + len(bare)
            cut = bare != match.group()
            found.append(Word(bare, match.start(), stop_at, key(bare), token, cut, bare[:1].isupper()))
            match = WORD.search(text, match.end())
    return Line(sentence, 0, text, tuple(found), ("",) * (len(found) - 1))


def collapsed(gap: str) -> str:
    """Return *gap* with every run of white space as one space."""
    return gap if gap == " " else SPACES.sub(" ", gap)
