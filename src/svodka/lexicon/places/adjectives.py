"""Adjectives made of town names in Russian and Ukrainian: Казань → казанский, Горлівка → горлівський."""

from __future__ import annotations

from svodka.lexicon.places.keys import CYRILLIC, key

RUSSIAN_SOFT = "ль"
VOWELS = "аеёиоуыэюяіїє"
SHORTEST = 3

ADJECTIVE_ENDINGS: frozenset[str] = frozenset(
    {
        "ий",
        "ого",
        "ому",
        "им",
        "ом",
        "ая",
        "ой",
        "ую",
        "ое",
        "ие",
        "их",
        "ими",
        "ее",
        "ей",
        "а",
        "у",
        "ої",
        "ою",
        "е",
        "і",
        "ій",
        "ым",
        "ых",
        "ый",
        "ые",
        "ему",
        "его",
    }
)
"""Endings of the relative adjectives in -ск-/-ськ-, both languages."""


def town_adjectives(name: str) -> frozenset[str]:
    """Return the stems (without case ending) of the adjectives that *name* may form; regular ones only."""
    word = key(name)
    if " " in word or not CYRILLIC.search(word) or len(word) < SHORTEST:
        return frozenset()
    if word.endswith(("ськ", "цьк", "зьк", "ск", "цк")):
        return frozenset({word})
    return frozenset(stem for stem in (*_russian(word), *_ukrainian(word)) if len(stem) > SHORTEST)


def _russian(word: str) -> tuple[str, ...]:
    if set("іїє") & set(word):
        return ()
    base = _bare(word)
    if word.endswith(RUSSIAN_SOFT) or base.endswith("ль"):
        return (base.rstrip("ь") + "ьск",)
    base = base.removesuffix("ь")
    return (base[:-1] + "ск",) if base.endswith("сс") else (base + "ск",)


def _ukrainian(word: str) -> tuple[str, ...]:
    if set("ыэё") & set(word):
        return ()
    base = _bare(word).removesuffix("ь")
    for last, adjective in (("г", "зьк"), ("з", "зьк"), ("к", "цьк"), ("ц", "цьк"), ("х", "ськ"), ("с", "ськ")):
        if base.endswith(last):
            return (base[:-1] + adjective,)
    return (base + "ськ",)


def _bare(word: str) -> str:
    for ending in ("ая", "ое", "ые", "ий", "ый", "ка", "ки"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word[:-1] if word[-1] in VOWELS else word


def adjective_stem(word: str) -> str | None:
    """Return the stem of *word* (a key) if it has the form of such an adjective: курской → курск."""
    for length in (3, 2, 1):
        if word[-length:] in ADJECTIVE_ENDINGS and word[:-length].endswith(("ск", "цк", "ьк")):
            return word[:-length]
    return None
