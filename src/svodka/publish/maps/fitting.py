"""Which part of the world the map shows: the main panel is fitted to where the events are, the whole stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from svodka.publish.maps.counting import Distribution
from svodka.publish.maps.geometry import Shape
from svodka.publish.maps.projection import Albers, Panel, west, whole

UNITS = 1600
"""Width of the main panel."""
LEAST_KM = 1_000.0
"""The main panel is never closer: outlines are no finer, and a reader wants to know where it is."""
MOST_KM = 2_400.0
"""What is spread wider is not shown in one main panel, but in the whole beside one of the west."""
ROOM = 0.08
"""Room left around, of the width."""
FLATTEST, STEEPEST = 0.66, 0.95
"""Height of the main panel, of its width."""
FINE, COARSE = 2, 3
"""Units between points that outlines are snapped to, up to a kilometre a unit and beyond."""
WIDEST_CIRCLE_KM = 150.0
"""A wider circle need not lie in the panel as a whole."""
KM_PER_DEGREE = 111.2
DEGREE = 0.62
"""How long a degree of longitude is beside one of latitude, about 52° N."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """The panels: *main* is fitted, *far* is the whole; *far* is small and bare where *locating*."""

    main: Panel | None
    far: Panel
    locating: bool


def frames(where: Distribution, regions: Mapping[str, Shape]) -> Frames:
    """Choose the panels. What fits into one main panel is shown there, and the whole only says where that is.

    Else the main panel is that of the west, where most events lie, and the whole shows the rest at full size.
    """
    groups = _extents(where, regions)
    every = [point for group in groups for point in group]
    main = fitted(every) if every else None
    if main:
        return Frames(main=main, far=whole(), locating=True)
    home = west()
    near = [group for group in groups if home.holds(*home.place(*middle(group)))]
    return Frames(main=_widened(near, groups) if near else None, far=whole(), locating=False)


def _widened(near: list[list[Point]], groups: list[list[Point]]) -> Panel:
    """Return the panel of what is near, and of as much around it as it can hold, the closest first."""
    panel, held = fitted([point for group in near for point in group]) or west(), list(near)
    x, y = middle([point for group in near for point in group])
    others = (group for group in groups if group not in near)
    for group in sorted(others, key=lambda one: (hypot(DEGREE * (middle(one)[0] - x), middle(one)[1] - y), one)):
        wider = fitted([point for one in (*held, group) for point in one])
        if wider:
            panel, held = wider, [*held, group]
    return panel


def fitted(points: Sequence[Point]) -> Panel | None:
    """Return a panel that holds *points* (longitude, latitude) with room around; None where they lie too far apart."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    low, high = min(lats), max(lats)
    sixth = (high - low) / 6
    cone = Albers(central=(min(lons) + max(lons)) / 2, south=low + sixth, north=high - sixth, origin=(low + high) / 2)
    xs, ys = zip(*(cone.project(lon, lat) for lon, lat in points), strict=True)
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    width = max(LEAST_KM, wide * (1 + 2 * ROOM), tall * (1 + 2 * ROOM) / STEEPEST)
    if width > MOST_KM:
        return None
    height = min(max(tall * (1 + 2 * ROOM), width * FLATTEST), width * STEEPEST)
    scale = width / UNITS
    return Panel(
        name="main",
        projection=cone,
        left=(min(xs) + max(xs)) / 2 - width / 2,
        top=(min(ys) + max(ys)) / 2 - height / 2,
        km_per_unit=scale,
        width=UNITS,
        height=round(height / scale),
        grid=FINE if scale <= 1 else COARSE,
        wide=34,
        narrow=58,
    )


def _extents(where: Distribution, regions: Mapping[str, Shape]) -> list[list[Point]]:
    """Return the points that each shaded region, dot and circle reaches to, in a stable order."""
    outlines = [[point for ring in regions[iso].rings for point in ring] for iso in sorted(where.tints)]
    return outlines + [list(_around(spot.lon, spot.lat, spot.radius_km)) for spot in where.spots]


def _around(lon: float, lat: float, radius_km: float) -> Iterable[Point]:
    """Yield a point, and four around it as far as its circle goes."""
    lon = lon + 360 if lon < -90 else lon  # noqa: PLR2004 - Chukotka's far side, as in the outlines
    reach = min(radius_km, WIDEST_CIRCLE_KM) / KM_PER_DEGREE
    yield lon, lat
    if reach:
        yield from ((lon - reach / DEGREE, lat), (lon + reach / DEGREE, lat), (lon, lat - reach), (lon, lat + reach))


def middle(points: Sequence[Point]) -> Point:
    """Return the middle of the box around *points*."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
