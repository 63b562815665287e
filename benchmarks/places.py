"""Toponym resolution on public sets: `python benchmarks/places.py FOLDER` (FOLDER holds lgl.xml.gz and GWN.xml.gz).

The gold toponyms are given, as in "A Pragmatic Guide to Geoparsing Evaluation" (Gritta, Pilehvar and Collier, 2020);
right is within 161 km of the gold point, unresolved is wrong. With the source-home prior, the home of an outlet is the
region most often resolved in its other articles.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from svodka.lexicon.places import code_of
from svodka.reading.where.given import resolve_given
from svodka.reading.where.resolve import Resolved, distance_km

RIGHT_KM = 161.0
OTHERS = {"lgl.xml.gz": "best of eleven others .794, aim .86 (.90)", "GWN.xml.gz": "best of eleven others .627, aim .86"}


class Gold(NamedTuple):
    """A toponym at [start, stop) with its point."""

    start: int
    stop: int
    point: tuple[float, float]
    geonameid: str


class Article(NamedTuple):
    """An article of some outlet with its gold toponyms."""

    outlet: str
    text: str
    gold: list[Gold]


def number(node: ET.Element, path: str) -> float | None:
    """Return the number in the first of the elements at *path*, None where there is none."""
    found = node.findtext(path)
    return float(found) if found else None


def articles(path: Path) -> list[Article]:
    """Read a set; toponyms without a point are left out, as their right answer is unknown."""
    root = ET.fromstring(gzip.decompress(path.read_bytes()))  # noqa: S314 (a file that the caller chose to measure)
    found = []
    for node in root.findall("article"):
        gold = []
        for toponym in node.iter("toponym"):
            lat = number(toponym, "gaztag/lat") or number(toponym, "latitude")
            lon = number(toponym, "gaztag/lon") or number(toponym, "longitude")
            start, stop = number(toponym, "start"), number(toponym, "end")
            if None not in (lat, lon, start, stop):
                gaztag = toponym.find("gaztag")
                number_of = (gaztag.get("geonameid") if gaztag is not None else toponym.findtext("geonamesID")) or ""
                gold.append(Gold(int(start or 0), int(stop or 0), (lat or 0.0, lon or 0.0), number_of))
        found.append(Article(node.findtext("domain") or "", node.findtext("text") or "", gold))
    return found


def resolved(article: Article, home: str | None) -> list[Resolved | None]:
    """Resolve the gold toponyms of one article."""
    return resolve_given(article.text, [(gold.start, gold.stop) for gold in article.gold], "en", home)


def right(answer: Resolved | None, gold: Gold) -> bool:
    """Tell whether the answer lies near enough."""
    return bool(answer and answer.entry and distance_km(answer.entry, gold.point) <= RIGHT_KM)


def same(answer: Resolved | None, gold: Gold) -> bool:
    """Tell whether it is right, countries and regions compared by their GeoNames id, wherever their middle is put."""
    wide = bool(answer and answer.entry and answer.entry.level in ("country", "region"))
    return right(answer, gold) or bool(wide and answer and answer.entry and geonames(answer.entry.id) == gold.geonameid)


@cache
def geonames(ref: str) -> str:
    """Return the GeoNames id of a country or region."""
    return (code_of(ref.upper().replace("HAND:", "iso:").replace("ISO:", "iso:")) or "").removeprefix("gn:")


def homes(found: list[Article], answers: list[list[Resolved | None]]) -> list[str | None]:
    """Return, for each article, the region most often meant in the other articles of its outlet."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    own = [Counter(a.entry.adm1_id for a in row if a and a.entry and a.entry.adm1_id) for row in answers]
    for article, regions in zip(found, own, strict=True):
        counts[article.outlet] += regions
    others = [counts[article.outlet] - regions for article, regions in zip(found, own, strict=True)]
    best = [min(rest.items(), key=lambda item: (-item[1], item[0]), default=(None, 0)) for rest in others]
    return [region for region, _ in best]


def main() -> None:
    """Measure every set in the folder named on the command line."""
    for path in sorted(Path(sys.argv[1]).glob("*.xml.gz")):
        found = articles(path)
        total = sum(len(article.gold) for article in found)
        started = time.perf_counter()
        alone = [resolved(article, None) for article in found]
        took = time.perf_counter() - started
        with_home = [resolved(article, home) for article, home in zip(found, homes(found, alone), strict=True)]
        for label, answers in (("alone", alone), ("with the source-home prior", with_home)):
            hits = sum(
                right(answer, gold)
                for article, row in zip(found, answers, strict=True)
                for answer, gold in zip(row, article.gold, strict=True)
            )
            print(f"{path.name}: {hits / total:.3f} ({hits}/{total}) {label}; {OTHERS.get(path.name, '')}")
        print(f"{path.name}: {total / took:.0f} toponyms a second")


if __name__ == "__main__":
    main()
