"""A person or small group in a statement, and whether being named could harm them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svodka.model.span import Span


class PersonStatus(StrEnum):
    """What the report says of the person."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DETAINED = "detained"
    REFUSED = "refused"
    MOBILIZED = "mobilized"
    OFFICIAL = "official"
    WITNESS = "witness"
    RELATIVE = "relative"
    ACTIVIST = "activist"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One mention. *as_written* is the mention, *name* its fullest form in the report.

    *named*: the words hold a proper name (a small group such as "his relatives" has none). *role* is the
    title or role as written. *at_risk*: a living private person who could be harmed by being named.
    *key* joins the mentions of one person inside one report.
    """

    name: str
    as_written: str
    role: str | None
    status: PersonStatus
    at_risk: bool
    named: bool
    key: str
    span: Span
