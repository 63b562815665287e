"""The register of Ukraine's settlements: which districts have a village of some name; it has no coordinates."""

from __future__ import annotations

from functools import lru_cache

from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.gazetteer import CACHE_NAMES, base
from svodka.lexicon.places.hand import hand
from svodka.lexicon.places.skeleton import skeleton

DISTRICT_RADIUS_KM = 40.0

QUERY = """
SELECT d.code, d.name, d.region, d.lat, d.lon FROM village AS v JOIN district AS d ON d.id = v.district
WHERE v.skeleton = ? ORDER BY d.code
"""


@lru_cache(maxsize=CACHE_NAMES)
def districts_with(name: str) -> tuple[Entry, ...]:
    """Return the districts of Ukraine that have a settlement spelt roughly like *name*, in any of our languages."""
    bones = skeleton(name)
    if not bones:
        return ()
    return tuple(
        Entry(
            id=f"katottg:{code}",
            name=district,
            level="district",
            country="UA",
            adm1=hand().by_id["hand:" + region.lower()].adm1,
            adm1_id=region,
            lat=lat,
            lon=lon,
            population=0,
            radius_km=DISTRICT_RADIUS_KM,
        )
        for code, district, region, lat, lon in base().execute(QUERY, (bones,))
    )
