"""What a search found, masked: a feed of a search leaves the desk like a brief does."""

from __future__ import annotations

from collections.abc import Iterable

from svodka.model import Material, MaterialIndex, Span
from svodka.model.public import PublicHit, PublicSearch
from svodka.review.parts import public_report
from svodka.review.redactor import Redactor


def public_search(query: str, found: Iterable[Span], material: Material, redactor: Redactor, version: str) -> PublicSearch:
    """Return the reports of *found*, in that order, with the words of each span; the query is masked too."""
    index = MaterialIndex(material)
    return PublicSearch(
        query=redactor.mask(query, sorted(index.reports)),
        version=version,
        root=material.archive_root,
        hits=tuple(_hit(span, index, redactor) for span in found),
    )


def _hit(span: Span, index: MaterialIndex, redactor: Redactor) -> PublicHit:
    """Return one report with the words around what was sought."""
    words, _ = redactor.excerpt(span.report, span.start, span.stop)
    report = public_report(index.reports[span.report], index, redactor)
    return PublicHit(report=report, snippet=" ".join(words.split()))
