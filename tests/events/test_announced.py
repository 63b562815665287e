"""The ledger of announcements: due when, and what became of it. Cases in tests/cases/events/announced.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from linkable import report

from svodka.events import announcement_ledger, link
from svodka.events.due import due_of
from svodka.lexicon.sources import Sources
from svodka.model import Announced, Fate
from svodka.reading import read

CASES = Path(__file__).resolve().parents[1] / "cases" / "events" / "announced.txt"
LAST = date(2022, 12, 31)
SOURCES = Sources()


def cases():
    for block in CASES.read_text(encoding="utf-8").split("\n\n")[1:]:
        head, *rows = block.strip().splitlines()
        fate, due = (part.split(" ")[1] for part in head.split(" | "))
        yield pytest.param(rows, fate, due, id=f"{fate}: {rows[0][:60]}")


def reports_of(rows):
    for at, row in enumerate(rows):
        _, day, lang, text = row.split(" ", 3)
        yield report(f"{text}-{at}", text, day=date.fromisoformat(day), lang=lang, source=f"Outlet {at}")


def ledger(reports):
    statements = [one for each in reports for one in read(each).statements]
    return announcement_ledger(reports, statements, link(reports, statements, SOURCES)), statements


@pytest.mark.parametrize(("rows", "fate", "due"), list(cases()))
def test_what_became_of_an_announcement(rows, fate, due):
    reports = list(reports_of(rows))
    (line,), _ = ledger(reports)
    assert line.fate(LAST) == fate
    assert (f"{line.start}..{line.stop}" if line.stop else "-") == due


@pytest.mark.parametrize("rows", [case.values[0] for case in cases()][:4])
def test_the_order_of_the_reports_changes_nothing(rows):
    reports = list(reports_of(rows))
    assert ledger(reports)[0] == ledger(reports[::-1])[0]


def test_an_answer_is_named_by_its_statement_and_is_in_a_later_report():
    rows = next(case.values[0] for case in cases())
    (line,), statements = ledger(list(reports_of(rows)))
    (answer,) = line.happened
    told = {one.id: one for one in statements}
    assert told[answer].span.report != told[line.statements[0]].span.report
    assert line.claimants == ("Anatoly Rebrov",)


def test_what_an_earlier_report_told_answers_nothing():
    plan, later = reports_of(next(case.values[0] for case in cases()))
    swapped = [report("p", plan.text, day=later.published_at), report("q", later.text, day=plan.published_at)]
    (line,), _ = ledger(swapped)
    assert line.happened == ()


def test_overdue_is_told_from_the_last_day_and_never_from_the_clock():
    line = Announced(event="ev", statements=("st",), claimants=(), start=None, stop=date(2022, 12, 1))
    assert [line.fate(day) for day in (date(2022, 12, 1), date(2022, 12, 2), None)] == [Fate.OPEN, Fate.OVERDUE, Fate.OPEN]


@pytest.mark.parametrize(
    ("lang", "text", "due"),
    [
        ("en", "The governor promised to send 300 volunteers to the front by 1 December.", "2022-11-15..2022-12-01"),
        ("en", "The ministry plans to open a training ground next week.", "2022-11-21..2022-11-27"),
        ("en", "Officials said the payments will be made within two weeks.", "2022-11-15..2022-11-29"),
        ("en", "The council will vote on the bill on Friday.", "2022-11-18..2022-11-18"),
        ("en", "The region promised to pay 5,000 roubles to each mobilized man by 10 December.", "2022-11-15..2022-12-10"),
        ("ru", "Власти намерены выплатить деньги до конца года.", "2022-11-15..2022-12-31"),
        ("ru", "Выплаты обещают произвести в течение месяца.", "2022-11-15..2022-12-16"),
        ("ru", "Совет рассмотрит законопроект в пятницу.", "2022-11-18..2022-11-18"),
        ("ru", "Губернатор пообещал отправить добровольцев на фронт к 1 декабря.", "2022-11-15..2022-12-01"),
        ("uk", "Влада має намір виплатити гроші до кінця року.", "2022-11-15..2022-12-31"),
        ("uk", "Виплати обіцяють здійснити протягом місяця.", "2022-11-15..2022-12-16"),
        ("uk", "Рада розгляне законопроєкт у п'ятницю.", "2022-11-18..2022-11-18"),
        ("uk", "Наступного тижня міністерство планує відкрити новий полігон.", "2022-11-21..2022-11-27"),
        ("uk", "Упродовж трьох днів обіцяють відновити світло у 12 селах.", "2022-11-15..2022-11-18"),
        ("en", "In October the council opened a school.", "None..None"),
    ],
)
def test_when_it_is_due(lang, text, due):
    of = report("due", text, day=date(2022, 11, 15), lang=lang)
    (told,) = read(of).statements
    start, stop = due_of(told, of)
    assert f"{start}..{stop}" == due
