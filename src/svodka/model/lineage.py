"""The origin graph of an event as trees: under each publisher its reports, each below the one that it was taken from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

WHOLE = ("copy", "near-copy", "cut-copy", "forward", "reprint", "translation", "cites")
"""Kinds of edges, the one that tells most of a report's origin first; a report hangs on its first."""


class Edge(Protocol):
    """An edge of the origin graph, public or not."""

    @property
    def child(self) -> str:
        """The report that took words."""

    @property
    def parent(self) -> str:
        """The report or outlet that it took them from."""

    @property
    def kind(self) -> str:
        """How it depends on the parent."""

    @property
    def evidence(self) -> str:
        """The words or the measure that say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A report of an event (*is_report*) or an outlet that it names, and what was taken from it.

    *kind* and *evidence* tell how it hangs on the branch above, "" for what hangs on none; *others* are its further ties.
    """

    name: str
    is_report: bool
    kind: str = ""
    evidence: str = ""
    others: tuple[tuple[str, str, str], ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """One independent source: its publisher, and the reports that go back to it."""

    family: str
    branches: tuple[Branch, ...]


def lineages(groups: Iterable[tuple[str, Sequence[str]]], edges: Iterable[Edge]) -> tuple[Lineage, ...]:
    """Return a tree for each (family, reports) of an event; every report stands once, in the order given."""
    known = list(edges)
    return tuple(_of_family(family, reports, known) for family, reports in groups)


def _of_family(family: str, reports: Sequence[str], edges: Sequence[Edge]) -> Lineage:
    own = dict.fromkeys(reports)
    ties: dict[str, list[Edge]] = {report: [] for report in own}
    for edge in edges:
        if edge.child in own and edge.parent != edge.child:
            ties[edge.child].append(edge)
    for report in own:
        ties[report].sort(key=lambda edge: (WHOLE.index(edge.kind), edge.parent not in own, edge.parent, edge.evidence))
    above: dict[str, Edge | None] = {}
    for report in own:
        above[report] = next((edge for edge in ties[report] if not _leads_to(report, edge, above)), None)
    below: dict[str, list[str]] = {}
    tops: dict[str, None] = {}
    for report in own:
        chosen = above[report]
        if chosen is None:
            tops[report] = None
            continue
        below.setdefault(chosen.parent, []).append(report)
        if chosen.parent not in own:
            tops[chosen.parent] = None
    return Lineage(family=family, branches=tuple(_branch(top, (above, below, ties)) for top in tops))


def _leads_to(report: str, edge: Edge, above: Mapping[str, Edge | None]) -> bool:
    """Tell whether hanging *report* on *edge* would make a ring."""
    at: Edge | None = edge
    while at is not None:
        if at.parent == report:
            return True
        at = above.get(at.parent)
    return False


Graph = tuple[Mapping[str, Edge | None], Mapping[str, Sequence[str]], Mapping[str, Sequence[Edge]]]


def _branch(name: str, graph: Graph) -> Branch:
    above, below, ties = graph
    edge = above.get(name)
    others = tuple(
        (other.kind, other.parent, other.evidence) for other in ties.get(name, ()) if other is not edge
    )
    return Branch(
        name=name,
        is_report=name in ties,
        kind=edge.kind if edge else "",
        evidence=edge.evidence if edge else "",
        others=others,
        branches=tuple(_branch(child, graph) for child in below.get(name, ())),
    )
