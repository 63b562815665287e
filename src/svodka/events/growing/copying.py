"""The origin graph as it grows: copies found through an index of sampled shingles, roots of only the copies touched.

The edges are those of `origins.trace`. What was published first is the original, so a late report may take that place: its
copies then hang on it. Names of outlets that are new are looked for in the reports that may hold them.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from svodka.events.addresses import canonical
from svodka.events.cited import Citation, hooks
from svodka.events.components import reached
from svodka.events.growing.shelf import Evidence, Working
from svodka.events.growing.translating import Translating
from svodka.events.order import id_at, place_of
from svodka.events.origins import CARRIES, SOURCE_WORDS, cite_edges, credit_edges, near_edge, own_words
from svodka.events.shingles import (
    CROWD,
    FIRST,
    LEAST,
    Hashes,
    Size,
    enough,
    is_copy,
    likeness,
    normal,
    sample,
    shingles,
    size_of,
)
from svodka.events.translations import outline
from svodka.lexicon.sources import Sources
from svodka.model import EdgeKind, OriginEdge, Report, digest

ALL = 10**9
AT_HAND = 2_000
"""Texts whose shingles are kept at hand."""


class Copying:
    """The origin graph on the shelf."""

    def __init__(self, work: Working, evidence: Evidence, sources: Sources) -> None:
        """Go on with the graph in *work*."""
        self._work, self._evidence, self._base = work, evidence, sources
        self.known = sources.with_names(work.one("outlets", "") or ())
        self._hashes: OrderedDict[str, Hashes] = OrderedDict()
        self.changed: set[str] = set()
        """Reports whose edges changed."""

    def add(self, reports: Iterable[Report]) -> set[str]:
        """Add new reports; return those whose root or whose citations changed, the new ones among them."""
        new = sorted(reports, key=place_of)
        affected = {report.id for report in new} | self._name(new)
        for report in new:
            family = self.known.find(report.source).family
            size = size_of(self.hashes(report.id))
            self._work.put("origin", report.id, {"place": place_of(report), "family": family, "credited": "", "size": size})
        for one in sorted(affected):
            self._credit(self._evidence.report(one))
        moved = self._by_words(new)
        self._by_address(new)
        self._by_translation(new, affected)
        return affected | self._root(affected | moved | self.changed)

    def cited(self, report: str) -> tuple[Citation, ...]:
        """Return what a report cites, as it was last read."""
        rows = self._work.one("cited", report) or ()
        return tuple(
            Citation(outlet=outlet, kind=EdgeKind(kind), start=start, stop=stop, evidence=words)
            for outlet, kind, start, stop, words in rows
        )

    def edges(self, report: str) -> tuple[OriginEdge, ...]:
        """Return the edges of a report in order."""
        held: dict[str, list[list[str]]] = self._work.one("edges", report) or {}
        found = {OriginEdge(child=report, parent=row[0], kind=EdgeKind(row[1]), evidence=row[2]) for rows in held.values() for row in rows}
        return tuple(sorted(found, key=lambda edge: (edge.kind, edge.parent, edge.evidence)))

    def _name(self, new: Iterable[Report]) -> set[str]:
        """Learn the names of outlets that are new; return the reports that may name them."""
        held = set(self._work.one("outlets", "") or ())
        fresh = {name for report in new if (name := self._base.credit(report.source).outlet.name) not in held}
        for report in new:
            self._work.shelf.put_entries("hook", [(hook, report.id) for hook in sorted(hooks(report, self._base))])
        if not fresh:
            return set()
        self._work.put("outlets", "", sorted(held | fresh))
        self.known = self._base.with_names(held | fresh)
        wanted = {hook for name in fresh for hook in self._base.hooks_of(name)}
        found = self._work.shelf.entries("hook", sorted(wanted), ALL)
        return {report for rows in found.values() for report in rows}

    def _credit(self, report: Report) -> None:
        """Read anew whose words a report says it carries."""
        citations, edges = cite_edges(report, self.known)
        edges = [*credit_edges(report, self.known), *edges]
        self._work.put("cited", report.id, [[one.outlet, one.kind.value, one.start, one.stop, one.evidence] for one in citations])
        self._set(report.id, "credit", [[edge.parent, edge.kind.value, edge.evidence] for edge in edges])
        named = sorted(edges, key=lambda edge: (edge.kind, edge.parent, edge.evidence))
        credited = [self.known.find(edge.parent).family for edge in named if edge.kind in CARRIES]
        origin = dict(self._work.one("origin", report.id))
        origin.update(credited=credited[0] if credited else "", family=self.known.find(report.source).family)
        self._work.put("origin", report.id, origin)

    def _set(self, report: str, by: str, rows: list[list[str]]) -> None:
        """Keep the edges that one way of looking found for a report, in place of its former ones."""
        held: dict[str, list[list[str]]] = dict(self._work.one("edges", report) or {})
        before = {(row[0], row[1]) for rows_ in held.values() for row in rows_}
        if held.get(by, []) == rows:
            return
        held[by] = rows
        after = {(row[0], row[1]) for rows_ in held.values() for row in rows_}
        self._work.put("edges", report, held)
        self.changed.add(report)
        for (parent, kind), there in [(pair, True) for pair in after - before] + [(pair, False) for pair in before - after]:
            if EdgeKind(kind) in CARRIES and self._work.one("origin", parent):
                self._bind(parent, report, there=there)

    def _bind(self, parent: str, child: str, *, there: bool) -> None:
        below = dict(self._work.one("below", parent) or {})
        below[child] = below.get(child, 0) + (1 if there else -1)
        self._work.put("below", parent, {key: count for key, count in below.items() if count})
        self.changed.add(parent)

    def _by_words(self, new: Iterable[Report]) -> set[str]:
        """Hang exact copies on the first of their words, and look for near copies of that one."""
        joining: list[Report] = []
        leaving: list[str] = []
        for report in new:
            words = normal(own_words(report))
            key = digest(words.encode())
            place = place_of(report)
            first = self._work.shelf.entries("words", [key], 1).get(key)
            self._work.shelf.put_entries("words", [(key, place)])
            shown = words.count(" ") >= SOURCE_WORDS
            if first and first[0] < place:
                self._copy(report.id, id_at(first[0]), shown=shown)
                continue
            joining.append(report)
            for other in self._work.shelf.entries("words", [key], ALL)[key][1:]:
                self._copy(id_at(other), report.id, shown=shown)
            if first:
                leaving.append(id_at(first[0]))
        gone = set(leaving)
        near = Near(self)
        near.leave(leaving)
        near.join([report for report in joining if report.id not in gone])
        return gone

    def _copy(self, child: str, parent: str, *, shown: bool) -> None:
        self._set(child, "copy", [[parent, EdgeKind.COPY.value, "the same words"]] if shown else [])

    def _by_address(self, new: Iterable[Report]) -> None:
        for report in new:
            key = canonical(report.url or "")
            if not key:
                continue
            self._work.shelf.put_entries("address", [(key, place_of(report))])
            first, *others = self._work.shelf.entries("address", [key], ALL)[key]
            for other in others if id_at(first) == report.id else [place_of(report)]:
                self._set(id_at(other), "address", [[id_at(first), EdgeKind.COPY.value, f"the same address, {key}"]])
            self._set(id_at(first), "address", [])

    def _by_translation(self, new: Iterable[Report], affected: set[str]) -> None:
        """Hang translations on their originals; which of two it is may turn on an outlet's name, too."""
        texts = Translating(self._work)
        changed = texts.add([outline(report, own_words(report)) for report in new])
        for report in sorted(changed.union(affected, *map(texts.beside, sorted(affected)))):
            edge = texts.edge(report, self.known)
            self._set(report, "translation", [[edge.parent, edge.kind.value, edge.evidence]] if edge else [])

    def _root(self, reports: set[str]) -> set[str]:
        """Work out anew the roots of the copies that *reports* hang together with; return those whose root changed."""
        done: set[str] = set()
        changed: set[str] = set()
        for report in sorted(reports):
            if report not in done:
                copies = reached(report, self._beside)
                done |= copies
                origins = self._work.many("origin", copies)
                family = _root_of(origins)
                for key in sorted(copies):
                    if origins[key].get("root") != family:
                        changed.add(key)
                        self._work.put("origin", key, {**origins[key], "root": family})
        return changed

    def _beside(self, report: str) -> list[str]:
        held: dict[str, list[list[str]]] = self._work.one("edges", report) or {}
        above = [row[0] for rows in held.values() for row in rows if EdgeKind(row[1]) in CARRIES]
        return [*(one for one in above if self._work.one("origin", one)), *(self._work.one("below", report) or {})]

    def root(self, report: str) -> str:
        """Return the publisher family of a report's root."""
        return str(self._work.one("origin", report)["root"])

    def hashes(self, report: str) -> Hashes:
        """Return the shingles of a report."""
        if report not in self._hashes:
            self._hashes[report] = shingles(own_words(self._evidence.report(report)))
            if len(self._hashes) > AT_HAND:
                self._hashes.popitem(last=False)
        return self._hashes[report]

    def size(self, report: str) -> Size:
        """Return how many shingles a report has."""
        whole, sieved = self._work.one("origin", report)["size"]
        return whole, sieved

    def place(self, report: str) -> str:
        """Return the place of a report in order of publication."""
        return str(self._work.one("origin", report)["place"])

    def near(self, report: str) -> dict[str, list[str]]:
        """Return the near copies of which a report is the later, by the earlier."""
        held: dict[str, Any] = self._work.one("edges", report) or {}
        return {row[0]: row for row in held.get("near", [])}

    def set_near(self, report: str, edges: Mapping[str, list[str]]) -> None:
        """Keep a report's near copies."""
        self._set(report, "near", [edges[key] for key in sorted(edges)])

    def later(self, report: str) -> list[str]:
        """Return the reports of which one is the near original."""
        return [key for key in sorted(self._work.one("below", report) or {}) if report in self.near(key)]

    def index(self) -> Working:
        """Return the cells at hand."""
        return self._work


def _root_of(copies: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the family of the first report among copies that credits another outlet, else of the first of all."""
    order = sorted(copies.values(), key=lambda origin: origin["place"])
    first = next((origin for origin in order if origin["credited"]), order[0])
    return str(first["credited"] or first["family"])


class Near:
    """The index of sampled shingles: each with the reports that hold it in order of publication."""

    def __init__(self, graph: Copying) -> None:
        """Look for the near copies of *graph*."""
        self._graph = graph
        self._shelf = graph.index().shelf
        self._held: dict[str, list[str]] = {}

    def leave(self, reports: Iterable[str]) -> None:
        """Take out reports whose place another one of the same words takes."""
        for report in reports:
            rows = [(key, self._graph.place(report)) for key in self._keys(report)]
            self._shelf.drop_entries("shingle", rows)
            self._graph.set_near(report, {})
            for other in self._graph.later(report):
                edges = self._graph.near(other)
                edges.pop(report)
                self._graph.set_near(other, edges)

    def join(self, reports: list[Report]) -> None:
        """Add reports and find what they are near copies of, and what is one of them."""
        self._held = self._shelf.entries("shingle", sorted({key for one in reports for key in self._keys(one.id)}), CROWD + 1)
        for report in reports:
            self._join(report.id, place_of(report))

    def _keys(self, report: str) -> list[str]:
        hashes = self._graph.hashes(report)
        return [f"{value:x}" for value in sample(hashes).tolist()] if len(hashes) >= LEAST else []

    def _join(self, report: str, place: str) -> None:
        shared: dict[str, int] = defaultdict(int)
        displaced: set[str] = set()
        keys = self._keys(report)
        for key in keys:
            held = self._held.setdefault(key, [])
            at = sum(other < place for other in held)
            if at < FIRST and len(held) > CROWD:
                held = self._held[key] = self._shelf.entries("shingle", [key], ALL)[key]
            for rank, other in enumerate(held):
                later = rank + 1 if rank >= at else at
                if later < CROWD or min(rank, at) < FIRST:
                    shared[id_at(other)] += 1
            if len(held) >= CROWD and at < CROWD:
                displaced.update(id_at(held[rank]) for rank in (CROWD - 1, FIRST - 1) if at <= rank < len(held))
            held.insert(at, place)
        self._shelf.put_entries("shingle", [(key, place) for key in keys])
        self._measure(report, place, shared)
        for other in sorted(displaced):
            self._check(other)

    def _measure(self, report: str, place: str, shared: Mapping[str, int]) -> None:
        own = self._graph.hashes(report)
        size = self._graph.size(report)
        for other, count in sorted(shared.items()):
            if not enough(count, size, self._graph.size(other)):
                continue
            measured = likeness(own, self._graph.hashes(other))
            if is_copy(measured):
                parent, child = (other, report) if self._graph.place(other) < place else (report, other)
                edge = near_edge(parent, child, measured)
                self._graph.set_near(child, {**self._graph.near(child), parent: [parent, edge.kind.value, edge.evidence]})

    def _check(self, report: str) -> None:
        """Look again at the near copies of a report that is no longer among the first to hold some shingles."""
        for child, parent in [(report, one) for one in self._graph.near(report)] + [(one, report) for one in self._graph.later(report)]:
            if not enough(self._shared(parent, child), self._graph.size(parent), self._graph.size(child)):
                edges = self._graph.near(child)
                edges.pop(parent)
                self._graph.set_near(child, edges)

    def _shared(self, parent: str, child: str) -> int:
        """Count the sampled shingles through which two reports meet."""
        keys = sorted(set(self._keys(parent)) & set(self._keys(child)))
        places = (self._graph.place(parent), self._graph.place(child))
        count = 0
        for held in self._shelf.entries("shingle", keys, ALL).values():
            ranks = sorted(held.index(place) for place in places if place in held)
            count += len(ranks) == len(places) and (ranks[1] < CROWD or ranks[0] < FIRST)
        return count
