"""A desk: one folder with the archive of evidence, the database and the configuration it is worked with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from svodka.archive import Archive, Verdict
from svodka.desk.config import Config
from svodka.desk.own_sources import FILE, own_sources
from svodka.events import announcement_ledger, ranked
from svodka.lexicon.places import use
from svodka.lexicon.sources import Sources
from svodka.model import Event, Material, NotFoundError, Person, Reading, Report, Source, Statement, SvodkaError
from svodka.review import Redactor, apply_decisions, build_redactor, open_redactor, rule_people
from svodka.store import Counts, Hit, Store, open_store


class Desk:
    """The folder *folder*, made where it is not there yet; a context manager that closes the database."""

    def __init__(self, folder: Path, config: Config) -> None:
        """Open the archive and the store. Raises SvodkaError where the folder cannot be made or opened."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the desk's folder cannot be made ({error.strerror})"
            raise SvodkaError(message, subject=str(folder), remedy="choose another with --desk") from error
        self.folder = folder
        self.config = config
        self.sources = Sources(own_sources(folder / FILE))
        self.archive = Archive(folder / "archive")
        self.store: Store = open_store(folder / "desk.sqlite")
        self.places_file = folder / "places.sqlite"
        use(self.places_file)

    def __enter__(self) -> Self:
        """Return the desk itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the database and of the desk's own places."""
        self.store.close()
        use(None)

    def source_of(self, report: Report) -> Source:
        """Return the outlet of a report."""
        return self.sources.find(report.source)

    def home_region(self, report: Report) -> str | None:
        """Return the region (ISO 3166-2) that the report's outlet usually reports from."""
        home = self.source_of(report).home_region
        return home if home and "-" in home else None

    def material(self) -> Material:
        """Return everything a brief is made from: reports with their blocks as classed, people's decisions replayed."""
        reports: list[Report] = []
        statements: list[Statement] = []
        people: list[Person] = []
        for report in self.store.reports():
            reading = self._reading(report)
            reports.append(replace(report, blocks=reading.blocks) if reading else report)
            statements += reading.statements if reading else ()
            people += reading.people if reading else ()
        linkage = self.store.linkage()
        linkage = replace(linkage, tallies=ranked(linkage.tallies))
        kept = apply_decisions(statements, self.store.decisions())
        return Material(
            reports=tuple(reports),
            statements=kept,
            linkage=linkage,
            announced=announcement_ledger(reports, kept, linkage),
            sources={report.id: self.source_of(report) for report in reports},
            archive_root=self.archive.root(),
            people=rule_people(people, self.store.decisions()),
            arrived=self._arrived(reports),
        )

    def _arrived(self, reports: Iterable[Report]) -> dict[str, int]:
        """Return by report the number of the archive's first entry with its bytes."""
        first = {capture.sha256: capture.number for capture in reversed(self.archive.captures())}
        return {report.id: first[report.sha256] for report in reports if report.sha256 in first}

    def _reading(self, report: Report) -> Reading | None:
        """Return what was read from *report*, None where it was not read yet."""
        try:
            return self.store.reading(report.id)
        except NotFoundError:
            return None

    def redactor(self, material: Material, *, private: bool = False) -> Redactor:
        """Return what masks the names of people at risk, or masks nothing on the analyst's own machine."""
        if private:
            return open_redactor(material.reports)
        return build_redactor(material.reports, material.statements, self.store.decisions(), material.people)

    def verify(self) -> Verdict:
        """Check every byte of the evidence."""
        return self.archive.verify()

    def search(self, query: str, lang: str | None, limit: int) -> tuple[Hit, ...]:
        """Find reports by lemma in three languages."""
        return self.store.search(query, lang, limit)

    def counts(self) -> Counts:
        """Return how much the desk holds."""
        return self.store.counts()

    def find(self, prefix: str) -> tuple[str, Report | Statement | Event]:
        """Return (kind, thing) of the one report, statement or event whose id begins with *prefix*."""
        kind, found = self.store.resolve(prefix)
        if kind == "report":
            return kind, self.store.report(found)
        if kind == "statement":
            return kind, self.store.statement(found)
        if kind == "event":
            return kind, self.store.event(found)
        message = f"this is a {kind}, which cannot be shown on its own"
        raise SvodkaError(message, subject=found, remedy="name a report, statement or event")
