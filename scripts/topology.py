"""Outlines simplified so that neighbours still share their border: rings are cut into arcs, an arc is simplified once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Arc = tuple[Point, ...]
Tolerance = Callable[[Arc], float]


def junctions(rings: Iterable[Sequence[Point]]) -> frozenset[Point]:
    """Return the points where borders meet or part: those with other than two neighbours over all *rings*."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for before, point in zip([ring[-1], *ring[:-1]], ring, strict=True):
            beside[point].add(before)
            beside[before].add(point)
    return frozenset(point for point, others in beside.items() if len(others) != 2)  # noqa: PLR2004 (before and after)


def simplified_ring(ring: Sequence[Point], meeting: frozenset[Point], tolerance: Tolerance) -> list[Point]:
    """Return a ring (its last point not repeating the first) with fewer points; arcs between *meeting* points keep ends.

    A ring without such a point is cut at its least point and at the one farthest from it.
    """
    at = [i for i, point in enumerate(ring) if point in meeting] or _cuts(ring)
    turned = [*ring[at[0] :], *ring[: at[0] + 1]]
    ends = [i - at[0] for i in at] + [len(ring)]
    whole: list[Point] = []
    for start, stop in pairwise(ends):
        whole += simplified_arc(tuple(turned[start : stop + 1]), tolerance)[:-1]
    return whole


def _cuts(ring: Sequence[Point]) -> list[int]:
    least = min(range(len(ring)), key=lambda i: ring[i])
    x, y = ring[least]
    far = max(range(len(ring)), key=lambda i: (abs(ring[i][0] - x) + abs(ring[i][1] - y), ring[i]))
    return sorted({least, far})


def simplified_arc(arc: Arc, tolerance: Tolerance) -> list[Point]:
    """Return an arc with fewer points, the same from both ends (Ramer, Douglas and Peucker)."""
    turned = arc[::-1] < arc
    points = arc[::-1] if turned else arc
    most = tolerance(points)
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        gaps = [(distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)]
        widest, at = max(gaps, default=(0.0, 0))
        if widest > most:
            keep.add(at)
            stack += [(first, at), (at, last)]
    kept = [points[i] for i in sorted(keep)]
    return kept[::-1] if turned else kept


def distance(point: Point, start: Point, stop: Point) -> float:
    """Return the distance of *point* from the segment, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, start, stop
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)


def area(ring: Sequence[Point]) -> float:
    """Return the area of a ring in square degrees (shoelace formula)."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def dissolved(rings: Iterable[Sequence[Point]]) -> list[list[Point]]:
    """Join rings into the outlines of what they cover: an edge that two of them have is no border."""
    edges: dict[tuple[Point, Point], int] = defaultdict(int)
    for ring in rings:
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
            edges[min(a, b), max(a, b)] += 1
    ways: dict[Point, set[Point]] = defaultdict(set)
    for (a, b), number in edges.items():
        if number == 1:
            ways[a].add(b)
            ways[b].add(a)
    found: list[list[Point]] = []
    for start in sorted(ways):
        while ways[start]:
            found.append(_walk(ways, start))
    return [ring for ring in found if len(ring) > 2]  # noqa: PLR2004 (a ring has three corners)


def _walk(ways: dict[Point, set[Point]], start: Point) -> list[Point]:
    """Follow the edges from *start* until it comes round, using each up."""
    line = [start]
    while ways[line[-1]]:
        step = min(ways[line[-1]])
        ways[line[-1]].discard(step)
        ways[step].discard(line[-1])
        if step == start:
            break
        line.append(step)
    return line
