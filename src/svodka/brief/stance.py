"""The order of stances: what may never be upgraded."""

from __future__ import annotations

from collections.abc import Iterable

from svodka.model import Stance

WEAKNESS = (Stance.ASSERTED, Stance.PLANNED, Stance.ALLEGED, Stance.DENIED)
"""The stances, each weaker than the one before it."""


def weakest_stance(stances: Iterable[Stance]) -> Stance:
    """Return the weakest of *stances*; asserted where there is none."""
    return max(stances, key=WEAKNESS.index, default=Stance.ASSERTED)


def is_upgrade(shown: Stance, meant: Stance) -> bool:
    """Tell whether *shown* is a stronger standing than *meant*."""
    return WEAKNESS.index(shown) < WEAKNESS.index(meant)
