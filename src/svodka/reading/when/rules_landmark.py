"""Rules for times counted from a happening everyone dates the same: lexicon/<lang>/time.toml, [landmark]."""

from __future__ import annotations

from datetime import date

from svodka.reading.when.grammar import Found, Rule
from svodka.reading.when.items import Item
from svodka.reading.when.moments import Between, Calendar, Landmark, Part, Since
from svodka.reading.when.rules_calendar import no_date, number

Groups = dict[str, Item]


def _days(groups: Groups) -> tuple[date, date]:
    first, _, last = str(groups["k"].value).partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _same_month(item: Item, day: date) -> bool:
    """Tell whether the point is the month of *day*, or the day itself."""
    said = item.value.moment if isinstance(item.value, Found) else None
    return isinstance(said, Calendar) and said.day in {None, day.day} and said.month == day.month and said.year in {None, day.year}


def _part_of_month(item: Item, day: date) -> bool:
    """Tell whether the point is a part of the month of *day*: "late February"."""
    part = item.value.moment if isinstance(item.value, Found) else None
    whole = part.whole if isinstance(part, Part) else None
    return isinstance(whole, Calendar) and whole.day is None and whole.month == day.month and whole.year in {None, day.year}


def since_landmark(groups: Groups) -> Found | None:
    """Read "since the start of the war", "с начала мобилизации", "since Russia invaded in February"."""
    first, _ = _days(groups)
    if "p" in groups and not (_same_month(groups["p"], first) or _part_of_month(groups["p"], first)):
        return None
    return Found(moment=Since(start=Landmark(day=first, offset=(number(groups, "o") or 1) - 1)))


def landmark_in(groups: Groups) -> Found | None:
    """Read "Russia invaded Ukraine in February": the month of a known happening is its day."""
    first, _ = _days(groups)
    return Found(moment=Landmark(day=first), at="p") if _same_month(groups["p"], first) else None


def landmark_early(groups: Groups) -> Found | None:
    """Read "в самом начале мобилизации", "early in the war"."""
    first, last = _days(groups)
    if str(groups["p"].value) not in {"early", "start"}:
        return None
    stop = Calendar(year=last.year, month=last.month, day=last.day)
    return Found(moment=Between(first=Landmark(day=first), second=stop))


def after_landmark(groups: Groups) -> Found | None:
    """Read "five weeks after the mobilization began": the day of the happening."""
    first, _ = _days(groups)
    return Found(moment=Landmark(day=first))


def nth_day(groups: Groups) -> Found | None:
    """Read "on the 251st day of the war", "на 251-й день войны", "day 251 of the invasion"."""
    first, _ = _days(groups)
    which = number(groups, "o")
    if groups["u"].value not in {"day", "night_day"} or not which:
        return None
    return Found(moment=Landmark(day=first, offset=which - 1))


LANDMARK_RULES: tuple[Rule, ...] = (
    Rule(name="since_landmark", pattern="since fill{0,4} (?P<k>landmark)", build=since_landmark, langs=("en",)),
    Rule(
        name="from_landmark",
        pattern="from article? (part|ord unit of?) article? x? (?P<k>landmark)",
        build=since_landmark,
        langs=("en",),
    ),
    Rule(name="before_landmark", pattern="(before|until|after) (x? part)? article? x? (?P<k>landmark)", build=no_date),
    Rule(
        name="since_landmark_inflected",
        pattern="(since|from|dated) (x? (part|ord unit) x?) article? (?P<k>landmark)",
        build=since_landmark,
        langs=("ru", "uk"),
    ),
    Rule(
        name="since_landmark_month",
        pattern="since fill{0,4} (?P<k>landmark) fill{0,4} (?P<p>point)",
        build=since_landmark,
        langs=("en",),
    ),
    Rule(
        name="since_nth_day",
        pattern="(since|from) article? (?P<o>ord) unit of? fill{0,2} (?P<k>landmark)",
        build=since_landmark,
    ),
    Rule(
        name="nth_day",
        pattern="(in|on|at)? article? (?P<o>nth) dash? (?P<u>unit) of? article? x? (?P<k>landmark)",
        build=nth_day,
    ),
    Rule(
        name="day_number",
        pattern="(in|on|at)? (?P<u>unit) (?P<o>small|num) of article? x? (?P<k>landmark)",
        build=nth_day,
        langs=("en",),
    ),
    Rule(name="landmark_in", pattern="(?P<k>landmark) fill{0,4} (?P<p>point)", build=landmark_in),
    Rule(name="landmark_early", pattern="(?P<p>part) x? article? x? (?P<k>landmark)", build=landmark_early),
    Rule(
        name="after_landmark",
        pattern="approx? (article|count) unit after fill{0,3} (?P<k>landmark)",
        build=after_landmark,
    ),
)
