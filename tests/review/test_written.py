from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_material, a_person, a_place, a_report, a_statement
from svodka.brief import leaks, strings_of
from svodka.lexicon.written import Forms, key_of, page
from svodka.model import MaterialIndex
from svodka.publish import written_texts
from svodka.review import Redactor, build_redactor, protected_forms, public_export
from svodka.review.identities import Identity
from svodka.review.parts import public_place

NAME = "Руслан Агзямов"
REDACTOR = Redactor((), [Identity(number=1, names=((NAME, "ru"),), reports=frozenset({"own"}))])
FORMS = protected_forms(REDACTOR)


@pytest.mark.parametrize(
    "written",
    [
        "Русла\u0301н Агзя\u0301мов",
        "Руслан Агзя\u00adмов",
        "Руслан\u00a0Агзямов",
        "Руслан\n Агзямов",
        "Агзямов-Лесной",
        "Лесной-Агзямов",
        "Pуслан Aгзямов",
        "Ruslan\u2010Agzyamov",
        "\uff32uslan \uff21gzyamov",
        "Ruslan Agz\u200byamov",
        "ruslanagzyamov",
        "@RuslanAgzyamov90",
        "agzyamovruslan",
        "ragzyamov",
        "https://lantern.example/2022/ruslan-agzyamov/",
        "%D0%B0%D0%B3%D0%B7%D1%8F%D0%BC%D0%BE%D0%B2",
        "&#x410;гзямов",
        "Agzyamov’s",
    ],
)
def test_a_name_is_masked_however_it_is_written(written):
    masked = REDACTOR.mask(f"Вчера {written}, сказали там.", ["own"])
    assert "[name withheld 1]" in masked
    assert leaks([masked], FORMS) == []


def test_no_name_is_read_over_the_border_of_two_texts():
    assert not leaks(["… Руслан", "Агзямовский …"], FORMS)
    assert not leaks(['<td title="Ruslan">x</td>', "Ruslan. Then, Agzyam"], FORMS)
    assert leaks(["Ruslan <mark>Agzyamov</mark>"], FORMS)


def test_the_escapes_of_json_hide_no_name():
    data = json.dumps({"text": 'сказал\nАгзямов "там"'}, ensure_ascii=False).encode()
    assert leaks(written_texts("export.json", data), FORMS)
    assert leaks(written_texts("export.json", json.dumps("Агзямов").encode()), FORMS)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="абвАгй \u0301\u00adaAﬁ’-.№…й́", max_size=40))
def test_words_lead_back_to_their_places(text):
    read = page(text)
    spans = [(word.start, word.stop) for word in read.words]
    assert spans == sorted(spans)
    assert all(0 <= start < stop <= len(text) for start, stop in spans)
    assert all(key_of(key_of(word.text)) == key_of(word.text) for word in read.words)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["Руслан", "Агзямова", "Ruslan", "AGZYAMOV", "и", ",", ".", "-", " ", "дом"]), max_size=12))
def test_what_is_searched_for_is_always_masked(pieces):
    assert leaks([REDACTOR.mask("".join(pieces))], FORMS) == []


def test_the_longest_form_is_found():
    forms = Forms({"руслан агзямов": 1, "агзямов": 1, "руслан": 2})
    assert list(forms.found_in("Руслан Агзямов")) == ["руслан агзямов", "агзямов"]
    assert forms.at(page("Руслан, Агзямов"), 0) == (0, "руслан", 2)


def test_a_place_that_is_a_name_is_not_published():
    report = a_report("Denis Lesnov fled. He left Lipki.")
    town = a_place(report, "Lesnov", "Lesnov")
    other = a_place(report, "Lipki", "Lipki", adm1="Lesnov Oblast")
    statement = a_statement(report, "Denis Lesnov fled", people=(a_person(report, "Denis Lesnov"),), places=(town, other))
    redactor = build_redactor([report], [statement])
    assert public_place(town, redactor) is None
    assert public_place(other, redactor).adm1 == "[name withheld 1] Oblast"
    export = public_export(a_material([report], [statement]), redactor, private=False, version="0")
    assert [place.name for one in export.statements for place in one.places] == ["Lipki"]
    assert leaks(strings_of(export), protected_forms(redactor)) == []
    assert MaterialIndex(a_material([report], [statement])).reports


def test_a_place_whose_name_is_masked_has_no_point():
    report = a_report("Denis Lesnov fled. He left the town.")
    town = replace(a_place(report, "the town", "Lesnov"), lat=51.0, lon=37.0)
    other = replace(a_place(report, "the town", "Lipki"), lat=51.0, lon=37.0)
    statement = a_statement(report, "Denis Lesnov fled", people=(a_person(report, "Denis Lesnov"),), places=(town, other))
    redactor = build_redactor([report], [statement])
    assert (public_place(town, redactor).lat, public_place(town, redactor).lon) == (None, None)
    assert (public_place(other, redactor).lat, public_place(other, redactor).lon) == (51.0, 37.0)
