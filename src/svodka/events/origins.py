"""The origin graph: whose report each report really is, so that copies are not counted as sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.events.addresses import canonical
from svodka.events.cited import Citation, citations
from svodka.events.grouping import Groups
from svodka.events.shingles import NEAR, Likeness, alike, normal, shingles
from svodka.events.translations import outline, translation_edges
from svodka.lexicon.sources import Sources, name_key
from svodka.model import BlockKind, EdgeKind, OriginEdge, OriginGroup, Report, RunBy, SpeakerKind, Statement

CARRIES = frozenset(
    {
        EdgeKind.COPY, EdgeKind.NEAR_COPY, EdgeKind.CUT_COPY, EdgeKind.REPRINT, EdgeKind.FORWARD, EdgeKind.TRANSLATION,
    }
)  # fmt: skip
"""Edges along which a whole report is another's; a citation covers only what it stands beside."""
REACH = 160
"""Characters around a statement, within its paragraph, in which a cited outlet is taken as its source."""
SOURCE_WORDS = 5
"""Reports of fewer words are never called copies: greetings and calls to subscribe agree by chance."""


def by_publication(report: Report) -> tuple[bool, date, str]:
    """Order reports by the day of publication, unknown days last, then by id."""
    return (report.published_at is None, report.published_at or date.max, report.id)


def own_words(report: Report) -> str:
    """Return the text of *report* without blocks that are boilerplate."""
    if not any(block.kind is BlockKind.BOILERPLATE for block in report.blocks):
        return report.text
    kept = (block for block in report.blocks if block.kind is not BlockKind.BOILERPLATE)
    return "\n".join(report.text[block.start : block.stop] for block in kept)


def copy_edges(reports: Sequence[Report]) -> list[OriginEdge]:
    """Return the edges of exact, near and cut copies; the parent is the report published first."""
    order = sorted(reports, key=by_publication)
    texts = {report.id: own_words(report) for report in order}
    edges: list[OriginEdge] = []
    first: dict[str, str] = {}
    kept: list[str] = []
    for report in order:
        words = normal(texts[report.id])
        parent = first.setdefault(words, report.id)
        if parent == report.id:
            kept.append(report.id)
        elif words.count(" ") >= SOURCE_WORDS:
            edges.append(OriginEdge(child=report.id, parent=parent, kind=EdgeKind.COPY, evidence="the same words"))
    hashes = {key: shingles(texts[key]) for key in kept}
    return edges + [near_edge(parent, child, measured) for parent, child, measured in alike(kept, hashes)]


def near_edge(parent: str, child: str, measured: Likeness) -> OriginEdge:
    """Return the edge of a near or cut copy to the report that it is like."""
    near = measured.jaccard >= NEAR
    share = f"{measured.contained:.0%} of the shorter text stands in the other"
    return OriginEdge(
        child=child,
        parent=parent,
        kind=EdgeKind.NEAR_COPY if near else EdgeKind.CUT_COPY,
        evidence=f"Jaccard {measured.jaccard:.2f}" if near else share,
    )


def cite_edges(report: Report, sources: Sources) -> tuple[tuple[Citation, ...], list[OriginEdge]]:
    """Return what *report* cites, and the edges to the outlets that *sources* know by those names."""
    found = citations(report, sources)
    edges = [
        OriginEdge(child=report.id, parent=sources.find(one.outlet).name, kind=one.kind, evidence=one.evidence) for one in found
    ]
    return found, edges


def credit_edges(report: Report, sources: Sources) -> list[OriginEdge]:
    """Return the reprints that the metadata of *report* tell of."""
    credit = sources.credit(report.source)
    edges = [
        OriginEdge(
            child=report.id, parent=origin.name, kind=EdgeKind.REPRINT, evidence=f"source field: {report.source}"
        )
        for origin in credit.origins
    ]
    if report.reprint_of:
        parent = sources.find(report.reprint_of)
        if parent.family != credit.outlet.family:
            words = f"says it was taken from {report.reprint_of}"
            edges.append(OriginEdge(child=report.id, parent=parent.name, kind=EdgeKind.REPRINT, evidence=words))
    if report.forwarded_from and sources.find(report.forwarded_from).family != credit.outlet.family:
        parent = sources.find(report.forwarded_from)
        words = f"forwarded from {report.forwarded_from}"
        edges.append(OriginEdge(child=report.id, parent=parent.name, kind=EdgeKind.FORWARD, evidence=words))
    return edges


def address_edges(reports: Sequence[Report]) -> list[OriginEdge]:
    """Return an edge to the first report for every later one of the same address: another taking of one page."""
    first: dict[str, str] = {}
    edges = []
    for report in sorted(reports, key=by_publication):
        address = canonical(report.url or "")
        parent = first.setdefault(address, report.id) if address else report.id
        if parent != report.id:
            evidence = f"the same address, {address}"
            edges.append(OriginEdge(child=report.id, parent=parent, kind=EdgeKind.COPY, evidence=evidence))
    return edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The graph over one set of reports. Build it with `trace`."""

    edges: tuple[OriginEdge, ...]
    roots: Mapping[str, str]
    """Report id → publisher family of its root."""
    cited: Mapping[str, tuple[Citation, ...]]
    sources: Sources

    def of(self, statement: Statement, report: Report) -> str:
        """Return the family whose word *statement* is: an outlet it is attributed to, else the root of its report.

        A ministry that two outlets quote is no origin in this sense: each outlet vouches for the quotation.
        """
        for speaker in reversed(statement.chain):
            if speaker.kind in (SpeakerKind.OUTLET, SpeakerKind.ORGANISATION):
                outlet = self.sources.known(speaker.name)
                if outlet is not None and outlet.gloss and outlet.run_by is not RunBy.PARTY_TO_THE_WAR:
                    return outlet.family
        start, stop = _paragraph(report.text, statement.span.start, statement.span.stop)
        for citation in self.cited.get(report.id, ()):
            if start <= citation.start and citation.stop <= stop and citation.kind is EdgeKind.CITES:
                return self.sources.find(citation.outlet).family
        return self.roots[report.id]

    def groups(self, told: Iterable[tuple[Statement, Report]]) -> tuple[OriginGroup, ...]:
        """Return the independent sources of some statements; each report stands once, with its least derived word."""
        reports_of: dict[str, set[str]] = {}
        shown: dict[str, str] = {}
        for statement, report in told:
            family = self.of(statement, report)
            shown.setdefault(name_key(family), family)
            reports_of.setdefault(name_key(family), set()).add(report.id)
        return tuple(self._group(shown[key], reports_of[key]) for key in sorted(reports_of))

    def _group(self, family: str, reports: Iterable[str]) -> OriginGroup:
        run_by, home = self.sources.side_of(family)
        return OriginGroup(family=family, reports=tuple(sorted(reports)), run_by=run_by, home=home)


def trace(reports: Sequence[Report], sources: Sources) -> Origins:
    """Build the origin graph of *reports*; pure, and the same for every order of them."""
    known = sources.with_names(sources.credit(report.source).outlet.name for report in reports)
    cited: dict[str, tuple[Citation, ...]] = {}
    outlines = [outline(report, own_words(report)) for report in reports]
    edges = {*copy_edges(reports), *address_edges(reports), *translation_edges(outlines, known)}
    for report in reports:
        cited[report.id], told = cite_edges(report, known)
        edges.update(credit_edges(report, known), told)
    ordered = tuple(sorted(edges, key=lambda edge: (edge.child, edge.kind, edge.parent, edge.evidence)))
    return Origins(edges=ordered, roots=_roots(reports, ordered, known), cited=cited, sources=known)


def _roots(reports: Sequence[Report], edges: Sequence[OriginEdge], sources: Sources) -> dict[str, str]:
    """Return for each report the family of the first report of its copies, or of the outlet that one credits."""
    order = {report.id: at for at, report in enumerate(sorted(reports, key=by_publication))}
    groups = Groups(order)
    credited: dict[str, str] = {}
    for edge in edges:
        if edge.kind in CARRIES and edge.parent in order:
            groups.join(edge.child, edge.parent)
        elif edge.kind in CARRIES:
            credited.setdefault(edge.child, sources.find(edge.parent).family)
    family = {report.id: credited.get(report.id) or sources.find(report.source).family for report in reports}
    roots = {}
    for copies in groups.sets():
        named = sorted((key for key in copies if key in credited), key=order.__getitem__)
        first = named[0] if named else min(copies, key=order.__getitem__)
        roots.update(dict.fromkeys(copies, family[first]))
    return roots


def _paragraph(text: str, start: int, stop: int) -> tuple[int, int]:
    low, high = max(0, start - REACH), min(len(text), stop + REACH)
    before, after = text.rfind("\n", low, start), text.find("\n", stop, high)
    return (before + 1 if before >= 0 else low), (after if after >= 0 else high)
