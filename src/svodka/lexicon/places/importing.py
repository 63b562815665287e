"""Import of a user's own places: what a file says is checked against the gazetteer, added, or refused with a reason."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TextIO

from svodka.lexicon.places.additions import (
    Added,
    Addition,
    Additions,
    Batch,
    Community,
    Known,
    Settlement,
    additions,
    use,
)
from svodka.lexicon.places.dumps import ALTERNATE, AlsoNamed, Parsed, Place, Refused, Unit, kind_of, parsed
from svodka.lexicon.places.filing import ADJECTIVES_FROM, ALIAS, OFFICIAL, STEMMED, STEMS, Called, Filed
from svodka.lexicon.places.gazetteer import base, by_id
from svodka.lexicon.places.keys import CYRILLIC, key, stems
from svodka.lexicon.places.polygons import Ring, polygons
from svodka.lexicon.places.romanise import romanised
from svodka.lexicon.places.skeleton import skeleton
from svodka.lexicon.places.spellings import (
    russian_by_latin,
    russian_by_ukrainian,
    ukrainian_by_latin,
    ukrainian_by_russian,
)
from svodka.model import IntakeError

HOME = frozenset({"RU", "UA", "BY"})
READ = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ\u0400-\u04ff0-9’'ʼ`().,/\s-]+")
"""Letters that our readers know: Latin and Cyrillic."""
STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")
STRAY_KM = 400.0
"""How far from every known town of its country a place may lie before its coordinates must be wrong."""
DEGREE_KM = 111.2
EXAMPLES = 3
LONGEST = 120
RINGS = (1, 4)
"""Degrees around a point in which its nearest town is looked for: first near by, then as far as Siberia's gaps."""
LICENCES = {"GeoNames dump": "CC BY 4.0", ALTERNATE: "CC BY 4.0", "KATOTTH register": "official document, no copyright"}

Over = Callable[[Iterable[tuple[int, Parsed]]], Iterable[tuple[int, Parsed]]]
"""What shows how far the rows have been read."""


@dataclass(slots=True)
class ImportReport:
    """What became of a file: its kind, how much was added, and by reason how many rows were refused, with examples."""

    kind: str
    batch: int = 0
    rows: int = 0
    places: int = 0
    names: int = 0
    villages: int = 0
    communities: int = 0
    moved: int = 0
    """Places whose country was set by international recognition against the file."""
    units: Counter[str] = field(default_factory=Counter)
    """Rows of Ukraine's register by category."""
    refused: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    listing: TextIO | None = None
    """Where every refused row is written: line, reason, row, parted by tabs."""

    def refuse(self, line: int, reason: str, row: str) -> None:
        """Count a row that was left out."""
        self.refused[reason] += 1
        if len(self.examples[reason]) < EXAMPLES:
            self.examples[reason].append(f"line {line}: {row}")
        if self.listing is not None:
            self.listing.write(f"{line}\t{reason}\t{row}\n".replace("\r", " "))


def import_places(
    file: Path, into: Path, licence: str = "", *, dry: bool = False, over: Over | None = None, listing: TextIO | None = None
) -> ImportReport:
    """Add the places of *file* to the file of additions *into*; with *dry* only say what would be added.

    *over* shows the progress, *listing* takes every refused row. Raises IntakeError where the file cannot be read, is of no
    kind that is known, or was imported before; then, and when it is killed, *into* is as it was.
    """
    kind = kind_of(file)
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    _refuse_second(into, digest, file)
    report = ImportReport(kind, listing=listing)
    before = additions()
    own = Additions(into) if into.is_file() or not dry else None
    use(None)  # what is written cannot be read at the same time
    try:
        said = parsed(file, kind)
        rows = _Checked(report, own).rows(over(said) if over else said)
        if own is None or dry:
            for _ in rows:
                pass
        else:
            report.batch = own.add(Batch(0, file.name, digest, kind, licence or LICENCES.get(kind, "not stated")), rows)
    finally:
        if own is not None:
            own.close()
        use(before.path if before is not None else None)
    if report.batch:
        use(into)
    elif not dry and before is None and not _batches(into):
        into.unlink()
    return report


def _batches(into: Path) -> int:
    own = Additions(into)
    count = len(own.batches())
    own.close()
    return count


def _refuse_second(into: Path, digest: str, file: Path) -> None:
    if into.is_file():
        held = Additions(into)
        before = next((batch for batch in held.batches() if batch.sha256 == digest), None)
        held.close()
        if before is not None:
            message = f"these very bytes were imported before, as number {before.id}"
            raise IntakeError(message, subject=str(file), remedy=f"svodka gazetteer undo {before.id} takes that import back")


def readable(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in letters that our readers know, without marks that are not seen and without repetition."""
    cleaned = (_cleaned(name) for name in names if len(name) <= LONGEST)
    return tuple(dict.fromkeys(name for name in cleaned if READ.fullmatch(name) and key(name)))


def _cleaned(name: str) -> str:
    if name.isascii():
        return " ".join(name.split())
    seen = "".join(letter for letter in name if unicodedata.category(letter) != "Cf")
    return " ".join(STRESS.sub("", unicodedata.normalize("NFC", seen)).split())


class _Checked:
    """What the rows of a file add, each checked against the gazetteer; the others are told to the report."""

    def __init__(self, report: ImportReport, own: Additions | None) -> None:
        self.report, self.own = report, own
        self.seen: set[str] = set()

    def rows(self, said: Iterable[tuple[int, Parsed]]) -> Iterator[Added]:
        """Yield what is added."""
        for line, row in said:
            self.report.rows += 1
            match row:
                case Place():
                    yield from self.place(line, row)
                case AlsoNamed():
                    yield from self.name(line, row)
                case Unit():
                    yield from self.unit(line, row)
                case Refused():
                    self.report.refuse(line, row.reason, row.row)

    def known(self, ref: str) -> bool:
        """Tell whether the gazetteer or an earlier import has the place."""
        return by_id(ref) is not None or (self.own is not None and self.own.place(ref) is not None)

    def place(self, line: int, row: Place) -> Iterator[Addition]:
        """Yield a place that has a name that can be read, is new, and lies in its country."""
        shown = f"{row.ref} {row.name}"[:LONGEST]
        names = readable((row.name, *row.names))
        country = row.country or _country_at(row.lat, row.lon)
        moved = country == "RU" and _inside_ukraine(row.lat, row.lon)
        country = "UA" if moved else country
        wrong = (
            "no name in Latin or Cyrillic letters" if not names
            else "twice in the file" if row.ref in self.seen
            else "already in the gazetteer" if self.known(row.ref)
            else misplaced(row, country, moved=moved)
        )  # fmt: skip
        if wrong:
            self.report.refuse(line, wrong, f"{shown} | {country} | {row.lat}, {row.lon}"[:LONGEST])
            return
        nearest = _nearest(row.lat, row.lon, country)
        region = row.region if row.region and not moved else nearest[1] if nearest else None
        held = by_id("iso:" + region) if region else None
        adjectives = country in HOME and row.level == "settlement" and row.population >= ADJECTIVES_FROM
        self.seen.add(row.ref)
        self.report.places += 1
        self.report.moved += moved
        yield Addition(
            row.ref, names[0], row.level, country, region, held.adm1 or held.name if held else None, row.lat, row.lon,
            row.population, row.code or None, names, adjectives, called(names, country),
        )  # fmt: skip

    def name(self, line: int, row: AlsoNamed) -> Iterator[Known]:
        """Yield a further name of a place that is known."""
        names = readable((row.name,))
        if not names or not self.known(row.ref):
            reason = "place not in the gazetteer" if names else "no name in Latin or Cyrillic letters"
            self.report.refuse(line, reason, f"{row.ref} {row.name}"[:LONGEST])
            return
        self.report.names += 1
        yield from also(row.ref, names[0], row.lang, row.sort, row.rank)

    def unit(self, line: int, row: Unit) -> Iterator[Added]:
        """Yield a community or settlement of the register that is new, or the new name of one that is known."""
        self.report.units[row.kind] += 1
        if row.kind == "H":
            yield from self.community(line, row)
        elif row.kind in "MTCX":
            yield from self.settlement(line, row)
        elif row.kind == "P" and row.codes[1] not in _districts():
            self.report.refuse(line, "district unknown", f"{row.name} | {row.codes[1]}"[:LONGEST])

    def community(self, line: int, row: Unit) -> Iterator[Community]:
        """Yield a community of a known district."""
        _, district, code, *_ = row.codes
        if district not in _districts():
            self.report.refuse(line, "district unknown", f"{row.name} | {district}"[:LONGEST])
        elif _communities().get(code) == row.name:
            self.report.refuse(line, "already in the gazetteer", f"{row.name} | {code}"[:LONGEST])
        else:
            self.report.communities += 1
            yield Community(code, row.name, district)

    def settlement(self, line: int, row: Unit) -> Iterator[Added]:
        """Yield a settlement with its district and community, or what a place that is known is called now."""
        _, district, community, code, *_ = row.codes
        bones, held = skeleton(row.name), _coded().get(code)
        shown = f"{row.name} | {code}"[:LONGEST]
        if district not in _districts() or not bones:
            self.report.refuse(line, "district unknown" if bones else "name too short to be told apart", shown)
        elif held is not None and held[1] != row.name:
            self.report.names += 1
            yield from also(held[0], row.name, "uk", OFFICIAL, 0)
        elif held is not None or (bones, district, community) in _villages():
            self.report.refuse(line, "already in the gazetteer", shown)
        elif code in self.seen:
            self.report.refuse(line, "twice in the file", shown)
        else:
            self.seen.add(code)
            self.report.villages += 1
            yield Settlement(bones, district, community, row.name, code)


def also(ref: str, name: str, lang: str, sort: int, rank: int) -> Iterator[Known]:
    """Yield the keys of a further name of the place *ref*."""
    yield Known(ref, Filed(key(name), ALIAS, sort, lang), name, rank)
    if CYRILLIC.search(name) and " " in key(name):
        yield Known(ref, Filed(stems(name), STEMS, STEMMED, lang))


def called(names: tuple[str, ...], country: str) -> Called:
    """Return which of the names is the Russian one and which the Ukrainian one, where that can be told."""
    latin = next((name for name in names if not CYRILLIC.search(name)), "")
    cyrillic = [name for name in names if CYRILLIC.search(name)]
    if not cyrillic or country not in HOME or not latin:
        return Called()
    if country == "UA":
        ukrainian = ukrainian_by_latin(cyrillic, latin, romanised)
        return Called(russian_by_ukrainian(cyrillic, ukrainian) if ukrainian else "", ukrainian)
    russian = russian_by_latin(cyrillic, latin)
    return Called(russian, ukrainian_by_russian(cyrillic, russian) if russian else "")


def misplaced(row: Place, country: str, *, moved: bool) -> str:
    """Return what is wrong with where the place is said to be, "" where nothing is."""
    if by_id("iso:" + country) is None:
        return "unknown country"
    if row.region and not moved and (by_id("iso:" + row.region) is None or row.region[:2] != country):
        return "unknown region" if by_id("iso:" + row.region) is None else "region is not in its country"
    nearest = _nearest(row.lat, row.lon, country)
    if nearest is not None and nearest[0] <= STRAY_KM:
        return ""
    turned = _nearest(row.lon, row.lat, country) if abs(row.lon) <= 90 else None  # noqa: PLR2004 (the poles)
    return "latitude and longitude seem swapped" if turned is not None and turned[0] <= STRAY_KM else "far outside its country"


@cache
def _districts() -> frozenset[str]:
    return frozenset(code for (code,) in base().execute("SELECT code FROM district"))


@cache
def _villages() -> frozenset[tuple[str, str, str]]:
    query = (
        "SELECT v.skeleton, d.code, c.code FROM village AS v JOIN district AS d ON d.id = v.district"
        " JOIN community AS c ON c.id = v.community"
    )
    return frozenset(base().execute(query))


@cache
def _communities() -> dict[str, str]:
    return dict(base().execute("SELECT code, uk FROM community"))


@cache
def _coded() -> dict[str, tuple[str, str]]:
    """Return the places that have a code of the register, with their Ukrainian names."""
    query = "SELECT code, ref, uk FROM place WHERE country = 'UA' AND level = 'settlement' AND code IS NOT NULL"
    return {code: (ref, name) for code, ref, name in base().execute(query)}


@cache
def _towns() -> dict[tuple[str, int, int], list[tuple[float, float, str | None]]]:
    """Return the towns of the vendored gazetteer by country and degree."""
    grid = defaultdict(list)
    for lat, lon, country, region in base().execute("SELECT lat, lon, country, region FROM place WHERE level = 'settlement'"):
        grid[country, int(lat // 1), int(lon // 1)].append((lat, lon, region))
    return dict(grid)


@lru_cache(maxsize=1_000)
def _nearest(lat: float, lon: float, country: str) -> tuple[float, str | None] | None:
    """Return the kilometres to the nearest known town of *country* and its region, None where there is none about."""
    row, column, narrowing, towns = int(lat // 1), int(lon // 1), math.cos(math.radians(lat)), _towns()
    for ring in RINGS:
        around = range(-ring, ring + 1)
        found = [
            ((lat - north) ** 2 + ((lon - east) * narrowing) ** 2, region or "")
            for up in around
            for right in around
            for north, east, region in towns.get((country, row + up, column + right), ())
        ]
        if found:
            square, region = min(found)
            return DEGREE_KM * math.sqrt(square), region or None
    return None


def _country_at(lat: float, lon: float) -> str:
    """Return the country of the nearest known town, "" where there is none about."""
    row, column = int(lat // 1), int(lon // 1)
    near = {country for up in (-1, 0, 1) for right in (-1, 0, 1) for country in _countries().get((row + up, column + right), ())}
    found = [(nearest[0], country) for country in sorted(near) if (nearest := _nearest(lat, lon, country))]
    return min(found)[1] if found else ""


@cache
def _countries() -> dict[tuple[int, int], set[str]]:
    """Return the countries that have towns in each degree."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for country, row, column in _towns():
        found[row, column].add(country)
    return dict(found)


def _inside_ukraine(lat: float, lon: float) -> bool:
    """Tell whether the point lies in Ukraine's outline and nearer to a Ukrainian town than to any Russian one."""
    rings, (south, west, north, east) = _ukraine()
    if not (south <= lat <= north and west <= lon <= east and any(_holds(ring, lat, lon) for ring in rings)):
        return False
    ukrainian, russian = _nearest(lat, lon, "UA"), _nearest(lat, lon, "RU")
    return ukrainian is not None and (russian is None or ukrainian[0] <= russian[0])


@cache
def _ukraine() -> tuple[tuple[Ring, ...], tuple[float, float, float, float]]:
    """Return Ukraine's outlines and the box around them."""
    rings = tuple(ring for region in polygons().values() if region.country == "UA" for ring in region.rings)
    lons, lats = zip(*(point for ring in rings for point in ring), strict=True)
    return rings, (min(lats), min(lons), max(lats), max(lons))


def _holds(ring: Ring, lat: float, lon: float) -> bool:
    """Tell whether the ring holds the point (even-odd rule)."""
    found = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            found = not found
    return found
