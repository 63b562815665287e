"""Tables of figures: printed by every measurement, and with --write put into docs/quality.md between its markers.

A table stands between `<!-- benchmark NAME -->` and `<!-- end NAME -->`; what is between them is replaced whole, so
that no figure is copied by hand.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"

Row = tuple[str, ...]


def add_write(arguments: argparse.ArgumentParser) -> None:
    """Give a measurement the option --write."""
    arguments.add_argument("--write", action="store_true", help="put the table into docs/quality.md")


def as_markdown(head: Row, rows: Sequence[Row]) -> str:
    """Return a table in Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def as_text(head: Row, rows: Sequence[Row]) -> str:
    """Return a table for the terminal, its columns filled up."""
    widths = [max(len(line[at]) for line in (head, *rows)) for at in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in (head, *rows))


def put(page: str, name: str, table: str) -> str:
    """Return *page* with *table* between the markers of *name*. Raises ValueError where they are not there once."""
    between = re.compile(rf"(<!-- benchmark {re.escape(name)} -->\n).*?(<!-- end {re.escape(name)} -->)", re.DOTALL)
    if len(between.findall(page)) != 1:
        message = f"the markers of {name!r} are not in the page once"
        raise ValueError(message)
    return between.sub(lambda found: f"{found[1]}{table}\n{found[2]}", page)


def tell(name: str, head: Row, rows: Sequence[Row], *, write: bool) -> None:
    """Print a table, and put it into docs/quality.md where it is to be written."""
    print(as_text(head, rows), flush=True)
    if write:
        PAGE.write_text(put(PAGE.read_text(encoding="utf-8"), name, as_markdown(head, rows)), encoding="utf-8")
        print(f"written to {PAGE.name}, table {name}", flush=True)
