"""Contradictions, announcements, sources and checks as data for the template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from svodka.model.public import PublicBrief
from svodka.publish.plain import line
from svodka.publish.saying import grouped, say, say_numbered
from svodka.publish.views.announced import AnnouncementView, WatchView
from svodka.publish.views.disputes import SideView
from svodka.publish.views.sources import OutletView


def side_parts(side: SideView) -> dict[str, Any]:
    """Return one side of a contradiction: who says it, the words, where they stand."""
    return {
        "by": line(side.by),
        "lang": side.cite.lang,
        "quote": line(side.cite.quote),
        "source": f"{line(side.cite.outlet)}, {side.cite.date}",
        "number": side.cite.number,
        "also": [cite.number for cite in side.also],
    }


def watch_parts(group: WatchView) -> dict[str, Any]:
    """Return the announcements of one standing: due when, what, and what became of it."""
    return {"title": line(group.title), "lines": [_announced(one) for one in group.lines]}


def _announced(one: AnnouncementView) -> dict[str, Any]:
    answers = "; ".join(f"{line(cite.outlet)}, {cite.date}" for cite in one.answers)
    return {
        "due": line(one.due),
        "text": line(one.text),
        "cites": [cite.number for cite in one.cites],
        "fate": line(one.fate_label) + (f": {answers}" if answers else ""),
        "answers": [cite.number for cite in one.answers],
    }


def outlet_rows(outlets: Iterable[OutletView]) -> dict[str, Any]:
    """Return the table of outlets: who runs them, how many reports, how fresh, in which languages."""
    columns = [say(one) for one in ("Outlet", "Run by", "Reports", "Cited", "Newest", "Languages")]
    rows = [
        [
            line(one.name) + (f" [{line(one.gloss)}]" if one.gloss else ""),
            line(one.run_by),
            grouped(one.count),
            grouped(one.cited),
            one.newest,
            ", ".join(one.languages),
        ]
        for one in outlets
    ]
    return {"columns": columns, "rows": rows}


def check_rows(brief: PublicBrief) -> dict[str, Any]:
    """Return the table of checks with their figures."""
    columns = [say(one) for one in ("No.", "Check", "Figure", "Result")]
    rows = [
        [
            str(one.number),
            say(one.name) + ("" if one.hard else f" ({say('not required')})"),
            say_numbered(one.figure),
            say("held" if one.held else "not held"),
        ]
        for one in brief.checks
    ]
    return {"columns": columns, "rows": rows}
