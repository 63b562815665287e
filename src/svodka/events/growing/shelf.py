"""Where linking keeps what it needs to go on: small cells and ordered entries, in the store or in memory."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from svodka.model import Report, Statement

Row = tuple[str, str]
"""A key and one of its values."""


class Shelf(Protocol):
    """Cells hold plain values (texts, numbers, lists, mappings of text) under a kind and a key; entries hold sorted texts."""

    def cells(self, kind: str, keys: Collection[str]) -> dict[str, Any]:
        """Return the cells that are there."""

    def put_cells(self, kind: str, rows: Mapping[str, Any]) -> None:
        """Keep cells in place of those of these keys; None takes one away."""

    def entries(self, kind: str, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """Return for each key that has any its first values in order, no more than *most*."""

    def put_entries(self, kind: str, rows: Iterable[Row]) -> None:
        """Add (key, value) rows; one that is there stays."""

    def drop_entries(self, kind: str, rows: Iterable[Row]) -> None:
        """Take (key, value) rows away."""


class Evidence(Protocol):
    """Where reports and their statements are read from, one report at a time."""

    def report(self, report: str) -> Report:
        """Return the report with this id."""

    def told(self, report: str) -> Sequence[Statement]:
        """Return the statements read from it."""


class Memory:
    """A shelf in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self._cells: dict[str, dict[str, Any]] = defaultdict(dict)
        self._entries: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def cells(self, kind: str, keys: Collection[str]) -> dict[str, Any]:
        """Return the cells that are there."""
        held = self._cells[kind]
        return {key: held[key] for key in keys if key in held}

    def put_cells(self, kind: str, rows: Mapping[str, Any]) -> None:
        """Keep cells; None takes one away."""
        for key, value in rows.items():
            if value is None:
                self._cells[kind].pop(key, None)
            else:
                self._cells[kind][key] = value

    def entries(self, kind: str, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """Return the first values of each key."""
        held = self._entries[kind]
        return {key: held[key][:most] for key in keys if held.get(key)}

    def put_entries(self, kind: str, rows: Iterable[Row]) -> None:
        """Add rows."""
        for key, value in rows:
            held = self._entries[kind][key]
            at = bisect_left(held, value)
            if held[at : at + 1] != [value]:
                insort(held, value)

    def drop_entries(self, kind: str, rows: Iterable[Row]) -> None:
        """Take rows away."""
        for key, value in rows:
            if value in self._entries[kind][key]:
                self._entries[kind][key].remove(value)


class Working:
    """A shelf's cells at hand: each is fetched once, and what was changed is put back at the end."""

    def __init__(self, shelf: Shelf) -> None:
        """Work on *shelf*."""
        self.shelf = shelf
        self._held: dict[str, dict[str, Any]] = defaultdict(dict)
        self._changed: dict[str, set[str]] = defaultdict(set)

    def many(self, kind: str, keys: Iterable[str]) -> dict[str, Any]:
        """Return the cells that are there."""
        held, wanted = self._held[kind], dict.fromkeys(keys)
        missing = [key for key in wanted if key not in held]
        if missing:
            held.update(dict.fromkeys(missing))
            held.update(self.shelf.cells(kind, missing))
        return {key: held[key] for key in wanted if held[key] is not None}

    def one(self, kind: str, key: str) -> Any:  # noqa: ANN401 (a cell holds what its kind holds)
        """Return a cell, None where there is none."""
        held = self._held[kind]
        if key not in held:
            held[key] = self.shelf.cells(kind, (key,)).get(key)
        return held[key]

    def put(self, kind: str, key: str, value: Any) -> None:  # noqa: ANN401 (the same)
        """Change a cell; None takes it away."""
        self._held[kind][key] = value
        self._changed[kind].add(key)

    def in_order(self, statements: Iterable[str]) -> list[str]:
        """Return linked statements in order of their reports' publication, so that what lies together is read together."""
        told = self.many("told", statements)
        places = self.places(row[0] for row in told.values())
        return sorted(told, key=lambda key: (places[told[key][0]], key))

    def places(self, reports: Iterable[str]) -> dict[str, str]:
        """Return the places of linked reports in order of publication."""
        return {report: origin["place"] for report, origin in self.many("origin", reports).items()}

    def flush(self) -> None:
        """Put back what was changed, and let go of everything."""
        for kind, keys in sorted(self._changed.items()):
            self.shelf.put_cells(kind, {key: self._held[kind][key] for key in sorted(keys)})
        self._held.clear()
        self._changed.clear()
