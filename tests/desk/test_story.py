"""More of one story: reports of the days around that follow the same thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import a_report
from svodka.desk import story
from svodka.desk.story import same_story

BAKERY = (
    "A bakery in Lipetsk sends rye loaves to the 19th regiment each Friday, its owner Orlova said.",
    "Orlova, who owns a bakery in Lipetsk, said that rye loaves leave for the 19th regiment on Fridays.",
)
COURT = "A court in Omsk fined the student Gusev 30,000 rubles for a poster against the war."


def reports():
    texts = (*BAKERY, COURT)
    return [a_report(text, source=f"Outlet {at}", published=f"2022-11-2{at}") for at, text in enumerate(texts)]


@pytest.mark.parametrize("at_once", [1500, 0])
def test_reports_of_one_story_are_found_and_others_are_not(monkeypatch, at_once):
    monkeypatch.setattr(story, "AT_ONCE", at_once)
    first, again, court = reports()
    assert same_story([court, again, first], [first]) == [first, again]
    assert same_story([court, again, first], [court]) == [court]


def test_a_report_of_another_season_or_of_no_day_is_of_no_story():
    first, again, _ = reports()
    late = replace(again, published_at=(again.published_at or date.min) + timedelta(days=90))
    assert same_story([first, late], [first]) == [first]
    undated = replace(first, published_at=None)
    assert same_story([undated, again], [undated]) == []
