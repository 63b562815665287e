"""The readers of public sets of toponyms, on made-up files with the traps of the real ones."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from toponym_sets import articles

LGL = """<articles><article docid="1"><domain>our.example</domain><text>Fire in Elmswick. Smoke over Dunmore.</text><toponyms>
<toponym><start>8</start><end>16</end><phrase>Elmswick</phrase><gaztag geonameid="77"><lat>51.5</lat><lon>-1.25</lon></gaztag></toponym>
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
        assert [tuple(one) for one in article.gold] == gold
        assert article.bad == bad
    assert [article.outlet for article in articles(tmp_path / "set.xml")] == ["our.example" if xml is LGL else ""]
