"""The last touch to a text: line ends made one, what no text may hold shown, the odd noted and kept."""

from __future__ import annotations

import re

from svodka.model import Note

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACED = "\ufffd"
_ONE_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def clean(text: str) -> str:
    """Return *text* with CR LF as LF, and NUL and lone surrogates as U+FFFD, each for one character.

    Those two can be stored in no database and written in no file; everything else stays as it is.
    """
    return _UNSTORABLE.sub(_REPLACED, text.replace("\r\n", "\n"))


def oddities(raw: str, text: str) -> tuple[Note, ...]:
    """Note what a reader would not see in *text*, the cleaned form of *raw*, at its first place."""
    notes: list[Note] = []
    if _UNSTORABLE.search(raw):
        message = "characters that no text may hold (zero, half of a pair) are shown as U+FFFD"
        notes.append(_at("unstorable-characters", message, text.find(_REPLACED)))
    for code, pattern, what in (
        ("control-characters", _CONTROL, "control characters"),
        ("reordering-characters", _REORDERING, "invisible characters that reorder the line"),
    ):
        found = pattern.findall(text)
        if found:
            first = pattern.search(text)
            message = f"{what} in the text ({len(found)}, first U+{ord(found[0]):04X}); kept as they are"
            notes.append(_at(code, message, first.start() if first else 0))
    return tuple(notes)


def _at(code: str, message: str, place: int) -> Note:
    return Note(code=code, message=message, start=place, stop=place + 1)


def one_line(words: str) -> str:
    """Return metadata or a file name fit for one line: runs of space as one, the unprintable as a space."""
    return " ".join(_ONE_LINE.sub(" ", words).split())
