"""The items that a reader in a hurry should see first."""

from __future__ import annotations

from collections import Counter

from svodka.model.public import PublicBrief
from svodka.publish.views.items import ItemView, SectionView, by_event

MOST = 7
LEAST = 3
SHARE = 4
"""One item in so many is a key point, within LEAST and MOST."""
ENOUGH = 5
"""A brief of fewer items is read whole."""
PER_SECTION = 2


def key_points(brief: PublicBrief, sections: tuple[SectionView, ...]) -> tuple[ItemView, ...]:
    """Return the items that the brief names as its key points, or, where it names none, the best founded ones."""
    shown = by_event(brief, sections)
    named = tuple(shown[event] for event in brief.key_points if event in shown)
    return named or best_founded([view for section in sections for view in section.items])


def best_founded(items: list[ItemView]) -> tuple[ItemView, ...]:
    """Return the items with most independent sources: disputed, placed and dated ones first among equals.

    No section has more than two, so that a busy topic leaves room. None in a short brief.
    """
    if len(items) < ENOUGH:
        return ()
    most = max(LEAST, min(MOST, len(items) // SHARE))
    order = sorted(range(len(items)), key=lambda i: (*_weight(items[i]), i))
    taken: Counter[str] = Counter()
    chosen: list[int] = []
    for i in order:
        if len(chosen) < most and taken[items[i].topic] < PER_SECTION:
            taken[items[i].topic] += 1
            chosen.append(i)
    return tuple(items[i] for i in chosen)


def _weight(item: ItemView) -> tuple[int, bool, bool, int]:
    return -item.independent, not item.disputes, item.late, -(bool(item.where) + bool(item.when))
