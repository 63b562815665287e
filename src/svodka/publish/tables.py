"""Events and statements as flat tables: the columns of ACLED's CSV first, then ours; for CSV and Parquet alike.

What ACLED codes by hand and a report does not say (actors, interaction, disorder type) stays empty: a guess in its
column would be read as its coding. Ids are ours ("ev-…") and look like ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model.public import (
    PublicContradiction,
    PublicEvent,
    PublicExport,
    PublicPlace,
    PublicQuantity,
    PublicReport,
    PublicStatement,
)
from svodka.publish.maps.counting import spot_radius
from svodka.publish.phrases import country

Cell = str | int | float | None
Row = dict[str, Cell]

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The 31 columns in ACLED's order."""
PLACE = ("place_level", "place_radius_km", "place_role", "adm1_code", "control_by", "control_as_of", "control_source")
FIGURE = ("figure_min", "figure_max", "figure_unit", "figure_of")
EVENT_COLUMNS: dict[str, type] = {
    **dict.fromkeys(ACLED, str),
    "year": int, "time_precision": int, "latitude": float, "longitude": float, "geo_precision": int,
    "end_date": str,
    **dict.fromkeys(PLACE, str),
    "place_radius_km": float,
    **dict.fromkeys(FIGURE, str),
    "figure_min": float, "figure_max": float,
    "independent_sources": int, "reports": int, "statements": int, "denials": int, "disputes": int,
    "stances": str, "statement_ids": str, "report_ids": str, "dispute_ids": str,
}
"""Columns of an event with their types."""
STATEMENT_COLUMNS: dict[str, type] = {
    **dict.fromkeys(("statement", "event", "report", "source", "published", "url", "sha256"), str),
    "start": int, "end": int,
    **dict.fromkeys(("lang", "quote", "speaker", "speaker_chain", "cue", "quote_kind", "stance", "topics", "concepts"), str),
    **dict.fromkeys(("country", "admin1", "location"), str),
    "latitude": float, "longitude": float,
    **dict.fromkeys(PLACE, str),
    "place_radius_km": float,
    **dict.fromkeys(("happened_from", "happened_to", "said_from", "said_to"), str),
    **dict.fromkeys(FIGURE, str),
    "figure_min": float, "figure_max": float,
    "people": str, "denies": str, "disputed_by": str,
}
"""Columns of a statement with their types."""
BETWEEN = "; "
EXACT, NEAR, VAGUE = 1, 2, 3
"""Precision of a day and of a place, as ACLED grades both: exact; the week, nearby; the month, the region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under typed columns; every row has every column."""

    columns: Mapping[str, type]
    rows: tuple[Row, ...]


def event_table(export: PublicExport) -> Table:
    """Return a row an event, in the order of the export."""
    statements = {one.id: one for one in export.statements}
    reports = {one.id: one for one in export.documents}
    disputes = {one.id: one for one in export.contradictions}
    rows = tuple(_event(one, [statements[s] for s in one.statements], reports, disputes) for one in export.events)
    return Table(columns=EVENT_COLUMNS, rows=tuple(full(row, EVENT_COLUMNS) for row in rows))


def statement_table(export: PublicExport) -> Table:
    """Return a row a statement, in the order of the export."""
    reports = {one.id: one for one in export.documents}
    against: dict[str, list[str]] = {}
    for edge in export.contradictions:
        against.setdefault(edge.claim, []).append(edge.counter)
    rows = tuple(_statement(one, reports.get(one.document), against.get(one.id, ())) for one in export.statements)
    return Table(columns=STATEMENT_COLUMNS, rows=tuple(full(row, STATEMENT_COLUMNS) for row in rows))


def full(row: Row, columns: Mapping[str, type]) -> Row:
    """Return *row* in the order of *columns*, what it lacks or leaves "" as None."""
    return {name: None if row.get(name) == "" else row.get(name) for name in columns}


def _event(
    event: PublicEvent,
    statements: Sequence[PublicStatement],
    reports: Mapping[str, PublicReport],
    disputes: Mapping[str, PublicContradiction],
) -> Row:
    start = event.start or event.end
    told = [disputes[one] for one in event.disputes if one in disputes]
    quantities = [quantity for statement in statements for quantity in statement.quantities]
    sources = dict.fromkeys(reports[one].source for one in event.reports if one in reports)
    concepts = dict.fromkeys(concept for one in statements for concept in one.concepts)
    return {
        "event_id_cnty": event.id,
        "event_date": start,
        "year": int(start[:4]) if start else None,
        "time_precision": _time_precision(event.start, event.end),
        "event_type": event.topic,
        **_geography(event.place),
        "iso": event.place.country if event.place else None,
        "source": BETWEEN.join(sources),
        "notes": statements[0].quote if statements else None,
        "tags": BETWEEN.join(concepts),
        "end_date": event.end,
        **_figure(quantities),
        "independent_sources": event.independent_sources,
        "reports": len(event.reports),
        "statements": len(statements),
        "denials": sum(one.type == "denial" for one in told),
        "disputes": len(told),
        "stances": BETWEEN.join(dict.fromkeys(one.stance for one in statements)),
        "statement_ids": BETWEEN.join(event.statements),
        "report_ids": BETWEEN.join(event.reports),
        "dispute_ids": BETWEEN.join(event.disputes),
    }


def _statement(one: PublicStatement, report: PublicReport | None, against: Iterable[str]) -> Row:
    happened = next((when for when in one.dates if when.role in ("happened", "due")), None)
    said = one.said_on[0] if one.said_on else None
    return {
        "statement": one.id,
        "event": one.event,
        "report": one.document,
        "source": report.source if report else None,
        "published": report.published if report else None,
        "url": report.url if report else None,
        "sha256": report.sha256 if report else None,
        "start": one.start,
        "end": one.end,
        "lang": one.lang,
        "quote": one.quote,
        "speaker": one.speaker,
        "speaker_chain": BETWEEN.join(one.speaker_chain),
        "cue": one.cue,
        "quote_kind": one.quote_kind,
        "stance": one.stance,
        "topics": BETWEEN.join(one.topics),
        "concepts": BETWEEN.join(one.concepts),
        **_geography(one.places[0] if one.places else None),
        "happened_from": happened.start if happened else None,
        "happened_to": happened.end if happened else None,
        "said_from": said.start if said else None,
        "said_to": said.end if said else None,
        **_figure(one.quantities),
        "people": BETWEEN.join(f"{person.name} ({person.status})" for person in one.people),
        "denies": one.denies,
        "disputed_by": BETWEEN.join(against),
    }


def _geography(place: PublicPlace | None) -> Row:
    """Return a place's cells; a point only where the place is a point, never the middle of a region."""
    if place is None:
        return {}
    radius = spot_radius(place)
    point = radius is not None
    return {
        "country": country(place.country),
        "admin1": place.adm1,
        "location": place.name if place.level not in ("country", "region") else None,
        "latitude": place.lat if point else None,
        "longitude": place.lon if point else None,
        "geo_precision": VAGUE if radius is None else EXACT if radius == 0 else NEAR,
        "place_level": place.level,
        "place_radius_km": place.radius_km,
        "place_role": place.role,
        "adm1_code": place.adm1_id,
        "control_by": place.control.by if place.control else None,
        "control_as_of": place.control.as_of if place.control else None,
        "control_source": place.control.source if place.control else None,
    }


def _figure(quantities: Iterable[PublicQuantity]) -> Row:
    """Return the range of the first thing counted, over all that is said of it: others are never mixed in."""
    counts = [one for one in quantities if one.kind == "count"]
    if not counts:
        return {}
    first = counts[0]
    same = [one for one in counts if (one.unit, one.of) == (first.unit, first.of)]
    lows, highs = [one.min for one in same], [one.max for one in same]
    return {
        "figure_min": min((low for low in lows if low is not None), default=None) if None not in lows else None,
        "figure_max": max((high for high in highs if high is not None), default=None) if None not in highs else None,
        "figure_unit": first.unit,
        "figure_of": first.of,
    }


def _time_precision(start: str | None, end: str | None) -> int | None:
    """Return 1 for a day, 2 within a week, 3 within a month; None for what is vaguer or has no end."""
    if start is None or end is None:
        return None
    length = (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
    return next((grade for most, grade in ((0, EXACT), (6, NEAR), (30, VAGUE)) if length <= most), None)
