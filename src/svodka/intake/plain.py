"""Text and Markdown files: one report each, taken as it stands below an optional head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svodka.intake.cleaning import clean
from svodka.intake.decoding import whole
from svodka.intake.heading import split_head
from svodka.intake.lines import line_hints
from svodka.intake.taken import Draft, Harvest, Hint
from svodka.model import BlockKind, Note

if TYPE_CHECKING:
    from svodka.intake.settings import IntakeConfig

TITLE_CHARS = 150
"""Longest first line that can be a title."""


def read_plain(data: bytes, config: IntakeConfig) -> Harvest:  # noqa: ARG001 (every format has this shape)
    """Return the one report of a .txt or .md file."""
    decoded, notes = whole(data)
    fields, unknown, text = split_head(clean(decoded))
    if unknown:
        message = f"the head has keys that are not used: {', '.join(unknown)}"
        notes = (*notes, Note(code="metadata-unused", message=message))
    hints = line_hints(text)
    fields.setdefault("title", _title(text, hints))
    return Harvest(drafts=(Draft(text=text, hints=hints, notes=notes, meta=fields),))


def _title(text: str, hints: tuple[Hint, ...]) -> str:
    """Return the first line if it is a heading: marked as one, or short, without a stop, and set apart."""
    if not hints:
        return ""
    first = hints[0]
    words = text[first.start : first.stop]
    if first.kind is BlockKind.HEADING:
        return words
    apart = text[first.stop : first.stop + 2] == "\n\n"
    return words if apart and len(words) <= TITLE_CHARS and words[-1].isalnum() else ""
