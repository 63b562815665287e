"""How dates, ranges and counts are said in the pages: absolute, short, and the same everywhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

from svodka.lexicon.data import table
from svodka.lexicon.names import transliterate
from svodka.lexicon.places import by_id, hand, local_name
from svodka.publish.saying import counted, grouped, language_of_page, say

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
RUN_BY = {
    "independent": "independent",
    "state": "run by a state",
    "party to the war": "run by a party to the war",
    "unknown": "not on record",
}
"""Who runs an outlet, as the page says it."""
_OPEN_BRACKET = re.compile(r"(?<=\w) *[\[(][^\])]*$")
_MEASURE = re.compile(r"\d[\d,]* (?:people|person|items|RUB|UAH|USD|EUR)\b|\b(?:at least|up to|against|about|and)\b")
_LATIN = re.compile(r"[A-Za-z]")
_ONE_PEOPLE = re.compile(r"(?<![\d.,])1 people\b")


def day(iso: str) -> str:
    """Write "2022-11-03" as "3 November 2022"."""
    value = date.fromisoformat(iso[:10])
    return of_year(f"{value.day} {month(value)}", value.year)


def month(value: date) -> str:
    """Name the month of a day as it stands behind the day."""
    return str(_months_of("names")[value.month - 1])


def of_year(words: str, year: int) -> str:
    """Set a year behind a day or a month, as the page's language does."""
    pattern: str = table(language_of_page(), "brief")["months"]["of_year"]
    return pattern.format(days=words, year=year)


def _months_of(key: str) -> list[str]:
    months: list[str] = table(language_of_page(), "brief")["months"][key]
    return months


def days(start: str | None, end: str | None) -> str:
    """Write an interval without saying a month or year twice; "" where neither end is known."""
    if start is None or end is None:
        return say("from {day}", day=day(start)) if start else say("until {day}", day=day(end)) if end else ""
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    if first == last:
        return day(start)
    if _begins_month(first) and _begins_month(last + timedelta(days=1)):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(end)}"
    if first.year == last.year:
        return f"{first.day} {month(first)} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def _begins_month(value: date) -> bool:
    return value.day == 1


def _months(first: date, last: date) -> str:
    """Write an interval of whole months: "September 2022", "January – March 2022", "2014"."""
    alone = _months_of("nominative")
    begins, ends = of_year(alone[first.month - 1], first.year), of_year(alone[last.month - 1], last.year)
    if begins == ends:
        return begins
    if first.year != last.year:
        return f"{begins} – {ends}"
    whole_year = (first.month, last.month) == (1, 12)
    if whole_year:
        pattern: str = table(language_of_page(), "brief")["months"]["year"]
        return pattern.format(year=first.year)
    return f"{alone[first.month - 1]} – {ends}"


def count(number: int, one: str, many: str = "") -> str:
    """Write "1 report", "2 reports", "5,000 statements"; *many* where the plural is no added s."""
    return counted(number, one, many or one + "s")


def figure(value: float) -> str:
    """Write a number with thousands separators and no needless decimals."""
    if value == int(value):
        return grouped(int(value))
    shown = f"{value:,.2f}".rstrip("0")
    return shown if language_of_page() == "en" else shown.replace(",", "\u00a0").replace(".", ",")


def bounds(low: float | None, high: float | None) -> str:
    """Say a range in words: "at least 300", "up to 40", "100–150", "no figure"."""
    if low is None and high is None:
        return say("no figure")
    if high is None and low is not None:
        return say("at least {n}", n=figure(low))
    if low is None and high is not None:
        return say("up to {n}", n=figure(high))
    if low is not None and high is not None and low != high:
        return f"{figure(low)}–{figure(high)}"
    return figure(low or 0)


def unit(name: str, low: float | None, high: float | None) -> str:
    """Name a unit as its figures want it: "1 person", "at least 1 person", "59,000 roubles"; a unit that is not known names itself."""
    one, many = UNITS.get(name, (name, name))
    if language_of_page() != "en":
        return say(many)
    return one if (low if high is None else high) == 1 else many


def in_words(reason: str) -> str:
    """Mend "1 people" in a reason that a program put together; in another language keep only what can be said in it."""
    if language_of_page() == "en":
        return _ONE_PEOPLE.sub("1 person", reason)
    shown = _MEASURE.sub(_said_measure, reason)
    return "" if _LATIN.search(shown) else shown


def _said_measure(found: re.Match[str]) -> str:
    """Say "at least 100 people against" in the page's language."""
    words = found.group()
    if words[0].isdigit():
        number, _, name = words.partition(" ")
        return f"{number.replace(',', chr(160))} {say(name)}"
    return say(words.strip())


def capital(text: str) -> str:
    """Begin a sentence with a capital, where its first word has none at all ("iStories" keeps its own)."""
    word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if word.islower() else text


def latin(name: str, lang: str) -> str:
    """Write a name as the sentences of the brief do: in Latin letters in English, else as it writes itself."""
    return transliterate(name, lang) if language_of_page() == "en" else name


def clip(text: str, limit: int) -> str:
    """Cut *text* at a word boundary to at most *limit* characters, with an ellipsis; not inside brackets."""
    if len(text) <= limit:
        return text
    cut = _OPEN_BRACKET.sub("", text[: limit - 1])
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return at_word.rstrip(" ,;:—–-") + "…"


def language(code: str) -> str:
    """Name a language in English; an unknown code names itself."""
    return say(LANGUAGES.get(code, code))


def country(code: str | None) -> str:
    """Name a country in English, and the high seas not at all; a code that is not known names itself."""
    if not code or code == HIGH_SEAS:
        return ""
    if language_of_page() != "en" and (known := local_name(f"iso:{code}", language_of_page())):
        return known
    if code in SHORT_COUNTRIES:
        return SHORT_COUNTRIES[code]
    found = (hand().by_id.get(f"iso:{code}"), by_id(f"iso:{code}"))
    entry = next((one for one in found if one is not None and one.name != code), None)
    return entry.name if entry else code
