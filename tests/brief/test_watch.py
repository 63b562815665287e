"""Announcements of a brief: what is listed, and what became of it by the brief's last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import a_material, a_place, a_quantity, a_report, a_speaker, a_statement, a_when, an_event
from svodka.brief import write_brief
from svodka.model import Announced, Fate, Stance, WhenRole, Window

WEEK = Window(start=date(2022, 11, 20), stop=date(2022, 11, 26))


def pledge(region, number, published="2022-11-22", due="2022-12-12"):
    text = f"Governor Holm promised {region} {number} new stoves by {int(due[-2:])} December."
    report = a_report(text, published=published, source=f"{region} Herald")
    told = a_statement(
        report,
        text.rstrip("."),
        cue="promised",
        stance=Stance.PLANNED,
        stance_cue="promised",
        speaker=a_speaker(report, "Governor Holm"),
        places=(a_place(report, region, region, adm1_id=f"RU-{region[:3].upper()}"),),
        quantities=(a_quantity(report, f"{number} new stoves", number, number, unit="items", of="stove"),),
        whens=(a_when(report, f"by {int(due[-2:])} December", due, role=WhenRole.DUE),),
    )
    return report, told


def answer(published="2022-11-25"):
    report = a_report("Forty new stoves have come to Lipki.", published=published, source="The Lantern")
    return report, a_statement(report, "Forty new stoves have come to Lipki")


def ledger_of(plan, *happened, denied=(), stop=date(2022, 12, 12)):
    return Announced(
        event=an_event(plan).id,
        statements=(plan.id,),
        claimants=("Governor Holm",),
        start=None,
        stop=stop,
        happened=tuple(one.id for one in happened),
        denied=tuple(one.id for one in denied),
    )


def listed(rows, *lines):
    material = a_material([report for report, _ in rows], [told for _, told in rows])
    return write_brief(replace(material, announced=lines), WEEK).announcements


def test_two_pledges_in_the_same_words_for_two_regions_are_both_listed():
    assert len(listed([pledge("Lipki", 40), pledge("Dubki", 70)])) == 2
    assert len(listed([pledge("Lipki", 40), pledge("Lipki", 40)])) == 1


def test_an_announcement_says_what_became_of_it_with_the_statements_that_say_so():
    plan, come = pledge("Lipki", 40), answer()
    (line,) = listed([plan, come], ledger_of(plan[1], come[1]))
    assert (line.fate, line.happened, line.stop) == (Fate.HAPPENED, (come[1].id,), date(2022, 12, 12))


def test_what_was_reported_after_the_last_day_is_not_known_yet():
    plan, come = pledge("Lipki", 40), answer("2022-11-30")
    (line,) = listed([plan, come], ledger_of(plan[1], come[1]))
    assert (line.fate, line.happened) == (Fate.OPEN, ())


@pytest.mark.parametrize(("stop", "fate"), [(date(2022, 11, 24), Fate.OVERDUE), (date(2022, 11, 26), Fate.OPEN)])
def test_overdue_is_told_from_the_last_day_of_the_brief(stop, fate):
    plan = pledge("Lipki", 40)
    (line,) = listed([plan], ledger_of(plan[1], stop=stop))
    assert line.fate is fate


def test_what_was_announced_weeks_before_is_listed_when_it_is_answered_or_due_in_the_window():
    old, come = pledge("Lipki", 40, published="2022-10-01"), answer()
    assert listed([old, come], ledger_of(old[1])) == ()
    assert [line.fate for line in listed([old, come], ledger_of(old[1], come[1]))] == [Fate.HAPPENED]
    assert [line.fate for line in listed([old, come], ledger_of(old[1], stop=date(2022, 11, 23)))] == [Fate.OVERDUE]
