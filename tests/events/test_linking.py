"""Linking as a whole: what joins, what stays apart, and that the order of arrival does not matter."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linkable import named, on, people, place, report, said_by, statement

from svodka.events import link
from svodka.lexicon.sources import Sources
from svodka.model import Stance, Topic

SOURCES = Sources()
DAY = date(2022, 10, 4)
ONE = report(
    "one", "The governor of Lipkin region, Andrei Sorokin, said 340 volunteers left Verkhnesk for the front on Tuesday."
)
TWO = report("two", "Губернатор Андрей Сорокин сообщил, что 340 добровольцев уехали из Верхнеска на фронт.", lang="ru")
THREE = report("three", "Officials deny that 340 volunteers left Verkhnesk for the front. Prices rose in Dolinsk.")


def cases():
    verkhnesk = place("Verkhnesk", "RU-LPK")
    common = {
        "places": (verkhnesk,),
        "whens": (on(DAY),),
        "concepts": ("volunteers", "sent_to_front"),
        "topics": (Topic.DRAFT_RECRUITMENT,),
    }
    return [
        statement(
            ONE,
            "340 volunteers left Verkhnesk for the front on Tuesday",
            chain=said_by("Andrei Sorokin"),
            people=(named("Andrei Sorokin"),),
            quantities=(people(ONE, "340 volunteers", 340, 340, "volunteer"),),
            **common,
        ),
        statement(
            TWO,
            "340 добровольцев уехали из Верхнеска на фронт",
            chain=said_by("Андрей Сорокин"),
            people=(named("Андрей Сорокин"),),
            quantities=(people(TWO, "340 добровольцев", 340, 340, "доброволец"),),
            **common,
        ),
        statement(
            THREE,
            "340 volunteers left Verkhnesk for the front",
            chain=said_by("Officials"),
            stance=Stance.DENIED,
            quantities=(people(THREE, "340 volunteers", 340, 340, "volunteer"),),
            **common,
        ),
        statement(
            THREE, "Prices rose in Dolinsk", places=(place("Dolinsk", "RU-SAK"),), topics=(Topic.ECONOMY_LABOUR,)
        ),
    ]


def events_of(linkage):
    return {key: event.id for event in linkage.events for key in event.statements}


def test_one_happening_in_two_languages_is_one_event_with_two_sources():
    english, russian, *_ = cases()
    linkage = link([ONE, TWO, THREE], cases(), SOURCES)
    (event,) = [event for event in linkage.events if english.id in event.statements]
    assert set(event.statements) == {english.id, russian.id}
    assert event.independent == 2
    assert (event.start, event.stop, event.topic) == (DAY, DAY, Topic.DRAFT_RECRUITMENT)
    assert event.place is not None
    assert event.place.name == "Verkhnesk"
    assert "the same place" in event.reason


def test_a_denial_is_an_edge_and_never_a_merge():
    english, _, denial, _ = cases()
    linkage = link([ONE, TWO, THREE], cases(), SOURCES)
    where = events_of(linkage)
    assert where[denial.id] != where[english.id]
    clash = next(edge for edge in linkage.contradictions if {edge.claim, edge.counter} == {english.id, denial.id})
    assert (clash.kind, clash.claim) == ("denial", english.id)
    for event in linkage.events:
        if english.id in event.statements or denial.id in event.statements:
            assert clash.id in event.disputes


def test_every_statement_is_in_exactly_one_event():
    linkage = link([ONE, TWO, THREE], cases(), SOURCES)
    held = [key for event in linkage.events for key in event.statements]
    assert sorted(held) == sorted(case.id for case in cases())


def test_an_event_keeps_its_id_when_a_later_report_joins():
    english, russian, *_ = cases()
    alone = link([ONE], [english], SOURCES).events[0]
    late = replace(TWO, published_at=date(2022, 10, 6))
    later = link([ONE, late], [english, russian], SOURCES).events[0]
    assert later.id == alone.id
    assert len(later.statements) == 2


def test_nothing_in_gives_nothing_out():
    linkage = link([], [], SOURCES)
    assert (linkage.events, linkage.contradictions, linkage.edges, linkage.tallies) == ((), (), (), ())


@settings(max_examples=15, deadline=None)
@given(st.permutations([ONE, TWO, THREE]), st.permutations(cases()))
def test_the_order_of_arrival_changes_nothing(reports, statements):
    assert link(reports, statements, SOURCES) == link([ONE, TWO, THREE], cases(), SOURCES)


def test_tallies_name_the_claimant_and_open_to_statements():
    english, russian, *_ = cases()
    (tally,) = link([ONE, TWO, THREE], cases(), SOURCES).tallies
    assert (tally.ledger, tally.label, tally.region) == ("recruits", "volunteers", "Region RU-LPK")
    assert (tally.low, tally.high, tally.unit) == (340, 340, "people")
    assert set(tally.statements) == {english.id, russian.id}
    assert tally.claimants == ("Andrei Sorokin", "Андрей Сорокин")


def test_a_tally_is_a_range_where_sources_differ():
    english, russian, *_ = cases()
    fewer = replace(russian, quantities=(replace(russian.quantities[0], low=300, high=320),))
    (tally,) = link([ONE, TWO], [english, fewer], SOURCES).tallies
    assert (tally.low, tally.high) == (300, 340)


def test_a_protected_speaker_is_not_named_as_claimant():
    hidden = replace(cases()[0], chain=said_by("Anna", protected=True))
    (tally,) = link([ONE], [hidden], SOURCES).tallies
    assert tally.claimants == (ONE.source,)


def test_the_same_work_in_two_regions_is_no_confirmation():
    here = report("knit-1", "Women in Dolinsk knit socks and gloves.")
    there = report("knit-2", "The mayor of Verkhnesk spoke. Volunteers knit socks and gloves.")
    topics, concepts = (Topic.HOME_FRONT_SUPPLY,), ("sewed_knitted", "socks_clothes")
    told = [
        statement(here, "Women in Dolinsk knit socks", places=(place("Dolinsk", "RU-SAK"),), topics=topics, concepts=concepts),
        statement(there, "The mayor of Verkhnesk spoke", places=(place("Verkhnesk", "RU-LPK"),)),
        statement(there, "Volunteers knit socks and gloves", topics=topics, concepts=concepts),
    ]
    assert all(event.independent == 1 for event in link([here, there], told, SOURCES).events)


def groups_of(reports, statements):
    return {frozenset(event.statements) for event in link(reports, statements, SOURCES).events}


def test_what_clashes_is_never_one_event():
    of = report("clash", "The tannery inspection is over. The tannery inspection goes on.")
    told = [
        statement(of, "The tannery inspection is over", chain=said_by("The mayor")),
        statement(of, "The tannery inspection goes on", chain=said_by("The owner")),
    ]
    assert groups_of([of], told) == {frozenset((one.id,)) for one in told}


def test_a_death_confirms_nothing_else_at_that_place():
    where = place("Verkhnesk", "RU-LPK")
    one = report("a", "Recruits at the Verkhnesk barracks refused their orders.")
    two = report("b", "Recruits mourned at the Verkhnesk barracks: a recruit was killed.")
    common = {"places": (where,), "whens": (on(DAY),), "topics": (Topic.REFUSAL_DESERTION,)}
    told = [
        statement(one, "Recruits at the Verkhnesk barracks refused their orders", concepts=("refused_to_fight",), **common),
        statement(two, "a recruit was killed", concepts=("killed",), **common),
    ]
    assert groups_of([one, two], told) == {frozenset((fact.id,)) for fact in told}


def test_a_plan_beside_a_deed_needs_a_tie_of_its_own():
    where = place("Verkhnesk", "RU-LPK")
    reports = [
        report("a", "The opera house in Verkhnesk was opened."),
        report("b", "The opera house in Verkhnesk was opened."),
        report("c", "The mayor of Verkhnesk hopes for concerts and an opera next spring."),
    ]
    told = [
        statement(of, of.text.rstrip("."), places=(where,), topics=(Topic.DECREE_LAW,), stance=stance)
        for of, stance in zip(reports, (Stance.ASSERTED, Stance.ASSERTED, Stance.PLANNED), strict=True)
    ]
    assert groups_of(reports, told) == {frozenset((told[0].id, told[1].id)), frozenset((told[2].id,))}


@pytest.mark.parametrize(
    ("lang", "told", "silent"),
    [
        ("en", "Recruits in Verkhnesk were told to hire a truck", "The garrison did not comment on the truck of Verkhnesk recruits"),
        ("ru", "Новобранцам в Верхнеске велели нанять грузовик", "Гарнизон не комментирует грузовик новобранцев в Верхнеске"),
        ("uk", "Новобранцям у Верхнеську наказали найняти вантажівку", "Гарнізон не коментує вантажівку новобранців у Верхнеську"),
    ],
)
def test_silence_is_no_second_source(lang, told, silent):
    common = {"places": (place("Verkhnesk", "RU-LPK"),), "whens": (on(DAY),), "concepts": ("volunteers", "sent_to_front")}
    reports = [report("first", f"{told}.", lang=lang), report("second", f"{silent}.", lang=lang)]
    again = report("third", f"{told}.", lang=lang, source="Another Post")
    statements = [statement(of, words, **common) for of, words in zip([*reports, again], (told, silent, told), strict=True)]
    groups = {frozenset(event.statements) for event in link([*reports, again], statements, SOURCES).events}
    assert groups == {frozenset((statements[0].id, statements[2].id)), frozenset((statements[1].id,))}


def test_a_plan_and_a_deed_that_share_a_number_only_are_no_counterparts():
    one = report("bill", ONE.text + " About 40 of them agreed to share the bill.")
    two = report("coats", TWO.text + " Тёплые куртки 40 человек купили сами.", lang="ru")
    shared = [replace(each, span=replace(each.span, report=of.id)) for each, of in zip(cases()[:2], (one, two), strict=True)]
    plan = statement(
        one,
        "About 40 of them agreed to share the bill",
        stance=Stance.PLANNED,
        quantities=(people(one, "40 of them", 40, 40, "man"),),
    )
    deed = statement(two, "Тёплые куртки 40 человек купили сами", quantities=(people(two, "40 человек", 40, 40, "человек"),))
    groups = [set(event.statements) for event in link([one, two], [*shared, plan, deed], SOURCES).events]
    assert {shared[0].id, shared[1].id} in groups
    assert {plan.id} in groups
    assert {deed.id} in groups

