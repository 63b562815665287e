"""What stands on the map: names of regions in short, of settlements in the page's language, and names to find one's way by."""

from __future__ import annotations

from svodka.lexicon.places import local_from_english, native_name
from svodka.model.public import PublicPlace
from svodka.publish.saying import language_of_page, say

COUNTRIES = (("Ukraine", "UA", 31.6, 49.0), ("Belarus", "BY", 27.9, 53.4), ("Russia", "RU", 40.6, 53.4))
"""Countries of the map: name, code, and where the name stands best."""
ABROAD = (
    ("Poland", 22.0, 52.0), ("Lithuania", 23.9, 55.3), ("Latvia", 25.5, 56.8), ("Romania", 25.5, 45.9),
    ("Moldova", 28.6, 47.2), ("Turkey", 34.0, 41.0), ("Kazakhstan", 67.5, 48.3),
    ("Mongolia", 103.5, 46.8), ("China", 122.5, 46.3), ("Finland", 26.0, 62.8), ("Japan", 142.8, 43.3),
)  # fmt: skip
"""Neighbours named on the map. No word here may be a person's name: it would be taken for a leak of it."""
CAPITALS = (("Moscow", 37.62, 55.75), ("Kyiv", 30.52, 50.45), ("Minsk", 27.56, 53.9))
SHORTER = (
    (" область", " обл."), (" автономный округ", " АО"), (" автономний округ", " АО"),
    ("Автономная Республика ", ""), ("Автономна Республіка ", ""), ("Республика ", ""), ("Республіка ", ""),
    ("Autonomous Republic of ", ""), ("Republic of ", ""), (" Autonomous Okrug", ""), (" Republic", ""), (" Oblast", ""),
)  # fmt: skip
"""Words of regions' names as maps shorten them, in order. A Russian or Ukrainian adjective keeps its noun."""

SHORT_NAMES = {
    "Chechen Republic": "Chechnya",
    "Udmurt Republic": "Udmurtia",
    "Chuvash Republic": "Chuvashia",
    "Kabardino-Balkar Republic": "Kabardino-Balkaria",
    "Republic of North Ossetia-Alania": "North Ossetia",
    "Altai Krai": "Altai Krai",
    "Altai Republic": "Altai Republic",
    "Moscow Oblast": "Moscow Oblast",
    "Kyiv Oblast": "Kyiv Oblast",
    "Minsk Region": "Minsk Region",
    "Karachay-Cherkess Republic": "Karachay-Cherkessia",
    "Jewish Autonomous Oblast": "Jewish Oblast",
}
"""Names that are shortened otherwise, or not at all because a city or a neighbour is called so."""
NAMES_IN_A_DOT = 2


def short_name(name: str) -> str:
    """Shorten a region's name for the map: "Kursk Oblast" is Kursk, the Chechen Republic Chechnya."""
    if name in SHORT_NAMES:
        return SHORT_NAMES[name]
    for words, shorter in SHORTER:
        name = name.replace(words, shorter)
    return name if name.endswith("sky Krai") else name.removesuffix(" Krai")


def place_name(place: PublicPlace) -> str:
    """Return a settlement's or area's name in the page's language; in its Latin letters where none is known."""
    lang = language_of_page()
    if lang == "en":
        return place.name
    at = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    return local_from_english(place.name, lang) or (native_name(place.name, at, lang) if at else "") or place.name


def joined(names: list[str]) -> str:
    """Name places that share a dot: the first two, and how many more."""
    shown = ", ".join(names[:NAMES_IN_A_DOT])
    more = len(names) - NAMES_IN_A_DOT
    return f"{shown} {say('and {number} more', number=more)}" if more > 0 else shown


def counted(name: str, number: int) -> str:
    """Set the number of events behind a name, where there is more than one."""
    return name if number == 1 else f"{name} ({number})"
