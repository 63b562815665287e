from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.intake import IntakeConfig
from svodka.intake.days import published_day

CASES = Path(__file__).parents[1] / "cases" / "intake" / "days.txt"


def cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" => ")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("words", "day"), cases())
def test_day_as_outlets_write_it(words, day):
    found, notes = published_day(words, IntakeConfig())
    assert found == (None if day == "none" else date.fromisoformat(day))
    assert bool(notes) == (day == "none")


def test_no_words_are_no_date_and_no_mistake():
    assert published_day("  ", IntakeConfig()) == (None, ())


def test_a_day_after_the_latest_is_noted_as_future():
    config = IntakeConfig(latest=date(2022, 11, 24))
    assert published_day("2022-11-24", config) == (date(2022, 11, 24), ())
    found, notes = published_day("2022-11-25", config)
    assert found is None
    assert [note.code for note in notes] == ["date-future"]
    assert "2022-11-25" in notes[0].message


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_iso_day_is_read_as_itself(day):
    assert published_day(day.isoformat(), IntakeConfig()) == (day, ())


@given(st.text(max_size=60))
def test_no_words_raise_and_a_lost_date_is_told(words):
    day, notes = published_day(words, IntakeConfig())
    assert (day is None) == bool(notes) or not words.strip()
