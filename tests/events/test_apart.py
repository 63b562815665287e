"""Why statements are of one event and others are not, in words and points."""

from __future__ import annotations

from datetime import date

import pytest
from linkable import named, on, people, place, report, said_by, statement

from svodka.events import Scales, beside, link
from svodka.lexicon.sources import Sources
from svodka.model import Stance

TOWN, FAR = place("Verkhnesk", "RU-TOM"), place("Lubyansk", "RU-AMU")


def told(key, words, where, **fields):
    one = report(key, words, day=fields.pop("day", date(2022, 10, 5)), lang=fields.pop("lang", "en"))
    count = people(one, "41 men", 41, 41, "man") if "41 men" in words else None
    return one, statement(one, words, places=(where,), quantities=(count,) if count else (), concepts=("mobilized",), **fields)


@pytest.fixture
def three():
    return (
        told("a", "In Verkhnesk 41 men were taken from the sawmill to the draft office", TOWN, whens=(on(date(2022, 10, 4)),)),
        told("b", "The draft office took 41 men from the sawmill in Verkhnesk", TOWN, whens=(on(date(2022, 10, 4)),)),
        told("c", "In Lubyansk 41 men were taken from the sawmill to the draft office", FAR, whens=(on(date(2022, 10, 21)),)),
    )


def scales(rows):
    return Scales([one for one, _ in rows], [one for _, one in rows])


def test_what_speaks_for_and_against_a_pair_is_named_with_points(three):
    (_, one), (_, two), (_, other) = three
    joined = scales(three).weigh(one.id, two.id)
    assert joined.would_join
    assert "the same number (41 people)" in dict(joined.speaks_for)
    assert joined.against == ()
    apart = scales(three).weigh(one.id, other.id)
    assert not apart.would_join
    assert {"other places", "other days"} <= set(dict(apart.against))
    assert all(points < 0 for _, points in apart.against)


def test_the_nearest_outside_an_event_is_told_with_its_member(three):
    (_, one), (_, two), (_, other) = three
    (nearest,) = scales(three).nearest((one.id, two.id), 5)
    assert nearest.one == other.id
    assert nearest.two in (one.id, two.id)
    assert [tie.one for tie in scales(three).ties((one.id, two.id))] == [two.id]


def test_a_denial_is_near_although_it_can_never_join(three):
    (_, one), *_ = three
    denial = told("d", "No men were taken from the sawmill in Verkhnesk", TOWN, stance=Stance.DENIED, chain=said_by("The mayor"))
    (nearest, *_) = scales((*three, denial)).nearest((one.id,), 5)
    assert nearest.one in {three[1][1].id, denial[1].id}
    weighed = scales((*three, denial)).weigh(one.id, denial[1].id)
    assert "one claims, the other denies or only plans" in dict(weighed.against)


def test_events_are_laid_side_by_side_by_their_best_and_their_worst_pair(three):
    (_, one), (_, two), (_, other) = three
    weighing = scales(three)
    best, worst = weighing.best((one.id, two.id), (other.id,)), weighing.weakest((one.id, two.id), (other.id,))
    assert best.points >= worst.points
    assert {best.two, worst.two} == {other.id}


def test_the_points_are_those_of_linking(three):
    linkage = link([one for one, _ in three], [one for _, one in three], Sources())
    assert sorted(len(event.statements) for event in linkage.events) == [1, 2]


def test_reports_that_share_what_is_rare_are_compared_first():
    crowd = [told(f"x{n}", f"Weather report number {n}", TOWN) for n in range(40)]
    rare = told("y", "Ivan Petrenko was seen in Verkhnesk", TOWN, people=(named("Ivan Petrenko"),))
    member = told("z", "Ivan Petrenko worked at the sawmill of Verkhnesk", TOWN, people=(named("Ivan Petrenko"),))
    rows = (*crowd, rare, member)
    near = beside([one for _, one in rows], (member[1].id,))
    assert near[0] == member[0].id
    assert near[1] == rare[0].id
    assert len(near) == 25
