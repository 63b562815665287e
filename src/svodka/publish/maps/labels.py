"""Names on the map, placed by importance so that none covers another name, a dot, a line or the frame.

A name stands at its point; where there is no room, a thin line leads to it; where there is none for that either, a
number stands at the point and the name in the key. What finds no room at all is counted, and stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import cos, hypot, pi, sin

from svodka.publish.maps.projection import Panel
from svodka.publish.maps.widths import width

LINE = 1.2
"""Height of a line of text, in font sizes: from the top of Й to the tail of у."""
BASE = 0.36
"""How far the base line lies under the middle of the line."""
GAP = 0.3
MARGIN = 6
SMALL = 0.84
"""Size of the names of countries beside the others."""
ORIENTING = frozenset({"country", "abroad", "capital"})
"""Names to find one's way by: they stand at their point or not at all."""
REACHES = (1.6, 2.5, 3.6, 5.0)
"""How far a leading line may go, in font sizes."""
WAYS = tuple((cos(i * pi / 8), sin(i * pi / 8)) for i in (0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 3, 13, 5, 11, 4, 12))
"""Directions of leading lines, level ones first: they read best."""

MOST_STARTS = 4
"""Points of a region that a leading line may begin at."""
LEVEL = 0.2
"""Sine of the angle, about 12 degrees, from which on a line is not taken to be upright."""

Box = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A name that wants to stand near (x, y); *clear* is the radius of the dot it must not cover.

    *inside*: further points it may stand on, as a region's name does on the region; empty for a dot.
    """

    text: str
    x: float
    y: float
    clear: float
    kind: str
    inside: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name with its place: *anchor* is start, middle or end; *box* is the room kept for it."""

    text: str
    x: int
    y: int
    anchor: str
    kind: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What came of the wishes: *lines* lead to names, *key* holds (number, name), *unnamed* found no room."""

    labels: tuple[Label, ...]
    lines: tuple[Segment, ...]
    key: tuple[tuple[int, str], ...]
    unnamed: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """The drawing while names are put on it."""

    panel: Panel
    size: float
    dots: Sequence[Box]
    barriers: Sequence[Segment] = ()
    labels: list[Label] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)
    key: list[tuple[int, str]] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)

    def free(self, box: Box, wish: Wish) -> bool:
        """Tell whether *box* touches nothing that stands there already; dots of others with room around them."""
        room = GAP * self.size
        return (
            self.panel.holds(box[0], box[1], MARGIN)
            and self.panel.holds(box[2], box[3], MARGIN)
            and not any(_overlap(box, label.box) for label in self.labels)
            and not any(_overlap(box, dot if _own(dot, wish) else _grown(dot, room)) for dot in self.dots)
            and not any(_crosses(line, box) for line in (*self.barriers, *self.lines))
        )

    def clear_line(self, line: Segment, wish: Wish) -> bool:
        """Tell whether a leading line crosses no name, no other line and no other dot."""
        return (
            not any(_crosses(line, label.box) for label in self.labels)
            and not any(_crosses(line, dot) for dot in self.dots if not _own(dot, wish))
            and not any(_meet(line, other) for other in self.lines)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where names may stand: on *panel* at font size *size*, off *dots* and the lines that bar the way.

    *most*: names that the panel bears; more would hide what they name. *first*: where the numbers of the key begin.
    """

    panel: Panel
    size: float
    most: int
    first: int = 1
    dots: tuple[Box, ...] = ()
    barriers: tuple[Segment, ...] = ()


def place_labels(wishes: Iterable[Wish], given: Room) -> Placed:
    """Place *wishes* in order of importance."""
    sheet = _Sheet(panel=given.panel, size=given.size, dots=given.dots, barriers=given.barriers)
    for wish in wishes:
        room = len(sheet.labels) < given.most
        if (room and (_put(sheet, wish) or _led(sheet, wish))) or wish.kind in ORIENTING:
            continue
        number = given.first + len(sheet.key)
        if _put(sheet, Wish(text=str(number), x=wish.x, y=wish.y, clear=wish.clear, kind="number", inside=wish.inside)):
            sheet.key.append((number, wish.text))
        else:
            sheet.unnamed.append(wish.text)
    return Placed(
        labels=tuple(sheet.labels), lines=tuple(sheet.lines), key=tuple(sheet.key), unnamed=tuple(sheet.unnamed)
    )


def dot_box(x: float, y: float, radius: float) -> Box:
    """Return the square around a dot that no name may cover."""
    return x - radius, y - radius, x + radius, y + radius


def _put(sheet: _Sheet, wish: Wish) -> bool:
    """Set a name at its point, or on its region."""
    for label in _candidates(wish, sheet.size):
        if sheet.free(label.box, wish):
            sheet.labels.append(label)
            return True
    return False


def _led(sheet: _Sheet, wish: Wish) -> bool:
    """Set a name aside, with a line to its point."""
    if wish.kind in ORIENTING:
        return False
    for label, line in _led_candidates(wish, sheet.size):
        if sheet.free(label.box, wish) and sheet.clear_line(line, wish):
            sheet.labels.append(label)
            sheet.lines.append(line)
            return True
    return False


def _led_candidates(wish: Wish, size: float) -> Iterator[tuple[Label, Segment]]:
    """Yield where a name may stand aside, with the line to it, the shortest first."""
    points = wish.inside[:MOST_STARTS] or ((wish.x, wish.y),)
    for reach, (x, y), (dx, dy) in product(REACHES, points, WAYS):
        far = wish.clear + reach * size
        line = (x + dx * wish.clear, y + dy * wish.clear, x + dx * far, y + dy * far)
        anchor = "start" if dx > LEVEL else "end" if dx < -LEVEL else "middle"
        aside = {"start": 1, "end": -1, "middle": 0}[anchor] * size * GAP / 2
        down = (LINE / 2) * size * (1 if dy > 0 else -1) if anchor == "middle" else 0.0
        yield _label(wish, size, line[2] + aside, line[3] + down, anchor), line


def _candidates(wish: Wish, size: float) -> Iterator[Label]:
    """Yield where a name may stand without a line: around its dot, or upon its region."""
    height = LINE * size
    if wish.inside:
        for x, y in wish.inside:
            yield _label(wish, size, x, y, "middle")
        return
    out = wish.clear + GAP * size
    yield _label(wish, size, wish.x + out, wish.y, "start")
    yield _label(wish, size, wish.x - out, wish.y, "end")
    yield _label(wish, size, wish.x, wish.y - out - height / 2, "middle")
    yield _label(wish, size, wish.x, wish.y + out + height / 2, "middle")
    for right, down in ((1, -1), (1, 1), (-1, -1), (-1, 1)):
        anchor = "start" if right > 0 else "end"
        yield _label(wish, size, wish.x + right * out * 0.8, wish.y + down * (out * 0.6 + height * 0.3), anchor)


def _label(wish: Wish, size: float, x: float, y: float, anchor: str) -> Label:
    """Return *wish* set so that its middle line is at *y*, with the box that it may fill."""
    spaced = wish.kind == "country"
    small = size * SMALL if wish.kind in {"country", "abroad"} else size
    wide, high = width(wish.text, small, spaced=spaced), LINE * small
    left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
    box = (left, y - high / 2, left + wide, y + high / 2)
    return Label(text=wish.text, x=round(x), y=round(y + BASE * small), anchor=anchor, kind=wish.kind, box=box)


def _own(dot: Box, wish: Wish) -> bool:
    """Tell whether *dot* is that of *wish*; a region has none, though one may stand in its middle."""
    return wish.clear > 0 and dot[0] <= wish.x <= dot[2] and dot[1] <= wish.y <= dot[3]


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _crosses(line: Segment, box: Box) -> bool:
    """Tell whether a segment meets a box (Liang and Barsky, 1984)."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    enter, leave = 0.0, 1.0
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0:
            if room <= 0:
                return False
            continue
        share = room / step
        enter, leave = (max(enter, share), leave) if step < 0 else (enter, min(leave, share))
    return enter < leave


def _meet(a: Segment, b: Segment) -> bool:
    """Tell whether two segments cross, or share an end."""

    def side(line: Segment, x: float, y: float) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    shared = min(hypot(a[i] - b[j], a[i + 1] - b[j + 1]) for i in (0, 2) for j in (0, 2)) < 1
    across = side(a, b[0], b[1]) * side(a, b[2], b[3]) <= 0 and side(b, a[0], a[1]) * side(b, a[2], a[3]) <= 0
    return shared or across
