"""The vendored place data: whole, complete, on the right side of every border."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.lexicon.data import table
from svodka.lexicon.places import hand, key, named, nominatives, polygons, stems, with_adjective, with_stems
from svodka.lexicon.places.gazetteer import base
from svodka.lexicon.places.register import districts_with
from svodka.lexicon.places.romanise import romanised
from svodka.lexicon.places.skeleton import skeleton

DATA = files("svodka.lexicon.places")
UKRAINIAN = {"UA-43", "UA-40", "UA-14", "UA-09", "UA-23", "UA-65"}


@pytest.mark.parametrize("name", ["gazetteer.sqlite", "adm1.json.gz", "adm1-neighbours.json.gz"])
def test_file_is_the_one_its_digest_names(name):
    digest, named_file = (DATA / f"{name}.sha256").read_text().split()
    assert named_file == name
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == digest


def test_every_place_has_a_source_with_a_licence():
    missing = base().execute("SELECT count(*) FROM place WHERE source NOT IN (SELECT id FROM source)").fetchone()
    assert missing == (0,)
    assert all(licence for (licence,) in base().execute("SELECT licence FROM source"))


def test_coordinates_are_on_the_globe():
    bad = base().execute("SELECT count(*) FROM place WHERE abs(lat) > 90 OR abs(lon) > 180").fetchone()
    assert bad == (0,)


def test_hand_table_has_all_first_order_regions_once():
    ids = [row["id"] for row in table("", "regions")["region"]]
    assert len(ids) == len(set(ids))
    count = {prefix: sum(name.startswith(prefix) for name in ids) for prefix in ("RU-", "UA-", "BY-")}
    assert count == {"RU-": 83, "UA-": 27, "BY-": 7}


@pytest.mark.parametrize("row", table("", "regions")["region"], ids=lambda row: row["id"])
def test_region_can_be_named_in_every_language(row):
    names = {lang: bool(row.get(lang)) or bool(row.get("adj")) for lang in ("ru", "uk")}
    if row["id"][:2] in ("RU", "UA", "BY"):
        assert names["ru"]
        assert names["uk"]
        assert row.get("en") or row.get("base")
    assert abs(row["at"][0]) <= 90
    assert abs(row["at"][1]) <= 180


def test_polygons_are_the_first_order_regions():
    drawn = set(polygons())
    assert drawn == {row["id"] for row in table("", "regions")["region"] if ":" not in row["id"]}
    assert {iso for iso in drawn if polygons()[iso].country == "UA"} == {iso for iso in drawn if iso[:2] == "UA"}


@pytest.mark.parametrize("iso", sorted(polygons()))
def test_polygon_is_closed_and_named(iso):
    region = polygons()[iso]
    assert set(region.names) == {"en", "ru", "uk"}
    assert all(region.names.values())
    assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in region.rings)


@pytest.mark.parametrize("iso", ["RU-MOW", "RU-MOS", "UA-43", "UA-40", "UA-30", "UA-32", "RU-ALT", "RU-AL"])
def test_regions_that_sources_confuse(iso):
    point = hand().by_id["hand:" + iso.lower()]
    lons = [lon for ring in polygons()[iso].rings for lon, _ in ring]
    lats = [lat for ring in polygons()[iso].rings for _, lat in ring]
    assert min(lons) <= point.lon <= max(lons)
    assert min(lats) <= point.lat <= max(lats)


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("Симферополь", "UA-43"),
        ("Севастополь", "UA-40"),
        ("Донецьк", "UA-14"),
        ("Луганськ", "UA-09"),
        ("Enerhodar", "UA-23"),
        ("Херсон", "UA-65"),
        ("Nizhny Novgorod", "RU-NIZ"),
        ("Артемовск", "UA-14"),
        ("Могилёв", "BY-MA"),
    ],
)
def test_town_lies_in_its_region(name, iso):
    assert named(key(name))[0].adm1_id == iso
    assert named(key(name))[0].country == iso[:2]


def test_occupied_regions_are_ukraine():
    assert {hand().by_id["hand:" + iso.lower()].country for iso in UKRAINIAN} == {"UA"}
    astray = "SELECT count(*) FROM place WHERE substr(region, 1, 2) != country AND ? IN (country, substr(region, 1, 2))"
    assert [base().execute(astray, (iso,)).fetchone()[0] for iso in ("RU", "UA", "BY")] == [0, 0, 0]


@pytest.mark.parametrize(
    ("form", "nominative", "lang"),
    [
        ("Мелітополі", "мелітополь", "uk"),
        ("Києвом", "київ", "uk"),
        ("Сватовому", "сватове", "uk"),
        ("Горлівці", "горлівка", "uk"),
        ("Тернополя", "тернопіль", "uk"),
        ("Рязанью", "рязань", "ru"),
        ("Череповце", "череповец", "ru"),
        ("Кременной", "кременная", "ru"),
        ("Черкасс", "черкассы", "ru"),
    ],
)
def test_case_is_undone(form, nominative, lang):
    assert nominative in nominatives(key(form), lang)


@given(
    st.text(alphabet="абвгдеєжзиіїйклмнопрстуфхцчшщьюяыэъ", min_size=1, max_size=20),
    st.sampled_from(["ru", "uk", "en"]),
)
def test_nominatives_keep_the_word_and_repeat_nothing(word, lang):
    found = nominatives(word, lang)
    assert found[0] == word
    assert len(found) == len(set(found))


@given(st.text(max_size=40))
def test_key_is_idempotent(text):
    assert key(key(text)) == key(text)


def test_names_of_several_words_and_adjectives():
    assert with_stems(stems("Нижнего Новгорода"))[0].adm1_id == "RU-NIZ"
    assert with_adjective("казанск")[0].adm1_id == "RU-TA"


def test_register_knows_villages_in_three_spellings():
    assert skeleton("Роботине") == skeleton("Работино") == skeleton("Robotyne")
    assert "UA-23" in {entry.adm1_id for entry in districts_with("Роботиного")}


@pytest.mark.parametrize(
    ("name", "latin"),
    [("Запоріжжя", "Zaporizhzhia"), ("Єнакієве", "Yenakiieve"), ("Згурівка", "Zghurivka"), ("Куп'янськ", "Kupiansk")],
)
def test_romanisation_of_2010(name, latin):
    assert romanised(name) == latin


def test_lookups_are_fast_enough():
    names = [
        row[0] for row in base().execute("SELECT key FROM alias WHERE kind < 2 ORDER BY key LIMIT 4000 OFFSET 60000")
    ]
    started = time.perf_counter()
    assert all(named(name) for name in names if name)
    assert len(names) / (time.perf_counter() - started) > 2_000


START_UP = """
import time
started = time.process_time()
from svodka.lexicon.places import named
assert named("kharkiv")
print(time.process_time() - started)
"""


def test_the_gazetteer_starts_up_fast():
    """The best of three, as other programs run beside the tests."""
    runs = [subprocess.run([sys.executable, "-c", START_UP], check=True, capture_output=True, text=True) for _ in range(3)]
    assert min(float(run.stdout) for run in runs) <= 0.2


def test_the_gazetteer_is_small_enough():
    assert sum(len((DATA / name).read_bytes()) for name in ("gazetteer.sqlite", "adm1.json.gz", "adm1-neighbours.json.gz")) <= 40_000_000
