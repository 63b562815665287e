"""The ledgers' lines that events touch, made anew from the figures kept for each event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date
from typing import Any

from svodka.events.features import Facts
from svodka.events.growing.shelf import Working
from svodka.events.tallies import Figure, Line, figures, tally
from svodka.model import Event, Tally

APART = "\x1f"
"""Parts the fields of a line's place, and sorts before all that is written."""


class Ledgers:
    """The figures on the shelf."""

    def __init__(self, work: Working) -> None:
        """Go on with those in *work*."""
        self._work = work
        self._touched: set[str] = set()

    def drop(self, event: str) -> None:
        """Take the figures of an event out."""
        for name in self._work.one("lines", event) or ():
            held = dict(self._work.one("line", name) or {})
            held.pop(event, None)
            self._work.put("line", name, held or None)
            self._touched.add(name)
        self._work.put("lines", event, None)

    def put(self, event: Event, facts: Mapping[str, Facts]) -> None:
        """Put the figures of an event in."""
        held: dict[str, list[Any]] = {}
        for figure in figures(event, facts):
            held.setdefault(_name(figure.line), []).append(_row(figure))
        for name, rows in held.items():
            self._work.put("line", name, {**(self._work.one("line", name) or {}), event.id: rows})
            self._touched.add(name)
        self._work.put("lines", event.id, sorted(held) or None)

    def changed(self) -> dict[str, Tally | None]:
        """Return the lines that were touched, made anew, by their place; None for those that are no more."""
        found: dict[str, Tally | None] = {}
        for name in sorted(self._touched):
            line = Line(*json.loads(name))
            held = self._work.one("line", name)
            found[APART.join(astuple(line))] = tally(line, _figures(line, held)) if held else None
        return found


def _name(line: Line) -> str:
    return json.dumps(astuple(line), ensure_ascii=False)


def _row(figure: Figure) -> list[Any]:
    day = figure.day.isoformat() if figure.day else None
    return [figure.statement, day, figure.low, figure.high, figure.gloss, figure.adding, figure.claimant]


def _figures(line: Line, held: Mapping[str, Iterable[Any]]) -> list[Figure]:
    return [
        Figure(
            line=line, event=event, statement=statement, day=date.fromisoformat(day) if day else None, low=low, high=high,
            gloss=gloss, adding=adding, claimant=claimant,
        )
        for event, rows in held.items()
        for statement, day, low, high, gloss, adding, claimant in rows
    ]  # fmt: skip
