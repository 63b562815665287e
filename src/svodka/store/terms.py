"""The words of a text as lemmas with their places: what a search compares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from svodka.lexicon.data import fold
from svodka.lexicon.lemmas import lemma
from svodka.model import Block, Report

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’ʼ`](?=[^\W\d_]))*")
"""A word: letters and digits, stress marks, apostrophes within. A hyphen parts words."""

STRESS = re.compile(r"[\u0300\u0301]")
POSSESSIVE = re.compile(r"'s?$")
LATIN = re.compile(r"[a-z]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
UKRAINIAN = re.compile(r"[іїєґ]")
RUSSIAN = re.compile(r"[ыэъё]")


@dataclass(frozen=True, slots=True)
class Term:
    """The lemma of the word at [start, stop)."""

    lemma: str
    start: int
    stop: int


def words(text: str) -> list[str]:
    """Return the words of *text* as they stand."""
    return WORD.findall(text)


def plain(word: str) -> str:
    """Return *word* folded, composed and without stress marks, the form that lemmas are looked up by."""
    return fold(STRESS.sub("", unicodedata.normalize("NFC", STRESS.sub("", word))))


def language_of(word: str, lang: str) -> str:
    """Return the language to look *word* (as `plain` gives it) up in, where the text around it is *lang*.

    Letters decide where they can: a Latin word in a Russian text is looked up in English.
    """
    if LATIN.search(word):
        return "en"
    if not CYRILLIC.search(word):
        return lang
    if UKRAINIAN.search(word):
        return "uk"
    if RUSSIAN.search(word):
        return "ru"
    return lang if lang in ("ru", "uk") else "ru"


def lemma_in(word: str, lang: str) -> str:
    """Return the lemma of *word* (as `plain` gives it) in *lang*, one word in any case."""
    found = lemma(POSSESSIVE.sub("", word) if lang == "en" else word, lang)
    return found.replace(" ", "_") or word


def title_terms(report: Report) -> list[Term]:
    """Return the terms of the report's title."""
    return list(_terms(report.title, (), report.lang))


def text_terms(report: Report) -> list[Term]:
    """Return the terms of the report's text, each block in its own language."""
    return list(_terms(report.text, report.blocks, report.lang))


def word_places(text: str) -> list[tuple[int, int]]:
    """Return where the words of *text* stand: as many as it has terms, without looking them up."""
    return [match.span() for match in WORD.finditer(text)]


def _terms(text: str, blocks: tuple[Block, ...], lang: str) -> Iterator[Term]:
    waiting = sorted(blocks, key=lambda block: (block.start, block.stop), reverse=True)
    current: Block | None = None
    for match in WORD.finditer(text):
        while waiting and waiting[-1].start <= match.start():
            current = waiting.pop()
        inside = current is not None and match.start() < current.stop and current.lang != "und"
        word = plain(match.group())
        here = current.lang if inside and current else lang
        yield Term(lemma_in(word, language_of(word, here)), match.start(), match.end())
