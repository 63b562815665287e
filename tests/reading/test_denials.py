"""Denials that name their target only by “this information”, and times that statements take over."""

from __future__ import annotations

from datetime import date

import pytest

from builders import a_report
from svodka.model import Stance, WhenRole
from svodka.reading.reader import read


def statements_of(text: str, lang: str):
    return read(a_report(text, lang=lang, published="2022-11-30")).statements


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Recruits said they had no boots. The press service of the district denied the accusation."),
        ("ru", "Солдаты заявили, что выплат нет. В Кремле опровергли эту информацию."),
        ("uk", "Солдати заявили, що виплат немає. У Кремлі спростували цю інформацію."),
        ("ru", "Канал сообщил, что мост закрыт. Мэр Лев Дорохин назвал это ложью."),
        ("ru", "Волонтёры сообщили, что склад сгорел. Губернатор Пётр Ладин отверг обвинения."),
        ("uk", "Канал повідомив, що міст закрито. Мер Лев Дорохін назвав це брехнею."),
        ("uk", "Волонтери повідомили, що склад згорів. Губернатор Петро Ладенко спростував такі чутки."),
    ],
)
def test_a_bare_denial_points_at_the_claim_before_it(lang, text):
    claim, denial = statements_of(text, lang)
    assert denial.stance is Stance.DENIED
    assert denial.denies == claim.id


def test_a_denial_with_its_own_content_points_at_nothing():
    (statement,) = statements_of("The plant denied that two workers had died.", "en")
    assert statement.stance is Stance.DENIED
    assert statement.denies is None


def test_nobody_denies_his_own_claim():
    statements = statements_of("The ministry said the list was lost. The ministry denied the report.", "en")
    assert all(s.denies is None for s in statements)


def test_the_window_of_a_bulletin_dates_its_items():
    text = "Сводка с 00:00 03.02.2023 по 00:00 04.02.2023\n\n• у реки сгорел склад"
    when = statements_of(text, "ru")[-1].whens[0]
    assert (when.start, when.stop) == (date(2023, 2, 3), date(2023, 2, 3))


def test_sentences_of_one_speech_share_its_date():
    text = "“We had no maps,” the sergeant said on 21 November. “Nobody answered the radio.”"
    first, second = statements_of(text, "en")
    assert [w.role for w in first.whens] == [WhenRole.SAID]
    assert (second.whens[0].start, second.whens[0].role) == (date(2022, 11, 21), WhenRole.SAID)
