"""Russian and Ukrainian names of English reports in their own letters again: only where a single spelling can be meant.

The first name must be a known one, and the surname must have an ending that surnames have and lead back to the very
Latin letters of the report by our own system. Any other name stays as the report has it: a wrong letter is a wrong name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from svodka.lexicon.data import fold, words
from svodka.lexicon.declension import FEMININE, TYPICAL
from svodka.lexicon.names import CYRILLIC, transliterate, variants

CACHE_NAMES = 8_192
UNUSUAL = re.compile(r"э|ы(?!р|н$|ш$|х$)")
"""What a spelling letter for letter has and a surname has not."""
FEWEST, MOST = 2, 3
"""Words of a name that has a first name and a surname."""


@lru_cache(maxsize=CACHE_NAMES)
def spelled_back(name: str) -> tuple[str, str]:
    """Return a name in Cyrillic letters and its language, ("", "") where nobody can be sure of it."""
    first, *rest = name.split() or [""]
    if not FEWEST <= len(name.split()) <= MOST or CYRILLIC.search(name):
        return "", ""
    for lang in ("ru", "uk"):
        given = _given(first, lang)
        others = [_surname(one, lang) for one in rest]
        if given and all(others):
            return " ".join([given, *others]), lang
    return "", ""


def _given(word: str, lang: str) -> str:
    """Return the one known first name that *word* can be, "" for none or several."""
    known = words(lang, "people", "first_names_m") | words(lang, "people", "first_names_f")
    found = {fold(one): one for one in sorted(variants(word, "en")) if CYRILLIC.search(one) and fold(one) in known}
    return found.popitem()[1] if len(found) == 1 else ""


def _surname(word: str, lang: str) -> str:
    """Return the one spelling of *word* that looks like a surname and leads back to it, "" for none or several."""
    found = {
        one
        for one in variants(word, "en")
        if CYRILLIC.search(one)
        and transliterate(one, lang).casefold() == word.casefold()
        and (TYPICAL[lang].search(one.lower()) or FEMININE.search(one.lower()))
        and UNUSUAL.search(one.lower()) is None
    }
    return found.pop() if len(found) == 1 else ""
