"""Texts by which reports and statements sort in order of publication, so that a store can keep them in it."""

from __future__ import annotations

from svodka.events.features import Facts
from svodka.model import Report

LAST = "~"
"""Stands for an unknown day, after all others."""


def place_of(report: Report) -> str:
    """Return a text by which reports sort in order of publication, unknown days last."""
    return f"{report.published_at or LAST} {report.id}"


def id_at(place: str) -> str:
    """Return the report at a place."""
    return place.partition(" ")[2]


def place_in(fact: Facts) -> str:
    """Return a text by which statements sort in order of publication, then as they stand in their report."""
    span = fact.statement.span
    return f"{place_of(fact.report)} {span.start:09} {span.stop:09} {fact.id}"
