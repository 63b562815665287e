"""The leak test: no byte written for the sample names a person at risk; who holds an office keeps her name."""

from __future__ import annotations

import email
import email.policy
import html
import re
import unicodedata
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote

import pyarrow.parquet as pq
import pypdf
import pytest

from sample_run import EXTRAS, PAGES, SAMPLE, opened, svodka, the_sample
from svodka.review import protected_forms

CASES = Path(__file__).parent / "cases" / "leaks.txt"
GLUE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|</?(?:b|i|em|strong|mark|span|wbr)\\b[^<>]*>|\\*\\*|\\\\")
"""What can stand inside a word without being seen: soft hyphens, joiners, inline markup."""
CYRILLIC = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ы э ю я і ї є ґ ь ъ"
ROMAN = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i yi ye g"
LATIN = str.maketrans(dict(zip_longest(CYRILLIC.split(), ROMAN.split(), fillvalue="")))


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return the_sample(tmp_path_factory)


def rows(kind):
    for line in CASES.read_text(encoding="utf-8").splitlines():
        head, _, names = line.partition(": ")
        if head == kind:
            yield from (name.strip() for name in names.split(" | "))


def bare(text):
    """Return *text* as a reader, or a reader's program, would see it."""
    seen = text
    for _ in range(3):
        seen = unquote(html.unescape(seen))
    return unicodedata.normalize("NFKC", GLUE.sub("", seen)).casefold()


def views(text):
    """Yield every way to look at a page: as it is, unescaped, with accents off, in Latin letters, as JSON reads it."""
    unicode = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    for one in (text.casefold(), bare(text), bare(unicode)):
        yield one
        yield "".join(char for char in unicodedata.normalize("NFD", one) if not unicodedata.combining(char))
        yield unicodedata.normalize("NFC", one).translate(LATIN)


def begins(stem):
    return re.compile(rf"(?<![^\W\d_]){re.escape(unicodedata.normalize('NFKC', stem).casefold())}")


@pytest.fixture(scope="session")
def everything(sample, tmp_path_factory):
    """Return every view of each text that the program wrote or printed for the public, by name."""
    more = tmp_path_factory.mktemp("more")
    (more / "nothing.toml").write_text("[brief]\nmax_words = 100000\n", encoding="utf-8")
    desk = sample.copy(more).desk
    asked = ("--config", more / "nothing.toml", "--format", "all", "--reason", "Daria Kolosova asked for it")
    long = svodka("publish", "--desk", desk, "-o", more / "long", *asked)
    assert long.exit_code == 0, long.output
    assert {file.name for file in (more / "long").iterdir()} == {*PAGES, *EXTRAS}
    files = [*(sample.out / name for name in PAGES), *sorted((more / "long").iterdir())]
    texts = {f"{file.parent.name}/{file.name}": text_of(file) for file in files}
    texts["stdout of publish"] = long.output
    for form in ("rss", "atom", "json"):
        words = ("Колосов", "OR", "мобилизация", "--limit", 1000)
        texts[f"search as {form}"] = svodka("search", *words, "--feed", form, "--desk", desk).output
    svodka("export", "--desk", sample.desk, "-o", more / "other.json")
    texts["export"] = (more / "other.json").read_text("utf-8")
    texts["stdout of brief"] = sample.result.output
    return {name: tuple(dict.fromkeys(views(text))) for name, text in texts.items()}


def text_of(file):
    """Return the text of a published file as a program of its kind reads it, and its bytes as they are."""
    data = file.read_bytes()
    texts = [data.decode("utf-8", "replace")]
    if file.suffix == ".pdf":
        reader = pypdf.PdfReader(file)
        inner = [reader.get_object(number) for number in range(1, len(reader.xref[0]))]
        streams = [found.get_data() for found in inner if hasattr(found, "get_data")]
        texts += [page.extract_text() for page in reader.pages] + [repr(reader.metadata)] + [one.decode("latin-1") for one in streams]
        texts += [repr(note.get_object()) for page in reader.pages for note in page.get("/Annots", ())]
    if file.suffix == ".parquet":
        table = pq.read_table(file)
        texts += [str(cell) for row in table.to_pylist() for cell in row.values()] + [repr(table.schema.metadata)]
    if file.suffix == ".eml":
        message = email.message_from_bytes(data, policy=email.policy.default)
        texts += [repr(message.items())] + [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join(texts)


def around(match):
    return match.string[max(0, match.start() - 60) : match.end() + 20]


@pytest.mark.parametrize("stem", list(rows("masked")))
def test_no_byte_names_a_person_at_risk(everything, stem):
    pattern = begins(stem)
    assert pattern.search(bare(f"({stem}"))
    plain = unicodedata.normalize("NFKC", stem).casefold()
    near = [(name, view) for name, seen in everything.items() for view in seen if plain in view]
    found = {name: around(match) for name, view in near if (match := pattern.search(view))}
    assert found == {}


@pytest.mark.parametrize("stem", list(rows("masked unless before Стефаніш or Stefanish")))
def test_a_given_name_alone_is_masked_where_it_points_to_the_person(everything, stem):
    others = re.compile(begins(stem).pattern + r"\w*(?!\w|[\s\"'>,:]*(?:стефан|stefan))")
    assert others.search(bare(f"{stem}а считает"))
    assert not others.search(bare(f"{stem}а Стефанішина"))
    found = {name: around(match) for name, seen in everything.items() for view in seen if (match := others.search(view))}
    assert found == {}


def test_no_form_that_the_program_protects_is_in_any_byte(everything, sample):
    with opened(sample.desk) as desk:
        forms = protected_forms(desk.redactor(desk.material()))
    words = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
    assert len(forms) > 500
    wanted = {" ".join(words.findall(bare(form))) for form in forms}
    pieces = {piece for seen in everything.values() for view in seen for piece in re.split(r"[^\w\s'’ʼ`–-]|\n", view)}
    for said in map(words.findall, sorted(pieces)):
        met = {" ".join(said[at : at + size]) for size in (1, 2, 3) for at in range(len(said) - size + 1)}
        assert met & wanted == set(), said


@pytest.mark.parametrize("name", list(rows("readable")))
def test_who_holds_an_office_and_who_has_fallen_keeps_the_name(everything, name):
    assert any(begins(name).search(view) for page in PAGES for view in everything[f"out/{page}"])


def test_the_hand_list_is_of_this_sample():
    """Every person of the list stands in the sample, so that the list cannot outlive it."""
    texts = bare("\n".join(path.read_text("utf-8") for path in sorted(SAMPLE.rglob("*")) if path.is_file() and path.name != "README.md"))
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("masked")]
    assert len(lines) >= 6
    for line in lines:
        stems = line.partition(": ")[2].split(" | ")
        assert any(begins(stem).search(texts) for stem in stems), line
    for name in rows("readable"):
        assert begins(name).search(texts) or name == "Komarova", name


def test_the_private_export_holds_what_the_public_one_hides(sample, tmp_path):
    svodka("export", "--private", "--desk", sample.desk, "-o", tmp_path / "own.json")
    private = bare((tmp_path / "own.json").read_text("utf-8"))
    assert all(begins(stem).search(private) for stem in ("Колосов", "Kolosov", "Рыбаков", "Лапшин", "Сомов", "Лугов", "Остап"))
