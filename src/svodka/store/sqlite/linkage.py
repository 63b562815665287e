"""What linking made of all statements: events, contradictions, origins, tallies; kept and replaced as a whole."""

from __future__ import annotations

from svodka.model import Contradiction, Event, Linkage, NotFoundError, OriginEdge, Tally
from svodka.store.codec import decode, encode
from svodka.store.sqlite.session import Session

TABLES = ("event_statements", "contradictions", "events", "edges", "tallies")
"""In the order in which they can be emptied."""


def put_linkage(session: Session, linkage: Linkage) -> None:
    """Keep *linkage* in place of the one before."""
    drop(session)
    session.run_many(
        "INSERT INTO events VALUES (?, ?, ?)",
        [(event.id, position, encode(event, Event)) for position, event in enumerate(linkage.events)],
    )
    session.run_many(
        "INSERT INTO event_statements VALUES (?, ?)",
        [(statement, event.id) for event in linkage.events for statement in event.statements],
    )
    session.run_many(
        "INSERT INTO contradictions VALUES (?, ?, ?, ?, ?)",
        [
            (each.id, position, each.claim, each.counter, encode(each, Contradiction))
            for position, each in enumerate(linkage.contradictions)
        ],
    )
    session.run_many(
        "INSERT INTO edges VALUES (?, ?, ?)",
        [(position, edge.child, encode(edge, OriginEdge)) for position, edge in enumerate(linkage.edges)],
    )
    session.run_many(
        "INSERT INTO tallies VALUES (?, ?)",
        [(position, encode(tally, Tally)) for position, tally in enumerate(linkage.tallies)],
    )


def linkage(session: Session) -> Linkage:
    """Return the linkage as it was put."""
    return Linkage(
        events=tuple(decode(text, Event) for text in _payloads(session, "events")),
        contradictions=tuple(decode(text, Contradiction) for text in _payloads(session, "contradictions")),
        edges=tuple(decode(text, OriginEdge) for text in _payloads(session, "edges")),
        tallies=tuple(decode(text, Tally) for text in _payloads(session, "tallies")),
    )


def event(session: Session, event_id: str) -> Event:
    """Return one event; NotFoundError."""
    row = session.row("SELECT payload FROM events WHERE id = ?", (event_id,))
    if row is None:
        message = "there is no such event"
        raise NotFoundError(message, subject=event_id)
    return decode(row[0], Event)


def event_of(session: Session, statement: str) -> Event | None:
    """Return the first event that *statement* belongs to."""
    row = session.row(
        "SELECT payload FROM event_statements JOIN events ON events.id = event_statements.event"
        " WHERE statement = ? ORDER BY position LIMIT 1",
        (statement,),
    )
    return decode(row[0], Event) if row else None


def drop(session: Session) -> None:
    """Drop the linkage."""
    for table in TABLES:
        session.run(f"DELETE FROM {table}")  # noqa: S608 (own constants)


def _payloads(session: Session, table: str) -> list[str]:
    return [row[0] for row in session.rows(f"SELECT payload FROM {table} ORDER BY position")]  # noqa: S608 (own constants)
