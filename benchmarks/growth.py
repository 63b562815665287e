"""How linking new reports costs as the archive grows: seconds, reports a second, peak memory, size of the database.

    python benchmarks/growth.py [--shared DIR] [--archived N …] [--new N …] [--originals N] [--statements N] [--week N]
                                [--full N] [--base DIR] [--write]

Originals are read once by the real reader (reports of ../shared/corpus, of sample/ where there is none) and then repeated
with perturbed names, dates and numbers until there are enough. A repetition is made from a seed: each capitalised word
that is not the first of a sentence, and each number, becomes another one of the same length (letters for letters of its
script, digits for digits), the same for all its forms with the same beginning within that repetition, and one common word in six becomes
another of its length, so that repetitions are no copies of each other. As every text keeps its length, every span of a
statement keeps its place. Names, places' ids and figures of the statements are perturbed alike; days move with the
row: a desk takes in 500 reports a week (--week), so that a larger archive reaches further back and is no fuller. Of long
reports the first few statements count (--statements), and the text as far as they reach.

The new reports come after the archive at the same pace; in a second row of each size one in fifty of them is late (--late): it
falls into an old week, evenly over the whole archive, but no week gets more than a tenth of what it holds; so the weeks are as
full in every size. A desk of
which the weeks are ten times as full (--full) is another matter and has rows of its own.

For each size of the archive: the archive is linked in batches, then copies of the database take the new reports. Time is
that of `desk.link`, with the database on disk; memory is the peak of a process of its own that links only the new reports.
How many pairs of statements were compared, and how many reports were read to do so, does not hang on how busy the machine is.
With --base the archives are kept in a folder and taken from it the next time (and linked by whatever made them then).
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
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from itertools import islice, product
from pathlib import Path
from time import perf_counter, process_time
from types import ModuleType
from typing import Any

from bulk import CORPORA, SHARED, reports_of
from tables import add_write, tell

from svodka.desk import Desk, link, load_config
from svodka.events.growing import library, tying
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
PART = 10_000
"""Reports by which an archive is built, with a word on how it goes."""
SPARE = 10
"""For so many archived reports of a week there is at most one late one more."""
HEAD = (
    "reports a week", "archived", "new", "of them late", "pairs compared", "reports read", "seconds", "of which on the processor",
    "reports a second of it", "peak memory, MB", "database before, MB",
)


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

    def __init__(self, number: int, seed: int) -> None:
        """Make repetition *number*."""
        self._number = number
        self._key = f"{seed}:{number}".encode()

    def report(self, report: Report, reading: Reading, day: date) -> tuple[Report, Reading]:
        """Return the report and its reading as of *day*, with other names, numbers and days."""
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


def days(archived: int, new: int, week: int, late: int) -> list[date]:
    """Return the days of *new* reports that come to *archived* ones, *week* of them a week: *late* into old weeks, the rest after."""
    places = [at * archived // late for at in range(late)] + [archived + at for at in range(new - late)]
    return [FIRST + timedelta(days=at * 7 // week) for at in places]


def stream(held: list[tuple[Report, Reading]], start: int, dates: list[date], seed: int) -> Iterator[tuple[Report, Reading]]:
    """Yield the reports of the endless row of repetitions from the *start*-th on, one for each of *dates*."""
    repetition: Perturbed | None = None
    for at, day in enumerate(dates, start):
        if repetition is None or at % len(held) == 0:
            repetition = Perturbed(at // len(held), seed)
        report, reading = held[at % len(held)]
        yield repetition.report(report, reading, day)


def fill(folder: Path, made: Iterator[tuple[Report, Reading]]) -> None:
    """Put reports and their readings into a desk, without linking them."""
    with Desk(folder, load_config()) as desk:
        while some := list(islice(made, BATCH)):
            with desk.store.batch():
                for report, reading in some:
                    desk.store.add_report(report)
                    desk.store.put_reading(reading, "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What linking took: seconds, those on the processor, the peak of memory in MB, pairs compared, reports read."""

    seconds: float
    busy: float
    memory: float
    pairs: int
    read: int


def linked(folder: Path) -> Cost:
    """Link what is new on a desk, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--link", str(folder)], capture_output=True, check=True, text=True)  # noqa: S603 (ourselves)
    return Cost(**json.loads(done.stdout))


def link_only(folder: Path) -> None:
    """Link what is new on a desk and print what it took."""
    pairs = count_calls(tying, "scored", lambda _, of, __: len(of))
    read_ = count_calls(library, "remembered", lambda *_: 1)
    with Desk(folder, load_config()) as desk:
        started, begun = perf_counter(), process_time()
        link(desk)
        seconds, busy = perf_counter() - started, process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cost = Cost(seconds=seconds, busy=busy, memory=memory, pairs=sum(pairs), read=sum(read_))
    print(json.dumps(asdict(cost)))


def count_calls(module: ModuleType, name: str, size: Callable[..., int]) -> list[int]:
    """Let a function of *module* note the *size* of each call, as told by its arguments, in the list returned."""
    called, sizes = getattr(module, name), list[int]()

    def noting(*arguments: Any) -> Any:  # noqa: ANN401 (whatever it takes and gives)
        sizes.append(size(*arguments))
        return called(*arguments)

    setattr(module, name, noting)
    return sizes


def size(folder: Path) -> float:
    """Return the size of a desk's database in MB."""
    return sum(file.stat().st_size for file in folder.glob("desk.sqlite*")) / 1e6


def grown(folder: Path, held: list[tuple[Report, Reading]], week: int, options: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    """Yield a row for each size of the archive and each number of new reports, *week* of them a week."""
    desk, there = folder / "desk", 0
    for archived in sorted(options.full_archived if week == options.full else options.archived):
        kept = options.base / f"{week}-{archived}" if options.base else None
        if kept and kept.is_dir():
            shutil.rmtree(desk, ignore_errors=True)
            shutil.copytree(kept, desk)
        else:
            extend(desk, held, range(there, archived), week, options.seed)
            if kept:
                shutil.copytree(desk, kept)
        there = archived
        for new, late in product(sorted(options.new), sorted({0, options.late})):
            late_ones = min(new // late, archived // SPARE) if late else 0
            copy = folder / "copy"
            shutil.copytree(desk, copy)
            before = size(copy)
            fill(copy, stream(held, archived, days(archived, new, week, late_ones), options.seed))
            yield f"{week:,}", f"{archived:,}", f"{new:,}", f"{late_ones:,}", *told(linked(copy), new), f"{before:,.0f}"
            shutil.rmtree(copy)


def told(cost: Cost, new: int) -> tuple[str, ...]:
    """Return the cells on what linking *new* reports took."""
    rate = f"{new / cost.busy:.0f}"
    return f"{cost.pairs:,}", f"{cost.read:,}", f"{cost.seconds:.1f}", f"{cost.busy:.1f}", rate, f"{cost.memory:.0f}"


def extend(desk: Path, held: list[tuple[Report, Reading]], places: range, week: int, seed: int) -> None:
    """Add the reports at *places* of the row to an archive, and link them."""
    dates = [FIRST + timedelta(days=at * 7 // week) for at in places]
    for at in range(0, len(dates), PART):
        fill(desk, stream(held, places.start + at, dates[at : at + PART], seed))
        cost, there = linked(desk), places.start + min(at + PART, len(dates))
        told_ = f"archive of {there:,}, {week:,} a week: {cost.seconds:,.0f} s, {cost.busy:,.0f} on the processor, {cost.memory:,.0f} MB"
        print(told_, file=sys.stderr, flush=True)


def dedup(held: list[tuple[Report, Reading]], options: argparse.Namespace) -> str:
    """Return how many reports a second are looked at for copies, all at once."""
    reports = [report for report, _ in stream(held, 0, [FIRST] * len(held), options.seed)]
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
    parser.add_argument("--week", type=int, default=500)
    parser.add_argument("--full", type=int, default=5_000, help="reports a week of the fuller desk, 0 for none")
    parser.add_argument("--full-archived", type=int, nargs="+", default=[10_000])
    parser.add_argument("--base", type=Path, help="a folder in which the archives are kept")
    parser.add_argument("--late", type=int, default=50, help="of so many new reports one is late in the second row, 0 for none")
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
    many = sum(len(reading.statements) for _, reading in held) / len(held)
    print(f"{len(held):,} originals, {many:.1f} statements each; copies looked for: {dedup(held, options)} a second", flush=True)
    rows = []
    for week in filter(None, (options.week, options.full)):
        with tempfile.TemporaryDirectory() as name:
            for row in grown(Path(name), held, week, options):
                print(*row, flush=True)
                rows.append(row)
    tell("growth", HEAD, rows, write=options.write)


if __name__ == "__main__":
    main()
