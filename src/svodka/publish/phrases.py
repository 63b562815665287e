"""How dates, ranges and counts are said in the pages: absolute, short, and the same everywhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

from svodka.lexicon.names import transliterate
from svodka.lexicon.places import by_id, hand

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian", "be": "Belarusian", "und": "language unknown"}
HIGH_SEAS = "XZ"
SHORT_COUNTRIES = {"RU": "Russia"}
"""Countries whose full name the gazetteer gives; a page says the usual one."""

UNITS = {
    "people": ("person", "people"),
    "items": ("item", "items"),
    "RUB": ("rouble", "roubles"),
    "UAH": ("hryvnia", "hryvnias"),
    "USD": ("US dollar", "US dollars"),
    "EUR": ("euro", "euros"),
}
_OPEN_BRACKET = re.compile(r"(?<=\w) *[\[(][^\])]*$")
_ONE_PEOPLE = re.compile(r"(?<![\d.,])1 people\b")


def day(iso: str) -> str:
    """Write "2022-11-03" as "3 November 2022"."""
    value = date.fromisoformat(iso[:10])
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(start: str | None, end: str | None) -> str:
    """Write an interval without saying a month or year twice; "" where neither end is known."""
    if start is None or end is None:
        return f"from {day(start)}" if start else f"until {day(end)}" if end else ""
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    if first == last:
        return day(start)
    if _begins_month(first) and _begins_month(last + timedelta(days=1)):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(end)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def _begins_month(value: date) -> bool:
    return value.day == 1


def _months(first: date, last: date) -> str:
    """Write an interval of whole months: "September 2022", "January – March 2022", "2014"."""
    begins, ends = f"{MONTHS[first.month - 1]} {first.year}", f"{MONTHS[last.month - 1]} {last.year}"
    if begins == ends:
        return begins
    if first.year != last.year:
        return f"{begins} – {ends}"
    whole_year = (first.month, last.month) == (1, 12)
    return str(first.year) if whole_year else f"{MONTHS[first.month - 1]} – {ends}"


def count(number: int, one: str, many: str = "") -> str:
    """Write "1 report", "2 reports", "5,000 statements"; *many* where the plural is no added s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def figure(value: float) -> str:
    """Write a number with thousands separators and no needless decimals."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def bounds(low: float | None, high: float | None) -> str:
    """Say a range in words: "at least 300", "up to 40", "100–150", "no figure"."""
    if low is None and high is None:
        return "no figure"
    if high is None and low is not None:
        return f"at least {figure(low)}"
    if low is None and high is not None:
        return f"up to {figure(high)}"
    if low is not None and high is not None and low != high:
        return f"{figure(low)}–{figure(high)}"
    return figure(low or 0)


def unit(name: str, low: float | None, high: float | None) -> str:
    """Name a unit as its figures want it: "1 person", "59,000 roubles"; a unit that is not known names itself."""
    one, many = UNITS.get(name, (name, name))
    return one if low == high == 1 else many


def in_words(reason: str) -> str:
    """Mend "1 people" in a reason that a program put together."""
    return _ONE_PEOPLE.sub("1 person", reason)


def capital(text: str) -> str:
    """Begin a sentence with a capital, where its first word has none at all ("iStories" keeps its own)."""
    word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if word.islower() else text


def latin(name: str, lang: str) -> str:
    """Write an outlet's name in Latin letters, as the sentences of a brief do."""
    return transliterate(name, lang)


def clip(text: str, limit: int) -> str:
    """Cut *text* at a word boundary to at most *limit* characters, with an ellipsis; not inside brackets."""
    if len(text) <= limit:
        return text
    cut = _OPEN_BRACKET.sub("", text[: limit - 1])
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return at_word.rstrip(" ,;:—–-") + "…"


def language(code: str) -> str:
    """Name a language in English; an unknown code names itself."""
    return LANGUAGES.get(code, code)


def country(code: str | None) -> str:
    """Name a country in English, and the high seas not at all; a code that is not known names itself."""
    if not code or code == HIGH_SEAS:
        return ""
    if code in SHORT_COUNTRIES:
        return SHORT_COUNTRIES[code]
    entry = hand().by_id.get(f"iso:{code}") or by_id(f"iso:{code}")
    return entry.name if entry else code
