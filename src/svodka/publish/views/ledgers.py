"""What is counted and what is announced: tallies, things to watch."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from svodka.lexicon.places import local_from_english
from svodka.model.public import PublicAnnouncement, PublicBrief, PublicTally
from svodka.publish import limits
from svodka.publish.citing import Cited, Numbering
from svodka.publish.phrases import bounds, capital, day, days, latin, unit
from svodka.publish.saying import language_of_page, say
from svodka.publish.views.items import CREDIT
from svodka.publish.views.originals import OriginalView, originals
from svodka.publish.views.wording import in_languages

LABEL = re.compile(r"(planned: )?(.+?)( \([A-Z]{3} [^)]*\))?")
FULL = 100
LEAST = 2.0
"""A single figure is drawn this wide, in percent."""
HEADROOM = 1.4
"""How far beyond "at least n" a scale goes, so that the open end shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """One line of a ledger; *x* and *width* of its range are percent of the ledger's scale; *open_end*: "at least"."""

    label: str
    region: str
    range: str
    unit: str
    x: float
    width: float
    open_end: bool
    claimants: tuple[str, ...]
    cites: tuple[int, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """The tallies under one name."""

    name: str
    lines: tuple[TallyView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementView:
    """What was announced, due when; the sentence names who announced it."""

    due: str
    due_iso: str | None
    text: str
    parts: tuple[tuple[str, str], ...]
    cites: tuple[Cited, ...]
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchView:
    """Announcements of one standing towards the end of the brief's window, soonest first."""

    title: str
    lines: tuple[AnnouncementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What every line is laid out with: *outlets* are names in Latin letters by the name in the report."""

    numbering: Numbering
    outlets: Mapping[str, str]


def ledgers(brief: PublicBrief, numbering: Numbering) -> tuple[LedgerView, ...]:
    """Group the tallies by ledger, in the order in which they come; lines of one unit share a scale."""
    groups: dict[str, list[PublicTally]] = {}
    for tally in brief.tallies:
        groups.setdefault(tally.ledger, []).append(tally)
    page = _Page(numbering=numbering, outlets={one.source: latin(one.source, one.lang) for one in brief.reports})
    return tuple(_ledger(name, lines, page) for name, lines in groups.items())


def announcements(brief: PublicBrief, numbering: Numbering) -> tuple[tuple[WatchView, ...], int]:
    """Lay out what was announced: what lies ahead of the window's end, what has no date, what was due before.

    The same words from several reports are one line.
    """
    last = brief.window_end
    same: dict[tuple[str, str | None, str | None], list[PublicAnnouncement]] = {}
    for line in sorted(brief.announcements, key=lambda line: (_standing(line, last), _due(line))):
        same.setdefault((CREDIT.sub("", line.text), line.due_start, line.due_end), []).append(line)
    shown, more = limits.capped(list(same.values()), limits.ROWS)
    titles = (say("Still ahead on {day}", day=day(last)) if last else say("With a date"), say("No date given"), "")
    groups: dict[str, list[AnnouncementView]] = {}
    for lines in shown:
        title = titles[_standing(lines[0], last)] or say("Due before {day}: already past when this brief ends", day=day(last or ""))
        groups.setdefault(title, []).append(_announcement(lines, brief.lang, numbering))
    return tuple(WatchView(title=title, lines=tuple(views)) for title, views in groups.items()), more


def _standing(announcement: PublicAnnouncement, last: str | None) -> int:
    """Return 0 for what lies ahead, 1 for what has no date, 2 for what was due before the window's end."""
    due = announcement.due_end or announcement.due_start
    if due is None:
        return 1
    return 2 if last is not None and due < last else 0


def _due(announcement: PublicAnnouncement) -> tuple[str, str, str]:
    start = announcement.due_start or announcement.due_end or ""
    return start, announcement.due_end or start, announcement.statement


def _ledger(name: str, tallies: list[PublicTally], page: _Page) -> LedgerView:
    tops: dict[str, float] = {}
    for tally in tallies:
        reach = tally.high if tally.high is not None else (tally.low or 0.0) * HEADROOM
        tops[tally.unit] = max(tops.get(tally.unit, 0.0), reach)
    cited_first = sorted(tallies, key=lambda tally: not page.numbering.of_statements(tally.statements))
    shown, more = limits.capped(cited_first, limits.TALLIES)
    lines = tuple(_tally(tally, tops[tally.unit], page) for tally in shown)
    return LedgerView(name=say(name.replace("_", " ")), lines=lines, more=more)


def _tally(tally: PublicTally, top: float, page: _Page) -> TallyView:
    scale = FULL / top if top > 0 else 0.0
    low, high = tally.low, tally.high
    left = max(0.0, low or 0.0) * scale
    right = FULL if high is None else max(0.0, high) * scale
    return TallyView(
        label=_label(tally.label),
        region=_region(tally.region or ""),
        range=bounds(low, high),
        unit=unit(tally.unit, low, high),
        x=round(min(left, FULL - LEAST), 1),
        width=round(max(LEAST, right - left), 1),
        open_end=high is None and low is not None,
        claimants=tuple(page.outlets.get(name, name) for name in tally.claimants),
        cites=page.numbering.of_statements(tally.statements),
        statements=len(tally.statements),
    )


def _label(label: str) -> str:
    """Say what is counted: "planned: recruits", "money collected or given (USD 970)"."""
    found = LABEL.fullmatch(label)
    if found is None:
        return say(label)
    planned, what, gloss = found.groups()
    return f"{say('planned') + ': ' if planned else ''}{say(what)}{gloss or ''}"


def _region(name: str) -> str:
    """Say a region, which a tally has in English."""
    lang = language_of_page()
    return name if lang == "en" else local_from_english(name, lang) or name


def _announcement(lines: Sequence[PublicAnnouncement], lang: str, numbering: Numbering) -> AnnouncementView:
    first = lines[0]
    cites = tuple({cite.number: cite for cite in (numbering.cited(line.citation) for line in lines)}.values())
    text = capital(first.text)
    return AnnouncementView(
        due=days(first.due_start, first.due_end),
        due_iso=first.due_start or first.due_end,
        text=text,
        parts=in_languages(text, (cite.lang for cite in cites)),
        cites=cites,
        originals=originals(cites, lang)[0],
    )
