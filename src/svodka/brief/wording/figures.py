"""Dates and numbers in words: absolute, with their bounds, never averaged."""

from __future__ import annotations

import re
from datetime import date, timedelta

from svodka.brief.wording.known import english_for
from svodka.brief.wording.words import frame, wording
from svodka.model import Granularity, Quantity, QuantityKind, When, WhenRole, Window

GROUPED_FROM = 1_000
"""Numbers are grouped by commas from here; smaller ones read better without."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
MILLION = 1_000_000
DECEMBER = 12
FEW = (2, 3, 4)
TEENS = range(11, 15)
BOTH = 2


def day_words(day: date, lang: str) -> str:
    """Return "16 August 2022", «16 августа 2022 года»."""
    return _of_year(start_words(day, lang), day.year, lang)


def _month(day: date, lang: str) -> str:
    """Return the name of a day's month as it stands behind the day."""
    months: list[str] = wording(lang)["months"]["names"]
    return months[day.month - 1]


def start_words(day: date, lang: str) -> str:
    """Return "16 August", «16 августа»: a day whose year the end of its time tells."""
    return f"{day.day} {_month(day, lang)}"


def _of_year(days: str, year: int, lang: str) -> str:
    """Return days or a month with their year, as the language puts it."""
    return frame(lang, "months", "of_year", days=days, year=str(year))


def days_words(start: date, stop: date, lang: str) -> str:
    """Return "16 August 2022", "22–23 November 2022", "November 2022", "30 August – 2 September 2022" or the like."""
    if start == stop:
        return day_words(start, lang)
    if _whole_months(start, stop):
        if (start.year, start.month) == (stop.year, stop.month):
            alone: list[str] = wording(lang)["months"]["nominative"]
            return _of_year(alone[start.month - 1], start.year, lang)
        if start.year == stop.year and (start.month, stop.month) == (1, DECEMBER):
            return frame(lang, "months", "year", year=str(start.year))
    if (start.year, start.month) == (stop.year, stop.month):
        return f"{start.day}–{day_words(stop, lang)}"
    if start.year == stop.year:
        return f"{start_words(start, lang)} – {day_words(stop, lang)}"
    return f"{day_words(start, lang)} – {day_words(stop, lang)}"


def _whole_months(start: date, stop: date) -> bool:
    """Tell whether the days are whole calendar months."""
    return start.day == 1 and (stop + timedelta(days=1)).day == 1


def window_words(window: Window, lang: str) -> str | None:
    """Return the window's days in words, None where it has none."""
    if window.start is None or window.stop is None:
        only = window.start or window.stop
        return day_words(only, lang) if only else None
    return days_words(window.start, window.stop, lang)


def is_relative(when: When) -> bool:
    """Tell whether the words of *when* need an absolute date beside them."""
    exact = when.granularity in (Granularity.DAY, Granularity.DAYS, Granularity.WEEK, Granularity.MONTH)
    known = (when.start is not None) + (when.stop is not None)
    dated = when.span is not None and (known == BOTH or (known == 1 and when.granularity is Granularity.DAY))
    said = YEAR.search(when.as_written or "") is not None or when.anchor == "absolute"
    return exact and dated and not said and when.role is not WhenRole.CONTENT


def number_words(value: float, lang: str) -> str:
    """Return 59000.0 as "59,000" or «59 000», 150.0 as "150", 1.5 as "1.5" or «1,5», 34000000.0 as "34 million"."""
    if abs(value) >= MILLION and (value / MILLION * 100).is_integer():
        return frame(lang, "numbers", "millions", n=number_words(value / MILLION, lang))
    if value == int(value):
        words = f"{int(value):,}" if abs(value) >= GROUPED_FROM else str(int(value))
    else:
        words = f"{value:,.2f}".rstrip("0").rstrip(".")
    marks = wording(lang)["numbers"]
    return words.translate(str.maketrans(",.", f"{marks['grouping']}{marks['decimal']}"))


def quantity_words(quantity: Quantity, lang: str, source_lang: str) -> str:
    """Return a range with what is counted: "at least 300 people", "20 to 40 percent"; "" where we have no word for it.

    Words that are in the brief's language already are taken as the source wrote them. Ages are no figures.
    """
    if source_lang == lang:
        return " ".join(quantity.as_written.split())
    if quantity.kind is QuantityKind.AGE or (quantity.low is None and quantity.high is None):
        return ""
    of = _unit_words(quantity, lang, source_lang)
    return range_words(quantity, of, lang) if of else ""


def singular(quantity: Quantity) -> bool:
    """Tell whether exactly one is counted."""
    return quantity.low == quantity.high == 1


def range_words(quantity: Quantity, forms: str, lang: str) -> str:
    """Return the bounds with *forms* of what is counted: "one|many", or "one|few|many" and a genitive where the language has them."""
    words = wording(lang)["numbers"]["small"] if quantity.kind is QuantityKind.COUNT else []
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        key = "about" if quantity.about else "exact"
        exact = words[int(low)] if low == int(low) and 0 < low < len(words) else number_words(low, lang)
        return frame(lang, "figures", key, n=exact, of=form_with(forms, low, governed=quantity.about))
    if low is not None and high is not None:
        of = form_with(forms, high, governed=True)
        return frame(lang, "figures", "range", low=number_words(low, lang), high=number_words(high, lang), of=of)
    if low is not None:
        return frame(lang, "figures", "at_least", n=number_words(low, lang), of=form_with(forms, low, governed=True))
    return frame(lang, "figures", "at_most", n=number_words(high or 0, lang), of=form_with(forms, high or 0, governed=True))


def form_with(forms: str, number: float, *, governed: bool) -> str:
    """Return the form of what is counted that goes with *number*.

    Of three forms the second stands behind 2–4. The genitive singular, the fourth or the second too, stands behind a
    fraction and, where a preposition wants the genitive (*governed*: «не менее 21 человека»), behind 1.
    """
    one, few, many, genitive = _four(forms)
    if not many:
        return one if number == 1 and not governed else few or one
    tens, last = int(number) % 100, int(number) % 10
    if number != int(number):
        return genitive
    if governed:
        return genitive if last == 1 and tens not in TEENS else many
    if tens in TEENS or last not in (1, *FEW):
        return many
    return one if last == 1 else few


def _four(forms: str) -> tuple[str, str, str, str]:
    """Return the forms of what is counted, "" for those that the language does not tell apart."""
    known = forms.split("|")
    one, few, many = [*known, "", ""][:3]
    return one, few, many, known[3] if len(known) > len((one, few, many)) else few


def _unit_words(quantity: Quantity, lang: str, source_lang: str) -> str:
    """Return "one|many" of what is counted, "" where we have no word for it."""
    figures = wording(lang)["figures"]
    if quantity.kind is QuantityKind.PERCENT:
        return str(figures["percent"])
    if quantity.kind is QuantityKind.MONEY:
        return str(figures["currencies"].get(quantity.unit, quantity.unit))
    if quantity.unit == "people":
        known = english_for(quantity.of, source_lang, "counted") if lang == "en" else ""
        return known or str(figures["people"])
    return str(figures["units"].get(quantity.unit, "")) if quantity.kind is not QuantityKind.COUNT else ""
