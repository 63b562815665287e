"""What is remembered of place names is forgotten when a desk's own places change."""

from __future__ import annotations

import pytest

from svodka.lexicon.places import Additions, districts_with, import_places, named, use, with_adjective
from svodka.lexicon.places.gazetteer import base
from svodka.reading.who.placenames import is_place_adjective, names_place

TABLE = "name,lat,lon,country,population,aliases\nZhmurohray,50.7,34.6,UA,31000,Жмурограй\n"


@pytest.fixture
def own(tmp_path):
    yield tmp_path / "places.sqlite"
    use(None)


def taken_back(own):
    held = Additions(own)
    held.take_back()
    held.close()


def test_a_town_is_a_place_name_while_it_is_imported(tmp_path, own):
    (tmp_path / "mine.csv").write_text(TABLE, encoding="utf-8")
    looks = [names_place("Жмурограй", "uk"), is_place_adjective("Жмурограйської"), bool(named("жмурограй"))]
    import_places(tmp_path / "mine.csv", own)
    looks += [names_place("Жмурограй", "uk"), is_place_adjective("Жмурограйської"), bool(with_adjective("жмурограйськ"))]
    taken_back(own)
    looks += [names_place("Жмурограй", "uk"), is_place_adjective("Жмурограйської"), bool(named("жмурограй"))]
    assert looks == [False] * 3 + [True] * 3 + [False] * 3


def test_a_village_of_the_register_is_known_while_it_is_imported(tmp_path, own):
    (district,) = base().execute("SELECT code FROM district WHERE region = 'UA-63' ORDER BY code LIMIT 1").fetchone()
    row = f"UA63000000000041885;{district};UA63040010000000000;UA63040010990099999;;С;Жмурограївка\n"
    (tmp_path / "register.csv").write_text(row, encoding="utf-8")
    looks = [len(districts_with("Жмурограївка"))]
    import_places(tmp_path / "register.csv", own)
    looks.append(len(districts_with("Жмурограївка")))
    taken_back(own)
    looks.append(len(districts_with("Жмурограївка")))
    assert looks == [0, 1, 0]
