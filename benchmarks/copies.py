"""Plant copies among real reports of one day and count how many the origin graph finds, and what it finds wrongly.

    python benchmarks/copies.py FOLDER [--reports N] [--planted N] [--seed N] [--write]

FOLDER holds day-2020-en.jsonl.gz and day-2020-ru.jsonl.gz (one report a line with its text). Planted are: near copies
(words dropped, replaced and moved, so that between half and nearly all 5-word shingles agree), cut copies (a beginning,
middle or end of 30-70 % of the text) and padded copies (the whole, with words of a report that is not in the heap around it). A
planted copy is found when it shares a root with its original. Near copies whose Jaccard came out below .5 do not
count. Precision: of the copy edges that touch a planted report, those that lead to its original's kin: reports that
are copies of the original by the same measure. Others' figures are from design/events.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from tables import add_write, tell

from svodka.events.grouping import Groups
from svodka.events.origins import copy_edges
from svodka.events.shingles import NEAR, likeness, shingles
from svodka.model import Report, content_id

DAY = date(2020, 4, 27)
LONG = 120
"""Words from which a report is copied: a cut of a shorter one is a sentence."""
SPARE = 400
"""Reports kept out of the heap, to pad others with."""
OTHERS = {"en": {"near": 0.98, "cut or padded": 0.80}, "ru": {"near": 0.95, "cut or padded": 0.57}}
"""Recall of MinHash with bands, Jaccard alone."""
HEAD = ("copies planted among the reports of a day", "svodka", "others", "counted")
NAMES = {"en": "English", "ru": "Russian"}


@dataclass(frozen=True)
class Planted:
    """A copy, the report it was made from, and how."""

    report: Report
    original: Report
    kind: str


def read(path: Path, most: int) -> list[Report]:
    """Return the first *most* reports of a file."""
    reports = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= most:
                break
            row = json.loads(line)
            reports.append(report(f"{row['lang']}-{row['id']}", row["lang"], row["text"]))
    return reports


def report(key: str, lang: str, text: str) -> Report:
    """Make a report of nothing but a text."""
    return Report(
        id=content_id("rp", key), sha256="0" * 64, locator=key, external_id=key, title="", source=key, url=None,
        author=None, published_at=DAY, lang=lang, text=text,
    )  # fmt: skip


def near_copy(text: str, draw: random.Random, words: list[str]) -> str:
    """Edit up to a tenth of the words."""
    share = draw.uniform(0.005, 0.1)
    edited: list[str] = []
    for word in text.split(" "):
        edit = draw.random() < share
        if not edit or draw.random() < 1 / 3:
            edited.append(word)
        if edit and draw.random() < 2 / 3:
            edited.append(draw.choice(words))
    return " ".join(edited)


def cut_copy(text: str, draw: random.Random) -> str:
    """Keep 30 to 70 % of the words, from anywhere."""
    words = text.split(" ")
    kept = max(1, int(len(words) * draw.uniform(0.3, 0.7)))
    start = draw.choice((0, 0, draw.randint(0, len(words) - kept), len(words) - kept))
    return " ".join(words[start : start + kept])


def padded_copy(text: str, draw: random.Random, other: str) -> str:
    """Put 50 to 150 % of foreign words around the text."""
    words = other.split(" ")[: int(len(text.split(" ")) * draw.uniform(0.5, 1.5))]
    at = draw.randint(0, len(words))
    return "\n".join((" ".join(words[:at]), text, " ".join(words[at:])))


def plant(reports: list[Report], padding: list[Report], many: int, seed: int) -> list[Planted]:
    """Return *many* copies of each kind; *padding* are reports that are not among *reports*."""
    draw = random.Random(seed)  # noqa: S311 (a benchmark is to be repeatable, not secret)
    spare = [one.text for one in padding]
    long = [one for one in reports if len(one.text.split()) >= LONG]
    originals = draw.sample(long, min(many, len(long)))
    words = [word for one in originals for word in one.text.split()]
    planted = []
    for one in originals:
        made = {
            "near": near_copy(one.text, draw, words),
            "cut": cut_copy(one.text, draw),
            "padded": padded_copy(one.text, draw, draw.choice(spare)),
        }
        for kind, text in made.items():
            planted.append(Planted(report(f"{one.external_id}-{kind}", one.lang, text), one, kind))
    return planted


def counts(one: Planted) -> bool:
    """Tell whether a near copy is still one by the measure; the other kinds always are."""
    if one.kind != "near":
        return True
    return likeness(shingles(one.original.text), shingles(one.report.text)).jaccard >= NEAR


def score(reports: list[Report], planted: list[Planted]) -> tuple[dict[str, tuple[int, int]], tuple[int, int], float]:
    """Return found of planted by kind, right of all edges at planted reports, and reports a second."""
    everything = reports + [one.report for one in planted]
    started = perf_counter()
    edges = copy_edges(everything)
    seconds = perf_counter() - started
    groups = Groups(one.id for one in everything)
    for edge in edges:
        groups.join(edge.child, edge.parent)
    by_kind: Counter[tuple[str, bool]] = Counter(
        (one.kind, groups.top(one.report.id) == groups.top(one.original.id)) for one in planted if counts(one)
    )
    found = {
        kind: (by_kind[kind, True], by_kind[kind, True] + by_kind[kind, False]) for kind in ("near", "cut", "padded")
    }
    return found, _right(reports, planted, edges), len(everything) / seconds


def _right(reports: list[Report], planted: list[Planted], edges: list) -> tuple[int, int]:  # type: ignore[type-arg]
    """Count the edges at planted reports that stay within one family: an original, its own copies, and theirs."""
    original = {one.report.id: one.original.id for one in planted}
    natural = Groups(one.id for one in reports)
    for edge in copy_edges(reports):
        natural.join(edge.child, edge.parent)
    right = total = 0
    for edge in edges:
        if edge.child in original or edge.parent in original:
            ends = [natural.top(original.get(end, end)) for end in (edge.child, edge.parent)]
            right += ends[0] == ends[1]
            total += 1
    return right, total


def main() -> None:
    """Print the figures of both languages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--planted", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    add_write(parser)
    options = parser.parse_args()
    rows = []
    for lang, others in OTHERS.items():
        read_in = read(options.folder / f"day-2020-{lang}.jsonl.gz", options.reports + SPARE)
        reports, padding = read_in[:-SPARE], read_in[-SPARE:]
        found, (right, total), speed = score(reports, plant(reports, padding, options.planted, options.seed))
        for kind, (hit, of) in found.items():
            other = others["near" if kind == "near" else "cut or padded"]
            rows.append((f"{NAMES[lang]}, {kind}: found", f"{hit / of:.3f}", f"{other:.2f}", f"{hit} of {of}"))
        rows.append((f"{NAMES[lang]}, called copies: right", f"{right / total:.3f}", "not measured", f"{right} of {total}"))
        print(f"{lang}: {speed:,.0f} reports a second", flush=True)
    tell("copies", HEAD, rows, write=options.write)


if __name__ == "__main__":
    main()
