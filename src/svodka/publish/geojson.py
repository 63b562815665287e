"""The items of a brief as GeoJSON (RFC 7946): a point only where the place is a point."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from svodka.model.public import PublicBrief, PublicItem
from svodka.publish.maps.counting import certainty, spot_radius
from svodka.publish.printable import clean


def render_geojson(brief: PublicBrief) -> bytes:
    """Return one feature an item, in the brief's order.

    A settlement or a vague place is a Point with its radius_km; a region or country has no geometry (null), only its
    ISO codes: a made-up point would be read as a place. The regions' polygons are in map.geojson.
    """
    features = [_feature(section.topic, item) for section in brief.sections for item in section.items]
    collection = {"type": "FeatureCollection", "features": features}
    return (json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _feature(topic: str, item: PublicItem) -> dict[str, Any]:
    place = item.place
    radius = spot_radius(place) if place else None
    point = radius is not None and place is not None
    return {
        "type": "Feature",
        "id": item.event,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if point and place else None,
        "properties": {
            "topic": topic,
            "text": clean(" ".join(sentence.text for sentence in item.sentences)),
            "place": clean(place.name) if place else None,
            "country": place.country if place else None,
            "adm1": place.adm1 if place else None,
            "adm1_id": place.adm1_id if place else None,
            "level": place.level if place else None,
            "role": place.role if place else None,
            "certainty": certainty(place) if place else "unknown",
            "radius_km": place.radius_km if point and place else None,
            "control": asdict(place.control) if place and place.control else None,
            "start": item.start,
            "end": item.end,
            "independent_sources": item.independent,
            "statements": sorted({one.statement for sentence in item.sentences for one in sentence.citations}),
        },
    }
