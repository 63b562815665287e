"""How much of a very large desk one page shows; what is over is counted ("and n more"), never dropped silently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Entry = TypeVar("Entry")

ITEMS = 40
"""Items a section."""
CITATIONS = 8
"""Citations a sentence."""
ENDNOTES = 500
"""Citations in the list at the end."""
DAYS = 60
"""Days, or longer times, of the timeline."""
PER_DAY = 12
"""Items a day of the timeline."""
UNDATED = 60
"""Items without a date below the timeline."""
PLACES = 80
"""Rows of the table beside the map."""
ROWS = 60
"""Announcements, outlets."""
TALLIES = 15
"""Lines a ledger."""
WEEKS = 6
"""Weeks of a ledger, the latest ones."""
DISPUTES = 30
"""Contradictions, those about one statement counted once."""
PER_ITEM = 6
"""Contradictions that one item leads to."""
REPORTS = 20
"""Reports listed under one outlet."""
LEFT_OUT = 100
"""Events left out, a reason."""


def capped(entries: Sequence[Entry], limit: int) -> tuple[tuple[Entry, ...], int]:
    """Return the first *limit* of *entries* and how many more there are."""
    return tuple(entries[:limit]), max(0, len(entries) - limit)
