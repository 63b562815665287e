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
