"""The ledgers' lines that events touch, made anew from the figures kept for each event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

from svodka.events.features import Facts
from svodka.events.growing.shelf import Working
from svodka.events.lines import Line
from svodka.events.named_dead import Named, first, line_of, named, of_names
from svodka.events.tallies import Figure, figures, tally
from svodka.model import Event, Tally

ENCODER = json.JSONEncoder(ensure_ascii=False)
APART = "\x1f"
"""Parts the fields of a line's place, and sorts before all that is written."""


class Ledgers:
    """The figures on the shelf."""

    def __init__(self, work: Working) -> None:
        """Go on with those in *work*."""
        self._work = work
        self._touched: set[str] = set()
        self._dead: set[str] = set()

    def drop(self, event: str) -> None:
        """Take the figures of an event out."""
        for name in self._work.one("lines", event) or ():
            held = dict(self._work.one("line", name) or {})
            held.pop(event, None)
            self._work.put("line", name, held or None)
            self._touched.add(name)
        self._work.put("lines", event, None)
        for who in self._work.one("dead of", event) or ():
            self._mention(who, event, None)
        self._work.put("dead of", event, None)

    def put(self, event: Event, facts: Mapping[str, Facts]) -> None:
        """Put the figures of an event in."""
        held: dict[str, list[Any]] = {}
        for figure in figures(event, facts):
            held.setdefault(_name(figure.line), []).append(_row(figure))
        for name, rows in held.items():
            self._work.put("line", name, {**(self._work.one("line", name) or {}), event.id: rows})
            self._touched.add(name)
        self._work.put("lines", event.id, sorted(held) or None)
        dead: dict[str, list[list[Any]]] = {}
        for one in named(event, facts):
            dead.setdefault(one.who, []).append(_mention(one))
        for who, mentions in dead.items():
            self._mention(who, event.id, mentions)
        self._work.put("dead of", event.id, sorted(dead) or None)

    def _mention(self, who: str, event: str, rows: list[list[Any]] | None) -> None:
        """Keep how an event tells of a dead person."""
        held = {**(self._work.one("dead", who) or {}), event: rows}
        self._work.put("dead", who, {key: kept for key, kept in held.items() if kept} or None)
        self._dead.add(who)

    def _bury(self) -> set[str]:
        """Put each dead person told of anew into the region in which he is first told of; return the regions touched."""
        touched: set[str] = set()
        for who in sorted(self._dead):
            mentions = self._mentions(who)
            now, before = (first(mentions).region if mentions else None), self._work.one("dead in", who)
            for region in {each for each in (now, before) if each is not None}:
                held = {*(self._work.one("dead there", region) or ()), who} - (set() if region == now else {who})
                self._work.put("dead there", region, sorted(held) or None)
                touched.add(region)
            self._work.put("dead in", who, now)
        return touched

    def _mentions(self, who: str) -> list[Named]:
        held = self._work.one("dead", who) or {}
        return [_named(who, event, row) for event, rows in held.items() for row in rows]

    def changed(self) -> dict[str, Tally | None]:
        """Return the lines that were touched, made anew, by their place; None for those that are no more."""
        found: dict[str, Tally | None] = {}
        for name in sorted(self._touched):
            line = Line(*json.loads(name))
            held = self._work.one("line", name)
            found[APART.join(astuple(line))] = tally(line, _figures(line, held)) if held else None
        for region in sorted(self._bury()):
            there = self._work.one("dead there", region) or ()
            self._work.many("dead", there)
            line = line_of(region)
            found[APART.join(astuple(line))] = of_names(line, map(self._mentions, there)) if there else None
        return found


def _name(line: Line) -> str:
    return ENCODER.encode(astuple(line))


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


def _mention(one: Named) -> list[Any]:
    return [one.told, one.statement, one.region, one.day.isoformat() if one.day else None, one.claimant]


def _named(who: str, event: str, row: Sequence[Any]) -> Named:
    told, statement, region, day, claimant = row
    held = date.fromisoformat(day) if day else None
    return Named(told=told, who=who, event=event, statement=statement, region=region, day=held, claimant=claimant)
