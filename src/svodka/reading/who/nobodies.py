"""Capitalised words that taggers take for persons: things, outlets, weapons, saints, tsars and heroes of tales."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

from svodka.lexicon.data import fold, words
from svodka.lexicon.lemmas import russian
from svodka.reading.who.known import is_figure, is_first_name, is_historic
from svodka.reading.who.line import Line

CACHE_WORDS = 50_000
REIGN = re.compile(r"[IVX]+")
"""The number behind a monarch's or pope's name."""
NAME_TAGS = frozenset({"Name", "Surn", "Patr"})


@lru_cache(maxsize=CACHE_WORDS)
def is_word(word: str, lang: str) -> bool:
    """Tell whether *word* is one of the language's common words, whatever else it may be written with a capital."""
    folded = fold(word)
    if lang == "ru":
        parses = [parse for parse in russian().parse(folded) if parse.is_known]
        return bool(parses) and not any(NAME_TAGS & parse.tag.grammemes for parse in parses)
    if lang == "uk":
        return False
    return simplemma.is_known(folded, lang="en") and simplemma.lemmatize(folded, lang="en").islower()


def of_the_past(line: Line, start: int, stop: int) -> bool:
    """Tell whether a name is that of a saint, a tsar, or anybody of the past or of legend."""
    name = " ".join(token.text for token in line.tokens[start:stop])
    if is_historic(name, line.lang) or (stop - start > 1 and REIGN.fullmatch(line.tokens[stop - 1].text)):
        return True
    inside = {fold(token.text) for token in line.tokens[start:stop]}
    before = {fold(token.text).rstrip(".") for token in line.tokens[max(0, start - 2) : start]}
    after = [fold(token.text) for token in line.tokens[stop : stop + 2]]
    epithets, titles = words(line.lang, "people", "epithets"), words(line.lang, "people", "titles_of_old")
    named_after = after[:1] == ["the"] and len(after) > 1 and after[1] in epithets
    return bool((inside | set(after[:1])) & epithets or (inside | before) & titles or named_after)


def is_compound(line: Line, start: int, stop: int) -> bool:
    """Tell whether several words name a thing: an outlet, a square, "Storm Shadows"."""
    tokens = line.tokens[start:stop]
    things = words(line.lang, "people", "things")
    if any(fold(token.text) in things for token in tokens):
        return True
    if line.lang != "en" or len(tokens) == 1 or is_figure(" ".join(token.text for token in tokens), "en"):
        return False
    if is_first_name(tokens[0].text, "en"):
        return False
    last = fold(tokens[-1].text)
    plural = is_word(last, "en") and last.endswith("s") and simplemma.lemmatize(last, lang="en") != last
    return plural or all(is_word(token.text, "en") for token in tokens)
