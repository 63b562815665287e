"""Questions about the database as a whole: how much it holds, and whether a rebuild made the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields

from svodka.store.found import Counts
from svodka.store.sqlite import index, linkage, readings
from svodka.store.sqlite.session import Session

DERIVED = (
    "SELECT report, reader_version, payload FROM readings ORDER BY report",
    "SELECT report, position, id, payload FROM statements ORDER BY report, position",
    "SELECT place, id, payload FROM events ORDER BY place, id",
    "SELECT event, statement, founded FROM event_statements ORDER BY event, statement",
    "SELECT id, payload FROM contradictions ORDER BY id",
    "SELECT child, position, payload FROM edges ORDER BY child, position",
    "SELECT place, payload FROM tallies ORDER BY place",
    "SELECT id, search.title, body FROM search JOIN reports ON reports.number = search.rowid ORDER BY id",
)
"""Every derived row in an order that does not depend on when it was written."""


def derived_digest(session: Session) -> str:
    """Return the SHA-256 over all DERIVED rows; reports that were not made findable yet are, first."""
    index.add_missing(session)
    sha = hashlib.sha256()
    for query in DERIVED:
        sha.update(query.encode("utf-8") + b"\n")
        for row in session.each(query):
            sha.update(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n")
    return sha.hexdigest()


def drop_derived(session: Session) -> None:
    """Empty the derived half."""
    linkage.drop(session)
    readings.drop(session)
    index.drop(session)


def counts(session: Session) -> Counts:
    """Count the rows of each kind."""
    tables = [field.name for field in fields(Counts)]
    sums = {table: session.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608 (own constants)
    return Counts(**sums)
