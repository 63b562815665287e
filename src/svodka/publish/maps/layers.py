"""What lies on the land of a panel, once for a page and once for a phone: dots, capitals, names, lines to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt

from svodka.lexicon.places import polygons
from svodka.publish.maps.counting import Distribution, Spot
from svodka.publish.maps.fitting import middle
from svodka.publish.maps.geometry import Outline, interior
from svodka.publish.maps.labels import Box, Label, Room, Segment, Wish, dot_box, place_labels
from svodka.publish.maps.names import ABROAD, CAPITALS, COUNTRIES, counted, joined, place_name, short_name
from svodka.publish.maps.projection import Panel
from svodka.publish.phrases import count
from svodka.publish.saying import language_of_page, say

DOT = 0.38
"""Radius of a dot with one event, in font sizes."""
GROWTH, LARGEST = 0.22, 0.95
TOO_NEAR = 0.9
"""Dots whose centres are nearer than this, in radii of a small dot, would hide one another and become one."""
SMALL_CIRCLE = 2.5
"""In font sizes: the name of a smaller circle stands beside it."""
LEAST_CIRCLE = 20.0
"""Units: a circle is never so small that it could be taken for a dot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A dot in units, with the places that share it."""

    x: int
    y: int
    r: float
    name: str
    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The circle that a vague place may lie in, in units."""

    x: int
    y: int
    r: float
    name: str
    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """All that is drawn at font size *size*; *key* are (number, name) of what had no room for its name."""

    size: float
    dots: tuple[Dot, ...]
    capitals: tuple[Box, ...]
    labels: tuple[Label, ...]
    lines: tuple[Segment, ...]
    key: tuple[tuple[int, str], ...]
    unnamed: tuple[str, ...]


def layer(where: Distribution, shapes: Sequence[Outline], room: Room, close: Panel | None) -> Layer:
    """Lay out dots and names of a panel with *room*; what lies in *close* is left to that panel."""
    panel, size = room.panel, room.size
    spots = [spot for spot in where.spots if shown_here(spot.lon, spot.lat, panel, close)]
    dots = dots_of(panel, [spot for spot in spots if not spot.radius_km], size)
    capitals = () if close else _capitals(panel, dots, size)
    vague = circles(panel, where.spots, close)
    ranked = [*_dot_wishes(dots), *_circle_wishes(panel, vague, size), *_region_wishes(panel, close, where, shapes)]
    ranked += _orienting(panel, close, shapes)
    ranked += [(3, 0, _capital_wish(name, box)) for name, box in capitals]
    ranked.sort(key=lambda entry: (entry[0], entry[1], entry[2].text, entry[2].x))
    squares = tuple(box for _, box in capitals)
    rings = (dot_box(one.x, one.y, one.r) for one in vague if _small(one, size))
    taken = replace(room, dots=(*(dot_box(dot.x, dot.y, dot.r) for dot in dots), *rings, *squares))
    placed = place_labels([wish for _, _, wish in ranked], taken)
    return Layer(
        size=size,
        dots=dots,
        capitals=squares,
        labels=placed.labels,
        lines=placed.lines,
        key=placed.key,
        unnamed=placed.unnamed,
    )


def shown_here(lon: float, lat: float, panel: Panel, close: Panel | None) -> bool:
    """Tell whether a point lies in *panel* and not in *close*, which shows it at a larger scale."""
    return panel.holds(*panel.place(lon, lat)) and not (close and close.holds(*close.place(lon, lat)))


def dots_of(panel: Panel, spots: Iterable[Spot], size: float) -> tuple[Dot, ...]:
    """Return a dot a place, the largest first so that none hides a smaller; places too near to part share one."""
    groups: list[tuple[float, float, list[Spot]]] = []
    for spot in sorted(spots, key=lambda one: (-len(one.items), one.name, one.lon, one.lat)):
        x, y = panel.place(spot.lon, spot.lat)
        near = next((group for group in groups if hypot(group[0] - x, group[1] - y) < TOO_NEAR * DOT * size), None)
        if near:
            near[2].append(spot)
        else:
            groups.append((x, y, [spot]))
    dots = [_dot(x, y, shared, size) for x, y, shared in groups]
    return tuple(sorted(dots, key=lambda dot: (-dot.r, dot.x, dot.y, dot.name)))


def circles(panel: Panel, spots: Iterable[Spot], close: Panel | None) -> tuple[Circle, ...]:
    """Return the circles of vague places, the largest first."""
    found = []
    for spot in spots:
        if spot.radius_km and shown_here(spot.lon, spot.lat, panel, close):
            x, y = panel.place(spot.lon, spot.lat)
            title = f"{place_name(spot.place)}: {count(len(spot.items), 'event')}"
            title += f", {say('somewhere within {n} km', n=round(spot.radius_km))}"
            r = max(spot.radius_km / panel.km_per_unit, LEAST_CIRCLE)
            name, number = place_name(spot.place), len(spot.items)
            found.append(Circle(x=round(x), y=round(y), r=round(r, 1), name=name, number=number, title=title))
    return tuple(sorted(found, key=lambda one: (-one.r, one.x, one.y, one.title)))


def _dot(x: float, y: float, spots: Sequence[Spot], size: float) -> Dot:
    number = sum(len(spot.items) for spot in spots)
    title = "; ".join(f"{place_name(spot.place)}: {count(len(spot.items), 'event')}" for spot in spots)
    r = min(DOT + GROWTH * sqrt(number - 1), LARGEST) * size
    names = list(dict.fromkeys(place_name(spot.place) for spot in spots))
    return Dot(x=round(x), y=round(y), r=round(r, 1), name=joined(names), number=number, title=title)


def _capitals(panel: Panel, dots: Sequence[Dot], size: float) -> tuple[tuple[str, Box], ...]:
    """Return small squares for the capitals, to find one's way by, where no dot stands there already."""
    half = round(DOT * size * 0.6)
    points = [(name, *panel.place(lon, lat)) for name, lon, lat in CAPITALS]
    return tuple(
        (name, dot_box(round(x), round(y), half))
        for name, x, y in points
        if panel.holds(x, y, 2 * half) and not any(hypot(dot.x - x, dot.y - y) < dot.r + 2 * half for dot in dots)
    )


def _capital_wish(name: str, box: Box) -> Wish:
    half = (box[2] - box[0]) / 2
    return Wish(text=say(name), x=box[0] + half, y=box[1] + half, clear=half, kind="capital")


Ranked = tuple[int, int, Wish]


def _dot_wishes(dots: Iterable[Dot]) -> Iterable[Ranked]:
    for dot in dots:
        yield 0, -dot.number, Wish(text=counted(dot.name, dot.number), x=dot.x, y=dot.y, clear=dot.r, kind="spot")


def _circle_wishes(panel: Panel, vague: Iterable[Circle], size: float) -> Iterable[Ranked]:
    """Yield the names of circles: in the middle of a large one, beside a small one."""
    for one in vague:
        small = _small(one, size)
        inside = () if small else _stack(one.x, one.y, panel)
        text = counted(one.name, one.number)
        yield 0, -one.number, Wish(text=text, x=one.x, y=one.y, clear=one.r if small else 0, kind="vague", inside=inside)


def _small(circle: Circle, size: float) -> bool:
    return circle.r < SMALL_CIRCLE * size


def _region_wishes(
    panel: Panel, close: Panel | None, where: Distribution, shapes: Iterable[Outline]
) -> Iterable[Ranked]:
    """Yield the regions with events whose middle lies here: each is named in one panel only."""
    regions = polygons()
    spots = {place_name(spot.place) for spot in where.spots}
    for shape in shapes:
        tint = where.tints.get(shape.iso)
        home = panel.place(*middle(max(regions[shape.iso].rings, key=len)))
        if tint is None or not panel.holds(*home) or _hidden(home, panel, close):
            continue
        full = regions[shape.iso].names.get(language_of_page(), shape.iso)
        named_so = short_name(full) in spots
        if named_so and not tint.whole:
            continue
        name = full if named_so else short_name(full)
        x, y = shape.centre
        text = counted(name, len(tint.items))
        inside = ((x, y), *interior([shape], panel))
        yield 0 if tint.whole else 1, -len(tint.items), Wish(text=text, x=x, y=y, clear=0, kind="region", inside=inside)


def _orienting(panel: Panel, close: Panel | None, shapes: Sequence[Outline]) -> Iterable[Ranked]:
    """Yield countries and neighbours, to find one's way by."""
    for name, code, lon, lat in COUNTRIES:
        land = [shape for shape in shapes if shape.country == code]
        near = (panel.place(lon, lat), *interior(land, panel))
        inside = tuple(point for point in near if panel.holds(*point) and not _hidden(point, panel, close))
        if inside and land:
            wish = Wish(text=say(name).upper(), x=inside[0][0], y=inside[0][1], clear=0, kind="country", inside=inside)
            yield 2, 0, wish
    for name, lon, lat in ABROAD:
        x, y = panel.place(lon, lat)
        if panel.holds(x, y) and not _hidden((x, y), panel, close):
            yield 4, 0, Wish(text=say(name), x=x, y=y, clear=0, kind="abroad", inside=_stack(x, y, panel))


def _hidden(point: tuple[float, float], panel: Panel, close: Panel | None) -> bool:
    """Tell whether *close* shows a point of *panel* at a larger scale."""
    return close is not None and close.holds(*close.place(*panel.lonlat(*point)))


def _stack(x: float, y: float, panel: Panel) -> tuple[tuple[float, float], ...]:
    """Return points over and under one another for a name that needs no exact place."""
    step = panel.wide * 0.8
    return tuple((x, y + shift * step) for shift in (0, -1, 1, -2, 2))
