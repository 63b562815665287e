"""The map as a sheet of its own: title, panels, legend, key and notes laid out so that nothing leaves the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from svodka.publish.maps.draw import PanelView
from svodka.publish.maps.page import Geography, LegendEntry
from svodka.publish.maps.widths import wrapped
from svodka.publish.saying import say

PAD = 40
MAIN = 1600
COLUMN = 800
GUTTER = 50
WIDTH = PAD + MAIN + GUTTER + COLUMN + PAD
TITLE, HEADING, BODY = 58, 40, 32
LEADING = 1.35
SIGN, SIGN_HEIGHT = 84, 40
SHORT_KEY = 16
"""A longer key stands below, in columns."""
COLUMNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; *kind* is its class in map.css."""

    x: int
    y: int
    size: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """A panel and where it lies."""

    x: int
    y: int
    width: int
    height: int
    panel: PanelView


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign of the legend."""

    x: int
    y: int
    entry: LegendEntry


@dataclass(slots=True, kw_only=True)
class Sheet:
    """What stands on the sheet, in units; it grows downwards while it is filled."""

    width: int = WIDTH
    height: int = PAD
    texts: list[Text] = field(default_factory=list)
    insets: list[Inset] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def write(self, words: str, at: tuple[int, int], room: int, size: int = BODY, kind: str = "body") -> int:
        """Write *words* in lines from *at* on; return where the next line may begin."""
        x, y = at
        for line in wrapped(words, size, room):
            self.texts.append(Text(x=x, y=round(y + size), size=size, words=line, kind=kind))
            y = round(y + LEADING * size)
        return y

    def inset(self, panel: PanelView, at: tuple[int, int], width: int) -> int:
        """Put a panel down; return where it ends."""
        height = round(width * panel.height / panel.width)
        self.insets.append(Inset(x=at[0], y=at[1], width=width, height=height, panel=panel))
        return at[1] + height


def sheet(title: str, places: Geography) -> Sheet:
    """Lay out the sheet of *places*."""
    made = Sheet()
    whole = WIDTH - 2 * PAD
    top = made.write(title, (PAD, PAD), whole, TITLE, "heading")
    top = made.write(places.heading, (PAD, top), whole, HEADING, "heading") + PAD // 2
    if places.map is None:
        made.height = made.write(say("No event of this brief has a place that can be drawn."), (PAD, top), whole, HEADING) + PAD
        return made
    column = (PAD + MAIN + GUTTER, top)
    if places.map.main:
        left = made.inset(places.map.main, (PAD, top), MAIN)
        bottom = max(left, _column(made, places, column))
    else:
        bottom = top
    if not places.map.locating:
        bottom = made.inset(places.map.far, (PAD, bottom + (PAD if places.map.main else 0)), whole)
    if not places.map.main:
        bottom = _column(made, places, (PAD, bottom + PAD), whole)
    made.height = _long_key(made, places.map.key[0], bottom + PAD) + PAD
    return made


def _column(made: Sheet, places: Geography, at: tuple[int, int], room: int = COLUMN) -> int:
    """Fill the column beside the main panel: legend, key, notes, locator; return where it ends."""
    x, y = at
    y = made.write(places.meaning[0], (x, y), room) + BODY // 2
    for entry in places.legend:
        made.signs.append(Sign(x=x, y=y, entry=entry))
        y = max(y + SIGN_HEIGHT, made.write(entry.words, (x + SIGN, y), room - SIGN)) + BODY // 3
    if places.map is None:
        return y
    y += BODY // 3
    if len(places.map.key[0]) <= SHORT_KEY:
        y = _key(made, places.map.key[0], (x, y), room)
    notes = " ".join((*places.meaning[1:], say("Outlines: Natural Earth, simplified.")))
    y = made.write(notes, (x, y + BODY // 3), room, round(BODY * 0.85), "faint") + BODY // 2
    return made.inset(places.map.far, (x, y), room) if places.map.locating else y


def _key(made: Sheet, entries: Iterable[tuple[int, str]], at: tuple[int, int], room: int) -> int:
    """Write numbers with the names that they stand for; return where they end."""
    x, y = at
    for number, name in entries:
        made.texts.append(Text(x=x, y=y + BODY, size=BODY, words=str(number), kind="strong"))
        y = made.write(name, (x + SIGN, y), room - SIGN)
    return y


def _long_key(made: Sheet, entries: Sequence[tuple[int, str]], top: int) -> int:
    """Write a key that is too long for the column under the panels; return where the sheet ends."""
    if len(entries) <= SHORT_KEY:
        return top - PAD
    room, share = (WIDTH - 2 * PAD) // COLUMNS, -(-len(entries) // COLUMNS)
    parts = (entries[at : at + share] for at in range(0, len(entries), share))
    return max(_key(made, part, (PAD + i * room, top), room - PAD) for i, part in enumerate(parts))
