"""Rules for dates of the calendar: days, months, seasons, years, and ranges written as one date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from svodka.reading.when.calendar import DECEMBER, Interval
from svodka.reading.when.grammar import Found, Rule
from svodka.reading.when.items import SPAN_OF_TWO_DIGITS, Item
from svodka.reading.when.moments import Between, Calendar, Context, Current, Moment, Part, Season, Weekday, Years

Groups = dict[str, Item]
DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
INFLECTED = ("ru", "uk")
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
WEEKS = 4
SURE_YEARS = range(1940, 2040)
"""A bare number of this size, with no word beside it, is a year in news."""


def number(groups: Groups, name: str) -> int | None:
    """Return the whole number in group *name*, or None."""
    item = groups.get(name)
    return int(float(str(item.value))) if item is not None else None


def _year(groups: Groups, name: str = "y") -> int | None:
    return number(groups, name)


def day_month(groups: Groups) -> Found | None:
    """Read "5 May 2022", "May 5", "двадцать четвертого февраля"."""
    month, day = number(groups, "m"), number(groups, "d")
    if month is None or day is None or day > DAYS_OF[month - 1]:
        return None
    return Found(moment=Calendar(year=_year(groups), month=month, day=day))


def two_days(groups: Groups) -> Found | None:
    """Read "November 22-23", "22–23 ноября 2022 года", "с 17 на 18 июня"."""
    month, first, second = number(groups, "m"), number(groups, "d"), number(groups, "e")
    if month is None or first is None or second is None or max(first, second) > DAYS_OF[month - 1]:
        return None
    last = Calendar(year=_year(groups), month=month, day=second)
    if first > second:
        return None
    return Found(moment=Between(first=Calendar(month=month, day=first), second=last))


def month(groups: Groups) -> Found | None:
    """Read "May 2022", "в ноябре"."""
    return Found(moment=Calendar(year=_year(groups), month=number(groups, "m")))


def written(groups: Groups) -> Found | None:
    """Read "2022-11-22", "22.11.2022"."""
    value = groups["date"].value
    if not isinstance(value, date):
        return None
    return Found(moment=Calendar(year=value.year, month=value.month, day=value.day))


def dotted(groups: Groups) -> Found | None:
    """Read "до 22.11", "з 24.02": a day and a month, after a preposition only."""
    day, _, month_digits = str(groups["dm"].value).partition(".")
    found, whole = int(month_digits.ljust(2, "0") or 0), int(day)
    if not 1 <= found <= DECEMBER or not 1 <= whole <= DAYS_OF[found - 1]:
        return None
    return Found(moment=Calendar(month=found, day=whole), at="dm")


def year(groups: Groups) -> Found | None:
    """Read "2014 год", "in 2014"."""
    return Found(moment=Calendar(year=_year(groups)))


def bare_year(groups: Groups) -> Found | None:
    """Read "its 2014 invasion", "(2014)"."""
    value = _year(groups)
    return Found(moment=Calendar(year=value)) if value in SURE_YEARS else None


def years(groups: Groups) -> Found | None:
    """Read "2014-2015", "1941–42 роках"."""
    first, second = _year(groups, "y"), _year(groups, "z")
    if first is None or second is None:
        return None
    if second < SPAN_OF_TWO_DIGITS:
        second += first // SPAN_OF_TWO_DIGITS * SPAN_OF_TWO_DIGITS
    if not first < second <= first + SPAN_OF_TWO_DIGITS:
        return None
    return Found(moment=Years(first=first, last=second))


def decade(groups: Groups) -> Found | None:
    """Read "the 1990s", "90-х годов"."""
    first = number(groups, "c")
    return Found(moment=Years(first=first, last=first + 9)) if first else None


def part_of_decade(groups: Groups) -> Found | None:
    """Read "in the early 90s", "в середине 1990-х": four years of ten."""
    first = number(groups, "c")
    place = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[str(groups["p"].value)]
    return Found(moment=Years(first=first + 3 * place, last=first + 3 * place + 3)) if first else None


def season(groups: Groups) -> Found | None:
    """Read "autumn of 2022", "весной", "зимой 2022/23"."""
    which, into = number(groups, "s"), "z" in groups
    return Found(moment=Season(season=which, year=_year(groups), into=into)) if which else None


def season_in(groups: Groups) -> Found | None:
    """Read "in the fall", "since spring": a word that alone may mean something else."""
    found = season(groups)
    return replace(found, at="s") if found else None


def weekday(groups: Groups) -> Found | None:
    """Read "Tuesday", "last Friday", "в следующую среду"."""
    which = number(groups, "w")
    turn = -1 if "l" in groups else 1 if "n" in groups else 0
    return Found(moment=Weekday(weekday=which, turn=turn)) if which else None


class _Never:
    """The moment of words that only look like a date."""

    def resolve(self, context: Context) -> Interval | None:
        """Return None."""
        del context
        return None


NEVER: Moment = _Never()


def no_date(groups: Groups) -> Found | None:
    """Read "500 BC", "XIX століття": too far back to matter."""
    del groups
    return Found(moment=NEVER, dated=False)


def part_of_month(groups: Groups) -> Found | None:
    """Read "early May", "на початку листопада 2022 року", "first half of 2022"."""
    inner = season(groups) if "s" in groups else month(groups) if "m" in groups else year(groups)
    if inner is None:
        return None
    part = str(groups["p"].value)
    return Found(moment=Part(part=f"half {part}" if part.isdigit() else part, whole=inner.moment))


def quarter(groups: Groups) -> Found | None:
    """Read "the third quarter of 2022", "в III квартале", "Q3 2022"."""
    item = groups["q"]
    place = QUARTERS.get(str(item.value)) if item.kind == "roman" else number(groups, "q")
    if place is None or not 1 <= place <= len(QUARTERS):
        return None
    year = _year(groups)
    turn = -1 if "l" in groups else 1 if "n" in groups else 0
    whole = Calendar(year=year) if year else Current(unit="year", offset=turn)
    return Found(moment=Part(part=f"quarter {place}", whole=whole))


def week_of_month(groups: Groups) -> Found | None:
    """Read "the first week of October", "в последнюю неделю сентября"."""
    inner = month(groups)
    place = number(groups, "n") if "n" in groups else 0
    if inner is None or groups["u"].value != "week" or place is None or place > WEEKS:
        return None
    return Found(moment=Part(part=f"week {place}", whole=inner.moment))


Y = r"(comma? of? (?P<y>year) (year_word period?)?)?"
DAY_NAMED = "(((in|on)? (last|next|this))? weekday comma?)?"
"""“Last Friday, 2 December”: the day of the week before the date."""
CALENDAR_RULES: tuple[Rule, ...] = (
    Rule(name="written", pattern="(?P<date>date) year_word?", build=written),
    Rule(
        name="born_year",
        pattern="(birth in? (?P<y>year) (year_word period?)?|(year (and|comma|dash))? (?P<z>year) (year_word period?)? birth)",
        build=no_date,
    ),
    Rule(name="born", pattern=f"birth (on|in)? (day of? month period? {Y}|date)", build=no_date),
    Rule(name="each", pattern="each weekday ((comma|and|comma and) weekday)*", build=no_date),
    Rule(name="bc", pattern="(small|num|year) year_word? period? bc period?", build=no_date),
    Rule(name="century", pattern="(roman|ord|small) (dash (roman|ord|small))? century", build=no_date),
    Rule(
        name="day_month",
        pattern=f"{DAY_NAMED} article? (?P<d>day) of? (?P<m>month) period? {Y}",
        build=day_month,
    ),
    Rule(
        name="month_day",
        pattern=f"{DAY_NAMED} (?P<m>month) period? article? (?P<d>day) (comma? (?P<y>year))?",
        build=day_month,
        langs=("en",),
    ),
    Rule(
        name="two_days",
        pattern=f"opening? (?P<d>day) (dash|to|until|and|on) (?P<e>day) of? (?P<m>month) period? {Y}",
        build=two_days,
    ),
    Rule(
        name="days_listed",
        pattern=f"(?P<d>day) (comma day)+ comma? and (?P<e>day) of? (?P<m>month) period? {Y}",
        build=two_days,
    ),
    Rule(
        name="month_two_days",
        pattern="opening? (?P<m>month) period? (?P<d>day) (dash|to|until|and) (?P<e>day) (comma? (?P<y>year))?",
        build=two_days,
        langs=("en",),
    ),
    Rule(
        name="month_days_listed",
        pattern="(?P<m>month) period? (?P<d>day) (comma day)+ comma? and (?P<e>day) (comma? (?P<y>year))?",
        build=two_days,
        langs=("en",),
    ),
    Rule(name="month", pattern=f"(?P<m>month_word) period? {Y}", build=month),
    Rule(name="month_short", pattern="(?P<m>month_short) period? (comma? of? (?P<y>year) (year_word period?)?)", build=month),
    Rule(name="month_dot", pattern="in (?P<m>month_short) (period|(?=stop))", build=month),
    Rule(name="dotted", pattern="(from|dated|since|until|by|on|to) (?P<dm>daymonth)", build=dotted, langs=INFLECTED),
    Rule(name="year_said", pattern="(in|this)? (?P<y>year) dash? year_word period?", build=year, langs=INFLECTED),
    Rule(name="in_year", pattern="(in|of) article? year_word? (?P<y>year)", build=year, langs=("en",)),
    Rule(
        name="years",
        pattern="(opening|in)? (?P<y>year) (dash|to|until) (?P<z>year) (year_word period?)?",
        build=years,
    ),
    Rule(name="years_between", pattern="between (?P<y>year) and (?P<z>year) (year_word period?)?", build=years),
    Rule(name="in_year_and", pattern="in (?P<y>year)(?= and year)", build=year),
    Rule(name="in_year_inflected", pattern="in (?P<y>year)(?=(past|ahead))", build=year, langs=INFLECTED),
    Rule(name="years_short", pattern="in? (?P<y>year) dash (?P<z>small|num) (year_word period?)?", build=years),
    Rule(
        name="part_of_decade",
        pattern="(in|at|on)? article? (?P<p>part) dash? article? (?P<c>decade) year_word?",
        build=part_of_decade,
    ),
    Rule(name="decade", pattern="(?P<c>decade) year_word?", build=decade),
    Rule(
        name="season_year",
        pattern="in? article? (?P<s>season) comma? of? (?P<y>year)"
        " ((dash|mark) (?P<z>year|small|num))? (year_word period?)?",
        build=season,
    ),
    Rule(name="season_in", pattern="(in|on|this|since|until|by|of|from) article? (?P<s>season_word)", build=season_in),
    Rule(name="fall_in", pattern="(in|this|since|until|by) article? (?P<s>fall)(?!(in|of|to|from))", build=season_in),
    Rule(name="season", pattern="(?P<s>season_word)", build=season, langs=INFLECTED),
    Rule(name="weekday", pattern="(?P<w>weekday)", build=weekday),
    Rule(name="last_weekday", pattern="in? on? (?P<l>last|preceding) (?P<w>weekday)", build=weekday),
    Rule(name="next_weekday", pattern="in? on? (?P<n>next) (?P<w>weekday)", build=weekday),
    Rule(name="this_weekday", pattern="in? on? this (?P<w>weekday)", build=weekday),
    Rule(
        name="part_of_month",
        pattern=f"(in|at|on)? article? (?P<p>part|half) dash? article? (?P<m>month) period? {Y}",
        build=part_of_month,
    ),
    Rule(
        name="part_of_season",
        pattern=f"(in|at|on)? article? (?P<p>part|half) dash? article? (?P<s>season) {Y}",
        build=part_of_month,
    ),
    Rule(
        name="part_of_year",
        pattern="(in|at|on)? article? (?P<p>part|half) dash? article? (?P<y>year) (year_word period?)?",
        build=part_of_month,
    ),
    Rule(
        name="quarter",
        pattern="(in|for)? article? (?P<q>ord|roman) quarter (comma? of? (?P<y>year) (year_word period?)?)?",
        build=quarter,
    ),
    Rule(
        name="quarter_of_turn",
        pattern="(in|for)? article? (?P<q>ord|roman) quarter of? (this|(?P<l>last)|(?P<n>next)) year_word",
        build=quarter,
    ),
    Rule(name="quarter_name", pattern="(in|for)? (?P<q>quarter_name) (comma? of? (?P<y>year))?", build=quarter),
    Rule(
        name="week_of_month",
        pattern=f"(in|for|on)? article? ((?P<n>ord)|last|recent) (?P<u>unit) of? (?P<m>month) period? {Y}",
        build=week_of_month,
    ),
)
"""In the order of preference where two match the same words."""

LAST_RULES: tuple[Rule, ...] = (
    Rule(name="bare_year", pattern="(?P<y>year)", build=bare_year, langs=("en",)),
    Rule(name="bare_year_inflected", pattern="(?<!approx)(?P<y>year)(?!x|past|ahead)", build=bare_year, langs=INFLECTED),
)
"""Tried when nothing else took the number."""
