"""Figures and states that cannot both hold; ranges that can are no clash. Cases in tests/cases/events/clashes.txt."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from linkable import on, people, place, report, statement

from svodka.events.causes import clashing_causes
from svodka.events.clashes import clashing_days, clashing_identity, clashing_numbers, clashing_status
from svodka.events.features import facts_of
from svodka.lexicon.concepts import concepts_in
from svodka.model import PlaceLevel, Quantity, QuantityKind, Span, Stance, Topic

CASES = Path(__file__).parents[1] / "cases" / "events" / "clashes.txt"
SIDE = re.compile(r"(?P<lang>\w\w): (?P<words>[^\[]+?)(?: \[(?P<low>\d*)\.\.(?P<high>\d*) (?P<unit>\w+)\])?$")

CLASHES = {
    "value": clashing_numbers,
    "status": clashing_status,
    "cause": clashing_causes,
    "identity": clashing_identity,
}


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *sides = (part.strip() for part in line.split("|"))
            yield pytest.param(kind, *sides, id=line)


def fact(key, written):
    side = SIDE.match(written)
    words, lang = side["words"], side["lang"]
    of = report(key, words, lang=lang)
    quantities = ()
    if side["unit"]:
        number = re.search(r"\d+", words)
        quantities = (
            Quantity(
                low=float(side["low"]) if side["low"] else None,
                high=float(side["high"]) if side["high"] else None,
                unit=side["unit"],
                of=words[number.end() :].split()[0],
                kind=QuantityKind.COUNT,
                about=False,
                as_written=number.group(),
                span=Span(report=of.id, start=number.start(), stop=number.end()),
            ),
        )
    return facts_of(statement(of, words, quantities=quantities, concepts=concepts_in(words, lang), topics=(Topic.CASUALTIES,)), of)


@pytest.mark.parametrize(("kind", "left", "right"), list(cases()))
def test_clashes(kind, left, right):
    one, two = fact("one", left), fact("two", right)
    assert {name for name, clash in CLASHES.items() if clash(one, two)} == ({kind} - {"none"})
    assert {name for name, clash in CLASHES.items() if clash(two, one)} == ({kind} - {"none"})


def dated(key, day, **fields):
    of = report(key, "The bridge at Verkhnesk was opened.")
    where = place("Verkhnesk", "RU-LPK", PlaceLevel.SETTLEMENT)
    return facts_of(
        statement(of, "The bridge at Verkhnesk was opened", places=(where,), whens=(on(day),), **fields), of
    )


def test_one_deed_on_two_days_clashes_and_on_one_day_does_not():
    assert (
        clashing_days(dated("a", date(2022, 9, 14)), dated("b", date(2022, 9, 15))) == "2022-09-14 against 2022-09-15"
    )
    assert clashing_days(dated("a", date(2022, 9, 14)), dated("b", date(2022, 9, 14))) == ""


def test_a_plan_may_have_another_day_than_the_deed():
    assert clashing_days(dated("a", date(2022, 9, 14), stance=Stance.PLANNED), dated("b", date(2022, 9, 15))) == ""


def test_about_widens_a_figure():
    of = report("a", "about 100 people came")
    near = report("b", "104 people came")
    about = people(of, "100 people", 100, 100, "people")
    exact = people(near, "104 people", 104, 104, "people")
    rough = facts_of(statement(of, "100 people came", quantities=(replace(about, about=True),)), of)
    assert clashing_numbers(rough, facts_of(statement(near, "104 people came", quantities=(exact,)), near)) == ""
