"""A sentence as words for the phrase matcher, with the way back to its tokens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from svodka.lexicon.data import CACHE_WORDS, LANGS, table
from svodka.lexicon.phrases import Hit, PhraseIndex, words_of
from svodka.reading.document import ParsedSentence, Token

CLOSERS = frozenset(".;:!?()—–")


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence; word i comes from token *token_of[i]*."""

    sentence: ParsedSentence
    words: tuple[str, ...]
    token_of: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @property
    def lang(self) -> str:
        """The sentence's language, English where it is none of ours."""
        return self.sentence.lang if self.sentence.lang in LANGS else "en"


def line_of(sentence: ParsedSentence) -> Line:
    """Return the words of *sentence*; a token with a hyphen gives several."""
    pairs = [(word, at) for at, token in enumerate(sentence.tokens) for word in words_in(token.text)]
    return Line(sentence=sentence, words=tuple(w for w, _ in pairs), token_of=tuple(at for _, at in pairs))


@lru_cache(maxsize=CACHE_WORDS)
def words_in(token: str) -> tuple[str, ...]:
    """Return the words of a token's text, folded."""
    return words_of(token)


def patterns(row: str) -> list[str]:
    """Split a comma-separated row of patterns."""
    return [form.strip() for form in row.split(",")]


@cache
def index_of(lang: str, name: str, section: str) -> PhraseIndex[str]:
    """Return the patterns of a table's section, valued by their key; a plain row is valued by its own name."""
    data = table(lang, name)
    part = data[section] if section else data
    rows = part if isinstance(part, dict) else {section: part}
    return PhraseIndex((form, key) for key, row in rows.items() if isinstance(row, str) for form in patterns(row))


def hits(line: Line, name: str, section: str) -> list[Hit[str]]:
    """Return the patterns of a table found in the line, their places counted in tokens."""
    found = index_of(line.lang, name, section).find(line.words)
    return [Hit(line.token_of[hit.start], line.token_of[hit.stop - 1] + 1, hit.value) for hit in found]
