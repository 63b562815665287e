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

_FREQUENCY: dict[str, float] = {
    "о": 11.0, "е": 8.5, "а": 8.0, "и": 7.4, "н": 6.7, "т": 6.3, "с": 5.5, "р": 4.7, "в": 4.5, "л": 4.4, "к": 3.5,
    "м": 3.2, "д": 3.0, "п": 2.8, "у": 2.6, "я": 2.0, "ы": 1.9, "ь": 1.7, "г": 1.7, "з": 1.6, "б": 1.6, "ч": 1.4,
    "й": 1.2, "х": 1.0, "ж": 0.9, "ш": 0.7, "ю": 0.6, "ц": 0.5, "щ": 0.4, "э": 0.3, "ф": 0.3, "ъ": 0.04, "ё": 0.1,
    "і": 5.0, "ї": 0.7, "є": 0.6, "ґ": 0.05,
}
"""Letters of a hundred in running Russian, with Ukrainian's own at about their share in Ukrainian."""
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
    """Return what one character beyond ASCII says for the encoding: a frequent letter says most.

    In the wrong Cyrillic encoding rare letters are as frequent as others, and capitals stand inside words.
    """
    if char in _TYPOGRAPHIC:
        return 3.0
    beside_latin = before.lower() in _LATIN or after.lower() in _LATIN
    if frequency := _FREQUENCY.get(char.lower()):
        inside = char.isupper() and before.islower()
        return -4.0 if beside_latin or inside else frequency
    if char.isalpha() and char < "\u0180":
        return 5.0 if beside_latin else -2.0
    return -4.0
