"""What was read from each report: one row a report, one a statement."""

from __future__ import annotations

from dataclasses import replace

from svodka.model import NotFoundError, Reading, Statement
from svodka.store.codec import decode, encode
from svodka.store.sqlite import linkage
from svodka.store.sqlite.session import Session


def put_reading(session: Session, reading: Reading, reader_version: str) -> None:
    """Keep a reading; where its statements differ from those kept, the linkage over them goes."""
    known = _find(session, reading.report)
    if known is not None and known.statements != reading.statements:
        linkage.drop(session)
        session.run("DELETE FROM statements WHERE report = ?", (reading.report,))
    _put_frame(session, reading, reader_version)
    if known is None or known.statements != reading.statements:
        rows = [
            (statement.id, reading.report, position, encode(statement, Statement))
            for position, statement in enumerate(reading.statements)
        ]
        session.run_many("INSERT INTO statements VALUES (?, ?, ?, ?)", rows)


def reading(session: Session, report: str) -> Reading:
    """Return the reading of one report; NotFoundError."""
    known = _find(session, report)
    if known is None:
        message = "the report was not read yet, or there is none"
        raise NotFoundError(message, subject=report, remedy="run `svodka read`")
    return known


def statements(session: Session) -> tuple[Statement, ...]:
    """Return all statements in the order of reports and text."""
    rows = session.rows("""
        SELECT statements.payload FROM statements JOIN reports ON reports.id = statements.report
        ORDER BY reports.published_at IS NULL, reports.published_at, reports.id, statements.position""")
    return tuple(decode(row[0], Statement) for row in rows)


def statements_of(session: Session, report: str) -> tuple[Statement, ...]:
    """Return the statements of one report in the order of the text."""
    rows = session.rows("SELECT payload FROM statements WHERE report = ? ORDER BY position", (report,))
    return tuple(decode(row[0], Statement) for row in rows)


def statement(session: Session, statement_id: str) -> Statement:
    """Return one statement; NotFoundError."""
    row = session.row("SELECT payload FROM statements WHERE id = ?", (statement_id,))
    if row is None:
        message = "there is no such statement"
        raise NotFoundError(message, subject=statement_id)
    return decode(row[0], Statement)


def drop(session: Session) -> None:
    """Drop all readings; the linkage is gone already."""
    session.run("DELETE FROM statements")
    session.run("DELETE FROM readings")


def _put_frame(session: Session, reading: Reading, reader_version: str) -> None:
    """Keep what a reading holds besides statements."""
    if session.row("SELECT 1 FROM reports WHERE id = ?", (reading.report,)) is None:
        message = "there is no such report to have been read"
        raise NotFoundError(message, subject=reading.report)
    payload = encode(replace(reading, statements=()), Reading)
    session.run(
        "INSERT INTO readings VALUES (?, ?, ?) ON CONFLICT (report) DO UPDATE"
        " SET reader_version = excluded.reader_version, payload = excluded.payload",
        (reading.report, reader_version, payload),
    )


def _find(session: Session, report: str) -> Reading | None:
    frame = session.row("SELECT payload FROM readings WHERE report = ?", (report,))
    if frame is None:
        return None
    return replace(decode(frame[0], Reading), statements=statements_of(session, report))
