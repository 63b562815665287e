"""Ledgers by week, by claimant and by rank; the dead who are named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from linkable import people, place, report, said_by, statement

from svodka.events import link, ranked
from svodka.lexicon.sources import Sources
from svodka.model import Person, PersonStatus, Span, Stance, Topic


def tallies_of(*pairs):
    return ranked(link([of for of, _ in pairs], [told for _, told in pairs], Sources()).tallies)


def pledge(key, region, number, who, **more):
    words = f"{region} will send {number} volunteers"
    of = report(key, f"{words}.", day=more.pop("day", date(2022, 11, 2)))
    told = statement(
        of, words, places=(replace(place(region, f"RU-{region[:3].upper()}"), adm1=region),), chain=said_by(who),
        quantities=(people(of, f"{number} volunteers", number, number, "volunteer"),),
        **{"stance": Stance.PLANNED, **more},
    )  # fmt: skip
    return of, told


def toll(key, town, dead, day, source=""):
    of = report(key, f"{dead} sappers died when a depot burnt in {town}.", day=day, source=source)
    figure = people(of, f"{dead} sappers", dead, dead, "sapper")
    words = f"{dead} sappers died when a depot burnt in {town}"
    told = statement(
        of, words, topics=(Topic.CASUALTIES,), places=(place(town, "RU-BEL"),), concepts=("killed",), quantities=(figure,)
    )
    return of, told


def dead_by_name(key, text, name, lang="en", **more):
    of = report(key, text, lang=lang, day=more.pop("day", date(2022, 11, 9)))
    who = Person(
        name=name, as_written=name, role=None, status=PersonStatus.KILLED, at_risk=False, named=True,
        key=more.pop("who", name), span=Span(report=of.id, start=0, stop=1),
    )  # fmt: skip
    return of, statement(of, text.rstrip("."), topics=(Topic.CASUALTIES,), people=(who,), concepts=("killed",), **more)


def test_a_line_is_parted_by_the_week_of_its_events():
    (line,) = tallies_of(
        toll("a", "Verkhnesk", 4, date(2022, 10, 4)),
        toll("b", "Dolinsk", 7, date(2022, 10, 9)),
        toll("c", "Zarechye", 9, date(2022, 11, 1)),
    )
    assert [(week.start, week.low, week.high) for week in line.weeks] == [
        (date(2022, 10, 3), 11, 11),
        (date(2022, 10, 31), 9, 9),
    ]
    assert sum(week.high for week in line.weeks) == line.high == 20
    assert {one for week in line.weeks for one in week.statements} == set(line.statements)


def test_a_line_says_which_claimant_gives_which_figure():
    (line,) = tallies_of(
        pledge("a", "Altai", 300, "Egor Belov"), pledge("b", "Altai", 450, "Irina Kuz", day=date(2022, 11, 20))
    )
    assert [(one.claimant, one.low, one.high) for one in line.claims] == [("Egor Belov", 300, 300), ("Irina Kuz", 450, 450)]
    assert all(len(one.statements) == 1 for one in line.claims)
    assert (line.low, line.high) == (300, 450)


def test_regions_are_ranked_by_what_was_pledged_apart_from_what_was_raised():
    lines = tallies_of(
        pledge("a", "Altai", 300, "Egor Belov"),
        pledge("b", "Perm", 1200, "Olga Lis"),
        pledge("c", "Tomsk", 1200, "Yan Orlov"),
        pledge("d", "Omsk", 80, "Pyotr Gus"),
        pledge("e", "Altai", 900, "Egor Belov", stance=Stance.ASSERTED),
    )
    ranks = {(line.region, line.label): line.rank for line in lines}
    assert ranks["Perm", "planned: volunteers"] == ranks["Tomsk", "planned: volunteers"] == 1
    assert ranks["Altai", "planned: volunteers"] == 3
    assert ranks["Omsk", "planned: volunteers"] == 4
    assert ranks["Altai", "volunteers"] is None


def test_the_dead_who_are_named_are_counted_once_over_languages_and_apart_from_figures():
    lines = tallies_of(
        dead_by_name("a", "The sapper Anton Rybin died near Verkhnesk.", "Anton Rybin", who="rybin"),
        dead_by_name("b", "Под Верхнеском погиб сапёр Антон Рыбин.", "Антон Рыбин", "ru", who="rybin"),
        dead_by_name("c", "Поблизу Верхнеська загинув сапер Олег Вишня.", "Олег Вишня", "uk", who="vyshnya"),
        toll("d", "Verkhnesk", 4, date(2022, 10, 4)),
    )
    named = [line for line in lines if line.label == "killed, named in reports"]
    assert sum(line.high for line in named) == 2
    assert sum(week.high for line in named for week in line.weeks) == 2
    assert [line.high for line in lines if line.label == "killed"] == [4]


def test_who_is_only_said_to_be_at_risk_of_death_is_not_among_the_dead():
    told = dead_by_name("a", "Anton Rybin will die near Verkhnesk.", "Anton Rybin", stance=Stance.PLANNED)
    denied = dead_by_name("b", "Oleg Vishnya was not killed.", "Oleg Vishnya", stance=Stance.DENIED)
    assert tallies_of(told, denied) == ()


def test_the_order_of_the_reports_changes_no_ledger():
    pairs = [
        pledge("a", "Altai", 300, "Egor Belov"),
        pledge("b", "Perm", 1200, "Olga Lis"),
        toll("c", "Zarechye", 9, date(2022, 11, 1)),
        dead_by_name("d", "The sapper Anton Rybin died near Verkhnesk.", "Anton Rybin"),
    ]
    assert tallies_of(*pairs) == tallies_of(*pairs[::-1])


def test_volunteers_for_the_front_are_recruits_and_volunteers_who_knit_are_none():
    supply = {"topics": (Topic.HOME_FRONT_SUPPLY,)}
    front = report("a", "Altai gives the front 300 volunteers.")
    knits = report("b", "In Altai 300 volunteers knit socks.")
    told = [
        statement(of, of.text.rstrip("."), quantities=(people(of, "300 volunteers", 300, 300, "volunteer"),), **supply)
        for of in (front, knits)
    ]
    assert [line.ledger for line in tallies_of((front, told[0]))] == ["recruits"]
    assert tallies_of((knits, told[1])) == ()
