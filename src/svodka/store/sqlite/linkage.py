"""What linking made of all statements: events, contradictions, origins, tallies; changed where something new was linked."""

from __future__ import annotations

from collections.abc import Iterable

from svodka.model import Contradiction, Event, Linkage, LinkageChanges, NotFoundError, OriginEdge, Tally, event_id
from svodka.store.codec import decode, encode
from svodka.store.sqlite.session import Session

TABLES = ("event_statements", "contradictions", "events", "edges", "tallies", "linked", "cells", "entries")
"""In the order in which they can be emptied."""


def change(session: Session, changes: LinkageChanges, reports: Iterable[str]) -> None:
    """Keep *changes*, by which *reports* have been linked."""
    ids = [(each,) for each in changes.events]
    session.run_many("DELETE FROM event_statements WHERE event = ?", ids)
    session.run_many("DELETE FROM events WHERE id = ?", ids)
    made = [row for row in changes.events.values() if row]
    session.run_many("INSERT INTO events VALUES (?, ?, ?)", [(event.id, place, encode(event, Event)) for place, event in made])
    session.run_many(
        "INSERT INTO event_statements VALUES (?, ?, ?)",
        [(statement, event.id, event_id(statement)) for _, event in made for statement in event.statements],
    )
    session.run_many("DELETE FROM contradictions WHERE id = ?", [(each,) for each in changes.contradictions])
    session.run_many(
        "INSERT INTO contradictions VALUES (?, ?, ?, ?)",
        [(each.id, each.claim, each.counter, encode(each, Contradiction)) for each in changes.contradictions.values() if each],
    )
    session.run_many("DELETE FROM edges WHERE child = ?", [(each,) for each in changes.edges])
    session.run_many(
        "INSERT INTO edges VALUES (?, ?, ?)",
        [(child, position, encode(edge, OriginEdge)) for child, edges in changes.edges.items() for position, edge in enumerate(edges)],
    )
    session.run_many("DELETE FROM tallies WHERE place = ?", [(each,) for each in changes.tallies])
    session.run_many(
        "INSERT INTO tallies VALUES (?, ?)", [(place, encode(each, Tally)) for place, each in changes.tallies.items() if each]
    )
    session.run_many("INSERT OR IGNORE INTO linked VALUES (?)", [(each,) for each in reports])


def unlinked(session: Session) -> tuple[str, ...]:
    """Return the reports that were read and not linked yet, in order."""
    rows = session.rows("""
        SELECT reports.id FROM readings JOIN reports ON reports.id = readings.report
        WHERE readings.report NOT IN (SELECT report FROM linked)
        ORDER BY reports.published_at IS NULL, reports.published_at, reports.id""")
    return tuple(row[0] for row in rows)


def linkage(session: Session) -> Linkage:
    """Return the linkage as it was put."""
    return Linkage(
        events=tuple(decode(text, Event) for text in _payloads(session, "events", "place")),
        contradictions=tuple(decode(text, Contradiction) for text in _payloads(session, "contradictions", "id")),
        edges=tuple(decode(text, OriginEdge) for text in _payloads(session, "edges", "child, position")),
        tallies=tuple(decode(text, Tally) for text in _payloads(session, "tallies", "place")),
    )


def event(session: Session, event_id: str) -> Event:
    """Return the event with this id, or the one that now holds the statement it was founded by; NotFoundError."""
    row = session.row("SELECT payload FROM events WHERE id = ?", (event_id,)) or session.row(
        "SELECT payload FROM event_statements JOIN events ON events.id = event_statements.event WHERE founded = ?", (event_id,)
    )
    if row is None:
        message = "there is no such event"
        raise NotFoundError(message, subject=event_id)
    return decode(row[0], Event)


def event_of(session: Session, statement: str) -> Event | None:
    """Return the first event that *statement* belongs to."""
    row = session.row(
        "SELECT payload FROM event_statements JOIN events ON events.id = event_statements.event"
        " WHERE statement = ? ORDER BY place LIMIT 1",
        (statement,),
    )
    return decode(row[0], Event) if row else None


def drop(session: Session) -> None:
    """Drop the linkage."""
    for table in TABLES:
        session.run(f"DELETE FROM {table}")  # noqa: S608 (own constants)


def edges_of(session: Session, report: str) -> tuple[OriginEdge, ...]:
    """Return the edges of which *report* is the child."""
    rows = session.rows("SELECT payload FROM edges WHERE child = ? ORDER BY position", (report,))
    return tuple(decode(row[0], OriginEdge) for row in rows)


def contradictions_of(session: Session, statements: Iterable[str]) -> tuple[Contradiction, ...]:
    """Return the clashes in which some of *statements* stand, in order of id."""
    found: dict[str, Contradiction] = {}
    for each in statements:
        for row in session.rows("SELECT id, payload FROM contradictions WHERE claim = ?1 OR counter = ?1", (each,)):
            found[row[0]] = decode(row[1], Contradiction)
    return tuple(found[key] for key in sorted(found))


def _payloads(session: Session, table: str, order: str) -> list[str]:
    return [row[0] for row in session.rows(f"SELECT payload FROM {table} ORDER BY {order}")]  # noqa: S608 (own constants)
