"""Toponyms on public sets: `python benchmarks/places.py FOLDER [--recognise N] [--corpus FILE…] [--write]`.

The folder holds sets as .xml or .xml.gz.

Resolution as in "A Pragmatic Guide to Geoparsing Evaluation" (Gritta, Pilehvar and Collier, 2020): the gold toponyms are
given, right is within 161 km of the gold point, unresolved is wrong. "By id" compares countries and regions by their
GeoNames id, as the middle of Russia is a matter of taste. With the source-home prior, the home of an outlet is the region
most often resolved in its other articles. The first N articles (60) are read as reports, and the names found scored. Speeds
are of one core.
The weights of the resolver were fitted on half of LGL's and GeoWebNews' articles; the figures are of all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tables import add_write, tell
from toponym_sets import Article, Gold, articles

from svodka.lexicon import places
from svodka.lexicon.places import code_of
from svodka.lexicon.places.gazetteer import base
from svodka.model import Block, BlockKind, Report
from svodka.reading.parse import parse
from svodka.reading.where import find_places
from svodka.reading.where.given import resolve_given
from svodka.reading.where.resolve import Resolved, distance_km

RIGHT_KM = 161.0
OTHERS = {
    "lgl": "best of eleven .794",
    "gwn": "best of eleven .627",
    "tr-news": "best of eleven .761",
    "geovirus": "best of eleven .791",
}
NAMES = {
    "lgl": "local news in English (LGL)",
    "gwn": "news in English (GeoWebNews)",
    "tr-news": "news in English (TR-News)",
    "geovirus": "news on epidemics in English (GeoVirus)",
}
HEAD = (
    "places", "within 161 km", "by id", "by id, of those with one", "country right", "region right", "found in text (F1)", "a second",
    "others, within 161 km",
)  # fmt: skip
START_UP = """
import resource, time
def held(): return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
resting, started = held(), time.process_time()
from svodka.lexicon.places import named
named("kharkiv")
took = time.process_time() - started
print(f"{took:.3f} {(held() - resting) / 1e6:.0f}")
"""
SEED = 7
"""Of the draw that tells the half of the articles on which the resolver's weights were fitted."""

LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
LANGS = tuple(LANGUAGES)
REPORTS = 700
"""Reports of a corpus that are read for the speed."""

Answers = list[list[Resolved | None]]
Judge = Callable[[Resolved | None, Gold], bool | None]


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
    return (code_of("iso:" + ref.split(":", 1)[1].upper()) or "").removeprefix("gn:")


@cache
def placed() -> dict[str, tuple[str, str]]:
    """Return the country and the region (ISO, "" for a country's own) of the places of the gazetteer, by GeoNames id."""
    number = "coalesce(CASE WHEN ref LIKE 'gn:%' THEN ref ELSE code END, ref)"
    rows = base().execute(f"SELECT {number}, country, coalesce(region, '') FROM place")  # noqa: S608 (a constant)
    return {ref.removeprefix("gn:"): (country, region) for ref, country, region in rows}


def in_country(answer: Resolved | None, gold: Gold) -> bool | None:
    """Tell whether the country is right by its id; None where neither the set nor the gazetteer says it."""
    held = placed().get(gold.country or gold.geonameid)
    return None if held is None else bool(answer and answer.entry and answer.entry.country == held[0])


def in_region(answer: Resolved | None, gold: Gold) -> bool | None:
    """Tell whether the region of the first order is right by its id; None for countries and where nothing says it."""
    held = placed().get(gold.region or gold.geonameid)
    return None if held is None or not held[1] else bool(answer and answer.entry and answer.entry.adm1_id == held[1])


def homes(found: list[Article], answers: Answers) -> list[str | None]:
    """Return, for each article, the region most often meant in the other articles of its outlet."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    own = [Counter(a.entry.adm1_id for a in row if a and a.entry and a.entry.adm1_id) for row in answers]
    for article, regions in zip(found, own, strict=True):
        if article.outlet:
            counts[article.outlet] += regions
    others = [counts[article.outlet] - regions for article, regions in zip(found, own, strict=True)]
    best = [min(rest.items(), key=lambda item: (-item[1], item[0]), default=(None, 0)) for rest in others]
    return [region for region, _ in best]


def share(found: list[Article], answers: Answers, judge: Judge, *, with_id: bool = False) -> str:
    """Return how many of the toponyms (or of those *with_id*) are right by *judge*, in words."""
    judged = [
        judge(answer, gold)
        for article, row in zip(found, answers, strict=True)
        for answer, gold in zip(row, article.gold, strict=True)
        if gold.geonameid or not with_id
    ]
    told = [one for one in judged if one is not None]
    return f"{sum(told) / max(1, len(told)):.3f} ({sum(told)}/{len(told)})"


def by_level(found: list[Article], answers: Answers) -> None:
    """Print the share that is right by level of the answer and by country, the most frequent first."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for article, row in zip(found, answers, strict=True):
        for answer, gold in zip(row, article.gold, strict=True):
            entry = answer.entry if answer else None
            flagged = ", unresolved" if answer and answer.unresolved else ""
            counts[entry.level + flagged if entry else "no answer"].append(same(answer, gold))
            counts[f"in {entry.country}" if entry else "no answer"].append(same(answer, gold))
    for label, hits in sorted(counts.items(), key=lambda item: (-len(item[1]), item[0]))[:16]:
        print(f"    {label}: {sum(hits) / len(hits):.3f} of {len(hits)}")


def halves(found: list[Article]) -> tuple[set[int], set[int]]:
    """Return the numbers of the articles that the weights were fitted on, and of the others."""
    numbers = list(range(len(found)))
    random.Random(SEED).shuffle(numbers)  # noqa: S311 (a draw, no secret)
    return set(numbers[: len(numbers) // 2]), set(numbers[len(numbers) // 2 :])


def report_of(text: str, lang: str) -> Report:
    """Return *text* as a report of nothing else."""
    block = Block(start=0, stop=len(text), kind=BlockKind.BODY, lang=lang)
    return Report(
        id="r", sha256="", locator="", external_id=None, title="", source="", url=None, author=None, published_at=None,
        lang=lang, text=text, blocks=(block,),
    )  # fmt: skip


def speed(path: Path, most: int) -> tuple[str, ...]:
    """Print how fast the first reports of a corpus are searched for names; return the row of how fast those are resolved."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(most), lines, strict=False)]
    documents = [parse(report_of(row["text"], row["lang"])) for row in rows if row["lang"] in LANGS]
    started = time.process_time()
    found = [find_places(document) for document in documents]
    searched = time.process_time() - started
    jobs = [(d.text, [(p.span.start, p.span.stop) for p in places], d.report.lang) for d, places in zip(documents, found, strict=True)]
    started = time.process_time()
    for job in jobs:
        resolve_given(*job)
    total, resolving = sum(map(len, found)), time.process_time() - started
    characters = sum(len(document.text) for document in documents)
    print(f"{path.name}: {len(documents)} reports searched at {characters / searched:.0f} characters a second; ", end="")
    print(f"{total} names, resolved at {total / resolving:.0f} a second")
    langs = " and ".join(LANGUAGES[lang] for lang in sorted({document.report.lang for document in documents}))
    return (f"names in {len(documents)} reports in {langs}", *[""] * 6, f"{total / resolving:.0f}", "")


def recognition(found: list[Article]) -> str:
    """Return how well our reader finds the set's names (overlap at one place): F1, names found, of how many, named by us."""
    ours = theirs = both = 0
    for article in found:
        spans = [place.span for place in find_places(parse(report_of(article.text, "en")))]
        gold = {(gold.start, gold.stop) for gold in article.gold}
        ours, theirs = ours + len(spans), theirs + len(gold)
        both += sum(any(start < span.stop and span.start < stop for span in spans) for start, stop in gold)
    return f"{2 * both / max(1, ours + theirs):.3f} ({both} of {theirs}, {ours} named, {len(found)} articles)"


def started() -> tuple[str, ...]:
    """Return the row of the gazetteer itself: how long the first look-up takes, what it holds of memory and of the disk."""
    ran = subprocess.run([sys.executable, "-c", START_UP], check=True, capture_output=True, text=True)  # noqa: S603 (our own line)
    took, memory = ran.stdout.split()
    size = sum(file.stat().st_size for file in Path(places.__file__).parent.glob("*.*")) / 1e6
    print(f"start-up and first look-up {took} s, {memory} MB of memory, {size:.0f} MB on the disk")
    return (f"start-up and first look-up {took} s, {memory} MB of memory, {size:.0f} MB on the disk", *[""] * (len(HEAD) - 1))


def measure(path: Path, recognise: int) -> list[tuple[str, ...]]:
    """Print the details of one set and return its rows of the table."""
    found = articles(path)
    total = sum(len(article.gold) for article in found)
    started = time.process_time()
    alone = [resolved(article, None) for article in found]
    took = time.process_time() - started
    with_home = [resolved(article, home) for article, home in zip(found, homes(found, alone), strict=True)]
    print(f"{path.name}: {len(found)} articles, {total} toponyms, {sum(a.bad for a in found)} bad")
    known = next((key for key in NAMES if path.name.lower().startswith(key)), "")
    judges = ((right, False), (same, False), (same, True), (in_country, False), (in_region, False))
    f1 = recognition(found[:recognise]) if recognise else "not measured"
    rows = [
        (
            NAMES.get(known, path.name) + label,
            *(share(found, answers, judge, with_id=only) for judge, only in judges),
            *more,
            OTHERS.get(known, ""),
        )
        for label, answers, more in (("", alone, (f1, f"{total / took:.0f}")), (", with the outlet's home", with_home, ("", "")))
    ]
    for label, part in zip(("fitted half", "other half"), halves(found), strict=True):
        kept = sorted(part)
        print(f"  {label}, alone, by id: {share([found[n] for n in kept], [alone[n] for n in kept], same)}")
    by_level(found, alone)
    return rows


def main() -> None:
    """Measure every set in the folder named on the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--recognise", type=int, default=60, metavar="N", help="articles of each set read for names; 60")
    arguments.add_argument("--corpus", type=Path, nargs="*", default=(), help=".jsonl.gz of reports with text and lang, for the speed")
    add_write(arguments)
    chosen = arguments.parse_args()
    rows = []
    for path in sorted([*chosen.folder.glob("*.xml.gz"), *chosen.folder.glob("*.xml")]):
        rows += measure(path, chosen.recognise)
    rows += [speed(path, REPORTS) for path in chosen.corpus]
    rows.append(started())
    tell("places", HEAD, rows, write=chosen.write)


if __name__ == "__main__":
    main()
