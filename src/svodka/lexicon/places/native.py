"""What a settlement is called in Russian or Ukrainian, where the gazetteer's spellings leave no doubt.

The gazetteer files the spellings that reports use, folded and without their language: of Kharkiv it has харків, харьков,
харков. One is taken for the name only where rules of spelling single it out; else there is none, and the page keeps the
name in Latin letters.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from svodka.lexicon.data import table
from svodka.lexicon.lemmas import russian
from svodka.lexicon.names import transliterate, variants
from svodka.lexicon.places.filing import ALIAS
from svodka.lexicon.places.gazetteer import base, named
from svodka.lexicon.places.keys import key
from svodka.lexicon.places.romanise import romanised
from svodka.lexicon.places.skeleton import skeleton

HOME = frozenset({"UA", "RU", "BY"})
NEAR = 0.02
"""Degrees within which a published point is the gazetteer's."""
LETTERS = {"ru": re.compile(r"[а-яё ]+"), "uk": re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя ]+")}
FOREIGN = {
    "ru": re.compile(r"[сцз]ьк|ъ(?: |$)|[бвгджзклмнпрстфхцчшщ]э"),
    "uk": re.compile(r"[сзц]к(?:ий|а|е|ое|ая)?(?: |$)|ь[сз]к|[аое]е(?: |$)"),
}
"""What the language does not write: -ськ is Ukrainian, -ск Russian."""
AMBIGUOUS = re.compile(r"[еиыэъё]")
"""Russian letters that have several Ukrainian ones."""
APOSTROPHE = re.compile(r"(?<=[аеиіоу][бвпмф])(?=[яює])|(?<=[бвпмфрздтнлсцчшжкгх])(?=ї)")
"""Where Ukrainian writes the apostrophe that keys have lost: Словянськ is Слов’янськ."""
SQL = "SELECT a.key, p.ref FROM alias AS a JOIN place AS p ON p.id = a.place WHERE a.key >= 'а' AND a.key < 'ԯ' AND a.kind <= ?"


@lru_cache(maxsize=10_000)
def native_name(name: str, at: tuple[float, float], lang: str) -> str:
    """Return the name in *lang* ("ru", "uk") of the settlement called *name* at (latitude, longitude); "" where in doubt."""
    if name in _by_hand():
        return _by_hand()[name][lang]
    here = [
        entry
        for entry in named(key(name))
        if entry.name == name and abs(entry.lat - at[0]) < NEAR and abs(entry.lon - at[1]) < NEAR and entry.country in HOME
    ]
    if len({entry.id for entry in here}) != 1:
        return ""
    keys = _cyrillic().get(here[0].id, ())
    found = _ukrainian(name, keys, here[0].country) if lang == "uk" else _russian(name, keys, here[0].country)
    return _written(found, name, lang) if found else ""


@cache
def _by_hand() -> dict[str, dict[str, str]]:
    """Return the names of large towns that no rule finds (lexicon/towns.toml)."""
    return {row["name"]: row for row in table("", "towns")["town"]}


@cache
def _cyrillic() -> dict[str, tuple[str, ...]]:
    """Return the Cyrillic spellings of every place by its id."""
    found: dict[str, list[str]] = {}
    for spelling, ref in base().execute(SQL, (ALIAS,)):
        found.setdefault(ref, []).append(spelling)
    return {ref: tuple(sorted(spellings)) for ref, spellings in found.items()}


def _fit(keys: tuple[str, ...], lang: str) -> list[str]:
    """Return the spellings that have the letters of *lang*, and nothing that it does not write."""
    return [one for one in keys if LETTERS[lang].fullmatch(one) and not FOREIGN[lang].search(one)]


def _ukrainian(name: str, keys: tuple[str, ...], country: str) -> str:
    """Return the spelling whose official romanisation is *name*; abroad the one that spells the Russian name in Ukrainian."""
    fitting = _fit(keys, "uk")
    if country == "UA":
        return _sole([one for one in fitting if key(romanised(one)) == key(name)])
    own = _russian(name, keys, country)
    soft = re.sub(r"(?<=[сцз])к(?= |$)", "ьк", own)
    spelt = {key(one) for one in variants(soft, "ru")} if own else set()
    return _sole([one for one in fitting if one in spelt and (one != own or not AMBIGUOUS.search(own))])


def _russian(name: str, keys: tuple[str, ...], country: str) -> str:
    """Return the one spelling that sounds like the local name; of several the one that the dictionary has."""
    fitting = _fit(keys, "ru")
    if country == "UA":
        local = _ukrainian(name, keys, country)
        alike = [one for one in fitting if skeleton(local) and skeleton(one) == skeleton(local)]
        return _sole(_russian_words(alike)) or _sole([one for one in alike if one != local])
    alike = [one for one in fitting if _latin(one) == _plain(name) or (skeleton(name) and skeleton(one) == skeleton(name))]
    return _sole(_russian_words(alike)) or _sole(alike)


def _latin(spelling: str) -> str:
    return _plain(transliterate(spelling, "ru"))


def _plain(latin: str) -> str:
    """Return a romanised name without what systems differ in: -iy, -yy and -y, soft signs, ë."""
    return re.sub(r"(?:iy|yy|ii)\b", "y", key(latin).replace("-", " ").replace("yo", "e"))


def _russian_words(spellings: list[str]) -> list[str]:
    """Return those that the Russian dictionary has as names of places in the nominative."""
    return [
        one
        for one in spellings
        if any(parse.is_known and "Geox" in parse.tag and "nomn" in parse.tag for parse in russian().parse(one))
    ]


def _sole(spellings: list[str]) -> str:
    return spellings[0] if len(spellings) == 1 else ""


def _written(spelling: str, name: str, lang: str) -> str:
    """Give a key back the capitals, hyphens and apostrophes of a name; "" where its words are not those of *name*."""
    words, marks = spelling.split(), re.findall(r"[ -]", name)
    latin = re.split(r"[ -]", name)
    if len(words) != len(latin):
        return ""
    shown = "".join(
        (word.capitalize() if own[:1].isupper() else word) + mark
        for word, own, mark in zip(words, latin, [*marks, ""], strict=True)
    )
    return APOSTROPHE.sub("’", shown) if lang == "uk" else shown
