"""Senses: common words of news reports under one key for English, Russian and Ukrainian.

Concepts name what a statement speaks of; senses are finer and plainer: single words and their translations, so that two
statements can be compared word by word over languages, and over synonyms within one.
"""

from __future__ import annotations

from functools import cache

from svodka.lexicon.data import LANGS, table
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import weight


@cache
def _forms(lang: str) -> dict[str, tuple[str, ...]]:
    """Return lemma → senses of one language, in the order of the glossary."""
    found: dict[str, list[str]] = {}
    for sense in table("", "glossary"):
        for form in _words_of(sense, lang):
            held = found.setdefault(form, [])
            if sense not in held:
                held.append(sense)
    return {form: tuple(held) for form, held in found.items()}


def _words_of(sense: str, lang: str) -> tuple[str, ...]:
    cells = str(table("", "glossary")[sense]).split("|")
    words = cells[LANGS.index(lang)].split() + ([sense] if lang == "en" else [])
    return tuple(dict.fromkeys(lemma(word, lang) for word in words))


def senses(word: str, lang: str) -> tuple[str, ...]:
    """Return the keys of the senses of the lemma *word*; none for a word or language that the glossary lacks."""
    return _forms(lang).get(word, ()) if lang in LANGS else ()


@cache
def sense_weight(sense: str) -> float:
    """Return what sharing *sense* tells: the mean over the languages of the weight of its commonest word there.

    Raises KeyError for an unknown sense.
    """
    told = [min((weight(form, lang) for form in _words_of(sense, lang)), default=0.0) for lang in LANGS]
    return sum(told) / len(told)
