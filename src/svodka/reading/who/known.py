"""Names known beforehand: first names in every form, and the public figures of the time."""

from __future__ import annotations

import re
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


def is_first_name(word: str, lang: str) -> bool:
    """Tell whether *word* is a form of a known first name."""
    return fold(word) in first_name_forms(lang)


def first_gender(name: str, lang: str) -> str | None:
    """Return "m" or "f" for a known first name in the nominative, None for others and for names of both."""
    found = [gender for gender in "mf" if fold(name) in words(lang, "people", f"first_names_{gender}")]
    return found[0] if len(found) == 1 else None


HOME_SURNAME = re.compile(
    r"(?:[aeiouy]va?|[^aeiou][iy]na?|(?<=[bdklmnprstvz])ina|sk(?:y|yy|iy|yi|aya|oy|oi)|enko|[ck]huk|[ny]uk|dze|shvili|iev|ievich|ovich)$"
)
"""Ends of surnames in Latin letters of people from Russia, Ukraine and their neighbours."""


@cache
def _home_first_names() -> frozenset[str]:
    """Return the keys of the first names of Russia and Ukraine."""
    names = (name for lang in ("ru", "uk") for gender in "mf" for name in words(lang, "people", f"first_names_{gender}"))
    return frozenset(fold_name(name) for name in names)


@lru_cache(maxsize=CACHE_NAMES)
def is_home(name: str, lang: str) -> bool:
    """Tell whether the bearer of *name* may live within reach of this war's authorities: the doubt then protects.

    A name in Cyrillic is taken to be of here unless its first name is a foreign one; in Latin letters it must look so.
    """
    parts = name.split()
    foreign = words(lang, "people", "foreign_first_names")
    if lang != "en" and re.search("[а-яіїєґ]", name.lower()):
        return not any(fold(part) in foreign for part in parts)
    here = fold(parts[0]) not in foreign and fold_name(parts[0]) in _home_first_names()
    return here or HOME_SURNAME.search(fold(parts[-1])) is not None


@cache
def _historic() -> frozenset[str]:
    """Return the keys of persons of the past, of legend and of fiction."""
    return frozenset(fold_name(name) for name in table("", "figures")["historic"])


@lru_cache(maxsize=CACHE_NAMES)
def is_historic(name: str, lang: str) -> bool:
    """Tell whether *name* is that of somebody long dead, holy or invented, who is no person of the news."""
    return bool(_historic() & {fold_name(name), fold_name(nominative(name, lang))})


@cache
def figures() -> frozenset[str]:
    """Return the keys of the public figures' full names."""
    return frozenset(fold_name(name) for name in table("", "figures")["names"])


@cache
def lone_figures() -> frozenset[str]:
    """Return the keys of surnames that mean a public figure when they stand alone."""
    return frozenset(fold_name(name) for name in table("", "figures")["alone"])


BEGINNING = 3
"""Letters of a figure's key that no case ending changes."""


@cache
def _beginnings() -> frozenset[str]:
    """Return how the keys of lone figures begin: most words can be told from them without undoing their endings."""
    return frozenset(key[:BEGINNING] for key in lone_figures())


@lru_cache(maxsize=CACHE_NAMES)
def is_figure(name: str, lang: str) -> bool:
    """Tell whether *name* (any case) is a public figure's: in full, or a surname that can be nobody else's."""
    if " " not in name.strip() and fold_name(name)[:BEGINNING] not in _beginnings():
        return False
    if " " not in name.strip() and is_first_name(name, lang):
        return fold(name) in {fold(one) for one in table("", "figures")["alone"]}
    langs = ("ru", "uk") if lang in ("ru", "uk") else (lang,)
    keys = {fold_name(nominative(name, one, hint=hint)) for one in langs for hint in ("m", "f")} | {fold_name(name)}
    *first, last = name.split() or [""]
    keys |= {fold_name(" ".join([*first, nominative(last, one, hint="m")])) for one in langs}
    single = not first
    return bool(keys & (lone_figures() if single else figures()))


@lru_cache(maxsize=CACHE_NAMES)
def has_fame(name: str, lang: str) -> bool:
    """Tell whether *name* is a figure's who holds no office."""
    famous = {fold_name(one) for one in table("", "figures")["private_fame"]}
    return bool(famous & {fold_name(name), fold_name(nominative(name, lang))})


FAMILY = re.compile(r"(?<=[оеёє]в|[иыі]н)(?:ы|ых|ым|ыми|и|их|им|ими)$")


def one_of_family(surname: str) -> str:
    """Return the surname of one of them: Лунёв for Лунёвы, Лунёвых; other words as they are."""
    return FAMILY.sub("", surname)


@lru_cache(maxsize=CACHE_NAMES)
def name_keys(word: str, lang: str) -> frozenset[str]:
    """Return the keys under which a lone word may be a person's: as it stands, and as a man's or woman's name in any case."""
    words_of_one = {fold_name(word), fold_name(one_of_family(word))}
    return frozenset({*words_of_one, *(fold_name(nominative(word, lang, hint=hint)) for hint in ("m", "f"))})
