"""Ukrainian and Russian names in Latin letters, by each of the systems that maps, passports and newspapers use."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from svodka.lexicon.places.keys import APOSTROPHES

INSIDE: dict[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia",
}  # fmt: skip
"""Ukraine's Cabinet, resolution 55 of 27 January 2010, as on road signs."""
AT_HEAD: dict[str, str] = {"є": "Ye", "ї": "Yi", "й": "Y", "ю": "Yu", "я": "Ya"}

UKRAINIAN_1965 = INSIDE | {"є": "ye", "ї": "yi", "й": "y", "ь": "’", "ю": "yu", "я": "ya"}
"""BGN/PCGN 1965, on maps before 2010 and in GeoNames: Zaporizhzhya."""
UKRAINIAN_SCHOLARLY = INSIDE | {
    "є": "je", "ж": "ž", "ї": "ji", "й": "j", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ь": "’", "ю": "ju", "я": "ja",
}  # fmt: skip
"""The scholarly system that libraries and ISO/R 9:1968 have: Zaporižžja."""
RUSSIAN_1947: dict[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "ë", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "”", "ы": "y", "ь": "’", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
"""BGN/PCGN 1947, on English maps; "е" is "ye" at the head, after vowels and signs."""
RUSSIAN_PASSPORT = RUSSIAN_1947 | {"ё": "e", "й": "i", "ъ": "ie", "ь": "", "ю": "iu", "я": "ia"}
"""ICAO Doc 9303, Russia's passports since 2014: Toliatti."""
RUSSIAN_SCHOLARLY = RUSSIAN_1947 | {
    "ё": "ë", "ж": "ž", "й": "j", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ъ": "”", "э": "è", "ю": "ju", "я": "ja",
}  # fmt: skip
"""The scholarly system, ISO/R 9:1968: Toljatti."""
YE = re.compile(r"(?:(?<=[аеёиоуыэюяьъ])|(?<![а-яё]))е", re.IGNORECASE)


def romanised(name: str) -> str:
    """Return *name* in Latin letters by the system of 2010; what is no Ukrainian letter stays: Запоріжжя → Zaporizhzhia."""
    written = []
    head, plain = True, name.translate(APOSTROPHES)
    for index, letter in enumerate(plain):
        lower = letter.lower()
        if lower == "г" and plain[index - 1 : index].lower() == "з":
            written.append("gh")
        elif head and lower in AT_HEAD:
            written.append(AT_HEAD[lower])
        else:
            latin = INSIDE.get(lower, letter)
            written.append(latin.capitalize() if letter.isupper() else latin)
        head = not letter.isalpha()
    return "".join(written)


def _by(table: dict[str, str], name: str) -> str:
    return "".join(
        latin.capitalize() if letter.isupper() else latin for letter in name for latin in (table.get(letter.lower(), letter),)
    )


def russian_latin(name: str) -> str:
    """Return a Russian name in Latin letters by BGN/PCGN 1947: Енакиево → Yenakiyevo."""
    ye = YE.sub(lambda found: "Ye" if found[0].isupper() else "ye", name)
    return _by(RUSSIAN_1947, ye)


def _table(table: dict[str, str]) -> Callable[[str], str]:
    return lambda name: _by(table, name)


SYSTEMS = MappingProxyType(
    {
        "uk": (
            ("romanised, Ukraine 2010", romanised),
            ("romanised, BGN/PCGN 1965", _table(UKRAINIAN_1965)),
            ("romanised, scholarly", _table(UKRAINIAN_SCHOLARLY)),
        ),
        "ru": (
            ("romanised, BGN/PCGN 1947", russian_latin),
            ("romanised, passports", _table(RUSSIAN_PASSPORT)),
            ("romanised, scholarly", _table(RUSSIAN_SCHOLARLY)),
        ),
    }
)
"""The systems by language, in the order in which a Latin name is told to be of one."""
