"""Check 10: the same evidence in another order gives the same brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from svodka.model import Brief, Material

T = TypeVar("T")


def shuffled(material: Material) -> Material:
    """Return *material* with everything in another order; no random number is drawn, so it is the same each time."""
    link = material.linkage
    return replace(
        material,
        reports=_turned(material.reports),
        statements=_turned(material.statements),
        linkage=replace(
            link,
            events=_turned(link.events),
            contradictions=_turned(link.contradictions),
            edges=_turned(link.edges),
            tallies=_turned(link.tallies),
        ),
        announced=_turned(material.announced),
        sources=dict(reversed(list(material.sources.items()))),
    )


def _turned(values: tuple[T, ...]) -> tuple[T, ...]:
    """Return the second half backwards, then the first half backwards."""
    half = len(values) // 2
    return values[half:][::-1] + values[:half][::-1]


def unstable(brief: Brief, material: Material, write_again: Callable[[Material], Brief]) -> list[str]:
    """Say that the brief comes out otherwise from the same evidence in another order."""
    again = write_again(shuffled(material))
    return [] if again == brief else [f"{brief.id}: the same evidence in another order gives {again.id}"]
