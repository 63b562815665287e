"""How linking new reports costs as the archive grows: seconds, reports a second, peak memory, size of the database.

    python benchmarks/growth.py [--shared DIR] [--archived N …] [--new N …] [--originals N] [--statements N] [--week N] [--write]

Originals are read once by the real reader (reports of ../shared/corpus, of sample/ where there is none) and then repeated
with perturbed names, dates and numbers until there are enough. A repetition is made from a seed: each capitalised word
that is not the first of a sentence, and each number, becomes another one of the same length (letters for letters of its
script, digits for digits), the same for all its forms with the same beginning within that repetition, and one common word in six becomes
another of its length, so that repetitions are no copies of each other. As every text keeps its length, every span of a
statement keeps its place. Names, places' ids and figures of the statements are perturbed alike; days move with the
row: a desk takes in 5,000 reports a week (--week). Of long reports the
first few statements count (--statements), and the text as far as they reach.

For each size of the archive: the archive is linked in batches, then copies of the database take the new reports. Time is
that of `desk.link`, with the database on disk; memory is the peak of a process of its own that links only the new reports.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bulk import CORPORA, SHARED, reports_of
from tables import add_write, tell

from svodka.desk import Desk, link, load_config
from svodka.events.origins import copy_edges
from svodka.model import Reading, Report, content_id
from svodka.reading import read

FIRST = date(2023, 1, 2)
WORD = re.compile(r"\d+|[^\W\d_]+")
STEM = 4
"""Letters that the forms of a name have in common."""
REPLACED = 6
"""Of so many stems of common words one is replaced."""
LETTERS = {"lat": "abcdefghijklmnoprstuvwz", "cyr": "абвгдежзиклмнопрстухцчшя"}
BATCH = 2_000
HEAD = ("archived", "new", "seconds", "of which on the processor", "reports a second of it", "peak memory, MB", "database before, MB")


def originals(shared: Path, most: int, statements: int) -> list[tuple[Report, Reading]]:
    """Read *most* reports of all corpora; of each the first *statements*, and the text as far as they reach."""
    found: list[tuple[Report, Reading]] = []
    corpora = CORPORA if (shared / "corpus").is_dir() else ("sample",)
    for corpus in corpora:
        share = most // len(corpora) + 1
        for report, home in islice(reports_of(shared, corpus, 2 * share), share):
            reading = read(report, home)
            told = reading.statements[:statements]
            if told:
                stop = max(len(report.text) // 4, *(one.span.stop for one in told))
                whole = replace(report, text=report.text[:stop], blocks=(), notes=())
                found.append((whole, replace(reading, statements=told, blocks=(), notes=(), people=())))
    return found


class Perturbed:
    """One repetition of the originals."""

    def __init__(self, number: int, seed: int, week: int) -> None:
        """Make repetition *number*, of which *week* reports are of one week."""
        self._number, self._week = number, week
        self._key = f"{seed}:{number}".encode()

    def report(self, report: Report, reading: Reading, at: int) -> tuple[Report, Reading]:
        """Return the report and its reading as the *at*-th of all, with other names, numbers and days."""
        day = FIRST + timedelta(days=at * 7 // self._week)
        moved = day - (report.published_at or day)
        key = content_id("rp", report.id, self._number)
        ids = {one.id: content_id("st", key, one.id) for one in reading.statements}
        change = {"report": {report.id: key}, "ids": ids, "moved": moved}
        made = replace(
            report, id=key, external_id=key, url=None, text=self.text(report.text), title=self.text(report.title), published_at=day
        )
        told = tuple(self._value(one, change) for one in reading.statements)
        return made, replace(reading, report=key, statements=told)

    def text(self, text: str) -> str:
        """Return *text* with other names, numbers and some other words, each as long as it was."""
        parts, last = [], 0
        for found in WORD.finditer(text):
            parts += (text[last : found.start()], self._word(found.group(), opens=_opens(text, found.start())))
            last = found.end()
        return "".join((*parts, text[last:]))

    def _word(self, word: str, *, opens: bool) -> str:
        named = word[0].isupper() and not opens
        draw = random.Random(blake2b(self._key + word[:STEM].lower().encode(), digest_size=8).digest())  # noqa: S311 (repeatable)
        if word[0].isdigit():
            return "".join(str(draw.randint(1, 9)) for _ in word)
        if len(word) <= STEM or not (named or draw.randrange(REPLACED) == 0):
            return word
        letters = LETTERS["cyr" if "а" <= word[1].lower() <= "я" else "lat"]
        stem = "".join(draw.choice(letters) for _ in range(STEM))
        return (stem.capitalize() if word[0].isupper() else stem) + word[STEM:]

    def _value(self, value: Any, change: dict[str, Any], name: str = "") -> Any:  # noqa: ANN401 (whatever a statement holds)
        """Return a part of a statement, perturbed as the text is."""
        if isinstance(value, tuple):
            return tuple(self._value(one, change, name) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            made = {field.name: self._value(getattr(value, field.name), change, field.name) for field in fields(value)}
            return replace(value, **made)
        if isinstance(value, date):
            return value + change["moved"] if value > date(1900, 1, 1) else value
        if isinstance(value, float) and name in ("low", "high"):
            return float(self._word(f"{value:.0f}", opens=False)) if value >= 1 else value
        if isinstance(value, str):
            if name in ("name", "as_written"):
                return self.text(value)
            return change["report"].get(value) or change["ids"].get(value) or value
        return value


def _opens(text: str, at: int) -> bool:
    """Tell whether the word at *at* begins a sentence."""
    before = text[:at].rstrip()[-1:] if at < STEM else text[max(0, at - STEM) : at].rstrip()[-1:]
    return before in ("", ".", "!", "?", "…", ":", "\n")


def stream(
    held: list[tuple[Report, Reading]], start: int, many: int, options: argparse.Namespace
) -> Iterator[tuple[Report, Reading]]:
    """Yield reports *start* to *start* + *many* of the endless row of repetitions."""
    repetition: Perturbed | None = None
    for at in range(start, start + many):
        if repetition is None or at % len(held) == 0:
            repetition = Perturbed(at // len(held), options.seed, options.week)
        report, reading = held[at % len(held)]
        yield repetition.report(report, reading, at)


def fill(folder: Path, made: Iterator[tuple[Report, Reading]]) -> None:
    """Put reports and their readings into a desk, without linking them."""
    with Desk(folder, load_config()) as desk:
        while some := list(islice(made, BATCH)):
            with desk.store.batch():
                for report, reading in some:
                    desk.store.add_report(report)
                    desk.store.put_reading(reading, "1")


def linked(folder: Path) -> tuple[float, float, float]:
    """Link what is new on a desk, in a process of its own; return seconds, those on the processor, and the peak of memory in MB."""
    done = subprocess.run([sys.executable, __file__, "--link", str(folder)], capture_output=True, check=True, text=True)  # noqa: S603 (ourselves)
    seconds, busy, memory = json.loads(done.stdout)
    return seconds, busy, memory


def link_only(folder: Path) -> None:
    """Link what is new on a desk and print the seconds and the peak of memory."""
    with Desk(folder, load_config()) as desk:
        started, begun = perf_counter(), process_time()
        link(desk)
        seconds, busy = perf_counter() - started, process_time() - begun
    print(json.dumps((seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)))


def size(folder: Path) -> float:
    """Return the size of a desk's database in MB."""
    return sum(file.stat().st_size for file in folder.glob("desk.sqlite*")) / 1e6


def grown(folder: Path, held: list[tuple[Report, Reading]], options: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    """Yield a row for each size of the archive and each number of new reports."""
    desk, there = folder / "desk", 0
    for archived in sorted(options.archived):
        fill(desk, stream(held, there, archived - there, options))
        seconds, busy, memory = linked(desk)
        told = f"archive of {archived:,}: {archived - there:,} linked in {seconds:,.0f} s, {busy:,.0f} on the processor, {memory:,.0f} MB"
        print(told, file=sys.stderr, flush=True)
        there = archived
        for new in sorted(options.new):
            copy = folder / "copy"
            shutil.copytree(desk, copy)
            before = size(copy)
            fill(copy, stream(held, archived, new, options))
            seconds, busy, memory = linked(copy)
            shutil.rmtree(copy)
            yield f"{archived:,}", f"{new:,}", f"{seconds:.1f}", f"{busy:.1f}", f"{new / busy:.0f}", f"{memory:.0f}", f"{before:,.0f}"


def dedup(held: list[tuple[Report, Reading]], options: argparse.Namespace) -> str:
    """Return how many reports a second are looked at for copies, all at once."""
    reports = [report for report, _ in stream(held, 0, len(held), options)]
    started = perf_counter()
    copy_edges(reports)
    return f"{len(reports) / (perf_counter() - started):,.0f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--archived", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--new", type=int, nargs="+", default=[500, 5_000])
    parser.add_argument("--originals", type=int, default=5_000)
    parser.add_argument("--statements", type=int, default=5)
    parser.add_argument("--week", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a file in which the originals are kept once they are read")
    parser.add_argument("--link", type=Path, help=argparse.SUPPRESS)
    add_write(parser)
    options = parser.parse_args()
    if options.link:
        link_only(options.link)
        return
    if options.keep and options.keep.is_file():
        held = pickle.loads(options.keep.read_bytes())  # noqa: S301 (our own file)
    else:
        held = originals(options.shared, options.originals, options.statements)
        if options.keep:
            options.keep.write_bytes(pickle.dumps(held))
    random.Random(options.seed).shuffle(held)  # noqa: S311 (repeatable): every stretch of the row is to be of all corpora
    told = sum(len(reading.statements) for _, reading in held) / len(held)
    print(f"{len(held):,} originals, {told:.1f} statements each; copies looked for: {dedup(held, options)} a second", flush=True)
    with tempfile.TemporaryDirectory() as name:
        rows = []
        for row in grown(Path(name), held, options):
            print(*row, flush=True)
            rows.append(row)
    tell("growth", HEAD, rows, write=options.write)


if __name__ == "__main__":
    main()
