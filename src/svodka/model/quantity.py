"""A number as a range, with what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svodka.model.span import Span


class QuantityKind(StrEnum):
    """What sort of number it is; ages are typed so that nothing counts them as people."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """[low, high] in *unit* of *of*. None is an unstated bound ("at least 300": high is None).

    *unit*: "people", "items", an ISO 4217 code, "percent", "km", "days"… *of*: the counted noun's
    lemma with its modifier, in the report's language. *about*: the words were "about", "some".
    *gloss*: the same sum in another currency as the report gives it ("USD 970").
    """

    low: float | None
    high: float | None
    unit: str
    of: str
    kind: QuantityKind
    about: bool
    as_written: str
    span: Span
    gloss: str | None = None
