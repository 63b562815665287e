"""One key for a village's name in Ukrainian, Russian and Latin letters: its consonants without the case ending.

Дальньобугрівка, Дальнебугровке and Dalnobuhrivka share "длнбгрвк". Far too coarse for finding places in a text;
only for asking the register of settlements whether a region that is known has one of that name.
"""

from __future__ import annotations

import re

from svodka.lexicon.places.keys import CYRILLIC, key, stem

LATIN: tuple[tuple[str, str], ...] = (
    ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("gh", "г"), ("sch", "щ"),
    ("b", "б"), ("v", "в"), ("w", "в"), ("h", "г"), ("g", "г"), ("d", "д"), ("z", "з"), ("k", "к"), ("l", "л"),
    ("m", "м"), ("n", "н"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("f", "ф"), ("c", "ц"), ("x", "кс"),
)  # fmt: skip
SOFT = re.compile(r"[аеёиоуыэюяіїєйьъ]")
LATIN_VOWELS = re.compile(r"[aeiouy]")
LAST_VOWEL = re.compile(r"[aeiouy]+$")
SHORTEST = 3


def skeleton(name: str) -> str:
    """Return the consonants of *name*, empty where fewer than three are left."""
    word = key(name)
    if not CYRILLIC.search(word):
        word = LAST_VOWEL.sub("", word)
        for latin, cyrillic in LATIN:
            word = word.replace(latin, cyrillic)
        bones = LATIN_VOWELS.sub("", word)
    else:
        bones = " ".join(SOFT.sub("", stem(part)) for part in word.replace("ґ", "г").split())
    bones = re.sub(r"(.)\1", r"\1", bones)
    return bones if len(bones) >= SHORTEST else ""
