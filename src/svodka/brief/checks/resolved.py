"""Check 2: each citation's offsets resolve in the archive, and the digests are equal."""

from __future__ import annotations

from svodka.brief.checks.evidence import Evidence
from svodka.model import Citation, Sentence, digest


def unresolved(sentence: Sentence, evidence: Evidence) -> list[str]:
    """Say which citations do not lead to the cited words in the archive."""
    return [problem for citation in sentence.citations for problem in _problems(citation, evidence)]


def _problems(citation: Citation, evidence: Evidence) -> list[str]:
    """Follow one citation: statement, report, capture, offsets, words."""
    name = f"{citation.statement} [{citation.span.start}, {citation.span.stop})"
    report = evidence.index.reports.get(citation.span.report)
    if report is None or report.sha256 != citation.sha256:
        return [f"{name}: its report is not of this capture"]
    try:
        archived, text = evidence.digest_of(citation.sha256), evidence.text_of(citation.span.report)
    except LookupError:
        return [f"{name}: not in the archive"]
    if archived != citation.sha256:
        return [f"{name}: the archived bytes have another digest"]
    words = citation.span.of(text)
    if citation.span.stop > len(text) or not words:
        return [f"{name}: offsets lie outside the text"]
    return [] if digest(words.encode("utf-8")) == citation.text_sha256 else [f"{name}: other words stand there"]
