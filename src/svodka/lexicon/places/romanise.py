"""Ukrainian names in Latin letters by the Cabinet's resolution 55 of 27 January 2010, as on road signs."""

from __future__ import annotations

from svodka.lexicon.places.keys import APOSTROPHES

INSIDE: dict[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia",
}  # fmt: skip
AT_HEAD: dict[str, str] = {"є": "Ye", "ї": "Yi", "й": "Y", "ю": "Yu", "я": "Ya"}


def romanised(name: str) -> str:
    """Return *name* in Latin letters; what is no Ukrainian letter stays: Запоріжжя → Zaporizhzhia."""
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
