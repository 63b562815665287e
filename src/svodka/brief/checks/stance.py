"""Check 6: the stance of a statement is kept and heard, never upgraded."""

from __future__ import annotations

import re

from svodka.brief.checks.evidence import Evidence, needs_marker
from svodka.brief.stance import is_upgrade, weakest_stance
from svodka.brief.wording.words import listed
from svodka.model import Sentence, SentenceKind, Span, Statement


def upgraded(sentence: Sentence, evidence: Evidence) -> list[str]:
    """Say where a sentence makes more of a statement than its source did."""
    cited = evidence.statements(sentence.citations)
    if not cited or sentence.kind is SentenceKind.NOTE:
        return []
    weakest = weakest_stance(statement.stance for statement in cited)
    if is_upgrade(sentence.stance, weakest):
        return [f"{weakest.value} shown as {sentence.stance.value}: {sentence.text}"]
    lifted = [
        phrase for phrase in sorted(listed(evidence.lang, "stance", "upgrades")) if _lifts(phrase, sentence, evidence)
    ]
    problems = [f"“{phrase}” is not the source's: {sentence.text}" for phrase in lifted]
    if sentence.kind in (SentenceKind.CLAIM, SentenceKind.EARLIER) and not _is_heard(cited[0], sentence, evidence):
        problems.append(f"nothing says that this is {cited[0].stance.value}: {sentence.text}")
    return problems


def _lifts(phrase: str, sentence: Sentence, evidence: Evidence) -> bool:
    """Tell whether *phrase* stands in the sentence and in none of the cited words."""
    if phrase not in sentence.text.lower():
        return False
    return not any(phrase in " ".join(evidence.words(one).lower().split()) for one in sentence.citations)


def _is_heard(statement: Statement, sentence: Sentence, evidence: Evidence) -> bool:
    """Tell whether the sentence has a word for the statement's stance: the source's own cue, or one of the list."""
    if not needs_marker(statement.stance):
        return True
    text = " ".join(sentence.text.lower().split())
    cues = [_words(cue, evidence) for cue in (statement.stance_cue, statement.cue) if cue is not None]
    markers = [cue for cue in cues if cue] + sorted(listed(evidence.lang, "stance", statement.stance.value))
    return any(re.search(rf"(?<!\w){re.escape(marker)}(?!\w)", text) for marker in markers)


def _words(span: Span, evidence: Evidence) -> str:
    """Return the words of a cue on one line in lower case."""
    return " ".join(evidence.at(span).lower().split())
