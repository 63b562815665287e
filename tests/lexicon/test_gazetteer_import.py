"""Places of a user's own: every kind of file, every way in which a row can be wrong, and the way back."""

from __future__ import annotations

import sqlite3
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.lexicon.places import Additions, code_of, districts_with, import_places, named, provenance, use, with_stems
from svodka.lexicon.places.gazetteer import base
from svodka.lexicon.places.keys import stems
from svodka.model import IntakeError, NotFoundError, SvodkaError


@pytest.fixture
def own(tmp_path):
    yield tmp_path / "places.sqlite"
    use(None)


def dumped(ident, name, lat, lon, country, **more):
    row = [""] * 19
    row[0], row[1], row[2], row[3] = str(ident), name, more.get("plain", name), more.get("others", "")
    row[4], row[5], row[6], row[7] = str(lat), str(lon), more.get("kind", "P"), more.get("code", "PPL")
    row[8], row[14] = country, str(more.get("people", 0))
    return "\t".join(row)


def written(tmp_path, text, name="rows.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


GOOD = dumped(990000001, "Kvitnivka-Nova", 49.61, 36.9, "UA", others="Квітнівка-Нова,Квитневка-Новая,花村", people=812)


def test_a_dump_adds_a_village_with_its_region_and_names(tmp_path, own):
    report = import_places(written(tmp_path, GOOD + "\n"), own)
    assert (report.kind, report.rows, report.places, dict(report.refused)) == ("GeoNames dump", 1, 1, {})
    (found,) = named("kvitnivka nova")
    assert (found.id, found.adm1_id, found.country, found.population) == ("gn:990000001", "UA-63", "UA", 812)
    assert named("квитневка новая") == (found,)
    assert with_stems(stems("Квитневки-Новой")) == (found,)
    assert provenance(found.id).licence == "CC BY 4.0"


def test_a_packed_dump_is_read_without_unpacking_by_hand(tmp_path, own):
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as packed:
        packed.writestr("readme.txt", "about\n" * 100)
        packed.writestr("UA.txt", GOOD + "\n")
    assert import_places(tmp_path / "UA.zip", own).places == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD + "\textra", "not 19 columns"),
        (dumped("x1", "Kvitka", 49.6, 36.9, "UA"), "no number"),
        (dumped(990000002, "Kvitka", "north", 36.9, "UA"), "coordinates are no numbers"),
        (dumped(990000002, "Kvitka", 149.6, 36.9, "UA"), "coordinates are not on the earth"),
        (dumped(990000002, "Kvitka", "nan", 36.9, "UA"), "coordinates are not on the earth"),
        (dumped(990000002, "Kvitka", 0, 0, "UA"), "coordinates are 0, 0"),
        (dumped(990000002, "Kvitka", -33.0, 151.0, "UA"), "far outside its country"),
        (dumped(990000002, "Kvitka", 49.6, 36.9, "QQ"), "unknown country"),
        (dumped(990000002, "花村", 49.6, 36.9, "UA", plain=""), "no name in Latin or Cyrillic letters"),
        (dumped(990000002, "Kvitka", 49.6, 36.9, "UA", kind="H", code="STM"), "neither a settlement nor a district"),
        (dumped(990000002, "Kvitka", 49.6, 36.9, "UA", code="PPLQ"), "gone"),
        (dumped(706483, "Kharkiv", 49.98, 36.25, "UA"), "already in the gazetteer"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_reason(tmp_path, own, row, reason):
    report = import_places(written(tmp_path, f"{GOOD}\n{row}\n"), own)
    assert (report.places, dict(report.refused)) == (1, {reason: 1})
    assert report.examples[reason]


def test_an_id_that_stands_twice_is_taken_once(tmp_path, own):
    report = import_places(written(tmp_path, f"{GOOD}\n{GOOD}\n"), own)
    assert (report.places, dict(report.refused)) == (1, {"twice in the file": 1})


def test_a_place_in_crimea_is_in_ukraine_whatever_the_file_says(tmp_path, own):
    report = import_places(written(tmp_path, dumped(990000003, "Sadovka-Verkhnia", 45.2, 34.3, "RU") + "\n"), own)
    (found,) = named("sadovka verkhnia")
    assert (report.moved, found.country, found.adm1_id) == (1, "UA", "UA-43")


def test_a_place_in_russia_stays_there(tmp_path, own):
    report = import_places(written(tmp_path, dumped(990000004, "Sadovka-Nizhnyaya", 51.7, 36.1, "RU") + "\n"), own)
    (found,) = named("sadovka nizhnyaya")
    assert (report.moved, found.country, found.adm1_id) == (0, "RU", "RU-KRS")


def test_alternate_names_are_added_to_known_places(tmp_path, own):
    rows = ["1\t706483\tuk\tПерша Столиця\t\t\t\t", "2\t706483\tja\tハルキウ\t\t\t\t", "3\t1\ten\tNowhere\t\t\t\t"]
    report = import_places(written(tmp_path, "\n".join(rows)), own)
    assert report.kind == "GeoNames alternate names"
    assert dict(report.refused) == {"in a language that is not read": 1, "place not in the gazetteer": 1}
    assert [place.id for place in named("перша столиця")] == ["gn:706483"]
    assert [place.id for place in with_stems(stems("Першої Столиці"))] == ["gn:706483"]


def test_the_register_adds_a_village_to_its_district(tmp_path, own):
    district = base().execute("SELECT code FROM district WHERE region = 'UA-63' ORDER BY code").fetchone()[0]
    row = f"UA63000000000000000;{district};UA63040010000000000;UA63040010990099999;;С;Жмуркопілля"
    lost = "UA63000000000000000;UA99999999999999999;UA99999010000000000;UA63040010990099998;;С;Жмуркопілля"
    report = import_places(written(tmp_path, f"{row}\n{lost}\n", "register.csv"), own)
    assert (report.kind, report.villages, dict(report.refused)) == ("KATOTTH register", 1, {"district unknown": 1})
    assert [found.id for found in districts_with("Жмуркопілля")] == [f"katottg:{district}"]


def test_a_table_of_ones_own(tmp_path, own):
    rows = "name,lat,lon,population,aliases\nGrachi Yar,51.9,36.4,300,Грачий Яр|Грачи Яр\n,1,2,,\nShort,51.9\n"
    report = import_places(written(tmp_path, rows, "mine.csv"), own, "own work")
    assert (report.kind, report.places, dict(report.refused)) == ("CSV", 1, {"no name": 1, "not 5 columns": 1})
    (found,) = named("грачий яр")
    assert (found.country, found.adm1_id, provenance(found.id).licence) == ("RU", "RU-KRS", "own work")


@pytest.mark.parametrize("content", [b"", b"just words\n", b"\x00\xff\xfe\x00" * 50, b"name,lat\nX,1\n", b"PK\x03\x04broken"])
def test_a_file_of_no_known_kind_is_refused_whole(tmp_path, own, content):
    path = tmp_path / "file.zip"
    path.write_bytes(content)
    with pytest.raises(IntakeError):
        import_places(path, own)
    assert not own.exists()


def test_a_file_that_is_not_there(tmp_path, own):
    with pytest.raises(IntakeError):
        import_places(tmp_path / "none.txt", own)


def test_the_same_bytes_are_not_imported_twice_and_an_import_can_be_undone(tmp_path, own):
    vendored = named("kharkiv")
    path = written(tmp_path, GOOD + "\n")
    number = import_places(path, own).batch
    with pytest.raises(IntakeError, match="imported before"):
        import_places(path, own)
    held = Additions(own)
    assert [batch.file for batch in held.batches()] == ["rows.txt"]
    assert held.take_back(number).id == number
    with pytest.raises(NotFoundError):
        held.take_back()
    held.close()
    assert named("kvitnivka nova") == ()
    assert named("kharkiv") == vendored
    assert import_places(path, own).places == 1


def test_a_dry_run_writes_nothing(tmp_path, own):
    assert import_places(written(tmp_path, GOOD + "\n"), own, dry=True).places == 1
    assert not own.exists()
    assert named("kvitnivka nova") == ()


def test_a_damaged_file_of_additions_is_told(own):
    own.write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(SvodkaError, match="cannot be opened"):
        use(own)


def test_the_vendored_file_cannot_be_written():
    with pytest.raises(sqlite3.OperationalError):
        base().execute("DELETE FROM place")


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_rubbish_crashes_the_import(tmp_path_factory, lines):
    folder = tmp_path_factory.mktemp("rubbish")
    path = folder / "rows.csv"
    path.write_text("name,lat,lon\n" + "\n".join(lines), encoding="utf-8", errors="replace")
    report = import_places(path, folder / "places.sqlite", dry=True)
    assert report.rows == report.places + sum(report.refused.values())


def test_codes_of_countries_and_settlements():
    assert code_of("iso:UA") == "gn:690791"
    assert (code_of("gn:706483") or "").startswith("UA63")
