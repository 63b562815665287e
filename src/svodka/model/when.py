"""A time as an interval of days, with what it was written as and what it is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svodka.model.span import Span


class Granularity(StrEnum):
    """How exact the words were."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    OPEN = "open"


class WhenRole(StrEnum):
    """Whether something happened then, was said then, or is due then."""

    HAPPENED = "happened"
    SAID = "said"
    DUE = "due"
    CONTENT = "content"
    """The date is only what the statement is about (a notice *for* January 23)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """[start, stop], both days included; None is an open end.

    *anchor* says what a relative expression was counted from: "absolute", "published", or the words of
    an earlier date. *span* is None where the time is inferred from context.
    """

    start: date | None
    stop: date | None
    granularity: Granularity
    role: WhenRole
    anchor: str
    as_written: str | None
    span: Span | None
