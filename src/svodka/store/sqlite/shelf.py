"""Where linking keeps what it needs to go on: cells by kind and key, and sorted entries. Part of the derived half."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from json import dumps
from typing import Any

import msgspec

from svodka.store.sqlite.session import Session

AT_ONCE = 400
"""Keys asked for in one query."""
FIRST_ENTRIES = """
    WITH wanted (key, beyond) AS MATERIALIZED (
        SELECT value, (SELECT value FROM entries WHERE kind = ?1 AND key = each.value ORDER BY value LIMIT 1 OFFSET ?2)
        FROM json_each(?3) AS each
    )
    SELECT entries.key, entries.value FROM wanted CROSS JOIN entries
    WHERE entries.kind = ?1 AND entries.key = wanted.key AND entries.value < coalesce(wanted.beyond, char(1114111))
    ORDER BY entries.key, entries.value"""
"""The first values of some keys; of a key that very many hold, no more than those are looked at."""


class SqliteShelf:
    """See `events.growing.Shelf`; values are kept as MessagePack."""

    def __init__(self, session: Session) -> None:
        """Keep in the database of *session*."""
        self._session = session

    def cells(self, kind: str, keys: Collection[str]) -> dict[str, Any]:
        """Return the cells that are there."""
        found: dict[str, Any] = {}
        for some in _parts(keys):
            marks = ", ".join("?" * len(some))
            rows = self._session.rows(f"SELECT key, value FROM cells WHERE kind = ? AND key IN ({marks})", (kind, *some))  # noqa: S608 (own marks)
            found.update((key, msgspec.msgpack.decode(value)) for key, value in rows)
        return found

    def put_cells(self, kind: str, rows: Mapping[str, Any]) -> None:
        """Keep cells; None takes one away."""
        gone = [(kind, key) for key, value in rows.items() if value is None]
        kept = [(kind, key, msgspec.msgpack.encode(value)) for key, value in rows.items() if value is not None]
        self._session.run_many("DELETE FROM cells WHERE kind = ? AND key = ?", gone)
        self._session.run_many("INSERT OR REPLACE INTO cells VALUES (?, ?, ?)", kept)

    def entries(self, kind: str, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """Return the first values of each key."""
        found: dict[str, list[str]] = {}
        for some in _parts(keys):
            for key, value in self._session.rows(FIRST_ENTRIES, (kind, most, dumps(some))):
                found.setdefault(key, []).append(value)
        return found

    def put_entries(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Add rows."""
        self._session.run_many("INSERT OR IGNORE INTO entries VALUES (?, ?, ?)", [(kind, key, value) for key, value in sorted(rows)])

    def drop_entries(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Take rows away."""
        held = [(kind, key, value) for key, value in rows]
        self._session.run_many("DELETE FROM entries WHERE kind = ? AND key = ? AND value = ?", held)


def _parts(keys: Collection[str]) -> Iterator[list[str]]:
    wanted = list(dict.fromkeys(keys))
    for at in range(0, len(wanted), AT_ONCE):
        yield wanted[at : at + AT_ONCE]
