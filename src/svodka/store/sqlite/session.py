"""One connection: transactions that nest, and every error of the database as a StoreError."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from svodka.model import ConflictError, StoreError

Row = tuple[Any, ...]

NEEDED = (3, 37, 0)
"""The first SQLite with STRICT tables."""

WAIT_SECONDS = 20.0
"""How long a writer waits for another process to finish its transaction."""

SETUP = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16384",
)
"""What was acknowledged survives a power cut; references hold. None of this changes the file."""


class Session:
    """A connection to the database *path*, in autocommit but for `transaction`."""

    def __init__(self, path: Path) -> None:
        """Open *path*, which is made if it is not there; StoreError if it cannot be a database."""
        if sqlite3.sqlite_version_info < NEEDED:
            message = f"SQLite {sqlite3.sqlite_version} is too old, 3.37 is the first that will do"
            raise StoreError(message, remedy="use a Python built with a newer one")
        self._path = path
        self._depth = 0
        with self._told():
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            for line in SETUP:
                self.run(line)
        except StoreError:
            self._connection.close()
            raise

    def write_ahead(self) -> None:
        """Switch the file to a write-ahead log, so that readers do not wait for the writer."""
        self.run("PRAGMA journal_mode = WAL")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def run(self, sql: str, values: Row = ()) -> None:
        """Execute one statement."""
        with self._told():
            self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[Row]) -> None:
        """Execute one statement for each of *rows*."""
        with self._told():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: Row = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Row = ()) -> Row | None:
        """Return the first row of a query, None if there is none."""
        with self._told():
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def each(self, sql: str, values: Row = ()) -> Iterator[Row]:
        """Give the rows of a query one at a time; nothing may be written meanwhile."""
        with self._told():
            yield from self._connection.execute(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what happens inside one transaction; an inner one can fail without the outer one."""
        name = f"level_{self._depth}"
        self.run(f"SAVEPOINT {name}" if self._depth else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._connection.in_transaction:
                self.run(f"ROLLBACK TO {name}" if self._depth else "ROLLBACK")
            raise
        self._depth -= 1
        self.run(f"RELEASE {name}" if self._depth else "COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raise what the database says as a StoreError that names the file."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise _refused(error, str(self._path)) from error
        except sqlite3.OperationalError as error:
            raise StoreError(str(error), subject=str(self._path), remedy=_remedy(str(error))) from error
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise StoreError(str(error), subject=str(self._path)) from error


def _refused(error: sqlite3.IntegrityError, subject: str) -> StoreError:
    if "FOREIGN KEY" in str(error):
        return StoreError("it refers to something that is not there", subject=subject)
    return ConflictError(f"there is one already ({error})", subject=subject)


def _remedy(message: str) -> str:
    """Return what to do about the commonest failures."""
    if "locked" in message:
        return "another process is writing: wait for it to end"
    if "no such module" in message:
        return "use a Python whose SQLite has FTS5"
    if "disk" in message or "full" in message:
        return "make room on the disk"
    return "see that the folder is there and can be written to" if "open" in message or "readonly" in message else ""
