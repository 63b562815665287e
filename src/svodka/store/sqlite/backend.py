"""The Store protocol over one SQLite file: each method hands to the module that knows its tables."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

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
from svodka.store.sqlite import evidence, ids, index, readings, whole
from svodka.store.sqlite import linkage as links
from svodka.store.sqlite.migrations import migrate, schema_version
from svodka.store.sqlite.session import Session
from svodka.store.sqlite.shelf import SqliteShelf


class SqliteStore:
    """See `Store` for what each method does. Many processes may read, one writes at a time."""

    def __init__(self, path: Path) -> None:
        """Open *path*, made and brought up to date as needed; StoreError for a file that is not ours."""
        self._path = Path(path)
        self._session = Session(self._path)
        try:
            migrate(self._session, self._path)
        except BaseException:
            self._session.close()
            raise

    def batch(self) -> AbstractContextManager[None]:
        """Make the calls inside one transaction."""
        return self._session.transaction()

    def close(self) -> None:
        """Close the file."""
        self._session.close()

    def add_capture(self, capture: Capture) -> bool:
        """Add an entry of the archive's log; False where it was there already."""
        with self.batch():
            return evidence.add_capture(self._session, capture)

    def captures(self) -> tuple[Capture, ...]:
        """Return all captures by number."""
        return evidence.captures(self._session)

    def add_report(self, report: Report) -> bool:
        """Add a report; False where it was there already."""
        with self.batch():
            return evidence.add_report(self._session, report)

    def report(self, report: str) -> Report:
        """Return the report with this id."""
        return evidence.report(self._session, report)

    def reports(self) -> tuple[Report, ...]:
        """Return all reports by day of publication, then id."""
        return evidence.reports(self._session)

    def report_ids(self) -> tuple[str, ...]:
        """Return the ids of all reports in the order of `reports`."""
        return evidence.report_ids(self._session)

    def find_report_by_external_id(self, external_id: str) -> Report | None:
        """Return the first report that its outlet calls *external_id*."""
        return evidence.find_report_by_external_id(self._session, external_id)

    def add_decision(self, decision: Decision) -> bool:
        """Add a person's ruling; False where it was there already."""
        with self.batch():
            return evidence.add_decision(self._session, decision)

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions by time, then id."""
        return evidence.decisions(self._session)

    def unread_reports(self, reader_version: str) -> tuple[Report, ...]:
        """Return the reports that no reader of this version has read."""
        return evidence.unread_reports(self._session, reader_version)

    def put_reading(self, reading: Reading, reader_version: str) -> None:
        """Keep what was read from a report, and make the report findable."""
        with self.batch():
            readings.put_reading(self._session, reading, reader_version)
            index.add(self._session, evidence.report(self._session, reading.report))

    def reading(self, report: str) -> Reading:
        """Return what was read from the report with this id."""
        return readings.reading(self._session, report)

    def statements(self) -> tuple[Statement, ...]:
        """Return all statements in the order of their reports, then of the text."""
        return readings.statements(self._session)

    def statements_of(self, report: str) -> tuple[Statement, ...]:
        """Return the statements read from the report with this id."""
        return readings.statements_of(self._session, report)

    def statement(self, statement: str) -> Statement:
        """Return the statement with this id."""
        return readings.statement(self._session, statement)

    def shelf(self) -> SqliteShelf:
        """Return where linking keeps what it goes on from."""
        return SqliteShelf(self._session)

    def unlinked_reports(self) -> tuple[str, ...]:
        """Return the ids of the reports that were read and not linked yet."""
        return links.unlinked(self._session)

    def change_linkage(self, changes: LinkageChanges, reports: Sequence[str]) -> None:
        """Keep what linking *reports* changed."""
        with self.batch():
            links.change(self._session, changes, reports)

    def drop_linkage(self) -> None:
        """Drop all that linking made, and what it goes on from."""
        with self.batch():
            links.drop(self._session)

    def edges_of(self, report: str) -> tuple[OriginEdge, ...]:
        """Return the ties of which the report is the child."""
        return links.edges_of(self._session, report)

    def contradictions_of(self, statements: Sequence[str]) -> tuple[Contradiction, ...]:
        """Return the clashes in which some of these statements stand."""
        return links.contradictions_of(self._session, statements)

    def linkage(self) -> Linkage:
        """Return what was last linked."""
        return links.linkage(self._session)

    def event(self, event: str) -> Event:
        """Return the event with this id."""
        return links.event(self._session, event)

    def event_of(self, statement: str) -> Event | None:
        """Return the event that the statement belongs to."""
        return links.event_of(self._session, statement)

    def drop_derived(self) -> None:
        """Drop everything that can be made again."""
        with self.batch():
            whole.drop_derived(self._session)

    def derived_digest(self) -> str:
        """Return a SHA-256 over the derived half."""
        return whole.derived_digest(self._session)

    def search(self, query: str, lang: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """Find reports by lemma, the best first."""
        return index.search(self._session, query, lang, limit)

    def resolve(self, prefix: str) -> tuple[str, str]:
        """Return (kind, id) of the one thing whose id begins with *prefix*."""
        return ids.resolve(self._session, prefix)

    def counts(self) -> Counts:
        """Return how much of everything there is."""
        return whole.counts(self._session)

    def schema_version(self) -> int:
        """Return the number of the last migration."""
        return schema_version(self._session, self._path)
