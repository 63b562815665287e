"""Keys under which a name is filed and found: one spelling for what is written in many."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from svodka.lexicon.data import fold

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
APOSTROPHES = str.maketrans("", "", "'’ʼʹ`\"")
GAPS = re.compile(r"[\W_]+")

ENDINGS: tuple[str, ...] = tuple(
    sorted(
        (
            "ами",
            "ые",
            "ие",
            "ями",
            "иями",
            "іями",
            "ией",
            "ією",
            "ия",
            "ии",
            "ию",
            "ія",
            "ії",
            "ію",
            "иях",
            "іях",
            "ье",
            "ья",
            "ого",
            "его",
            "ому",
            "ему",
            "ыми",
            "ими",
            "ой",
            "ей",
            "ою",
            "ої",
            "ею",
            "ый",
            "ий",
            "ая",
            "яя",
            "ое",
            "ее",
            "ую",
            "юю",
            "ых",
            "их",
            "ым",
            "им",
            "ом",
            "ем",
            "єм",
            "ам",
            "ям",
            "ах",
            "ях",
            "ов",
            "ев",
            "ів",
            "їв",
            "иї",
            "ій",
            "іх",
            "ього",
            "ьому",
            "ьої",
            "ьою",
            "а",
            "я",
            "о",
            "е",
            "є",
            "у",
            "ю",
            "ь",
            "й",
            "ы",
            "и",
            "і",
            "ї",
        ),
        key=len,
        reverse=True,
    )
)
"""Case endings of Russian and Ukrainian nouns and adjectives, longest first; the order is the algorithm."""

SHORTEST_STEM = 3


@lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """Return *name* folded: no case, accents of Latin letters, apostrophes; hyphens and stops become spaces."""
    folded = fold(name).translate(APOSTROPHES)
    if not CYRILLIC.search(folded):
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return GAPS.sub(" ", folded).strip()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return *word* (a key) without its case ending: the same for every case of a Cyrillic name."""
    if not CYRILLIC.search(word):
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(name: str) -> str:
    """Return the stems of a name of several words, in its order, joined by spaces."""
    return " ".join(stem(word) for word in key(name).split())


SOFTENED = {"ц": "к", "з": "г", "с": "х"}
"""What Ukrainian makes of the last consonant before -і: Каховка → Каховці, Рига → Ризі."""


def stem_variants(name: str) -> tuple[str, ...]:
    """Return the stems that *name* (a key of several words) may be filed under: as written, and with a softened end undone."""
    plain = stems(name)
    last = plain[-1:]
    if not name.endswith("і") or last not in SOFTENED:
        return (plain,)
    return (plain, plain[:-1] + SOFTENED[last])
