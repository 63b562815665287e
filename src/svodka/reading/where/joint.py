"""All names of a text resolved together: each tips the scale for its neighbours, until nothing moves.

A name is read in one sense throughout a text. A candidate's score is a sum of named features (FEATURES' weights were
fitted on half of two public sets, benchmarks/places.py): how many live there, whether a stated container holds it, how
much of the text lies in its region and country, how near the other places are, whether the outlet writes of that region.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from svodka.lexicon.places import Entry, by_id, capitals, key
from svodka.reading.where.resolve import Resolved, distance_km, within
from svodka.reading.where.spot import Spot

PASSES = 3
SHARPNESS = 2.0
"""How strongly a better score counts for more: the exponent of a candidate's share of its name."""
MOST_CANDIDATES = 60
PEOPLE = {"country": 30_000_000, "area": 1_000_000, "site": 100_000, "region": 1_500_000}
"""How many people a place of the hand table counts for, that has no number of its own."""
POINTS = frozenset({"settlement", "district", "site"})
LIKELY = 0.2
"""From what share of its name on a candidate lends its point to the text."""
NEAR_KM = 60.0
FAR_DEGREES = 2.5
"""Degrees of latitude beyond which nearness counts for nothing."""
HOME_KM = 250.0
WEIGHTS: dict[str, float] = {
    "population": 0.52,
    "district": -0.72,
    "region_level": -0.04,
    "country_level": 0.1,
    "capital": 0.74,
    "own_name": 0.74,
    "odd_name": -1.24,
    "container": 6.0,
    "outside": -3.0,
    "region": 1.38,
    "country": 1.72,
    "near": 1.6,
    "home": 1.26,
    "home_country": 0.5,
    "near_home": 0.75,
}


@dataclass(slots=True)
class Name:
    """A name of the text with its candidates and their present shares; *count* is how often it stands there."""

    spot: Spot
    count: int
    entries: tuple[Entry, ...]
    containers: tuple[Entry, ...]
    fixed: tuple[float, ...] = ()
    scores: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)

    @property
    def best(self) -> int:
        """The index of the leading candidate."""
        return max(range(len(self.scores)), key=lambda index: (self.scores[index], -index))


@dataclass(frozen=True, slots=True)
class Around:
    """What the text as a whole is about: how much of it lies in each region and country, and at which points."""

    regions: Mapping[str, float]
    countries: Mapping[str, float]
    points: Sequence[tuple[float, float, float, int]]
    """Latitude, longitude, weight, and the number of the name that it stands for."""


def settle(spots: Sequence[Spot], stated: Mapping[int, Entry], home_region: str | None = None) -> list[Resolved]:
    """Return what each of *spots* stands for; *stated*: by index, the container written beside it."""
    numbers, names = _names(spots, stated)
    home = by_id("iso:" + home_region) if home_region else None
    for name in names:
        name.fixed = tuple(_fixed(entry, name, home) for entry in name.entries)
        name.scores = list(name.fixed)
    for _ in range(PASSES):
        around = _around(names)
        for number, name in enumerate(names):
            if len(name.entries) > 1:
                rest = _without(around, number, name)
                name.scores = [
                    fixed + _support(entry, rest) for entry, fixed in zip(name.entries, name.fixed, strict=True)
                ]
    return [_resolved(spot, names[number]) for spot, number in zip(spots, numbers, strict=True)]


def _names(spots: Sequence[Spot], stated: Mapping[int, Entry]) -> tuple[list[int], list[Name]]:
    """Return, for each spot, the number of its name, and the names."""
    containers: dict[str, list[Entry]] = defaultdict(list)
    firsts: dict[str, Spot] = {}
    counts: Counter[str] = Counter()
    for index, spot in enumerate(spots):
        written = key(spot.written)
        counts[written] += 1
        firsts.setdefault(written, spot)
        if index in stated:
            containers[written].append(stated[index])
    order = {written: number for number, written in enumerate(firsts)}
    names = [
        Name(spot, counts[written], spot.entries[:MOST_CANDIDATES], tuple(containers[written]))
        for written, spot in firsts.items()
    ]
    return [order[key(spot.written)] for spot in spots], names


def _fixed(entry: Entry, name: Name, home: Entry | None) -> float:
    """Return the part of a candidate's score that the rest of the text does not change."""
    weights = WEIGHTS
    own, written = key(entry.name), key(name.spot.written)
    score = weights["population"] * math.log10((entry.population or PEOPLE.get(entry.level, 0)) + 30)
    score += weights["region_level"] * (entry.level == "region") + weights["country_level"] * (entry.level == "country")
    score += weights["district"] * (entry.level == "district" and own != written)
    score += weights["capital"] * (entry.id in capitals())
    score += weights["own_name"] * (own == written)
    score += weights["odd_name"] * (own[:1] != written[:1] and entry.level in ("settlement", "district"))
    if name.containers:
        score += weights["container"] if any(holds(held, entry) for held in name.containers) else weights["outside"]
    if home is not None and entry.level != "country":
        score += weights["home"] * (entry.adm1_id == home.adm1_id)
        score += weights["home_country"] * (entry.country == home.country)
        score += weights["near_home"] * math.exp(-distance_km(entry, (home.lat, home.lon)) / HOME_KM)
    return score


def holds(container: Entry, entry: Entry) -> bool:
    """Tell whether *container* may hold *entry*: a country, a region, or a district nearby."""
    if container.id == entry.id:
        return False
    if container.level == "district":
        point = (container.lat, container.lon)
        return entry.adm1_id == container.adm1_id and distance_km(entry, point) < NEAR_KM
    return within(entry, container)


def _around(names: Sequence[Name]) -> Around:
    """Return what the text is about by the present shares of the candidates."""
    regions: dict[str, float] = defaultdict(float)
    countries: dict[str, float] = defaultdict(float)
    points: list[tuple[float, float, float, int]] = []
    for number, name in enumerate(names):
        if not name.entries:
            continue
        top = max(name.scores)
        raw = [math.exp(SHARPNESS * (score - top)) for score in name.scores]
        total = sum(raw)
        name.shares = [share / total for share in raw]
        weight = 1 + math.log(name.count)
        for entry, share in zip(name.entries, name.shares, strict=True):
            countries[entry.country] += weight * share
            if entry.adm1_id:
                regions[entry.adm1_id] += weight * share
            if share > LIKELY and entry.level in POINTS:
                points.append((entry.lat, entry.lon, weight * share, number))
    return Around(regions, countries, points)


def _without(around: Around, number: int, name: Name) -> Around:
    """Return what the text is about without what the name itself put there."""
    regions, countries = dict(around.regions), dict(around.countries)
    weight = 1 + math.log(name.count)
    for entry, share in zip(name.entries, name.shares, strict=True):
        countries[entry.country] -= weight * share
        if entry.adm1_id:
            regions[entry.adm1_id] -= weight * share
    total = sum(countries.values()) + 1
    return Around(
        {iso: WEIGHTS["region"] * math.log1p(max(0.0, mass)) for iso, mass in regions.items()},
        {iso: WEIGHTS["country"] * max(0.0, mass) / total for iso, mass in countries.items()},
        [point for point in around.points if point[3] != number],
    )


def _support(entry: Entry, rest: Around) -> float:
    """Return what the rest of the text adds to a candidate's score."""
    score = rest.regions.get(entry.adm1_id, 0.0) if entry.adm1_id else 0.0
    score += rest.countries.get(entry.country, 0.0)
    if entry.level in POINTS:
        lat, near = entry.lat, 0.0
        for other_lat, other_lon, weight, _ in rest.points:
            if -FAR_DEGREES < other_lat - lat < FAR_DEGREES:
                near += weight * math.exp(-distance_km(entry, (other_lat, other_lon)) / NEAR_KM)
        score += WEIGHTS["near"] * math.log1p(near)
    return score


def _resolved(spot: Spot, name: Name) -> Resolved:
    if not name.entries:
        return Resolved(spot, None, "not in the gazetteer, no container stated", (), unresolved=True)
    best = name.best
    order = sorted(range(len(name.entries)), key=lambda index: (-name.scores[index], index))
    reason = _reason(name, name.entries[best])
    return Resolved(spot, name.entries[best], reason, tuple(name.entries[index] for index in order[1:4]))


def _reason(name: Name, entry: Entry) -> str:
    """Return why *entry* leads, in a few words."""
    container = next((held for held in name.containers if holds(held, entry)), None)
    if container is not None:
        return f"stated in {container.name}"
    if len(name.entries) == 1:
        return "by name"
    alone = max(range(len(name.fixed)), key=lambda index: (name.fixed[index], -index))
    return "most populous" if name.entries[alone] is entry else f"the other places lie in or near {entry.adm1 or entry.country}"
