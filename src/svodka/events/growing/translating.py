"""Translations as reports come in: each new one meets those around it in time that hold the same names and numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from svodka.events.growing.shelf import Working
from svodka.events.order import id_at
from svodka.events.translations import (
    CERTAIN,
    DAYS,
    MEET,
    RARE,
    Anchor,
    Outline,
    Tie,
    best_edge,
    direction,
    page_of,
    tied_by_address,
    tied_by_content,
    tied_by_name,
)
from svodka.lexicon.sources import Sources
from svodka.model import OriginEdge

ALL = 10**9
CHUNK = 100
"""Reports whose surroundings are fetched at a time."""
APART = "\t"
"""Parts a report's place from its language."""
WEEK = 7

Rows = dict[str, list[str]]
"""Holders of anchors, by anchor and week, in order of publication."""


class Translating:
    """The translations on the shelf: which reports are one text, whichever of them is the original."""

    def __init__(self, work: Working) -> None:
        """Go on with those in *work*."""
        self._work = work
        self._changed: set[str] = set()

    def add(self, new: Iterable[Outline]) -> set[str]:
        """Add new reports; return those whose ties to others changed."""
        order = sorted(new, key=lambda told: told.place)
        for told in order:
            day = told.day.isoformat() if told.day else None
            self._work.put("outline", told.report, [
                told.place, told.lang, day, told.source, told.address, told.size, told.said, list(told.anchors),
            ])  # fmt: skip
            self._work.shelf.put_entries("anchor", [(key, _row(told)) for key in _keys(told.anchors, _weeks(told.day, 0))])
        self._by_address(order)
        self._by_name(order)
        dated = [told for told in order if told.anchors]
        for at in range(0, len(dated), CHUNK):
            chunk = dated[at : at + CHUNK]
            rows = self._around(chunk)
            for told in chunk:
                self._by_content(told, rows)
        return self._changed

    def beside(self, report: str) -> list[str]:
        """Return the reports that are one text with *report*."""
        return sorted(self._work.one("parallel", report) or {})

    def edge(self, report: str, sources: Sources) -> OriginEdge | None:
        """Return the edge of *report* to its original, None where it is no translation."""
        found = []
        for other, (evidence, weight) in sorted((self._work.one("parallel", report) or {}).items()):
            one, two = sorted((self._outline(report), self._outline(other)), key=lambda told: told.place)
            tie = Tie(one=one, two=two, evidence=evidence, weight=weight)
            found += [tie] if direction(tie, sources)[1].report == report else []
        return best_edge(found, sources) if found else None

    def _outline(self, report: str) -> Outline:
        place, lang, day, source, address, size, said, held = self._work.one("outline", report)
        return Outline(
            report=report, place=place, lang=lang, day=date.fromisoformat(day) if day else None, source=source,
            address=address, size=size, said=said, anchors=tuple(held),
        )  # fmt: skip

    def _tie(self, tie: Tie) -> None:
        self._put(tie.one.report, tie.two.report, [tie.evidence, tie.weight])

    def _put(self, one: str, two: str, row: list[str | float] | None) -> None:
        """Keep what makes two reports one text, None where nothing does any more."""
        for own, other in ((one, two), (two, one)):
            held = {**(self._work.one("parallel", own) or {}), other: row}
            self._work.put("parallel", own, {key: kept for key, kept in held.items() if kept} or None)
            self._changed.add(own)

    def _by_address(self, order: Sequence[Outline]) -> None:
        for told in order:
            page = page_of(told)
            if page:
                before = self._work.shelf.entries("page", [page], ALL).get(page, [])
                self._work.shelf.put_entries("page", [(page, told.place)])
                for other in map(self._outline, map(id_at, before)):
                    one, two = sorted((told, other), key=lambda held: held.place)
                    tie = tied_by_address(one, two)
                    if tie:
                        self._tie(tie)

    def _by_name(self, order: Sequence[Outline]) -> None:
        """Tie pages to those that they name as the same page in another language, and to those that name them."""
        shelf = self._work.shelf
        shelf.put_entries("named", [(address, told.place) for told in order for address in told.named])
        there = shelf.entries("address", sorted({address for told in order for address in told.named}), ALL)
        naming = shelf.entries("named", sorted({told.address for told in order if told.address}), ALL)
        for told in order:
            met = {row for address in told.named for row in there.get(address, ())} | {*naming.get(told.address, ())}
            for other in map(self._outline, map(id_at, sorted(met - {told.place}))):
                one, two = sorted((told, other), key=lambda held: held.place)
                of_two = shelf.entries("named", [two.address], ALL).get(two.address, ())
                tie = tied_by_name(one, two, two.address if one.place in of_two else one.address)
                if tie:
                    self._tie(tie)

    def _around(self, chunk: Sequence[Outline]) -> Rows:
        """Return the holders of all that *chunk* names in the weeks around it."""
        keys = {key for told in chunk for key in _keys(told.anchors, _weeks(told.day, DAYS))}
        return self._work.shelf.entries("anchor", sorted(keys), ALL)

    def _by_content(self, told: Outline, rows: Rows) -> None:
        """Tie a new report to those it runs in parallel with, and look again at ties between those around it."""
        shared: Counter[str] = Counter()
        near: dict[bool, set[str]] = defaultdict(set)
        for anchor in dict.fromkeys(told.anchors):
            held = _holders(anchor, told.day, rows)
            at = bisect_left(held, _row(told))
            for row in (*held[max(0, at - RARE) : at], *held[at + 1 : at + 1 + RARE]):
                other, _, lang = row.partition(APART)
                near[row > held[at]].add(id_at(other))
                shared[id_at(other)] += lang != told.lang and _days_between(told, row) <= DAYS
        for other in sorted(key for key, count in shared.items() if count >= MEET):
            if not self._certain(told.report, other):
                one, two = sorted((told, self._outline(other)), key=lambda held: held.place)
                tie = tied_by_content(one, two)
                if tie:
                    self._tie(tie)
        self._part(near)

    def _certain(self, one: str, two: str) -> bool:
        known = (self._work.one("parallel", one) or {}).get(two)
        return known is not None and known[1] >= CERTAIN

    def _part(self, near: Mapping[bool, set[str]]) -> None:
        """Part those between whom a new report now stands, where too little of what they share is still rare."""
        for before, held in sorted(self._work.many("parallel", sorted(near[False])).items()):
            for after in sorted(held.keys() & near[True]):
                if not self._certain(before, after) and self._meetings(self._outline(before), self._outline(after)) < MEET:
                    self._put(before, after, None)

    def _meetings(self, one: Outline, two: Outline) -> int:
        """Count the anchors through which two reports meet."""
        shared = [anchor for anchor in dict.fromkeys(one.anchors) if anchor in two.anchors]
        rows = self._work.shelf.entries("anchor", _keys(shared, _weeks(one.day, DAYS)), ALL)
        held = (_holders(anchor, one.day, rows) for anchor in shared)
        return sum(bisect_left(each, _row(two)) - bisect_left(each, _row(one)) <= RARE for each in held)


def _row(told: Outline) -> str:
    return f"{told.place}{APART}{told.lang}"


def _weeks(day: date | None, around: int) -> list[int]:
    """Return the weeks, by number, of the days that are no more than *around* from *day*."""
    number = day.toordinal() if day else 0
    return list(range((number - around) // WEEK, (number + around) // WEEK + 1))


def _keys(anchors: Iterable[Anchor], weeks: Iterable[int]) -> list[str]:
    return [f"{week} {anchor}" for week in weeks for anchor in sorted(set(anchors))]


def _holders(anchor: Anchor, day: date | None, rows: Rows) -> list[str]:
    """Return the holders of an anchor in the weeks around a day, in order of publication."""
    return [row for week in _weeks(day, DAYS) for row in rows.get(f"{week} {anchor}", ())]


def _days_between(one: Outline, row: str) -> int:
    day = date.fromisoformat(row.partition(" ")[0])
    return abs((day - one.day).days) if one.day else DAYS + 1
