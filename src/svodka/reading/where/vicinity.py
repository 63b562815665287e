"""A settlement with a stated neighbour ("Балка под Читой", "Balka near Chita") lies near it, whatever its namesakes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from svodka.lexicon.data import table
from svodka.lexicon.places import Entry, districts_with
from svodka.reading.where.lists import WITH_NOUN
from svodka.reading.where.resolve import BIG_TOWN, CONTAINER_GAP, Context, Resolved, distance_km, weight, within
from svodka.reading.where.spot import Spot, is_noun

NEAR_KM = 150.0
"""How far from the named neighbour a village may lie: "near" in Siberia is not what it is in Galicia."""
AROUND_KM = 40.0
DISTRICT_KM = 75.0
"""How far from its seat a district's settlement may lie."""
NOT_PLACED = ("adjective", "ground", "dropped")


@cache
def _gap(lang: str) -> re.Pattern[str]:
    """Return what may stand between a settlement and its neighbour: "near the town of", "в 30 км от города"."""
    data = table(lang, "places")
    joined = "|".join(re.escape(phrase) for phrase in sorted(data["beside"], key=lambda phrase: (-len(phrase), phrase)))
    nouns = "|".join(re.escape(noun) for noun in sorted(data["settlement_nouns"], key=lambda noun: (-len(noun), noun)))
    return re.compile(rf",? \(?(?:{joined}) (?:the )?(?:(?:{nouns})\.? (?:of )?)?", re.IGNORECASE)


def beside(spots: Sequence[Spot]) -> dict[int, int]:
    """Return, by index, the spot that stands behind "near" as another's neighbour."""
    found = {}
    for index, (spot, following) in enumerate(pairwise(spots)):
        if spot.line is not following.line or spot.how in NOT_PLACED:
            continue
        if _sector_in_brackets(spot, following):
            found[index] = index + 1
        if following.how in NOT_PLACED:
            continue
        gap = re.sub(r"\s+", " ", spot.line.text[spot.stop : following.start])
        gap = re.sub(r"(?<= )(?:в |за |at |about |some )?[\d.,]+ ?[^\W\d]+ (?=\w)", "", gap)
        if _gap(spot.line.lang).fullmatch(gap):
            found[index] = index + 1
    return found


def in_district(spots: Sequence[Spot]) -> dict[int, int]:
    """Return, by index, the spot of the district that stands behind another or behind its list."""
    found: dict[int, int] = {}
    for index in range(len(spots) - 2, -1, -1):
        spot, following = spots[index], spots[index + 1]
        if spot.line is not following.line or spot.district or spot.how in NOT_PLACED:
            continue
        gap = re.sub(r"\s+", " ", spot.line.text[spot.stop : following.start])
        if following.district and CONTAINER_GAP[spot.line.lang].fullmatch(gap):
            found[index] = index + 1
        elif index + 1 in found and WITH_NOUN.fullmatch(gap):
            found[index] = found[index + 1]
    return found


def choose_within(spot: Spot, seat: Entry | None, region: Entry | None, context: Context) -> Resolved | None:
    """Return what *spot* is in the district around *seat*, or None where the district says nothing of it.

    A settlement of that name near the seat, else the register's district nearby, else the district itself, flagged.
    """
    if seat is None or seat.level != "settlement" or (region is not None and not within(seat, region)):
        return None
    point = (seat.lat, seat.lon)
    ranked = sorted(spot.entries, key=lambda entry: (-weight(entry, spot, context), entry.id))
    near = [e for e in ranked if e.level == "settlement" and e.adm1_id == seat.adm1_id and distance_km(e, point) <= DISTRICT_KM]
    if near:
        return Resolved(spot, near[0], f"stated in the district of {seat.name}", tuple(near[1:4]))
    if ranked and (ranked[0].by_hand or ranked[0].population >= BIG_TOWN):
        return None
    around = replace(seat, level="district", radius_km=max(AROUND_KM, seat.radius_km))
    return Resolved(spot, around, f"not in the gazetteer; stated in the district of {seat.name}", (), unresolved=True)


def _sector_in_brackets(spot: Spot, following: Spot) -> bool:
    """Tell whether *following* is the sector of the front that *spot* lies in: "Балка (Купянское направление)"."""
    line, noun = spot.line, following.line.after(following.last)
    gap = line.text[spot.stop : following.start]
    return gap == " (" and following.how == "adjective" and is_noun(line, noun, "city_nouns")


def choose_near(spot: Spot, neighbour: Entry | None, context: Context) -> Resolved | None:
    """Return what *spot* is beside *neighbour*, or None where the neighbour says nothing.

    A town of that name within reach is taken; else the one district of the register; else the neighbour stands for the
    village that the gazetteer does not have. A large town or a name of the hand table is never overruled.
    """
    if neighbour is None or neighbour.level != "settlement" or any(e.level == "country" for e in spot.entries):
        return None
    point = (neighbour.lat, neighbour.lon)
    ranked = sorted(spot.entries, key=lambda entry: (-weight(entry, spot, context), entry.id))
    near = [e for e in ranked if e.id != neighbour.id and e.level == "settlement" and distance_km(e, point) <= NEAR_KM]
    if near:
        return Resolved(spot, near[0], f"near {neighbour.name}", tuple(near[1:4]))
    if ranked and (ranked[0].by_hand or ranked[0].population >= BIG_TOWN):
        return None
    districts = [entry for entry in districts_with(spot.written) if distance_km(entry, point) <= NEAR_KM]
    if len(districts) == 1:
        return Resolved(spot, districts[0], f"register: {districts[0].name}; near {neighbour.name}", (), unresolved=True)
    around = replace(neighbour, radius_km=max(AROUND_KM, neighbour.radius_km))
    return Resolved(spot, around, f"not in the gazetteer; stated near {neighbour.name}", (), unresolved=True)
