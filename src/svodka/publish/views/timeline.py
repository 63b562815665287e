"""The items by day: a strip of bars for the shape of the window, and a list that links to each item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.publish import limits
from svodka.publish.phrases import count, day, days, month, of_year
from svodka.publish.saying import say, say_numbered
from svodka.publish.views.items import ItemView

BARS = 100
WEEK = 7
AROUND = 31
"""Days before and after the window that the strip may reach: background of years ago would squeeze the rest."""
SPAN = 7
"""An event that took longer, or is dated no better, has no bar: its first day says nothing."""
TICKS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """One day, or one longer time, with its items."""

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
class StripView:
    """The bars; *ticks* are (percent of the width, label); *note* says what has none; *words* is the strip told."""

    bars: tuple[BarView, ...]
    slots: int
    unit: str
    when: str
    ticks: tuple[tuple[float, str], ...]
    top: int
    words: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """Times in order under *groups* (before the strip, on it, after it), and the items without a date."""

    groups: tuple[tuple[str, tuple[DayView, ...]], ...]
    more_days: int
    strip: StripView | None
    undated: tuple[ItemView, ...]
    more_undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    item: ItemView
    first: date
    last: date

    @property
    def long(self) -> bool:
        """Whether it has no day of its own."""
        return (self.last - self.first).days >= SPAN


def timeline(items: Iterable[ItemView], start: str | None, end: str | None) -> TimelineView:
    """Group *items* by when they happened; the strip shows the window from *start* to *end* and a month around it."""
    every = list(items)
    dated = sorted((_dated(item) for item in every if item.start), key=lambda one: (one.first, one.last))
    low, high = _reach(dated, start, end)
    shown, more = limits.capped(_by_time(dated), limits.DAYS)
    undated, more_undated = limits.capped([item for item in every if not item.start], limits.UNDATED)
    return TimelineView(
        groups=_groups(shown, low, high),
        more_days=more,
        strip=_strip(dated, low, high),
        undated=undated,
        more_undated=more_undated,
    )


def _dated(item: ItemView) -> _Dated:
    first = date.fromisoformat((item.start or "")[:10])
    return _Dated(item=item, first=first, last=date.fromisoformat((item.end or item.start or "")[:10]))


def _reach(dated: Sequence[_Dated], start: str | None, end: str | None) -> tuple[date, date]:
    """Return the days that the strip may cover: the window and a month around it, or all where there is none."""
    firsts = [one.first for one in dated] or [date.min]
    low = date.fromisoformat(start[:10]) - timedelta(days=AROUND) if start else firsts[0]
    high = date.fromisoformat(end[:10]) + timedelta(days=AROUND) if end else firsts[-1]
    return low, high


def _by_time(dated: Sequence[_Dated]) -> list[tuple[date, DayView]]:
    times: dict[tuple[date, date], list[ItemView]] = {}
    for one in dated:
        times.setdefault((one.first, one.last), []).append(one.item)
    return [(first, _day(first, last, times[first, last])) for first, last in sorted(times)]


def _day(first: date, last: date, items: list[ItemView]) -> DayView:
    shown, more = limits.capped(items, limits.PER_DAY)
    label = days(first.isoformat(), last.isoformat())
    return DayView(iso=first.isoformat(), label=label, items=shown, more=more)


def _groups(times: Sequence[tuple[date, DayView]], low: date, high: date) -> tuple[tuple[str, tuple[DayView, ...]], ...]:
    """Cut the list where the strip begins and ends; a list that is all on the strip has no heading."""
    earlier = tuple(view for first, view in times if first < low)
    within = tuple(view for first, view in times if low <= first <= high)
    later = tuple(view for first, view in times if first > high)
    headed = ((say("Earlier"), earlier), (say("In and around the window") if earlier else "", within), (say("Later"), later))
    return tuple((title, views) for title, views in headed if views)


def _strip(dated: Sequence[_Dated], low: date, high: date) -> StripView | None:
    """Draw the events that have a day of their own within reach; None where that is one day or none."""
    drawn = [one.first for one in dated if not one.long and low <= one.first <= high]
    slots, unit = _slots(drawn)
    if len(slots) <= 1:
        return None
    totals = [sum(1 for value in drawn if slot[0] <= value <= slot[-1]) for slot in slots]
    top = max(totals)
    return StripView(
        bars=_bars(slots, totals),
        slots=len(slots),
        unit=say_numbered(unit),
        when=days(drawn[0].isoformat(), drawn[-1].isoformat()),
        ticks=_ticks(slots),
        top=top,
        words=say(
            "Events by {unit}, {when}: most, {top}, on {day}." if unit == "day" else "Events by {unit}, {when}: most, {top}, from {day}.",
            unit=say_numbered(unit),
            when=days(drawn[0].isoformat(), drawn[-1].isoformat()),
            top=top,
            day=day(slots[totals.index(top)][0].isoformat()),
        ),
        note=_note(dated, low, high),
    )


def _note(dated: Sequence[_Dated], low: date, high: date) -> str:
    """Say what is listed but has no bar."""
    far = sum(1 for one in dated if not low <= one.first <= high)
    long = sum(1 for one in dated if one.long and low <= one.first <= high)
    parts = []
    if far:
        parts.append(f"{count(far, 'event')} {say('more than a month before or after the window')}")
    if long:
        parts.append(f"{count(long, 'event')} {say('without a day of its own' if long == 1 else 'without a day of their own')}")
    joined = f" {say('and')} ".join(parts)
    return f"{say('Listed, not drawn')}: {joined}." if parts else ""


def _slots(drawn: Sequence[date]) -> tuple[list[list[date]], str]:
    """Cut the days from the first to the last into equal runs, as many as fit the strip."""
    if not drawn:
        return [], "day"
    length = (drawn[-1] - drawn[0]).days + 1
    width = 1 if length <= BARS else WEEK if length <= BARS * WEEK else -(-length // BARS)
    unit = {1: "day", WEEK: "week"}.get(width, f"{width} days")
    every = [drawn[0] + timedelta(days=i) for i in range(length)]
    return [every[i : i + width] for i in range(0, length, width)], unit


def _bars(slots: Sequence[Sequence[date]], totals: Sequence[int]) -> tuple[BarView, ...]:
    top = max(totals)
    return tuple(
        BarView(x=x, height=max(6, round(100 * total / top)), label=f"{_short(slots[x][0])}: {count(total, 'event')}")
        for x, total in enumerate(totals)
        if total
    )


def _ticks(slots: Sequence[Sequence[date]]) -> tuple[tuple[float, str], ...]:
    """Name the first day and the beginnings of months under the strip, as many as can be read."""
    starts = {x: slot for x, slot in enumerate(slots) if x == 0 or any(value.day == 1 for value in slot)}
    step = -(-len(starts) // TICKS)
    kept = [x for i, x in enumerate(starts) if i % step == 0]
    first, *others = kept
    room = len(slots) // 6
    shown = [first, *(x for x in others if x - first >= room)]
    return tuple((round(100 * x / len(slots), 1), _tick(starts[x], first=x == 0)) for x in shown)


def _tick(slot: Sequence[date], *, first: bool) -> str:
    if first:
        return f"{slot[0].day} {month(slot[0])[:3]}"
    first_of = next(value for value in slot if value.day == 1)
    return f"{month(first_of)[:3]}{f' {first_of.year}' if first_of.month == 1 else ''}"


def _short(value: date) -> str:
    return of_year(f"{value.day} {month(value)[:3]}", value.year)
