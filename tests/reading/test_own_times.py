"""Which times of a sentence are a statement's own, which are those of the speech, and which it takes from context."""

from __future__ import annotations

from datetime import date

import pytest

from builders import a_report
from svodka.model import Statement, WhenRole
from svodka.reading.reader import read

PUBLISHED = date(2022, 12, 9)


def statements_of(text: str, lang: str) -> list[Statement]:
    return list(read(a_report(text, lang=lang, published=str(PUBLISHED))).statements)


def days(statement: Statement) -> list[str]:
    return [f"{w.start}" if w.start == w.stop else f"{w.start}..{w.stop}" for w in statement.dates]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Soldiers looted the recently captured village of Berezivka.", []),
        ("en", "A burnt bus stands near the market repaired in May.", []),
        ("en", "The mayor closed the market on Monday.", ["2022-12-05"]),
        ("en", "A deal agreed last month opened the port.", ["2022-11-01..2022-11-30"]),
        ("en", "The army began an offensive to retake the port in late August.", ["2022-08-21..2022-08-31"]),
        ("en", "Ahead of Friday's vote, the regiment left the town.", []),
        ("en", "The regiment left the town before the elections in March.", []),
        ("en", "Before the parade, the regiment arrived on Friday.", ["2022-12-09"]),
        ("en", "The town is empty today.", []),
        ("en", "The mayor opened a bakery today.", ["2022-12-09"]),
        ("ru", "Завод, построенный в мае, сгорел.", []),
        ("ru", "Завод сгорел в мае.", ["2022-05-01..2022-05-31"]),
        ("ru", "Перед парадом в субботу полк вывели из города.", []),
        ("ru", "Запасных частей сегодня нет.", []),
        ("ru", "Сегодня открыли пекарню.", ["2022-12-09"]),
        ("ru", "При ночном обстреле посёлка сгорел склад.", ["2022-12-08..2022-12-09"]),
        ("ru", "На заводе ввели ночной режим.", []),
        ("uk", "Завод, збудований у травні, згорів.", []),
        ("uk", "Півострів, який захопили у 2014 році, обстріляли з гармат.", []),
        ("uk", "Полк вивели з міста перед виборами у березні.", []),
        ("uk", "Унаслідок нічної атаки згорів склад.", ["2022-12-08..2022-12-09"]),
        ("uk", "Заводу бракує людей на нічну зміну.", []),
        ("en", "The players sued under the Trade Act of 1974.", []),
        ("en", "The council passed the Trade Act of 1974.", ["1974-01-01..1974-12-31"]),
        ("en", "Sales fell in March compared with the same month last year.", ["2022-03-01..2022-03-31"]),
        ("en", "Sales were lower in March than in May.", ["2022-03-01..2022-03-31"]),
        ("en", "The town marked the tenth anniversary of the 2012 flood.", []),
        ("en", "Today the valley faces a lack of grain.", []),
        ("en", "A session of the council is in progress today.", ["2022-12-09"]),
        ("ru", "Комиссия сослалась на указ от 5 мая.", []),
        ("ru", "Солдатам выдали автоматы 1979 года.", []),
        ("ru", "Продажи упали в ноябре по сравнению с маем.", ["2022-11-01..2022-11-30"]),
        ("ru", "Город отметил годовщину наводнения 2012 года.", []),
        ("uk", "Комісія послалася на наказ від 5 травня.", []),
        ("uk", "Солдатам видали автомати 1979 року.", []),
        ("uk", "Продажі впали в листопаді порівняно з травнем.", ["2022-11-01..2022-11-30"]),
        ("uk", "Місто відзначило річницю повені 2012 року.", []),
    ],
)
def test_times_of_something_else_are_no_dates(lang, text, expected):
    assert days(statements_of(text, lang)[0]) == expected


def test_a_record_beside_a_day_is_not_when_it_happened():
    (statement,) = statements_of("On Monday the worst fire since 2014 destroyed the mill.", "en")
    assert days(statement) == ["2022-12-05"]


def test_a_record_alone_dates_what_it_tells():
    (statement,) = statements_of("It was the worst fire since 2014.", "en")
    assert days(statement) == ["2014-01-01..2022-12-09"]


def test_the_day_of_the_speech_stands_beside_the_day_of_the_deed():
    (statement,) = statements_of("The governor told reporters on Tuesday that the bridge fell on Monday.", "en")
    assert [(w.start, w.role) for w in statement.whens] == [
        (date(2022, 12, 5), WhenRole.HAPPENED),
        (date(2022, 12, 6), WhenRole.SAID),
    ]
    assert days(statement) == ["2022-12-05"]


def test_a_date_about_the_speaker_is_not_that_of_the_speech():
    text = "Petrov, head of the region that was annexed in 2014, said that two men had died."
    assert statements_of(text, "en")[-1].whens == ()


def test_one_report_has_one_date():
    text = (
        "A report by the council on 17 November said that “the bakery had no flour.”\n\n"
        "“The mill stands still. Farmers sell grain abroad,” the report said."
    )
    assert {tuple(days(s)) for s in statements_of(text, "en")} == {("2022-11-17",)}


def test_what_was_said_just_before_a_dated_quotation_shares_its_date():
    text = "Ivan Petrov said that the mill was safe. “We fed everybody who worked at the mill,” Petrov said on Tuesday."
    assert [days(s) for s in statements_of(text, "en")] == [["2022-12-06"], ["2022-12-06"]]


def test_an_hour_is_of_the_day_told_before():
    text = "The mill burned on Tuesday. The fire broke out at 6:15 am in the attic."
    assert [days(s) for s in statements_of(text, "en")] == [["2022-12-06"], ["2022-12-06"]]


def test_a_score_is_no_hour():
    assert [days(s) for s in statements_of("The home team won the match by 3:2 in Riga.", "en")] == [[]]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "За сутки сгорели два склада. Разрушены 14 домов."),
        ("uk", "За добу згоріли два склади. Зруйновано 14 будинків."),
        ("en", "Two depots burned over the past 24 hours. Shells destroyed 14 houses."),
    ],
)
def test_the_first_sentence_of_a_bulletin_dates_its_figures(lang, text):
    assert [days(s) for s in statements_of(text, lang)] == [["2022-12-08" if lang != "en" else "2022-12-08..2022-12-09"]] * 2


def test_a_bulletin_dates_no_plain_sentence():
    first, *_, last = statements_of("За добу згоріли два склади. Дякуємо нашим захисникам за службу.", "uk")
    assert days(first)
    assert not days(last)


def test_a_figure_belongs_to_the_relative_clause_that_tells_it():
    text = "The offensive – which has cost the army 3,000 men – has left the town in ruins."
    found = {s.span.of(text): [q.low for q in s.quantities] for s in statements_of(text, "en")}
    assert sorted(map(len, found.values())) == [0, 1]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Сводка за 3–4 декабря 2022", [["2022-12-03..2022-12-04"]]),
        ("Сводка по состоянию на 4 декабря 2022", [[]]),
        ("Письмо от 4 декабря 2022", [[]]),
    ],
)
def test_the_head_of_a_bulletin_dates_what_it_lists(head, expected):
    text = f"{head}\n\nПротивник обстрелял Тулу."
    told = [s for s in statements_of(text, "ru") if "Тулу" in s.span.of(text)]
    assert [days(s) for s in told] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "OSLO, 5 May (NTB) – The council closed the market.", "2022-05-05"),
        ("en", "OSLO, May 5 – The council closed the market.", "2022-05-05"),
        ("ru", "ОСЛО, 5 мая — Совет закрыл рынок.", "2022-05-05"),
        ("uk", "ОСЛО, 5 травня — Рада закрила ринок.", "2022-05-05"),
    ],
)
def test_a_dateline_dates_the_sentence_that_it_opens(lang, text, expected):
    assert days(statements_of(text, lang)[-1]) == [expected]


def test_a_paper_is_dated_by_when_it_came_out():
    found = statements_of("In a letter published on Tuesday, Olga Berg said the bridge was unsafe.", "en")
    assert days(found[-1]) == ["2022-12-06"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The valley was flooded in May 2019, when heavy rain broke the old dam."),
        ("ru", "Долину затопило в мае 2019 года, когда сильный дождь прорвал дамбу."),
        ("uk", "Долину затопило у травні 2019 року, коли сильний дощ прорвав дамбу."),
    ],
)
def test_a_clause_of_when_happened_at_the_time_before_it(lang, text):
    assert {tuple(days(s)) for s in statements_of(text, lang)} == {("2019-05-01..2019-05-31",)}


def test_a_term_without_a_day_keeps_its_span():
    (statement,) = statements_of("Завод обязан сдать станки до конца декабря.", "ru")
    assert days(statement) == ["2022-12-09..2022-12-31"]


def test_today_is_not_known_in_a_text_without_a_date():
    (statement,) = read(a_report("Сьогодні на даху млина знайшли скриню.", lang="uk", published=None)).statements
    assert statement.dates == ()
