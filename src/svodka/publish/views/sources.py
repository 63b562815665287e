"""Which outlets a brief rests on: who runs them, how fresh they are, what is a reprint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from svodka.model.public import PublicBrief, PublicLeftOut, PublicReport
from svodka.publish import limits
from svodka.publish.phrases import RUN_BY, capital, count, day, language, latin
from svodka.publish.printable import web_link
from svodka.publish.saying import say
from svodka.publish.views.items import ItemView

KNOWN = tuple(key for key in RUN_BY if key != "unknown")

_EVENT = re.compile(r"\bev-[\w-]+")
_NAMED_EVENT = re.compile(rf"\bevent {_EVENT.pattern}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report under its outlet."""

    title: str
    lang: str
    date: str
    link: str | None
    reprint_of: str | None
    short_hash: str
    cited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """One outlet over all its reports."""

    name: str
    native: str
    gloss: str
    run_by: str
    count: int
    newest: str
    languages: tuple[str, ...]
    reprints: int
    cited: int
    reports: tuple[ReportView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutView:
    """The words of an event that was left out, and the item it repeats, if that is shown."""

    text: str
    item: ItemView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """What was left out for one reason."""

    reason: str
    count: int
    events: tuple[LeftOutView, ...]
    more: int


def outlets(brief: PublicBrief) -> tuple[tuple[OutletView, ...], int]:
    """Group the reports by outlet: most reports first, then by name."""
    cited = _cited_documents(brief)
    groups: dict[str, list[PublicReport]] = {}
    for report in brief.reports:
        groups.setdefault(report.source or say("Unnamed source"), []).append(report)
    order = sorted(groups, key=lambda name: (-len(groups[name]), name))
    shown, more = limits.capped(order, limits.ROWS)
    return tuple(_outlet(name, groups[name], cited) for name in shown), more


def who_runs_them(brief: PublicBrief) -> str:
    """Say how many outlets there are and who runs them, as far as the register of outlets knows it.

    "13 outlets: 3 independent, 1 run by a state; who runs the other 9 is not on record".
    """
    sides = {(report.source, report.run_by) for report in brief.reports}
    total = count(len({source for source, _ in sides}), "outlet")
    numbers = {key: sum(1 for _, run_by in sides if run_by == key) for key in RUN_BY}
    known = ", ".join(f"{numbers[key]} {say(RUN_BY[key])}" for key in KNOWN if numbers[key])
    if not known:
        return f"{total}; {say('who runs them is not on record')}" if sides else total
    rest = f"; {say('who runs the other {n} is not on record', n=numbers['unknown'])}" if numbers["unknown"] else ""
    return f"{total}: {known}{rest}"


def left_out(events: Iterable[PublicLeftOut], shown: Mapping[str, ItemView]) -> tuple[ReasonView, ...]:
    """Group what was left out by reason: the commonest first, then by the reason's words.

    A reason that names an event leads to its item among those *shown*, by event.
    """
    groups: dict[str, list[LeftOutView]] = {}
    for event in events:
        item = next((shown[key] for key in _EVENT.findall(event.reason) if key in shown), None)
        reason = capital(_NAMED_EVENT.sub(say("an item of this brief" if item else "another event"), event.reason))
        groups.setdefault(reason, []).append(LeftOutView(text=event.text, item=item))
    order = sorted(groups, key=lambda reason: (-len(groups[reason]), reason))
    return tuple(_reason(reason, groups[reason]) for reason in order)


def _reason(reason: str, events: list[LeftOutView]) -> ReasonView:
    shown, more = limits.capped(events, limits.LEFT_OUT)
    return ReasonView(reason=reason, count=len(events), events=shown, more=more)


def _cited_documents(brief: PublicBrief) -> frozenset[str]:
    return frozenset(
        citation.document
        for section in brief.sections
        for item in section.items
        for sentence in item.sentences
        for citation in sentence.citations
    )


def _outlet(name: str, reports: list[PublicReport], cited: frozenset[str]) -> OutletView:
    newest = max((report.published for report in reports if report.published), default=None)
    order = sorted(reports, key=lambda report: (report.published or "", report.title, report.id), reverse=True)
    shown, more = limits.capped(order, limits.REPORTS)
    written = latin(name, order[0].lang)
    return OutletView(
        name=written,
        native="" if written == name else name,
        gloss=next((report.gloss for report in reports if report.gloss), ""),
        run_by=say(RUN_BY.get(reports[0].run_by, reports[0].run_by)),
        count=len(reports),
        newest=day(newest) if newest else say("date unknown"),
        languages=tuple(sorted({language(report.lang) for report in reports})),
        reprints=sum(1 for report in reports if report.reprint_of),
        cited=sum(1 for report in reports if report.id in cited),
        reports=tuple(_report(report, cited) for report in shown),
        more=more,
    )


def _report(report: PublicReport, cited: frozenset[str]) -> ReportView:
    return ReportView(
        title=report.title or say("Untitled"),
        lang=report.lang,
        date=day(report.published) if report.published else say("date unknown"),
        link=web_link(report.url),
        reprint_of=report.reprint_of,
        short_hash=report.sha256[:12],
        cited=report.id in cited,
    )
