"""When something announced is due, as days: what the reading dated, and spans counted from the announcement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from svodka.lexicon.data import LANGS, fold_text, table
from svodka.model import Granularity, Report, Stance, Statement, When, WhenRole

Due = tuple[date | None, date | None]
NEVER: Due = (None, None)
WEEK = timedelta(days=7)
LAST_YEAR = timedelta(days=366)
LEAP_DAY = (2, 29)
YEAR = re.compile(r"\d{4}")
DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""Days of a unit at most: a deadline is past when nobody can say that it is not."""
LOOK_BACK = 16
"""Characters before a time in which "by" may stand."""
FEW = 3
"""What "a few" and "several" are counted as."""


def due_of(statement: Statement, report: Report) -> Due:
    """Return the days in which a planned *statement* is due; (None, None) where it says none.

    "By 1 December" is from the day of the report to that day, "within a month" the month after it, "on Friday" of
    something planned the Friday to come.
    """
    if statement.stance is not Stance.PLANNED:
        return NEVER
    dated = [when for when in statement.whens if when.role is WhenRole.DUE and (when.start or when.stop)]
    if dated:
        first = min(dated, key=lambda when: (when.stop or when.start or date.max, when.as_written or ""))
        return _until(first, report, statement.lang)
    return _to_come(statement, report) or _within(statement, report) or NEVER


def _until(when: When, report: Report, lang: str) -> Due:
    """Return a due time; a last day alone begins with the report."""
    start, stop, published = when.start, when.stop, report.published_at
    words = fold_text(when.as_written or "")
    before = report.text[max(0, when.span.start - LOOK_BACK) : when.span.start] if when.span else ""
    if lang in LANGS and (_by(lang).match(words) or _by_before(lang).search(fold_text(before))):
        last = stop or start
        return (published if published and last and published <= last else None), last
    return start, stop


@cache
def _by(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\w+ )?{_any(table(lang, 'due')['by'])}\s")


@cache
def _by_before(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(table(lang, 'due')['by'])}\s+(?:the\s+)?$")


def _to_come(statement: Statement, report: Report) -> Due | None:
    """Return the day to come where something planned was put on the like day before the report.

    A weekday's name is next week's ("will vote on Friday"), "by 10 December" is the next December's.
    """
    published = report.published_at
    for when in statement.whens:
        if when.role is WhenRole.SAID or when.granularity is not Granularity.DAY or not when.start or not published:
            continue
        words = fold_text(when.as_written or "")
        if published - WEEK <= when.start < published and _is_weekday(words, statement.lang):
            return when.start + WEEK, when.start + WEEK
        by = statement.lang in LANGS and _by(statement.lang).match(words) and not YEAR.search(words)
        if by and published - LAST_YEAR < when.start < published:
            return published, _next_year(when.start)
    return None


def _next_year(day: date) -> date:
    return (day - timedelta(days=(day.month, day.day) == LEAP_DAY)).replace(year=day.year + 1)


def _is_weekday(words: str, lang: str) -> bool:
    """Tell whether a time is a weekday's name with at most a preposition before it."""
    if lang not in LANGS:
        return False
    names = {name for forms in table(lang, "time")["weekday"].values() for name in forms}
    told = words.split()
    return bool(told) and len(told) <= len(("on", "friday")) and told[-1] in names


def _within(statement: Statement, report: Report) -> Due | None:
    """Return the span that a deadline counts from the report: "within two weeks", «в течение месяца»."""
    published, lang = report.published_at, statement.lang
    if published is None or lang not in LANGS:
        return None
    found = _span(lang).search(fold_text(statement.span.of(report.text)))
    if found is None:
        return None
    number = found["number"]
    shape = table(lang, "due")
    count = 1 if not number or number in shape["one"] else FEW if number in shape["several"] else _number(number, lang)
    unit = next(unit for unit in DAYS if found["unit"] in _units(lang, unit))
    return published, published + timedelta(days=count * DAYS[unit])


@cache
def _span(lang: str) -> re.Pattern[str]:
    shape = table(lang, "due")
    numbers = (*shape["one"], *shape["several"], *_cardinals(lang))
    units = {form for unit in DAYS for form in _units(lang, unit)}
    return re.compile(
        rf"(?<!\w){_any(shape['within'])}\s+(?:(?P<number>\d{{1,3}}|{_any(numbers)})\s+)?(?P<unit>{_any(units)})(?!\w)"
    )


@cache
def _units(lang: str, unit: str) -> frozenset[str]:
    time = table(lang, "time")
    return frozenset(fold_text(form) for key in ("unit", "units") for form in time.get(key, {}).get(unit, ()))


@cache
def _cardinals(lang: str) -> dict[str, int]:
    return {form: int(value) for value, forms in table(lang, "numbers")["cardinal"].items() for form in forms}


def _number(word: str, lang: str) -> int:
    return int(word) if word.isdecimal() else _cardinals(lang)[word]


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of *words*, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(map(fold_text, words), key=lambda word: (-len(word), word)))) + ")"
