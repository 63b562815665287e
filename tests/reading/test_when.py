"""What holds of the grammar of times whatever the text."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.model import Granularity, WhenRole
from svodka.reading.when import calendar as cal
from svodka.reading.when import find_whens
from svodka.reading.when.find import LEVELS
from svodka.reading.when.grammar import compiled
from svodka.reading.when.rules_relative import RELATIVE_RULES

PUBLISHED = date(2022, 12, 9)
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "uk": [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
}
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2039, 12, 31))
WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "in on since by last next the 5 31 2014 May мая с по до в 99 00:00 двух недель тому назад - – , . night ночь"
        " на года war войны 0 1 99999999999 days дня через 9999 after",
    )
)


def only(text: str, lang: str, anchor: date | None = PUBLISHED):
    found = find_whens(text, (0, len(text)), "r", lang, anchor)
    assert len(found) == 1, found
    return found[0]


@given(day=DAYS, lang=st.sampled_from(sorted(MONTHS)))
@settings(deadline=None)
def test_a_day_written_out_is_read_back(day, lang):
    name = MONTHS[lang][day.month - 1]
    when = only(f"{day.day} {name} {day.year}", lang)
    assert (when.start, when.stop, when.granularity) == (day, day, Granularity.DAY)


@given(day=DAYS, lang=st.sampled_from(sorted(MONTHS)), form=st.sampled_from(["%Y-%m-%d", "%d.%m.%Y"]))
@settings(deadline=None)
def test_a_day_in_figures_is_read_back_even_without_publication(day, lang, form):
    when = only(day.strftime(form), lang, None)
    assert (when.start, when.stop, when.anchor) == (day, day, "absolute")


@given(first=DAYS, length=st.integers(1, 400), lang=st.sampled_from(["ru", "uk"]))
@settings(deadline=None)
def test_a_range_written_out_is_read_back(first, length, lang):
    last = first + timedelta(days=length)
    opening, to = {"ru": ("с", "по"), "uk": ("з", "по")}[lang]
    names = MONTHS[lang]
    begin, end = (f"{day.day} {names[day.month - 1]} {day.year}" for day in (first, last))
    text = f"{opening} {begin} {to} {end}"
    when = only(text, lang)
    assert (when.start, when.stop) == (first, last)


@given(text=st.text(max_size=200), lang=st.sampled_from(sorted(MONTHS)), anchor=st.none() | st.dates())
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text, lang, anchor):
    for when in find_whens(text, (0, len(text)), "r", lang, anchor):
        assert when.span is not None
        assert when.span.of(text) == when.as_written


@given(words=st.lists(WORDS, max_size=14), lang=st.sampled_from(sorted(MONTHS)), anchor=st.none() | st.dates())
@settings(max_examples=300, deadline=None)
def test_no_row_of_time_words_raises_and_no_interval_runs_backwards(words, lang, anchor):
    text = " ".join(words)
    for when in find_whens(text, (0, len(text)), "r", lang, anchor):
        assert when.start is None or when.stop is None or when.start <= when.stop


def test_spans_are_offsets_into_the_whole_text():
    text = "On Tuesday nothing. It burned on October 5, they said."
    start = text.index("It")
    (when,) = find_whens(text, (start, len(text)), "report-1", "en", PUBLISHED)
    assert when.span is not None
    assert (when.span.report, when.span.of(text)) == ("report-1", "on October 5")


def test_without_publication_a_date_without_year_counts_from_the_one_before():
    text = "The order came on September 21, 2021. The men left on September 28."
    found = find_whens(text, (0, len(text)), "r", "en", None)
    assert [(w.start, w.anchor) for w in found] == [
        (date(2021, 9, 21), "absolute"),
        (date(2021, 9, 28), "on September 21, 2021"),
    ]


@pytest.mark.parametrize("text", ["It burned on Tuesday.", "It burned on May 5.", "It burned yesterday."])
def test_without_publication_and_earlier_date_nothing_is_guessed(text):
    assert find_whens(text, (0, len(text)), "r", "en", None) == ()


def test_what_a_notice_is_for_is_content():
    assert only("They got a summons for January 23", "en").role is WhenRole.CONTENT


def test_every_rule_has_a_name_of_its_own_and_a_pattern_that_compiles():
    rules = [rule for level in LEVELS for rule in level]
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(compiled(rule.pattern).groups >= 0 for rule in rules)
    assert RELATIVE_RULES[0] in rules


@given(day=DAYS, part=st.sampled_from(["early", "mid", "late"]))
@settings(deadline=None)
def test_the_parts_of_a_month_lie_in_it(day, part):
    whole = cal.month_of(day.year, day.month)
    cut = cal.part_of(whole, part)
    assert whole.start is not None
    assert whole.stop is not None
    assert cut.start is not None
    assert cut.stop is not None
    assert whole.start <= cut.start < cut.stop <= whole.stop
