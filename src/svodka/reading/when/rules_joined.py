"""Rules that join what other rules found: ranges, nights before, since, until, by; and what is only content."""

from __future__ import annotations

from svodka.model import WhenRole
from svodka.reading.when.grammar import Found, Rule
from svodka.reading.when.items import Item
from svodka.reading.when.moments import (
    Ahead,
    Away,
    Between,
    Calendar,
    Current,
    Moment,
    Night,
    OfYear,
    Part,
    Recent,
    Season,
    Since,
    Until,
    Weekday,
    Years,
)
from svodka.reading.when.moments_told import Restated, WeekdayAfter

Groups = dict[str, Item]
RANGED = (Calendar, Part, Years, Weekday, Current)
"""Moments between which a range may run."""


def moment(item: Item) -> Moment | None:
    """Return the moment of a point or of a bare year."""
    if isinstance(item.value, Found):
        return item.value.moment
    return Calendar(year=int(float(str(item.value)))) if item.kind == "year" else None


def between(groups: Groups) -> Found | None:
    """Read "from 28 October to 5 November", "між груднем і лютим", "с 00:00 5 августа по 00:00 6 августа"."""
    first, second = moment(groups["a"]), moment(groups["b"])
    if not isinstance(first, RANGED) or not isinstance(second, RANGED):
        return None
    return Found(moment=Between(first=first, second=second))


def dashed(groups: Groups) -> Found | None:
    """Read "28 октября – 5 ноября", "березень–квітень 2022"."""
    first, second = moment(groups["a"]), moment(groups["b"])
    if not isinstance(first, Calendar | Part) or not isinstance(second, Calendar | Part):
        return None
    if isinstance(first, Calendar) and isinstance(second, Calendar) and (first.day is None) != (second.day is None):
        return None
    return Found(moment=Between(first=first, second=second))


def night_to(groups: Groups) -> Found | None:
    """Read "в ночь на 9 ноября", "the night of November 8"."""
    day = moment(groups["p"])
    if isinstance(day, Between):
        return Found(moment=day)
    return Found(moment=Night(day=day)) if day else None


def night_from_to(groups: Groups) -> Found | None:
    """Read "в ночь с понедельника на вторник", "in the night from 8 to 9 November"."""
    first, second = moment(groups["a"]), moment(groups["b"])
    days = (Calendar, Weekday, Current)
    return Found(moment=Between(first=first, second=second)) if isinstance(first, days) and isinstance(second, days) else None


def night_of_today(groups: Groups) -> Found | None:
    """Read "сегодня ночью", "сьогодні вночі": the night before the day of publication; of another day, that day."""
    day = moment(groups["p"])
    if isinstance(day, Current) and day.unit == "day" and day.offset == 0:
        return Found(moment=Night(day=day))
    return daypart_of(groups)


def daypart_of(groups: Groups) -> Found | None:
    """Read "on Monday night", "вранці 9 вересня": the day."""
    day = moment(groups["p"])
    return Found(moment=day) if isinstance(day, Calendar | Weekday | Current) else None


def since(groups: Groups) -> Found | None:
    """Read "since 2014", "с 24 февраля", "починаючи з травня"."""
    start = moment(groups["p"])
    return Found(moment=Since(start=start)) if isinstance(start, Calendar | Part | Season | Weekday | Current | Years) else None


def since_year(groups: Groups) -> Found | None:
    """Read "от 2014 года", "від весни": since a year; of a day it is the date of a paper."""
    start = moment(groups["p"])
    return since(groups) if isinstance(start, Calendar) and start.month is None else None


def of_year(groups: Groups) -> Found | None:
    """Read "at the beginning of January this year", "15 мая прошлого года"."""
    inner, year = moment(groups["a"]), moment(groups["b"])
    if not isinstance(year, Current) or year.unit != "year":
        return None
    whole = inner.whole if isinstance(inner, Part) else inner
    if not isinstance(whole, Calendar) or whole.year is not None or whole.month is None:
        return None
    dated = OfYear(inner=whole, turn=year.offset)
    return Found(moment=Part(part=inner.part, whole=dated) if isinstance(inner, Part) else dated)


def until(groups: Groups) -> Found | None:
    """Read "until August", "до конца года"."""
    stop = moment(groups["p"])
    if stop is None or isinstance(stop, Since | Until | Recent):
        return None
    return Found(moment=Until(stop=stop), role=WhenRole.DUE)


def by(groups: Groups) -> Found | None:
    """Read "by December 12": due on that day; "by the end of the month": due up to it."""
    due = moment(groups["p"])
    if due is None or isinstance(due, Since | Until | Recent):
        return None
    return Found(moment=Ahead(moment=due, reach=isinstance(due, Part), by=True), role=WhenRole.DUE)


def away_from(groups: Groups) -> Found | None:
    """Read "two days after May 5", "за три дні до 24 лютого"."""
    base = moment(groups["p"])
    if not isinstance(base, Calendar | Weekday):
        return None
    count = float(str(groups["c"].value)) if "c" in groups else 1.0
    sign = -1 if groups["s"].kind in {"before", "until"} else 1
    return Found(moment=Away(count=sign * count, unit=str(groups["u"].value), base=base))


def since_event(groups: Groups) -> Found | None:
    """Read "since the start of the siege on 4 March", "since losing the town in May": from the day of what is named on."""
    start = moment(groups["p"])
    return Found(moment=Since(start=start)) if isinstance(start, Calendar | Part | Season | Weekday) else None


def through(groups: Groups) -> Found | None:
    """Read "closed through Monday": up to that day, which counts."""
    stop = moment(groups["p"])
    if stop is None or isinstance(stop, Since | Until | Recent):
        return None
    return Found(moment=Until(stop=stop, included=True), role=WhenRole.DUE)


def soon(groups: Groups) -> Found | None:
    """Read "as soon as Wednesday", "не раньше мая": a time that is still to come."""
    inner = moment(groups["p"])
    return None if inner is None or isinstance(inner, Since | Until | Recent) else Found(moment=Ahead(moment=inner))


def following_weekday(groups: Groups) -> Found | None:
    """Read the second of "on Saturday and Sunday": the one that follows the first."""
    first, second = moment(groups["p"]), moment(groups["q"])
    if not isinstance(first, Weekday) or not isinstance(second, Weekday) or second.turn:
        return None
    return Found(moment=WeekdayAfter(weekday=second.weekday), at="q")


def restated(groups: Groups) -> Found | None:
    """Read "вчера, 24 января", "yesterday, May 5": one day told twice."""
    first, second = moment(groups["a"]), moment(groups["b"])
    day = isinstance(first, Current) and first.unit == "day"
    if not day or not isinstance(first, Current) or not isinstance(second, Calendar) or second.day is None:
        return None
    return Found(moment=Restated(date=second, offset=first.offset))


def content(groups: Groups) -> Found | None:
    """Read "a summons for January 23", "билет на 5 мая": what it is about, not when it was."""
    inner = moment(groups["p"])
    return Found(moment=Ahead(moment=inner), role=WhenRole.CONTENT, at="q") if inner else None


JOIN_RULES: tuple[Rule, ...] = (
    Rule(
        name="from_to",
        pattern="(from|dated|since|between) clock? (?P<a>yearish) clock? (to|until|dash|and) clock? (?P<b>yearish)",
        build=between,
    ),
    Rule(name="weekday_after", pattern="(?P<p>point) and (in|on)? (?P<q>point)", build=following_weekday),
    Rule(name="restated", pattern="(?P<a>point) comma (?P<b>point)", build=restated),
    Rule(name="of_year", pattern="(?P<a>point) of? (?P<b>point)", build=of_year),
    Rule(name="dashed", pattern="(?P<a>point) dash (?P<b>point)", build=dashed),
    Rule(name="day_to_day", pattern="(?P<a>point) to (?P<b>point)", build=dashed, langs=("en",)),
    Rule(name="night_to", pattern="in? article? night_to (?P<p>point)", build=night_to),
    Rule(
        name="night_from_to",
        pattern="in? article? (night|night_to) (from|dated|since)? (?P<a>point) (on|to) (?P<b>point)",
        build=night_from_to,
    ),
    Rule(name="today_night", pattern="(?P<p>point) night", build=night_of_today),
    Rule(name="night_today", pattern="night (?P<p>point)", build=night_of_today),
    Rule(name="night_of_day", pattern="(?P<p>point) daypart", build=daypart_of),
    Rule(name="day_and_night", pattern="(part|night|daypart) (in|on|of)? (?P<p>point)", build=daypart_of),
)
OPEN_RULES: tuple[Rule, ...] = (
    Rule(name="content", pattern="content_head fill{0,2} (?P<q>(on|for|to|from|at|until) (?P<p>point))", build=content),
    Rule(
        name="away_from",
        pattern="(ahead_of|approx)? article? (?P<c>count)? (?P<u>unit) (?P<s>after|before|until) (?P<p>point)",
        build=away_from,
    ),
    Rule(
        name="since_event",
        pattern="((?<!(stop|comma)) since named{1,10}|since deedless{1,10}) (in|on|at)? article? (?P<p>point)",
        build=since_event,
        langs=("en",),
    ),
    Rule(name="since", pattern="since clock? article? (?P<p>yearish)", build=since),
    Rule(name="since_from", pattern="from clock? (?P<p>yearish)", build=since, langs=("ru", "uk")),
    Rule(name="since_year", pattern="dated (?P<p>yearish)", build=since_year, langs=("ru", "uk")),
    Rule(name="until", pattern="until clock? article? (?P<p>yearish)", build=until),
    Rule(name="through", pattern="through clock? article? (?P<p>yearish)", build=through, langs=("en",)),
    Rule(name="soon", pattern="soon (in|on|at)? article? (?P<p>yearish)", build=soon),
    Rule(name="by", pattern="by clock? article? (?P<p>yearish)", build=by),
    Rule(name="to_inflected", pattern="to (?P<p>point)", build=until, langs=("ru", "uk")),
)
