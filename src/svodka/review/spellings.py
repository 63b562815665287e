"""Everything one name may be written as: which of its words are telling, and the keys and forms they are found by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from svodka.lexicon.data import fold
from svodka.lexicon.lemmas import russian
from svodka.lexicon.names import fold_name, inflections, transliterate, variants

CACHE_WORDS = 50_000
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?s?$", re.IGNORECASE)
UKRAINIAN = re.compile(r"[іїєґ'’]", re.IGNORECASE)
PATRONYMIC = re.compile(
    r"(?:[оеєьії]в[иі]ч|[оеєії]вн|ьич|їч|івн|инич|ov[iy]ch|[eyi]v[iy]ch|[oeyi]vn[aioueyi]*|ichn[aioueyi]*)\w{0,3}$",
    re.IGNORECASE,
)
SURNAME = re.compile(
    r"(?:[оеёєії]в|[иіыї]н|[сц]ь?к(?:ий|ой|ая|а|і)|енко|[ую]к|[ая]к|дзе|швили|швілі|ян|ец|ець|ый|[оеёє]ва|[иіыї]на"
    r"|ov|ev|yov|in|yn|ina|yna|sky|ski|skiy|skyi|skii|skaya|ska|enko|uk|iuk|yuk|ak|dze|shvili|yan|ets|ova|eva|yova)$",
    re.IGNORECASE,
)
SHORTEST = 2
INITIAL_FROM = 6
"""Letters of a family name from which it is found with an initial joined to it (ragzyamov)."""
DECLINED_FROM = 4
"""Letters of a key from which endings may be put to it blindly: shorter ones meet too many other words."""
ENDINGS = ("", *re.findall(r"\w+", "a u ov ova ove ovi oi oiu iu om em im i e o ei am ami akh ah ih ikh imi s es"))
"""Case endings in the letters of a folded key: how a name first met in Latin letters declines when met in Cyrillic."""
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class NameParts:
    """The words of a full name: *telling* point to one family, *given* to a great many people."""

    given: tuple[str, ...]
    telling: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name."""
        return self.given + self.telling


def language_of(name: str, lang: str) -> str:
    """Return the language whose rules *name* declines by: the report's, as far as the letters allow."""
    if not CYRILLIC.search(name):
        return "en"
    if lang in ("ru", "uk"):
        return lang
    return "uk" if UKRAINIAN.search(name) else "ru"


def parts_of(name: str) -> NameParts:
    """Split *name* into given names with patronymics, and what tells the family.

    A single word is telling if it looks like a surname; where the order of two words is unclear the last one is.
    """
    words = [word for word in WORD.findall(name) if len(word) >= SHORTEST]
    patronymics = [at for at, word in enumerate(words) if len(words) > 1 and PATRONYMIC.search(word)]
    if len(words) == 1:
        telling = [0] if SURNAME.search(words[0]) and not is_given(words[0]) else []
    elif patronymics and patronymics[0] == len(words) - 1:
        telling = list(range(patronymics[0] - 1))
    elif patronymics:
        telling = list(range(patronymics[0] + 1, len(words)))
    else:
        telling = _last_or_first(words)
    given = tuple(word for at, word in enumerate(words) if at not in telling)
    return NameParts(given=given, telling=tuple(words[at] for at in telling))


def _last_or_first(words: list[str]) -> list[int]:
    """Return where the family name stands among words without a patronymic."""
    if len(words) > 1 and is_given(words[-1]) and not is_given(words[0]):
        return list(range(len(words) - 1))
    return list(range(1, len(words)))


@lru_cache(maxsize=CACHE_WORDS)
def is_given(word: str) -> bool:
    """Tell whether *word* is known as a first name and not as a surname."""
    if not CYRILLIC.search(word):
        return False
    tags = {str(parse.tag) for parse in russian().parse(fold(word)) if parse.is_known}
    return any("Name" in tag for tag in tags) and not any("Surn" in tag for tag in tags)


@lru_cache(maxsize=CACHE_WORDS)
def is_common(word: str) -> bool:
    """Tell whether *word* is also an ordinary word of one of the three languages, so that alone it tells nothing."""
    folded = fold(word)
    if CYRILLIC.search(word):
        names = ("Name", "Surn", "Patr", "Geox", "Orgn")
        known = russian().word_is_known(folded)
        tags = [str(parse.tag) for parse in russian().parse(folded) if parse.is_known] if known else []
        russian_word = any(not any(mark in tag for mark in names) for tag in tags)
        return russian_word or (bool(UKRAINIAN.search(word)) and simplemma.is_known(folded, lang="uk"))
    return folded in COMMON_ENGLISH or (simplemma.is_known(folded, lang="en") and not SURNAME.search(word))


COMMON_ENGLISH = frozenset({"bush", "king", "may", "rose", "stone", "wolf"})


@lru_cache(maxsize=CACHE_WORDS)
def forms_of(word: str, lang: str) -> frozenset[str]:
    """Return every form of one word of a name: spellings in three alphabets' systems, each in every case."""
    language = language_of(word, lang)
    found = {word, transliterate(word, language), *variants(word, language)}
    for spelling in sorted(one for one in found if CYRILLIC.search(one)):
        for own in ("ru", "uk"):
            cases = inflections(spelling, own)
            found |= cases | {transliterate(form, own) for form in cases}
    return frozenset(form for form in found if form and " " not in form and not POSSESSIVE.search(form))


@lru_cache(maxsize=CACHE_WORDS)
def full_forms_of(name: str, lang: str) -> frozenset[str]:
    """Return the forms of a name of several words, each written in one system and case, in both orders."""
    language = language_of(name, lang)
    cases = inflections(name, language)
    found = {name, *cases, *(transliterate(form, language) for form in cases), *variants(name, language)}
    straight = {form for form in found if not POSSESSIVE.search(form)}
    return frozenset(straight | {" ".join(reversed(form.split())) for form in straight})


@lru_cache(maxsize=CACHE_WORDS)
def keys_of(word: str, lang: str) -> frozenset[str]:
    """Return the folded keys under which any form of *word* is found in a text."""
    keys = {fold_name(form) for form in forms_of(word, lang)}
    base = fold_name(word)
    stem = base.rstrip(VOWELS) if len(base.rstrip(VOWELS)) > SHORTEST else base
    if len(stem) >= DECLINED_FROM:
        keys |= {stem + ending for ending in ENDINGS} | {base + ending for ending in ENDINGS}
    return frozenset(key for key in keys if key)


@lru_cache(maxsize=CACHE_WORDS)
def joined_keys_of(parts: NameParts, lang: str) -> frozenset[str]:
    """Return the keys under which given and family name are found where they, or an initial, are written as one word."""
    keys = set()
    for family in parts.telling:
        families = {family, transliterate(family, language_of(family, lang))}
        for given in parts.given:
            for one in {given, transliterate(given, language_of(given, lang))}:
                keys |= {fold_name(row) for last in families for row in (one + last, last + one)}
                if len(family) >= INITIAL_FROM and not is_common(family):
                    keys |= {fold_name(one[:1] + last) for last in families}
    return frozenset(key for key in keys if key)
