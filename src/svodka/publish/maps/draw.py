"""The panels of the map laid out: tinted and hatched regions, borders, dots, circles, names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from svodka.lexicon.places import neighbours
from svodka.publish.maps.counting import Distribution, Tint
from svodka.publish.maps.fitting import frames
from svodka.publish.maps.geometry import Borders, Outline, Shape, borders, outlines, path
from svodka.publish.maps.labels import Room
from svodka.publish.maps.layers import Circle, Layer, circles, layer
from svodka.publish.maps.projection import Panel
from svodka.publish.phrases import count
from svodka.publish.saying import language_of_page

CLASSES = ((1, 1, "1"), (2, 2, "2"), (3, 4, "3–4"), (5, 9, "5–9"), (10, None, "10 or more"))
"""Classes of the tint: fixed, so that the maps of two days can be compared; fine where most counts are."""
FRAME_STEPS = 6
LOCATOR_GRID = 12
NAMES_WIDE, NAMES_NARROW = 30, 14
"""Names a panel bears: more would hide what they name, and stand in the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region with events: *shade* is its class, 1 the lightest; *title* is for a pointer.

    *hatched*: it holds events of a settlement that could not be found.
    """

    d: str
    shade: int
    hatched: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """One panel ready for the template. *plain* are the regions without events, *abroad* other countries, each one path."""

    name: str
    width: int
    height: int
    grid: int
    abroad: str
    plain: str
    areas: tuple[Area, ...]
    borders: Borders
    circles: tuple[Circle, ...]
    wide: Layer
    narrow: Layer
    frame: str

    @property
    def hatches(self) -> tuple[int, ...]:
        """The classes that occur hatched."""
        return tuple(sorted({area.shade for area in self.areas if area.hatched}))


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The main panel, if any; the whole, *locating* where it only shows where the main one is; the classes that occur."""

    main: PanelView | None
    far: PanelView
    locating: bool
    classes: tuple[tuple[int, str], ...]

    @property
    def panels(self) -> tuple[PanelView, ...]:
        """The panels that show events."""
        shown = (self.main,) if self.locating else (self.main, self.far)
        return tuple(panel for panel in shown if panel)

    @property
    def unnamed(self) -> int:
        """How many names found no room on a page, not even as a number."""
        return sum(len(panel.wide.unnamed) for panel in self.panels)

    @property
    def key(self) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]:
        """The numbers of the map with their names: on a page, and on a phone."""
        wide = tuple(entry for panel in self.panels for entry in panel.wide.key)
        return wide, tuple(entry for panel in self.panels for entry in panel.narrow.key)


def draw(where: Distribution, regions: Mapping[str, Shape]) -> MapView:
    """Lay out the panels that *where* asks for."""
    most = max((len(tint.items) for tint in where.tints.values()), default=0)
    chosen = frames(where, regions)
    main = _panel(chosen.main, where, regions, close=None, before=None) if chosen.main else None
    far = replace(chosen.far, name="locator", grid=LOCATOR_GRID) if chosen.locating else chosen.far
    return MapView(
        main=main,
        far=_locator(far, chosen.main, regions)
        if chosen.locating
        else _panel(far, where, regions, close=chosen.main, before=main),
        locating=chosen.locating,
        classes=tuple((i, words) for i, (low, _, words) in enumerate(CLASSES, start=1) if low <= most),
    )


def shade(number: int) -> int:
    """Return the class of a number of events, 1 the lightest."""
    return next(i for i, (_, high, _) in enumerate(CLASSES, start=1) if high is None or number <= high)


def _panel(
    panel: Panel,
    where: Distribution,
    regions: Mapping[str, Shape],
    *,
    close: Panel | None,
    before: PanelView | None,
) -> PanelView:
    """Lay out *panel*; what lies inside *close*, the larger-scale panel, is shaded but marked and named only there."""
    shapes = outlines(regions, panel)
    visible = [shape for shape in shapes if shape.iso in where.tints]
    plain = [shape for shape in shapes if shape.iso not in where.tints]
    after = (len(before.wide.key), len(before.narrow.key)) if before else (0, 0)
    bars = tuple((*a, *b) for a, b in pairwise(_around(panel, close))) if close else ()
    wide, narrow = (
        layer(where, shapes, Room(panel=panel, size=size, most=most, first=first + 1, barriers=bars), close)
        for size, most, first in zip((panel.wide, panel.narrow), (NAMES_WIDE, NAMES_NARROW), after, strict=True)
    )
    return PanelView(
        name=panel.name,
        width=panel.width,
        height=panel.height,
        grid=panel.grid,
        abroad=_abroad(panel),
        plain="".join(path(shape.rings) for shape in plain),
        areas=tuple(_area(shape, where.tints[shape.iso], regions[shape.iso]) for shape in visible),
        borders=replace(borders(shapes), inner=borders(plain).inner),
        circles=circles(panel, where.spots, close),
        wide=wide,
        narrow=narrow,
        frame=_frame(panel, close) if close else "",
    )


def _locator(panel: Panel, close: Panel | None, regions: Mapping[str, Shape]) -> PanelView:
    """Lay out the small map that shows where the main one is: land, borders of countries, a frame."""
    shapes = outlines(regions, panel)
    bare = Layer(size=panel.wide, dots=(), capitals=(), labels=(), lines=(), key=(), unnamed=())
    return PanelView(
        name=panel.name,
        width=panel.width,
        height=panel.height,
        grid=panel.grid,
        abroad=_abroad(panel),
        plain="".join(path(shape.rings) for shape in shapes),
        areas=(),
        borders=replace(borders(shapes), inner=""),
        circles=(),
        wide=bare,
        narrow=bare,
        frame=_frame(panel, close) if close else "",
    )


def _abroad(panel: Panel) -> str:
    return "".join(path(shape.rings) for shape in outlines(neighbours(), panel))


def _area(shape: Outline, tint: Tint, region: Shape) -> Area:
    title = f"{region.names.get(language_of_page(), shape.iso)}: {count(len(tint.items), 'event')}"
    return Area(d=path(shape.rings), shade=shade(len(tint.items)), hatched=tint.unresolved > 0, title=title)


def _frame(far: Panel, close: Panel) -> str:
    """Return the outline of *close* in *far*, as path data."""
    return path([[(round(x / far.grid), round(y / far.grid)) for x, y in _around(far, close)[:-1]]])


def _around(far: Panel, close: Panel) -> list[tuple[float, float]]:
    """Return points around *close* in units of *far*, the first once more at the end."""
    steps = [i / FRAME_STEPS for i in range(FRAME_STEPS)]
    around = (
        [(t, 0.0) for t in steps]
        + [(1.0, t) for t in steps]
        + [(1 - t, 1.0) for t in steps]
        + [(0.0, 1 - t) for t in steps]
        + [(0.0, 0.0)]
    )
    return [far.place(*close.lonlat(x * close.width, y * close.height)) for x, y in around]
