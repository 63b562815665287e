"""Resolution: containers, unresolved villages, home region, roles, vicinity, what is carried over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Block, BlockKind, PlaceLevel, PlaceRole, Report
from svodka.reading.document import Document, ParsedSentence, Token
from svodka.reading.parse import parse
from svodka.reading.where import find_places


def report(text, lang):
    block = Block(start=0, stop=len(text), kind=BlockKind.BODY, lang=lang)
    return Report(
        id="r", sha256="", locator="", external_id=None, title="", source="", url=None, author=None, published_at=None,
        lang=lang, text=text, blocks=(block,),
    )  # fmt: skip


def places(text, lang, **rest):
    return find_places(parse(report(text, lang)), **rest)


@pytest.mark.parametrize(
    ("lang", "text", "village", "iso"),
    [
        ("ru", "Дом сгорел в селе Дальнебугровка Белгородской обл.", "Дальнебугровка", "RU-BEL"),
        ("uk", "Хата згоріла в селі Дальньобугрівка Сумської області.", "Дальньобугрівка", "UA-59"),
        ("en", "A house burnt in the village of Dalnebugrovka, Kursk region.", "Dalnebugrovka", "RU-KRS"),
    ],
)
def test_unknown_village_is_its_container_and_says_so(lang, text, village, iso):
    found = {place.as_written: place for place in places(text, lang)}
    assert found[village].adm1_id == iso
    assert found[village].settlement_unresolved
    assert found[village].reason


def test_unknown_village_without_container_stays_unresolved_and_alone():
    found = {place.as_written: place for place in places("В селе Дальнебугровка тихо, в Туле дождь.", "ru")}
    assert found["Дальнебугровка"].level is PlaceLevel.UNRESOLVED
    assert found["Дальнебугровка"].lat is None
    assert found["Туле"].adm1_id == "RU-TUL"


def test_register_gives_a_district_where_the_region_is_stated():
    place = places("Бої точаться біля Роботиного Запорізької області.", "uk")[0]
    assert (place.adm1_id, place.level, place.settlement_unresolved) == ("UA-23", PlaceLevel.DISTRICT, True)


@pytest.mark.parametrize(("region", "iso"), [("Донецкой области", "UA-14"), ("Ростовской области", "RU-ROS")])
def test_container_wins_over_population(region, iso):
    assert places(f"Авария в Донецке {region}.", "ru")[0].adm1_id == iso


def test_home_region_tips_the_scale():
    text = "Школу в Первомайске закрыли."
    assert places(text, "ru", home_region="UA-48")[0].adm1_id == "UA-48"
    assert places(text, "ru", home_region="UA-09")[0].adm1_id == "UA-09"


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        ("en", "A resident of Saratov refused to board.", PlaceRole.ORIGIN),
        ("en", "Two companies were sent to Melitopol.", PlaceRole.DESTINATION),
        ("en", "The governor of Tula promised boots.", PlaceRole.ABOUT),
        ("en", "A fire broke out in Saratov.", PlaceRole.EVENT),
        ("ru", "Житель Саратова отказался ехать.", PlaceRole.ORIGIN),
        ("ru", "Роту отправили в Мелитополь.", PlaceRole.DESTINATION),
        ("ru", "Губернатор Тульской области обещал сапоги.", PlaceRole.ABOUT),
        ("uk", "Мешканець Полтави відмовився їхати.", PlaceRole.ORIGIN),
        ("uk", "У Полтаві сталася пожежа.", PlaceRole.EVENT),
        ("en", "Sergeant Anton Belov from Chuvashia was killed.", PlaceRole.ORIGIN),
        ("ru", "Погиб рядовой Антон Белов с Камчатки.", PlaceRole.ORIGIN),
        ("ru", "Погиб рядовой Антон Белов из Мурманска.", PlaceRole.ORIGIN),
        ("uk", "Загинув сержант Антон Гончар з Полтави.", PlaceRole.ORIGIN),
        ("ru", "Колонну отправили из Липецка.", PlaceRole.EVENT),
    ],
)
def test_role(lang, text, role):
    assert [place.role for place in places(text, lang)] == [role]


@pytest.mark.parametrize(
    ("lang", "text", "radius"),
    [
        ("en", "They camp 70 miles from Melitopol.", 112.7),
        ("en", "A depot burnt near Chita.", 25.0),
        ("ru", "Бои шли под Кременной.", 25.0),
        ("ru", "Колонна стоит в 40 км от Мелитополя.", 40.0),
        ("uk", "Склад згорів поблизу Бердянська.", 25.0),
    ],
)
def test_vicinity_widens_and_does_not_move(lang, text, radius):
    place = places(text, lang)[0]
    assert place.radius_km == pytest.approx(radius)
    plain = places(text.split()[-1].strip(".") + ".", lang) or (place,)
    assert (place.lat, place.lon) == (plain[0].lat, plain[0].lon)


def test_carried_places_say_so():
    found = places("Crimea is cut off. The peninsula has no fuel.", "en")
    assert [(place.as_written, place.carried, place.adm1_id) for place in found] == [
        ("Crimea", False, "UA-43"),
        ("The peninsula", True, "UA-43"),
    ]


def test_peninsula_without_antecedent_is_nothing():
    assert places("The peninsula has no fuel.", "en") == ()


WORDS = st.sampled_from(
    ["Крым", "в", "г.", "село", "Курской", "области", ",", "Донецк", "и", "(", "с.", "Иваново", "обл.", "не", "Ян", "-"]
)


@given(st.lists(WORDS, max_size=14))
def test_any_string_of_words_gives_spans_in_order(words):
    text = " ".join(words)
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(text=word, start=at, stop=at + len(word), lemma=word.lower(), pos="X"))
        at += len(word) + 1
    sentence = ParsedSentence(start=0, stop=len(text), lang="ru", block=0, tokens=tuple(tokens))
    made = report(text, "ru")
    document = Document(report=made, blocks=made.blocks, sentences=(sentence,) if tokens else ())
    found = find_places(document)
    assert [place.span.of(text) for place in found] == [place.as_written for place in found]
    assert all(a.span.stop <= b.span.start for a, b in pairwise(found))
    assert found == find_places(document)
