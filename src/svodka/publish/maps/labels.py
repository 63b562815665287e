"""Names on the map, placed greedily so that none covers another; what finds no room stands in the table only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from svodka.publish.maps.projection import Panel

CHARACTER = 0.56
"""Mean width of a character, in font sizes."""
LINE = 1.15
GAP = 0.3
MARGIN = 6

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A name that wants to stand near (x, y); *clear* is the radius of the dot it must not cover.

    *on_point*: it may stand on the point itself, as a region's name does.
    """

    text: str
    x: float
    y: float
    clear: float
    kind: str
    on_point: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name with its place: *anchor* is start, middle or end."""

    text: str
    x: int
    y: int
    anchor: str
    kind: str


def place_labels(
    wishes: Iterable[Wish], dots: Iterable[Box], panel: Panel, size: float, most: int
) -> tuple[Label, ...]:
    """Place up to *most* of *wishes*, in order of importance, where they fit at font size *size*; *dots* stay free."""
    free = tuple(dots)
    taken: list[Box] = []
    placed: list[Label] = []
    for wish in wishes:
        if len(placed) == most:
            break
        closed = [*taken, *_kept_clear(wish, free, size)]
        for label, box in _candidates(wish, size):
            if _fits(box, panel) and not any(_overlap(box, other) for other in closed):
                taken.append(box)
                placed.append(label)
                break
    return tuple(placed)


def dot_box(x: float, y: float, radius: float) -> Box:
    """Return the square around a dot that no name may cover."""
    return x - radius, y - radius, x + radius, y + radius


def _kept_clear(wish: Wish, dots: Iterable[Box], size: float) -> Iterable[Box]:
    """Yield the dots, those of others with room around them: a name must not seem to be theirs."""
    room = GAP * size
    for left, top, right, bottom in dots:
        own = left <= wish.x <= right and top <= wish.y <= bottom
        yield (left, top, right, bottom) if own else (left - room, top - room, right + room, bottom + room)


def _candidates(wish: Wish, size: float) -> Iterable[tuple[Label, Box]]:
    width, height = len(wish.text) * CHARACTER * size, LINE * size
    out = wish.clear + GAP * size
    places = [
        ("start", out, 0.0),
        ("end", -out, 0.0),
        ("middle", 0.0, -out - height / 2),
        ("middle", 0.0, out + height / 2),
        ("start", out * 0.8, -out * 0.8),
        ("start", out * 0.8, out * 0.8),
        ("end", -out * 0.8, -out * 0.8),
        ("end", -out * 0.8, out * 0.8),
    ]
    if wish.on_point:
        places = [("middle", 0.0, shift * height) for shift in (0.0, -0.7, 0.7, -1.3, 1.3)]
    for anchor, dx, dy in places:
        x, y = wish.x + dx, wish.y + dy
        left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
        box = (left, y - height / 2, left + width, y + height / 2)
        yield Label(text=wish.text, x=round(x), y=round(y + 0.35 * size), anchor=anchor, kind=wish.kind), box


def _fits(box: Box, panel: Panel) -> bool:
    return panel.holds(box[0], box[1], MARGIN) and panel.holds(box[2], box[3], MARGIN)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
