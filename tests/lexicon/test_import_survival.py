"""Files that are broken, foreign, hostile or cut off: a clear report, no crash, and the places of before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.lexicon.places import (
    Additions,
    aliases,
    import_places,
    name_in,
    named,
    provenance,
    settled,
    use,
    with_stems,
)
from svodka.lexicon.places.gazetteer import base, community_of
from svodka.lexicon.places.keys import stems
from svodka.model import IntakeError

BENCH = Path(__file__).resolve().parents[2] / "benchmarks"
HEAD = "name,lat,lon,country,region,aliases\n"


@pytest.fixture
def own(tmp_path):
    yield tmp_path / "places.sqlite"
    use(None)


def dumped(ident, name, lat=49.6, lon=36.9, country="UA", others=""):
    row = [""] * 19
    row[0], row[1], row[2], row[3], row[4], row[5] = str(ident), name, name, others, str(lat), str(lon)
    row[6], row[7], row[8], row[14] = "P", "PPL", country, "0"
    return "\t".join(row) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_the_encoding_is_found_out(tmp_path, own, encoding):
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + "Гусячий Брід,49.61,36.9,UA,,Гусиный Брод\n", encoding=encoding)
    report = import_places(path, own)
    assert (report.places, dict(report.refused)) == (1, {})
    assert named("гусячий брід")[0].adm1_id == "UA-63"


def test_a_few_bytes_that_are_no_text_spoil_only_their_row(tmp_path, own):
    path = tmp_path / "XX.txt"
    bad = dumped(990000002, "Husi\xff").encode("latin-1")
    path.write_bytes(dumped(990000001, "Husiachyi").encode() + bad + dumped(990000003, "Husk\0a").encode())
    report = import_places(path, own)
    assert (report.places, dict(report.refused)) == (1, {"bytes that are no text": 2})
    assert report.examples["bytes that are no text"][0].startswith("line 2: 990000002")


def test_names_of_other_scripts_and_marks_that_are_not_seen(tmp_path, own):
    path = tmp_path / "XX.txt"
    names = "花村,قرية,ველი,Гуся\u0301чий Скіт,\u200fГусячий\u200e Ліс,Гусячии\u0306 Яр"
    path.write_text(dumped(990000001, "Husiachyi Skit", others=names), encoding="utf-8")
    assert import_places(path, own).places == 1
    assert [len(named(name)) for name in ("гусячий скіт", "гусячий ліс", "гусячий яр", "花村")] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Huska,36.9,49.6,UA,,", "latitude and longitude seem swapped"),
        ("Huska,91,36.9,UA,,", "coordinates are not on the earth"),
        ("Huska,inf,36.9,UA,,", "coordinates are not on the earth"),
        ("Huska,,36.9,UA,,", "no coordinates"),
        ("Huska,49.6,36.9,UA,UA-99,", "unknown region"),
        ("Huska,49.6,36.9,UA,RU-BEL,", "region is not in its country"),
        ('"Huska,49.6,36.9,UA,,', "quotation mark without its pair"),
        ("Huska,49.6", "not 6 columns"),
        ("H" * 130_000 + ",49.6,36.9,UA,,", "line of more than 120,000 characters"),
    ],
)
def test_a_row_is_refused_with_its_line(tmp_path, own, row, reason):
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + f"Husia,49.6,36.9,UA,,\n{row}\nHusynka,49.7,36.8,UA,,\n", encoding="utf-8")
    listing = StringIO()
    report = import_places(path, own, listing=listing)
    assert (report.places, dict(report.refused)) == (2, {reason: 1})
    assert report.examples[reason][0].startswith("line 3: ")
    assert listing.getvalue().startswith(f"3\t{reason}\t")


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("XX.txt", "0" * 30_000_000)


def cut_off(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("XX.txt", dumped(990000001, "Husia") * 400)
    path.write_bytes(path.read_bytes()[:9_000])


def spoilt(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("XX.txt", dumped(990000001, "Husia") * 400)
    content = bytearray(path.read_bytes())
    content[200:400] = bytes(200)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("bomb.zip", bomb, "no table does"),
        ("cut.zip", cut_off, "no zip file, or cut off"),
        ("spoilt.zip", spoilt, "CRC-32"),
        ("empty.txt", lambda path: path.write_bytes(b""), "is empty"),
        ("folder", lambda path: path.mkdir(), "cannot be read"),
        ("pack.zip", lambda path: zipfile.ZipFile(path, "w").close(), "holds no table"),
        ("narrow.txt", lambda path: path.write_text("1\ta\tb\t\t1\t1\tP\tPPL\tUA" + "\t" * 9 + "\n"), "18 columns instead of 19"),
        ("twice.csv", lambda path: path.write_text("name,lat,lon,name\na,1,1,b\n"), "names a column twice: name"),
        ("false.xlsx", lambda path: path.write_bytes(b"PK"), "cannot be read"),
        ("sheetless.xlsx", lambda path: zipfile.ZipFile(path, "w").close(), "holds no sheet"),
        ("deep.json", lambda path: path.write_text("[" * 100_000), "cannot be read"),
        ("prose.txt", lambda path: path.write_text("once upon a time\n"), "neither a GeoNames dump"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_what_to_do(tmp_path, own, name, make, told):
    make(tmp_path / name)
    with pytest.raises(IntakeError, match=told) as error:
        import_places(tmp_path / name, own)
    assert error.value.remedy
    assert not own.exists() or Additions(own).batches() == []


def test_what_breaks_off_leaves_the_places_of_before(tmp_path, own):
    (tmp_path / "first.csv").write_text(HEAD + "Husia,49.6,36.9,UA,,\n", encoding="utf-8")
    import_places(tmp_path / "first.csv", own)
    (tmp_path / "second.txt").write_text(dumped(990000001, "Huska") + dumped(990000002, "Husynka"), encoding="utf-8")

    def breaking(rows):
        yield next(iter(rows))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_places(tmp_path / "second.txt", own, over=breaking)
    assert [batch.file for batch in Additions(own).batches()] == ["first.csv"]
    assert (len(named("husia")), named("huska")) == (1, ())


def test_a_killed_import_leaves_the_places_of_before(tmp_path, own):
    (tmp_path / "first.csv").write_text(HEAD + "Husia,49.6,36.9,UA,,\n", encoding="utf-8")
    import_places(tmp_path / "first.csv", own)
    use(None)
    subprocess.run([sys.executable, BENCH / "dump.py", "--rows", "60000", "--keep", tmp_path / "XX.txt"], check=True)
    code = "import sys; from pathlib import Path; from svodka.lexicon.places import import_places; import_places(*map(Path, sys.argv[1:]))"
    with subprocess.Popen([sys.executable, "-c", code, tmp_path / "XX.txt", own], env=os.environ) as importing:
        until = time.monotonic() + 60
        while own.stat().st_size < 200_000 and not own.with_name(own.name + "-journal").exists() and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.3)
        importing.send_signal(signal.SIGKILL)
    assert importing.returncode == -signal.SIGKILL
    use(own)
    assert [batch.file for batch in Additions(own).batches()] == ["first.csv"]
    assert len(named("husia")) == 1


def test_alternate_names_keep_what_sort_of_name_they_are(tmp_path, own):
    rows = [
        "1\t706483\tuk\tСлобожанська Столиця\t\t\t1\t\t\t", "2\t706483\tru\tХарькополь\t1\t\t\t\t\t",
        "3\t706483\tuk\tСтарохарків\t\t\t\t1\t\t", "4\t706483\tabbr\tХРКВ\t\t\t\t\t\t", "5\t706483\tlink\thttps://example.org\t\t\t\t\t\t",
    ]  # fmt: skip
    (tmp_path / "alternateNamesV2.txt").write_text("\n".join(rows), encoding="utf-8")
    report = import_places(tmp_path / "alternateNamesV2.txt", own)
    assert (report.names, dict(report.refused)) == (4, {"in a language that is not read": 1})
    keys = ["слобожанська столиця", "харькополь", "старохарків", "хркв"]
    found = {alias.key: (alias.sort, alias.lang) for alias in aliases("gn:706483", keys)}
    assert found["слобожанська столиця"] in (("nickname", "uk"), ("inflected, by its stems", "uk"))
    assert found["харькополь"] == ("official name", "ru")
    assert found["старохарків"] == ("former name", "uk")
    assert found["хркв"] == ("abbreviation", "")
    assert (name_in("gn:706483", "ru"), name_in("gn:706483", "uk")) == ("Харькополь", "Харків")
    held = Additions(own)
    held.take_back()
    held.close()
    assert name_in("gn:706483", "ru") == "Харьков"
    assert with_stems(stems("Слобожанської Столиці")) == ()


def register_rows():
    """Rows as the ministry's table has them: title, head, and a unit of every category."""
    district, region = base().execute("SELECT code, region FROM district WHERE region = 'UA-63' ORDER BY code LIMIT 1").fetchone()
    top, community = "UA63000000000041885", "UA63020990000012345"
    known, called = base().execute("SELECT code, uk FROM place WHERE ref = 'gn:706483'").fetchone()
    inside = known[:9] + "0000028556"[-10:]
    around = base().execute("SELECT code FROM district WHERE substr(code, 1, 6) = ?", (known[:6],)).fetchone()[0]
    assert (region, called) == ("UA-63", "Харків")
    return [
        ["", "", "", "", "", "Кодифікатор адміністративно-територіальних одиниць", ""],
        ["Перший рівень", "Другий рівень", "Третій рівень", "Четвертий рівень", "Додатковий рівень", "Категорія об’єкта", "Назва об’єкта"],
        [top, "", "", "", "", "O", "Харківська"],
        ["UA80000000000093317", "", "", "", "", "K", "Київ"],
        [top, district, "", "", "", "P", "Богодухівський"],
        [top, district, community, "", "", "H", "Жмуренківська"],
        [top, district, community, "UA63020990010054321", "", "M", "Жмуренкове"],
        [top, district, community, "UA63020990020054322", "", "T", "Жмурець"],
        [top, district, community, "UA63020990030054323", "", "C", "Жмурибрід"],
        [top, district, community, "UA63020990040054324", "", "X", "Жмуристав"],
        [top, around, inside, known, "", "M", "Новохаркополь"],
        [top, around, inside, known, "UA63120270010199999", "B", "Жмурський"],
    ]


def as_sheet(path, rows):
    """Write a spreadsheet as offices do: shared strings, empty cells left out."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    texts = list(dict.fromkeys(cell for row in rows for cell in row if cell))
    lines = "".join(
        f'<row r="{number}">' + "".join(
            f'<c r="{"ABCDEFG"[column]}{number}" t="s"><v>{texts.index(cell)}</v></c>' for column, cell in enumerate(row) if cell
        ) + "</row>"
        for number, row in enumerate(rows, 1)
    )  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<sst {space}>" + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{lines}</sheetData></worksheet>")


def as_csv(path, rows):
    path.write_text("\n".join(";".join(row) for row in rows) + "\n", encoding="cp1251")


def as_json(path, rows):
    import json  # noqa: PLC0415 (one form of three)

    path.write_text(json.dumps({"items": [dict(zip("abcdefg", row, strict=True)) for row in rows[2:]]}), encoding="utf-8")


@pytest.mark.parametrize(("name", "write"), [("kodyfikator.xlsx", as_sheet), ("kodyfikator.csv", as_csv), ("kodyfikator.json", as_json)])
def test_a_register_adds_its_communities_and_places_settlements_in_them(tmp_path, own, name, write):
    write(tmp_path / name, register_rows())
    report = import_places(tmp_path / name, own)
    assert report.kind == "KATOTTH register"
    assert (report.communities, report.villages, report.names, dict(report.refused)) == (1, 4, 1, {})
    assert dict(report.units) == {"O": 1, "K": 1, "P": 1, "H": 1, "M": 2, "T": 1, "C": 1, "X": 1, "B": 1}
    (held,) = settled("Жмуриброда")
    assert held.region == "UA-63"
    assert held.community == "Zhmurenkivska community, settlement UA63020990030054323"
    assert name_in("gn:706483", "uk") == "Новохаркополь"
    assert named("новохаркополь")[0].id == "gn:706483"
    held = Additions(own)
    held.take_back()
    held.close()
    assert settled("Жмуриброда") == ()
    assert name_in("gn:706483", "uk") == "Харків"


def test_the_vendored_register_places_settlements_in_their_communities():
    assert community_of("gn:713174") == "Bakhmutska community"
    assert provenance("gn:713174").district == "Bakhmutskyi district"
    assert "Malotokmachanska community" in {held.community.split(" (")[0] for held in settled("Мала Токмачка")}


@settings(max_examples=120)
@given(
    st.sampled_from(["rows.csv", "rows.txt", "rows.zip", "rows.xlsx", "rows.json"]),
    st.sampled_from([b"", b"name,lat,lon\n", b"990\tHusia\tHusia\t", b"UA63000000000041885;", b"PK\x03\x04", b"[[", b"\xff\xfe"]),
    st.binary(max_size=400),
)
def test_no_bytes_crash_the_import(tmp_path_factory, name, head, rest):
    folder = tmp_path_factory.mktemp("rubbish")
    (folder / name).write_bytes(head + rest)
    told = None
    try:
        report = import_places(folder / name, folder / "places.sqlite", dry=True)
    except IntakeError as error:
        told = error.remedy
    assert told or report.rows >= report.places + sum(report.refused.values())


cells = st.text(alphabet=st.characters(blacklist_characters="\t\r\n", blacklist_categories=("Cs",)), max_size=20)


@settings(max_examples=120)
@given(st.lists(st.lists(cells, min_size=17, max_size=20), min_size=1, max_size=5), st.floats(allow_nan=True), st.floats())
def test_no_dump_crashes_the_import(tmp_path_factory, rows, lat, lon):
    folder = tmp_path_factory.mktemp("rubbish")
    drawn = [[*row[:4], str(lat), str(lon), "P", "PPL", *row[8:]] for row in rows]
    text = dumped(990000009, "Husia") + "".join("\t".join(row) + "\n" for row in drawn)
    (folder / "XX.txt").write_text(text, encoding="utf-8")
    report = import_places(folder / "XX.txt", folder / "places.sqlite")
    use(None)
    assert report.rows == report.places + sum(report.refused.values())
