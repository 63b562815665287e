"""What the gazetteer says of one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place: *id* "gn:706483", "iso:RU-KRS" or "hand:site:znpp"; *level* as in model.PlaceLevel.

    *adm1* is the English name of its first-order region and *adm1_id* that region's ISO 3166-2 code, None for
    countries and for areas that cross regions. *radius_km* is how far from the point the name may mean.
    """

    id: str
    name: str
    level: str
    country: str
    adm1: str | None
    adm1_id: str | None
    lat: float
    lon: float
    population: int
    radius_km: float
    by_hand: bool = False
