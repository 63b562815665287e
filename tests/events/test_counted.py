"""What a figure counts and in which ledger it belongs. Cases in tests/cases/events/counted.txt."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from linkable import people, place, report, said_by, statement

from svodka.events import link
from svodka.events.counted import counted
from svodka.events.features import facts_of
from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.sources import Sources
from svodka.model import Quantity, QuantityKind, Span, Stance, Topic

CASES = Path(__file__).parents[1] / "cases" / "events" / "counted.txt"
SIDE = re.compile(r"(?P<lang>\w\w): (?P<words>[^\[]+?) \[(?P<low>\d*)\.\.(?P<high>\d*) (?P<unit>\w+) ?(?P<of>[^\]]*)\]")
CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield pytest.param(*(part.strip() for part in line.split("|")), id=line)


@pytest.mark.parametrize(("topic", "written", "wanted"), list(cases()))
def test_counted(topic, written, wanted):
    side = SIDE.match(written)
    of = report("one", side["words"], lang=side["lang"])
    quantity = Quantity(
        low=float(side["low"]),
        high=float(side["high"]),
        unit=side["unit"],
        of=side["of"],
        kind=QuantityKind.COUNT,
        about=False,
        as_written=side["low"],
        span=Span(report=of.id, start=0, stop=1),
    )
    told = statement(of, side["words"], topics=(Topic(topic),), concepts=concepts_in(side["words"], side["lang"]))
    found = counted(facts_of(told, of), quantity)
    assert (f"{found.ledger}: {found.label}" if found else "-") == wanted
    assert found is None or not CYRILLIC.search(found.label)


def shelling(key, town, dead, day, **more):
    of = report(key, f"{dead} miners were killed by shelling in {town}.", day=day)
    figure = people(of, f"{dead} miners", dead, dead, "miner")
    where = (place(town, "RU-BEL"),)
    told = statement(
        of, f"{dead} miners were killed by shelling in {town}", topics=(Topic.CASUALTIES,), places=where,
        concepts=("killed", "shelled"), quantities=(figure,), **more,
    )  # fmt: skip
    return of, told


def tallies_of(*pairs):
    return link([of for of, _ in pairs], [told for _, told in pairs], Sources()).tallies


def test_what_happened_on_different_days_is_added_up():
    (line,) = tallies_of(
        shelling("a", "Verkhnesk", 4, date(2022, 10, 1)), shelling("b", "Dolinsk", 9, date(2022, 11, 1))
    )
    assert (line.low, line.high, line.region, line.label) == (13, 13, "Region RU-BEL", "killed")
    assert len(line.statements) == 2


def test_one_figure_told_twice_within_days_counts_once():
    day = date(2022, 10, 1)
    (line,) = tallies_of(shelling("a", "Verkhnesk", 4, day), shelling("b", "Dolinsk", 4, day))
    assert (line.low, line.high) == (4, 4)


def test_what_is_denied_is_in_no_ledger_and_what_is_planned_stands_apart():
    day = date(2022, 10, 1)
    assert tallies_of(shelling("a", "Verkhnesk", 4, day, stance=Stance.DENIED)) == ()
    (line,) = tallies_of(shelling("a", "Verkhnesk", 4, day, stance=Stance.PLANNED))
    assert line.label == "planned: killed"


def test_running_totals_are_a_range_and_never_a_sum():
    pairs = []
    for key, raised, day in (("a", 300, date(2022, 9, 1)), ("b", 500, date(2022, 11, 1))):
        of = report(key, f"The region has sent {raised} volunteers.", day=day)
        told = statement(
            of, f"The region has sent {raised} volunteers", places=(place("Verkhnesk", "RU-BEL"),),
            chain=said_by("Andrei Sorokin"), quantities=(people(of, f"{raised} volunteers", raised, raised, "volunteer"),),
        )  # fmt: skip
        pairs.append((of, told))
    (line,) = tallies_of(*pairs)
    assert (line.low, line.high, line.claimants) == (300, 500, ("Andrei Sorokin",))


def test_what_happened_nobody_knows_where_is_not_added_up():
    pairs = [shelling("a", "Verkhnesk", 4, date(2022, 10, 1)), shelling("b", "Dolinsk", 9, date(2022, 11, 1))]
    nowhere = [(of, replace(told, places=())) for of, told in pairs]
    assert sorted(line.high for line in tallies_of(*nowhere)) == [4, 9]
