from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace

import pypdf
import pytest
from rich_brief import corrected, empty, one_item, rich

from svodka.model.errors import RenderError
from svodka.publish.pdf import pdf_content, render_pdf

LETTERS = "Съешь ещё этих мягких французских булок. Ґанок їжака й яєць, щиро; ўсё. Œuvre №5 «так» – “yes” … €"


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader(data).pages).split())


def test_a_reader_of_pdf_finds_the_brief() -> None:
    text = words(render_pdf(rich()))
    for told in ("Key points", "Eleven men received draft notices", "Against this:", "· alleged", "Contradictions", "Citations"):
        assert told in text
    for section in rich().sections:
        assert section.title in text


def test_latin_and_cyrillic_letters_are_all_there() -> None:
    data = render_pdf(one_item(LETTERS, words=f"a [[{LETTERS}]] b"))
    assert words(data).count(LETTERS) == 3, "the item, the timeline, the citation"
    fonts = {str(font.get_object()["/BaseFont"]) for page in reader(data).pages for font in page["/Resources"]["/Font"].values()}
    assert all("Libertinus" in font for font in fonts)


def test_a_strangers_text_is_never_markup() -> None:
    bad = '#panic("x") = no *heading* $x$ #read("/etc/passwd") <label> @ref \\ // no comment'
    text = words(render_pdf(one_item(bad, title=bad, words=f"a [[{bad}]] b", report={"source": bad})))
    assert text.count('#panic("x") = no *heading* $x$') >= 3


def test_a_citation_is_a_link_to_its_words_and_a_source_to_its_address() -> None:
    notes = [note.get_object() for page in reader(render_pdf(rich())).pages for note in page.get("/Annots", ())]
    addresses = [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]
    assert "https://news.example/lantern-2" in addresses
    assert len(notes) > len(addresses)


def test_no_time_is_in_it_and_the_bytes_are_the_same() -> None:
    data = render_pdf(rich())
    assert data == render_pdf(rich())
    assert "/CreationDate" not in (reader(data).metadata or {})
    assert reader(data).metadata.title == rich().title


def test_a_correction_and_an_empty_brief() -> None:
    assert "Version 2, corrects version 1: a report was misread." in words(render_pdf(corrected()))
    assert "No event of this window could be reported" in words(render_pdf(empty()))


def test_without_its_extra_it_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RenderError, match="typst, which is not installed"):
        render_pdf(rich())


@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("en", ("Where", "When", "Tallies", "Contradictions", "Announcements to watch", "Sources", "Checks before publication")),
        ("ru", ("Где", "Когда", "Подсчёты", "Противоречия", "За чем следить", "Источники", "Проверки перед публикацией")),
        ("uk", ("Де", "Коли", "Підрахунки", "Суперечності", "За чим стежити", "Джерела", "Перевірки перед публікацією")),
    ],
)
def test_the_map_the_timeline_and_the_tables_are_there_in_each_language(lang, headings) -> None:
    text = words(render_pdf(replace(rich(), lang=lang)))
    assert [told for told in headings if told not in text] == []


def test_the_map_is_drawn_with_the_names_of_its_places() -> None:
    content = json.loads(pdf_content(rich()))
    panels = content["map"]["panels"]
    assert panels
    bare = [one.replace("http://www.w3.org/2000/svg", "") for one in panels]
    assert all(one.lstrip().startswith("<svg") and "var(--" not in one and "http" not in one for one in bare)
    named = [name for panel in panels for name in re.findall(r'<text class="name-spot"[^>]*>([^<]+)</text>', panel)]
    text = words(render_pdf(rich()))
    assert named
    assert all(re.sub(r" \(\d+\)$", "", name) in text for name in named)


def test_a_name_that_is_masked_stands_nowhere_in_the_words_shown_to_the_leak_check() -> None:
    shown = pdf_content(rich())
    assert "name withheld" in shown
    told = " ".join(sentence.text for section in rich().sections for item in section.items for sentence in item.sentences)
    assert "withheld" in told
