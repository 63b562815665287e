"""A user's own places: a file beside the desk's database, looked up after the vendored gazetteer, which it never alters."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from svodka.lexicon.places.filing import NOTHING, Called, Filed, filed
from svodka.model import NotFoundError, SvodkaError

SCHEMA = """
CREATE TABLE IF NOT EXISTS batch (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL, licence TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, name TEXT NOT NULL, level TEXT NOT NULL, country TEXT NOT NULL,
  region TEXT, region_name TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, code TEXT,
  batch INTEGER NOT NULL REFERENCES batch, ru TEXT, uk TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS alias (
  key TEXT, place INTEGER, kind INTEGER, batch INTEGER NOT NULL, sort INTEGER NOT NULL DEFAULT 0, lang TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (key, kind, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known (
  key TEXT, ref TEXT, kind INTEGER, batch INTEGER NOT NULL, sort INTEGER NOT NULL DEFAULT 0, lang TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (key, kind, ref, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spelling (
  ref TEXT, lang TEXT, rank INTEGER, name TEXT, batch INTEGER NOT NULL, PRIMARY KEY (ref, lang, rank, name, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS community (
  code TEXT, name TEXT NOT NULL, district TEXT NOT NULL, batch INTEGER NOT NULL, PRIMARY KEY (code, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settlement (
  skeleton TEXT, district TEXT, community TEXT, name TEXT NOT NULL, code TEXT, batch INTEGER NOT NULL,
  PRIMARY KEY (skeleton, district, community, code, batch)
) STRICT, WITHOUT ROWID;
"""
NO_SPELLING = 9
"""Rank of a name that a place is never called by: historic, colloquial, short for it."""
COLUMNS = "p.ref, p.name, p.level, p.country, p.region_name, p.region, p.lat, p.lon, p.population"
TABLES = ("place", "alias", "known", "spelling", "community", "settlement", "batch")

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
    called: Called = NOTHING


class Known(NamedTuple):
    """A further name of a place that is known: filed under a key, and spelt so in *lang* with a *rank*, the lowest first."""

    ref: str
    filed: Filed
    name: str = ""
    rank: int = 1


class Community(NamedTuple):
    """A community (hromada) of Ukraine with the code of its district."""

    code: str
    name: str
    district: str


class Settlement(NamedTuple):
    """A settlement of the register: where it is, without coordinates."""

    skeleton: str
    district: str
    community: str
    name: str
    code: str


Added = Addition | Known | Community | Settlement


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
            self._base.execute("SELECT sort FROM alias LIMIT 1")
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
        query = "SELECT DISTINCT ref FROM known WHERE key = ? AND kind BETWEEN ? AND ? ORDER BY ref"
        return [ref for (ref,) in self._base.execute(query, (name, lowest, highest))]

    def names_beginning(self, head: str) -> list[str]:
        """Return the keys of added names that begin so."""
        query = "SELECT key FROM alias WHERE key >= ?1 AND key < ?2 UNION SELECT key FROM known WHERE key >= ?1 AND key < ?2"
        return [name for (name,) in self._base.execute(query, (head, head + "\U0010ffff"))]

    def place(self, ref: str) -> Row | None:
        """Return the added place *ref*."""
        row: Row | None = self._base.execute(f"SELECT {COLUMNS} FROM place AS p WHERE p.ref = ?", (ref,)).fetchone()  # noqa: S608 (a constant)
        return row

    def districts(self, skeleton: str) -> list[str]:
        """Return the codes of the districts with an added settlement of this skeleton."""
        query = "SELECT DISTINCT district FROM settlement WHERE skeleton = ? ORDER BY district"
        return [code for (code,) in self._base.execute(query, (skeleton,))]

    def settlements(self, skeleton: str) -> list[tuple[str, str, str, str]]:
        """Return (name, code, district's code, community's code) of the added settlements of this skeleton."""
        query = "SELECT DISTINCT name, code, district, community FROM settlement WHERE skeleton = ? ORDER BY code"
        return self._base.execute(query, (skeleton,)).fetchall()

    def community(self, code: str) -> str | None:
        """Return the name of the added community *code*."""
        row = self._base.execute("SELECT name FROM community WHERE code = ? ORDER BY batch DESC LIMIT 1", (code,)).fetchone()
        return row[0] if row else None

    def spelling(self, ref: str, lang: str, *, preferred: bool) -> str:
        """Return what the place *ref* is called in *lang* by what was added (only what is marked as *preferred*), "" if nothing."""
        query = "SELECT name FROM spelling WHERE ref = ? AND lang = ? AND rank <= ? ORDER BY rank, batch DESC, name LIMIT 1"
        row = self._base.execute(query, (ref, lang, 0 if preferred else NO_SPELLING)).fetchone()
        if row is None and lang in ("ru", "uk"):
            row = self._base.execute(f"SELECT {lang} FROM place WHERE ref = ?", (ref,)).fetchone()  # noqa: S608 (one of two)
        return (row[0] or "") if row else ""

    def aliases(self, ref: str) -> list[tuple[str, int, int, str, int]]:
        """Return (key, kind, sort, language, import) of all that is filed here for the place *ref*."""
        query = (
            "SELECT a.key, a.kind, a.sort, a.lang, a.batch FROM alias AS a JOIN place AS p ON p.id = a.place WHERE p.ref = ?1"
            " UNION SELECT key, kind, sort, lang, batch FROM known WHERE ref = ?1 ORDER BY 2, 1"
        )
        return self._base.execute(query, (ref,)).fetchall()

    def source(self, ref: str) -> Batch | None:
        """Return the import that brought the place *ref*."""
        query = "SELECT b.id, b.file, b.sha256, b.kind, b.licence FROM batch AS b JOIN place AS p ON p.batch = b.id WHERE p.ref = ?"
        row = self._base.execute(query, (ref,)).fetchone()
        return Batch(*row) if row else None

    def batches(self) -> list[Batch]:
        """Return the imports, the oldest first."""
        return [Batch(*row) for row in self._base.execute("SELECT id, file, sha256, kind, licence FROM batch ORDER BY id")]

    def add(self, batch: Batch, rows: Iterable[Added]) -> int:
        """Write one import in one transaction; return its number, 0 where there was nothing to add.

        Rows are written as they come, so that a dump of a country needs no room in memory. Whatever ends the writing early
        leaves the file as it was.
        """
        with self._base as base:
            row = base.execute("INSERT INTO batch (file, sha256, kind, licence) VALUES (?, ?, ?, ?)", batch[1:])
            number = row.lastrowid or 0
            count = 0
            for count, added in enumerate(rows, 1):  # noqa: B007 (counted)
                self._write(added, number)
            if not count:
                base.execute("DELETE FROM batch WHERE id = ?", (number,))
        changed()
        return number if count else 0

    def _write(self, added: Added, number: int) -> None:
        match added:
            case Addition():
                self._write_place(added, number)
            case Known(ref, filed, name, rank):
                row = (filed.key, ref, filed.kind, number, filed.sort, filed.lang)
                self._base.execute("INSERT OR IGNORE INTO known VALUES (?, ?, ?, ?, ?, ?)", row)
                if name and filed.lang and rank < NO_SPELLING:
                    self._base.execute("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?, ?, ?)", (ref, filed.lang, rank, name, number))
            case Community():
                self._base.execute("INSERT OR IGNORE INTO community VALUES (?, ?, ?, ?)", (*added, number))
            case Settlement():
                self._base.execute("INSERT OR IGNORE INTO settlement VALUES (?, ?, ?, ?, ?, ?)", (*added, number))

    def _write_place(self, place: Addition, number: int) -> None:
        values = (*place[:10], number, place.called.ru or None, place.called.uk or None)
        inserted = self._base.execute("INSERT INTO place VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values).lastrowid
        names = filed(place.name, place.names, level=place.level, adjectives=place.adjectives, called=place.called)
        rows = [(one.key, inserted, one.kind, number, one.sort, one.lang) for one in names]
        self._base.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?, ?, ?)", rows)

    def take_back(self, number: int | None = None) -> Batch:
        """Undo import *number*, the last one unless given. Raises NotFoundError where there is none."""
        found = [batch for batch in self.batches() if number is None or batch.id == number]
        if not found:
            message = "no import of places" if number is None else f"no import of places has the number {number}"
            raise NotFoundError(message, subject=str(self.path), remedy="svodka gazetteer list names those that there are")
        with self._base as base:
            for table in TABLES:
                base.execute(f"DELETE FROM {table} WHERE {'id' if table == 'batch' else 'batch'} = ?", (found[-1].id,))  # noqa: S608 (our own tables)
        self._base.execute("VACUUM")
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
