"""A user's own places: a file beside the desk's database, looked up after the vendored gazetteer, which it never alters."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from svodka.lexicon.places.filing import filed_under
from svodka.model import NotFoundError, SvodkaError

SCHEMA = """
CREATE TABLE IF NOT EXISTS batch (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL, licence TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, name TEXT NOT NULL, level TEXT NOT NULL, country TEXT NOT NULL,
  region TEXT, region_name TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, code TEXT,
  batch INTEGER NOT NULL REFERENCES batch
) STRICT;
CREATE TABLE IF NOT EXISTS alias (
  key TEXT, place INTEGER, kind INTEGER, batch INTEGER NOT NULL, PRIMARY KEY (key, kind, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known (
  key TEXT, ref TEXT, kind INTEGER, batch INTEGER NOT NULL, PRIMARY KEY (key, kind, ref)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS village (
  skeleton TEXT, district TEXT, batch INTEGER NOT NULL, PRIMARY KEY (skeleton, district)
) STRICT, WITHOUT ROWID;
"""
COLUMNS = "p.ref, p.name, p.level, p.country, p.region_name, p.region, p.lat, p.lon, p.population"
TABLES = ("place", "alias", "known", "village", "batch")

Row = tuple[str, str, str, str, str | None, str | None, float, float, int]


class Addition(NamedTuple):
    """A place that a user adds; *region* is ISO 3166-2 with its English name, *names* are those beside *name*."""

    ref: str
    name: str
    level: str
    country: str
    region: str | None
    region_name: str | None
    lat: float
    lon: float
    population: int
    code: str | None
    names: tuple[str, ...]
    adjectives: bool


class Batch(NamedTuple):
    """One import: its number, the file with its digest, the kind of file, the licence that the user gave."""

    id: int
    file: str
    sha256: str
    kind: str
    licence: str


class Additions:
    """The file at *path*, made where it is not there."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises SvodkaError where it is no file of ours."""
        self.path = path
        try:
            self._base = sqlite3.connect(path, check_same_thread=False)
            self._base.executescript(SCHEMA)
        except sqlite3.DatabaseError as error:
            message = f"the file of added places cannot be opened ({error})"
            raise SvodkaError(message, subject=str(path), remedy="move it away and import the places again") from error

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def places(self, name: str, lowest: int, highest: int) -> list[Row]:
        """Return the added places filed under *name* with a kind between the two."""
        query = f"SELECT {COLUMNS} FROM alias AS a JOIN place AS p ON p.id = a.place WHERE a.key = ? AND a.kind BETWEEN ? AND ?"  # noqa: S608 (a constant)
        return self._base.execute(query, (name, lowest, highest)).fetchall()

    def named(self, name: str, lowest: int, highest: int) -> list[str]:
        """Return the ids of places of the vendored gazetteer that have *name* only here."""
        query = "SELECT ref FROM known WHERE key = ? AND kind BETWEEN ? AND ? ORDER BY ref"
        return [ref for (ref,) in self._base.execute(query, (name, lowest, highest))]

    def place(self, ref: str) -> Row | None:
        """Return the added place *ref*."""
        row: Row | None = self._base.execute(f"SELECT {COLUMNS} FROM place AS p WHERE p.ref = ?", (ref,)).fetchone()  # noqa: S608 (a constant)
        return row

    def districts(self, skeleton: str) -> list[str]:
        """Return the codes of the districts with an added village of this skeleton."""
        query = "SELECT district FROM village WHERE skeleton = ? ORDER BY district"
        return [code for (code,) in self._base.execute(query, (skeleton,))]

    def source(self, ref: str) -> Batch | None:
        """Return the import that brought the place *ref*."""
        query = "SELECT b.id, b.file, b.sha256, b.kind, b.licence FROM batch AS b JOIN place AS p ON p.batch = b.id WHERE p.ref = ?"
        row = self._base.execute(query, (ref,)).fetchone()
        return Batch(*row) if row else None

    def batches(self) -> list[Batch]:
        """Return the imports, the oldest first."""
        return [Batch(*row) for row in self._base.execute("SELECT id, file, sha256, kind, licence FROM batch ORDER BY id")]

    def add(
        self, batch: Batch, places: Iterable[Addition], names: Sequence[tuple[str, str, int]], villages: Sequence[tuple[str, str]]
    ) -> int:
        """Write one import in one transaction; return its number. *names* are (key, ref, kind) of places already known."""
        with self._base as base:
            row = base.execute("INSERT INTO batch (file, sha256, kind, licence) VALUES (?, ?, ?, ?)", batch[1:])
            number = row.lastrowid or 0
            for place in places:
                inserted = base.execute("INSERT INTO place VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*place[:10], number))
                filed = filed_under(place.name, place.names, level=place.level, adjectives=place.adjectives)
                rows = [(name, inserted.lastrowid, kind, number) for name, kind in sorted(filed)]
                base.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)", rows)
            base.executemany("INSERT OR IGNORE INTO known VALUES (?, ?, ?, ?)", ((*name, number) for name in names))
            base.executemany("INSERT OR IGNORE INTO village VALUES (?, ?, ?)", ((*village, number) for village in villages))
        changed()
        return number

    def take_back(self, number: int | None = None) -> Batch:
        """Undo import *number*, the last one unless given. Raises NotFoundError where there is none."""
        found = [batch for batch in self.batches() if number is None or batch.id == number]
        if not found:
            message = "no import of places" if number is None else f"no import of places has the number {number}"
            raise NotFoundError(message, subject=str(self.path), remedy="svodka gazetteer list names those that there are")
        with self._base as base:
            for table in TABLES:
                base.execute(f"DELETE FROM {table} WHERE {'id' if table == 'batch' else 'batch'} = ?", (found[-1].id,))  # noqa: S608 (our own tables)
        changed()
        return found[-1]


class _Open:
    """Which file of additions this process looks into, and who wants to know when that changes."""

    file: Additions | None = None
    watchers: tuple[Callable[[], None], ...] = ()


def use(path: Path | None) -> None:
    """Look into the file at *path* from now on, where there is one; into none where *path* is None."""
    if _Open.file is not None:
        _Open.file.close()
    _Open.file = Additions(path) if path is not None and path.is_file() else None
    changed()


def additions() -> Additions | None:
    """Return the file that is looked into, None where there is none."""
    return _Open.file


def on_change(watcher: Callable[[], None]) -> Callable[[], None]:
    """Call *watcher* whenever places were added, taken back, or another file is used."""
    _Open.watchers = (*_Open.watchers, watcher)
    return watcher


def changed() -> None:
    """Tell the watchers."""
    for watcher in _Open.watchers:
        watcher()
