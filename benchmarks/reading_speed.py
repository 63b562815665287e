"""How fast a report is read, and with how much memory, beside the bare parser of its language.

    python benchmarks/reading_speed.py [--shared FOLDER] [--reports N] [--lang en|ru|uk]

One process for each figure, so that neither finds the other's caches warm. "parser" is sentences, tags, syntax and
names only (svodka.reading.parse), "reading" all steps up to statements, the parser among them; both in time of the
processor, after a warm-up of one report, so without the time of loading, which is told beside. A token is what the
parser calls one. FOLDER as for whole_run.py; without it the sample is read.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from time import process_time

from svodka.desk import Desk, load_config, take
from svodka.model import Report
from svodka.reading import read
from svodka.reading.parse import parse

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {"en": "war-en.jsonl.gz", "ru": "telegram-ru-uk.jsonl.gz", "uk": "telegram-ru-uk.jsonl.gz"}
LINES = 600
"""Lines taken in to choose the reports of one language from."""


def reports_of(lang: str, shared: Path, number: int) -> list[Report]:
    """Return up to *number* reports in *lang*, from the bulk texts or from the sample."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, packed = ROOT / "sample", shared / "corpus" / SOURCES[lang]
        if packed.is_file():
            source = folder / "texts.jsonl"
            with gzip.open(packed, "rt", encoding="utf-8") as lines:
                source.write_text("".join(islice(lines, LINES)), encoding="utf-8")
        with Desk(folder / "desk", load_config()) as desk:
            take(desk, [source])
            return [report for report in desk.store.reports() if report.lang == lang][:number]


def memory() -> float:
    """Return the peak memory of this process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(lang: str, what: str, shared: Path, number: int) -> None:
    """Print the speed and the memory of parsing or of reading."""
    reports = reports_of(lang, shared, number + 1)
    before, begun = memory(), process_time()
    read(reports[0])
    loaded, reports = process_time() - begun, reports[1:] or reports
    begun = process_time()
    done = [len(parse(report).sentences) if what == "parser" else len(read(report).statements) for report in reports]
    spent = process_time() - begun
    peak = memory()
    tokens = sum(len(sentence.tokens) for report in reports for sentence in parse(report).sentences)
    made = "sentences" if what == "parser" else "statements"
    print(
        f"{lang}  {what:8} {tokens / spent:7.0f} tokens/s  peak {peak:5.0f} MB ({before:.0f} before loading, {loaded:.1f} s)"
        f"   {len(reports)} reports, {tokens} tokens, {sum(done)} {made}",
        flush=True,
    )


def main() -> int:
    """Measure one thing, or all in child processes so that memory is counted apart."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked.add_argument("--reports", type=int, default=60)
    asked.add_argument("--lang", choices=sorted(SOURCES))
    asked.add_argument("--what", choices=["parser", "reading"], default="reading", help="with --lang")
    options = asked.parse_args()
    if options.lang:
        measure(options.lang, options.what, options.shared, options.reports)
        return 0
    failed = 0
    for lang in SOURCES:
        for what in ("parser", "reading"):
            command = [sys.executable, __file__, *sys.argv[1:], "--lang", lang, "--what", what]
            failed += subprocess.run(command, check=False).returncode != 0  # noqa: S603 (this very script)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
