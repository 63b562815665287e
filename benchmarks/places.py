"""Toponyms on public sets: `python benchmarks/places.py FOLDER [--recognise N] [--corpus FILE] [--write]`.

The folder holds sets as .xml or .xml.gz.

Resolution as in "A Pragmatic Guide to Geoparsing Evaluation" (Gritta, Pilehvar and Collier, 2020): the gold toponyms are
given, right is within 161 km of the gold point, unresolved is wrong. "By id" compares countries and regions by their
GeoNames id, as the middle of Russia is a matter of taste. With the source-home prior, the home of an outlet is the region
most often resolved in its other articles. `--recognise N` also reads the first N articles and scores the names found.
The weights of the resolver were fitted on half of LGL's and GeoWebNews' articles; the figures are of all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tables import add_write, tell
from toponym_sets import Article, Gold, articles

from svodka.lexicon.places import code_of
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
HEAD = ("places", "within 161 km", "by id", "by id, of those with one", "others, within 161 km")
SEED = 7
"""Of the draw that tells the half of the articles on which the resolver's weights were fitted."""

LANGS = ("en", "ru", "uk")
REPORTS = 700
"""Reports of a corpus that are read for the speed."""

Answers = list[list[Resolved | None]]
Judge = Callable[[Resolved | None, Gold], bool]


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
    return f"{sum(judged) / max(1, len(judged)):.3f} ({sum(judged)}/{len(judged)})"


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


def speed(path: Path, most: int) -> None:
    """Print how fast the first reports of a corpus are searched for names, and how fast those names are resolved."""
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


def recognition(found: list[Article]) -> tuple[int, int, int]:
    """Return how many names our reader found, the set has, and both have at one place (overlap)."""
    ours = theirs = both = 0
    for article in found:
        places = [place.span for place in find_places(parse(report_of(article.text, "en")))]
        gold = {(gold.start, gold.stop) for gold in article.gold}
        ours, theirs = ours + len(places), theirs + len(gold)
        both += sum(any(start < span.stop and span.start < stop for span in places) for start, stop in gold)
    return ours, theirs, both


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
    rows = [
        (
            NAMES.get(known, path.name) + label,
            share(found, answers, right),
            share(found, answers, same),
            share(found, answers, same, with_id=True),
            OTHERS.get(known, ""),
        )
        for label, answers in (("", alone), (", with the outlet's home", with_home))
    ]
    for label, part in zip(("fitted half", "other half"), halves(found), strict=True):
        kept = sorted(part)
        print(f"  {label}, alone, by id: {share([found[n] for n in kept], [alone[n] for n in kept], same)}")
    by_level(found, alone)
    print(f"  {total / took:.0f} toponyms a second")
    if recognise:
        ours, theirs, both = recognition(found[:recognise])
        print(f"  recognition: {both} of {theirs} found, {ours} named: F1 {2 * both / (ours + theirs):.3f}")
    return rows


def main() -> None:
    """Measure every set in the folder named on the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--recognise", type=int, default=0, metavar="N")
    arguments.add_argument("--corpus", type=Path, help="a .jsonl.gz of reports with text and lang, for the speed")
    add_write(arguments)
    chosen = arguments.parse_args()
    rows = []
    for path in sorted([*chosen.folder.glob("*.xml.gz"), *chosen.folder.glob("*.xml")]):
        rows += measure(path, chosen.recognise)
    if chosen.corpus:
        speed(chosen.corpus, REPORTS)
    tell("places", HEAD, rows, write=chosen.write)


if __name__ == "__main__":
    main()
