"""Which kind of block each line of a plain text is, as far as its own marks tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from svodka.intake.taken import Hint
from svodka.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"(?:[-*+•·▪▫◦‣●○■□➤►🔹🔸]\ufe0f?|\d{1,2}[.)])\s+(?=\S)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)$")
_QUOTED = re.compile(r"(?:>\s?)+(?=\S)")
_RULE = re.compile(r"[-=_*~`#>\s]+$")
_UNDERLINE = re.compile(r"(?:=+|-{3,})$")


def line_hints(text: str) -> tuple[Hint, ...]:
    """Return a hint for each line that holds words, in order; its span leaves out the mark of the line."""
    lines = list(_lines(text))
    hints: list[Hint] = []
    for place, (start, words) in enumerate(lines):
        following = lines[place + 1][1] if place + 1 < len(lines) else ""
        hint = _hint(start, words, underlined=bool(_UNDERLINE.match(following)))
        if hint is not None:
            hints.append(hint)
    return tuple(hints)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the start and the stripped words of each line."""
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        yield start + line.find(words), words
        start += len(line) + 1


def _hint(start: int, words: str, *, underlined: bool) -> Hint | None:
    if not words or _RULE.match(words):
        return None
    stop = start + len(words)
    if picture := _PICTURE.match(words):
        if not picture[1].strip():
            return None
        return Hint(start=start + picture.start(1), stop=start + picture.end(1), kind=BlockKind.CAPTION)
    if heading := _HEADING.match(words):
        return Hint(start=start + heading.end(), stop=stop, kind=BlockKind.HEADING)
    if bullet := _BULLET.match(words):
        return Hint(start=start + bullet.end(), stop=stop, kind=BlockKind.LIST)
    if quoted := _QUOTED.match(words):
        start += quoted.end()
    return Hint(start=start, stop=stop, kind=BlockKind.HEADING if underlined else BlockKind.BODY)
