"""Rules for times counted from the publication, from an earlier date, or from a known happening."""

from __future__ import annotations

from svodka.reading.when.grammar import Found, Rule
from svodka.reading.when.items import Item
from svodka.reading.when.moments import (
    Ahead,
    Away,
    Between,
    Calendar,
    Current,
    Night,
    OfYear,
    Part,
    Recent,
    Season,
    Weekday,
)
from svodka.reading.when.moments_told import Earlier, Following, Gone, InTime, LastDay, Onward, Rest, SameDay
from svodka.reading.when.rules_calendar import INFLECTED, no_date, number

Groups = dict[str, Item]


NIGHT_DAY = "night_day"
SATURDAY, SUNDAY = 6, 7


def _count(groups: Groups) -> float:
    item = groups.get("c") or groups.get("f")
    return float(str(item.value)) if item is not None else 1.0


def _unit(groups: Groups) -> str:
    """Return the unit; a night and day ("сутки") is a day."""
    unit = str(groups["u"].value)
    return "day" if unit == NIGHT_DAY else unit


def day_word(groups: Groups) -> Found | None:
    """Read "yesterday", "сегодня", "напередодні"."""
    offset = int(str(groups["d"].value))
    return Found(moment=Current(unit="day", offset=offset))


def same_day(groups: Groups) -> Found | None:
    """Read "the same day", "наступного дня"."""
    return Found(moment=SameDay(offset=int(str(groups["d"].value))))


def this_unit(groups: Groups) -> Found | None:
    """Read "this week", "в этом году"."""
    return Found(moment=Current(unit=_unit(groups), offset=0)) if _unit(groups) not in {"day", "hour"} else None


def last_unit(groups: Groups) -> Found | None:
    """Read "last month", "минулого тижня", "за минувшие сутки"."""
    return None if _unit(groups) in {"hour", "decade"} else Found(moment=Current(unit=_unit(groups), offset=-1))


def last_year(groups: Groups) -> Found | None:
    """Read "торік"."""
    del groups
    return Found(moment=Current(unit="year", offset=-1))


def preceding_unit(groups: Groups) -> Found | None:
    """Read "за предыдущие сутки": the day before the day spoken of."""
    return Found(moment=SameDay(offset=-1)) if _unit(groups) == "day" else last_unit(groups)


def next_unit(groups: Groups) -> Found | None:
    """Read "next week", "в следующем году"."""
    if _unit(groups) == "day":
        return Found(moment=SameDay(offset=1))
    return None if _unit(groups) in {"hour", "decade"} else Found(moment=Current(unit=_unit(groups), offset=1))


def last_units(groups: Groups) -> Found | None:
    """Read "the last eight years", "за останні два тижні"."""
    return Found(moment=Recent(unit=_unit(groups), count=_count(groups) if "c" in groups else None))


def past_unit(groups: Groups) -> Found | None:
    """Read "over the past week", "за последний год"; the last night and day is the day before."""
    if str(groups["u"].value) == NIGHT_DAY:
        return Found(moment=Current(unit="day", offset=-1))
    return Found(moment=Recent(unit=_unit(groups), count=1))


def recent_many(groups: Groups) -> Found | None:
    """Read "за последние недели", "за останні дні"."""
    return past_unit(groups) if str(groups["u"].value) == NIGHT_DAY else last_units(groups)


def next_units(groups: Groups) -> Found | None:
    """Read "in the next three days", "в ближайшие недели"."""
    return Found(moment=Recent(unit=_unit(groups), count=_count(groups) if "c" in groups else None, ahead=True))


def units_ago(groups: Groups) -> Found | None:
    """Read "three days ago", "два тижні тому"."""
    return Found(moment=Away(count=-_count(groups), unit=_unit(groups)))


def few_ago(groups: Groups) -> Found | None:
    """Read "a few days ago", "несколько недель назад": anywhere in the recent ones, not today."""
    return Found(moment=Recent(unit=_unit(groups), until_yesterday=True))


def units_ahead(groups: Groups) -> Found | None:
    """Read "через два месяца": of the past, counted from the day told before."""
    return Found(moment=InTime(count=_count(groups), unit=_unit(groups)))


def units_earlier(groups: Groups) -> Found | None:
    """Read "two days earlier", "двумя днями ранее", "за два дні до того"."""
    return Found(moment=Earlier(count=_count(groups), unit=_unit(groups)))


def units_later(groups: Groups) -> Found | None:
    """Read "a week later", "два дня спустя", "двома днями пізніше"."""
    return Found(moment=Onward(count=_count(groups), unit=_unit(groups)))


def following(groups: Groups) -> Found | None:
    """Read "over the following weeks", "в последующие дни", "the following month"."""
    unit = _unit(groups)
    single = groups["u"].kind in {"unit", "year_word"}
    if unit == "day" and single:
        return Found(moment=SameDay(offset=1))
    count = _count(groups) if "c" in groups or single else None
    return Found(moment=Following(unit=unit, count=count))


def half_year_ago(groups: Groups) -> Found | None:
    """Read "half a year ago", "полгода назад"."""
    return Found(moment=Away(count=-float(str(groups["h"].value)), unit="month"))


def over_that_day(groups: Groups) -> Found | None:
    """Read "протягом доби 12 грудня": that day."""
    told = groups["p"].value
    return told if isinstance(told, Found) and str(groups["u"].value) == NIGHT_DAY else None


def over_a_day(groups: Groups) -> Found | None:
    """Read "за сутки", "протягом доби": what a bulletin reports of."""
    return Found(moment=LastDay()) if str(groups["u"].value) == NIGHT_DAY else None


def after_clause(groups: Groups) -> Found | None:
    """Read "a week after the blast": so long before the day the report speaks of."""
    unit = str((groups.get("u") or groups["v"]).value)
    if unit in {"month", "year", "decade"}:
        return no_date(groups)
    return Found(moment=Away(count=-_count(groups), unit="day" if unit == NIGHT_DAY else unit))


def recent_word(groups: Groups) -> Found | None:
    """Read "recently", "нещодавно"."""
    return Found(moment=Recent(unit="day", count=float(str(groups["r"].value))))


def part_of_unit(groups: Groups) -> Found | None:
    """Read "the start of the month", "до конца года", "in mid-week"."""
    offset = -1 if "l" in groups else 1 if "n" in groups else 0
    vague = str(groups["p"].value) in {"early", "late"} and not groups.keys() & {"l", "n", "t"}
    if vague or _unit(groups) in {"day", "hour", "decade"}:
        return None
    part = str(groups["p"].value)
    whole = Current(unit=_unit(groups), offset=offset)
    return Found(moment=Part(part=f"half {part}" if part.isdigit() else part, whole=whole))


def fortnight_ago(groups: Groups) -> Found | None:
    """Read "a fortnight ago"."""
    return Found(moment=Away(count=-_count(groups), unit="week"))


def last_month(groups: Groups) -> Found | None:
    """Read "last November", "last November 24"."""
    return Found(moment=Gone(inner=Calendar(month=number(groups, "m"), day=number(groups, "d"))))


def later_this(groups: Groups) -> Found | None:
    """Read "later this month": from now to its end."""
    if _unit(groups) in {"day", "hour"}:
        return None
    return Found(moment=Ahead(moment=Current(unit=_unit(groups)), reach=True))


def rest_of(groups: Groups) -> Found | None:
    """Read "for the rest of the year", "до кінця решти тижня", "the rest of 2023"."""
    if "u" in groups:
        unit = _unit(groups)
        return None if unit in {"day", "hour", "decade"} else Found(moment=Rest(whole=Current(unit=unit)))
    return Found(moment=Rest(whole=Calendar(year=number(groups, "y"), month=number(groups, "m") or number(groups, "n"))))


def earlier_in(groups: Groups) -> Found | None:
    """Read "earlier in the week": from its beginning to the publication."""
    return None if _unit(groups) in {"day", "hour", "decade"} else Found(moment=Current(unit=_unit(groups)))


def weekend(groups: Groups) -> Found | None:
    """Read "at the weekend", "в минувшие выходные"."""
    del groups
    return Found(moment=Between(first=Weekday(weekday=SATURDAY), second=Weekday(weekday=SUNDAY)))


def next_month(groups: Groups) -> Found | None:
    """Read "next May"."""
    return Found(moment=Ahead(moment=Calendar(month=number(groups, "m"))))


def last_season(groups: Groups) -> Found | None:
    """Read "last winter", "прошлой весной", "next summer"."""
    which = number(groups, "s")
    return Found(moment=Season(season=which, turn=1 if "n" in groups else -1)) if which else None


def month_of_unit(groups: Groups) -> Found | None:
    """Read "in May last year", "у травні цього року", "15 мая прошлого года"."""
    if _unit(groups) != "year":
        return None
    turn = -1 if "l" in groups else 1 if "n" in groups else 0
    inner = Calendar(month=number(groups, "m"), day=number(groups, "d"))
    return Found(moment=OfYear(inner=inner, turn=turn))


def night(groups: Groups) -> Found | None:
    """Read "overnight", "ночью", "last night": the publication day and the one before."""
    del groups
    return Found(moment=Night(day=Current(unit="day")))


def daypart(groups: Groups) -> Found | None:
    """Read "утром", "ввечері": the day of publication."""
    del groups
    return Found(moment=Current(unit="day"))


IN = "(in|on|at|for)? article?"
RELATIVE_RULES: tuple[Rule, ...] = (
    Rule(name="day_word", pattern="(?P<d>day_word)", build=day_word),
    Rule(name="same_day", pattern="(?P<d>same_day)", build=same_day),
    Rule(name="later_this", pattern="later in? this (?P<u>single)", build=later_this, langs=("en",)),
    Rule(name="earlier_in", pattern="earlier in article? (?P<u>single)", build=earlier_in, langs=("en",)),
    Rule(
        name="rest_of",
        pattern="(in|for)? rest article? this? ((?P<u>single)|(?P<m>month)? (?P<y>year) year_word?|(?P<n>month))",
        build=rest_of,
    ),
    Rule(name="this_unit", pattern="(in|on|at)? this (?P<u>unit)", build=this_unit),
    Rule(name="last_unit", pattern=f"{IN} last (?P<u>single)", build=last_unit),
    Rule(name="last_year_word", pattern="last_year", build=last_year),
    Rule(name="preceding_unit", pattern="(in|on)? preceding (?P<u>unit)", build=preceding_unit),
    Rule(name="next_unit", pattern="(in|on)? next (?P<u>single)", build=next_unit),
    Rule(
        name="last_count", pattern=f"{IN} (last|recent|recent_many) approx? (?P<c>count) (?P<u>unit)", build=last_units
    ),
    Rule(name="next_count", pattern=f"{IN} next approx? (?P<c>count) (?P<u>unit)", build=next_units),
    Rule(name="recent_units", pattern=f"{IN} (recent|last) (?P<u>plural)", build=last_units),
    Rule(name="last_few", pattern=f"{IN} (last|recent|recent_many) few (?P<u>unit)", build=last_units),
    Rule(name="recent_many", pattern=f"{IN} recent_many (?P<u>unit)", build=recent_many),
    Rule(name="past_unit", pattern=f"{IN} recent (?P<u>single)", build=past_unit),
    Rule(name="next_plural", pattern=f"{IN} next (?P<u>plural)", build=next_units),
    Rule(name="next_few", pattern=f"{IN} next few (?P<u>unit)", build=next_units),
    Rule(name="units_ago", pattern="approx? article? (?P<c>count)? (?P<u>unit) ago", build=units_ago),
    Rule(name="units_earlier", pattern="approx? article? (?P<c>count)? (?P<u>unit) earlier", build=units_earlier),
    Rule(name="units_before_that", pattern="in? article? (?P<c>count)? (?P<u>unit) before_that", build=units_earlier),
    Rule(name="units_later", pattern="approx? article? (?P<c>count) (?P<u>unit) later", build=units_later),
    Rule(name="unit_later", pattern="article (?P<u>single) later", build=units_later, langs=("en",)),
    Rule(name="unit_later_inflected", pattern="(?P<u>single) later", build=units_later, langs=INFLECTED),
    Rule(name="later_units", pattern="later (?P<c>count)? (?P<u>unit)(?! after)", build=units_later, langs=INFLECTED),
    Rule(name="following_units", pattern="(in|for|on)? article? following (?P<c>count)? (?P<u>plural)", build=following),
    Rule(name="following_unit", pattern="(in|for|on)? article? following (?P<u>single)", build=following),
    Rule(name="half_year_ago", pattern="approx? article? (?P<h>half_year) ago", build=half_year_ago),
    Rule(name="fortnight_ago", pattern="article? (?P<f>fortnight) ago", build=fortnight_ago),
    Rule(name="few_ago", pattern="approx? article? few (?P<u>unit) (ago|earlier)", build=few_ago),
    Rule(name="recent_word", pattern="(?P<r>recent_word)", build=recent_word),
    Rule(
        name="part_of_unit",
        pattern="(in|on|at)? article? (?P<p>part) dash? article? ((?P<t>this)|of)? (?P<u>single)",
        build=part_of_unit,
    ),
    Rule(
        name="part_of_last",
        pattern="(in|on|at)? article? (?P<p>part) article? (?P<l>last) (?P<u>unit)",
        build=part_of_unit,
    ),
    Rule(
        name="part_of_next",
        pattern="(in|on|at)? article? (?P<p>part) article? (?P<n>next) (?P<u>unit)",
        build=part_of_unit,
    ),
    Rule(name="month_of_this", pattern="(?P<d>day)? (?P<m>month) of? this (?P<u>unit)", build=month_of_unit),
    Rule(name="month_of_last", pattern="(?P<d>day)? (?P<m>month) of? (?P<l>last) (?P<u>unit)", build=month_of_unit),
    Rule(name="month_of_next", pattern="(?P<d>day)? (?P<m>month) of? (?P<n>next) (?P<u>unit)", build=month_of_unit),
    Rule(name="last_season", pattern="(in|on)? last (?P<s>season)", build=last_season),
    Rule(name="next_season", pattern="(in|on)? (?P<n>next) (?P<s>season)", build=last_season),
    Rule(name="last_month_named", pattern="last (?P<m>month)", build=last_month),
    Rule(name="last_day_named", pattern="last ((?P<m>month) period? (?P<d>day)(?! comma? year))", build=last_month, langs=("en",)),
    Rule(name="next_month_named", pattern="next (?P<m>month)", build=next_month),
    Rule(name="count_since", pattern="in article? (?P<c>count) (?P<u>unit) since", build=last_units, langs=("en",)),
)
"""In the order of preference where two match the same words."""
AFTER_RULES: tuple[Rule, ...] = (
    Rule(name="ahead_of_units", pattern="ahead_of (?P<c>count)? (?P<u>unit)", build=units_ahead, langs=("ru", "uk")),
    Rule(
        name="after_clause",
        pattern="approx? (article (?P<u>single)|(?P<c>count) (?P<v>unit)) after",
        build=after_clause,
        langs=("en",),
    ),
    Rule(
        name="after_clause_inflected",
        pattern="ahead_of (?P<c>count)? (?P<u>unit) after",
        build=after_clause,
        langs=("ru", "uk"),
    ),
)
"""Tried where no date follows."""

DAY_RULES: tuple[Rule, ...] = (
    Rule(name="weekend", pattern=f"{IN} (this|last|recent)? weekend", build=weekend),
    Rule(name="night", pattern="(last|in|this)? night", build=night),
    Rule(name="daypart", pattern="daypart", build=daypart),
    Rule(
        name="over_a_day",
        pattern="over_time (?P<u>unit)(?! (until|before|before_that))",
        build=over_a_day,
        langs=INFLECTED,
    ),
    Rule(name="within_a_day", pattern="approx over_time unit", build=no_date, langs=INFLECTED),
    Rule(name="over_that_day", pattern="over_time (?P<u>unit) in? (?P<p>point)", build=over_that_day, langs=INFLECTED),
)
"""Tried when no date took the word: "on Monday night" is Monday."""
