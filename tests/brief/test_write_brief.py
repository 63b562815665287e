from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import (
    a_dispute,
    a_material,
    a_place,
    a_quantity,
    a_report,
    a_speaker,
    a_statement,
    a_when,
    an_event,
)
from svodka.brief import BriefSettings, default_window, write_brief
from svodka.brief.checks import item_problems
from svodka.brief.salience import salience, standing, told_topic
from svodka.model import (
    TOPICS,
    ConfigError,
    ContradictionKind,
    MaterialIndex,
    OriginGroup,
    SentenceKind,
    SpeakerKind,
    Stance,
    Tally,
    Topic,
    WhenRole,
    Window,
)

WEEK = Window(start=date(2022, 11, 20), stop=date(2022, 11, 26))


def texts_of(brief) -> list[str]:
    return [one.text for section in brief.sections for item in section.items for one in item.sentences]


def reasons_of(brief) -> dict[str, str]:
    return {one.event: one.reason for one in brief.left_out}


def two_sources():
    first = a_report("Sixty men were called up again in Lipki on Monday.", source="The Lantern")
    second = a_report("В Липках снова призвали 60 человек.", source="Маяк", lang="ru", published="2022-11-24")
    told = a_statement(
        first,
        "Sixty men were called up again in Lipki on Monday",
        places=(a_place(first, "Lipki", "Lipki"),),
        quantities=(a_quantity(first, "Sixty men", 60, 60),),
        whens=(a_when(first, "on Monday", "2022-11-21"),),
    )
    again = a_statement(
        second,
        "В Липках снова призвали 60 человек",
        concepts=("mobilized",),
        places=(a_place(second, "Липках", "Lipki"),),
        quantities=(a_quantity(second, "60 человек", 60, 60),),
    )
    return [first, second], told, again


def test_an_item_names_its_sources_and_counts_the_independent_ones():
    reports, told, again = two_sources()
    brief = write_brief(a_material(reports, [told, again], [an_event(told, again)]), WEEK)
    assert texts_of(brief) == [
        "Sixty men were called up again in Lipki on Monday [21 November 2022] (The Lantern, 23 November 2022).",
        "Also reported by Mayak (24 November 2022); 2 independent sources in all.",
    ]
    assert brief.sections[0].title == "Draft and recruitment"
    assert brief.title == "Mobilization in Russia: brief for 20–26 November 2022"


def test_a_copy_is_named_and_not_counted():
    reports, told, again = two_sources()
    origins = (OriginGroup(family="The Lantern", reports=tuple(one.id for one in reports)),)
    brief = write_brief(a_material(reports, [told, again], [an_event(told, again, origins=origins)]), WEEK)
    assert texts_of(brief)[1] == "Carried also by Mayak (24 November 2022), which has it from the same source."


def test_a_denial_stands_beside_the_claim_and_is_not_told_twice():
    report = a_report("Drivers had to pay for fuel, a soldier said. The garrison called this information unreliable.")
    claim = a_statement(
        report,
        "Drivers had to pay for fuel",
        cue="said",
        speaker=a_speaker(report, "a soldier", "soldier", kind=SpeakerKind.ROLE),
    )
    counter = a_statement(
        report,
        "The garrison called this information unreliable",
        stance=Stance.DENIED,
        stance_cue="unreliable",
        speaker=a_speaker(report, "The garrison", kind=SpeakerKind.ORGANISATION),
    )
    edge = a_dispute(claim, counter)
    events = [an_event(claim, disputes=(edge.id,)), an_event(counter, disputes=(edge.id,))]
    brief = write_brief(a_material([report], [claim, counter], events, contradictions=[edge]), WEEK)
    told = texts_of(brief)
    assert told[0] == "Drivers had to pay for fuel, a soldier said (The Lantern, 23 November 2022)."
    assert told[1] == (
        "This was denied, The Lantern reported (23 November 2022): “The garrison called this information unreliable.”"
    )
    assert len(told) == 2
    assert reasons_of(brief)[events[1].id].startswith("told beside event")
    assert brief.contradictions == (edge,)


def test_other_figures_stand_in_the_same_item():
    reports, told, again = two_sources()
    edge = a_dispute(told, again, ContradictionKind.VALUE)
    events = [an_event(told, disputes=(edge.id,)), an_event(again, disputes=(edge.id,))]
    brief = write_brief(a_material(reports, [told, again], events, contradictions=[edge]), WEEK)
    assert "Other figures: 60 people (Mayak, 24 November 2022)." in texts_of(brief)


def test_an_own_voice_denial_is_not_put_into_the_outlets_mouth():
    report = a_report("Lipki was promised new barracks. The promise was denied later in the day.")
    claim = a_statement(report, "Lipki was promised new barracks")
    counter = a_statement(report, "The promise was denied later in the day", stance=Stance.DENIED, stance_cue="denied")
    edge = a_dispute(claim, counter)
    events = [an_event(claim, disputes=(edge.id,)), an_event(counter, disputes=(edge.id,))]
    brief = write_brief(a_material([report], [claim, counter], events, contradictions=[edge]), WEEK)
    assert not any("The Lantern denied" in text for text in texts_of(brief))
    assert any(text.startswith("This was denied, The Lantern reported") for text in texts_of(brief))


def test_sections_stand_in_the_order_of_topics():
    report = a_report("A bill passed its first reading. Traders closed shops early. Men left for the border again.")
    statements = [
        a_statement(report, "Traders closed shops early", topic=Topic.ECONOMY_LABOUR),
        a_statement(report, "Men left for the border again", topic=Topic.EMIGRATION_RELOCATION),
        a_statement(report, "A bill passed its first reading", topic=Topic.DECREE_LAW),
    ]
    brief = write_brief(a_material([report], statements), WEEK)
    topics = [section.topic for section in brief.sections]
    assert topics == sorted(topics, key=TOPICS.index)
    assert len(topics) == 3


def test_what_lies_outside_the_window_is_left_out_with_the_reason_and_what_was_just_missed_is_late():
    old = a_report("Two trains left Orlovo with recruits.", published="2022-10-01")
    missed = a_report("Three trains left Berezovka with recruits.", published="2022-11-17")
    undated = a_report("Four trains left Sosnovka with recruits.", published=None)
    statements = [
        a_statement(old, "Two trains left Orlovo with recruits"),
        a_statement(missed, "Three trains left Berezovka with recruits"),
        a_statement(undated, "Four trains left Sosnovka with recruits"),
    ]
    material = a_material([old, missed, undated], statements)
    brief = write_brief(material, WEEK)
    assert set(reasons_of(brief).values()) == {"outside the window"}
    late = [item.late for section in brief.sections for item in section.items]
    assert late == [True, True]
    assert any("(undated)" in text for text in texts_of(brief))


def test_an_event_of_the_window_in_a_later_report_belongs_to_it():
    report = a_report("A depot burned in Lipki on 21 November.", published="2022-12-20")
    statement = a_statement(
        report, "A depot burned in Lipki on 21 November", whens=(a_when(report, "21 November", "2022-11-21"),)
    )
    event = an_event(statement)
    index = MaterialIndex(a_material([report], [statement], [event]))
    assert standing(event, index, WEEK, 7) == "in"


def many(count: int):
    said = [f"Village number {n} sent {n} men to the district town of {chr(65 + n % 26)}ovo" for n in range(2, count)]
    report = a_report(" ".join(f"{one}." for one in said))
    return report, [a_statement(report, one) for one in said]


def test_a_brief_keeps_its_length_and_lists_the_rest():
    report, statements = many(40)
    brief = write_brief(a_material([report], statements), WEEK, settings=BriefSettings(max_words=60))
    assert 0 < sum(len(text.split()) for text in texts_of(brief)) <= 60
    told = sum(len(section.items) for section in brief.sections)
    assert told + len(brief.left_out) == len(statements)
    assert all(one.reason for one in brief.left_out)


def test_the_same_words_are_not_told_twice():
    report = a_report("The school in Lipki became a barracks for two hundred conscripts.", title="")
    twin = a_report("The school in Lipki became a barracks for two hundred conscripts. More soon.", source="Beam")
    words = "The school in Lipki became a barracks for two hundred conscripts"
    statements = [a_statement(report, words), a_statement(twin, words)]
    brief = write_brief(a_material([report, twin], statements), WEEK)
    assert len(texts_of(brief)) == 1
    assert next(iter(reasons_of(brief).values())).startswith("repeats event")


def test_more_independent_sources_weigh_more():
    reports, told, again = two_sources()
    both, alone = an_event(told, again), an_event(told)
    index = MaterialIndex(a_material(reports, [told, again], [both]))
    assert salience(both, index) > salience(alone, index)


def test_a_retracted_statement_is_not_told():
    reports, told, again = two_sources()
    brief = write_brief(a_material(reports, [again], [an_event(told), an_event(again)]), WEEK)
    assert "retracted" in reasons_of(brief).values()


def test_planned_statements_are_announced_with_their_day():
    report = a_report("The ministry promised winter coats for everyone by 12 December.")
    statement = a_statement(
        report,
        "The ministry promised winter coats for everyone by 12 December",
        cue="promised",
        stance=Stance.PLANNED,
        stance_cue="promised",
        speaker=a_speaker(report, "The ministry", kind=SpeakerKind.ORGANISATION),
        whens=(a_when(report, "by 12 December", "2022-12-12", role=WhenRole.DUE),),
    )
    (announced,) = write_brief(a_material([report], [statement]), WEEK).announcements
    assert (announced.statement, announced.stop) == (statement.id, date(2022, 12, 12))
    assert "promised winter coats" in announced.sentence.text


def test_a_material_without_events_gives_an_empty_brief():
    brief = write_brief(a_material([], []), Window(start=None, stop=None))
    assert (brief.sections, brief.left_out, brief.title) == ((), (), "Mobilization in Russia: brief")


def test_the_default_window_runs_over_the_known_days():
    days = [date(2022, 11, 3), None, date(2022, 11, 1)]
    assert default_window(days) == Window(start=date(2022, 11, 1), stop=date(2022, 11, 3))
    assert default_window([None]) == Window(start=None, stop=None)


@pytest.mark.parametrize("lang", ["de", "fr"])
def test_a_language_without_wording_is_refused(lang):
    with pytest.raises(ConfigError):
        write_brief(a_material([], []), WEEK, lang=lang)


def test_tallies_of_one_label_stand_in_one_order():
    tallies = [
        Tally(
            ledger="recruits",
            label="men",
            region=None,
            low=n,
            high=n,
            unit="people",
            statements=(f"st-{n}",),
            claimants=(),
        )
        for n in range(3)
    ]
    orders = [a_material([], [], tallies=one) for one in (tallies, tallies[::-1])]
    first, second = (write_brief(one, WEEK) for one in orders)
    assert first == second


def test_measures_under_which_nothing_could_be_written_are_refused():
    with pytest.raises(ConfigError):
        BriefSettings(max_words=0)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_of_the_material_carries_no_meaning(order):
    report, statements = many(14)
    material = a_material([report], statements)
    events = material.linkage.events
    shuffled = replace(
        material,
        statements=tuple(statements[at] for at in order),
        linkage=replace(material.linkage, events=tuple(events[at] for at in order)),
    )
    short = BriefSettings(max_words=80)
    assert write_brief(shuffled, WEEK, settings=short) == write_brief(material, WEEK, settings=short)


def test_an_old_event_in_one_reports_own_voice_is_background_and_a_spoken_one_is_not():
    report = a_report("The bridge at Lipki fell in 2014. The mayor of Lipki said that 40 men left in 2014.")
    year = {"start": "2014-01-01", "stop": "2014-12-31"}
    whens = (a_when(report, "in 2014", **year),)
    fell = a_statement(report, "The bridge at Lipki fell in 2014", whens=whens)
    mayor = a_speaker(report, "The mayor of Lipki", kind=SpeakerKind.ROLE)
    left = a_statement(report, "40 men left in 2014", whens=whens, speaker=mayor, cue="said")
    brief = write_brief(a_material([report], [fell, left]), WEEK)
    reasons = {one.event: one.reason for one in brief.left_out}
    assert reasons[an_event(fell).id].startswith("background")
    assert an_event(left).id not in reasons or not reasons[an_event(left).id].startswith("background")


def test_key_points_are_news_on_the_subject():
    report = a_report("Some 300 men were mobilized in Lipki. The bakery in Lipki sells pies. Two boats sank off Lipki.")
    place = a_place(report, "Lipki", "Lipki")
    drafted = a_statement(
        report,
        "Some 300 men were mobilized in Lipki",
        concepts=("mobilized",),
        places=(place,),
        quantities=(a_quantity(report, "300 men", 300, 300),),
    )
    pies = a_statement(report, "The bakery in Lipki sells pies", places=(place,), topic=Topic.ECONOMY_LABOUR)
    brief = write_brief(a_material([report], [drafted, pies]), WEEK)
    assert brief.key_points == (an_event(drafted).id,)


def test_one_figure_has_one_line_whoever_repeats_it():
    texts = ["Some 60 men were held in Lipki.", "Some 100 men were held in Lipki.", "In Lipki 100 men were held."]
    reports = [a_report(text, source=f"Outlet {n}") for n, text in enumerate(texts)]
    made = [
        a_statement(report, report.text.rstrip("."), quantities=(a_quantity(report, f"{n} men", n, n),))
        for report, n in zip(reports, (60, 100, 100), strict=True)
    ]
    pairs = [(0, 1), (1, 0), (0, 2), (2, 0)]
    edges = [a_dispute(made[a], made[b], ContradictionKind.VALUE) for a, b in pairs]
    event = an_event(*made, disputes=tuple(edge.id for edge in edges))
    brief = write_brief(a_material(reports, made, [event], contradictions=edges), WEEK)
    told = [one.text for one in brief.sections[0].items[0].sentences if one.kind == "counter"]
    assert len(told) == 1
    assert told[0].startswith("Other figures:")


def test_the_id_does_not_depend_on_where_the_evidence_lies():
    report = a_report("Some 300 men were mobilized in Lipki.")
    material = a_material([report], [a_statement(report, "Some 300 men were mobilized in Lipki")])
    other = replace(material, archive_root="f" * 64)
    assert write_brief(material, WEEK).id == write_brief(other, WEEK).id


def test_an_announcement_that_fails_a_check_is_passed_over():
    report = a_report("Маяк пишет: планируют мобилизацию.", lang="ru", source="Маяк")
    bad = a_statement(
        report,
        "планируют мобилизацию",
        lang="ru",
        stance=Stance.PLANNED,
        concepts=("mobilized",),
        speaker=a_speaker(report, "«Ветер» и «Дым»", "Маяк", kind=SpeakerKind.ORGANISATION),
    )
    brief = write_brief(a_material([report], [bad]), WEEK)
    texts = [one.sentence.text for one in brief.announcements] + texts_of(brief)
    assert not any("Ветер" in text for text in texts)


def test_outlets_without_a_name_are_counted_with_their_days():
    told = "Sixty men were taken from Orlovo to Berezovka by bus on Monday."
    days = ("2022-11-22", "2022-11-21", "2022-11-23")
    reports = [a_report(f"{told} Copy {at}.", source="unknown outlet, XX", published=day) for at, day in enumerate(days)]
    statements = [a_statement(one, told.rstrip("."), topic=Topic.DRAFT_RECRUITMENT, concepts=("mobilized",)) for one in reports]
    material = a_material(reports, statements, [an_event(*statements)])
    told = {lang: texts_of(write_brief(material, WEEK, lang))[-1] for lang in ("en", "ru", "uk")}
    assert told["en"] == "Also reported by two unnamed outlets (22 and 23 November 2022); 3 independent sources in all."
    assert told["ru"] == "О том же сообщают: издания без названия, всего 2 (22 и 23 ноября 2022 года). Независимых источников: 3."
    assert told["uk"] == "Про те саме повідомляють: видання без назви, усього 2 (22 і 23 листопада 2022 року). Незалежних джерел: 3."


def two_accounts(lang="en"):
    """Two events that answer each other, of two statements each, so that each leads an item."""
    texts = {
        "en": ("Sixty men were called up again in Lipki on Monday.", "The commissariat of Lipki called nobody up and closed early."),
        "ru": ("В понедельник в Липках снова призвали 60 человек.", "Военкомат Липок никого не призывал и закрылся рано."),
        "uk": ("У понеділок у Липках знову призвали 60 осіб.", "Військкомат Липок нікого не призивав і зачинився рано."),
    }
    reports, statements = [], []
    for text in texts[lang]:
        for outlet in ("The Lantern", "Mayak"):
            reports.append(a_report(text + (" It is so." if outlet == "Mayak" else ""), source=outlet, lang=lang))
            statements.append(a_statement(reports[-1], text.rstrip("."), topic=Topic.DRAFT_RECRUITMENT, concepts=("mobilized",)))
    edge = a_dispute(statements[0], statements[2], ContradictionKind.STATUS)
    events = [an_event(*statements[:2], disputes=(edge.id,)), an_event(*statements[2:], disputes=(edge.id,))]
    return a_material(reports, statements, events, contradictions=[edge]), edge


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Both sides are told in another item."),
        ("ru", "Обе стороны изложены в другом пункте."),
        ("uk", "Обидві сторони викладено в іншому пункті."),
    ],
)
def test_two_sides_stand_side_by_side_once_and_the_other_item_refers_to_it(lang, line):
    material, edge = two_accounts(lang)
    brief = write_brief(material, WEEK, lang)
    items = [item for section in brief.sections for item in section.items]
    against = [one for item in items for one in item.sentences if one.kind is SentenceKind.COUNTER]
    assert len(items) == 2
    assert [one.text == line for one in against].count(True) == 1
    assert len(against) == 2
    assert all({edge.claim, edge.counter} <= {cite.statement for cite in one.citations} for one in against)
    for item in items:
        assert item_problems(item, MaterialIndex(material), lang) == []


@pytest.mark.parametrize(
    ("lead", "others", "event", "told"),
    [
        ((Topic.ECONOMY_LABOUR,), [(Topic.DIPLOMACY,)], Topic.DIPLOMACY, Topic.ECONOMY_LABOUR),
        ((Topic.DIPLOMACY, Topic.INDUSTRY), [(Topic.INDUSTRY,)] * 2, Topic.INDUSTRY, Topic.INDUSTRY),
        ((Topic.DIPLOMACY, Topic.INDUSTRY), [(Topic.INDUSTRY, Topic.DIPLOMACY)], Topic.INDUSTRY, Topic.DIPLOMACY),
        ((), [(Topic.INDUSTRY,)], Topic.INDUSTRY, Topic.INDUSTRY),
    ],
)
def test_an_item_stands_under_a_topic_that_its_first_words_bear(lead, others, event, told):
    report = a_report("Bread grew dearer. " + "A ship sailed. " * len(others))
    first = replace(a_statement(report, "Bread grew dearer"), topics=lead)
    rest = [replace(a_statement(report, "A ship sailed"), topics=one) for one in others]
    assert told_topic(event, first, [first, *rest]) is told
