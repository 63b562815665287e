"""Planning: what earlier briefs told, what arrived late, what was claimed before, what nobody says, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import (
    a_dispute,
    a_material,
    a_person,
    a_place,
    a_quantity,
    a_report,
    a_speaker,
    a_statement,
    a_when,
    an_event,
)
from svodka.brief import BriefSettings, write_brief
from svodka.brief.checks import item_problems
from svodka.brief.checks.measured import measured
from svodka.brief.earlier import Claims
from svodka.brief.memory import RULES, Memory
from svodka.brief.salience import WEIGHTS, by_sides, salience, standing
from svodka.model import (
    ConfigError,
    ContradictionKind,
    Earlier,
    EdgeKind,
    MaterialIndex,
    OriginEdge,
    OriginGroup,
    PersonStatus,
    PlaceLevel,
    RecordedItem,
    RunBy,
    SentenceKind,
    Source,
    SpeakerKind,
    Stance,
    Topic,
    Window,
)

DAY = Window(start=date(2022, 11, 23), stop=date(2022, 11, 23))
BEFORE = Window(start=date(2022, 11, 22), stop=date(2022, 11, 22))
PLANT = SpeakerKind.ORGANISATION


def told_in(*statements, window=BEFORE, entries=1, event="ev-old", text="told"):
    """A brief of the day before whose one item cites *statements*."""
    item = RecordedItem(
        event=event,
        text=text,
        statements=tuple(one.id for one in statements),
        reports=tuple(one.span.report for one in statements),
        spans=tuple(f"{one.span.report}:{one.span.start}-{one.span.stop}" for one in statements),
    )
    return Earlier(brief="br-old", window=window, entries=entries, items=(item,))


def items_of(brief):
    return [item for section in brief.sections for item in section.items]


def texts_of(brief):
    return [sentence.text for item in items_of(brief) for sentence in item.sentences]


def called_up(number, words, *, source="The Lantern", published="2022-11-22", **given):
    """A report that *words* men were called up in Gridino, and its statement."""
    text = f"{words} reservists were called up in Gridino, the Oblast Office said."
    report = a_report(text, source=source, published=published)
    statement = a_statement(
        report,
        f"{words} reservists were called up in Gridino",
        cue="said",
        speaker=a_speaker(report, "the Oblast Office", kind=PLANT),
        concepts=("mobilized", "reservists"),
        places=(a_place(report, "Gridino", "Gridino"),),
        quantities=(a_quantity(report, f"{words} reservists", number, number, of="reservist"),),
        **given,
    )
    return report, statement


def written(reports, statements, events=None, **given):
    earlier, settings = given.pop("earlier", ()), given.pop("settings", None)
    arrived, lang = given.pop("arrived", {}), given.pop("lang", "en")
    material = replace(a_material(reports, statements, events, **given), arrived=arrived)
    return material, write_brief(material, DAY, lang, settings, earlier)


# What earlier briefs told


def test_an_event_told_before_with_nothing_new_is_listed_and_not_told():
    old, first = called_up(40, "Forty")
    copy, second = called_up(40, "Forty", source="The Beacon", published="2022-11-23")
    event = an_event(first, second, origins=(OriginGroup(family="x", reports=(old.id, copy.id)),))
    copied = OriginEdge(child=copy.id, parent=old.id, kind=EdgeKind.COPY, evidence="made")
    _, brief = written(
        [old, copy], [first, second], [event], earlier=[told_in(first)], arrived={copy.id: 2}, edges=[copied]
    )
    assert items_of(brief) == []
    assert brief.left_out[0].reason == "told in the brief for 22 November 2022, no news since"


def test_a_new_figure_lifts_a_told_event_and_marks_it_as_an_update():
    old, first = called_up(40, "Forty")
    new, second = called_up(70, "Seventy", published="2022-11-23")
    material, brief = written(
        [old, new], [first, second], [an_event(first, second)], earlier=[told_in(first)], arrived={new.id: 2}
    )
    [item] = items_of(brief)
    assert item.update == date(2022, 11, 22)
    assert "Update of the brief for 22 November 2022: a new figure, a further independent source." in texts_of(brief)
    assert item_problems(item, MaterialIndex(material), "en") == []


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_a_new_denial_by_another_event_is_news_in_each_language(lang):
    old, first = called_up(40, "Forty")
    answer = a_report("The garrison denied the call-up in Gridino.", source="The Beacon", published="2022-11-23")
    counter = a_statement(
        answer,
        "denied the call-up in Gridino",
        stance=Stance.DENIED,
        stance_cue="denied",
        speaker=a_speaker(answer, "The garrison", kind=PLANT),
    )
    edge = a_dispute(first, counter)
    events = [an_event(first, disputes=(edge.id,)), an_event(counter, disputes=(edge.id,))]
    material = replace(
        a_material([old, answer], [first, counter], events, contradictions=[edge]), arrived={answer.id: 2}
    )
    news = Memory(MaterialIndex(material), [told_in(first)]).news(events[0])
    assert news.kinds == ("denial",)
    assert news.weight > 0
    brief = write_brief(material, DAY, lang, None, [told_in(first)])
    assert [item.update for item in items_of(brief) if item.event == events[0].id] in ([], [date(2022, 11, 22)])
    assert {one.number for one in measured(brief, MaterialIndex(material), [told_in(first)]) if not one.held} <= {12}


def test_further_words_without_figure_or_denial_sink():
    old, first = called_up(40, "Forty")
    report = a_report("In Gridino the men waited for buses at the school.", published="2022-11-23")
    further = a_statement(report, "In Gridino the men waited for buses at the school")
    event = an_event(first, further, origins=(OriginGroup(family="x", reports=(old.id, report.id)),))
    material = replace(a_material([old, report], [first, further], [event]), arrived={report.id: 2})
    news = Memory(MaterialIndex(material), [told_in(first)]).news(event)
    assert news.kinds == ("details",)
    assert news.weight < 0


def test_what_was_announced_and_is_reported_as_done_is_news():
    old, first = called_up(40, "Forty", stance=Stance.PLANNED)
    new, second = called_up(40, "Forty", published="2022-11-23")
    event = an_event(first, second, origins=(OriginGroup(family="x", reports=(old.id, new.id)),))
    material = replace(a_material([old, new], [first, second], [event]), arrived={new.id: 2})
    assert Memory(MaterialIndex(material), [told_in(first)]).news(event).kinds == ("standing",)


def test_an_event_is_known_by_the_words_cited_when_its_ids_have_changed():
    old, first = called_up(40, "Forty")
    item = replace(told_in(first).items[0], statements=("st-of-another-reading",))
    earlier = replace(told_in(first), items=(item,))
    material = a_material([old], [first])
    assert Memory(MaterialIndex(material), [earlier]).news(material.linkage.events[0]).kinds == ()
    assert Memory(MaterialIndex(material), [replace(earlier, items=())]).news(material.linkage.events[0]) is None


def test_only_the_last_seven_briefs_are_remembered_in_whatever_order():
    old, first = called_up(40, "Forty")
    material = a_material([old], [first])
    days = [Window(start=date(2022, 11, day), stop=date(2022, 11, day)) for day in range(10, 18)]
    empty = [Earlier(brief=f"br-{one.stop}", window=one, entries=1, items=()) for one in days[1:]]
    oldest = told_in(first, window=days[0])
    assert Memory(MaterialIndex(material), [oldest, *empty]).news(material.linkage.events[0]) is None
    assert Memory(MaterialIndex(material), [*empty[1:], oldest]).news(material.linkage.events[0]) is not None
    assert Memory(MaterialIndex(material), empty).briefs == Memory(MaterialIndex(material), empty[::-1]).briefs


def test_the_same_memory_gives_the_same_brief_in_any_order():
    old, first = called_up(40, "Forty")
    new, second = called_up(70, "Seventy", published="2022-11-23")
    other = Earlier(
        brief="br-older", window=Window(start=date(2022, 11, 20), stop=date(2022, 11, 21)), entries=1, items=()
    )
    briefs = [
        written([old, new], [first, second], [an_event(first, second)], earlier=some)[1]
        for some in ([told_in(first), other], [other, told_in(first)])
    ]
    assert briefs[0] == briefs[1]
    assert briefs[0].compared == (BEFORE, other.window)


def test_check_nine_counts_what_was_told_before_and_is_not_marked():
    old, first = called_up(40, "Forty", published="2022-11-23")
    material, brief = written([old], [first])
    found = {one.number: one for one in measured(brief, MaterialIndex(material), [told_in(first, event="ev-x")])}
    assert not found[9].held
    assert found[9].figure == "1 repeated"


def test_every_kind_of_news_has_its_words_in_each_language():
    from svodka.brief.wording.words import wording  # noqa: PLC0415 (only here)

    for lang in ("en", "ru", "uk"):
        assert {name for name, _, _ in RULES} <= set(wording(lang)["updates"])


# Late


def test_a_report_that_came_after_the_brief_for_its_day_is_late_and_says_so():
    old, first = called_up(40, "Forty")
    empty = Earlier(brief="br-old", window=BEFORE, entries=1, items=())
    _, brief = written([old], [first], earlier=[empty], arrived={old.id: 2})
    [item] = items_of(brief)
    assert item.late
    assert texts_of(brief)[-1] == "The report of 22 November 2022 came after the brief for that day."


def test_a_report_that_the_brief_for_its_day_had_weighed_is_not_told_late():
    old, first = called_up(40, "Forty")
    empty = Earlier(brief="br-old", window=BEFORE, entries=5, items=())
    _, brief = written([old], [first], earlier=[empty], arrived={old.id: 2})
    assert items_of(brief) == []
    assert brief.left_out[0].reason == "weighed already for the brief for 22 November 2022"


def test_without_an_earlier_brief_a_report_of_the_days_before_is_late_as_ever():
    old, first = called_up(40, "Forty")
    _, brief = written([old], [first])
    assert [item.late for item in items_of(brief)] == [True]
    assert not any("came after" in text for text in texts_of(brief))


# Figures claimed before


def claimed_twice(second_speaker="the Oblast Office", *, second_place="Gridino", dated=False):
    old, first = called_up(40, "Forty", published="2022-11-14")
    text = f"Seventy reservists were called up in {second_place} on Monday, {second_speaker} said."
    new = a_report(text, published="2022-11-23")
    second = a_statement(
        new,
        text.partition(", ")[0],
        cue="said",
        speaker=a_speaker(new, second_speaker, kind=PLANT),
        concepts=("mobilized", "reservists"),
        places=(a_place(new, second_place, second_place),),
        whens=(a_when(new, "on Monday", "2022-11-21"),) if dated else (),
        quantities=(a_quantity(new, "Seventy reservists", 70, 70, of="reservist"),),
    )
    return [old, new], [first, second]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "On 14 November 2022 the figure given was Forty reservists (the Oblast Office; The Lantern)."),
        ("ru", "Прежнее число:"),
        ("uk", "Попереднє число:"),
    ],
)
def test_the_figure_that_the_same_source_gave_before_stands_beside_with_its_own_citation(lang, words):
    reports, statements = claimed_twice()
    material, brief = written(reports, statements, lang=lang)
    found = [one for item in items_of(brief) for one in item.sentences if one.kind is SentenceKind.EARLIER]
    [sentence] = found
    assert sentence.text.startswith(words)
    assert {one.statement for one in sentence.citations} == {statements[0].id}
    assert all(item_problems(item, MaterialIndex(material), lang) == [] for item in items_of(brief))


@pytest.mark.parametrize(
    "given",
    [{"second_speaker": "the City Office"}, {"second_place": "Lipki"}, {"dated": True}],
    ids=["another claimant", "another place", "an incident with a day of its own"],
)
def test_figures_of_something_else_are_not_compared(given):
    reports, statements = claimed_twice(**given)
    index = MaterialIndex(a_material(reports, statements))
    assert Claims(index).before(statements[1]) is None


@pytest.mark.parametrize(
    ("name", "source", "compared"),
    [("the draft office", "The Lantern", True), ("the draft office", "The Beacon", False), ("residents", "The Lantern", False)],
)
def test_an_office_without_a_name_is_the_same_in_the_same_outlet(name, source, compared):
    reports, statements = [], []
    for number, words, paper, day in ((40, "Forty", "The Lantern", "2022-11-14"), (70, "Seventy", source, "2022-11-23")):
        report = a_report(f"{words} reservists were called up in Gridino, {name} said.", source=paper, published=day)
        reports.append(report)
        statements.append(
            a_statement(
                report,
                f"{words} reservists were called up in Gridino",
                speaker=a_speaker(report, name, kind=SpeakerKind.ROLE),
                concepts=("mobilized",),
                places=(a_place(report, "Gridino", "Gridino"),),
                quantities=(a_quantity(report, f"{words} reservists", number, number, of="reservist"),),
            )
        )
    found = Claims(MaterialIndex(a_material(reports, statements))).before(statements[1])
    assert (found is not None) == compared


def test_a_figure_compared_with_its_own_source_is_not_told_against_it():
    reports, statements = claimed_twice()
    edge = a_dispute(*statements, ContradictionKind.VALUE)
    event = an_event(*statements, disputes=(edge.id,))
    _, brief = written(reports, statements, [event], contradictions=[edge], earlier=[told_in(statements[0])], arrived={reports[1].id: 2})
    told = texts_of(brief)
    assert told[0].startswith("Seventy reservists")
    assert sum("Forty reservists" in text for text in told) == 1
    assert not any("Other figures" in text for text in told)


def test_an_event_answered_in_the_window_is_not_late():
    old, first = called_up(40, "Forty")
    answer = a_report("The garrison denied it.", published="2022-11-23")
    counter = a_statement(answer, "The garrison denied it", stance=Stance.DENIED, stance_cue="denied")
    edge = a_dispute(first, counter)
    events = [an_event(first, disputes=(edge.id,)), an_event(counter, disputes=(edge.id,))]
    index = MaterialIndex(a_material([old, answer], [first, counter], events, contradictions=[edge]))
    assert standing(events[0], index, DAY, 7) == "in"
    assert standing(replace(events[0], disputes=()), index, DAY, 7) == "late"


def test_figures_of_one_event_are_compared_though_it_has_a_day():
    reports, statements = claimed_twice(dated=True)
    index = MaterialIndex(a_material(reports, statements, [an_event(*statements)]))
    assert Claims(index).before(statements[1]).statement == statements[0]
    assert Claims(index).before(statements[0]) is None


def test_a_claim_that_was_denied_is_not_held_up_without_its_denial():
    reports, statements = claimed_twice()
    answer = a_report("The garrison denied it.", published="2022-11-15")
    counter = a_statement(answer, "The garrison denied it", stance=Stance.DENIED, stance_cue="denied")
    material = a_material(
        [*reports, answer], [*statements, counter], contradictions=[a_dispute(statements[0], counter)]
    )
    assert Claims(MaterialIndex(material)).before(statements[1]) is None


def test_an_alleged_figure_stays_alleged():
    reports, (first, second) = claimed_twice()
    alleged = replace(first, stance=Stance.ALLEGED)
    _, brief = written(reports, [alleged, second])
    [sentence] = [one for item in items_of(brief) for one in item.sentences if one.kind is SentenceKind.EARLIER]
    assert "the figure claimed was" in sentence.text
    assert sentence.stance is Stance.ALLEGED


# What nobody says


def unknown(text, words, *, concepts, lang="en", **given):
    report = a_report(text, lang=lang, published="2022-11-23")
    given = {key: value(report) if callable(value) else value for key, value in given.items()}
    statement = a_statement(report, words, concepts=concepts, topic=Topic.CASUALTIES, **given)
    _, brief = written([report], [statement])
    return " ".join(text for text in texts_of(brief) if text.startswith("Not "))


def test_that_no_number_is_given_is_said_only_where_there_is_none():
    assert unknown(
        "Soldiers were killed near the ford.", "Soldiers were killed near the ford", concepts=("killed",)
    ) == ("Not reported: how many. Not confirmed by another source.")
    assert (
        unknown("Twelve soldiers were killed there.", "Twelve soldiers were killed there", concepts=("killed",)) == ""
    )
    assert (
        unknown("The soldier was killed near the ford.", "The soldier was killed near the ford", concepts=("killed",))
        == ""
    )
    assert unknown("Soldiers played chess near the ford.", "Soldiers played chess near the ford", concepts=()) == ""


def a_region(**given):
    return lambda report: (a_place(report, "Tver Oblast", "Tver Oblast", level=PlaceLevel.REGION, **given),)


def on_monday(report):
    return (a_when(report, "on Monday", "2022-11-21"),)


def test_that_the_place_is_no_more_exact_than_the_region_is_said_of_incidents():
    text = "A depot burned in Tver Oblast on Monday"
    assert unknown(text + ".", text, concepts=("fire",), places=a_region(), whens=on_monday).startswith(
        "Not reported: where in the region."
    )
    assert (
        unknown(text + ".", text, concepts=("fire",), places=a_region(settlement_unresolved=True), whens=on_monday)
        == ""
    )
    assert unknown(text + ".", text, concepts=("fire",), places=a_region()) == ""


def test_that_nobody_is_named_is_said_of_a_few_people():
    text = "Two miners were killed in the pit"

    def two(report):
        return (a_quantity(report, "Two miners", 2, 2, of="miner"),)

    def nameless(report):
        return (a_person(report, "Two miners", at_risk=False, status=PersonStatus.KILLED, named=False),)

    def named(report):
        return (a_person(report, "Two miners", at_risk=False, status=PersonStatus.KILLED),)

    assert unknown(text + ".", text, concepts=("killed",), quantities=two, people=nameless) == (
        "Not reported: the names. Not confirmed by another source."
    )
    assert unknown(text + ".", text, concepts=("killed",), quantities=two, people=named) == ""


def test_that_the_source_is_anonymous_is_said():
    text = "The depot burned, a source said."

    def anonymous(report):
        return a_speaker(report, "a source", kind=SpeakerKind.ANONYMOUS)

    assert unknown(text, "The depot burned", concepts=("fire",), cue="said", speaker=anonymous).startswith(
        "Not reported: who the source is."
    )


def test_that_another_source_confirms_it_is_never_denied_of_two():
    old, first = called_up(40, "Forty", published="2022-11-23", stance=Stance.ALLEGED)
    new, second = called_up(40, "Forty", source="The Beacon", published="2022-11-23")
    _, brief = written([old, new], [first, second], [an_event(first, second)])
    assert not any("Not confirmed" in text for text in texts_of(brief))


# Order and weight


def of_topics(*topics):
    words = (
        "Twelve tents were handed over in Gridino",
        "Nineteen complaints reached the ombudsman of Lipki",
        "A foundry near Tver dismissed thirty smelters",
    )
    reports = [a_report(f"{one}.", published="2022-11-23") for one in words]
    statements = [
        a_statement(report, report.text[:-1], topic=topic) for report, topic in zip(reports, topics, strict=True)
    ]
    return reports, statements


def test_sections_stand_in_the_order_of_the_configuration():
    material = of_topics(Topic.DECREE_LAW, Topic.HUMAN_RIGHTS, Topic.INDUSTRY)
    usual = [section.topic for section in written(*material)[1].sections]
    asked = BriefSettings(sections=("industry", "human_rights"))
    assert usual == [Topic.DECREE_LAW, Topic.HUMAN_RIGHTS, Topic.INDUSTRY]
    assert [section.topic for section in written(*material, settings=asked)[1].sections] == [
        Topic.INDUSTRY,
        Topic.HUMAN_RIGHTS,
        Topic.DECREE_LAW,
    ]


@pytest.mark.parametrize(
    ("names", "place", "words"), [(("war",), 0, "no section 'war'"), (("industry", "industry"), 1, "stands twice")]
)
def test_a_section_that_is_none_is_refused_by_name(names, place, words):
    with pytest.raises(ConfigError, match=words) as caught:
        BriefSettings(sections=names)
    assert caught.value.subject == f"brief.sections[{place}]"


def test_sources_of_two_sides_weigh_more_than_two_of_one():
    one, first = called_up(40, "Forty")
    two, second = called_up(40, "Forty", source="The Beacon")
    event = an_event(first, second)

    def with_sides(left, right):
        sides = {
            one.id: Source(id="a", name="a", family="a", **left),
            two.id: Source(id="b", name="b", family="b", **right),
        }
        return MaterialIndex(replace(a_material([one, two], [first, second], [event]), sources=sides))

    state = {"run_by": RunBy.STATE, "home_region": "RU"}
    same = with_sides(state, state)
    other = with_sides(state, {"run_by": RunBy.STATE, "home_region": "UA-30"})
    assert by_sides(event, [], same) == 0
    assert salience(event, other) > salience(event, same)
    assert by_sides(event, [], with_sides(state, {})) == 0
    assert len({weight.__name__ for weight in WEIGHTS}) == len(WEIGHTS)
