"""The items by day: a strip of bars for the shape of the window, and a list that links to each item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.publish import limits
from svodka.publish.phrases import MONTHS, count, day
from svodka.publish.views.items import ItemView

BARS = 62
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """One day with its items."""

    iso: str
    label: str
    items: tuple[ItemView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """One bar of the strip: *height* in percent of the highest, *label* for the tooltip."""

    x: int
    height: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """Days in order, the bars over them, and the items without a date."""

    days: tuple[DayView, ...]
    more_days: int
    bars: tuple[BarView, ...]
    slots: int
    unit: str
    first: str
    last: str
    undated: tuple[ItemView, ...]
    more_undated: int


def timeline(items: Iterable[ItemView]) -> TimelineView:
    """Group *items* by their first day; a window longer than two months is drawn by week or month."""
    by_day: dict[date, list[ItemView]] = {}
    undated: list[ItemView] = []
    for item in items:
        if item.start:
            by_day.setdefault(date.fromisoformat(item.start[:10]), []).append(item)
        else:
            undated.append(item)
    shown, more_days = limits.capped(sorted(by_day), limits.DAYS)
    slots, unit = _slots(sorted(by_day))
    without, more_undated = limits.capped(undated, limits.PER_DAY)
    return TimelineView(
        days=tuple(_day(value, by_day[value]) for value in shown),
        more_days=more_days,
        bars=_bars(slots, by_day),
        slots=len(slots),
        unit=unit,
        first=_short(slots[0][0]) if slots else "",
        last=_short(slots[-1][-1]) if slots else "",
        undated=without,
        more_undated=more_undated,
    )


def _day(value: date, items: list[ItemView]) -> DayView:
    shown, more = limits.capped(items, limits.PER_DAY)
    return DayView(iso=value.isoformat(), label=day(value.isoformat()), items=shown, more=more)


def _slots(dates: list[date]) -> tuple[list[list[date]], str]:
    """Cut [first, last] into equal runs of days, as many as fit the strip."""
    if not dates:
        return [], "day"
    length = (dates[-1] - dates[0]).days + 1
    width = 1 if length <= BARS else WEEK if length <= BARS * WEEK else -(-length // BARS)
    unit = {1: "day", WEEK: "week"}.get(width, f"{width} days")
    every = [dates[0] + timedelta(days=i) for i in range(length)]
    return [every[i : i + width] for i in range(0, length, width)], unit


def _bars(slots: list[list[date]], by_day: dict[date, list[ItemView]]) -> tuple[BarView, ...]:
    totals = [sum(len(by_day.get(value, ())) for value in slot) for slot in slots]
    top = max(totals, default=0)
    return tuple(
        BarView(x=x, height=max(6, round(100 * total / top)), label=f"{_short(slots[x][0])}: {count(total, 'event')}")
        for x, total in enumerate(totals)
        if total
    )


def _short(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"
