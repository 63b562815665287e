"""The hand table of regions: what each row must have, for whoever edits it next."""

from __future__ import annotations

import re

import pytest

from svodka.lexicon.data import table
from svodka.lexicon.places import by_id, hand, key, name_in, named, polygons, provenance
from svodka.lexicon.places.gazetteer import base
from svodka.lexicon.places.romanise import SYSTEMS
from svodka.lexicon.places.spellings import russian_by_latin, russian_by_ukrainian, ukrainian_by_russian

ROWS = table("", "regions")["region"]
REGIONS = [row for row in ROWS if ":" not in row["id"]]
AREAS = [row for row in ROWS if ":" in row["id"]]
NO_ADJECTIVE = {"UA-30", "BY-HM", "RU-KO", "RU-YEV"}
"""Cities whose adjective is their oblast's; Коми is not declined; “еврейский” is a people's."""
UKRAINIAN_ADJECTIVE = re.compile("[сцз]ьк")
ANNEXED = ("Крым", "Севастополь", "Донецк", "Луганск", "Запорож", "Херсон")


def test_the_count_is_the_one_by_international_recognition():
    assert [sum(row["id"].startswith(prefix) for row in REGIONS) for prefix in ("RU-", "UA-", "BY-")] == [83, 27, 7]
    assert len(ROWS) >= 115
    russian = [name for row in REGIONS if row["id"].startswith("RU-") for name in row.get("ru", ())]
    assert not [name for name in russian if name.startswith(ANNEXED)]


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["id"])
def test_a_region_has_code_names_and_adjectives(row):
    iso, ref = row["id"], "hand:" + row["id"].lower()
    assert re.fullmatch("(?:RU-[A-Z]{2,3}|UA-[0-9]{2}|BY-[A-Z]{2})", iso)
    assert re.fullmatch("[0-9]{2}(?:[0-9]{3})?", row["okato"]) if iso.startswith("RU-") else "okato" not in row
    assert re.fullmatch("UA[0-9]{17}", row["katottg"]) if iso.startswith("UA-") else "katottg" not in row
    assert all(name_in(ref, lang) for lang in ("en", "ru", "uk"))
    assert name_in("iso:" + iso, "uk") == name_in(ref, "uk")
    adjectives = row.get("adj", [])
    if iso not in NO_ADJECTIVE:
        assert [name for name in adjectives if UKRAINIAN_ADJECTIVE.search(name)]
        assert [name for name in adjectives if not UKRAINIAN_ADJECTIVE.search(name)]
    code = provenance(ref).code
    assert code in (f"OKATO {row.get('okato')}", f"KATOTTH {row.get('katottg')}", None)
    assert (code is None) == iso.startswith("BY-")


def test_codes_stand_once():
    for field in ("id", "okato", "katottg", "name"):
        held = [row[field] for row in ROWS if field in row]
        assert len(held) == len(set(held))


def test_ukraines_codes_are_those_of_their_districts():
    for iso, district in base().execute("SELECT region, min(code) FROM district GROUP BY region"):
        row = next(row for row in REGIONS if row["id"] == iso)
        assert row["katottg"][:4] == district[:4]


@pytest.mark.parametrize("row", AREAS, ids=lambda row: row["id"])
def test_an_area_has_a_name_in_three_languages(row):
    assert all(row.get(lang) for lang in ("en", "ru", "uk"))
    assert row["country"] in {"UA", "RU", "MD", "GE", "AZ", "PS", "XZ"}


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["id"])
def test_a_regions_point_lies_in_its_outline(row):
    lat, lon = row["at"]
    points = [point for ring in polygons()[row["id"]].rings for point in ring]
    assert min(y for _, y in points) - 0.2 <= lat <= max(y for _, y in points) + 0.2
    assert min(x for x, _ in points) - 0.2 <= (lon if lon > 0 else lon + 360) <= max(x for x, _ in points) + 0.2


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Крым", "UA-43"), ("Севастополь", "UA-40"), ("ДНР", "UA-14"), ("LPR", "UA-09"), ("Zaporizhzhia Oblast", "UA-23"),
        ("Херсонщина", "UA-65"), ("Kuban", "RU-KDA"), ("Югра", "RU-KHM"), ("Transbaikal", "RU-ZAB"), ("Підмосков'я", "RU-MOS"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_region(written, iso):
    assert iso in {entry.adm1_id for entry in hand().names[key(written)]}


@pytest.mark.parametrize(
    ("name", "region", "russian", "ukrainian"),
    [
        ("kharkiv", "UA-63", "Харьков", "Харків"),
        ("bakhmut", "UA-14", "Бахмут", "Бахмут"),
        ("chystiakove", "UA-14", "Чистяково", "Чистякове"),
        ("kursk", "RU-KRS", "Курск", "Курськ"),
        ("veliky novgorod", "RU-NGR", "Великий Новгород", ""),
        ("gomel", "BY-HO", "Гомель", "Гомель"),
        ("bratislava", "SK-BL", "Братислава", "Братислава"),
    ],
)
def test_a_town_is_called_by_its_name_in_each_language(name, region, russian, ukrainian):
    town = next(entry for entry in named(name) if entry.adm1_id == region and entry.level == "settlement")
    assert name_in(town.id, "ru") == russian
    assert name_in(town.id, "uk") == ukrainian
    assert name_in(town.id, "en") == town.name


def test_what_has_no_name_has_none():
    assert name_in(None, "ru") == name_in("gn:1", "uk") == ""
    assert by_id("gn:1") is None


def test_every_large_town_of_ukraine_is_named_in_both_languages_and_placed_in_its_community():
    large = "SELECT count(*) FROM place WHERE country = 'UA' AND level = 'settlement' AND code IS NOT NULL AND population >= 50000"
    assert base().execute(f"{large} AND (ru IS NULL OR uk IS NULL)").fetchone() == (0,)
    assert base().execute(f"{large} AND community IS NULL AND region NOT IN ('UA-30', 'UA-40')").fetchone() == (0,)
    assert base().execute("SELECT count(*) FROM community").fetchone() == (1772,)


def test_every_alias_has_a_sort_a_source_and_a_licence():
    missing = "SELECT count(*) FROM alias WHERE sort NOT IN (SELECT id FROM sort) OR source NOT IN (SELECT id FROM source)"
    assert base().execute(missing).fetchone() == (0,)
    sorts = {name for (name,) in base().execute("SELECT DISTINCT t.name FROM alias AS a JOIN sort AS t ON t.id = a.sort")}
    assert {"official name", "adjective", "inflected, by its stems", "demonym", "former name", "nickname", "abbreviation"} <= sorts
    assert len([name for name in sorts if name.startswith("romanised")]) == 6
    assert {lang for (lang,) in base().execute("SELECT DISTINCT lang FROM alias")} == {"", "en", "ru", "uk"}


@pytest.mark.parametrize(
    ("names", "latin", "russian", "ukrainian"),
    [
        (("Краснояр", "Красноярьск", "Красноярск", "Красноярськ"), "Krasnoyarsk", "Красноярск", "Красноярськ"),
        (("Октябрськ", "Октябрьск", "Кастрычніцк"), "Oktyabrsk", "Октябрьск", "Октябрськ"),
        (("Череповетс", "Череповець", "Череповец"), "Cherepovets", "Череповец", ""),
        (("Владимир", "Уладзімір"), "Vladimir", "Владимир", ""),
        (("Самар хот", "Самара", "Һамар"), "Samara", "Самара", "Самара"),
        (("Әлмәт",), "Almetyevsk", "", ""),
    ],
)
def test_of_many_spellings_the_right_one_is_told(names, latin, russian, ukrainian):
    found = russian_by_latin(names, latin)
    assert found == russian
    assert (ukrainian_by_russian(names, found) if found else "") == ukrainian


@pytest.mark.parametrize(
    ("names", "ukrainian", "russian"),
    [
        (("Харков", "Харьков", "Харків"), "Харків", "Харьков"),
        (("Черкаси", "Черкасы"), "Черкаси", "Черкасы"),
        (("Горловка", "Горлівка"), "Горлівка", "Горловка"),
        (("Маріїнка", "Марьинка"), "Мар’їнка", "Марьинка"),
        (("Житомир",), "Житомир", ""),
    ],
)
def test_the_russian_name_answers_to_the_registers(names, ukrainian, russian):
    assert russian_by_ukrainian(names, ukrainian) == russian


@pytest.mark.parametrize(
    ("name", "lang", "latin"),
    [
        ("Запоріжжя", "uk", ["Zaporizhzhia", "Zaporizhzhya", "Zaporižžja"]),
        ("Енакиево", "ru", ["Yenakiyevo", "Enakievo", "Enakievo"]),
        ("Тольятти", "ru", ["Tol’yatti", "Toliatti", "Tol’jatti"]),
    ],
)
def test_a_name_is_romanised_by_several_systems(name, lang, latin):
    assert [system(name) for _, system in SYSTEMS[lang]] == latin
