"""How the database came to look as it does: numbered steps, each one transaction, none ever changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from svodka.model import StoreError
from svodka.store.sqlite.session import Session

APPLICATION_ID = 0x73766F64
"""Marks the file as svodka's ("svod") for `file` and for us."""


def evidence(session: Session) -> None:
    """1: what was taken in and what people decided; never rebuilt."""
    session.run("""
        CREATE TABLE captures (
            sha256 TEXT NOT NULL, locator TEXT NOT NULL, number INTEGER NOT NULL UNIQUE, payload TEXT NOT NULL,
            PRIMARY KEY (sha256, locator)
        ) STRICT""")
    session.run("""
        CREATE TABLE reports (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, locator TEXT NOT NULL,
            external_id TEXT, title TEXT NOT NULL, source TEXT NOT NULL, url TEXT, author TEXT, published_at TEXT,
            lang TEXT NOT NULL, text TEXT NOT NULL, blocks TEXT NOT NULL, reprint_of TEXT, notes TEXT NOT NULL
        ) STRICT""")
    session.run("CREATE INDEX reports_in_order ON reports (published_at IS NULL, published_at, id)")
    session.run("CREATE INDEX reports_by_external_id ON reports (external_id)")
    session.run("CREATE TABLE decisions (id TEXT PRIMARY KEY, taken_at TEXT NOT NULL, payload TEXT NOT NULL) STRICT")


def derived(session: Session) -> None:
    """2: what is made from the evidence and can be made again."""
    session.run("""
        CREATE TABLE readings (
            report TEXT PRIMARY KEY REFERENCES reports (id), reader_version TEXT NOT NULL, payload TEXT NOT NULL
        ) STRICT""")
    session.run("""
        CREATE TABLE statements (
            id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES readings (report), position INTEGER NOT NULL,
            payload TEXT NOT NULL, UNIQUE (report, position)
        ) STRICT""")
    session.run("CREATE TABLE events (id TEXT PRIMARY KEY, position INTEGER NOT NULL, payload TEXT NOT NULL) STRICT")
    session.run("""
        CREATE TABLE event_statements (
            statement TEXT NOT NULL REFERENCES statements (id), event TEXT NOT NULL REFERENCES events (id),
            PRIMARY KEY (statement, event)
        ) STRICT, WITHOUT ROWID""")
    session.run("CREATE INDEX event_statements_by_event ON event_statements (event)")
    session.run("""
        CREATE TABLE contradictions (
            id TEXT PRIMARY KEY, position INTEGER NOT NULL, claim TEXT NOT NULL REFERENCES statements (id),
            counter TEXT NOT NULL REFERENCES statements (id), payload TEXT NOT NULL
        ) STRICT""")
    session.run("CREATE INDEX contradictions_by_claim ON contradictions (claim)")
    session.run("CREATE INDEX contradictions_by_counter ON contradictions (counter)")
    session.run("""
        CREATE TABLE edges (
            position INTEGER PRIMARY KEY, child TEXT NOT NULL REFERENCES reports (id), payload TEXT NOT NULL
        ) STRICT""")
    session.run("CREATE INDEX edges_by_child ON edges (child)")
    session.run("CREATE TABLE tallies (position INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT")


def search(session: Session) -> None:
    """3: lemmas for full-text search; every byte beyond ASCII is part of a word, as `terms` parts them."""
    session.run("CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = \"ascii tokenchars ''''\")")
    session.run("CREATE TABLE searchable (report INTEGER PRIMARY KEY REFERENCES reports (number)) STRICT")


def forwards(session: Session) -> None:
    """4: the channel that a post was forwarded from."""
    session.run("ALTER TABLE reports ADD COLUMN forwarded_from TEXT")


def growth(session: Session) -> None:
    """5: linking that goes on: its rows have places instead of numbers, and cells hold what it goes on from.

    What was linked before is dropped: the next linking makes it again.
    """
    for table in ("event_statements", "contradictions", "events", "edges", "tallies"):
        session.run(f"DROP TABLE {table}")
    session.run("CREATE TABLE events (id TEXT PRIMARY KEY, place TEXT NOT NULL, payload TEXT NOT NULL) STRICT")
    session.run("CREATE INDEX events_in_order ON events (place)")
    session.run("""
        CREATE TABLE event_statements (
            statement TEXT NOT NULL REFERENCES statements (id), event TEXT NOT NULL REFERENCES events (id), founded TEXT NOT NULL,
            PRIMARY KEY (statement, event)
        ) STRICT, WITHOUT ROWID""")
    session.run("CREATE INDEX event_statements_by_event ON event_statements (event)")
    session.run("CREATE INDEX event_statements_by_founded ON event_statements (founded)")
    session.run("""
        CREATE TABLE contradictions (
            id TEXT PRIMARY KEY, claim TEXT NOT NULL REFERENCES statements (id),
            counter TEXT NOT NULL REFERENCES statements (id), payload TEXT NOT NULL
        ) STRICT""")
    session.run("CREATE INDEX contradictions_by_claim ON contradictions (claim)")
    session.run("CREATE INDEX contradictions_by_counter ON contradictions (counter)")
    session.run("""
        CREATE TABLE edges (
            child TEXT NOT NULL REFERENCES reports (id), position INTEGER NOT NULL, payload TEXT NOT NULL, PRIMARY KEY (child, position)
        ) STRICT""")
    session.run("CREATE TABLE tallies (place TEXT PRIMARY KEY, payload TEXT NOT NULL) STRICT")
    session.run("CREATE TABLE linked (report TEXT PRIMARY KEY REFERENCES readings (report)) STRICT")
    session.run("""
        CREATE TABLE cells (
            kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key)
        ) STRICT, WITHOUT ROWID""")
    session.run("""
        CREATE TABLE entries (
            kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key, value)
        ) STRICT, WITHOUT ROWID""")


def languages(session: Session) -> None:
    """6: the addresses at which a page says that it stands in other languages."""
    session.run("ALTER TABLE reports ADD COLUMN alternates TEXT NOT NULL DEFAULT '[]'")


MIGRATIONS: tuple[Callable[[Session], None], ...] = (evidence, derived, search, forwards, growth, languages)
"""In order; a new one is added at the end."""


def migrate(session: Session, path: Path) -> None:
    """Bring the database up to date; StoreError if it is not ours or was written by a newer svodka."""
    version = schema_version(session, path)
    session.write_ahead()
    if version < len(MIGRATIONS):
        with session.transaction():
            _begin(session)
        for number in range(schema_version(session, path) + 1, len(MIGRATIONS) + 1):
            _step(session, number)


def schema_version(session: Session, path: Path) -> int:
    """Return the number of the last migration done, 0 for a new file; StoreError if it is not ours to touch."""
    tables = {row[0] for row in session.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    mark = session.row("PRAGMA application_id")
    if not tables and mark == (0,):
        return 0
    if mark != (APPLICATION_ID,) or "schema_version" not in tables:
        message = "this is a database, but not one of svodka"
        raise StoreError(message, subject=str(path), remedy="name another file; nothing was changed")
    version = int((session.row("SELECT coalesce(max(version), 0) FROM schema_version") or (0,))[0])
    if version > len(MIGRATIONS):
        message = f"the database has schema {version}, this svodka knows up to {len(MIGRATIONS)}"
        raise StoreError(message, subject=str(path), remedy="update svodka; nothing was changed")
    return version


def _begin(session: Session) -> None:
    session.run(f"PRAGMA application_id = {APPLICATION_ID}")
    session.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")


def _step(session: Session, number: int) -> None:
    """Do migration *number*, unless another process did it meanwhile."""
    function = MIGRATIONS[number - 1]
    with session.transaction():
        if session.row("SELECT 1 FROM schema_version WHERE version = ?", (number,)) is None:
            function(session)
            session.run("INSERT INTO schema_version VALUES (?, ?)", (number, function.__name__))
