"""What earlier briefs told: whether an event is new, brings something new, or was told already.

No clock is asked. A report was known to an earlier brief if the archive held it then and it was published by that
brief's last day; a statement is new if no earlier brief cites it and its report was not known to those that told its event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import (
    ContradictionKind,
    Earlier,
    EdgeKind,
    Event,
    MaterialIndex,
    QuantityKind,
    RecordedItem,
    Report,
    Span,
    Stance,
    Statement,
    Window,
)

REMEMBERED = 7
"""Earlier briefs that are looked at."""
COPIED = (EdgeKind.COPY, EdgeKind.NEAR_COPY, EdgeKind.CUT_COPY, EdgeKind.REPRINT, EdgeKind.FORWARD)
UNCOUNTED = (QuantityKind.AGE, QuantityKind.DURATION, QuantityKind.MEASURE)
"""Figures that are no news by themselves."""
Figure = tuple[QuantityKind, str, float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new of an event that was told: *kinds* in the order of RULES, none where nothing is.

    *window* is that of the latest brief that told it, *weight* what the event weighs more or less for it.
    """

    window: Window
    kinds: tuple[str, ...]
    weight: float

    @property
    def told_on(self) -> date | None:
        """The last day of the brief that told it."""
        return self.window.stop or self.window.start


@dataclass(frozen=True, slots=True)
class Change:
    """An event's statements in two halves: those *told* or known to an earlier brief, and the *new* ones.

    *disputes* are the kinds of those that no earlier brief could tell with both sides.
    """

    event: Event
    told: tuple[Statement, ...]
    new: tuple[Statement, ...]
    disputes: tuple[ContradictionKind, ...]


def denied(change: Change) -> bool:
    """A denial that the earlier brief did not have."""
    return ContradictionKind.DENIAL in change.disputes


def figures(change: Change) -> bool:
    """A figure that no earlier statement gave."""
    known = {figure for one in change.told for figure in _figures(one)}
    return any(figure not in known for one in change.new for figure in _figures(one))


def accounts(change: Change) -> bool:
    """Another day, cause, outcome or identity."""
    return any(kind not in (ContradictionKind.DENIAL, ContradictionKind.VALUE) for kind in change.disputes)


def standing_changed(change: Change) -> bool:
    """Told with another standing: what was announced is reported as done, what was alleged is denied."""
    return bool(change.told) and not {one.stance for one in change.new} <= {one.stance for one in change.told} | {Stance.ALLEGED}


def confirmed(change: Change) -> bool:
    """A further independent source of what one source told."""
    known = {one.span.report for one in change.told}
    groups = [set(group.reports) for group in change.event.origins]
    return sum(bool(group & known) for group in groups) == 1 and any(
        any(one.span.report in group for one in change.new) for group in groups if not group & known
    )


def further(change: Change) -> bool:
    """Anything else that is said in words of its own."""
    return bool(change.new)


RULES: tuple[tuple[str, Callable[[Change], bool], float], ...] = (
    ("denial", denied, 1.5),
    ("figure", figures, 1.0),
    ("account", accounts, 1.0),
    ("standing", standing_changed, 1.0),
    ("source", confirmed, 0.5),
    ("details", further, -1.5),
)
"""Name, rule and weight of each kind of news; "details" counts only where nothing else is new."""


def _figures(statement: Statement) -> Iterator[Figure]:
    for one in statement.quantities:
        if one.kind not in UNCOUNTED:
            yield one.kind, one.unit, one.low, one.high


class Memory:
    """The last briefs that were published before this one, asked event by event."""

    def __init__(self, index: MaterialIndex, earlier: Sequence[Earlier] = ()) -> None:
        """Remember the newest of *earlier*, whose order carries no meaning."""
        self._index = index
        self.briefs = tuple(sorted(earlier, key=_newest_first))[:REMEMBERED]
        self._copies = frozenset(edge.child for edge in index.material.linkage.edges if edge.kind in COPIED)
        self._by_key: dict[str, list[tuple[Earlier, RecordedItem]]] = {}
        self._spans: dict[str, list[tuple[Span, Earlier, RecordedItem]]] = {}
        for brief in self.briefs:
            for item in brief.items:
                for key in (item.event, *item.statements):
                    self._by_key.setdefault(key, []).append((brief, item))
                for span in map(_span, item.spans):
                    self._spans.setdefault(span.report, []).append((span, brief, item))

    def news(self, event: Event) -> News | None:
        """Return what is new of *event*, None where no earlier brief told it."""
        statements = [self._index.statements[one] for one in event.statements if one in self._index.statements]
        told = self._tellings(event, statements)
        if not told:
            return None
        briefs = tuple(brief for brief in self.briefs if any(brief is one for one, _ in told))
        new = tuple(one for one in statements if not self._is_told(one, briefs))
        change = Change(
            event,
            told=tuple(one for one in statements if one not in new),
            new=tuple(one for one in new if one.span.report not in self._copies),
            disputes=tuple(self._disputes(event, briefs)),
        )
        kinds = tuple((name, weight) for name, rule, weight in RULES if rule(change))
        kinds = kinds if len(kinds) < 2 else tuple(one for one in kinds if one[0] != "details")  # noqa: PLR2004 (beside another kind)
        return News(
            window=briefs[0].window,
            kinds=tuple(name for name, _ in kinds),
            weight=max((weight for _, weight in kinds), default=0.0),
        )

    def has_told(self, statement: Statement) -> bool:
        """Tell whether an earlier brief cited a statement."""
        return self._is_told(statement, ())

    def covered(self, report: Report) -> Earlier | None:
        """Return the latest earlier brief whose window holds the report's day of publication, None for none."""
        return next((one for one in self.briefs if one.entries and _holds(one.window, report.published_at)), None)

    def arrived_late(self, report: Report) -> bool:
        """Tell whether a report came to the archive after the brief for its day was published."""
        brief = self.covered(report)
        return brief is not None and not self._was_there(report, brief)

    def was_weighed(self, reports: Iterable[Report]) -> Window | None:
        """Return the window of a brief that weighed every one of *reports*: they were there for the brief of their day."""
        found = [(report, self.covered(report)) for report in reports]
        if not found or any(brief is None or not self._was_there(report, brief) for report, brief in found):
            return None
        return next(brief.window for _, brief in found if brief is not None)

    def _tellings(self, event: Event, statements: Sequence[Statement]) -> list[tuple[Earlier, RecordedItem]]:
        """Return the items of earlier briefs that told *event*: by its id, by a statement of it, or by the words cited."""
        found = [pair for key in (event.id, *(one.id for one in statements)) for pair in self._by_key.get(key, ())]
        for one in statements:
            found += [(brief, item) for span, brief, item in self._spans.get(one.span.report, ()) if span.overlaps(one.span)]
        return found

    def _is_told(self, statement: Statement, briefs: Sequence[Earlier]) -> bool:
        """Tell whether a statement was cited by an earlier brief, or its report known to one of *briefs*."""
        if self._by_key.get(statement.id):
            return True
        if any(span.overlaps(statement.span) for span, _, _ in self._spans.get(statement.span.report, ())):
            return True
        report = self._index.report_of(statement)
        return any(self._knew(report, brief) for brief in briefs)

    def _disputes(self, event: Event, briefs: Sequence[Earlier]) -> Iterator[ContradictionKind]:
        """Yield the kind of each dispute of *event* of which a side, its own or another event's, was told by none of *briefs*."""
        for edge in (self._index.contradictions.get(one) for one in event.disputes):
            sides = (self._index.statements.get(one) for one in ((edge.claim, edge.counter) if edge else ()))
            if edge is not None and any(side is not None and not self._is_told(side, briefs) for side in sides):
                yield edge.kind

    def _knew(self, report: Report, brief: Earlier) -> bool:
        """Tell whether a brief could have told from *report*."""
        in_time = report.published_at is None or brief.window.stop is None or report.published_at <= brief.window.stop
        return in_time and bool(brief.entries) and self._was_there(report, brief)

    def _was_there(self, report: Report, brief: Earlier) -> bool:
        """Tell whether the archive held a report when a brief was published."""
        return self._index.material.arrived.get(report.id, 0) <= brief.entries


def _newest_first(brief: Earlier) -> tuple[int, int, str]:
    """Return a brief's place: by its last day, then its first, then id."""
    stop, start = (day.toordinal() if day else 0 for day in (brief.window.stop, brief.window.start))
    return -stop, -start, brief.brief


def _holds(window: Window, day: date | None) -> bool:
    """Tell whether a bounded window holds *day*."""
    return day is not None and window.start is not None and window.stop is not None and window.start <= day <= window.stop


def _span(written: str) -> Span:
    """Return the span that "report:12-40" stands for."""
    report, _, offsets = written.rpartition(":")
    start, _, stop = offsets.partition("-")
    return Span(report=report, start=int(start), stop=int(stop))
