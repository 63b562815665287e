"""Under which keys a place is filed: names, by-names, stems of names of several words, stems of adjectives.

Two things are told of each key. The *kind* says which look-up finds it (a name, the stems of an inflected one, an adjective,
what only an explanation finds); the *sort* says what the name is: official, romanised by which system, former, a nickname.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from svodka.lexicon.places.adjectives import town_adjectives
from svodka.lexicon.places.keys import CYRILLIC, key, stems
from svodka.lexicon.places.romanise import SYSTEMS
from svodka.lexicon.places.spellings import ONLY_RUSSIAN, ONLY_UKRAINIAN, language_of

NAME, ALIAS, STEMS, ADJECTIVE, SHORT, BYNAME = range(6)
"""Kinds of an alias in the gazetteer's file; by-names are never looked for in a text."""

STRONGER = {ALIAS: (NAME,), BYNAME: (NAME, ALIAS)}
"""Kinds that make another one of the same key needless."""
SORTS = (
    "other spelling", "official name", "adjective", "inflected, by its stems", "demonym", "former name", "nickname", "abbreviation",
    "without its noun", *(f"{name} ({lang})" for lang in ("uk", "ru") for name, _ in SYSTEMS[lang]),
)  # fmt: skip
"""Sorts of an alias, by number."""
OTHER, OFFICIAL, ADJECTIVAL, STEMMED, DEMONYM, FORMER, NICKNAME, ABBREVIATION, NOUNLESS = range(9)
ROMANISED = range(9, len(SORTS))

ADJECTIVES_FROM = 20_000
"""From how many people on a town's regular adjective is filed: those of villages are other words."""
GENERIC = re.compile(r" (?:County|Parish|Borough|Census Area|District|Raion|Rayon|Regional Municipality)$|^(?:County|District of) ")
"""What the name of a division is often written without: "Geauga and Lake counties"."""
ABBREVIATED = re.compile(r"[A-ZА-ЯЁІЇЄҐ]{2,5}")


class Filed(NamedTuple):
    """A key with the kind of its look-up, the sort of name it is and its language, "" where nothing tells it."""

    key: str
    kind: int
    sort: int
    lang: str


class Called(NamedTuple):
    """What is known of a place's names beside the list: its Russian and Ukrainian ones, and by sort those of a hand table."""

    ru: str = ""
    uk: str = ""
    official: tuple[str, ...] = ()
    by_sort: tuple[tuple[int, str], ...] = ()


NOTHING = Called()


def filed(name: str, aliases: Iterable[str], *, level: str, adjectives: bool, called: Called = NOTHING) -> list[Filed]:
    """Return the keys of a place in order, each once a kind; *adjectives*: a town large enough to have one in our languages."""
    told = {key(written): (sort, _written_in(written)) for sort, written in called.by_sort}
    official = {key(written): lang for lang, written in (("ru", called.ru), ("uk", called.uk)) if written in called.official}
    latin = {key(romanised): (sort, lang) for sort, lang, romanised in reversed(tuple(romanisations(called)))}
    found: dict[tuple[str, int], Filed] = {}
    for row in (*_rows(name, aliases, level=level, adjectives=adjectives), *_bynames(called, level)):
        sort, lang = row.sort, row.lang
        if row.kind in (NAME, ALIAS, BYNAME) and sort == OTHER:
            sort, lang = told.get(row.key) or ((OFFICIAL, official[row.key]) if row.key in official else latin.get(row.key, (sort, lang)))
        if row.kind == NAME and sort == OTHER:
            sort, lang = OFFICIAL, "" if CYRILLIC.search(row.key) else "en"
        if row.key and not any((row.key, stronger) in found for stronger in STRONGER.get(row.kind, ())):
            found.setdefault((row.key, row.kind), Filed(row.key, row.kind, sort, lang))
    return sorted(found.values())


def romanisations(called: Called) -> Iterator[tuple[int, str, str]]:
    """Yield the sort, the language and the Latin form of the place's names by every system."""
    sort = ROMANISED.start
    for lang, written in (("uk", called.uk), ("ru", called.ru)):
        for number, (_, system) in enumerate(SYSTEMS[lang]):
            if written:
                yield sort + number, lang, system(written)
        sort += len(SYSTEMS[lang])


def _rows(name: str, aliases: Iterable[str], *, level: str, adjectives: bool) -> Iterator[Filed]:
    yield Filed(key(name), NAME, OTHER, _written_in(name))
    if level == "district" and GENERIC.search(name):
        yield Filed(key(GENERIC.sub("", name)), SHORT, NOUNLESS, "en")
    for alias in aliases:
        sort = ABBREVIATION if ABBREVIATED.fullmatch(alias) else OTHER
        yield Filed(key(alias), ALIAS, sort, _written_in(alias))
        if CYRILLIC.search(alias) and " " in key(alias):
            yield Filed(stems(alias), STEMS, STEMMED, _written_in(alias))
        for adjective in sorted(town_adjectives(alias)) if adjectives else ():
            yield Filed(adjective, ADJECTIVE, ADJECTIVAL, "uk" if adjective.endswith("ьк") else "ru")


def _bynames(called: Called, level: str) -> Iterator[Filed]:
    """Yield what only an explanation looks up: by-names of the hand table, romanisations that no list has."""
    for sort, written in called.by_sort:
        yield Filed(key(written), BYNAME, sort, _written_in(written))
    for sort, lang, romanised in romanisations(called) if level == "settlement" else ():
        yield Filed(key(romanised), BYNAME, sort, lang)


def _written_in(name: str) -> str:
    """Return the one language that a Cyrillic name can be of, "" where it can be of several."""
    if not CYRILLIC.search(name):
        return ""
    lang = language_of(name)
    only = "uk" if ONLY_UKRAINIAN.search(name) else "ru" if ONLY_RUSSIAN.search(name) else ""
    return lang if lang in ("ru", "uk") else only if only in lang.split() else ""
