"""Moments counted from a time told before in the text: the same day, two days later, over the following weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from svodka.model import Granularity
from svodka.reading.when import calendar as cal
from svodka.reading.when.calendar import Interval
from svodka.reading.when.moments import RECENT_DAYS, RECENT_MONTHS, WEEK, Ahead, Away, Calendar, Context, Moment

DAYS_IN = {"day": 1, "week": WEEK}


@dataclass(frozen=True, slots=True, kw_only=True)
class SameDay:
    """The day of the date before in the text, or *offset* days on."""

    offset: int = 0

    def resolve(self, context: Context) -> Interval | None:
        """Return that day where the date before is a day."""
        before = context.previous_day
        if before is None or before.start is None:
            return None
        found = cal.add_days(before.start, self.offset)
        return cal.one_day(found).moved(context.previous_day_words) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """*count* units on from the time told before: a day for days and weeks, else the month or year."""

    count: float
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        """Return that time, counted from the last day told, for months and years from any time."""
        before, words = context.previous_day, context.previous_day_words
        if self.unit not in DAYS_IN and context.previous is not None:
            before, words = context.previous, context.previous_words
        if before is None or before.start is None or self.unit == "hour":
            return None
        found = Away(count=self.count, unit=self.unit).resolve(Context(published=before.start))
        return found.moved(words) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """*count* units before the time told before ("two days earlier"), or before the publication where none is."""

    count: float
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        """Return that time."""
        told = Onward(count=-self.count, unit=self.unit).resolve(context)
        return told or Away(count=-self.count, unit=self.unit).resolve(context)


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """"In two days": from the day told before where the sentence speaks of the past, else from the publication."""

    count: float
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        """Return that time; None for the past with no day to count from."""
        if context.past:
            return Onward(count=self.count, unit=self.unit).resolve(context)
        return Ahead(moment=Away(count=self.count, unit=self.unit)).resolve(context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The days, weeks or months after the time told before, as many as "recent" ones reach back."""

    unit: str
    count: float | None = None

    def resolve(self, context: Context) -> Interval | None:
        """Return the days from the one after that time on."""
        before = context.previous
        if before is None or before.stop is None:
            return None
        start = before.stop + timedelta(days=1)
        if self.unit in DAYS_IN:
            days = RECENT_DAYS[self.unit] if self.count is None else round(self.count * DAYS_IN[self.unit])
            stop = cal.add_days(before.stop, days)
        elif self.unit == "month":
            stop = cal.add_months(before.stop, int(self.count or RECENT_MONTHS))
        else:
            return None
        granularity = Granularity.DAYS
        return Interval(start=start, stop=stop, granularity=granularity, anchor=context.previous_words) if stop else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """"Yesterday, 24 January": a day told twice is the date, on the side of the publication that the first word tells."""

    date: Moment
    offset: int

    def resolve(self, context: Context) -> Interval | None:
        """Return the date."""
        return self.date.resolve(replace(context, ahead=self.offset > 0, past=self.offset <= 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayAfter:
    """A day of the week told in one breath with another: the next such day after it."""

    weekday: int

    def resolve(self, context: Context) -> Interval | None:
        """Return that day, within a week of the day told before."""
        before = context.previous_day
        if before is None or before.start is None:
            return None
        found = cal.add_days(before.start, (self.weekday - before.start.isoweekday()) % WEEK or WEEK)
        return cal.one_day(found).moved(before.anchor) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What is left of a time: "the rest of the year" is from the publication to its end."""

    whole: Moment

    def resolve(self, context: Context) -> Interval | None:
        """Return the days left, the whole where the publication is not within it."""
        whole = self.whole.resolve(replace(context, ahead=True))
        day = context.published
        if whole is None or day is None or whole.start is None or whole.stop is None or not whole.start <= day <= whole.stop:
            return whole
        return replace(whole, start=day, granularity=Granularity.DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """"Last November", "last 24 November": the latest one that is over."""

    inner: Calendar

    def resolve(self, context: Context) -> Interval | None:
        """Return that day or month, a year before where the nearest one is not over."""
        found = self.inner.resolve(replace(context, ahead=False))
        if found is None or found.start is None or context.published is None:
            return found
        month = context.published.replace(day=1) if self.inner.day is None else context.published
        if found.start < month:
            return found
        return replace(self.inner, year=found.start.year - 1).resolve(context)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDay:
    """"Over a day" in a bulletin: the one before the publication."""

    def resolve(self, context: Context) -> Interval | None:
        """Return that day; None where the sentence looks ahead."""
        return None if context.ahead else Away(count=-1, unit="day").resolve(context)
