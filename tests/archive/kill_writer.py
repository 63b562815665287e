"""The process that test_kill.py kills: puts small reports for ever and says which ones were acknowledged."""

import sys
from pathlib import Path

from svodka.archive import Archive


def main(folder: str, run: str) -> None:
    """Put reports named after *run* into *folder*; one line on stdout for each that was acknowledged."""
    archive = Archive(Path(folder))
    number = 0
    while True:
        number += 1
        locator = f"run-{run}/{number}.txt"
        capture = archive.put(f"Report {number} of run {run}.".encode() * 40, locator, "text/plain", "test", "2022")
        sys.stdout.write(f"{capture.sha256} {locator}\n")
        sys.stdout.flush()


main(*sys.argv[1:])
