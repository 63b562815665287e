"""The ledgers made public: tallies with their weeks and claims, announcements with what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from svodka.model import Announced, Citation, MaterialIndex, Statement, Tally, TallyClaim, TallyWeek, digest
from svodka.model.public import PublicAnnounced, PublicFigure, PublicTally
from svodka.review.parts import iso, public_citation
from svodka.review.redactor import Redactor

SHOWN = 3
"""Statements of a line whose words are given with it: one a claimant first."""


def public_tally(tally: Tally, index: MaterialIndex, redactor: Redactor, *, cited: bool) -> PublicTally:
    """Return a ledger line with names masked; *cited*: with the words of some of its statements."""
    reports = _reports(tally.statements, index)
    return PublicTally(
        ledger=tally.ledger,
        label=redactor.mask(tally.label, reports),
        region=redactor.mask(tally.region, reports) if tally.region else None,
        low=tally.low,
        high=tally.high,
        unit=redactor.mask(tally.unit, reports),
        statements=tally.statements,
        claimants=tuple(redactor.mask(claimant, reports) for claimant in tally.claimants),
        weeks=tuple(_week(week) for week in tally.weeks),
        claims=tuple(_claim(claim, redactor, reports) for claim in tally.claims),
        rank=tally.rank,
        citations=tuple(
            public_citation(own_words(index.statements[one], index), index, redactor) for one in _chosen(tally, index)
        )
        if cited
        else (),
    )


def _week(week: TallyWeek) -> PublicFigure:
    return PublicFigure(claimant="", week=iso(week.start) or "", low=week.low, high=week.high, statements=week.statements)


def _claim(claim: TallyClaim, redactor: Redactor, reports: Iterable[str]) -> PublicFigure:
    name = redactor.mask(claim.claimant, reports)
    return PublicFigure(claimant=name, week="", low=claim.low, high=claim.high, statements=claim.statements)


def _chosen(tally: Tally, index: MaterialIndex) -> tuple[str, ...]:
    """Return the statements to show: the first of each claimant, then others, none that was retracted."""
    first = [one for claim in tally.claims for one in claim.statements[:1]]
    known = (one for one in dict.fromkeys((*first, *tally.statements)) if one in index.statements)
    return tuple(known)[:SHOWN]


def own_words(statement: Statement, index: MaterialIndex) -> Citation:
    """Return a citation of a statement's own words."""
    report = index.report_of(statement)
    words = statement.span.of(report.text).encode("utf-8")
    return Citation(statement=statement.id, span=statement.span, sha256=report.sha256, text_sha256=digest(words))


def public_announced(line: Announced, index: MaterialIndex, redactor: Redactor, last: date | None) -> PublicAnnounced:
    """Return an announcement of the ledger with names masked, its fate told from the day *last*."""
    reports = _reports(line.statements, index)
    return PublicAnnounced(
        event=line.event,
        statements=line.statements,
        claimants=tuple(redactor.mask(claimant, reports) for claimant in line.claimants),
        due_start=iso(line.start),
        due_end=iso(line.stop),
        fate=line.fate(last).value,
        as_of=iso(last),
        happened=line.happened,
        denied=line.denied,
    )


def _reports(statements: Iterable[str], index: MaterialIndex) -> list[str]:
    return sorted({index.statements[one].span.report for one in statements if one in index.statements})
