"""Briefs of whole runs: what the sixteen checks find, how long they are, what they cost.

    python benchmarks/briefs.py [PATH ...] [--shared FOLDER] [--keep FOLDER] [--lang en,ru,uk] [--only NAME] [--write]
    python benchmarks/briefs.py --size 10000 [--keep FOLDER] [--write]

Each PATH is a file or folder of reports. With none: the founding articles, the annotated reports, each week of
corpus/war-en of ten articles or more (by ISO week of publication) and parts of corpus/telegram-ru-uk, all of
../shared or FOLDER. With --keep the desks stay, so that a second run only writes. --size makes a desk of about so many
statements out of sample/, each copy with other numbers and days, and writes its brief in every format; it fails where
that takes more than ten seconds of the processor or 500 MB.

Every brief is written in a process of its own; seconds (of the processor) and memory are of writing, checking and
publishing in every format, with the data of the whole desk.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tables import Row, add_write, tell

from svodka.desk import Asked, Desk, link, load_config, publish, read, take
from svodka.desk.publishing import Published
from svodka.model import RenderError

ROOT = Path(__file__).resolve().parent.parent
LEAST = 10
"""Articles that make a week worth a brief."""
PART, PARTS = 250, 5
"""Posts in a part of the Telegram corpus, whose posts have no day, and how many parts are read."""
NUMBER = re.compile(r"(?<![\d.,-])(?!(?:19|20)\d\d(?!\d))[1-9]\d{2,5}(?![\d.,-]*\d)")
"""Numbers of three figures or more that are no years."""
DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
SEED = 20221123
MEGABYTE = 1024
HARD = (1, 2, 3, 4, 6, 7, 8, 10, 14)
EACH = 6.45
"""Statements that one perturbed text holds, on average."""
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0
"""What the brief of 10,000 statements may cost, in every format."""
SIZE_HEAD = ("statements", "events", "files", "hard checks", "seconds", "MB")
HEAD = ("reports", "language", "hard checks", "holder named", "salient told", "words", "words a sentence", "items", "seconds", "MB")


@dataclass(frozen=True)
class Run:
    """A brief to write: its *name*, the *source* of its reports, the *folder* of its desk and what comes out."""

    name: str
    source: Path
    folder: Path


def weeks(packed: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name, file) of each week of a corpus with enough articles."""
    found: dict[str, list[str]] = defaultdict(list)
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:
            day = json.loads(line).get("published")
            if day:
                year, week, _ = date.fromisoformat(day[:10]).isocalendar()
                found[f"{year}-W{week:02d}"].append(line)
    for name, rows in sorted(found.items()):
        if len(rows) >= LEAST:
            yield f"week {name} ({len(rows)})", written(folder / f"{name}.jsonl", rows)


def parts(packed: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name, file) of the first parts of a corpus of undated posts."""
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        rows = list(lines)
    for at in range(PARTS):
        yield f"posts, part {at + 1} ({PART})", written(folder / f"posts-{at + 1}.jsonl", rows[at * PART : (at + 1) * PART])


def written(path: Path, rows: list[str]) -> Path:
    """Write lines to a file and return it."""
    path.write_text("".join(rows), encoding="utf-8")
    return path


def sources(paths: list[Path], shared: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name, path) of everything that briefs are written of."""
    if paths:
        yield from ((path.stem, path) for path in paths)
        return
    yield "founding articles (5)", shared / "seeds" / "reports.jsonl"
    yield "annotated (23)", shared / "gold" / "reports.jsonl"
    yield from weeks(shared / "corpus" / "war-en.jsonl.gz", folder)
    yield from parts(shared / "corpus" / "telegram-ru-uk.jsonl.gz", folder)


def perturbed(size: int, folder: Path) -> Path:
    """Write copies of the sample's reports with other numbers and days until they hold about *size* statements."""
    draw = random.Random(SEED)  # noqa: S311 (no secret: the same texts each time)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "sample").rglob("*.txt"))]
    target = folder / "texts"
    target.mkdir(parents=True, exist_ok=True)
    for at in range(int(size / EACH) + 1):
        text = NUMBER.sub(lambda found: str(max(1, int(int(found[0]) * draw.uniform(0.5, 2)))), texts[at % len(texts)])
        text = DAY.sub(lambda found: (date.fromisoformat(found[0]) + timedelta(days=draw.randrange(28))).isoformat(), text)
        sentences = text.split("\n\n")
        head, body = sentences[:1], sentences[1:]
        draw.shuffle(body)
        (target / f"{at:05}.txt").write_text("\n\n".join(head + body), encoding="utf-8")
    return target


def prepare(run: Run) -> None:
    """Take in, read and link what the desk of a run does not hold yet; versions published before are forgotten."""
    shutil.rmtree(run.folder / "desk" / "briefs", ignore_errors=True)
    with Desk(run.folder / "desk", load_config()) as desk:
        if not desk.counts().reports:
            take(desk, [run.source])
        if read(desk).reports or not desk.counts().events:
            link(desk)


def write(folder: Path, lang: str, formats: tuple[str, ...] = ()) -> dict[str, object]:
    """Write one brief of a desk and return its figures."""
    begun = time.process_time()
    with Desk(folder / "desk", load_config()) as desk:
        try:
            published = publish(desk, folder / lang, Asked(lang=lang, formats=formats))
            counts = desk.counts()
        except RenderError as refused:
            return {"refused": str(refused)}
    seconds = time.process_time() - begun
    (folder / lang / "read.txt").write_text(as_read(published), encoding="utf-8")
    brief = published.brief
    return {
        "checks": {one.number: (one.figure, one.held, one.hard) for one in published.checks},
        "items": sum(len(section.items) for section in brief.sections),
        "statements": counts.statements,
        "events": counts.events,
        "files": len(published.files),
        "seconds": seconds,
        "memory": peak(),
    }


def peak() -> float:
    """Return this process's memory at its peak in megabytes: its own, not what its parent had when it was begun."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def as_read(published: Published) -> str:
    """Return the sentences of a brief alone, for an editor to read."""
    brief = published.brief
    lines = [brief.title]
    for section in brief.sections:
        lines.append(f"\n## {section.title}")
        for item in section.items:
            mark = "*" if item.event in brief.key_points else "-"
            lines.append(f"{mark} " + "\n    + ".join(one.text for one in item.sentences))
    lines.append("\n## >")
    lines += [f"- {one.start} {one.sentence.text}" for one in brief.announcements]
    return "\n".join(lines) + "\n"


def in_child(folder: Path, lang: str, *, whole: bool = False) -> dict[str, object]:
    """Write a brief in a process of its own; *whole*: in every format there is."""
    command = [sys.executable, __file__, "--one", str(folder), "--lang", lang, *(["--whole"] if whole else [])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603 (our own command line)
    if done.returncode:
        return {"refused": done.stderr.strip().splitlines()[-1]}
    found: dict[str, object] = json.loads(done.stdout)
    return found


def row_of(name: str, lang: str, made: dict[str, object]) -> Row:
    """Return the line of the table for one brief."""
    if "refused" in made:
        return (name, lang, str(made["refused"])[:200], *("",) * (len(HEAD) - 3))
    checks: dict[str, tuple[str, bool, bool]] = made["checks"]  # type: ignore[assignment]
    held = sum(checks[str(number)][1] for number in HARD if str(number) in checks)
    words, average = re.findall(r"[\d.]+", checks["13"][0])[:2]
    told = re.sub(r" events.*| claims", "", checks["12"][0])
    failed = [number for number, one in checks.items() if not one[1]]
    hard = f"{held} of {len(HARD)}" + (f"; missed {', '.join(failed)}" if failed else "")
    figures = (str(made["items"]), f"{made['seconds']:.1f}", f"{made['memory']:.0f}")
    return (name, lang, hard, checks["5"][0].removesuffix(" claims"), told, words, average, *figures)


def of_size(size: int, folder: Path, *, write_table: bool) -> int:
    """Write the brief of a desk of *size* statements in every format; return 1 where it costs more than it may."""
    run = Run(f"size-{size}", perturbed(size, folder / f"size-{size}"), folder / f"size-{size}" / "texts")
    prepare(run)
    made = in_child(run.folder, "en", whole=True)
    if "refused" in made:
        print(made["refused"])
        return 1
    checks: dict[str, tuple[str, bool, bool]] = made["checks"]  # type: ignore[assignment]
    held = sum(checks[str(number)][1] for number in HARD if str(number) in checks)
    figures = (f"{made['statements']:,}", f"{made['events']:,}", str(made["files"]), f"{held} of {len(HARD)}")
    seconds, memory = float(str(made["seconds"])), float(str(made["memory"]))
    tell("size", SIZE_HEAD, [(*figures, f"{seconds:.1f}", f"{memory:.0f}")], write=write_table)
    return int(held < len(HARD) or seconds > MOST_SECONDS or memory > MOST_MEGABYTES)


@contextmanager
def kept_or_not(keep: Path | None) -> Iterator[Path]:
    """Give the folder to keep, or one that is gone afterwards."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def options() -> argparse.Namespace:
    """Return what was asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("paths", nargs="*", type=Path)
    asked.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--lang", default="en")
    asked.add_argument("--only", default="")
    asked.add_argument("--size", type=int)
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--whole", action="store_true", help=argparse.SUPPRESS)
    add_write(asked)
    return asked.parse_args()


def main() -> int:
    """Write every brief; return 1 where one is refused."""
    asked = options()
    if asked.one:
        print(json.dumps(write(asked.one, asked.lang, ("all",) if asked.whole else ())))
        return 0
    rows: list[Row] = []
    with kept_or_not(asked.keep) as folder:
        if asked.size:
            return of_size(asked.size, folder, write_table=asked.write)
        for name, source in sources(asked.paths, asked.shared, folder):
            if asked.only not in name:
                continue
            run = Run(name, source, folder / source.parent.name / source.stem)
            prepare(run)
            for lang in asked.lang.split(","):
                rows.append(row_of(name, lang, in_child(run.folder, lang)))
                print("  ".join(rows[-1]), flush=True)
    tell("briefs", HEAD, rows, write=asked.write)
    return int(any(row[-1] == "" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
