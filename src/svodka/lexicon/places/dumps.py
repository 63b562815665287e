"""Files that places can be imported from, read row by row: what a row says, or why it cannot be used.

GeoNames' dump of a country (RU.zip, RU.txt: 19 columns) and its alternateNames, Ukraine's register of settlements (KATOTTH,
.xlsx, .csv or .json), and a CSV with a head of name, lat, lon and whatever else is known of country, region, population, level,
aliases, code and id.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from svodka.lexicon.places.additions import NO_SPELLING
from svodka.lexicon.places.filing import ABBREVIATION, FORMER, NICKNAME, OFFICIAL, OTHER
from svodka.lexicon.places.tables import Row, rows
from svodka.model import IntakeError

GEONAMES, ALTERNATE, REGISTER, TABLE = "GeoNames dump", "GeoNames alternate names", "KATOTTH register", "CSV"
DUMP_COLUMNS, ALTERNATE_COLUMNS, NEARLY = 19, range(4, 11), range(15, 24)
FIRST = 30
"""Rows by which a file is known."""
REGISTER_CODE = re.compile(r"UA\d{17}")
LETTERS = str.maketrans("МТСХКРНОВ", "MTCXKPHOB")
"""The register's categories are single letters, Cyrillic in some editions and Latin in others."""
UNITS = {"O": 1, "K": 1, "P": 2, "H": 3, "M": 4, "T": 4, "C": 4, "X": 4, "B": 2}
"""How many codes a unit of the register has: those of what holds it and its own; a city district's city may be a region."""
DISTRICT_LEVELS = frozenset({"ADM2", "ADM3", "ADM4"})
GONE = frozenset({"PPLQ", "PPLH", "PPLW", "PPLCH"})
LANGUAGES = frozenset({"", "en", "ru", "uk", "abbr"})
LEVELS = frozenset({"settlement", "district", "site"})
CSV_NEEDS = ("name", "lat", "lon")
MOST_PEOPLE, FIGURES = 50_000_000, 12
"""No place has more inhabitants; a longer figure is none."""


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
    """A further name of the place *ref*: its language, what sort of name it is, and how much it is preferred (0 most)."""

    ref: str
    name: str
    lang: str
    sort: int
    rank: int


class Unit(NamedTuple):
    """A unit of the register: *kind* O region, K city that is one, P district, H community, M T C X settlement, B city district.

    *codes* are those of the units that hold it, the widest first, and its own last; it has no coordinates.
    """

    kind: str
    name: str
    codes: tuple[str, ...]


class Refused(NamedTuple):
    """A row that cannot be used: why, and what stood there."""

    reason: str
    row: str


Parsed = Place | AlsoNamed | Unit | Refused


def kind_of(path: Path) -> str:
    """Return what kind of file *path* is by its first rows. Raises IntakeError where it is none of ours."""
    first = [row.cells for row in islice(rows(path), FIRST)]
    if any(len(cells) == DUMP_COLUMNS for cells in first):
        return GEONAMES
    if any(REGISTER_CODE.fullmatch(cell.strip()) for cells in first for cell in cells):
        return REGISTER
    if first and set(CSV_NEEDS) <= {cell.strip().lower() for cell in first[0]}:
        return TABLE
    if any(len(cells) in ALTERNATE_COLUMNS and cells[0].isdigit() and cells[1].isdigit() for cells in first):
        return ALTERNATE
    message = "neither a GeoNames dump, nor alternate names, nor the KATOTTH register, nor a CSV with name, lat and lon"
    if any(len(cells) in NEARLY and cells[0].isdigit() for cells in first):
        message = f"looks like a GeoNames dump, but its rows have {len(first[0])} columns instead of {DUMP_COLUMNS}"
    raise IntakeError(message, subject=str(path), remedy="give a CSV a first line that names its columns, or fetch the dump anew")


def parsed(path: Path, kind: str) -> Iterator[tuple[int, Parsed]]:
    """Yield what each row of a file of this *kind* says, with the number of its line."""
    found = rows(path)
    if kind == TABLE:
        yield from _table(found)
        return
    read = {GEONAMES: _geonames, ALTERNATE: _alternate, REGISTER: _register}[kind]
    for row in found:
        if row.wrong:
            yield row.line, Refused(row.wrong, _shown(row.cells))
        elif any(cell.strip() for cell in row.cells):
            said = read(row.cells)
            if said is not None:
                yield row.line, said


def _shown(row: Iterable[str]) -> str:
    return " | ".join(cell.strip() for cell in row if cell.strip())[:120].encode("utf-8", "replace").decode()


def point(lat: str, lon: str) -> tuple[float, float] | str:
    """Return the point, or why these are no coordinates."""
    if not lat.strip() or not lon.strip():
        return "no coordinates"
    try:
        found = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        return "coordinates are no numbers"
    if not all(math.isfinite(figure) for figure in found) or abs(found[0]) > 90 or abs(found[1]) > 180:  # noqa: PLR2004 (the poles and the date line)
        return "coordinates are not on the earth"
    return "coordinates are 0, 0" if found == (0.0, 0.0) else found


def _count(figure: str) -> int:
    return min(int(figure), MOST_PEOPLE) if figure.strip().isdecimal() and len(figure) < FIGURES else 0


def _geonames(row: list[str]) -> Parsed:
    if len(row) != DUMP_COLUMNS:
        return Refused(f"not {DUMP_COLUMNS} columns", _shown(row))
    ident, name, plain, others, lat, lon, kind, code, country = row[:9]
    at = point(lat, lon)
    if not (ident.isascii() and ident.isdigit()):
        return Refused("no number", _shown(row))
    if isinstance(at, str):
        return Refused(at, _shown(row[:6]))
    if not (kind == "P" or (kind == "A" and code in DISTRICT_LEVELS)) or code in GONE:
        return Refused("gone" if code in GONE else "neither a settlement nor a district", _shown([name, code]))
    level = "settlement" if kind == "P" else "district"
    return Place(f"gn:{ident}", name, (plain, *others.split(",")), level, country, "", *at, _count(row[14]), "")


def _alternate(row: list[str]) -> Parsed:
    """Return a further name; GeoNames marks the preferred, the short, the colloquial and the historic ones with a 1."""
    if len(row) not in ALTERNATE_COLUMNS or not row[1].isdigit():
        return Refused("not a row of alternate names", _shown(row))
    if row[2] not in LANGUAGES:
        return Refused("in a language that is not read", _shown(row[2:4]))
    preferred, short, colloquial, historic = (mark == "1" for mark in [*row[4:8], "", "", "", ""][:4])
    lang = "" if row[2] == "abbr" else row[2]
    sort = FORMER if historic else NICKNAME if colloquial else ABBREVIATION if row[2] == "abbr" else OFFICIAL if preferred else OTHER
    rank = NO_SPELLING if historic or colloquial or not lang else 0 if preferred else 2 if short else 1
    return AlsoNamed(f"gn:{row[1]}", row[3], lang, sort, rank)


def _register(row: list[str]) -> Parsed | None:
    """Return a unit of the register; its title and its head say nothing."""
    cells = [cell.strip() for cell in row]
    codes = tuple(dict.fromkeys(cell for cell in cells if REGISTER_CODE.fullmatch(cell)))
    rest = [cell for cell in cells if cell and not REGISTER_CODE.fullmatch(cell)]
    if not codes:
        broken = [cell for cell in cells if cell.startswith("UA") and any(map(str.isdigit, cell))]
        return Refused("code is not UA and 17 digits", _shown(row)) if broken else None
    kind = next((cell.translate(LETTERS) for cell in rest if len(cell) == 1), "")
    name = next((cell for cell in reversed(rest) if len(cell) > 1), "")
    if kind not in UNITS or not name:
        return Refused("category is not one of O K P H M T C X B" if name else "no name", _shown(row))
    if len(codes) < UNITS[kind]:
        return Refused("no district or community", _shown(row))
    return Unit(kind, name, codes)


def _table(found: Iterator[Row]) -> Iterator[tuple[int, Parsed]]:
    head = [cell.strip().lower() for cell in next(found).cells]
    if len(set(head)) != len(head):
        message = f"names a column twice: {', '.join(sorted({name for name in head if head.count(name) > 1}))}"
        raise IntakeError(message, subject="the first line", remedy="name every column once")
    for row in found:
        if row.wrong or (any(cell.strip() for cell in row.cells) and len(row.cells) != len(head)):
            yield row.line, Refused(row.wrong or f"not {len(head)} columns", _shown(row.cells))
        elif any(cell.strip() for cell in row.cells):
            yield row.line, _own(dict(zip(head, (cell.strip() for cell in row.cells), strict=True)), row.cells)


def _own(said: dict[str, str], row: list[str]) -> Parsed:
    at, level = point(said["lat"], said["lon"]), said.get("level") or "settlement"
    if isinstance(at, str) or level not in LEVELS or not said["name"]:
        reason = at if isinstance(at, str) else "no name" if not said["name"] else "level is neither settlement, district nor site"
        return Refused(reason, _shown(row))
    names = tuple(name.strip() for name in re.split(r"[|;]", said.get("aliases", "")) if name.strip())
    ref = said.get("id") or f"{said['name']}@{at[0]:.4f},{at[1]:.4f}"
    return Place(
        f"own:{ref}", said["name"], names, level, said.get("country", "").upper(), said.get("region", "").upper(),
        *at, _count(said.get("population", "")), said.get("code", ""),
    )  # fmt: skip
