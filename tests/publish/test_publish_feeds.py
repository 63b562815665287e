from __future__ import annotations

import json
from dataclasses import replace

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rich_brief import corrected, empty, one_item, report, rich

from svodka.model.public import PublicHit, PublicSearch
from svodka.publish import render_atom, render_jsonfeed, render_rss, search_feed
from svodka.publish.feed import brief_feed

XML = {"rss20": render_rss, "atom10": render_atom}
ITEMS = sum(len(section.items) for section in rich().sections)


def found() -> PublicSearch:
    fields = {"id": "rp-1", "published": "2022-11-22", "title": "Повістки <b>", "lang": "uk", "url": "https://a.example/?x=1&y=2"}
    hit = PublicHit(report=report(fields), snippet="сімдесят повісток & <i>")
    undated = PublicHit(report=report({"id": "rp-2"}), snippet="")
    return PublicSearch(query="повістка", version="0.1.0", root="", hits=(hit, undated))


@pytest.mark.parametrize("version", XML)
def test_an_independent_reader_finds_every_item(version: str) -> None:
    read = feedparser.parse(XML[version](brief_feed(rich())))
    assert not read.bozo
    assert read.version == version
    assert read.feed.title == rich().title
    assert len(read.entries) == ITEMS
    assert len({entry.id for entry in read.entries}) == ITEMS
    first = read.entries[0]
    assert first.title.startswith("Relatives of mobilized men asked")
    assert first.updated_parsed[:3] == (2022, 11, 23) if version == "atom10" else first.published_parsed[:3] == (2022, 11, 23)
    assert first.link == "https://news.example/lantern-2"
    assert first.tags[0].term == "Decrees and laws"
    assert "1 source" in first.summary


def test_json_feed_has_what_the_format_asks_for() -> None:
    data = json.loads(render_jsonfeed(brief_feed(rich())))
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["title"] == rich().title
    assert all(isinstance(one["id"], str) and one["content_text"] for one in data["items"])
    assert {one["date_published"] for one in data["items"]} == {"2022-11-23T00:00:00+00:00"}
    assert len(data["items"]) == ITEMS


@pytest.mark.parametrize("version", XML)
def test_readers_see_a_correction_first_and_a_reworded_item_anew(version: str) -> None:
    before, after = (feedparser.parse(XML[version](brief_feed(one))) for one in (rich(), corrected()))
    assert before.feed.get("id") == after.feed.get("id")
    correction = after.entries[0]
    assert correction.title == "Correction: Version 2, corrects version 1: a report was misread."
    assert "before: “Twelve men received notices.”" in correction.summary
    assert "Removed: “A rumour was told.”" in correction.summary
    assert correction.id not in {entry.id for entry in before.entries}
    assert sum(entry.title.startswith("Corrected: ") for entry in after.entries) == 1
    assert after.entries[1].id == before.entries[0].id
    assert after.feed.updated_parsed > before.feed.updated_parsed


def test_other_words_are_another_entry() -> None:
    ids = {brief_feed(one_item(text)).entries[0].id for text in ("The mayor spoke.", "The mayor was silent.")}
    assert len(ids) == 2


@pytest.mark.parametrize("version", XML)
def test_a_search_is_a_feed(version: str) -> None:
    read = feedparser.parse(XML[version](search_feed(found())), sanitize_html=False)
    assert not read.bozo
    assert [entry.id for entry in read.entries] == ["urn:x-svodka:rp-1", "urn:x-svodka:rp-2"]
    assert read.entries[0].link == "https://a.example/?x=1&y=2"
    assert "сімдесят повісток" in read.entries[0].summary
    assert "<i>" not in read.entries[0].summary or version == "atom10"


def test_what_has_no_day_gets_none_unless_the_format_demands_it() -> None:
    feed = search_feed(found())
    assert "date_published" not in json.loads(render_jsonfeed(feed))["items"][1]
    assert "published" not in feedparser.parse(render_rss(feed)).entries[1]
    assert feedparser.parse(render_atom(feed)).entries[1].updated_parsed[0] == 1970


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_gives_well_formed_feeds(text: str) -> None:
    feed = brief_feed(one_item(f"A {text}", title=f"T {text}", report={"title": text, "source": text}))
    for render in XML.values():
        root = etree.fromstring(render(feed))
        assert "A " in "".join(root.itertext())
    assert json.loads(render_jsonfeed(feed))["items"]


@pytest.mark.parametrize("render", [render_rss, render_atom, render_jsonfeed])
def test_the_same_brief_gives_the_same_bytes_and_an_empty_one_a_feed(render) -> None:
    assert render(brief_feed(rich())) == render(brief_feed(replace(rich())))
    assert b"No reports" in render(brief_feed(empty()))
