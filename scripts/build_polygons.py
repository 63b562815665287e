"""Build the outlines for maps: `python scripts/build_polygons.py FOLDER` (FOLDER as in build_gazetteer.py).

Reads Natural Earth's first-order regions and writes src/svodka/lexicon/places/adm1.json.gz and its checksum: the
regions of Russia, Ukraine and Belarus, simplified. The same sources give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from build_gazetteer import HOME, OUT, provinces, rings

from svodka.lexicon.data import table

TOLERANCE = 0.02
"""Degrees by which a simplified border may stray: about 2 km."""
SMALLEST_AREA = 0.004
"""Square degrees below which an island is left out, unless it is all there is."""
PLACES_KEPT = 3
"""Decimals of a degree: about 100 m."""
LANGS = ("en", "ru", "uk")

MENDED_NAMES = {
    "RU-ALT": {"ru": "Алтайский край", "uk": "Алтайський край"},
    "UA-32": {"ru": "Киевская область", "uk": "Київська область"},
    "UA-43": {"ru": "Крым", "uk": "Крим"},
}
"""Names that Natural Earth has from the neighbouring region, or too long for a map."""

Point = tuple[float, float]


def area(ring: list[Point]) -> float:
    """Return the area of a closed ring in square degrees (shoelace formula)."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def simplified(points: list[Point]) -> list[Point]:
    """Return the line with fewer points (Ramer, Douglas and Peucker), its ends kept."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        gaps = [(distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)]
        widest, at = max(gaps, default=(0.0, 0))
        if widest > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, start: Point, stop: Point) -> float:
    """Return the distance of *point* from the segment, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, start, stop
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)


def outline(raw: list[list[float]]) -> list[Point]:
    """Return a closed ring simplified in two halves, split where it is farthest from its start."""
    ring = [(lon + 360 if lon < -100 else lon, lat) for lon, lat in raw]  # noqa: PLR2004 (Chukotka lies beyond 180°)
    middle = max(range(len(ring)), key=lambda i: (abs(ring[i][0] - ring[0][0]) + abs(ring[i][1] - ring[0][1]), -i))
    halves = simplified(ring[: middle + 1])[:-1] + simplified(ring[middle:])
    return [(round(lon, PLACES_KEPT), round(lat, PLACES_KEPT)) for lon, lat in halves]


def region(feature: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return one region as it is stored."""
    outlines = sorted((outline(ring) for ring in rings(feature)), key=lambda ring: (-area(ring), ring))
    kept = [ring for ring in outlines if area(ring) >= SMALLEST_AREA] or outlines[:1]
    properties = feature["properties"]
    local = {lang: properties["name_" + lang] for lang in LANGS}
    return {"country": properties["country"], "names": local | names, "rings": kept}


def main() -> None:
    """Build the outlines from the folder named on the command line."""
    hand = {row["id"]: row for row in table("", "regions")["region"]}
    found: dict[str, Any] = {}
    for feature in provinces(Path(sys.argv[1])):
        iso = feature["properties"]["iso_3166_2"]
        if feature["properties"]["country"] in HOME:
            found[iso] = region(feature, own_names(hand[iso]))
    packed = gzip.compress(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
    path = OUT / "adm1.json.gz"
    path.write_bytes(packed)
    path.with_name("adm1.json.gz.sha256").write_text(f"{hashlib.sha256(packed).hexdigest()}  {path.name}\n")
    print(f"{len(found)} regions, {len(packed)} bytes")


def own_names(row: dict[str, Any]) -> dict[str, str]:
    """Return the names that are not Natural Earth's: the English one always, the others where it errs."""
    return {"en": row.get("adm1", row["name"])} | MENDED_NAMES.get(row["id"], {})


if __name__ == "__main__":
    main()
