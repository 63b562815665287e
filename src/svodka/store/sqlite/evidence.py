"""The half that is never rebuilt: captures, reports, decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from svodka.model import Block, Capture, ConflictError, Decision, Note, NotFoundError, Report
from svodka.store.codec import decode, encode
from svodka.store.sqlite.session import Row, Session

COLUMNS = """id, sha256, locator, external_id, title, source, url, author, published_at, lang, text, blocks,
    reprint_of, notes, forwarded_from, alternates"""

IN_ORDER = "ORDER BY published_at IS NULL, published_at, id"


def add_capture(session: Session, capture: Capture) -> bool:
    """Add a capture; ConflictError where the same bytes and locator were taken as another entry."""
    key = (capture.sha256, capture.locator)
    payload = encode(capture, Capture)
    known = session.row("SELECT payload FROM captures WHERE sha256 = ? AND locator = ?", key)
    if known is None:
        session.run("INSERT INTO captures VALUES (?, ?, ?, ?)", (*key, capture.number, payload))
    elif known != (payload,):
        message = "this capture is another entry of the archive"
        raise ConflictError(message, subject=capture.locator, remedy="use the archive that this desk began with")
    return known is None


def captures(session: Session) -> tuple[Capture, ...]:
    """Return all captures by number."""
    return tuple(decode(row[0], Capture) for row in session.rows("SELECT payload FROM captures ORDER BY number"))


def add_report(session: Session, report: Report) -> bool:
    """Add a report, or see that what is there under its id says the same."""
    known = _find(session, "id = ?", report.id)
    if known is None:
        places = ", ".join("?" * len(COLUMNS.split(",")))
        session.run(f"INSERT INTO reports ({COLUMNS}) VALUES ({places})", _row(report))  # noqa: S608 (own constants)
    elif replace(report, sha256=known.sha256, locator=known.locator, notes=known.notes, alternates=known.alternates) != known:
        message = "another report has this id"
        raise ConflictError(message, subject=report.id, remedy=f"compare {known.locator} with {report.locator}")
    return known is None


def report(session: Session, report_id: str) -> Report:
    """Return one report; NotFoundError."""
    known = _find(session, "id = ?", report_id)
    if known is None:
        message = "there is no such report"
        raise NotFoundError(message, subject=report_id)
    return known


def reports(session: Session) -> tuple[Report, ...]:
    """Return all reports in order."""
    return tuple(_report(row) for row in session.rows(f"SELECT {COLUMNS} FROM reports {IN_ORDER}"))  # noqa: S608 (own constants)


def report_ids(session: Session) -> tuple[str, ...]:
    """Return the ids of all reports in order."""
    return tuple(row[0] for row in session.rows(f"SELECT id FROM reports {IN_ORDER}"))  # noqa: S608 (own constants)


def find_report_by_external_id(session: Session, external_id: str) -> Report | None:
    """Return the first report of this external id."""
    return _find(session, "external_id = ?", external_id)


def unread_reports(session: Session, reader_version: str) -> tuple[Report, ...]:
    """Return the reports without a reading by *reader_version*."""
    read = "SELECT report FROM readings WHERE reader_version = ?"
    sql = f"SELECT {COLUMNS} FROM reports WHERE id NOT IN ({read}) {IN_ORDER}"  # noqa: S608 (own constants)
    return tuple(_report(row) for row in session.rows(sql, (reader_version,)))


def add_decision(session: Session, decision: Decision) -> bool:
    """Add a decision; ConflictError where its id is another's."""
    payload = encode(decision, Decision)
    known = session.row("SELECT payload FROM decisions WHERE id = ?", (decision.id,))
    if known is None:
        session.run("INSERT INTO decisions VALUES (?, ?, ?)", (decision.id, decision.taken_at, payload))
    elif known != (payload,):
        message = "another decision has this id"
        raise ConflictError(message, subject=decision.id, remedy="a decision is never changed: add a new one")
    return known is None


def decisions(session: Session) -> tuple[Decision, ...]:
    """Return all decisions in the order of their replay."""
    rows = session.rows("SELECT payload FROM decisions ORDER BY taken_at, id")
    return tuple(decode(row[0], Decision) for row in rows)


def _find(session: Session, condition: str, value: str) -> Report | None:
    row = session.row(f"SELECT {COLUMNS} FROM reports WHERE {condition} {IN_ORDER} LIMIT 1", (value,))  # noqa: S608 (own constants)
    return _report(row) if row else None


def _row(report: Report) -> Row:
    """Return *report* in the order of COLUMNS."""
    return (
        report.id,
        report.sha256,
        report.locator,
        report.external_id,
        report.title,
        report.source,
        report.url,
        report.author,
        report.published_at.isoformat() if report.published_at else None,
        report.lang,
        report.text,
        encode(report.blocks, tuple[Block, ...]),
        report.reprint_of,
        encode(report.notes, tuple[Note, ...]),
        report.forwarded_from,
        encode(report.alternates, tuple[str, ...]),
    )


def _report(row: Row) -> Report:
    """Return the report that *row*, in the order of COLUMNS, holds."""
    return Report(
        id=row[0],
        sha256=row[1],
        locator=row[2],
        external_id=row[3],
        title=row[4],
        source=row[5],
        url=row[6],
        author=row[7],
        published_at=date.fromisoformat(row[8]) if row[8] else None,
        lang=row[9],
        text=row[10],
        blocks=decode(row[11], tuple[Block, ...]),
        reprint_of=row[12],
        notes=decode(row[13], tuple[Note, ...]),
        forwarded_from=row[14],
        alternates=decode(row[15], tuple[str, ...]),
    )
