"""A toponym as written, and the place it was resolved to, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svodka.model.span import Span


class PlaceLevel(StrEnum):
    """How large the place is; a region is drawn as a region, never as a point."""

    COUNTRY = "country"
    AREA = "area"
    """A natural or historical area that is no administrative unit: Donbas, the Far East."""
    REGION = "region"
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    SITE = "site"
    UNRESOLVED = "unresolved"


class PlaceRole(StrEnum):
    """What the place is to the statement: a dead man's home town is no death there."""

    EVENT = "event"
    ORIGIN = "origin"
    DESTINATION = "destination"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who controlled a place (ISO 3166-1) from *since* up to *until*, as *source* had it on *as_of*; no border follows."""

    by: str
    since: date
    until: date | None
    as_of: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One mention. *id* is the gazetteer's ("gn:706483", "hand:ua-43") or None where unresolved.

    *name* and *adm1* are English; *country* is ISO 3166-1 alpha-2 by international recognition ("XZ" for
    the high seas); *adm1_id* is ISO 3166-2 ("UA-43", "RU-KRS"); *lat*/*lon* degrees of the representative
    point; *radius_km* how far from it the mention may mean. *settlement_unresolved*: the words name a
    settlement that is not in the gazetteer, so its stated container stands for it. *carried*: taken over
    from an antecedent ("there", "the peninsula"). *control*: who held it on the day of the report, where a source
    says so; the country never follows it. *span* covers *as_written*.
    """

    id: str | None
    name: str
    country: str | None
    adm1: str | None
    adm1_id: str | None
    lat: float | None
    lon: float | None
    level: PlaceLevel
    radius_km: float
    role: PlaceRole
    as_written: str
    span: Span
    reason: str
    runners_up: tuple[str, ...] = ()
    settlement_unresolved: bool = False
    carried: bool = False
    control: Control | None = None
