"""What stands against an event, told in the same paragraph: denials, other figures, other dates."""

from __future__ import annotations

from dataclasses import replace

from svodka.brief.cite import cite
from svodka.brief.context import Context
from svodka.brief.stance import weakest_stance
from svodka.brief.wording.clause import bare, sentence_of, single_quoted, tidy, word_count
from svodka.brief.wording.figures import quantity_words
from svodka.brief.wording.sentences import best_wording
from svodka.brief.wording.view import Derived, View, view_of
from svodka.brief.wording.words import frame
from svodka.model import (
    Contradiction,
    ContradictionKind,
    Event,
    QuantityKind,
    Sentence,
    SentenceKind,
    Span,
    Statement,
)


def counters(event: Event, lead: Statement, led: Sentence, context: Context) -> list[Sentence]:
    """Return a sentence for each dispute of *event*, citing both sides; *lead* is told already, as *led*."""
    index = context.index
    edges = sorted((index.contradictions[one] for one in event.disputes if one in index.contradictions), key=_order)
    told: list[Sentence] = []
    for edge in edges:
        claim, counter = index.statements.get(edge.claim), index.statements.get(edge.counter)
        if claim is None or counter is None:
            continue
        other = claim if counter.id in event.statements and claim.id not in event.statements else counter
        if other.id == lead.id:
            other = claim if other is counter else counter
        said = _worded(edge, other, view_of(index, other, context.settings, context.lang), led)
        both = replace(
            said,
            citations=said.citations + tuple(cite(index, one) for one in (claim, counter) if one.id != other.id),
            stance=weakest_stance((claim.stance, counter.stance)),
        )
        twin = next((at for at, one in enumerate(told) if one.text == both.text), None)
        if twin is None:
            told.append(both)
        else:
            told[twin] = _joined(told[twin], both)
    return told


def _joined(first: Sentence, second: Sentence) -> Sentence:
    """Return two sentences of the same words as one, with the citations of both."""
    return replace(
        first,
        citations=tuple(dict.fromkeys(first.citations + second.citations)),
        stance=weakest_stance((first.stance, second.stance)),
        derived=tuple(dict.fromkeys(first.derived + second.derived)),
    )


def _order(edge: Contradiction) -> tuple[int, str]:
    """Return a dispute's place: denials first."""
    return list(ContradictionKind).index(edge.kind), edge.id


def _worded(edge: Contradiction, other: Statement, view: View, led: Sentence) -> Sentence:
    """Word the side of a dispute that the paragraph has not told."""
    if edge.kind is ContradictionKind.DENIAL and other.id == edge.counter:
        return _denial(view, led)
    if edge.kind is ContradictionKind.VALUE:
        claimed = next(one for one in (edge.claim, edge.counter) if one != other.id)
        return _figures(view, view.index.statements[claimed])
    lead_in = frame(view.lang, "disputes", "opposed")
    if edge.kind is not ContradictionKind.DENIAL:
        lead_in = frame(view.lang, "disputes", edge.kind.value)
    return _introduced(lead_in, view)


def _denial(view: View, led: Sentence) -> Sentence:
    """Word a denial: who denies, with the words where they are in the brief's language and not told already."""
    span = sentence_of(view.report, view.statement.span)
    if word_count(span.of(view.text)) > view.settings.max_quote:
        span = view.statement.span
    words = tidy(span.of(view.text))
    known = any(citation.span.overlaps(span) for citation in led.citations)
    shown = view.statement.lang == view.lang and not known and word_count(words) <= view.settings.max_quote
    key = ("denial" if view.who else "denial_own") + ("" if shown else "_bare")
    filled = {"who": view.who.opening if view.who else "", "outlet": view.outlet, "date": view.date, "tag": view.tag()}
    text = frame(view.lang, "disputes", key, words=single_quoted(words), **filled)
    return _sentence(text, view, span if shown else view.statement.span, ())


def _figures(view: View, against: Statement) -> Sentence:
    """Word the figures that a statement gives for what *against* gives other figures for."""
    every = [one for one in view.statement.quantities if one.kind is not QuantityKind.AGE]
    known = {(one.unit, one.kind) for one in against.quantities}
    counted = [one for one in every if (one.unit, one.kind) in known] or every
    if not counted:
        return _introduced(frame(view.lang, "disputes", "figures_none"), view)
    figures = [quantity_words(one, view.lang, view.statement.lang) for one in counted]
    derived = tuple((words, f"quantity:«{tidy(one.as_written)}»") for words, one in zip(figures, counted, strict=True))
    shown = "; ".join(dict.fromkeys(figures))
    if view.who is None:
        text = frame(view.lang, "disputes", "value_own", figures=shown, outlet=view.outlet, date=view.date)
    else:
        text = frame(
            view.lang,
            "disputes",
            "value",
            figures=shown,
            who=view.who.text.rstrip(","),
            outlet=view.outlet,
            date=view.date,
        )
    return _sentence(text, view, view.statement.span, derived)


def _introduced(lead_in: str, view: View) -> Sentence:
    """Word a statement behind a few words that say how it stands to the other side."""
    worded = best_wording(view.index, view.statement, view.settings, view.lang)
    if worded is None:
        who = view.who.opening if view.who else view.outlet
        words = single_quoted(bare(view.statement.span.of(view.text)))
        key = "quoted" if view.statement.lang == view.lang else "foreign"
        text = frame(view.lang, "disputes", key, lead_in=lead_in, who=who, tag=view.tag(), words=words)
        return _sentence(text, view, view.statement.span, ())
    return replace(worded.sentence, text=f"{lead_in} {worded.sentence.text}", kind=SentenceKind.COUNTER)


def _sentence(text: str, view: View, span: Span, derived: Derived) -> Sentence:
    """Return *text* as a counter, cited at *span*."""
    return replace(view.finish(text, span, derived, 0).sentence, kind=SentenceKind.COUNTER)
