"""People in our own sentences; cases in tests/cases/reading/people-*.txt."""

from pathlib import Path

import pytest

from builders import a_report
from svodka.model import PersonStatus
from svodka.reading.parse import parse
from svodka.reading.who import find_people

CASES = Path(__file__).parents[1] / "cases" / "reading"


def people(text, lang):
    return find_people(parse(a_report(text, lang=lang, published=None)))


def cases():
    for path in sorted(CASES.glob("people-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, expected = line.split(" => ")
                yield pytest.param(path.stem[-2:], text, expected.split(" ; "), id=text)


def holds(mention, wish):
    """Tell whether a mention is or contains the words of a wish: "two teachers" in "about two teachers"."""
    return f" {wish} " in f" {mention} "


@pytest.mark.parametrize(("lang", "text", "expected"), cases())
def test_mention_status_and_risk(lang, text, expected):
    found = {person.as_written: person for person in people(text, lang)}
    for wish in expected:
        if wish.startswith("no "):
            assert not any(holds(mention, wish[3:]) for mention in found), sorted(found)
            continue
        mention, status, risk = wish.split(" | ")
        person = found.get(mention) or next((found[one] for one in found if holds(one, mention)), None)
        assert person is not None, sorted(found)
        assert person.at_risk == (risk == "risk"), person
        assert status == "?" or person.status is PersonStatus(status), person


def test_a_surname_in_another_case_joins_the_fuller_name():
    found = people("Иван Гордеев отказался воевать. Гордеева увезли. О Гордееве молчат.", "ru")
    named = [person for person in found if person.named]
    assert [person.as_written for person in named] == ["Иван Гордеев", "Гордеева", "Гордееве"]
    assert {person.name for person in named} == {"Иван Гордеев"}
    assert len({person.key for person in named}) == 1


def test_risk_once_stated_protects_every_mention():
    found = people("Stepan Gorin spoke at length. Gorin asked not to be named. Gorin has two sons.", "en")
    mentions = [person for person in found if "Gorin" in person.as_written]
    assert len(mentions) == 3
    assert all(person.at_risk for person in mentions)


def test_a_soldier_with_a_public_figures_surname_is_not_taken_for_him():
    (soldier,) = [p for p in people("Мобилизованный Олег Путин отказался воевать.", "ru") if p.named]
    assert soldier.at_risk


def test_the_role_is_given_as_written():
    (person,) = [p for p in people("Мэр города Степан Ковалюк промолчал.", "ru") if p.named]
    assert person.role == "Мэр города"


def test_spans_slice_back_to_the_mentions():
    text = "Олена Марчук та Ігор Петренко поїхали до Києва. Марчук повернулася."
    for person in people(text, "uk"):
        assert person.span.of(text) == person.as_written


def test_a_report_without_people_has_none():
    assert people("The bridge is closed.", "en") == ()
    assert people("", "en") == ()


def test_a_name_on_a_hard_consonant_gets_no_soft_sign():
    (person,) = [p for p in people("Віталій Кім приїхав.", "uk") if p.named]
    assert person.name == "Віталій Кім"


def test_who_is_named_in_full_only_in_the_title_is_known_in_the_text():
    title = "Обыск у художницы Эржены Дармаевой"
    report = a_report("В дом Дармаевой пришли ночью. Сама Эржена молчит.", lang="ru", title=title, published=None)
    found = find_people(parse(report), parse(a_report(title, lang="ru", published=None)))
    assert {(one.as_written, one.at_risk, one.span.stop > 0) for one in found} >= {
        ("Эржены Дармаевой", True, False),
        ("Дармаевой", True, True),
        ("Эржена", True, True),
    }
