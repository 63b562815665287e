"""Turns of phrase by which a statement takes another back: phrases of ``lexicon/<lang>/denials.toml``, and what is said not to be."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from svodka.lexicon.data import LANGS, fold, table, words
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import WORD, bare

TEXTS = 20_000
"""Statements whose wording is remembered."""
BRIEF = 10
"""Words of a statement that says no more than that something is not so."""
BESIDE = 2
"""Words beside "there was no", "не было" among which stands what there was none of."""


@lru_cache(maxsize=TEXTS)
def worded(text: str, lang: str, kind: str) -> bool:
    """Tell whether *text* holds one of the phrases of *kind* in ``lexicon/<lang>/denials.toml``."""
    return lang in LANGS and bool(_phrases(lang, kind).search(fold(text)))


@cache
def _phrases(lang: str, kind: str) -> re.Pattern[str]:
    """Return a pattern of the phrases; each begins a word, its last word may go on, one more may stand within it."""
    phrases = (r"\s+(?:\w+\s+)?".join(map(re.escape, fold(phrase).split())) for phrase in table(lang, "denials")[kind])
    return re.compile(rf"\b(?:{'|'.join(phrases)})")


@lru_cache(maxsize=TEXTS)
def denied_to_be(text: str, lang: str) -> bool:
    """Tell whether a brief *text* says that there was no such thing; want of water or of money is no denial."""
    if lang not in LANGS or len(WORD.findall(text)) > BRIEF:
        return False
    folded = fold(text)
    found = _absences(lang).search(folded)
    if found is None:
        return False
    after = WORD.findall(folded, found.end())[:BESIDE]
    before = WORD.findall(folded[: found.start()])[-BESIDE:]
    beside = {lemma(bare(word), lang) for word in (*before, *after)}
    return bool(beside) and beside.isdisjoint(_wants(lang))


@cache
def _absences(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(fold(phrase)) for phrase in table(lang, 'denials')['absent'])})\b")


@cache
def _wants(lang: str) -> frozenset[str]:
    written = words(lang, "denials", "wants")
    return written | {lemma(word, lang) for word in written}


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
