"""Tables as CSV (RFC 4180) that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io

from svodka.publish.printable import clean
from svodka.publish.tables import Cell, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that make a spreadsheet compute a cell, their full-width forms too."""


def render_csv(table: Table) -> bytes:
    """Return UTF-8 with CRLF and a head line; None is an empty cell, 12.0 is written 12."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row.values()] for row in table.rows)
    return buffer.getvalue().encode("utf-8")


def cell(value: Cell) -> str:
    """Return a value as a cell; text that a spreadsheet could take for a formula gets an apostrophe before it.

    Numbers are numbers: a longitude of -3.5 stays as it is.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        text = clean(value)
        return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
    return str(int(value)) if float(value).is_integer() else repr(value)
