"""Linking at the desk: what was read since the last time is linked to what is there, as if all had been linked at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date, timedelta
from json import dumps

from svodka import __version__
from svodka.desk.desk import Desk
from svodka.desk.progress import Progress, Silent
from svodka.events import RULES_VERSION
from svodka.events.growing import Linker
from svodka.model import Report, Statement, digest

BATCH = 1_000
"""Reports linked in one transaction; a run that is stopped goes on after the last one."""
SPAN = timedelta(weeks=26)
"""Time over which such reports are spread at most: late ones touch as many others as there are weeks between them."""


SELDOM = 200_000
"""Objects that are made between two searches for circles among them: linking makes many objects and no circles."""


class Archived:
    """The desk's reports as linking reads them, one at a time."""

    def __init__(self, desk: Desk) -> None:
        """Read from *desk*."""
        self._store = desk.store

    def report(self, report: str) -> Report:
        """Return the report with this id."""
        return self._store.report(report)

    def told(self, report: str) -> Sequence[Statement]:
        """Return the statements read from it."""
        return self._store.statements_of(report)


def link(desk: Desk, progress: Progress | None = None, *, afresh: bool = False) -> int:
    """Link what was read and not linked yet, and follow new decisions; return how many reports that was.

    *afresh*, or where other rules or sources of outlets made what is there: everything is linked anew.
    """
    shelf, made_by = desk.store.shelf(), _made_by(desk)
    if afresh or shelf.cells("made by", [""]) != {"": made_by}:
        desk.store.drop_linkage()
        shelf.put_cells("made by", {"": made_by})
    waiting = desk.store.unlinked_reports()
    linker = Linker(shelf, Archived(desk), desk.sources, desk.store.decisions())
    batches = list(_batches(desk, waiting)) or [[]]
    with _few_collections():
        for batch in (progress or Silent()).over(batches, "linking", len(batches)):
            with desk.store.batch():
                desk.store.change_linkage(linker.add(batch), batch)
    return len(waiting)


def _batches(desk: Desk, waiting: Sequence[str]) -> Iterator[list[str]]:
    """Cut reports in order of publication into batches that are neither too large nor spread over too long a time."""
    batch: list[str] = []
    first: date | None = None
    for report in waiting:
        day = desk.store.report(report).published_at
        if batch and (len(batch) == BATCH or (day and first and day - first > SPAN)):
            yield batch
            batch = []
        first = first if batch else day
        batch.append(report)
    if batch:
        yield batch


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let Python look for circles of objects less often: with its own threshold it costs a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _made_by(desk: Desk) -> str:
    """Return a digest of what linking depends on besides reports and decisions."""
    known = sorted(dumps(astuple(source), ensure_ascii=False, default=str) for source in desk.sources.all)
    return digest("\n".join((__version__, str(RULES_VERSION), *known)).encode())
