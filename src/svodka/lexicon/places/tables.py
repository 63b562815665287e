"""Rows of a file of places, whatever it is packed in: text, zip, spreadsheet, JSON; each with its line, bounded, decoded.

Nothing here knows what a row means. A row that cannot be decoded or cut into cells is yielded as the reason why; a file that
cannot be read at all raises IntakeError with what to do.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple
from xml.etree import ElementTree as ET

from svodka.model import IntakeError

LARGEST = 2 << 30
"""Bytes that a packed file may unpack to: the dump of all countries has 1.6 GB."""
LARGEST_WHOLE = 256 << 20
"""Bytes of a spreadsheet or of JSON, which are read whole."""
BOMB = 100
"""How many times its size a packed table may unpack to: real ones have four or five."""
LONGEST_LINE = 120_000
"""Characters of a line; GeoNames' longest, with all names of a capital, has some 12,000."""
SAMPLE = 1 << 18
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LOST = re.compile("[\udc80-\udcff\ufffd\0]")
"""What undecodable bytes and NUL leave behind."""
CYRILLIC_1251 = re.compile(b"[\xc0-\xff]{2}")
TOO_LONG = f"line of more than {LONGEST_LINE:,} characters"
NO_TEXT, OPEN_QUOTE = "bytes that are no text", "quotation mark without its pair"
BROKEN = (
    OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ET.ParseError, ValueError, KeyError,
)  # fmt: skip
"""What broken, encrypted or cut-off files raise, deep in the libraries."""


class Row(NamedTuple):
    """The cells of one line, or why it has none; *line* counts from one, as editors do."""

    line: int
    cells: list[str]
    wrong: str = ""


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of the file. Raises IntakeError where it cannot be read."""
    try:
        if path.stat().st_size == 0:
            message = "is empty"
            raise IntakeError(message, subject=str(path), remedy="fetch the file again")
        yield from _read(path)
    except BROKEN as error:
        message = f"cannot be read ({error})"
        raise IntakeError(message, subject=str(path), remedy="fetch the file again, or unpack it and give the table itself") from error


def _read(path: Path) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        yield from _sheet(path)
    elif suffix == ".json":
        yield from _json(path)
    elif zipfile.is_zipfile(path):
        yield from _packed(path)
    elif suffix == ".zip":
        message = "no zip file, or cut off"
        raise zipfile.BadZipFile(message)
    else:
        with path.open("rb") as file:
            yield from _lines(file)


def _packed(path: Path) -> Iterator[Row]:
    """Yield the rows of the largest table in a zip file."""
    with zipfile.ZipFile(path) as packed:
        found = [item for item in packed.infolist() if item.filename.lower().endswith((".txt", ".csv", ".tsv"))]
        inside = [item for item in found if "readme" not in item.filename.lower()]
        if not inside:
            message = "holds no table (.txt, .csv or .tsv)"
            raise zipfile.BadZipFile(message)
        largest = max(inside, key=lambda item: (item.file_size, item.filename))
        _check_size(largest.file_size, largest.compress_size, LARGEST)
        with packed.open(largest) as file:
            yield from _lines(file)


def _check_size(size: int, packed: int, largest: int) -> None:
    """Refuse what would unpack to far more than any table. Raises BadZipFile."""
    if size > largest or (size > SAMPLE and size > BOMB * packed):
        message = f"unpacks from {packed:,} to {size:,} bytes: no table does"
        raise zipfile.BadZipFile(message)


def _lines(file: IO[bytes]) -> Iterator[Row]:
    """Yield the rows of a text: GeoNames' tabs know no quotation marks, a CSV does."""
    first = file.read(SAMPLE)
    source = io.BufferedReader(_Rejoined(first, file))
    text = io.TextIOWrapper(source, encoding=_encoding(first), errors="surrogateescape", newline="\n")
    delimiter = ""
    for number, (line, whole) in enumerate(_bounded(text), 1):
        delimiter = delimiter or _delimiter(line)
        if not whole or LOST.search(line):
            yield Row(number, [line[:LONGEST_LINE].rstrip("\r\n")[:200]], NO_TEXT if whole else TOO_LONG)
        elif delimiter == "\t":
            yield Row(number, line.rstrip("\r\n").split("\t"))
        else:
            yield _comma_separated(number, line, delimiter)


class _Rejoined(io.RawIOBase):
    """What was read of a file to judge it, and the rest behind it."""

    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        self._first, self._rest = first, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 (the interface of io)
        wanted = len(buffer)
        found, self._first = (self._first[:wanted], self._first[wanted:]) if self._first else (self._rest.read(wanted), b"")
        buffer[: len(found)] = found
        return len(found)


def _encoding(sample: bytes) -> str:
    """Return the encoding: by its mark, else UTF-8, else Windows-1251 where most that is not ASCII is no UTF-8."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    lines = [line for line in sample.split(b"\n")[:-1] or [sample] if not line.isascii()]
    bad = sum(not _is_utf8(line) and CYRILLIC_1251.search(line) is not None for line in lines)
    return "cp1251" if bad * 2 > len(lines) else "utf-8-sig"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _bounded(text: io.TextIOWrapper) -> Iterator[tuple[str, bool]]:
    """Yield each line and whether it is whole; of one that is too long the beginning, the rest is passed over."""
    while line := text.readline(LONGEST_LINE):
        whole = len(line) < LONGEST_LINE or line.endswith("\n")
        yield line, whole
        while not whole and (rest := text.readline(LONGEST_LINE)):
            whole = rest.endswith("\n")


def _delimiter(line: str) -> str:
    return "\t" if "\t" in line else ";" if line.count(";") > line.count(",") else ","


def _comma_separated(number: int, line: str, delimiter: str) -> Row:
    try:
        cells = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return Row(number, [line.rstrip("\r\n")[:200]], OPEN_QUOTE)
    return Row(number, cells)


def _json(path: Path) -> Iterator[Row]:
    """Yield the rows of a list of lists or of objects, however deep it lies; an object's cells are in its own order."""
    if path.stat().st_size > LARGEST_WHOLE:
        message = f"JSON of more than {LARGEST_WHOLE >> 20} MB"
        raise ValueError(message)
    try:
        found = json.loads(path.read_bytes())
    except RecursionError as error:
        message = "nested too deep"
        raise ValueError(message) from error
    while isinstance(found, dict):
        found = max(found.values(), key=lambda value: len(value) if isinstance(value, dict | list) else 0, default=None)
    for number, item in enumerate(found if isinstance(found, list) else (), 1):
        cells = item.values() if isinstance(item, dict) else item if isinstance(item, list) else [item]
        if number == 1 and isinstance(item, dict):
            yield Row(0, [str(name) for name in item])
        yield Row(number, ["" if cell is None else str(cell) for cell in cells])


def _sheet(path: Path) -> Iterator[Row]:
    """Yield the rows of the first sheet of a spreadsheet, every cell in its column."""
    with zipfile.ZipFile(path) as book:
        for item in book.infolist():
            _check_size(item.file_size, item.compress_size, LARGEST_WHOLE)
        sheets = sorted(name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
        if not sheets:
            message = "holds no sheet"
            raise zipfile.BadZipFile(message)
        texts = _shared(book) if "xl/sharedStrings.xml" in book.namelist() else []
        with book.open(min(sheets, key=len)) as sheet:
            for _, node in ET.iterparse(sheet):  # noqa: S314 (expat bounds entities)
                if node.tag == SHEET + "row":
                    yield Row(int(node.get("r") or 0), _cells(node, texts))
                    node.clear()


def _shared(book: zipfile.ZipFile) -> list[str]:
    found = []
    with book.open("xl/sharedStrings.xml") as strings:
        for _, node in ET.iterparse(strings):  # noqa: S314 (expat bounds entities)
            if node.tag == SHEET + "si":
                found.append("".join(piece.text or "" for piece in node.iter(SHEET + "t")))
                node.clear()
    return found


def _cells(row: ET.Element, texts: list[str]) -> list[str]:
    found: list[str] = []
    for cell in row.findall(SHEET + "c"):
        column = 0
        for letter in (cell.get("r") or "").rstrip("0123456789")[:2]:
            column = column * 26 + ord(letter) - ord("A") + 1
        found += [""] * (column - 1 - len(found))
        found.append(_cell(cell, texts))
    return found


def _cell(cell: ET.Element, texts: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(piece.text or "" for piece in cell.iter(SHEET + "t"))
    value = cell.findtext(SHEET + "v") or ""
    return texts[int(value)] if cell.get("t") == "s" and value.isdigit() and int(value) < len(texts) else value
