"""Progress of long work: bars on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Thing = TypeVar("Thing")


class Progress(Protocol):
    """Whatever shows how far a stage has come."""

    def over(self, things: Iterable[Thing], what: str, total: int | None) -> Iterator[Thing]:
        """Yield *things*, telling how many of *total* are done under the name *what*."""


class Silent:
    """Shows nothing."""

    def over(self, things: Iterable[Thing], what: str, total: int | None) -> Iterator[Thing]:  # noqa: ARG002 (the protocol's names)
        """Yield *things*."""
        yield from things
