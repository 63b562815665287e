"""The origin graph made public: independent sources with their sides, and the ties between reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from svodka.model import Event, OriginEdge
from svodka.model.public import PublicEdge, PublicOrigin
from svodka.review.redactor import Redactor


def public_origins(event: Event, redactor: Redactor, reports: Iterable[str]) -> tuple[PublicOrigin, ...]:
    """Return the independent sources of an event; a publisher that bears a protected name is masked."""
    told = tuple(reports)
    return tuple(
        PublicOrigin(
            family=redactor.mask(group.family, told),
            run_by=group.run_by.value,
            home=group.home,
            reports=group.reports,
        )
        for group in event.origins
    )


def public_edges(edges: Iterable[OriginEdge], redactor: Redactor, reports: Collection[str]) -> tuple[PublicEdge, ...]:
    """Return the ties of *reports*, with names out of the outlets and the words that tell of them."""
    return tuple(
        PublicEdge(
            child=edge.child,
            parent=redactor.mask(edge.parent, (edge.child,)),
            kind=edge.kind.value,
            evidence=redactor.mask(edge.evidence, (edge.child,)),
        )
        for edge in sorted(edges, key=lambda edge: (edge.child, edge.kind, edge.parent, edge.evidence))
        if edge.child in reports
    )
