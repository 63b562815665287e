"""What the page says about places: the map, its legend, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from svodka.lexicon.places import Region, polygons
from svodka.model.public import PublicBrief, PublicPlace
from svodka.publish import limits
from svodka.publish.citing import Numbering
from svodka.publish.maps.counting import Distribution, certainty, distribute, spot_radius
from svodka.publish.maps.draw import MapView, draw
from svodka.publish.maps.names import place_name
from svodka.publish.phrases import count, country, days
from svodka.publish.saying import language_of_page, say
from svodka.publish.views.items import ItemView, section_views

TOP = 8
"""Regions named beside the map."""
ROLES = {
    "origin": "home of the people concerned",
    "destination": "where people were sent",
    "about": "what the report is about",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place with its items, and in words how exact it is."""

    name: str
    certainty: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """One region with its places, for the table that stands for the map."""

    name: str
    number: int
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One sign of the map: *kind* plain | tint | hatch | dot | circle; *shade* is the class of its tint."""

    kind: str
    shade: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """The map of a brief; *map* is None where nothing can be drawn."""

    map: MapView | None
    top: tuple[tuple[str, tuple[ItemView, ...]], ...]
    rows: tuple[RegionRow, ...]
    more: int
    drawn: int
    window: str
    undrawn: tuple[ItemView, ...]
    nowhere: int
    legend: tuple[LegendEntry, ...]

    @property
    def heading(self) -> str:
        """What is counted, and when."""
        return say("Events by region, {window}", window=self.window) if self.window else say("Events by region")

    @property
    def meaning(self) -> tuple[str, ...]:
        """What the tints count, and what a reader must know besides."""
        counts = say("Number of events of this brief. An event counts once, however many reports tell it.")
        counts += f" {say('On the map')}: {count(self.drawn, 'event')}"
        counts += f"; {say('only the country known, too vague or off the map')}: {len(self.undrawn)}" if self.undrawn else ""
        counts += f"; {say('without a stated place')}: {self.nowhere}" if self.nowhere else ""
        counts += "."
        names = say("A figure in brackets: how many events, where there is more than one.")
        shaded = say("A region is shaded for every event in it; without a dot or circle no more than the region is known.")
        law = say("Countries are drawn by international recognition.")
        unnamed = self.map.unnamed if self.map else 0
        missing = (say("Names without room on the map: {n}.", n=unnamed),) if unnamed else ()
        return counts, names, shaded, law, *missing


@lru_cache(maxsize=1)
def geography_of(brief: PublicBrief) -> Geography:
    """Place what *brief* tells; page, sheet and PDF show the same map, so that it is drawn once."""
    items = [item for section in section_views(brief, Numbering(brief)) for item in section.items]
    return geography(items, days(brief.window_start, brief.window_end))


def geography(items: Sequence[ItemView], window: str = "") -> Geography:
    """Place *items* on the map, and in the table; *window* says in words of which days they are."""
    regions = polygons()
    found = distribute(items, regions)
    drawn = len(items) - len(found.undrawn) - len(found.nowhere)
    rows, more = limits.capped(_rows(items), limits.PLACES)
    undrawn = {item.anchor for item in found.undrawn}
    view = draw(found, regions) if drawn else None
    return Geography(
        map=view,
        top=_top(items, regions),
        rows=rows,
        more=more,
        drawn=drawn,
        window=window,
        undrawn=tuple(item for item in items if item.anchor in undrawn),
        nowhere=len(found.nowhere),
        legend=_legend(found, view) if view else (),
    )


def _top(items: Sequence[ItemView], regions: Mapping[str, Region]) -> tuple[tuple[str, tuple[ItemView, ...]], ...]:
    """Return the regions with most events, by name where they have equally many."""
    groups: dict[str, list[ItemView]] = {}
    for item in items:
        region = regions.get((item.place.adm1_id if item.place else None) or "")
        if region is not None:
            groups.setdefault(region.names[language_of_page()], []).append(item)
    order = sorted(groups, key=lambda name: (-len(groups[name]), name))
    return tuple((name, tuple(groups[name])) for name in order[:TOP])


def _legend(found: Distribution, view: MapView) -> tuple[LegendEntry, ...]:
    """Explain what the map shows, and nothing else."""
    entries = [LegendEntry(kind="plain", shade=0, words=say("no event in this brief"))]
    entries += [LegendEntry(kind="tint", shade=shade, words=say(words)) for shade, words in view.classes]
    if any(tint.unresolved for tint in found.tints.values()):
        entries.append(LegendEntry(kind="hatch", shade=1, words=say("settlement named that is not in the gazetteer: its region")))
    if any(not spot.radius_km for spot in found.spots):
        entries.append(LegendEntry(kind="dot", shade=0, words=say("settlement or site, exactly known")))
    if any(spot.radius_km for spot in found.spots):
        entries.append(LegendEntry(kind="circle", shade=0, words=say("vicinity or area: somewhere within the circle")))
    return tuple(entries)


def _rows(items: Sequence[ItemView]) -> list[RegionRow]:
    """One row a region by country and name, with a row in it for each place and certainty."""
    groups: dict[tuple[str, str], dict[tuple[str, str], list[ItemView]]] = {}
    for item in items:
        if item.place is not None:
            place = item.place
            region = groups.setdefault((place.country or "", _region(place)), {})
            region.setdefault((_inside(place), _certainty(item)), []).append(item)
    return [
        RegionRow(
            name=key[1],
            number=sum(len(shared) for shared in groups[key].values()),
            places=tuple(
                PlaceRow(name=place, certainty=how, items=tuple(groups[key][place, how])) for place, how in sorted(groups[key])
            ),
        )
        for key in sorted(groups)
    ]


def _region(place: PublicPlace) -> str:
    """Name the region of a place and its country; the country alone where the region is not known."""
    region = polygons().get(place.adm1_id or "")
    named = region.names[language_of_page()] if region else place.adm1 or ""
    known = country(place.country)
    return ", ".join(part for part in (named, known) if part) or say("No country")


def _inside(place: PublicPlace) -> str:
    """Name a place within its region; "" where it is the region or the country itself."""
    return "" if certainty(place) in {"region", "unresolved", "country"} and place.level in {"region", "country"} else place_name(place)


def _certainty(item: ItemView) -> str:
    """Say how exact a place is, in words."""
    place = item.place
    if place is None:
        return ""
    words = say(place.level)
    if place.settlement_unresolved:
        words = f"{words}; {say('the settlement named is not in the gazetteer')}"
    elif spot_radius(place):
        words = f"{words}, {say('within {n} km', n=round(spot_radius(place) or 0))}"
    role = ROLES.get(place.role)
    return f"{words} ({say(role)})" if role else words
