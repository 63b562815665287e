"""Readers of the public sets of toponyms with coordinates: LGL, TR-News, GeoWebNews, GeoVirus, as they are handed about.

They agree on articles that hold a text and a list of toponyms, and differ in the names of the elements, in where counting
starts and in how well they counted. The name that each toponym quotes settles it: where the offsets do not hold that name,
the nearest place in the text that does is taken, and where none does the toponym is left out and counted as bad.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

FARTHEST = 60
"""Characters that a shifted offset may be off; the farthest of TR-News are off by one for each curly quote before them."""
NAMES = ("phrase", "extractedName", "altName", "name")
LATITUDES, LONGITUDES = ("gaztag/lat", "latitude", "lat"), ("gaztag/lon", "longitude", "lon")
QUOTES = str.maketrans("’‘“”", "''\"\"")


class Gold(NamedTuple):
    """A toponym at [start, stop) with its point and the GeoNames ids of itself, its country, its region; "" where none is given."""

    start: int
    stop: int
    point: tuple[float, float]
    geonameid: str
    country: str = ""
    region: str = ""


class Article(NamedTuple):
    """An article of some outlet with its gold toponyms; *bad* is how many had no place in the text or no figures."""

    outlet: str
    text: str
    gold: list[Gold]
    bad: int


def articles(path: Path) -> list[Article]:
    """Read a set; toponyms without a point are left out, as their right answer is unknown."""
    content = path.read_bytes()
    root = ET.fromstring(gzip.decompress(content) if path.suffix == ".gz" else content)  # noqa: S314 (a file that the caller chose to measure)
    return [_article(node) for node in root.iter("article")]


def _article(node: ET.Element) -> Article:
    text, gold, bad = node.findtext("text") or "", [], 0
    for toponym in (*node.iter("toponym"), *node.iter("location")):
        point = _point(toponym)
        if point is None:
            continue
        span = _span(toponym, text)
        if span is None:
            bad += 1
        else:
            gold.append(Gold(*span, point, _geonameid(toponym), _within(toponym, "country"), _within(toponym, "admin1")))
    return Article(node.findtext("domain") or "", text, gold, bad)


def _point(toponym: ET.Element) -> tuple[float, float] | None:
    lat, lon = (next(iter(_figures(toponym, paths)), None) for paths in (LATITUDES, LONGITUDES))
    return (lat, lon) if lat is not None and lon is not None else None


def _figures(toponym: ET.Element, paths: tuple[str, ...]) -> Iterator[float]:
    """Yield the figures in the first element that each of *paths* leads to; what is no figure is no answer."""
    for path in paths:
        try:
            yield float(toponym.findtext(path) or "")
        except ValueError:
            continue


def _span(toponym: ET.Element, text: str) -> tuple[int, int] | None:
    """Return where the toponym stands, mended by its name where it has one."""
    start, stop = (next(iter(_figures(toponym, (path,))), None) for path in ("start", "end"))
    if start is None or stop is None:
        return None
    plain = text.translate(QUOTES)
    quoted = [name.strip().translate(QUOTES) for name in map(toponym.findtext, NAMES) if name and name.strip()]
    if not quoted:
        return (int(start), int(stop)) if 0 <= start < stop <= len(text) else None
    found = [
        (abs(at - int(start)), at, at + len(name))
        for name in quoted
        for at in _occurrences(plain, name, int(start) - FARTHEST, int(start) + FARTHEST)
    ]
    return min(found)[1:] if found else None


def _occurrences(text: str, name: str, lowest: int, highest: int) -> Iterator[int]:
    at = text.find(name, max(0, lowest))
    while 0 <= at <= highest:
        yield at
        at = text.find(name, at + 1)


def _geonameid(toponym: ET.Element) -> str:
    gaztag = toponym.find("gaztag")
    return (gaztag.get("geonameid") if gaztag is not None else toponym.findtext("geonamesID")) or ""


def _within(toponym: ET.Element, unit: str) -> str:
    """Return the GeoNames id of the country or region that the set says holds the toponym."""
    node = toponym.find(f"gaztag/{unit}")
    return (node.get("geonameid") or "") if node is not None else ""
