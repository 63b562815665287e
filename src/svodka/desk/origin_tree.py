"""The origin graph of an event in text: each independent source with its side, and the reports that go back to it."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.desk.desk import Desk
from svodka.model import Branch, Event, OriginGroup, RunBy, lineages

TIES = {
    "copy": "copy",
    "near-copy": "near copy",
    "cut-copy": "cut or padded copy",
    "reprint": "reprint",
    "forward": "forward",
    "translation": "translation",
    "cites": "cites",
}
"""How a report hangs on what stands above it; one that cites an outlet stands below that outlet."""


def origin_lines(desk: Desk, event: Event) -> Iterator[str]:
    """Yield the count of independent sources with their sides, then a tree for each."""
    sides = "; ".join(side_words(group) for group in event.origins)
    yield f"independent  {event.independent}{f': {sides}' if sides else ''}"
    groups = {group.family: group for group in event.origins}
    edges = [edge for report in event.reports for edge in desk.store.edges_of(report)]
    for line in lineages([(group.family, group.reports) for group in event.origins], edges):
        yield f"  origin     {side_words(groups[line.family])}"
        yield from _branches(desk, line.branches, "    ")


def side_words(group: OriginGroup) -> str:
    """Return a publisher with who runs it and from where, as far as the register of outlets knows."""
    known = "" if group.run_by is RunBy.UNKNOWN else group.run_by.value
    return f"{group.family} ({', '.join(filter(None, (known or 'who runs it is not on record', group.home)))})"


def _branches(desk: Desk, branches: tuple[Branch, ...], indent: str) -> Iterator[str]:
    for at, branch in enumerate(branches, start=1):
        last = at == len(branches)
        tie = f"{TIES[branch.kind]}: " if branch.kind else ""
        evidence = f" ({branch.evidence})" if branch.evidence else ""
        yield f"{indent}{'└─' if last else '├─'} {tie}{_name(desk, branch)}{evidence}"
        below = indent + ("   " if last else "│  ")
        for kind, parent, words in branch.others:
            yield f"{below}also {TIES[kind]}: {parent} ({words})"
        yield from _branches(desk, branch.branches, below)


def _name(desk: Desk, branch: Branch) -> str:
    """Return a report with its outlet and day, or the name of what is not a report of the event."""
    if not branch.is_report:
        return f"{branch.name} [not among the event's reports]"
    report = desk.store.report(branch.name)
    return f"{report.id}  {desk.source_of(report).name}, {report.published_at or 'undated'}, {report.lang}"
