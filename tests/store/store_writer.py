"""The process that test_sqlite.py kills: adds reports for ever and says which ones were acknowledged."""

import sys
from pathlib import Path

from svodka.model import Report
from svodka.store import open_store


def main(path: str, run: str) -> None:
    """Add reports named after *run* to the database *path*; one line on stdout for each acknowledged."""
    store = open_store(Path(path))
    number = 0
    while True:
        number += 1
        made = Report(
            id=f"rp-{run}-{number}",
            sha256="0" * 64,
            locator="in.txt",
            external_id=None,
            title="",
            source="",
            url=None,
            author=None,
            published_at=None,
            lang="en",
            text=f"Report {number} of run {run}.",
        )
        store.add_report(made)
        sys.stdout.write(f"{made.id}\n")
        sys.stdout.flush()


main(*sys.argv[1:])
