"""What every database backend offers; tests/store holds each of them to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from svodka.model import (
    Capture,
    Contradiction,
    Decision,
    Event,
    Linkage,
    LinkageChanges,
    OriginEdge,
    Reading,
    Report,
    Statement,
)
from svodka.store.found import Counts, Hit


class Shelf(Protocol):
    """Cells hold plain values (texts, numbers, lists, mappings of text) under a kind and a key; entries hold sorted texts."""

    def cells(self, kind: str, keys: Collection[str]) -> dict[str, Any]:
        """Return the cells that are there."""

    def put_cells(self, kind: str, rows: Mapping[str, Any]) -> None:
        """Keep cells in place of those of these keys; None takes one away."""

    def entries(self, kind: str, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """Return for each key that has any its first values in order, no more than *most*."""

    def put_entries(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Add (key, value) rows; one that is there stays."""

    def drop_entries(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Take (key, value) rows away."""


class Store(Protocol):
    """Two halves: evidence (captures, reports, decisions), never rebuilt, and what is derived from it.

    Each method is one transaction; `batch` makes many calls one. What was acknowledged survives a kill.
    Errors: NotFoundError for an unknown id, ConflictError for an id with other content, else StoreError.
    """

    def batch(self) -> AbstractContextManager[None]:
        """Make the calls inside one transaction: all or none of them happen."""

    def close(self) -> None:
        """Let go of the database; no other method may be called afterwards."""

    # Evidence

    def add_capture(self, capture: Capture) -> bool:
        """Add an entry of the archive's log; False where it was there already."""

    def captures(self) -> tuple[Capture, ...]:
        """Return all captures by number."""

    def add_report(self, report: Report) -> bool:
        """Add a report; False where it was there already.

        The same report taken from another file is the same report: which capture it came from and what
        was noted about the file are those of the first. Anything else that differs is a ConflictError.
        """

    def report(self, report: str) -> Report:
        """Return the report with this id."""

    def reports(self) -> tuple[Report, ...]:
        """Return all reports by day of publication, then id; those without a date come last."""

    def report_ids(self) -> tuple[str, ...]:
        """Return the ids of all reports in the order of `reports`, for runs that hold one at a time."""

    def find_report_by_external_id(self, external_id: str) -> Report | None:
        """Return the first report, in the order of `reports`, that its outlet calls *external_id*."""

    def add_decision(self, decision: Decision) -> bool:
        """Add a person's ruling; False where it was there already. A decision is never changed."""

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions by time, then id: the order in which they are replayed."""

    # Derived

    def unread_reports(self, reader_version: str) -> tuple[Report, ...]:
        """Return the reports that no reader of this version has read, in the order of `reports`."""

    def put_reading(self, reading: Reading, reader_version: str) -> None:
        """Keep what *reader_version* read from a report, in place of what an earlier one read.

        Where a report's statements change, the linkage made from the old ones is dropped.
        """

    def reading(self, report: str) -> Reading:
        """Return what was read from the report with this id; NotFoundError where it was not read yet."""

    def statements(self) -> tuple[Statement, ...]:
        """Return all statements in the order of their reports, then of the text."""

    def statements_of(self, report: str) -> tuple[Statement, ...]:
        """Return the statements read from the report with this id in the order of the text; none where none were."""

    def statement(self, statement: str) -> Statement:
        """Return the statement with this id."""

    def shelf(self) -> Shelf:
        """Return where linking keeps what it goes on from; part of the derived half, and dropped with the linkage."""

    def unlinked_reports(self) -> tuple[str, ...]:
        """Return the ids of the reports that were read and not linked yet, in the order of `reports`."""

    def change_linkage(self, changes: LinkageChanges, reports: Sequence[str]) -> None:
        """Keep what linking *reports* changed."""

    def drop_linkage(self) -> None:
        """Drop all that linking made, and what it goes on from."""

    def linkage(self) -> Linkage:
        """Return what was last linked, in the order given; empty before the first linking."""

    def event(self, event: str) -> Event:
        """Return the event with this id, or the one that now holds the statement by which an event of this id was founded."""

    def event_of(self, statement: str) -> Event | None:
        """Return the event that the statement with this id belongs to, None where it was not linked."""

    def edges_of(self, report: str) -> tuple[OriginEdge, ...]:
        """Return the ties of which the report with this id is the child."""

    def contradictions_of(self, statements: Sequence[str]) -> tuple[Contradiction, ...]:
        """Return the clashes in which some of these statements stand, in order of id."""

    def drop_derived(self) -> None:
        """Drop everything that can be made again from the evidence and the decisions."""

    def derived_digest(self) -> str:
        """Return a SHA-256 over the derived half, the search index too: equal after a rebuild."""

    # Finding

    def search(self, query: str, lang: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """Find reports by lemma, the best first; *lang* is the query's language, None tries all three.

        All words must be there: "in quotes" as a phrase, `-word` must not be, `word*` is a beginning,
        `a OR b` is either. Nothing that is typed is an error; a query without a word finds nothing.
        """

    def resolve(self, prefix: str) -> tuple[str, str]:
        """Return (kind, id) of the one thing whose id begins with *prefix*, or that is called so outside.

        Kinds: report, statement, event, contradiction, decision, capture. NotFoundError where there is
        none, StoreError where there are several.
        """

    def counts(self) -> Counts:
        """Return how much of everything there is."""

    def schema_version(self) -> int:
        """Return the number of the last migration."""
