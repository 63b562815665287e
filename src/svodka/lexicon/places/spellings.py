"""Which of a town's many Cyrillic spellings is its Russian name and which its Ukrainian one.

GeoNames' lists, as packages hand them about, say of no name which language it is. They hold Bulgarian, Serbian, Kalmyk and
old spellings beside ours, so a name is taken only where its letters are the language's and it answers to a name that is
certain: the romanised one of GeoNames, or the Ukrainian register's. Where none does, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from svodka.lexicon.places.keys import key
from svodka.lexicon.places.romanise import russian_latin

RUSSIAN = re.compile(r"[абвгдеёжзийклмнопрстуфхцчшщъыьэюя \-]+", re.IGNORECASE)
UKRAINIAN = re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’'ʼ \-]+", re.IGNORECASE)
NOT_RUSSIAN = re.compile(
    r"[сцз]ьк|(?:[^лр]|[^б]р)ьск|[бвгкмпфх]ь[бвгджзклмнпрстфхцч]|ць|[жшчщ]ы|шч|тсов|[еи]тс$|кый|къ|ъы"
    r"|[бвгджзклмнпрстфхцчшщ]ъ(?:$|[ -])|жж[яьі]|(?:^| )(?:ош|хот|хото)$"
    r"|(?<!верх)(?<!ниж)(?<!сред)(?<!даль)(?<!ближ)(?<!край)(?<!лет)(?<!зим)(?<!древ)ний(?:$| )"
)
NOT_UKRAINIAN = re.compile(r"[бвмпфжчшщ]ь(?:$| )|[сц]к(?:$|ий|і$|-)|дз[іьв]|шч|(?:^| )(?:ош|хот|хото)$")
ONLY_UKRAINIAN = re.compile(r"[ґєії]|[сцз]ьк", re.IGNORECASE)
ONLY_RUSSIAN = re.compile(r"[ёъыэ]", re.IGNORECASE)
SAME_IN_BOTH = re.compile(r"(?!.*[иыэёъ])(?!е)(?!.*[аеоуюяь -]е)(?!.*(?:ец|ск|цк|ая|ое|ев|ье)$)(?!.*ой(?:$| )).+")
"""A Russian name that Ukrainian spells with the same letters."""
FROM_UKRAINIAN = tuple(
    (re.compile(pattern), russian)
    for pattern, russian in (
        ("['’ʼ]", ""), ("івці$", "овцы"), ("ївці$", "евцы"), ("івк", "овк"), ("ївк", "евк"), ("ів$", "ов"), ("їв$", "ев"),
        ("ська$", "ская"), ("цька$", "цкая"), ("ське$", "ское"), ("цьке$", "цкое"), ("ськ", "ск"), ("цьк", "цк"),
        ("ць$", "ц"), ("ця$", "ца"), ("ці$", "цы"), ("[иі]й$", "ий"), ("ріг$", "рог"), ("піль$", "поль"), ("жжя", "жье"),
        ("лля", "лье"), ("ння", "нье"), ("(?<=[внрлм])е$", "ое"), ("і(?=й|я|ю|є)", "и"),
    )
)  # fmt: skip
"""What a Ukrainian ending commonly is in Russian: only to tell which of the listed spellings is meant, never written."""
FOLDED = str.maketrans("ыіїэєёґ", "иииееег", "ьъ'’ʼ")
PLURAL_Y = re.compile(r"[^гкхжчшщ]и$")
LIKE_ENOUGH, LIKE_BETWEEN = 0.75, 0.9
"""How alike a name must be to what it answers to: less where a rule made that, more where two languages spell nearly the same."""
DOUBTFUL = re.compile(r"и|е$|(?:[оеєн]в|н)а$")
"""Letters of a Ukrainian name that a Russian one hardly keeps."""


def language_of(name: str) -> str:
    """Return the languages that *name* can be of by its letters: "ru", "uk", "ru uk", or "" of others."""
    low = name.lower()
    russian = RUSSIAN.fullmatch(low) and not NOT_RUSSIAN.search(low)
    ukrainian = UKRAINIAN.fullmatch(low) and not NOT_UKRAINIAN.search(low)
    return " ".join(lang for lang, fits in (("ru", russian), ("uk", ukrainian)) if fits)


def russian_by_latin(names: Iterable[str], latin: str) -> str:
    """Return the Russian one among *names* that *latin* is the romanisation of, "" where none is alike."""
    wanted = key(latin)
    return _best(names, "ru", lambda name: _alike(key(russian_latin(name)), wanted), lambda name: len(re.findall("[ёьъы]", name)))


def russian_by_ukrainian(names: Iterable[str], ukrainian: str) -> str:
    """Return the Russian one among *names* for the settlement that the register calls *ukrainian*."""
    plural = PLURAL_Y.search(ukrainian.lower())
    expected = ukrainian.lower()
    for pattern, russian in FROM_UKRAINIAN:
        expected = pattern.sub(russian, expected)
    kept = DOUBTFUL.search(ukrainian.lower()) is not None
    fitting = [n for n in names if not (plural and n.lower().endswith("и")) and not (kept and n == ukrainian)]
    return _best(fitting, "ru", lambda name: _alike(_fold(name), _fold(expected)), lambda name: len(re.findall("[ьъёы]", name)))


def ukrainian_by_russian(names: Iterable[str], russian: str) -> str:
    """Return the Ukrainian one among *names* for the town that Russian calls *russian*."""
    names = tuple(names)
    adjectival = re.search("[сц]к$", russian)
    fitting = [n for n in names if ONLY_UKRAINIAN.search(n) and "ґ" not in n and (not adjectival or n.endswith(("ськ", "цьк")))]
    found = _best(
        fitting, "uk", lambda name: _alike(_fold(name), _fold(russian)), lambda name: len(re.findall("[іїє]", name)), LIKE_BETWEEN
    )
    return found or (russian if SAME_IN_BOTH.fullmatch(russian.lower()) else "")


def ukrainian_by_latin(names: Iterable[str], latin: str, romanised: Callable[[str], str]) -> str:
    """Return the Ukrainian one among *names* that *latin* is the romanisation of."""
    fitting = (name for name in names if not ONLY_RUSSIAN.search(name))
    return _best(fitting, "uk", lambda name: _alike(key(romanised(name)), key(latin)), lambda name: len(re.findall("[іїєь]", name)))


def _best(
    names: Iterable[str], lang: str, alike: Callable[[str], float], marks: Callable[[str], int], least: float = LIKE_ENOUGH
) -> str:
    """Return the name of the language that is most alike; of equals the one with most letters that only it has."""
    ranked = sorted((-alike(name), -marks(name.lower()), name) for name in set(names) if lang in language_of(name).split())
    return ranked[0][2] if ranked and -ranked[0][0] >= least else ""


def _fold(name: str) -> str:
    return name.lower().translate(FOLDED)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
