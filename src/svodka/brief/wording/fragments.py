"""What is no sentence: a heading or a caption without a verb, two lines joined without a mark between them.

Russian verbs are known by the dictionary, Ukrainian ones by the closed words and endings of a verb. English is left out:
its verbs and nouns look alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

from svodka.brief.wording.words import listed
from svodka.lexicon.data import fold, table
from svodka.lexicon.lemmas import russian

CACHE_SENTENCES = 4_096
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
COPULA = re.compile(r"\s[—–-]\s")
"""A dash that stands for "is"."""
PREDICATES = {"VERB", "PRTS", "PRED", "INFN", "ADJS"}
UKRAINIAN_VERB = re.compile(r"(?:[аиіїуоя]ти(?:ся)?|(?:в|ла|ло|ли)(?:ся)?|є(?:ться)?|(?:ю|я)ть(?:ся)?|ить(?:ся)?|но|то|емо|имо|ймо)$")
SHORTEST = 3
"""Letters up to which an ending tells nothing."""
JOINED = re.compile(r"[^\s.!?:;,…—–-]\s*\n\s*[A-ZА-ЯЁІЇЄҐ]")


def is_joined(text: str) -> bool:
    """Tell whether a line of *text* goes on in another one that begins anew: a heading and what stands under it."""
    return JOINED.search(text) is not None


@lru_cache(maxsize=CACHE_SENTENCES)
def is_fragment(words: str, lang: str) -> bool:
    """Tell whether Russian or Ukrainian *words* have neither a verb nor a dash that stands for one."""
    if lang not in ("ru", "uk") or COPULA.search(words):
        return False
    found = [fold(one) for one in WORD.findall(words)]
    return not any(_is_predicate(one, lang) for one in found)


def _is_predicate(word: str, lang: str) -> bool:
    """Tell whether a word can be what a sentence says of its subject."""
    if lang == "ru":
        return any(PREDICATES & parse.tag.grammemes for parse in russian().parse(word)) or word in listed(lang, "starts", "predicates")
    closed = frozenset(table("uk", "grammar")["predicatives"])
    return word in closed or (len(word) > SHORTEST and UKRAINIAN_VERB.search(word) is not None)
