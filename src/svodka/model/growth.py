"""What linking changed, so that a store need not be written anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from svodka.model.event import Contradiction, Event, OriginEdge
from svodka.model.ledger import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageChanges:
    """Changes by id, None for what is no more. A *place* is a text by which a linkage is kept in order.

    *events*: id → place and event. *edges*: report → all edges of which it is the child. *tallies*: place → line.
    """

    events: Mapping[str, tuple[str, Event] | None]
    contradictions: Mapping[str, Contradiction | None]
    edges: Mapping[str, tuple[OriginEdge, ...]]
    tallies: Mapping[str, Tally | None]
