"""Which denials, figures and dates are set against which statements, within a report and over reports."""

from dataclasses import replace
from datetime import date

from linkable import on, people, place, report, said_by, statement

from svodka.events import link
from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.sources import Sources
from svodka.model import ContradictionKind, Span, Stance, Topic

SOURCES = Sources()


def told(of, words, cue="", **fields):
    fields = {"concepts": concepts_in(words, of.lang), **fields}
    if cue:
        start = of.text.index(cue)
        fields["stance_cue"] = Span(report=of.id, start=start, stop=start + len(cue))
    return statement(of, words, **fields)


def edges(reports, statements):
    linkage = link(reports, statements, SOURCES)
    return {(edge.claim, edge.counter, edge.kind) for edge in linkage.contradictions}


def test_a_bare_denial_speaks_of_the_allegation_before_it():
    of = report("a", "The mill is accused of selling bad flour. Prices rose. The owner called this a lie.")
    claim = told(of, "The mill is accused of selling bad flour", stance=Stance.ALLEGED)
    aside = told(of, "Prices rose")
    denial = told(of, "The owner called this a lie", chain=said_by("The owner"), stance=Stance.DENIED, denies=aside.id)
    assert edges([of], [claim, aside, denial]) == {(claim.id, denial.id, ContradictionKind.DENIAL)}


def test_a_denied_account_is_what_the_report_opens_with_and_no_mere_plan():
    of = report(
        "a", "Miners were told to buy their own helmets. Some plan to share the cost. The firm rejected the account."
    )
    lead = told(of, "Miners were told to buy their own helmets")
    plan = told(of, "Some plan to share the cost", stance=Stance.PLANNED)
    denial = told(of, "The firm rejected the account", chain=said_by("The firm"), stance=Stance.DENIED, denies=plan.id)
    assert {claim for claim, _, _ in edges([of], [lead, plan, denial])} == {lead.id}


def test_what_is_not_ruled_out_is_not_denied():
    of = report("a", "Guards may close the bridge to trucks. The mayor did not deny closing the bridge to trucks.")
    claim = told(of, "Guards may close the bridge to trucks", stance=Stance.ALLEGED)
    answer = told(
        of,
        "The mayor did not deny closing the bridge to trucks",
        "deny",
        chain=said_by("The mayor"),
        stance=Stance.DENIED,
    )
    assert edges([of], [claim, answer]) == set()
    firm = replace(answer, stance_cue=Span(report=of.id, start=answer.span.start, stop=answer.span.start + 3))
    assert edges([of], [claim, firm]) == {(claim.id, answer.id, ContradictionKind.DENIAL)}


def raised(text, words, figure, counted, day):
    lang = "ru" if "отправили" in text else "en"
    of = report(text, text, lang=lang, day=day)
    number = people(of, words, figure, figure, counted)
    where = (place("Dolinsk", "RU-LPK"),)
    return of, told(of, text.rstrip("."), places=where, quantities=(number,), topics=(Topic.DRAFT_RECRUITMENT,))


def test_totals_of_one_region_clash_over_months_and_languages():
    one, left = raised(
        "The peninsula fielded 1200 volunteers.", "1200 volunteers", 1200, "volunteer", date(2022, 9, 15)
    )
    two, right = raised(
        "С полуострова отправили 800 добровольцев.", "800 добровольцев", 800, "доброволец", date(2022, 11, 24)
    )
    assert edges([one, two], [left, right]) == {(left.id, right.id, ContradictionKind.VALUE)}


def test_one_of_many_clashes_with_no_number():
    day = date(2022, 9, 15)
    one, left = raised("One of the volunteers left Dolinsk.", "One", 1, "volunteer", day)
    two, right = raised("200 volunteers left Dolinsk.", "200 volunteers", 200, "volunteer", day)
    assert edges([one, two], [left, right]) == set()


def test_a_weekday_in_a_reprint_of_next_week_is_no_other_date():
    text = "The old bridge at Verkhnesk was opened to heavy trucks on Wednesday"
    where = (place("Verkhnesk", "RU-LPK"),)
    sides = []
    for key, day in (("a", date(2022, 9, 14)), ("b", date(2022, 9, 16))):
        of = report(key, text + ".", day=day)
        sides.append((of, told(of, text, places=where, whens=(on(day),))))
    reports = [of for of, _ in sides]
    absolute = [case for _, case in sides]
    weekday = [replace(case, whens=(replace(case.whens[0], anchor="published"),)) for case in absolute]
    assert {kind for *_, kind in edges(reports, absolute)} == {ContradictionKind.DATE}
    assert edges(reports, weekday) == set()


def counted(of, words, figure, speaker, **fields):
    number = people(of, f"{figure} miners", figure, figure, "miner")
    topics = (Topic.CASUALTIES,)
    return told(of, words, chain=said_by(speaker), quantities=(number,), topics=topics, **fields)


def test_two_voices_of_one_report_may_count_differently():
    of = report("a", "The owner said 3 miners died in the pit. The union said 7 miners died in the pit.")
    one = counted(of, "3 miners died in the pit", 3, "The owner")
    two = counted(of, "7 miners died in the pit", 7, "The union")
    assert edges([of], [one, two]) == {(one.id, two.id, ContradictionKind.VALUE)}


def test_counts_of_two_places_do_not_clash():
    of = report("a", "The owner said 3 miners died in Lipkin. The union said 7 miners died in Dolinsk.")
    here, there = (place("Lipkin", "RU-LPK"),), (place("Dolinsk", "RU-SAK"),)
    one = counted(of, "3 miners died in Lipkin", 3, "The owner", places=here)
    two = counted(of, "7 miners died in Dolinsk", 7, "The union", places=there)
    assert edges([of], [one, two]) == set()
