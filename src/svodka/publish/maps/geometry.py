"""Rings of longitude and latitude become short SVG paths; shared edges become borders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from svodka.publish.maps.projection import Panel

MARGIN = 30
SEAM = 0.02
"""Degrees from the 180th meridian within which a point lies on the cut that the data has there."""
COLUMNS = 30
"""Columns of the grid over which points within a region are looked for."""
MOST_INSIDE = 16
SMALLEST = 3.0
"""Rings of less area than this, in square grid steps, are specks and are not drawn, but for a region's first and largest."""

Point = tuple[int, int]
Edge = tuple[Point, Point]


class Shape(Protocol):
    """What the drawing needs of a region; `svodka.lexicon.places` holds them."""

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2."""

    @property
    def names(self) -> Mapping[str, str]:
        """Names by language."""

    @property
    def rings(self) -> Sequence[Sequence[tuple[float, float]]]:
        """Closed rings of (longitude, latitude), against the clock."""

    @property
    def holes(self) -> Sequence[Sequence[tuple[float, float]]]:
        """Rings of what lies within and belongs to another region, with the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A region in grid steps of a panel: its rings; and the point, in units, its label may stand at."""

    iso: str
    country: str
    rings: tuple[tuple[Point, ...], ...]
    seam: frozenset[Point]
    centre: Point
    bounds: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """Borders as path data: *outer* goes under the fills, *inner* and *frontier* (between countries) over them."""

    outer: str
    inner: str
    frontier: str


def outlines(regions: Mapping[str, Shape], panel: Panel) -> tuple[Outline, ...]:
    """Project every region that shows in *panel*, snapped to the grid so that neighbours still meet."""
    found = (_outline(iso, regions[iso], panel) for iso in sorted(regions))
    return tuple(outline for outline in found if outline is not None)


def interior(shapes: Sequence[Outline], panel: Panel) -> tuple[tuple[float, float], ...]:
    """Return points of a grid over *panel* that lie within one of *shapes*, the nearest to their middle first."""
    columns, rows = COLUMNS, max(2, round(COLUMNS * panel.height / panel.width))
    xs = [panel.width * (i + 0.5) / columns for i in range(columns)]
    ys = [panel.height * (i + 0.5) / rows for i in range(rows)]
    found = [(x, y) for x in xs for y in ys if any(_within(x / panel.grid, y / panel.grid, shape) for shape in shapes)]
    if not found:
        return ()
    mx, my = sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)
    return tuple(sorted(found, key=lambda point: ((point[0] - mx) ** 2 + (point[1] - my) ** 2, point))[:MOST_INSIDE])


def _within(x: float, y: float, shape: Outline) -> bool:
    """Tell whether a point in grid steps lies within a shape (even-odd rule)."""
    left, top, right, bottom = shape.bounds
    if not (left <= x <= right and top <= y <= bottom):
        return False
    inside = False
    for ring in shape.rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def path(rings: Iterable[Sequence[Point]]) -> str:
    """Write closed rings as relative SVG path data."""
    return "".join(_relative(ring) + "z" for ring in rings)


def borders(shapes: Sequence[Outline]) -> Borders:
    """Sort the edges of all regions by who shares them; the 180th meridian is no border.

    Neighbours need not agree on every point: an edge that only one region has is a frontier where another
    country's edge runs within a grid step or two of it, and else a coast.
    """
    owners: dict[Edge, set[str]] = {}
    shared: set[Edge] = set()
    for shape in shapes:
        for edge in _edges(shape):
            if edge in owners:
                shared.add(edge)
            owners.setdefault(edge, set()).add(shape.country)
    alone = [edge for edge in owners if edge not in shared]
    cells = _cells((edge, min(owners[edge])) for edge in alone)
    near = [edge for edge in alone if _neighbours(edge, cells) - owners[edge]]
    frontier = [edge for edge in owners if len(owners[edge]) > 1] + near
    return Borders(outer=_lines(alone), inner=_lines(owners), frontier=_lines(frontier))


def _lines(edges: Iterable[Edge]) -> str:
    return "".join(_relative(line) for line in chain(edges))


def _edges(shape: Outline) -> Iterable[Edge]:
    for ring in shape.rings:
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
            if not (a in shape.seam and b in shape.seam):
                yield min(a, b), max(a, b)


def _steps(edge: Edge) -> Iterable[Point]:
    """Yield the grid points along an edge, a step apart."""
    (x1, y1), (x2, y2) = edge
    number = max(abs(x2 - x1), abs(y2 - y1), 1)
    for i in range(number + 1):
        yield round(x1 + (x2 - x1) * i / number), round(y1 + (y2 - y1) * i / number)


def _cells(edges: Iterable[tuple[Edge, str]]) -> dict[Point, set[str]]:
    found: dict[Point, set[str]] = {}
    for edge, country in edges:
        for point in _steps(edge):
            found.setdefault(point, set()).add(country)
    return found


def _neighbours(edge: Edge, cells: Mapping[Point, set[str]]) -> set[str]:
    """Return the countries with an edge at most a step away from the middle of *edge*."""
    points = list(_steps(edge))
    x, y = points[len(points) // 2]
    return {country for dx in (-1, 0, 1) for dy in (-1, 0, 1) for country in cells.get((x + dx, y + dy), ())}


def chain(edges: Iterable[Edge]) -> list[list[Point]]:
    """Join edges end to end into as few lines as a greedy walk finds, in a stable order."""
    ways: dict[Point, list[Point]] = {}
    for a, b in edges:
        ways.setdefault(a, []).append(b)
        ways.setdefault(b, []).append(a)
    lines: list[list[Point]] = []
    ends_first = sorted(ways, key=lambda point: (len(ways[point]) != 1, point))
    for start in ends_first:
        while ways[start]:
            line = [start]
            while ways[line[-1]]:
                step = ways[line[-1]].pop()
                ways[step].remove(line[-1])
                line.append(step)
            lines.append(line)
    return lines


def _outline(iso: str, region: Shape, panel: Panel) -> Outline | None:
    rings: list[tuple[Point, ...]] = []
    seam: set[Point] = set()
    for ring in (*region.rings, *region.holes):
        snapped = _snap(ring, panel, seam)
        worth = SMALLEST if rings else 0.0
        if len(snapped) > 2 and abs(_area(snapped)) > worth:  # noqa: PLR2004 - a ring has three corners
            rings.append(snapped)
    if not rings:
        return None
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    return Outline(
        iso=iso,
        country=region.country,
        rings=tuple(rings),
        seam=frozenset(seam),
        centre=_centre(largest, panel),
        bounds=(min(xs), min(ys), max(xs), max(ys)),
    )


def _snap(ring: Sequence[tuple[float, float]], panel: Panel, seam: set[Point]) -> tuple[Point, ...]:
    """Project, clip to the panel, round, and drop repeated points; note points on the 180th meridian."""
    points: list[tuple[float, float]] = []
    for lon, lat in ring:
        x, y = panel.place(lon, lat)
        points.append((x, y))
        if abs(abs(lon) - 180) < SEAM:
            seam.add((round(x / panel.grid), round(y / panel.grid)))
    snapped: list[Point] = []
    for x, y in _clip(points, panel):
        point = (round(x / panel.grid), round(y / panel.grid))
        if not snapped or snapped[-1] != point:
            snapped.append(point)
    if len(snapped) > 1 and snapped[0] == snapped[-1]:
        snapped.pop()
    return tuple(snapped)


def _clip(points: list[tuple[float, float]], panel: Panel) -> list[tuple[float, float]]:
    """Cut a ring to the panel and a margin (Sutherland and Hodgman, 1974)."""
    bounds = ((0, -MARGIN, 1), (0, panel.width + MARGIN, -1), (1, -MARGIN, 1), (1, panel.height + MARGIN, -1))
    for axis, limit, sign in bounds:
        points = _clip_side(points, axis, limit, sign)
    return points


def _clip_side(points: list[tuple[float, float]], axis: int, limit: float, sign: int) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside, was_inside = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if inside != was_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
    return kept


def _relative(line: Sequence[Point]) -> str:
    """Write a line as "Mx yldx dy…", with a separator only where one is needed."""
    (x, y), parts = line[0], [f"M{line[0][0]} {line[0][1]}l"]
    for px, py in line[1:]:
        dx, dy = px - x, py - y
        lead = "" if dx < 0 or parts[-1].endswith("l") else " "
        parts.append(f"{lead}{dx}{'' if dy < 0 else ' '}{dy}")
        x, y = px, py
    return "".join(parts)


def _area(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


def _centre(ring: Sequence[Point], panel: Panel) -> Point:
    """Return the centroid of the part that shows, kept inside the panel."""
    area = _area(ring)
    cx = cy = 0.0
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        cx += (a[0] + b[0]) * cross
        cy += (a[1] + b[1]) * cross
    x, y = cx * panel.grid / (6 * area), cy * panel.grid / (6 * area)
    return min(max(round(x), 0), panel.width), min(max(round(y), 0), panel.height)
