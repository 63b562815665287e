"""The register of Ukraine's settlements: which districts have a village of some name; it has no coordinates."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from svodka.lexicon.places.additions import additions, on_change
from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.gazetteer import CACHE_NAMES, base
from svodka.lexicon.places.hand import hand
from svodka.lexicon.places.romanise import romanised
from svodka.lexicon.places.skeleton import skeleton

DISTRICT_RADIUS_KM = 40.0

QUERY = """
SELECT DISTINCT d.code, d.name, d.region, d.lat, d.lon FROM village AS v JOIN district AS d ON d.id = v.district
WHERE v.skeleton = ? ORDER BY d.code
"""
BY_CODE = "SELECT code, name, region, lat, lon FROM district WHERE code = ?"


@lru_cache(maxsize=CACHE_NAMES)
def districts_with(name: str) -> tuple[Entry, ...]:
    """Return the districts of Ukraine that have a settlement spelt roughly like *name*, in any of our languages."""
    bones = skeleton(name)
    if not bones:
        return ()
    rows = base().execute(QUERY, (bones,)).fetchall()
    own = additions()
    for code in own.districts(bones) if own is not None else ():
        rows += base().execute(BY_CODE, (code,)).fetchall()
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
        for code, district, region, lat, lon in sorted(set(rows))
    )


on_change(districts_with.cache_clear)


class Held(NamedTuple):
    """A settlement of the register by where it is: its region (ISO), district and community (hromada)."""

    region: str
    district: str
    community: str


SETTLED = """
SELECT DISTINCT d.region, d.name, c.name || ' (' || c.code || ')' FROM village AS v
JOIN district AS d ON d.id = v.district JOIN community AS c ON c.id = v.community WHERE v.skeleton = ? ORDER BY c.code
"""
COMMUNITY = "SELECT name FROM community WHERE code = ?"


def settled(name: str) -> tuple[Held, ...]:
    """Return where Ukraine's register has settlements spelt roughly like *name*, down to the community."""
    bones, own = skeleton(name), additions()
    found = [Held(*row) for row in base().execute(SETTLED, (bones,))] if bones else []
    for _, code, district, community in own.settlements(bones) if own is not None and bones else ():
        ((_, district_name, region, *_),) = base().execute(BY_CODE, (district,)).fetchall()
        found.append(Held(region, district_name, f"{community_name(community) or community}, settlement {code}"))
    return tuple(dict.fromkeys(found))


def community_name(code: str) -> str:
    """Return the community with this code in Latin letters, "" where neither the gazetteer nor an import has it."""
    row, own = base().execute(COMMUNITY, (code,)).fetchone(), additions()
    added = own.community(code) if own is not None else None
    return f"{romanised(added)} community" if added else row[0] if row else ""
