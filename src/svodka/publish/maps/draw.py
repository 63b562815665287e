"""The two panels of the map laid out: tinted regions, borders, dots, circles, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from svodka.lexicon.places import neighbours
from svodka.publish.maps.counting import Distribution, Spot, Tint
from svodka.publish.maps.geometry import Borders, Outline, Shape, borders, outlines, path
from svodka.publish.maps.labels import Label, Wish, dot_box, place_labels
from svodka.publish.maps.projection import Panel, west, whole
from svodka.publish.phrases import count
from svodka.publish.saying import language_of_page, say

CLASSES = ((1, 1, "1"), (2, 2, "2"), (3, 4, "3–4"), (5, 9, "5–9"), (10, None, "10 or more"))
"""Classes of the tint: fixed, so that the maps of two days can be compared."""
DOT = 13.0
DOT_GROWTH = 8.0
FRAME_STEPS = 6
NAMES_WIDE, NAMES_NARROW = 30, 14
"""Names a panel bears: more would hide what they name."""
COUNTRIES = (("Ukraine", 31.6, 49.0), ("Belarus", 27.9, 53.4), ("Russia", 40.6, 53.4), ("Russia", 98.0, 64.5))
ABROAD = (
    ("Poland", 22.0, 52.0), ("Lithuania", 23.9, 55.3), ("Latvia", 25.5, 56.8), ("Romania", 25.5, 45.9),
    ("Moldova", 28.6, 47.2), ("Turkey", 34.0, 41.0), ("Kazakhstan", 67.5, 48.3),
    ("Mongolia", 103.5, 46.8), ("China", 122.5, 46.3), ("Finland", 26.0, 62.8), ("Japan", 142.8, 43.3),
)  # fmt: skip
"""Neighbours named on the map. No word here may be a person's name: it would be taken for a leak of it."""
CAPITALS = (("Moscow", 37.62, 55.75), ("Kyiv", 30.52, 50.45), ("Minsk", 27.56, 53.9))
WORDS_LEFT_OUT = (
    "Автономная Республика ", "Республика ", " область", " край", " автономный округ", " Республика",
    "Автономна Республіка ", "Республіка ", " автономний округ", " Республіка",
    "Autonomous Republic of ", "Republic of ", " Autonomous Okrug", " Republic", " Oblast", " Krai")

SHORT_NAMES = {
    "Chechen Republic": "Chechnya",
    "Udmurt Republic": "Udmurtia",
    "Chuvash Republic": "Chuvashia",
    "Kabardino-Balkar Republic": "Kabardino-Balkaria",
    "Republic of North Ossetia-Alania": "North Ossetia",
    "Altai Krai": "Altai Krai",
    "Altai Republic": "Altai Republic",
    "Moscow Oblast": "Moscow Oblast",
    "Karachay-Cherkess Republic": "Karachay-Cherkessia",
    "Jewish Autonomous Oblast": "Jewish Oblast",
}



@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region with events: *shade* is its class, 1 the lightest; *title* says what a pointer shows."""

    d: str
    shade: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A dot or a circle, in units."""

    x: int
    y: int
    r: float
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
    dots: tuple[Mark, ...]
    circles: tuple[Mark, ...]
    capitals: tuple[tuple[int, int], ...]
    wide: tuple[Label, ...]
    wide_size: float
    narrow: tuple[Label, ...]
    narrow_size: float
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Both panels and the classes of tint that occur."""

    panels: tuple[PanelView, ...]
    classes: tuple[tuple[int, str], ...]


def draw(where: Distribution, regions: Mapping[str, Shape]) -> MapView:
    """Lay out the western panel, then the whole."""
    most = max((len(tint.items) for tint in where.tints.values()), default=0)
    return MapView(
        panels=(_panel(west(), None, where, regions), _panel(whole(), west(), where, regions)),
        classes=tuple((i, words) for i, (low, _, words) in enumerate(CLASSES, start=1) if low <= most),
    )


def shade(number: int) -> int:
    """Return the class of a number of events, 1 the lightest."""
    return next(i for i, (_, high, _) in enumerate(CLASSES, start=1) if high is None or number <= high)


def short_name(name: str) -> str:
    """Shorten a region's name for the map: "Kursk Oblast" is Kursk, the Chechen Republic Chechnya."""
    if name in SHORT_NAMES:
        return SHORT_NAMES[name]
    for words in WORDS_LEFT_OUT:
        name = name.replace(words, "")
    return name


def _panel(panel: Panel, close: Panel | None, where: Distribution, regions: Mapping[str, Shape]) -> PanelView:
    """Lay out *panel*; what lies inside *close*, the larger-scale panel, is drawn but named only there."""
    shapes = outlines(regions, panel)
    dots = _marks(panel, [spot for spot in where.spots if not spot.radius_km])
    visible = [shape for shape in shapes if shape.iso in where.tints]
    capitals = () if close else _capitals(panel, dots)
    boxes = [dot_box(dot.x, dot.y, dot.r) for dot in dots] + [dot_box(x, y, DOT) for x, y in capitals]
    wishes = [
        wish
        for wish in _wishes(panel, where, visible, regions)
        if not close or not close.holds(*close.place(*panel.lonlat(wish.x, wish.y)))
    ]
    return PanelView(
        name=panel.name,
        width=panel.width,
        height=panel.height,
        grid=panel.grid,
        abroad="".join(path(shape.rings) for shape in outlines(neighbours(), panel)),
        plain="".join(path(shape.rings) for shape in shapes if shape.iso not in where.tints),
        areas=tuple(_area(shape, where.tints[shape.iso], regions[shape.iso]) for shape in visible),
        borders=borders(shapes),
        dots=dots,
        circles=_marks(panel, [spot for spot in where.spots if spot.radius_km]),
        capitals=capitals,
        wide=place_labels(wishes, boxes, panel, panel.wide, NAMES_WIDE),
        wide_size=panel.wide,
        narrow=place_labels(wishes, boxes, panel, panel.narrow, NAMES_NARROW),
        narrow_size=panel.narrow,
        frame=_frame(panel, close) if close else "",
    )


def _area(shape: Outline, tint: Tint, region: Shape) -> Area:
    title = f"{region.names.get(language_of_page(), shape.iso)}: {count(len(tint.items), 'event')}"
    return Area(d=path(shape.rings), shade=shade(len(tint.items)), title=title)


def _marks(panel: Panel, spots: Sequence[Spot]) -> tuple[Mark, ...]:
    """Largest first, so that a small dot is never hidden by a large one."""
    found: list[Mark] = []
    for spot in spots:
        x, y = panel.place(spot.lon, spot.lat)
        r = spot.radius_km / panel.km_per_unit or DOT + DOT_GROWTH * sqrt(len(spot.items) - 1)
        title = f"{spot.name}: {count(len(spot.items), 'event')}"
        if spot.radius_km:
            title += f", {say('somewhere within {n} km', n=round(spot.radius_km))}"
        if panel.holds(x, y):
            found.append(Mark(x=round(x), y=round(y), r=round(r, 1), title=title))
    return tuple(sorted(found, key=lambda mark: (-mark.r, mark.x, mark.y, mark.title)))


def _capitals(panel: Panel, dots: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """Draw the capitals as small squares to find one's way by, where no dot stands there already."""
    points = [panel.place(lon, lat) for _, lon, lat in CAPITALS]
    return tuple(
        (round(x), round(y))
        for x, y in points
        if panel.holds(x, y) and not any(abs(dot.x - x) < 2 * DOT and abs(dot.y - y) < 2 * DOT for dot in dots)
    )


def _wishes(panel: Panel, where: Distribution, shapes: Sequence[Outline], regions: Mapping[str, Shape]) -> list[Wish]:
    """Dots and whole regions by number of events, then other regions, then what helps to find one's way."""
    ranked = [(0, -len(spot.items), _spot_wish(panel, spot)) for spot in where.spots]
    spots = {spot.name for spot in where.spots}
    for shape in shapes:
        tint = where.tints[shape.iso]
        name = short_name(regions[shape.iso].names.get(language_of_page(), shape.iso))
        if name not in spots:
            ranked.append((0 if tint.whole else 1, -len(tint.items), _region_wish(shape, name, len(tint.items))))
    for name, lon, lat in COUNTRIES:
        x, y = panel.place(lon, lat)
        ranked.append((2, 0, Wish(text=say(name).upper(), x=x, y=y, clear=0, kind="country", on_point=True)))
    for name, lon, lat in CAPITALS:
        x, y = panel.place(lon, lat)
        if name not in spots:
            ranked.append((3, 0, Wish(text=say(name), x=x, y=y, clear=DOT, kind="capital")))
    for name, lon, lat in ABROAD:
        x, y = panel.place(lon, lat)
        ranked.append((4, 0, Wish(text=say(name), x=x, y=y, clear=0, kind="abroad", on_point=True)))
    ranked.sort(key=lambda entry: (entry[0], entry[1], entry[2].text, entry[2].x))
    return [wish for _, _, wish in ranked if panel.holds(wish.x, wish.y)]


def _spot_wish(panel: Panel, spot: Spot) -> Wish:
    x, y = panel.place(spot.lon, spot.lat)
    clear = 0.0 if spot.radius_km else DOT + DOT_GROWTH * sqrt(len(spot.items) - 1)
    return Wish(
        text=_counted(spot.name, len(spot.items)), x=x, y=y, clear=clear, kind="spot", on_point=spot.radius_km > 0
    )


def _region_wish(shape: Outline, name: str, number: int) -> Wish:
    x, y = shape.centre
    return Wish(text=_counted(name, number), x=x, y=y, clear=0, kind="region", on_point=True)


def _counted(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"


def _frame(far: Panel, close: Panel) -> str:
    """Return the outline of *close* in *far*, as path data."""
    steps = [i / FRAME_STEPS for i in range(FRAME_STEPS)]
    around = (
        [(t, 0.0) for t in steps]
        + [(1.0, t) for t in steps]
        + [(1 - t, 1.0) for t in steps]
        + [(0.0, 1 - t) for t in steps]
    )
    points = (far.place(*close.lonlat(x * close.width, y * close.height)) for x, y in around)
    return path([[(round(x / far.grid), round(y / far.grid)) for x, y in points]])
