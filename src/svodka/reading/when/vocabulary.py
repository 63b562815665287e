"""The words of time of one language, looked up as phrases: lexicon/<lang>/time.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from svodka.lexicon.data import fold, table
from svodka.reading.numerals import Token

CAPITAL_KINDS = frozenset({"month", "month_short", "weekday"})
"""Kinds that English writes with a capital letter: "may" and "march" are no months."""
MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash"}

Phrase = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """*phrases*: by first word, the longest first, (words, kind, value)."""

    lang: str
    phrases: dict[str, tuple[Phrase, ...]]
    past: tuple[str, ...]
    ahead: tuple[str, ...]
    not_after: frozenset[str]
    infinitive: tuple[str, ...]


@cache
def vocabulary(lang: str) -> Vocabulary:
    """Return the vocabulary of *lang*."""
    data = table(lang, "time")
    found: list[Phrase] = [
        (tuple(fold(phrase).replace("-", " - ").replace(".", " . ").split()), "x" if kind == "one" else kind, key)
        for kind, entries in data.items()
        if kind != "tense"
        for key, phrases in entries.items()
        for phrase in phrases
    ]
    by_first: dict[str, list[Phrase]] = {}
    for words, kind, key in found:
        name = key if kind == "x" else kind
        by_first.setdefault(words[0], []).append((words, name, "" if kind == "x" else key))
    phrases = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()}
    return Vocabulary(
        lang=lang,
        phrases=phrases,
        past=tuple(data["tense"]["past"]),
        ahead=tuple(data["tense"]["ahead"]),
        not_after=frozenset(data["tense"]["not_after"]),
        infinitive=tuple(data["tense"]["infinitive"]),
    )


def bare(token: Token, lang: str) -> str:
    """Return the folded word, in English without its possessive ending."""
    if lang == "en" and token.low.endswith("'s"):
        return token.low[:-2]
    return token.low


def phrases_at(tokens: Sequence[Token], index: int, known: Vocabulary) -> list[tuple[int, str, str]]:
    """Return (length in tokens, kind, value) of the phrases that begin at *index*, the longest first."""
    first = bare(tokens[index], known.lang)
    found = []
    for words, kind, value in known.phrases.get(first, ()):
        if len(words) > 1 and not _same(tokens, index, words, known.lang):
            continue
        if known.lang == "en" and kind in CAPITAL_KINDS and not tokens[index].text[0].isupper():
            continue
        found.append((len(words), kind, value))
    return found


def _same(tokens: Sequence[Token], index: int, words: tuple[str, ...], lang: str) -> bool:
    ahead = tokens[index + 1 : index + len(words)]
    return len(ahead) == len(words) - 1 and all(
        bare(token, lang) == word for token, word in zip(ahead, words[1:], strict=True)
    )


def tense(token: Token, before: Token | None, known: Vocabulary) -> str:
    """Return "past" or "ahead" where the ending of the word tells, else "x"."""
    if known.ahead and token.low.endswith(known.ahead):
        return "ahead"
    if token.low.endswith(known.past) and not (before and before.low in known.not_after):
        return "past"
    return "x"
