"""Which statements are grouped together at once: those that ties connect, in parts of bounded size.

A popular topic or a turn of phrase ties thousands of statements in a chain. Where a part would grow beyond `LARGEST`, its
weakest ties are left out step by step. What a part is depends on the ties alone, never on the order in which they came.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

LARGEST = 300
"""Statements that may hang together by weak ties."""
STEPS = (0.0, 0.75, 1.5, 2.5, 4.0, 6.0)
"""Points that a tie needs in a part that grew too large, step by step; the last step is cut no further."""

Ties = Callable[[str], Mapping[str, float]]
"""What a statement is tied to, with the points."""


def parts(ids: Iterable[str], ties: Ties) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the parts that *ids* fall into, each sorted, with the step at which it was small enough."""
    waiting = [(sorted(ids), 0)]
    while waiting:
        left, step = waiting.pop()
        within, seen = frozenset(left), set[str]()
        for key in left:
            if key not in seen:
                part = reached(key, lambda at: [to for to in tied(ties(at), step) if to in within])  # noqa: B023 (used at once)
                seen |= part
                if len(part) <= LARGEST or step == len(STEPS) - 1:
                    yield tuple(sorted(part)), step
                else:
                    waiting.append((sorted(part), step + 1))


def tied(ties: Mapping[str, float], step: int) -> list[str]:
    """Return what is tied strongly enough at a step."""
    return [key for key, points in ties.items() if points >= STEPS[step]]


def reached(start: str, beside: Callable[[str], Iterable[str]], most: int | None = None) -> set[str]:
    """Return all that can be reached from *start*; no more than *most* and one, if given."""
    seen, waiting = {start}, deque((start,))
    while waiting and (most is None or len(seen) <= most):
        for key in beside(waiting.popleft()):
            if key not in seen:
                seen.add(key)
                waiting.append(key)
    return seen
