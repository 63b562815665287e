"""How long each stage took: told to the user, never written into a result."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

Result = TypeVar("Result")


class Stopwatch:
    """Laps by name, in the order in which they were run."""

    def __init__(self) -> None:
        """Start with no lap."""
        self._laps: list[tuple[str, float]] = []

    def of(self, name: str, work: Callable[[], Result]) -> Result:
        """Run *work* and note how long it took."""
        begun = perf_counter()
        result = work()
        self._laps.append((name, perf_counter() - begun))
        return result

    def laps(self) -> tuple[tuple[str, float], ...]:
        """Return (name, seconds) of each lap."""
        return tuple(self._laps)
