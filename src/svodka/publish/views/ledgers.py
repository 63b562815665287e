"""What is counted: tallies by region, by week, by claimant, and the ranking of what regions pledged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.lexicon.names import CYRILLIC
from svodka.lexicon.places import local_from_english
from svodka.model.public import PublicBrief, PublicTally
from svodka.publish import limits
from svodka.publish.citing import Numbering
from svodka.publish.phrases import bounds, days, latin, unit
from svodka.publish.saying import language_of_page, say

PLANNED = "planned: "
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
SIX_DAYS = timedelta(days=6)
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
    claims: tuple[ClaimView, ...]
    weeks: tuple[str, ...]
    rank: int | None
    cites: tuple[int, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """What one claimant says of a line, where claimants differ, and the citations that it opens to."""

    by: str
    range: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView:
    """Regions in order of one figure, the largest first; *title* says of which."""

    title: str
    lines: tuple[TallyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """The tallies under one name; *weeks* are the columns of their figures by week, *rankings* their regions in order."""

    name: str
    lines: tuple[TallyView, ...]
    more: int
    weeks: tuple[str, ...]
    rankings: tuple[RankingView, ...]


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


def _ledger(name: str, tallies: list[PublicTally], page: _Page) -> LedgerView:
    tops: dict[str, float] = {}
    for tally in tallies:
        reach = tally.high if tally.high is not None else (tally.low or 0.0) * HEADROOM
        tops[tally.unit] = max(tops.get(tally.unit, 0.0), reach)
    cited_first = sorted(tallies, key=lambda tally: not page.numbering.of_statements(tally.statements))
    shown, more = limits.capped(cited_first, limits.TALLIES)
    weeks = sorted({week.week for tally in shown for week in tally.weeks if week.week})[-limits.WEEKS :]
    lines = {id(tally): _tally(tally, tops[tally.unit], weeks, page) for tally in tallies}
    return LedgerView(
        name=say(name.replace("_", " ")),
        lines=tuple(lines[id(tally)] for tally in shown),
        more=more,
        weeks=tuple(days(week, (date.fromisoformat(week) + SIX_DAYS).isoformat()) for week in weeks) if len(weeks) > 1 else (),
        rankings=_rankings([(tally, lines[id(tally)]) for tally in tallies]),
    )


def _rankings(lines: Sequence[tuple[PublicTally, TallyView]]) -> tuple[RankingView, ...]:
    """Put the regions of each ranked label in order, pledges first."""
    held: dict[tuple[bool, str], list[TallyView]] = {}
    for tally, view in lines:
        if tally.rank is not None:
            held.setdefault((not tally.label.startswith(PLANNED), view.label), []).append(view)
    return tuple(
        RankingView(title=say("Ranking of regions: {label}", label=label), lines=tuple(sorted(views, key=_place)))
        for (_, label), views in sorted(held.items())
    )


def _place(line: TallyView) -> tuple[int, str]:
    return line.rank or 0, line.region


def _week_cells(tally: PublicTally, weeks: Sequence[str]) -> tuple[str, ...]:
    """Return a line's figure for each of *weeks*, "" where there is none."""
    told = {week.week: bounds(week.low, week.high) for week in tally.weeks}
    return tuple(told.get(week, "") for week in weeks)


def _claims(tally: PublicTally, page: _Page) -> tuple[ClaimView, ...]:
    """Return who says which figure, where claimants differ: else the line says it all."""
    if len({(one.low, one.high) for one in tally.claims}) < 2:  # noqa: PLR2004 (one figure is no difference)
        return ()
    return tuple(
        ClaimView(
            by=claimant_words(one.claimant, page.outlets),
            range=bounds(one.low, one.high),
            cites=page.numbering.of_statements(one.statements),
        )
        for one in tally.claims
    )


def claimant_words(name: str, outlets: Mapping[str, str]) -> str:
    """Return who claims a figure as an English page can show it: an outlet and a person in Latin letters, other Cyrillic words quoted.

    A mention such as «крымских активистов» is not translated here: the item that cites it says who is meant.
    """
    if name in outlets:
        return outlets[name]
    if language_of_page() != "en" or not CYRILLIC.search(name):
        return name
    person = len(words := name.split()) > 1 and all(word[:1].isupper() for word in words)
    return latin(name, "uk" if UKRAINIAN.search(name) else "ru") if person else f"«{name}»"


def _tally(tally: PublicTally, top: float, weeks: Sequence[str], page: _Page) -> TallyView:
    scale = FULL / top if top > 0 else 0.0
    low, high = tally.low, tally.high
    left = max(0.0, low or 0.0) * scale
    right = FULL if high is None else max(0.0, high) * scale
    return TallyView(
        label=label_words(tally.label),
        region=region_words(tally.region or ""),
        range=bounds(low, high),
        unit=unit(tally.unit, low, high),
        x=round(min(left, FULL - LEAST), 1),
        width=round(max(LEAST, right - left), 1),
        open_end=high is None and low is not None,
        claimants=tuple(claimant_words(name, page.outlets) for name in tally.claimants),
        claims=_claims(tally, page),
        weeks=_week_cells(tally, weeks),
        rank=tally.rank,
        cites=page.numbering.of_statements(tally.statements),
        statements=len(tally.statements),
    )


def label_words(label: str) -> str:
    """Say what is counted: "planned: recruits", "money collected or given (USD 970)"."""
    found = LABEL.fullmatch(label)
    if found is None:
        return say(label)
    planned, what, gloss = found.groups()
    return f"{say('planned') + ': ' if planned else ''}{say(what)}{gloss or ''}"


def region_words(name: str) -> str:
    """Say a region, which a tally has in English."""
    lang = language_of_page()
    return name if lang == "en" else local_from_english(name, lang) or name
