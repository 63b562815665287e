"""The words of a statement in another language that a sentence quotes: whole, short, and beginning where a thought does."""

from __future__ import annotations

from svodka.brief.wording.clause import balanced, bare, inner_quoted, sentence_before, word_count
from svodka.brief.wording.leaning import begins_mid_thought
from svodka.brief.wording.mending import unlisted, unwrapped, without_gaps, without_strays
from svodka.brief.wording.view import View
from svodka.model import Span

SHORTEST, LONGEST = 4, 24
"""Words of an original that is quoted in the sentence."""
LONGEST_WHOLE = 25
"""Words of a sentence that is quoted whole because the clause in it begins in the middle of a thought."""
LONGEST_IN_NEED = 30
"""Words of an original that is quoted because nothing shorter tells of the statement."""
SHORTEST_ALONE = 6
"""Words below which an original says too little without the sentence before it."""


def original_of(view: View, longest: int = LONGEST_WHOLE) -> tuple[Span, str] | None:
    """Return what to quote of a statement and its words; None where that is too short, too long, or has marks without a partner."""
    span = _chosen(view)
    words = bare(span.of(view.text))
    inner = inner_quoted(unwrapped(without_strays(without_gaps(unlisted(words)))))
    if not SHORTEST <= word_count(inner) <= min(longest, view.settings.max_quote) or not balanced(without_strays(words)):
        return None
    return span, f"…{inner}" if begins_inside(view, span) else inner


def begins_inside(view: View, span: Span) -> bool:
    """Tell whether *span* is a clause out of the middle of its sentence."""
    return span == view.statement.span != view.sentence and is_inside(view)


def is_inside(view: View) -> bool:
    """Tell whether the clause begins in the middle of its sentence, with a small letter."""
    return view.statement.span.start > view.sentence.start and view.statement.span.of(view.text)[:1].islower()


def _chosen(view: View) -> Span:
    """Return what to quote: the sentence; with the one before it where it leans on that; the bare clause where it is long."""
    words = view.sentence.of(view.text)
    if word_count(words) > LONGEST:
        clause = view.statement.span.of(view.text)
        leans = is_inside(view) or begins_mid_thought(clause, view.statement.lang)
        whole = leans and word_count(words) <= LONGEST_WHOLE
        return view.sentence if whole else view.statement.span
    if word_count(words) < SHORTEST_ALONE or begins_mid_thought(unlisted(words), view.statement.lang):
        wider = sentence_before(view.report, view.sentence)
        if wider is not None and word_count(wider.of(view.text)) <= LONGEST:
            return wider
    return view.sentence
