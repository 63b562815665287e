"""What every database backend offers; tests/store holds each of them to it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from svodka.model import Capture, Decision, Event, Linkage, Reading, Report, Statement
from svodka.store.found import Counts, Hit


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

    def statement(self, statement: str) -> Statement:
        """Return the statement with this id."""

    def put_linkage(self, linkage: Linkage) -> None:
        """Keep what linking made, in place of all that an earlier linking made."""

    def linkage(self) -> Linkage:
        """Return what was last linked, in the order given; empty before the first linking."""

    def event(self, event: str) -> Event:
        """Return the event with this id."""

    def event_of(self, statement: str) -> Event | None:
        """Return the event that the statement with this id belongs to, None where it was not linked."""

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
