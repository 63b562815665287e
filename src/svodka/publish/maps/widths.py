"""How much room words take: the widest that a bold face of the fonts the map asks for makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

WIDTHS = {
    ch: width
    for width, letters in (
        (0.30, " ',.’\u00a0"),
        (0.36, "!()-:;ijlії"),
        (0.42, "/IfІЇ"),
        (0.48, '"rtг'),
        (0.54, "zґ"),
        (0.60, "+0123456789Jcesvxy–ГҐеёєзстухэя"),
        (0.66, "?FLTZabdghknopqu«»ЗТабвклопрчь"),
        (0.72, "EPSVXYБЕЁЄКРУХЬЭЯдийнц"),
        (0.78, "ABCDGHKRUАВДЛНПСЧъ"),
        (0.84, "NOQИЙОЦ"),
        (0.90, "wФЪжмфыю"),
        (0.96, "MЖМ"),
        (1.02, "Wm—…Ышщ"),
        (1.08, "ШЮ"),
        (1.14, "Щ"),
    )
    for ch in letters
}
"""Advance of a letter in font sizes, rounded up: Noto Sans Bold and Liberation Sans Bold (Arial's measure), measured."""
UNKNOWN = 1.14
SPACED = 0.1
"""Letter-spacing of the names of countries (map.css)."""


def width(text: str, size: float, *, spaced: bool = False) -> float:
    """Return how wide *text* can become at font size *size*."""
    return size * sum(WIDTHS.get(ch, UNKNOWN) + (SPACED if spaced else 0.0) for ch in text)


def wrapped(text: str, size: float, room: float) -> Iterator[str]:
    """Cut *text* into lines that fit *room*, at spaces; a word that is wider alone is cut where the room ends."""
    line = ""
    for word in _pieces(text.split(), size, room):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _pieces(words: Iterable[str], size: float, room: float) -> Iterator[str]:
    for word in words:
        rest = word
        while width(rest, size) > room and len(rest) > 1:
            fits = max((n for n in range(1, len(rest)) if width(rest[:n], size) <= room), default=1)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest
