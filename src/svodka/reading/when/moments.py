"""What a time expression means before it is known when its report was published.

Each moment resolves itself against a Context and returns None where nothing is known to count from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from svodka.model import Granularity
from svodka.reading.when import calendar as cal
from svodka.reading.when.calendar import Interval

PUBLISHED = "published"
SOON_DAYS = 21
"""A year-less day this near ahead of the publication is meant, even with no word of the future."""
RECENT_DAYS = {"hour": 1, "day": 7, "week": 28}
RECENT_MONTHS = 3
WEEK = 7
WINTER = 1
BACK_WEIGHT = 2
"""In a text without a publication date a year-less date rather follows the date before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """*published*: the day the report came out; *previous*: the interval before in the text, said as *previous_words*.

    *previous_day*: the last day told, also where a year or an open time stands between.
    *ahead*, *past*: the sentence speaks of the future, of the past; neither where that is not known.
    """

    published: date | None
    previous: Interval | None = None
    previous_words: str = ""
    previous_day: Interval | None = None
    previous_day_words: str = ""
    ahead: bool = False
    past: bool = False

    @property
    def day(self) -> date | None:
        """The day that relative words count from."""
        return self.published or (self.previous.start if self.previous else None)

    @property
    def anchor(self) -> str:
        """What *day* is, as `svodka.model.When` names it."""
        return PUBLISHED if self.published else self.previous_words


class Moment(Protocol):
    """Anything that may be resolved to days."""

    def resolve(self, context: Context) -> Interval | None:
        """Return the days meant, or None where they cannot be known."""


def best_year(context: Context, start: date, stop: date) -> int | None:
    """Return by how many years [start, stop], guessed in the context's year, is to be moved.

    With a publication date: the latest past occurrence, or the next where the sentence looks ahead or the next is very
    near. Without: the occurrence nearest to the date before it in the text, rather after than before.
    """
    day = context.day
    if day is None:
        return None
    if context.published is None:
        if context.previous is not None and context.previous.granularity is Granularity.YEAR:
            return 0
        gaps = {n: (start - day).days + 365 * n for n in (-1, 0, 1)}
        return min(gaps, key=lambda n: gaps[n] if gaps[n] >= 0 else -BACK_WEIGHT * gaps[n])
    if context.ahead:
        return 0 if stop >= day else 1
    return 0 if start <= day + timedelta(days=SOON_DAYS) else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A day, month or year; what is None was not said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def resolve(self, context: Context) -> Interval | None:
        """Return the day, month or year, in the best year where none was said."""
        if self.year is not None:
            return self._in(self.year)
        if context.day is None:
            return None
        guess = self._in(context.day.year) or self._in(context.day.year - 1)
        if guess is None or guess.start is None or guess.stop is None:
            return None
        shift = best_year(context, guess.start, guess.stop)
        found = self._in(guess.start.year + (shift or 0))
        return clip(found, context) if found else None

    def _in(self, year: int) -> Interval | None:
        if self.month is None:
            return cal.year_of(year) if date.min.year < year < date.max.year - 1 else None
        if self.day is None:
            first = cal.make_date(year, self.month, 1)
            return cal.month_of(year, self.month) if first else None
        day = cal.make_date(year, self.month, self.day)
        return cal.one_day(day) if day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfYear:
    """A day or month of this (0), last (-1) or next (1) year."""

    inner: Calendar
    turn: int = 0

    def resolve(self, context: Context) -> Interval | None:
        """Return the day or month in that year."""
        if context.day is None:
            return None
        found = replace(self.inner, year=context.day.year + self.turn).resolve(context)
        return found.moved(context.anchor) if found else None


def clip(found: Interval, context: Context) -> Interval:
    """Count *found* from the context; a past month or season that has not ended stops on the day of publication."""
    found = found.moved(context.anchor)
    day = context.published
    if day and not context.ahead and found.start and found.stop and found.start <= day < found.stop:
        return replace(found, stop=day)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The years *first* to *last*, a decade among them."""

    first: int
    last: int

    def resolve(self, context: Context) -> Interval | None:
        """Return the years."""
        del context
        return cal.year_of(self.first, self.last) if 1 < self.first <= self.last < date.max.year else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season of a year, or of two ("winter 2022/23")."""

    season: int
    year: int | None = None
    into: bool = False
    """The year named is the one the winter begins in ("the winter of 2022/23")."""
    turn: int = 0
    """-1: the last that is over, 1: the next to begin."""

    def resolve(self, context: Context) -> Interval | None:
        """Return the season; "winter 2023" in a text of early 2023 is the one that began in December 2022."""
        day = context.day
        if self.year is not None:
            began = self.year - 1 if self.season == WINTER and self._ends_in(day) else self.year
            return cal.season_of(began, self.season) if date.min.year < began < date.max.year - 1 else None
        if day is None:
            return None
        guess = cal.season_of(day.year, self.season)
        if self.season == WINTER and day.month < cal.DECEMBER:
            guess = cal.season_of(day.year - 1, self.season)
        if guess.start is None or guess.stop is None:
            return None
        if self.turn:
            return self._turned(guess.start, guess.stop, day, context)
        shift = best_year(context, guess.start, guess.stop) or 0
        if self.season == WINTER and context.ahead and guess.stop < day:
            shift = 1
        return clip(cal.season_of(guess.start.year + shift, self.season), context)

    def _turned(self, start: date, stop: date, day: date, context: Context) -> Interval | None:
        over = self.turn < 0 and stop >= day
        begun = self.turn > 0 and start <= day
        shift = -1 if over else 1 if begun else 0
        return cal.season_of(start.year + shift, self.season).moved(context.anchor)

    def _ends_in(self, day: date | None) -> bool:
        return not self.into and day is not None and self.year == day.year and day.month < cal.DECEMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week (1 Monday); *turn* -1 last, 0 the nearest, 1 next."""

    weekday: int
    turn: int = 0

    def resolve(self, context: Context) -> Interval | None:
        """Return the nearest such day before the publication, on it, or after it where the sentence looks ahead."""
        day = context.published
        if day is None:
            return None
        back = (day.isoweekday() - self.weekday) % WEEK
        if self.turn < 0 and back == 0:
            back = WEEK
        if self.turn > 0 or (context.ahead and self.turn == 0 and back):
            back -= WEEK
        found = cal.add_days(day, -back)
        return cal.one_day(found).moved(PUBLISHED) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The current (0), last (-1) or next (1) *unit*; of days: today, yesterday, tomorrow."""

    unit: str
    offset: int = 0

    def resolve(self, context: Context) -> Interval | None:
        """Return the day, the week from Monday, the calendar month or year; the current one up to the publication.

        Of a text without a date "today" is not known.
        """
        day = context.day
        if day is None:
            return None
        found: Interval | None = None
        if self.unit in {"day", "hour"}:
            moved = cal.add_days(context.published, self.offset) if context.published else None
            return cal.one_day(moved).moved(PUBLISHED) if moved else None
        if self.unit == "week":
            moved = cal.add_days(day, WEEK * self.offset)
            found = cal.week_of(moved) if moved else None
        elif self.unit == "month":
            moved = cal.add_months(day, self.offset)
            found = cal.month_of(moved.year, moved.month) if moved else None
        elif self.unit == "year":
            found = Calendar(year=day.year + self.offset).resolve(context)
        return clip(found, context) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """*count* units away from *base*, or from the context's day: -3 days is three days ago."""

    count: float
    unit: str
    base: Moment | None = None

    def resolve(self, context: Context) -> Interval | None:
        """Return the day for days and weeks; the month for months, the year for years, unless counted from a day."""
        day, anchor = context.day, context.anchor
        if self.base is not None:
            found = self.base.resolve(context)
            day, anchor = (found.start, found.anchor) if found else (None, "")
        if day is None or abs(self.count) > date.max.year:
            return None
        whole = int(self.count)
        if self.unit in {"hour", "day", "week"}:
            days = {"hour": 0, "day": whole, "week": round(self.count * WEEK)}[self.unit]
            moved = cal.add_days(day, days if self.unit != "hour" else round(self.count / 24))
            return cal.one_day(moved).moved(anchor) if moved else None
        if self.unit == "month":
            moved = cal.add_months(day, whole)
            month = cal.month_of(moved.year, moved.month) if moved else None
            return month.moved(anchor) if month else None
        if self.unit == "year" and whole != self.count:
            return Away(count=self.count * cal.DECEMBER, unit="month", base=self.base).resolve(context)
        years = whole * (10 if self.unit == "decade" else 1)
        year = Calendar(year=day.year + years).resolve(context)
        return year.moved(anchor) if year else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """The last *count* units up to the publication; *count* None: "recent days". *ahead*: the next ones."""

    unit: str
    count: float | None = None
    ahead: bool = False
    until_yesterday: bool = False

    def resolve(self, context: Context) -> Interval | None:
        """Return the days back to the publication; months and years from the first day of the earliest."""
        day = context.published
        edge = self._edge(day) if day else None
        if day is None or edge is None:
            return None
        last = cal.add_days(day, -1) if self.until_yesterday else day
        start, stop = (day, edge) if self.ahead else (edge, last)
        return Interval(start=start, stop=stop, granularity=Granularity.DAYS, anchor=PUBLISHED)

    def _edge(self, day: date) -> date | None:
        sign = 1 if self.ahead else -1
        count = self.count if self.count is not None else 1
        if self.unit in RECENT_DAYS:
            span = RECENT_DAYS[self.unit]
            if self.count is not None:
                span = round(self.count * {"hour": 1 / 24, "day": 1, "week": WEEK}[self.unit])
            return cal.add_days(day, sign * max(1, span)) if span <= date.max.toordinal() else None
        if abs(count) > date.max.year:
            return None
        if self.unit == "month":
            moved = cal.add_months(day, sign * int(count if self.count is not None else RECENT_MONTHS))
            return moved.replace(day=1) if moved and not self.ahead else moved
        years = int(count if self.count is not None else RECENT_MONTHS) * (10 if self.unit == "decade" else 1)
        return cal.make_date(day.year + sign * years, 1 if not self.ahead else 12, 1 if not self.ahead else 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The early, mid or late part, or a half, quarter or week ("quarter 3"; the last is 0), of another moment."""

    part: str
    whole: Moment

    def resolve(self, context: Context) -> Interval | None:
        """Return that part of the whole, which is not cut at the publication."""
        whole = self.whole.resolve(replace(context, ahead=True) if isinstance(self.whole, Current) else context)
        if whole is None or whole.start is None:
            return None
        if whole.granularity is Granularity.MONTH:
            whole = cal.month_of(whole.start.year, whole.start.month).moved(whole.anchor)
        sort, _, place = self.part.partition(" ")
        if place:
            return cal.PARTS[sort](whole, int(place))
        return cal.part_of(whole, self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The night before a day: that day and the day before it."""

    day: Moment

    def resolve(self, context: Context) -> Interval | None:
        """Return the two days."""
        found = self.day.resolve(context)
        if found is None or found.start is None or found.granularity is not Granularity.DAY:
            return found
        return replace(found, start=cal.add_days(found.start, -1), granularity=Granularity.DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """From one moment to another; what the first does not say (its month, its year) it takes from the second."""

    first: Moment
    second: Moment

    def resolve(self, context: Context) -> Interval | None:
        """Return the days from the start of the first to the end of the second."""
        second = self.second.resolve(context)
        if second is None or second.start is None:
            return None
        first = self._first(second.start, context)
        if first is None or first.start is None or second.stop is None or first.start > second.stop:
            return None
        return cal.join(first, second)

    def _first(self, until: date, context: Context) -> Interval | None:
        if not isinstance(self.first, Calendar) or self.first.year is not None:
            return self.first.resolve(context)
        month = self.first.month or until.month
        year = until.year if (month, self.first.day or 1) <= (until.month, until.day) else until.year - 1
        return replace(self.first, month=month, year=year).resolve(context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From a moment to the publication; with none, open."""

    start: Moment

    def resolve(self, context: Context) -> Interval | None:
        """Return the days from the start of the moment on."""
        found = self.start.resolve(context)
        if found is None or found.start is None:
            return None
        stop = context.published
        if stop is not None and stop < found.start:
            stop = None
        return Interval(start=found.start, stop=stop, granularity=Granularity.OPEN, anchor=found.anchor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """From the publication to a moment; "until August" ends with July, "through August" with August."""

    stop: Moment
    included: bool = False

    def resolve(self, context: Context) -> Interval | None:
        """Return the days up to the moment; of one that lies in the past only the end is known."""
        found = self.stop.resolve(context if context.past else replace(context, ahead=True))
        if found is None or found.stop is None or found.start is None:
            return None
        stop = found.stop
        if not self.included and isinstance(self.stop, Calendar) and found.granularity in {Granularity.MONTH, Granularity.YEAR}:
            stop = found.start - timedelta(days=1)
        start = context.published if context.published and context.published <= stop else None
        return Interval(start=start, stop=stop, granularity=Granularity.OPEN, anchor=found.anchor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A moment that is due: counted forward whatever the sentence says. *reach*: from the publication on.

    *by*: a term, which lies behind where the sentence speaks of the past ("by Thursday three had joined").
    """

    moment: Moment
    reach: bool = False
    by: bool = False

    def resolve(self, context: Context) -> Interval | None:
        """Return the moment's days, or those from the publication up to them."""
        over = self.by and context.past
        found = self.moment.resolve(context if over else replace(context, ahead=True))
        if over or not self.reach or found is None or found.stop is None:
            return found
        if context.published is None or context.published > found.stop:
            return found
        return replace(found, start=context.published, granularity=Granularity.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A known happening by its first day; a text from before it cannot mean it. *offset*: days on from it."""

    day: date
    offset: int = 0

    def resolve(self, context: Context) -> Interval | None:
        """Return the day."""
        if context.published is None or context.published < self.day:
            return None
        found = cal.add_days(self.day, self.offset)
        return cal.one_day(found).moved("landmark") if found else None
