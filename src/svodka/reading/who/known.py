"""Names known beforehand: first names in every form, and the public figures of the time."""

from __future__ import annotations

from functools import cache, lru_cache

from svodka.lexicon.data import fold, table, words
from svodka.lexicon.names import fold_name, inflections, nominative

CACHE_NAMES = 50_000


@cache
def first_name_forms(lang: str) -> dict[str, str]:
    """Return every form of every known first name with its nominative, folded."""
    forms: dict[str, str] = {}
    for gender in "mf":
        for name in sorted(words(lang, "people", f"first_names_{gender}")):
            for form in sorted(inflections(name, lang)) if lang != "en" else [name]:
                forms.setdefault(fold(form), name)
    forms.update({name: name for gender in "mf" for name in words(lang, "people", f"first_names_{gender}")})
    return forms


@cache
def figures() -> frozenset[str]:
    """Return the keys of the public figures' full names."""
    return frozenset(fold_name(name) for name in table("", "figures")["names"])


@cache
def lone_figures() -> frozenset[str]:
    """Return the keys of surnames that mean a public figure when they stand alone."""
    return frozenset(fold_name(name) for name in table("", "figures")["alone"])


@lru_cache(maxsize=CACHE_NAMES)
def is_figure(name: str, lang: str) -> bool:
    """Tell whether *name* (any case) is a public figure's: in full, or a surname that can be nobody else's."""
    langs = ("ru", "uk") if lang in ("ru", "uk") else (lang,)
    keys = {fold_name(nominative(name, one, hint=hint)) for one in langs for hint in ("m", "f")} | {fold_name(name)}
    single = len(name.split()) == 1
    return bool(keys & (lone_figures() if single else figures()))


@lru_cache(maxsize=CACHE_NAMES)
def has_fame(name: str, lang: str) -> bool:
    """Tell whether *name* is a figure's who holds no office."""
    famous = {fold_name(one) for one in table("", "figures")["private_fame"]}
    return bool(famous & {fold_name(name), fold_name(nominative(name, lang))})


@lru_cache(maxsize=CACHE_NAMES)
def name_keys(word: str, lang: str) -> frozenset[str]:
    """Return the keys under which a lone word may be a person's: as it stands, and as a man's or woman's name in any case."""
    return frozenset({fold_name(word), *(fold_name(nominative(word, lang, hint=hint)) for hint in ("m", "f"))})
