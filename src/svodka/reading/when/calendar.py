"""Arithmetic on intervals of days: months, seasons, weeks, parts; no words, no grammar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from svodka.model import Granularity

DECEMBER = 12
EARLY_ENDS = 10
MID_ENDS = 20
MONTHS_OF_SEASON = {1: 12, 2: 3, 3: 6, 4: 9}
"""The month a season begins with; winter begins in December of the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """[start, stop], both days included, None an open end; *anchor* as in `svodka.model.When`."""

    start: date | None
    stop: date | None
    granularity: Granularity
    anchor: str = "absolute"

    def moved(self, anchor: str) -> Interval:
        """Return the same days, counted from *anchor*."""
        return replace(self, anchor=anchor)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    if not 1 <= month <= DECEMBER or not date.min.year < year < date.max.year:
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def add_days(day: date, count: int) -> date | None:
    """Return *day* moved by *count* days, or None beyond the calendar."""
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if date(2, 1, 1).toordinal() <= ordinal <= date(9998, 1, 1).toordinal() else None


def add_months(day: date, count: int) -> date | None:
    """Return *day* moved by *count* months; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * DECEMBER + day.month - 1 + count, DECEMBER)
    if not date.min.year < year < date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def one_day(day: date) -> Interval:
    """Return the interval of one day."""
    return Interval(start=day, stop=day, granularity=Granularity.DAY)


def month_of(year: int, month: int) -> Interval:
    """Return a calendar month."""
    last = calendar.monthrange(year, month)[1]
    return Interval(start=date(year, month, 1), stop=date(year, month, last), granularity=Granularity.MONTH)


def year_of(year: int, last: int | None = None) -> Interval:
    """Return the year, or the years up to *last*."""
    return Interval(start=date(year, 1, 1), stop=date(last or year, DECEMBER, 31), granularity=Granularity.YEAR)


def season_of(year: int, season: int) -> Interval:
    """Return the season that begins in *year*: the winter of 2022 runs from December 2022 to February 2023."""
    first = MONTHS_OF_SEASON[season]
    start = month_of(year, first).start
    last = add_months(date(year, first, 1), 2) or date(year, first, 1)
    return Interval(start=start, stop=month_of(last.year, last.month).stop, granularity=Granularity.SEASON)


def week_of(day: date) -> Interval:
    """Return the week, Monday to Sunday, that holds *day*."""
    monday = day - timedelta(days=day.weekday())
    return Interval(start=monday, stop=monday + timedelta(days=6), granularity=Granularity.WEEK)


def join(first: Interval, second: Interval) -> Interval:
    """Return the days from the start of *first* to the stop of *second*."""
    same = first.granularity is second.granularity and first.granularity is not Granularity.DAY
    granularity = second.granularity if same else Granularity.DAYS
    return Interval(start=first.start, stop=second.stop, granularity=granularity, anchor=second.anchor)


def part_of(whole: Interval, part: str) -> Interval:
    """Return the *part* (early, mid, late, start, end) of a month, season, year or week.

    A month is cut after the 10th and the 20th; a year has early and late quarters; the rest falls into thirds.
    """
    if whole.start is None or whole.stop is None or whole.granularity is Granularity.DAY:
        return whole
    place = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
    if whole.granularity is Granularity.MONTH:
        firsts = (1, EARLY_ENDS + 1, MID_ENDS + 1)
        start = whole.start.replace(day=firsts[place])
        last = calendar.monthrange(start.year, start.month)[1]
        stop = start.replace(day=(EARLY_ENDS, MID_ENDS, last)[place])
    elif whole.granularity in {Granularity.YEAR, Granularity.SEASON}:
        start, stop = _months_of(whole.start, whole.stop, place)
    else:
        days = (whole.stop - whole.start).days + 1
        start = whole.start + timedelta(days=place * days // 3)
        stop = whole.start + timedelta(days=max((place + 1) * days // 3 - 1, place * days // 3))
    return replace(whole, start=start, stop=stop, granularity=Granularity.DAYS)


def _months_of(start: date, stop: date, place: int) -> tuple[date, date]:
    """Return the first, middle or last months: one of a season, three (in the middle four) of a year."""
    months = (stop.year - start.year) * DECEMBER + stop.month - start.month + 1
    size = max(1, months // 4)
    begin = (0, (months - size) // 2, months - size)[place]
    size += (months - size) % 2 if place == 1 else 0
    first = add_months(start, begin) or start
    last = add_months(start, begin + size - 1) or stop
    return first, last.replace(day=calendar.monthrange(last.year, last.month)[1])


def quarter_of(whole: Interval, quarter: int) -> Interval:
    """Return a quarter of a year; other intervals stay whole."""
    if whole.start is None or whole.granularity is not Granularity.YEAR:
        return whole
    first = month_of(whole.start.year, 3 * quarter - 2)
    last = month_of(whole.start.year, 3 * quarter)
    return replace(whole, start=first.start, stop=last.stop, granularity=Granularity.DAYS)


def week_in(whole: Interval, week: int) -> Interval:
    """Return seven days of a month, from its 1st, 8th, 15th or 22nd; 0: its last seven."""
    if whole.start is None or whole.stop is None or whole.granularity is not Granularity.MONTH:
        return whole
    start = whole.start + timedelta(days=7 * (week - 1)) if week else whole.stop - timedelta(days=6)
    stop = min(start + timedelta(days=6), whole.stop)
    return replace(whole, start=start, stop=stop, granularity=Granularity.WEEK)


def half_of(whole: Interval, half: int) -> Interval:
    """Return the first or second half of a year or month; other intervals stay whole."""
    if whole.start is None or whole.stop is None:
        return whole
    days = (whole.stop - whole.start).days + 1
    of_year = whole.granularity is Granularity.YEAR
    middle = date(whole.start.year, 7, 1) if of_year else whole.start + timedelta(days=days // 2)
    start, stop = (whole.start, middle - timedelta(days=1)) if half == 1 else (middle, whole.stop)
    return replace(whole, start=start, stop=stop, granularity=Granularity.DAYS)


PARTS = {"half": half_of, "quarter": quarter_of, "week": week_in}
"""How a whole is cut into its numbered parts."""
