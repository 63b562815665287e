"""Turns of phrase by which a statement takes another back: phrases of ``lexicon/<lang>/denials.toml``."""

from __future__ import annotations

from functools import lru_cache

from svodka.lexicon.data import LANGS, fold, table, words
from svodka.lexicon.denials import denial_phrases
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import WORD, bare

TEXTS = 20_000
"""Statements whose wording is remembered."""


@lru_cache(maxsize=TEXTS)
def worded(text: str, lang: str, kind: str) -> bool:
    """Tell whether *text* holds one of the phrases of *kind* in ``lexicon/<lang>/denials.toml``."""
    return lang in LANGS and bool(denial_phrases(lang, kind).search(fold(text)))


@lru_cache(maxsize=TEXTS)
def opposed(text: str, lang: str, kind: str) -> bool:
    """Tell whether *text* holds one of the phrases of *kind* in ``lexicon/<lang>/opposing.toml``."""
    phrases = lang in LANGS and table(lang, "opposing")[kind]
    return bool(phrases) and bool(denial_phrases(lang, kind, "opposing").search(fold(text)))


@lru_cache(maxsize=TEXTS)
def account_of(text: str, lang: str) -> tuple[str, ...]:
    """Return the lemmas of what an account is said to be of ("dismissed reports of a walkout as…"), none without one."""
    if lang not in LANGS:
        return ()
    lemmas = [lemma(bare(word.group()), lang) for word in WORD.finditer(text)]
    accounts, links = words(lang, "clashes", "accounts"), words(lang, "denials", "introducing")
    for at, word in enumerate(lemmas[:-1]):
        if word in accounts and lemmas[at + 1] in links:
            rest = lemmas[at + 2 :]
            ends = words(lang, "denials", "ending")
            return tuple(rest[: next((place for place, other in enumerate(rest) if other in ends), len(rest))])
    return ()
