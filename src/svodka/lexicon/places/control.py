"""Who controlled a place at a date, by whom it is said (lexicon/control.toml): an attribute beside the country, never it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

from svodka.lexicon.data import table
from svodka.lexicon.places.entry import Entry
from svodka.model import Control

APPROXIMATE = "; the day it began is approximate"


@cache
def _rows() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table("", "control")["control"]:
        found[row["id"]].append(row)
    return dict(found)


def control(entry: Entry, on: date | None = None) -> Control | None:
    """Return who controlled *entry* on a day, its own row before its region's; None where no source says so.

    Without *on* only a control that is not known to have ended is returned. An area across regions has none.
    """
    region = f"hand:{entry.adm1_id.lower()}" if entry.adm1_id else ""
    for row in (*_rows().get(entry.id, ()), *_rows().get(region, ())):
        ended = row.get("until")
        holds = ended is None if on is None else row["since"] <= on and (ended is None or on < ended)
        if holds:
            source = row["source"] + (APPROXIMATE if row.get("about") else "")
            return Control(by=row["by"], since=row["since"], until=ended, as_of=row["as_of"], source=source)
    return None
