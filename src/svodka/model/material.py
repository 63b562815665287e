"""All that a brief is made from, as one value: what was taken in, read and linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from svodka.model.event import Contradiction, Event, Linkage, OriginEdge
from svodka.model.ledger import Announced
from svodka.model.person import Person
from svodka.model.report import Report
from svodka.model.source import Source
from svodka.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The evidence of a brief. *sources* maps a report's id to its outlet; order carries no meaning.

    *people* are all persons of the reports, whether or not a statement speaks of them; *announced* is the ledger of
    announcements over the statements. *arrived* is the number of the archive's entry by which each report came, the
    only clock that planning knows.
    """

    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    linkage: Linkage
    sources: Mapping[str, Source]
    archive_root: str
    people: tuple[Person, ...] = ()
    announced: tuple[Announced, ...] = ()
    arrived: Mapping[str, int] = field(default_factory=dict)


class MaterialIndex:
    """Look-ups by id over a material, built once and passed along."""

    def __init__(self, material: Material) -> None:
        """Index *material*; a statement belongs to the event that lists it."""
        self.material = material
        self.reports: dict[str, Report] = {report.id: report for report in material.reports}
        self.statements: dict[str, Statement] = {statement.id: statement for statement in material.statements}
        self.events: dict[str, Event] = {event.id: event for event in material.linkage.events}
        self.event_of: dict[str, Event] = {
            statement: event for event in material.linkage.events for statement in event.statements
        }
        self.announced_in: dict[str, Announced] = {
            statement: line for line in material.announced for statement in line.statements
        }
        self.read_from: dict[str, list[Statement]] = {}
        for statement in material.statements:
            self.read_from.setdefault(statement.span.report, []).append(statement)
        self.edges_of: dict[str, list[OriginEdge]] = {}
        for edge in material.linkage.edges:
            self.edges_of.setdefault(edge.child, []).append(edge)
        self.contradictions: dict[str, Contradiction] = {edge.id: edge for edge in material.linkage.contradictions}

    def report_of(self, statement: Statement) -> Report:
        """Return the report that *statement* was read from."""
        return self.reports[statement.span.report]

    def words_of(self, statement: Statement) -> str:
        """Return the statement's exact words."""
        return statement.span.of(self.report_of(statement).text)

    def source_of(self, report: Report) -> Source:
        """Return the report's outlet; an outlet that is not in the material is its own family."""
        known = self.material.sources.get(report.id)
        return known or Source(id=report.source, name=report.source, family=report.source)
