from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich_brief import brief, empty, item, one_item, rich, sentence

from svodka.model.errors import UncitedSentenceError
from svodka.model.public import PublicSection
from svodka.publish import render_markdown
from svodka.publish.markdown import escape

READER = MarkdownIt("commonmark").enable("table")
PLAIN = MarkdownIt("gfm-like", {"linkify": False})


def shown(text: str) -> str:
    """Return what a reader of *text* sees: the characters of a rendered paragraph."""
    tokens = PLAIN.parse(text)
    assert [token.type for token in tokens if token.nesting == 1] in (["paragraph_open"], [])
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@example("# no heading")
@example("1. no list")
@example("- no list")
@example("* no *emphasis*")
@example("[no](http://link.example) ![image](x) <b>tag</b> `code` &amp; ~~x~~ $x$")
@example("| no | table |")
@example("https://bare.example")
@example("===")
@example("    no code block")
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    line = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", "\ufffd", re.sub(r"[\t\n\r]", " ", text)).split())
    seen = " ".join(shown(escape(text)).replace("\u2060", "").split())
    assert seen == " ".join(
        re.sub("[\u202a-\u202e\u2066-\u2069\u2060\ufdd0-\ufdef\ufffe\uffff]", "", line).split()
    ) or ("\ufffd" in seen)


def test_hostile_strings_stay_text() -> None:
    bad = "<script>alert(1)</script> [x](javascript:alert(1)) # x"
    text = render_markdown(one_item(bad, title=bad, report={"source": bad, "title": bad, "url": "javascript:alert(1)"}))
    tokens = [child for token in READER.parse(text) for child in token.children or []]
    assert {child.content for child in tokens if child.type == "html_inline"} == {'<a id="cite-1">', "</a>"}
    assert {child.attrs["href"] for child in tokens if child.type == "link_open"} == {"#cite-1"}
    assert not [token for token in READER.parse(text) if token.type == "html_block"]


def test_every_number_leads_to_its_words() -> None:
    text = render_markdown(rich())
    used = set(re.findall(r"\(#(cite-\d+)\)", text))
    there = set(re.findall(r'<a id="(cite-\d+)">', text))
    assert used
    assert used <= there
    assert "> The village has one shop. **Eleven men received draft notices in a single morning**, its elder" in text


def test_cited_words_stay_bold_beside_punctuation() -> None:
    text = render_markdown(one_item(words="He said[[“no”]]and left."))
    line = next(token for token in READER.parse(text) if "and left" in token.content)
    assert "strong_open" in [child.type for child in line.children or []]


def test_foreign_words_are_quoted_as_they_stand() -> None:
    text = render_markdown(rich())
    assert "> «Мешканці Мелітополя розповіли про нічні обшуки у двох будинках на околиці.» (Ukrainian, Pravdyve slovo" in text


def test_stance_and_counter_are_kept_in_words() -> None:
    text = render_markdown(rich())
    assert "brought the stoves. *(alleged)*" in text
    assert "> **Against this:** The district's press service denies this" in text


def test_the_tables_are_tables() -> None:
    heads = [token for token in READER.parse(render_markdown(rich())) if token.type == "table_open"]
    assert len(heads) == 4


def test_an_empty_brief_says_so() -> None:
    assert "No event of this window could be reported" in render_markdown(empty())


def test_an_uncited_claim_is_refused() -> None:
    section = PublicSection(topic="diplomacy", title="Diplomacy", items=(item("ev", (sentence("No source."),), None),))
    with pytest.raises(UncitedSentenceError):
        render_markdown(brief(sections=(section,)))


def test_the_same_brief_gives_the_same_text() -> None:
    assert render_markdown(rich()) == render_markdown(rich())
