"""Directions, distances and vicinity widen the radius of the place that they are told from, and leave its point alone."""

from __future__ import annotations

import pytest

from svodka.model import Block, BlockKind, Report
from svodka.reading.parse import parse
from svodka.reading.where import find_places
from svodka.reading.where.widening import VICINITY_KM

MILE_KM = 1.61


def named(lang, text, name):
    block = Block(start=0, stop=len(text), kind=BlockKind.BODY, lang=lang)
    report = Report(
        id="r", sha256="", locator="", external_id=None, title="", source="", url=None, author=None, published_at=None,
        lang=lang, text=text, blocks=(block,),
    )  # fmt: skip
    return next(place for place in find_places(parse(report)) if place.as_written == name)


@pytest.mark.parametrize(
    ("lang", "text", "name", "km"),
    [
        ("en", "Shells fell 70 miles from Melitopol.", "Melitopol", 70 * MILE_KM),
        ("en", "It lies about 40 kilometres north-east of Donetsk.", "Donetsk", 40),
        ("en", "It lies some 35km southeast of the city of Donetsk.", "Donetsk", 35),
        ("en", "Thirty kilometres from Kreminna a bridge fell.", "Kreminna", 30),
        ("ru", "Склад в 30 км от Мелитополя сгорел.", "Мелитополя", 30),
        ("ru", "Дрон упал в 28 км к северо-востоку от Орла.", "Орла", 28),
        ("ru", "Дрон сбит в сорока километрах от Шебекино.", "Шебекино", 40),
        ("uk", "Склад за 40 км на південь від Мелітополя згорів.", "Мелітополя", 40),
        ("uk", "Дрон упав за 33 км на північний схід від Сум.", "Сум", 33),
    ],
)
def test_a_stated_distance_is_the_radius(lang, text, name, km):
    place = named(lang, text, name)
    assert place.radius_km == pytest.approx(km)
    assert place.reason.count(";") == 1


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Fighting raged on the outskirts of Bakhmut.", "Bakhmut"),
        ("en", "The front runs west of Svatove.", "Svatove"),
        ("en", "A train stopped between Dzhankoi and Melitopol.", "Dzhankoi"),
        ("en", "A train stopped between Dzhankoi and Melitopol.", "Melitopol"),
        ("ru", "Бои идут под Кременной.", "Кременной"),
        ("ru", "На подступах к Купянску стреляли.", "Купянску"),
        ("ru", "Поезд встал между Джанкоем и Мелитополем.", "Мелитополем"),
        ("ru", "Дрон сбит северо-западнее города Донецка.", "Донецка"),
        ("uk", "Бої точаться на околицях Бахмута.", "Бахмута"),
        ("uk", "Вибух був північно-західніше Вовчанська.", "Вовчанська"),
        ("uk", "Потяг став між Джанкоєм і Мелітополем.", "Джанкоєм"),
    ],
)
def test_a_vicinity_widens(lang, text, name):
    assert named(lang, text, name).radius_km == VICINITY_KM


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Two trucks of 30 km range stood in Bakhmut.", "Bakhmut"),
        ("ru", "Прошли 30 км и остановились в Бахмуте.", "Бахмуте"),
        ("uk", "Пройшли 30 км і стали в Бахмуті.", "Бахмуті"),
    ],
)
def test_a_distance_told_of_something_else_widens_nothing(lang, text, name):
    assert named(lang, text, name).radius_km < VICINITY_KM
