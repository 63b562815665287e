"""Which of the places that a spot may mean: container first, then context, population, distance, home."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from svodka.lexicon.places import Entry, districts_with, hand, key, nominatives
from svodka.reading.where.spot import Spot, is_noun, nouns

OUR_COUNTRIES = frozenset({"RU", "UA", "BY"})
CONTAINER_GAP = {
    "en": re.compile(r"(?:,|,? in| \(| of)(?: the)? ?(?:\w+[’']s )?", re.IGNORECASE),
    "ru": re.compile(r",? |,? в | \(", re.IGNORECASE),
    "uk": re.compile(r",? |,? [ув] | \(", re.IGNORECASE),
}
BEHIND = re.compile(r"['’]s |[,:(]\s?(?:\w{1,4}\.\s?)?")
WITH_NOUN_BEFORE = re.compile(r",? (?:in |at |near |в |во |у |под |під |біля |около )?(?:the )?([^\W\d]+)\.?(?: of)? ?", re.IGNORECASE)
BESIDE_ONE = frozenset({"near", "outside"})
"""After these English prepositions stands one place, no list."""
NOUN_REACH = 24
"""Characters before a name in which a noun for settlements may stand."""
BIG_TOWN = 100_000
SMALL_TOWN = 10_000
"""From how many people on the only town of its name is not taken for a village of the register."""
WEIGHT_OF_LEVEL = {"country": 8.0, "region": 5.3, "area": 6.0, "site": 6.0}
CLOSE_KM = 150.0
CITY_KM = 30.0
STEP_KM = 20.0
ABOUT_ONE_REGION = 3
"""How often a report must name places of one region, and of no other, for its unknown settlements to be put there."""


@dataclass(slots=True)
class Context:
    """What the report says elsewhere: how often each country and region was meant for certain, and where."""

    lang: str
    home_region: str | None = None
    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    russians: bool = False
    """Whether a report in Russian or Ukrainian speaks of Russians at all."""
    points: list[tuple[float, float]] = field(default_factory=list)

    def learn(self, entry: Entry) -> None:
        """Count a place that is certain."""
        self.countries[entry.country] += 1
        if entry.adm1_id:
            self.regions[entry.adm1_id] += 1
        if entry.level == "settlement":
            self.points.append((entry.lat, entry.lon))


    def away(self, entry: Entry) -> float:
        """Return how far *entry* lies from the nearest place that is certain, in steps that the register's districts can tell apart."""
        nearest = min((distance_km(entry, point) for point in self.points), default=math.inf)
        return nearest // STEP_KM


@dataclass(frozen=True, slots=True)
class Resolved:
    """A spot with the place chosen for it, why, and which others came next."""

    spot: Spot
    entry: Entry | None
    reason: str
    runners_up: tuple[Entry, ...] = ()
    unresolved: bool = False
    """The words name a settlement that the gazetteer does not have in the stated container."""
    context: float = 0.0
    """1 where the report names its region more than once for certain, -1 where it names others and not this one."""


def containers(spots: Sequence[Spot]) -> dict[int, Entry]:
    """Return, by index, the region or country stated right behind (or before) a spot."""
    found: dict[int, Entry] = {}
    for index, (spot, following) in enumerate(pairwise(spots)):
        if spot.line is not following.line:
            continue
        gap = re.sub(r"\s+", " ", spot.line.text[spot.stop : following.start])
        if is_container(following) and not is_container(spot) and CONTAINER_GAP[spot.line.lang].fullmatch(gap):
            found[index] = following.entries[0]
        elif is_container(spot) and not is_container(following) and (BEHIND.fullmatch(gap) or _noun_between(following, gap)):
            found.setdefault(index + 1, spot.entries[0])
    return found


def _noun_between(spot: Spot, gap: str) -> bool:
    """Tell whether only a noun for settlements stands between a region and *spot*: "In the Oryol region, in the village of"."""
    noun = WITH_NOUN_BEFORE.fullmatch(gap)
    return noun is not None and key(noun[1]) in nouns(spot.line, "settlement_nouns")


def firm(spots: Sequence[Spot], stated: Mapping[int, Entry]) -> frozenset[int]:
    """Return the indexes of *stated* where nothing but a container can be meant: no list of which it is the next item."""
    found = set()
    for index in stated:
        spot, gap = spots[index], ""
        if index + 1 < len(spots) and spots[index + 1].line is spot.line:
            gap = re.sub(r"\s+", " ", spot.line.text[spot.stop : spots[index + 1].start])
        before = spot.line.text[max(0, spot.start - NOUN_REACH) : spot.start]
        named_so = any(key(word) in nouns(spot.line, "settlement_nouns") for word in before.replace(".", " ").split()[-2:])
        slavic = spot.line.lang != "en"
        named_so = named_so or (spot.first > 0 and spot.line.words[spot.first - 1].key in BESIDE_ONE and not _goes_on(spots, index))
        if named_so or "(" in gap or " in" in gap or (slavic and (gap == " " or " в " in gap or " у " in gap)):
            found.add(index)
    return frozenset(found)


def _goes_on(spots: Sequence[Spot], index: int) -> bool:
    """Tell whether a list goes on behind the container of spot *index*."""
    if index + 2 >= len(spots) or spots[index + 2].line is not spots[index].line:
        return False
    gap = spots[index].line.text[spots[index + 1].stop : spots[index + 2].start]
    return re.fullmatch(r",? (?:and|or) |, ", re.sub(r"\s+", " ", gap)) is not None


def is_container(spot: Spot) -> bool:
    """Tell whether a spot is wide enough to hold a settlement; a city that is a region of its own is not."""
    first = spot.entries[0] if spot.entries else None
    if first is None or spot.how == "ground" or first.level not in ("region", "country"):
        return False
    town = max((entry.population for entry in spot.entries if entry.level == "settlement"), default=0)
    return first.radius_km > CITY_KM and (first.by_hand or town < BIG_TOWN)


def holds_districts(region: Entry) -> bool:
    """Tell whether the register knows every settlement of *region*: Ukraine's does, there is none of other countries."""
    return region.country == "UA"


def within(entry: Entry, container: Entry) -> bool:
    """Tell whether *entry* lies in *container*, a region or a country."""
    if container.level == "country":
        return entry.country == container.country
    return entry.adm1_id == container.adm1_id


def choose(spot: Spot, container: Entry | None, context: Context, *, sure: bool = False) -> Resolved:
    """Return what *spot* stands for; within its container wherever one is stated, even a large town where that is *sure*."""
    ranked = sorted(spot.entries, key=lambda entry: (-weight(entry, spot, context), entry.id))
    if container is not None:
        inside = [entry for entry in ranked if within(entry, container) and entry != container]
        in_list = bool(ranked) and not sure and ranked[0].population >= BIG_TOWN and not within(ranked[0], container)
        if inside and not (in_list and container.level == "country"):
            return Resolved(spot, inside[0], f"stated in {container.name}", tuple(inside[1:4]))
        if ranked and ranked[0].by_hand and not sure:
            return Resolved(spot, ranked[0], "by name", tuple(ranked[1:4]))
        if not in_list and (container.level == "region" or not ranked):
            return _in_container(spot, container)
    registered = _registered(spot, ranked[0] if ranked else None, context)
    if registered is not None:
        return registered
    if not ranked:
        return _somewhere(spot, context)
    if ranked[0].population < SMALL_TOWN and ranked[0].level == "settlement" and not ranked[0].by_hand:
        only = _somewhere(spot, context)
        if only.entry is not None and ranked[0].adm1_id != only.entry.adm1_id:
            return only
    here = context.regions[ranked[0].adm1_id or ""]
    elsewhere = not here and sum(context.regions.values()) > 1
    fit = 1.0 if here > 1 else -1.0 if elsewhere else 0.0
    return Resolved(spot, ranked[0], _reason(ranked, context), tuple(ranked[1:4]), context=fit)


def _in_container(spot: Spot, container: Entry) -> Resolved:
    """Return the container for a settlement without coordinates, or its one district that the register gives."""
    districts = [entry for entry in districts_with(spot.written) if within(entry, container)]
    if container.level == "region" and len(districts) == 1:
        reason = f"register: {districts[0].name}; stated in {container.name}"
        return Resolved(spot, districts[0], reason, (), unresolved=True)
    return Resolved(spot, container, f"not in the gazetteer; stated in {container.name}", (), unresolved=True)


def _somewhere(spot: Spot, context: Context) -> Resolved:
    """Return the one region that the report is about for a settlement of which nothing is known, else nothing."""
    regions = [iso for iso, count in context.regions.items() if count]
    if len(regions) == 1 and context.regions[regions[0]] >= ABOUT_ONE_REGION:
        region = hand().by_id.get("hand:" + regions[0].lower())
        if region is not None:
            return Resolved(spot, region, f"not in the gazetteer; the report names only {region.name}", (), unresolved=True)
    if context.russians and spot.how == "village" and not _in_register(spot):
        reason = "not in the gazetteer, nor in Ukraine's register of settlements; the report speaks of Russians"
        return Resolved(spot, hand().by_id["iso:RU"], reason, (), unresolved=True)
    return Resolved(spot, None, "not in the gazetteer, no container stated", (), unresolved=True)


def _in_register(spot: Spot) -> bool:
    """Tell whether the register of Ukraine's settlements, which is complete, has one that is spelt at all like *spot*."""
    forms = nominatives(key(spot.written), spot.line.lang)
    return any(districts_with(form) for form in forms)


def _registered(spot: Spot, best: Entry | None, context: Context) -> Resolved | None:
    """Return the district of a village by the register, where the report is about its region and no town outdoes it."""
    if spot.first != spot.last or spot.how in ("adjective", "ground") or spot.district:
        return None
    if best is not None and (best.by_hand or best.population >= BIG_TOWN or best.level != "settlement"):
        return None
    if best is not None and (best.adm1_id in context.regions or (len(spot.entries) == 1 and best.population >= SMALL_TOWN)):
        return None
    near = [entry for entry in districts_with(spot.written) if context.regions[entry.adm1_id or ""] > 1]
    near.sort(key=lambda entry: (context.away(entry), -context.regions[entry.adm1_id or ""], entry.id))
    if not near:
        return None
    reason = f"register: {near[0].name}; the report names {near[0].adm1}"
    return Resolved(spot, near[0], reason, tuple(near[1:4]), unresolved=True)


def weight(entry: Entry, spot: Spot, context: Context) -> float:
    """Score a candidate: log10 of population, raised by the report's context."""
    score = WEIGHT_OF_LEVEL.get(entry.level, math.log10(entry.population + 300))
    named = sum(context.countries.values()) or 1
    score += 2.0 * context.countries[entry.country] / named
    if entry.adm1_id:
        score += min(1.2, 0.6 * context.regions[entry.adm1_id])
    if context.home_region and entry.adm1_id == context.home_region:
        score += 1.2
    if context.lang != "en" and entry.country in OUR_COUNTRIES:
        score += 1.5
    if entry.by_hand:
        score += 1.0
    if entry.id in spot.exact:
        score += 0.5
    score += _by_name(entry, spot, context)
    if spot.district and entry.level != "settlement":
        score -= 5.0
    if entry.level == "settlement" and any(distance_km(entry, point) < CLOSE_KM for point in context.points):
        score += 0.7
    return score + _nearby_noun(entry, spot)


def _by_name(entry: Entry, spot: Spot, context: Context) -> float:
    """Count a place's first name for more than a by-name, and a foreign by-name of another shape for little."""
    own, written = key(entry.name), key(spot.written)
    if own == written:
        return 0.7
    foreign = context.lang == "en" and entry.level == "settlement" and entry.country not in OUR_COUNTRIES
    return -1.5 if foreign and own[:1] != written[:1] else 0.0


def _nearby_noun(entry: Entry, spot: Spot) -> float:
    """Count "the city of" or "г." before it for a settlement."""
    before = spot.line.before(spot.first) or None
    if before is not None and is_noun(spot.line, before, "settlement_nouns"):
        return 2.0 if entry.level == "settlement" else 0.0
    return 0.0


def distance_km(entry: Entry, point: tuple[float, float]) -> float:
    """Return the distance over the ground, on a plane good enough for a few hundred kilometres."""
    lat, lon = point
    east = (entry.lon - lon) * math.cos(math.radians((entry.lat + lat) / 2))
    return 111.2 * math.hypot(entry.lat - lat, east)


def _reason(ranked: Sequence[Entry], context: Context) -> str:
    first = ranked[0]
    if len(ranked) == 1:
        return "by name"
    if first.adm1_id and context.regions[first.adm1_id]:
        return f"the report names {first.adm1}"
    if context.home_region and first.adm1_id == context.home_region:
        return "the outlet's home region"
    return "by hand table" if first.by_hand else "most populous in context"
