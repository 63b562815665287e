"""Take bulk texts through `svodka brief`, each in a process of its own: time of each stage, peak memory, the size of the brief.

    python benchmarks/whole_run.py [--shared FOLDER] [--posts N] [--keep FOLDER]

FOLDER (../shared unless given) holds corpus/war-en.jsonl.gz (416 articles), corpus/telegram-ru-uk.jsonl.gz, of which
the first N posts are taken, and seeds/reports.jsonl (5 articles). Where it is not there, sample/ alone is run. With
--keep the desks and briefs stay, to be looked at. A run that raises, or that refuses to publish, ends this with 1.

Times are of the wall; "cpu" is the processor's, which tells more on a busy machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENTRY = "import sys; sys.path.insert(0, sys.argv.pop(1)); from svodka.cli import main; main(prog_name='svodka')"
STAGE = re.compile(r"^ +([\d.]+) s  (.+)$", re.MULTILINE)
COUNTS = re.compile(r"^(\d+) reports, (\d+) statements, (\d+) events, (\d+) contradictions$", re.MULTILINE)
REFUSED = 4


@dataclass(frozen=True)
class Ran:
    """What one run cost and made; *memory* in megabytes at its peak."""

    code: int
    said: str
    complained: str
    cpu: float
    memory: float
    out: Path


def unpacked(shared: Path, folder: Path, posts: int) -> Iterator[tuple[str, Path]]:
    """Yield (name, file to take in) of every text that is there, unpacked into *folder*."""
    for name, packed, number in (
        ("416 articles, English", "war-en.jsonl.gz", None),
        (f"{posts} posts, Russian and Ukrainian", "telegram-ru-uk.jsonl.gz", posts),
    ):
        source = shared / "corpus" / packed
        if source.is_file():
            target = folder / packed.removesuffix(".gz")
            with gzip.open(source, "rt", encoding="utf-8") as lines:
                target.write_text("".join(islice(lines, number)), encoding="utf-8")
            yield name, target
    seeds = shared / "seeds" / "reports.jsonl"
    if seeds.is_file():
        yield "5 articles, the seeds", seeds
    yield "the sample", ROOT / "sample"


def run(source: Path, folder: Path) -> Ran:
    """Write the brief of *source* in a child process and wait for what it cost."""
    folder.mkdir(parents=True)
    out = folder / "out"
    command = [sys.executable, "-c", ENTRY, str(ROOT / "src"), "brief", str(source), "--desk", str(folder / "desk"), "-o", str(out)]
    with (folder / "said.txt").open("wb") as said, (folder / "complained.txt").open("wb") as complained:
        child = subprocess.Popen(command, stdout=said, stderr=complained)  # noqa: S603 (our own command line)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    texts = [(folder / name).read_text(encoding="utf-8", errors="replace") for name in ("said.txt", "complained.txt")]
    return Ran(child.returncode, *texts, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out)


def tell(name: str, ran: Ran) -> None:
    """Print the figures of one run."""
    print(f"\n{name}: exit {ran.code}, cpu {ran.cpu:.1f} s, peak memory {ran.memory:.0f} MB", flush=True)
    for line in ran.complained.splitlines()[-8:]:
        print(f"  ! {line[:400]}")
    for reports, statements, events, clashes in COUNTS.findall(ran.said):
        print(f"  {reports} reports, {statements} statements, {events} events, {clashes} contradictions")
    for seconds, stage in STAGE.findall(ran.said):
        print(f"  {seconds:>7} s  {stage}")
    if ran.out.is_dir():
        tell_brief(ran.out)


def tell_brief(out: Path) -> None:
    """Print how large the brief is, and how many names it withholds."""
    text = (out / "brief.md").read_text(encoding="utf-8")
    body = text.split("\n## Tallies", 1)[0]
    items = len(re.findall(r"^\*\*\d+\.\d+\*\*", body, re.MULTILINE))
    withheld = len(set(re.findall(r"name withheld (\d+)", text)))
    sizes = ", ".join(f"{path.name} {path.stat().st_size / 1e6:.2f} MB" for path in sorted(out.iterdir()))
    rows = json.loads((out / "export.json").read_text(encoding="utf-8"))
    joined = sum(len(event["statements"]) > 1 for event in rows["events"])
    print(f"  {items} items, {len(body.split())} words, {withheld} names withheld in the brief; {joined} events of more than one statement")
    print(f"  {sizes}")


@contextmanager
def kept_or_not(keep: Path | None) -> Iterator[Path]:
    """Give the folder to keep, or one that is gone afterwards."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def main() -> int:
    """Run everything that is there; return 1 where a run raised, refused to publish or failed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked.add_argument("--posts", type=int, default=500)
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    failed = 0
    with kept_or_not(options.keep) as folder:
        for number, (name, source) in enumerate(unpacked(options.shared, folder, options.posts), 1):
            ran = run(source, folder / f"run-{number}")
            tell(name, ran)
            failed += ran.code in (1, 2, REFUSED) or "Traceback" in ran.complained
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
