"""Check 1: every factual sentence has a citation."""

from __future__ import annotations

from svodka.brief.checks.evidence import Evidence
from svodka.model import Sentence, SentenceKind


def uncited(sentence: Sentence, evidence: Evidence) -> list[str]:
    """Say that a factual sentence has no citation of a statement in the material."""
    if sentence.kind is SentenceKind.NOTE or evidence.statements(sentence.citations):
        return []
    return [f"no citation: {sentence.text}"]
