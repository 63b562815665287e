"""Import of a user's own places: what a file says is checked against the gazetteer, added, or refused with a reason."""

from __future__ import annotations

import hashlib
import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from svodka.lexicon.places.additions import Addition, Additions, Batch, use
from svodka.lexicon.places.dumps import ALTERNATE, AlsoNamed, Place, Refused, Village, kind_of, parsed
from svodka.lexicon.places.filing import ADJECTIVES_FROM, ALIAS, STEMS
from svodka.lexicon.places.gazetteer import base, by_id
from svodka.lexicon.places.keys import CYRILLIC, key, stems
from svodka.lexicon.places.polygons import polygons
from svodka.lexicon.places.skeleton import skeleton
from svodka.model import IntakeError

HOME = frozenset({"RU", "UA", "BY"})
READ = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ\u0400-\u04ff0-9’'ʼ`().,/\s-]+")
"""Letters that our readers know: Latin and Cyrillic."""
STRAY_KM = 400.0
"""How far from every known town of its country a place may lie before its coordinates must be wrong."""
EXAMPLES = 3
LONGEST = 120
RINGS = (1, 4)
"""Degrees around a point in which its nearest town is looked for: first near by, then as far as Siberia's gaps."""
LICENCES = {"GeoNames dump": "CC BY 4.0", ALTERNATE: "CC BY 4.0", "KATOTTH register": "official document"}


@dataclass(slots=True)
class ImportReport:
    """What became of a file: its kind, how much was added, and by reason how many rows were refused, with examples."""

    kind: str
    batch: int = 0
    rows: int = 0
    places: int = 0
    names: int = 0
    villages: int = 0
    moved: int = 0
    """Places whose country was set by international recognition against the file."""
    refused: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def refuse(self, reason: str, row: str) -> None:
        """Count a row that was left out."""
        self.refused[reason] += 1
        if len(self.examples[reason]) < EXAMPLES:
            self.examples[reason].append(row)


@dataclass(slots=True)
class _Gathered:
    places: dict[str, Addition] = field(default_factory=dict)
    names: dict[tuple[str, str, int], None] = field(default_factory=dict)
    villages: dict[tuple[str, str], None] = field(default_factory=dict)


def import_places(file: Path, into: Path, licence: str = "", *, dry: bool = False) -> ImportReport:
    """Add the places of *file* to the file of additions *into*; with *dry* only say what would be added.

    Raises IntakeError where the file cannot be read, is of no kind that is known, or was imported before.
    """
    kind = kind_of(file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    _refuse_second(into, digest, file)
    report, gathered = ImportReport(kind), _Gathered()
    for row in parsed(file, kind):
        report.rows += 1
        match row:
            case Place():
                _place(row, gathered, report)
            case AlsoNamed():
                _name(row, gathered, report)
            case Village():
                _village(row, gathered, report)
            case Refused():
                report.refuse(row.reason, row.row)
    report.places, report.names, report.villages = len(gathered.places), len(gathered.names), len(gathered.villages)
    if not dry and (gathered.places or gathered.names or gathered.villages):
        report.batch = _written(into, Batch(0, file.name, digest, kind, licence or LICENCES.get(kind, "not stated")), gathered)
    return report


def _refuse_second(into: Path, digest: str, file: Path) -> None:
    if into.is_file():
        held = Additions(into)
        before = next((batch for batch in held.batches() if batch.sha256 == digest), None)
        held.close()
        if before is not None:
            message = f"these very bytes were imported before, as number {before.id}"
            raise IntakeError(message, subject=str(file), remedy=f"svodka gazetteer undo {before.id} takes that import back")


def _written(into: Path, batch: Batch, gathered: _Gathered) -> int:
    own = Additions(into)
    number = own.add(batch, gathered.places.values(), list(gathered.names), list(gathered.villages))
    own.close()
    use(into)
    return number


def readable(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in letters that our readers know, without repetition."""
    return tuple(dict.fromkeys(name for name in names if len(name) <= LONGEST and READ.fullmatch(name) and key(name)))


def _place(row: Place, gathered: _Gathered, report: ImportReport) -> None:
    names = readable((row.name, *row.names))
    if not names:
        report.refuse("no name in Latin or Cyrillic letters", row.name[:LONGEST])
        return
    if row.ref in gathered.places or by_id(row.ref) is not None:
        report.refuse("twice in the file" if row.ref in gathered.places else "already in the gazetteer", f"{row.ref} {row.name}"[:LONGEST])
        return
    country = row.country or _country_at(row.lat, row.lon)
    if country == "RU" and _inside_ukraine(row.lat, row.lon):
        country = "UA"
        report.moved += 1
    if by_id("iso:" + country) is None:
        report.refuse("unknown country", f"{row.name} | {country}"[:LONGEST])
        return
    nearest = _nearest(row.lat, row.lon, country)
    if nearest is None or nearest[0] > STRAY_KM:
        report.refuse("far outside its country", f"{row.name} | {country} | {row.lat}, {row.lon}"[:LONGEST])
        return
    region = row.region or nearest[1]
    held = by_id("iso:" + region) if region else None
    adjectives = country in HOME and row.level == "settlement" and row.population >= ADJECTIVES_FROM
    gathered.places[row.ref] = Addition(
        row.ref, names[0], row.level, country, region, held.adm1 or held.name if held else None, row.lat, row.lon,
        row.population, row.code or None, names, adjectives,
    )  # fmt: skip


def _name(row: AlsoNamed, gathered: _Gathered, report: ImportReport) -> None:
    names = readable((row.name,))
    if not names or by_id(row.ref) is None:
        report.refuse("place not in the gazetteer" if names else "no name in Latin or Cyrillic letters", f"{row.ref} {row.name}"[:LONGEST])
        return
    gathered.names[key(row.name), row.ref, ALIAS] = None
    if CYRILLIC.search(row.name) and " " in key(row.name):
        gathered.names[stems(row.name), row.ref, STEMS] = None


def _village(row: Village, gathered: _Gathered, report: ImportReport) -> None:
    bones = skeleton(row.name)
    if row.district not in _districts() or not bones:
        report.refuse("district unknown" if bones else "name too short to be told apart", f"{row.name} | {row.district}"[:LONGEST])
    elif (bones, row.district) in _villages():
        report.refuse("already in the gazetteer", f"{row.name} | {row.district}"[:LONGEST])
    else:
        gathered.villages[bones, row.district] = None


@cache
def _districts() -> frozenset[str]:
    return frozenset(code for (code,) in base().execute("SELECT code FROM district"))


@cache
def _villages() -> frozenset[tuple[str, str]]:
    return frozenset(base().execute("SELECT v.skeleton, d.code FROM village AS v JOIN district AS d ON d.id = v.district"))


@cache
def _towns() -> dict[tuple[str, int, int], list[tuple[float, float, str | None]]]:
    """Return the towns of the vendored gazetteer by country and degree."""
    grid = defaultdict(list)
    for lat, lon, country, region in base().execute("SELECT lat, lon, country, region FROM place WHERE level = 'settlement'"):
        grid[country, int(lat // 1), int(lon // 1)].append((lat, lon, region))
    return dict(grid)


def _nearest(lat: float, lon: float, country: str) -> tuple[float, str | None] | None:
    """Return the kilometres to the nearest known town of *country* and its region, None where there is none about."""
    row, column = int(lat // 1), int(lon // 1)
    for ring in RINGS:
        around = range(-ring, ring + 1)
        found = [
            (111.2 * math.hypot(lat - north, (lon - east) * math.cos(math.radians(lat))), region)
            for up in around
            for right in around
            for north, east, region in _towns().get((country, row + up, column + right), ())
        ]
        if found:
            return min(found, key=lambda item: (item[0], item[1] or ""))
    return None


def _country_at(lat: float, lon: float) -> str:
    """Return the country of the nearest known town, "" where there is none about."""
    row, column = int(lat // 1), int(lon // 1)
    near = {country for country, north, east in _towns() if abs(north - row) <= 1 and abs(east - column) <= 1}
    found = [(nearest[0], country) for country in sorted(near) if (nearest := _nearest(lat, lon, country))]
    return min(found)[1] if found else ""


def _inside_ukraine(lat: float, lon: float) -> bool:
    """Tell whether the point lies in Ukraine's outline and nearer to a Ukrainian town than to any Russian one."""
    ukrainian, russian = _nearest(lat, lon, "UA"), _nearest(lat, lon, "RU")
    if ukrainian is None or (russian is not None and russian[0] < ukrainian[0]):
        return False
    outlines = [ring for region in polygons().values() if region.country == "UA" for ring in region.rings]
    return any(_holds(ring, lat, lon) for ring in outlines)


def _holds(ring: tuple[tuple[float, float], ...], lat: float, lon: float) -> bool:
    """Tell whether the ring holds the point (even-odd rule)."""
    found = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            found = not found
    return found
