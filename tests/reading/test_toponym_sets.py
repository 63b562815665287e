"""The readers of public sets of toponyms, on made-up files with the traps of the real ones."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from toponym_sets import articles

LGL = """<articles><article docid="1"><domain>our.example</domain><text>Fire in Elmswick. Smoke over Dunmore.</text><toponyms>
<toponym><start>8</start><end>16</end><phrase>Elmswick</phrase><gaztag geonameid="77"><lat>51.5</lat><lon>-1.25</lon>
<country geonameid="5">Here</country><admin1 geonameid="6">There</admin1></gaztag></toponym>
<toponym><start>29</start><end>36</end><phrase>Dunmore</phrase></toponym></toponyms></article></articles>"""
SHIFTED = """<articles><article><text>It’s “quiet” in Elmswick, she said.</text><toponyms>
<toponym><start>20</start><end>28</end><phrase>Elmswick</phrase><gaztag geonameid="77"><lat>51.5</lat><lon>-1.25</lon></gaztag></toponym>
</toponyms></article></articles>"""
BAD = """<articles><article><text>Fire in Elmswick.</text><toponyms>
<toponym><extractedName>Dunmore</extractedName><start>3</start><end>10</end><geonamesID/><latitude>51.5</latitude><longitude>1</longitude></toponym>
<toponym><extractedName>Elmswick</extractedName><start>x</start><end>16</end><latitude>51.5</latitude><longitude>1</longitude></toponym>
<toponym><extractedName>Elmswick</extractedName><start>8</start><end>16</end><latitude>here</latitude><longitude>1</longitude></toponym>
<toponym><extractedName>Elmswick</extractedName><start>8</start><end>16</end><geonamesID>9</geonamesID><latitude>51.5</latitude><longitude>1</longitude></toponym>
</toponyms></article></articles>"""
ONE_BASED = """<GeoVirus><articles><article number="1"><text>Fire in Elmswick.</text><locations>
<location><name>Elmswick, Oxon</name><altName>Elmswick</altName><lat>51.5</lat><lon>-1.25</lon><start>9</start><end>17</end></location>
</locations></article></articles></GeoVirus>"""


@pytest.mark.parametrize(
    ("xml", "gold", "bad"),
    [
        (LGL, [(8, 16, (51.5, -1.25), "77")], 0),
        (SHIFTED, [(16, 24, (51.5, -1.25), "77")], 0),
        (BAD, [(8, 16, (51.5, 1.0), "9")], 2),
        (ONE_BASED, [(8, 16, (51.5, -1.25), "")], 0),
    ],
    ids=["lgl", "shifted", "bad", "one-based"],
)
def test_a_set_is_read_with_its_faults_mended(tmp_path, xml, gold, bad):
    (tmp_path / "set.xml").write_text(xml, encoding="utf-8")
    (tmp_path / "set.xml.gz").write_bytes(gzip.compress(xml.encode()))
    for name in ("set.xml", "set.xml.gz"):
        (article,) = articles(tmp_path / name)
        assert [one[:4] for one in article.gold] == gold
        assert article.bad == bad
    assert {(one.country, one.region) for one in article.gold} == {("5", "6") if xml is LGL else ("", "")}
    assert [article.outlet for article in articles(tmp_path / "set.xml")] == ["our.example" if xml is LGL else ""]


MANY_QUOTES = "“Go,” he said. “Elmswick is burning,” she said. “Elmswick?” “Yes, Elmswick,” they said. It’s in Dunmore, Elmswick’s port."


@pytest.mark.parametrize("by", [0, 1, 2])
def test_offsets_that_count_each_curly_quote_for_more_than_it_is(tmp_path, by):
    """The further into the text, the further off; each name is still found where it is nearest."""
    spots = [(at, at + len(name), name) for name in ("Dunmore", "Elmswick") for at in found_at(name)]
    rows = "".join(
        f"<toponym><start>{start + by * quotes(start)}</start><end>{stop + by * quotes(start)}</end><phrase>{name}</phrase>"
        f'<gaztag geonameid="7"><lat>1</lat><lon>{start}</lon></gaztag></toponym>'
        for start, stop, name in spots
    )
    (tmp_path / "TR-News.xml").write_text(f"<articles><article><text>{MANY_QUOTES}</text>{rows}</article></articles>", encoding="utf-8")
    (article,) = articles(tmp_path / "TR-News.xml")
    assert article.bad == 0
    assert all(MANY_QUOTES[one.start : one.stop] in ("Dunmore", "Elmswick") for one in article.gold)
    assert [(one.start, one.stop) for one in article.gold if MANY_QUOTES[one.start] == "D"] == [spots[0][:2]]


def found_at(name):
    return [at for at in range(len(MANY_QUOTES)) if MANY_QUOTES.startswith(name, at)]


def quotes(start):
    return sum(letter in "“”’" for letter in MANY_QUOTES[:start])
