"""More of one story: which reports of the days around follow the same thing as those of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from svodka.desk.desk import Desk
from svodka.events import Stories, profile, regroup
from svodka.model import Report

AROUND = timedelta(days=10)
"""How long before and after a report others may follow its story."""
AT_ONCE = 1500
"""Reports that are grouped anew together, which takes their number squared; of more, each joins the nearest story in turn."""
SHOWN = 8


def story_lines(desk: Desk, reports: Sequence[Report]) -> Iterator[str]:
    """Yield the further reports on the story of *reports*, the latest last, as far as they are in the same language."""
    own = {report.id for report in reports}
    found = [report for report in same_story(desk.store.reports(), reports) if report.id not in own]
    for report in found[:SHOWN]:
        yield f"same story   {report.id}  {desk.source_of(report).name}, {report.published_at}, {report.title or '(no title)'}"
    if len(found) > SHOWN:
        yield f"same story   and {len(found) - SHOWN} more reports"


def same_story(known: Sequence[Report], reports: Sequence[Report]) -> list[Report]:
    """Return the *known* reports that are of one story with any of *reports*, by day, then id."""
    days = {(report.lang, report.published_at) for report in reports if report.published_at}
    found: set[str] = set()
    for lang in sorted({lang for lang, _ in days}):
        wanted = [day for own, day in days if own == lang and day]
        near = sorted((one for one in known if one.lang == lang and _near(one, wanted)), key=_place)
        stories = _stories(near)
        told = {story for one, story in zip(near, stories, strict=True) if any(one.id == report.id for report in reports)}
        found |= {one.id for one, story in zip(near, stories, strict=True) if story in told}
    return sorted((one for one in known if one.id in found), key=_place)


def _near(report: Report, days: Sequence[date]) -> bool:
    return report.published_at is not None and any(abs(report.published_at - day) <= AROUND for day in days)


def _place(report: Report) -> tuple[date, str]:
    return report.published_at or date.max, report.id


def _stories(reports: Sequence[Report]) -> list[int]:
    profiles = [profile(report.title, report.text, report.lang) for report in reports]
    if len(profiles) <= AT_ONCE:
        return regroup(profiles)
    online = Stories()
    return [online.place(told) for told in profiles]
