"""Saved feeds: an entry a report, and the outlet that an entry says it was taken from."""

from datetime import date

import pytest

from svodka.events.origins import credit_edges
from svodka.intake import IntakeConfig, take
from svodka.lexicon.sources import Sources
from svodka.model import EdgeKind

RSS = """<?xml version="1.0" encoding="windows-1251"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Записки о реке</title><link>https://river.example/</link><language>ru</language>
<item><title>Паром &amp;quot;Чайка&amp;quot; встал</title><link>https://river.example/77</link><guid>river-77</guid>
<pubDate>Tue, 06 Dec 2022 23:10:00 +0300</pubDate><dc:creator>И. Лодочник</dc:creator>
<description>Паром встал.</description>
<content:encoded><![CDATA[<p>Паром встал у старой мельницы.</p><p>Ходить он будет с весны.</p>]]></content:encoded>
<source url="https://herald.example/rss">Степной вестник</source></item>
<item><title>Лёд на реке</title><description>&lt;p&gt;Лёд держится третью неделю подряд.&lt;/p&gt;</description>
<source url="https://www.bank.example/feed.xml"/></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>River Notes</title>
<entry><title type="html">The &lt;b&gt;ferry&lt;/b&gt; waits</title><id>tag:river.example,2022:5</id>
<link rel="related" href="https://other.example/"/><link href="https://river.example/5"/>
<published>2022-12-07T08:00:00Z</published><updated>2022-12-09T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry waits for the thaw.</p></div></content>
<source><id>https://mill.example/atom</id><title>Mill Gazette</title></source></entry>
<entry><title>Only a title of some words</title><summary type="text">Rows < 5 &amp; ice</summary></entry></feed>"""


def taken(folder, name, text, encoding="utf-8"):
    (folder / name).write_bytes(text.encode(encoding))
    (found,) = take([folder / name], IntakeConfig())
    return found


def test_an_entry_of_rss_is_a_report_with_the_outlet_it_came_from(tmp_path):
    found = taken(tmp_path, "a.rss", RSS, "windows-1251")
    first, second = found.reports
    assert found.refusals == ()
    assert first.text == "Паром встал у старой мельницы.\nХодить он будет с весны."
    assert (first.title, first.source, first.reprint_of) == ('Паром "Чайка" встал', "Записки о реке", "Степной вестник")
    assert (first.locator, first.external_id, first.url) == ("a.rss#E1", "river-77", "https://river.example/77")
    assert (first.published_at, first.lang, first.author) == (date(2022, 12, 6), "ru", "И. Лодочник")
    assert (second.text, second.published_at, second.reprint_of) == ("Лёд держится третью неделю подряд.", None, "www.bank.example")
    assert [first.text[block.start : block.stop] for block in first.blocks] == first.text.split("\n")


def test_an_entry_of_atom_names_its_source_too(tmp_path):
    first, second = taken(tmp_path, "a.atom", ATOM.replace("Rows < 5", "Rows of five")).reports
    assert (first.title, first.text, first.reprint_of) == ("The ferry waits", "The ferry waits for the thaw.", "Mill Gazette")
    assert (first.url, first.published_at) == ("https://river.example/5", date(2022, 12, 7))
    assert (second.text, second.source, second.reprint_of) == ("Rows of five & ice", "River Notes", None)


def test_the_source_of_an_entry_is_an_edge_of_the_origin_graph(tmp_path):
    first = taken(tmp_path, "a.xml", RSS, "windows-1251").reports[0]
    (edge,) = credit_edges(first, Sources())
    assert (edge.kind, edge.parent) == (EdgeKind.REPRINT, "Степной вестник")
    assert edge.evidence == "says it was taken from Степной вестник"


def test_an_entry_of_the_outlets_own_is_no_reprint(tmp_path):
    own = RSS.replace("Степной вестник", "Записки о реке")
    assert credit_edges(taken(tmp_path, "a.rss", own, "windows-1251").reports[0], Sources()) == []


def test_old_rss_keeps_its_entries_beside_the_channel(tmp_path):
    feed = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel><title>River Notes</title></channel><item><title>Ferry</title><description>The ferry waits.</description></item></rdf:RDF>"""
    (report,) = taken(tmp_path, "a.xml", feed).reports
    assert (report.source, report.text) == ("River Notes", "The ferry waits.")


@pytest.mark.parametrize("text", ["<a>no feed</a>", "no markup at all", "<?xml version='1.0'?>", "<" * 9_000, "<rss>" * 9_000])
def test_what_is_no_feed_is_refused(tmp_path, text):
    found = taken(tmp_path, "a.xml", text)
    assert found.reports == ()
    assert [refusal.message for refusal in found.refusals] == ["no feed can be read from it"]


def test_an_entry_without_words_is_refused_by_its_number(tmp_path):
    entries = "<item><link>https://a.example</link></item><item><title>The ferry waits</title></item>"
    feed = f"<rss><channel><title>Notes</title>{entries}</channel></rss>"
    found = taken(tmp_path, "a.rss", feed)
    assert [refusal.subject for refusal in found.refusals] == ["a.rss#E1"]
    assert [report.text for report in found.reports] == ["The ferry waits"]


def test_a_feed_reads_nothing_from_elsewhere(tmp_path):
    (tmp_path / "secret.txt").write_text("the keeper's own words", encoding="utf-8")
    entity = f'<!DOCTYPE rss [<!ENTITY out SYSTEM "file://{tmp_path}/secret.txt">]>'
    entry = "<item><title>The ferry</title><description>It waits &out; here.</description></item>"
    feed = f"{entity}<rss><channel><title>Notes</title>{entry}</channel></rss>"
    found = taken(tmp_path, "a.rss", feed)
    assert "keeper" not in " ".join(report.text for report in found.reports)
