"""Read every report of the bulk texts and name those that raise: `python benchmarks/nothing_raises.py [--shared FOLDER]`.

FOLDER (../shared unless given) holds corpus/*.jsonl.gz; where it is not there, sample/ is read. With --corpus, one of
them; with --lines, only so many lines of each. Ends with 1 where a report raised, or a span lies outside its text.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path
from time import process_time

from bulk import CORPORA, SHARED, reports_of

from svodka.model import Reading, Report
from svodka.reading import read


def loose(reading: Reading, report: Report) -> int:
    """Count the spans of statements that lie outside the text or hold nothing of it."""
    spans = [s.span for s in reading.statements] + [s.cue for s in reading.statements if s.cue]
    return sum(not (0 <= span.start < span.stop <= len(report.text) and span.of(report.text).strip()) for span in spans)


def run(corpus: str, shared: Path, lines: int | None) -> int:
    """Read one corpus, print what raised, and return how many reports did."""
    failed = number = statements = 0
    begun = process_time()
    for report, home in reports_of(shared, corpus, lines):
        number += 1
        try:
            reading = read(report, home)
        except Exception:  # noqa: BLE001 (whatever it is, it is what is looked for)
            failed += 1
            print(f"! {corpus} {report.external_id or report.locator}: {traceback.format_exc(limit=-2)}", flush=True)
            continue
        statements += len(reading.statements)
        if outside := loose(reading, report):
            failed += 1
            print(f"! {corpus} {report.external_id or report.locator}: {outside} spans outside the text", flush=True)
    if number:
        told = f"{number} reports, {statements} statements, {failed} raised, {process_time() - begun:.0f} s"
        print(f"{corpus:16} {told}", flush=True)
    return failed


def main() -> int:
    """Read all corpora that are there, or the sample."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shared", type=Path, default=SHARED)
    asked.add_argument("--corpus", choices=[*CORPORA, "sample"])
    asked.add_argument("--lines", type=int)
    options = asked.parse_args()
    there = [name for name in CORPORA if (options.shared / "corpus" / f"{name}.jsonl.gz").is_file()]
    names = [options.corpus] if options.corpus else there or ["sample"]
    return int(sum(run(name, options.shared, options.lines) for name in names) > 0)


if __name__ == "__main__":
    sys.exit(main())
