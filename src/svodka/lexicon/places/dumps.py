"""Files that places can be imported from, read row by row: what a row says, or why it cannot be used.

GeoNames' dump of a country (RU.zip, RU.txt: 19 columns) and its alternateNames, Ukraine's register of settlements (KATOTTH,
.xlsx or .csv), and a CSV with a head of name, lat, lon and whatever else is known of country, region, population, level,
aliases, code and id.
"""

from __future__ import annotations

import csv
import io
import math
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from svodka.model import IntakeError

GEONAMES, ALTERNATE, REGISTER, TABLE = "GeoNames dump", "GeoNames alternate names", "KATOTTH register", "CSV"
DUMP_COLUMNS, ALTERNATE_COLUMNS = 19, range(4, 11)
REGISTER_CODE = re.compile(r"UA\d{17}")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LETTERS = str.maketrans("МТСХКРНОВ", "MTCXKPHOB")
"""The register's categories are single letters, Cyrillic in some editions and Latin in others."""
SETTLEMENTS = frozenset("MTCX")
DISTRICT_LEVELS = frozenset({"ADM2", "ADM3", "ADM4"})
GONE = frozenset({"PPLQ", "PPLH", "PPLW", "PPLCH"})
LANGUAGES = frozenset({"", "en", "ru", "uk"})
LEVELS = frozenset({"settlement", "district", "site"})
CSV_NEEDS = ("name", "lat", "lon")
LARGEST = 2 << 30
"""Bytes that a packed file may unpack to: the dump of all countries has 1.6 GB."""


class Place(NamedTuple):
    """A place as a row has it: figures checked for themselves, not yet for the place's neighbourhood."""

    ref: str
    name: str
    names: tuple[str, ...]
    level: str
    country: str
    region: str
    lat: float
    lon: float
    population: int
    code: str


class AlsoNamed(NamedTuple):
    """A further name of the place *ref*."""

    ref: str
    name: str


class Village(NamedTuple):
    """A settlement of the register, of which the district is known and no coordinates."""

    name: str
    district: str


class Refused(NamedTuple):
    """A row that cannot be used: why, and what stood there."""

    reason: str
    row: str


Parsed = Place | AlsoNamed | Village | Refused


def kind_of(path: Path) -> str:
    """Return what kind of file *path* is by its first rows. Raises IntakeError where it is none of ours."""
    rows = [row for _, row in zip(range(30), _rows(path), strict=False)]
    if any(len(row) == DUMP_COLUMNS for row in rows):
        return GEONAMES
    if any(REGISTER_CODE.fullmatch(cell.strip()) for row in rows for cell in row):
        return REGISTER
    if rows and set(CSV_NEEDS) <= {cell.strip().lower() for cell in rows[0]}:
        return TABLE
    if any(len(row) in ALTERNATE_COLUMNS and row[0].isdigit() and row[1].isdigit() for row in rows):
        return ALTERNATE
    message = "neither a GeoNames dump, nor alternate names, nor the KATOTTH register, nor a CSV with name, lat and lon"
    raise IntakeError(message, subject=str(path), remedy="give a CSV a first line that names its columns")


def parsed(path: Path, kind: str) -> Iterator[Parsed]:
    """Yield what each row of a file of this *kind* says."""
    rows = _rows(path)
    if kind == TABLE:
        yield from _table(rows)
        return
    read = {GEONAMES: _geonames, ALTERNATE: _alternate, REGISTER: _register}[kind]
    for row in rows:
        if any(cell.strip() for cell in row):
            found = read(row)
            if found is not None:
                yield found


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the cells of each row, whatever the file is packed in. Raises IntakeError where it cannot be read."""
    try:
        if path.suffix.lower() == ".xlsx":
            yield from _sheet(path)
        elif zipfile.is_zipfile(path):
            yield from _packed(path)
        else:
            with path.open("rb") as file:
                yield from _split(io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline=""))
    except (OSError, zipfile.BadZipFile, ET.ParseError, KeyError, csv.Error) as error:
        message = f"cannot be read ({error})"
        raise IntakeError(message, subject=str(path), remedy="fetch the file again") from error


def _packed(path: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(path) as packed:
        tables = [item for item in packed.infolist() if item.filename.endswith((".txt", ".csv", ".tsv"))]
        inside = [item for item in tables if "readme" not in item.filename.lower()]
        if not inside or inside[0].file_size > LARGEST:
            message = "holds no table" if not inside else "unpacks to more than 2 GB"
            raise zipfile.BadZipFile(message)
        largest = max(inside, key=lambda item: item.file_size)
        with packed.open(largest) as file:
            yield from _split(io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline=""))


def _split(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the cells of each line: GeoNames' tabs know no quotation marks, a CSV does."""
    lines = iter(lines)
    first = next(lines, "")
    if "\t" in first:
        yield first.rstrip("\r\n").split("\t")
        for line in lines:
            yield line.rstrip("\r\n").split("\t")
        return
    delimiter = ";" if first.count(";") > first.count(",") else ","
    yield from csv.reader((line.replace("\0", "") for line in _chain(first, lines)), delimiter=delimiter)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _sheet(path: Path) -> Iterator[list[str]]:
    """Yield the rows of the first sheet of a spreadsheet."""
    with zipfile.ZipFile(path) as book:
        if sum(item.file_size for item in book.infolist()) > LARGEST:
            message = "unpacks to more than 2 GB"
            raise zipfile.BadZipFile(message)
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 (expat bounds entities)
        texts = ["".join(piece.text or "" for piece in item.iter(SHEET + "t")) for item in shared]
        for row in ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(SHEET + "row"):  # noqa: S314 (the same)
            yield [_cell(cell, texts) for cell in row.findall(SHEET + "c")]


def _cell(cell: ET.Element, texts: list[str]) -> str:
    value = cell.findtext(SHEET + "v") or ""
    return texts[int(value)] if cell.get("t") == "s" and value.isdigit() and int(value) < len(texts) else value


def _shown(row: Iterable[str]) -> str:
    return " | ".join(cell for cell in row if cell)[:120]


def point(lat: str, lon: str) -> tuple[float, float] | str:
    """Return the point, or why these are no coordinates."""
    try:
        found = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        return "coordinates are no numbers"
    if not all(math.isfinite(figure) for figure in found) or abs(found[0]) > 90 or abs(found[1]) > 180:  # noqa: PLR2004 (the poles and the date line)
        return "coordinates are not on the earth"
    return "coordinates are 0, 0" if found == (0.0, 0.0) else found


def _count(figure: str) -> int:
    return int(figure) if figure.strip().isdigit() else 0


def _geonames(row: list[str]) -> Parsed:
    if len(row) != DUMP_COLUMNS:
        return Refused(f"not {DUMP_COLUMNS} columns", _shown(row))
    ident, name, plain, others, lat, lon, kind, code, country = row[:9]
    at = point(lat, lon)
    if not ident.isdigit():
        return Refused("no number", _shown(row))
    if isinstance(at, str):
        return Refused(at, _shown(row[:6]))
    if not (kind == "P" or (kind == "A" and code in DISTRICT_LEVELS)) or code in GONE:
        return Refused("gone" if code in GONE else "neither a settlement nor a district", _shown([name, code]))
    level = "settlement" if kind == "P" else "district"
    return Place(f"gn:{ident}", name, (plain, *others.split(",")), level, country, "", *at, _count(row[14]), "")


def _alternate(row: list[str]) -> Parsed:
    if len(row) not in ALTERNATE_COLUMNS or not row[1].isdigit():
        return Refused("not a row of alternate names", _shown(row))
    if row[2] not in LANGUAGES:
        return Refused("in a language that is not read", _shown(row[2:4]))
    return AlsoNamed(f"gn:{row[1]}", row[3])


def _register(row: list[str]) -> Parsed | None:
    """Return a village with its district; rows of regions, districts and communities say nothing of their own."""
    cells = [cell.strip() for cell in row]
    codes = [cell for cell in cells if REGISTER_CODE.fullmatch(cell)]
    rest = [cell for cell in cells if cell and not REGISTER_CODE.fullmatch(cell)]
    if not codes or len(rest) < 2:  # noqa: PLR2004 (category and name)
        return None
    category = next((cell.translate(LETTERS) for cell in rest if len(cell) == 1), "")
    if category not in SETTLEMENTS:
        return None
    name = next((cell for cell in reversed(rest) if len(cell) > 1), "")
    if len(codes) < 2 or not name:  # noqa: PLR2004 (region and district)
        return Refused("no district or no name", _shown(row))
    return Village(name, codes[1])


def _table(rows: Iterator[list[str]]) -> Iterator[Parsed]:
    head = [cell.strip().lower() for cell in next(rows, [])]
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(head):
            yield Refused(f"not {len(head)} columns", _shown(row))
            continue
        said = dict(zip(head, (cell.strip() for cell in row), strict=True))
        at, level = point(said["lat"], said["lon"]), said.get("level") or "settlement"
        if isinstance(at, str) or level not in LEVELS or not said["name"]:
            reason = at if isinstance(at, str) else "no name" if not said["name"] else "level is neither settlement, district nor site"
            yield Refused(reason, _shown(row))
            continue
        names = tuple(name.strip() for name in re.split(r"[|;]", said.get("aliases", "")) if name.strip())
        ref = said.get("id") or f"{said['name']}@{at[0]:.4f},{at[1]:.4f}"
        yield Place(
            f"own:{ref}", said["name"], names, level, said.get("country", "").upper(), said.get("region", "").upper(),
            *at, _count(said.get("population", "")), said.get("code", ""),
        )  # fmt: skip
