"""The ledgers as flat tables: a row a line, a week and a claimant; a row an announcement."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.model.public import PublicAnnounced, PublicExport, PublicFigure, PublicTally
from svodka.publish.tables import BETWEEN, Row, Table, full

LEDGER_COLUMNS: dict[str, type] = {
    **dict.fromkeys(("ledger", "label", "region", "part", "week", "claimant"), str),
    "low": float, "high": float,
    "unit": str,
    "rank": int,
    "claimants": str, "statement_ids": str,
}  # fmt: skip
"""Columns of a ledger: *part* says whether a row is the whole line, one of its weeks, or one claimant's word."""
ANNOUNCEMENT_COLUMNS: dict[str, type] = dict.fromkeys(
    ("event", "due_start", "due_end", "fate", "as_of", "claimants", "statement_ids", "happened_ids", "denied_ids"), str
)
"""Columns of an announcement with their types."""


def ledger_table(export: PublicExport) -> Table:
    """Return a row a line, then a row for each of its weeks and claimants; only rows of one part are to be compared."""
    rows = tuple(full(row, LEDGER_COLUMNS) for tally in export.tallies for row in _rows(tally))
    return Table(columns=LEDGER_COLUMNS, rows=rows)


def announcement_table(export: PublicExport) -> Table:
    """Return a row an announcement, in the order of the export."""
    rows = tuple(full(_announcement(line), ANNOUNCEMENT_COLUMNS) for line in export.announcements)
    return Table(columns=ANNOUNCEMENT_COLUMNS, rows=rows)


def _rows(tally: PublicTally) -> Iterator[Row]:
    shared: Row = {"ledger": tally.ledger, "label": tally.label, "region": tally.region, "unit": tally.unit}
    yield {
        **shared,
        "part": "all",
        "low": tally.low,
        "high": tally.high,
        "rank": tally.rank,
        "claimants": BETWEEN.join(tally.claimants),
        "statement_ids": BETWEEN.join(tally.statements),
    }
    for part, figures in (("week", tally.weeks), ("claim", tally.claims)):
        yield from ({**shared, "part": part, **_figure(figure)} for figure in figures)


def _figure(figure: PublicFigure) -> Row:
    return {
        "week": figure.week,
        "claimant": figure.claimant,
        "low": figure.low,
        "high": figure.high,
        "statement_ids": BETWEEN.join(figure.statements),
    }


def _announcement(line: PublicAnnounced) -> Row:
    return {
        "event": line.event,
        "due_start": line.due_start,
        "due_end": line.due_end,
        "fate": line.fate,
        "as_of": line.as_of,
        "claimants": BETWEEN.join(line.claimants),
        "statement_ids": BETWEEN.join(line.statements),
        "happened_ids": BETWEEN.join(line.happened),
        "denied_ids": BETWEEN.join(line.denied),
    }
