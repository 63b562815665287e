"""When two days of one deed clash: not a plan's, not a reprint's, not of two deeds. Cases in tests/cases/events/dates.txt."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from linkable import on, report, statement

from svodka.events.clashes import clashing_days
from svodka.events.features import facts_of
from svodka.model import Granularity, Stance

CASES = Path(__file__).parents[1] / "cases" / "events" / "dates.txt"
SIDE = re.compile(r"(?P<lang>\w\w): (?P<words>.+), (?P<day>[\d-]{10}) ?(?P<mark>\w*)$")


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield pytest.param(*(part.strip() for part in line.split("|")), id=line)


def when(day, mark):
    told = on(day)
    if mark == "period":
        return replace(told, stop=day + timedelta(days=30), granularity=Granularity.MONTH)
    return replace(told, anchor="published") if mark == "relative" else told


@pytest.mark.parametrize(("expected", "left", "right"), list(cases()))
def test_dates(expected, left, right):
    one, two = SIDE.match(left), SIDE.match(right)
    joint = report("both", f"{one['words']}. {two['words']}.", lang=one["lang"])
    facts = []
    for side in (one, two):
        of = joint if side["mark"] == "same" else report(side["words"] + side["day"], side["words"], lang=side["lang"])
        stance = Stance.PLANNED if side["mark"] == "planned" else Stance.ASSERTED
        whens = (when(date.fromisoformat(side["day"]), side["mark"]),)
        facts.append(facts_of(statement(of, side["words"], whens=whens, stance=stance), of))
    assert (clashing_days(*facts) != "") == (expected == "yes")
    assert (clashing_days(*reversed(facts)) != "") == (expected == "yes")
