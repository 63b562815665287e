"""Where the reports on an event come from: the origin graph as rows of a small tree, for a drawing and for a list in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import Branch, lineages
from svodka.model.public import PublicBrief, PublicEdge, PublicItem, PublicOrigin, PublicReport
from svodka.publish.phrases import RUN_BY, clip, country, day, latin, month
from svodka.publish.saying import say

TIES = {
    "copy": "copy",
    "near-copy": "near copy",
    "cut-copy": "cut or padded copy",
    "reprint": "reprint",
    "forward": "forward",
    "translation": "translation",
    "cites": "cites",
}
ROW, STEP, LEFT = 24, 18, 9
"""Height of a row, how far a branch is set in, and where the first stem stands, in pixels."""
WIDE, NARROWER = 44, 3
"""Characters of a label that fit a narrow screen, and how many fewer a step in."""
WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the same words"), "the same words"),
    (re.compile(r"Jaccard (?P<a>[\d.]+)"), "likeness {a} (Jaccard)"),
    (re.compile(r"(?P<a>\d+)% of the shorter text stands in the other"), "{a}% of the shorter text stands in the other"),
    (re.compile(r"source field: (?P<a>.+)"), "named as its source: {a}"),
    (re.compile(r"says it was taken from (?P<a>.+)"), "says it was taken from {a}"),
    (re.compile(r"forwarded from (?P<a>.+)"), "forwarded from {a}"),
    (re.compile(r"the same address, (?P<a>.+)"), "the same address, {a}"),
    (re.compile(r"the same address but for the language, (?P<a>.+)"), "the same address but for the language, {a}"),
    (re.compile(r"(?P<a>\d+) of (?P<b>\d+) names and numbers in the same order"), "{a} of {b} names and numbers in the same order"),
)
"""How linking words its evidence, and the key of the page's own words for it."""
SAID = re.compile(r"(“.+”), and (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of the tree: a publisher (*depth* 0) or a report, at *x*, *y*, hanging on *stem* (None for a publisher).

    *label* is cut to fit the drawing, *text* is whole, for the list; *is_report*: taken in, not only named.
    """

    depth: int
    x: int
    y: int
    stem: int | None
    label: str
    text: str
    evidence: str
    is_report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a page knows once for all its items: its *reports* by id, and its *outlets* as it calls them."""

    reports: Mapping[str, PublicReport]
    outlets: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """The graph of one item: its rows from top to bottom and the height of the drawing."""

    rows: tuple[RowView, ...]
    height: int

    @property
    def description(self) -> str:
        """The graph in words, for who cannot see it."""
        return " ".join(f"{row.text}." for row in self.rows)


def origin_view(item: PublicItem, brief: PublicBrief, known: Known) -> OriginView | None:
    """Lay out the graph of an item, None where there is but one report that hangs on nothing."""
    told = [report for origin in item.origins for report in origin.reports]
    edges = [edge for edge in brief.edges if edge.child in set(told)]
    if len(told) < 2 and not edges:  # noqa: PLR2004 (one report alone is no graph)
        return None
    return _drawn(list(_rows(item.origins, edges, known)))


def sided(origin: PublicOrigin, name: str) -> str:
    """Return a publisher's *name* with who runs it and from where, as far as that is on record."""
    known = say(RUN_BY[origin.run_by]) if origin.run_by in RUN_BY and origin.run_by != "unknown" else ""
    told = ", ".join(filter(None, (known, country(origin.home))))
    return f"{name} ({told})" if told else name


def _rows(
    origins: Sequence[PublicOrigin], edges: Sequence[PublicEdge], known: Known
) -> Iterator[tuple[int, str, str, str, bool]]:
    """Yield (depth, label, text, evidence, is a report) from top to bottom."""
    trees = lineages([(origin.family, origin.reports) for origin in origins], edges)
    for origin, tree in zip(origins, trees, strict=True):
        family = known.outlets.get(origin.family) or latin(origin.family, "ru")
        yield 0, family, say("Origin: {name}", name=sided(origin, family)), "", False
        yield from _branches(tree.branches, 1, known.reports)


def _branches(
    branches: Sequence[Branch], depth: int, reports: Mapping[str, PublicReport], above: str = ""
) -> Iterator[tuple[int, str, str, str, bool]]:
    for branch in branches:
        name = _name(branch.name, reports)
        tie = say(TIES[branch.kind]) if branch.kind else ""
        others = [f"{say(TIES[kind])}: {_name(parent, reports)}, {_evidence(words)}" for kind, parent, words in branch.others]
        yield (
            depth,
            _label(tie, branch.name, reports, WIDE - depth * NARROWER),
            f"{name}: {tie} ← {_name(above, reports)}" if tie else name,
            "; ".join(filter(None, (_evidence(branch.evidence), *others))),
            branch.is_report,
        )
        yield from _branches(branch.branches, depth + 1, reports, branch.name)


def _name(name: str, reports: Mapping[str, PublicReport]) -> str:
    """Return a report's outlet and day, or the name of an outlet."""
    report = reports.get(name)
    if report is None:
        return name
    published = day(report.published) if report.published else say("date unknown")
    return f"{latin(report.source, report.lang)}, {published}"


def _label(tie: str, name: str, reports: Mapping[str, PublicReport], room: int) -> str:
    """Return what the drawing says of a report: its tie and outlet, and the day without the year where there is room."""
    report = reports.get(name)
    outlet = latin(report.source, report.lang) if report else name
    label = f"{tie} · {outlet}" if tie else outlet
    if report is None or not report.published:
        return label
    published = date.fromisoformat(report.published)
    dated = f"{label}, {published.day} {month(published)}"
    return dated if len(dated) <= room else label


def _evidence(words: str) -> str:
    """Say in the page's language what linking found; words of a report stay as they are."""
    said = SAID.fullmatch(words)
    if said is not None:
        return f"{said.group(1)}; {_evidence(said.group(2))}"
    for pattern, key in WORDS:
        found = pattern.fullmatch(words)
        if found is not None:
            return say(key, **found.groupdict()) if found.groupdict() else say(key)
    return f"“{words}”" if words else ""


def _drawn(rows: Sequence[tuple[int, str, str, str, bool]]) -> OriginView:
    """Place the rows: each hangs on the last row above it that is set in less."""
    views: list[RowView] = []
    for at, (depth, label, text, evidence, is_report) in enumerate(rows):
        above = next((view for view in reversed(views) if view.depth < depth), None) if depth else None
        views.append(
            RowView(
                depth=depth,
                x=LEFT + depth * STEP,
                y=ROW // 2 + at * ROW,
                stem=above.y if above else None,
                label=clip(label, WIDE - depth * NARROWER),
                text=text,
                evidence=evidence,
                is_report=is_report,
            )
        )
    return OriginView(rows=tuple(views), height=ROW * len(views))
