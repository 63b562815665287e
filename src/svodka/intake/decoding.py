"""Bytes to text: the encoding found, what does not fit shown as U+FFFD and noted, never hidden."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from svodka.model import Note

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY: tuple[str, ...] = ("windows-1251", "koi8-u", "ibm866", "windows-1252")
"""Tried in this order; koi8-u is koi8-r with the four Ukrainian letters."""
SAMPLE_BYTES = 100_000
"""Bytes looked at to tell the legacy encodings apart."""
WHOLE_PER_BROKEN = 4
"""UTF-8 with some damage has many whole letters for each bad byte; a legacy encoding has none."""

_FREQUENT = frozenset("оеаинтсрвлкмдпуяіьы")
_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ")
_TYPOGRAPHIC = frozenset("«»„“”‘’–—…№\u00a0")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """The encoding of a file, the length of its byte order mark, and how it was found out."""

    name: str
    mark: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def by_bytes(self) -> bool:
        """Whether a line end is one byte, so that a file can be cut into lines before decoding."""
        return not self.name.startswith(("utf-16", "utf-32"))


def find_encoding(data: bytes, declared: str = "") -> Encoding:
    """Return the encoding of *data*: mark, then UTF-8 if it fits, then *declared*, then by the letters."""
    for mark, name in BOMS:
        if data.startswith(mark):
            message = f"the file begins with a byte order mark ({name}), which is not part of the text"
            return Encoding(name=name, mark=len(mark), notes=(Note(code="byte-order-mark", message=message),))
    if _fits(data, "utf-8"):
        return Encoding(name="utf-8")
    known = _known(declared)
    if known and _fits(data, known):
        note = Note(code="encoding-declared", message=f"read as {known}, as the file declares")
        return Encoding(name=known, notes=(note,))
    if _mostly_utf8(data):
        return Encoding(name="utf-8")
    guess = max(LEGACY, key=lambda name: _likelihood(data[:SAMPLE_BYTES], name))
    note = Note(code="encoding-guessed", message=f"not UTF-8; read as {guess}, judged by its letters")
    return Encoding(name=guess, notes=(note,))


def decode(data: bytes, encoding: Encoding, offset: int = 0) -> tuple[str, tuple[Note, ...]]:
    """Return *data* (without a mark) as text; a byte that does not fit becomes U+FFFD and is noted.

    *offset* is the place of *data* in its file, so that the note names the byte in the file.
    """
    if not encoding.by_bytes:
        return _decode_wide(data, encoding.name, offset)
    text = data.decode(encoding.name, "surrogateescape")
    first = _ESCAPED.search(text)
    if first is None:
        return text, ()
    at = offset + len(text[: first.start()].encode(encoding.name, "surrogateescape"))
    shown, count = _ESCAPED.subn("\ufffd", text)
    return shown, (_undecodable(count, encoding.name, at),)


def whole(data: bytes, declared: str = "") -> tuple[str, tuple[Note, ...]]:
    """Find the encoding of *data* and return its text and every note on the way."""
    encoding = find_encoding(data, declared)
    text, notes = decode(data[encoding.mark :], encoding, encoding.mark)
    return text, encoding.notes + notes


def _decode_wide(data: bytes, name: str, offset: int) -> tuple[str, tuple[Note, ...]]:
    try:
        return data.decode(name), ()
    except UnicodeDecodeError as error:
        shown = data.decode(name, "replace")
        return shown, (_undecodable(shown.count("\ufffd"), name, offset + error.start),)


def _undecodable(count: int, name: str, at: int) -> Note:
    places = "one place" if count == 1 else f"{count} places"
    message = f"{places} cannot be read as {name}, the first at byte {at}; shown as U+FFFD, the bytes are kept"
    return Note(code="undecodable-bytes", message=message)


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _known(declared: str) -> str:
    """Return the codec name of a declared charset, empty for none, an unknown one, or no text codec."""
    try:
        name = codecs.lookup(declared.strip()).name
        "".encode(name)
    except (LookupError, ValueError):
        return ""
    return name


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    broken = len(_ESCAPED.findall(text))
    letters = sum(1 for char in text if char >= "\x80") - broken
    return letters >= WHOLE_PER_BROKEN * broken


def _likelihood(sample: bytes, name: str) -> float:
    """Return how much *sample* in encoding *name* looks like prose: the mean worth of its upper half."""
    text = sample.decode(name, "replace")
    worths = [
        _worth(char, text[place - 1 : place], text[place + 1 : place + 2])
        for place, char in enumerate(text)
        if char >= "\x80"
    ]
    return sum(worths) / max(1, len(worths))


def _worth(char: str, before: str, after: str) -> float:
    """Return what one character beyond ASCII says for the encoding: frequent small letters say most."""
    if char in _TYPOGRAPHIC:
        return 1.0
    beside_latin = before.lower() in _LATIN or after.lower() in _LATIN
    if char.lower() in _CYRILLIC:
        if beside_latin:
            return -1.0
        small = 1.0 if char.islower() else 0.2
        return small + (1.0 if char.lower() in _FREQUENT else 0.0)
    if char.isalpha() and char < "\u0180":
        return 1.5 if beside_latin else -0.5
    return -1.0
