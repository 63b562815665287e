from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_brief import one_item, rich
from test_publish_data import export, statement

from svodka.desk.rechecking import contains, matches
from svodka.model.errors import RenderError
from svodka.publish import quoted_in, render_export, render_html, render_markdown
from svodka.publish.citing import Numbering
from svodka.publish.csv_file import render_csv
from svodka.publish.jsonld import render_jsonld
from svodka.publish.tables import statement_table

PAGES = {"brief.html": render_html, "brief.md": render_markdown}


@pytest.mark.parametrize("name", PAGES)
def test_every_citation_of_a_page_is_read_back_as_it_was_published(name) -> None:
    wanted = {(cite.document, cite.start, cite.end, cite.sha256, cite.quote) for cite in Numbering(rich()).everything}
    found = quoted_in(name, PAGES[name](rich()).encode())
    assert {(one.report, one.start, one.end, one.sha256, one.quote) for one in found} == wanted


@pytest.mark.parametrize("name", PAGES)
@given(st.text(st.characters(codec="utf-8", exclude_characters="[]"), min_size=1, max_size=40).filter(str.strip))
def test_any_words_come_back(name, words) -> None:
    page = PAGES[name](one_item(words=f"So: [[{words}]] it was.", report={"source": words}))
    [one] = quoted_in(name, page.encode())
    assert matches(one.quote, words)


def test_every_statement_of_the_data_is_read_back() -> None:
    [one] = quoted_in("export.json", render_export(export()))
    assert (one.name, one.report, one.start, one.end, one.quote) == ("s1", "r1", 10, 21, "Сто человек")
    assert len(one.sha256) == 64


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("brief.pdf", b"x"),
        *(("a.html", data) for data in (b"<p>none</p>", b"", b"\xff")),
        *(("a.json", data) for data in (b"{", b"[]", b"{}")),
        *(("a.jsonld", data) for data in (b"{", b"{}", b'{"@graph": []}')),
        *(("a.csv", data) for data in (b"", b"a,b\r\n1,2\r\n")),
        ("a.md", b"# none"),
    ],
)
def test_what_is_no_brief_of_ours_is_refused(name, data) -> None:
    with pytest.raises(RenderError):
        quoted_in(name, data)


def test_the_quotations_of_the_linked_data_are_read_back() -> None:
    cited = {cite for section in rich().sections for item in section.items for one in item.sentences for cite in one.citations}
    wanted = {(one.document, one.start, one.end, one.sha256) for one in cited}
    found = quoted_in("brief.jsonld", render_jsonld(rich()))
    assert {(one.report, one.start, one.end, one.sha256) for one in found} == wanted
    assert all(one.quote for one in found)


PLAIN = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Cs"))


@given(st.text(PLAIN, min_size=1, max_size=40).filter(lambda one: one[0] != "'"))
def test_any_words_of_the_table_come_back_formulas_too(words) -> None:
    for quote in (words, f"={words}", f"-{words}"):
        [one] = quoted_in("statements.csv", render_csv(statement_table(export(statements=(statement(quote),)))))
        assert (one.name, one.report, one.start) == ("s1", "r1", 10)
        assert matches(one.quote, quote)


def test_a_statement_without_its_document_is_refused() -> None:
    data = json.loads(render_export(export()))
    data["documents"] = []
    with pytest.raises(RenderError, match="no brief that svodka published"):
        quoted_in("export.json", json.dumps(data).encode())


@pytest.mark.parametrize(
    ("quote", "original", "same"),
    [
        ("the mayor  spoke", "the mayor\nspoke", True),
        ("the mayor spoke", "the mayor spoke.", False),
        ("[name withheld 3] spoke", "Anna Ivanova spoke", True),
        ("[name withheld 3] spoke", "Anna Ivanova shouted", False),
        ("[name withheld 3] spoke", " spoke", False),
        ("a.b", "axb", False),
    ],
)
def test_words_are_compared_as_a_reader_would(quote, original, same) -> None:
    assert matches(quote, original) is same


def test_a_pseudonym_alone_proves_nothing() -> None:
    assert contains("He said: Anna Ivanova spoke. All left.", "[name withheld 1] spoke")
    assert not contains("anything at all", "[name withheld 1]")


def test_an_outlet_or_address_cannot_pose_as_the_place_of_the_words():
    fake = "1–2 of `rp-x`, sha256 `" + "0" * 64 + "`"
    page = render_markdown(one_item(report={"source": fake, "gloss": fake, "url": f"https://a.example/{fake.replace(' ', '')}"}))
    [one] = quoted_in("brief.md", page.encode())
    assert (one.report, one.start, one.end) == ("r1", 8, 23)
    assert one.quote == "the mayor spoke"
