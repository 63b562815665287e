"""What stands against an event, told in the same paragraph: denials, other figures, other dates."""

from __future__ import annotations

import re
from dataclasses import replace

from svodka.brief.checks import sentence_problems
from svodka.brief.cite import cite
from svodka.brief.context import Context
from svodka.brief.stance import weakest_stance
from svodka.brief.wording.clause import bare, likeness, quotable, sentence_of, tidy, without_opening, word_count
from svodka.brief.wording.figures import quantity_words
from svodka.brief.wording.leaning import begins_mid_thought
from svodka.brief.wording.mending import unlisted, without_strays
from svodka.brief.wording.quoting import QUOTED, is_named_in
from svodka.brief.wording.sentences import wordings
from svodka.brief.wording.view import Derived, View, view_of
from svodka.brief.wording.words import frame, wording
from svodka.model import (
    Citation,
    Contradiction,
    ContradictionKind,
    Event,
    Quantity,
    QuantityKind,
    Sentence,
    SentenceKind,
    Span,
    Stance,
    Statement,
)

MOST_SIDES = 2
"""Lines of one kind of dispute in an item; further ones are counted and cited."""
SHORTEST = 5
"""Words of a denial that are worth quoting."""
SAME_WORDS = 0.8
"""Share of words from which a side only repeats another one's."""


def counters(
    event: Event, lead: Statement, led: Sentence, context: Context, compared: frozenset[str] = frozenset()
) -> tuple[list[Sentence], Sentence]:
    """Return a sentence for each side of the disputes of *event*, and *led*, as which *lead* is told.

    A figure that *lead* is *compared* with, as its own source's earlier one, stands not against it.
    Both sides are cited. A denial that *led* tells itself, in the very sentence quoted, needs no line: *led* cites it.
    """
    index = context.index
    edges = sorted((index.contradictions[one] for one in event.disputes if one in index.contradictions), key=_order)
    told: dict[tuple[str, str], Sentence] = {}
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for edge in edges:
        claim, counter = index.statements.get(edge.claim), index.statements.get(edge.counter)
        if claim is None or counter is None or _is_compared(edge, lead, compared):
            continue
        pair = frozenset({claim.id, counter.id})
        other = _untold(event, lead, claim, counter)
        view = view_of(index, other, context.settings, context.lang)
        key = pairs.get(pair) or _side(edge, view, told)
        both = tuple(cite(index, one) for one in (claim, counter))
        stance = weakest_stance((claim.stance, counter.stance))
        if _is_told(edge, other, view, led):
            led = _with(led, both, stance)
        elif key in told:
            told[key] = _with(told[key], both, stance)
        else:
            told[key] = _with(_worded(edge, other, view, led), both, stance)
        pairs[pair] = key
    return _fewer(_joined(told), context.lang), led


def _is_compared(edge: Contradiction, lead: Statement, compared: frozenset[str]) -> bool:
    """Tell whether two figures are the lead's and the one that its source gave before."""
    sides = {edge.claim, edge.counter}
    return edge.kind is ContradictionKind.VALUE and lead.id in sides and sides <= compared | {lead.id}


def _fewer(told: list[tuple[str, Sentence]], lang: str) -> list[Sentence]:
    """Return the sentences with at most MOST_SIDES of a kind; the rest are counted in one sentence that cites them."""
    shown: list[Sentence] = []
    rest: list[Sentence] = []
    for kind in dict.fromkeys(kind for kind, _ in told):
        row = [sentence for one, sentence in told if one == kind]
        shown += row[:MOST_SIDES]
        rest += row[MOST_SIDES:]
    if not rest:
        return shown
    n = str(len(rest))
    text = frame(lang, "disputes", "more" if len(rest) > 1 else "one_more", n=n)
    first = replace(rest[0], text=text, derived=((n, "event:disputes"),))
    for one in rest[1:]:
        first = _with(first, one.citations, one.stance)
    return [*shown, first]


def _is_told(edge: Contradiction, other: Statement, view: View, led: Sentence) -> bool:
    """Tell whether the lead's own sentence holds a denial together with who denies."""
    if edge.kind is not ContradictionKind.DENIAL or view.who is None:
        return False
    inside = any(citation.span.contains(other.span) for citation in led.citations)
    return inside and view.who.text.lower().rstrip(",") in led.text.lower()


def _untold(event: Event, lead: Statement, claim: Statement, counter: Statement) -> Statement:
    """Return the side of a dispute that the paragraph has not told with its lead."""
    other = claim if counter.id in event.statements and claim.id not in event.statements else counter
    second = claim if other is counter else counter
    told = _amounts(lead)
    repeats = bool(_amounts(other) & told) and not _amounts(second) & told and lead.id not in (claim.id, counter.id)
    return second if other.id == lead.id or repeats else other


def _amounts(statement: Statement) -> set[tuple[float | None, float | None, str]]:
    """Return the numbers of a statement with their units: a side that repeats the lead's figure stands not against it."""
    return {(one.low, one.high, one.unit) for one in statement.quantities if one.kind is not QuantityKind.AGE}


def _side(edge: Contradiction, view: View, told: dict[tuple[str, str], Sentence]) -> tuple[str, str]:
    """Return the key of the line on which a side stands: one line for each figure, each denier by name, each telling.

    A copy says the same in the same words, so that it falls on its original's line.
    """
    words = " ".join(view.statement.span.of(view.text).casefold().split())
    if edge.kind is ContradictionKind.DENIAL and view.who is not None:
        words = view.who.text.casefold()
    if edge.kind is ContradictionKind.VALUE:
        against = view.index.statements[edge.claim if view.statement.id == edge.counter else edge.counter]
        words = "; ".join(dict.fromkeys(shown for shown, _ in _counted(view, against))) or words
    known = next((key for key in told if key[0] == edge.kind.value and likeness(words, key[1]) >= SAME_WORDS), None)
    return known if known and edge.kind is not ContradictionKind.VALUE else (edge.kind.value, words)


def _with(sentence: Sentence, citations: tuple[Citation, ...], stance: Stance) -> Sentence:
    """Return *sentence* citing *citations* too, with the weaker of the two stances."""
    known = {citation.statement for citation in sentence.citations}
    added = tuple(one for one in citations if one.statement not in known)
    stances = (sentence.stance, stance)
    return replace(sentence, citations=sentence.citations + added, stance=weakest_stance(stances))


def _joined(told: dict[tuple[str, str], Sentence]) -> list[tuple[str, Sentence]]:
    """Return the sentences with their kinds, those of the same words made one."""
    found: dict[str, tuple[str, Sentence]] = {}
    for (kind, _), one in told.items():
        first = found.get(one.text)
        found[one.text] = (kind, one) if first is None else (first[0], _with(first[1], one.citations, one.stance))
    return list(found.values())


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
    """Word a denial: who denies, with the words where they are in the brief's language and not told already.

    Words that name who denies are enough: nobody writes "X denied this: “X has denied …”".
    """
    span = sentence_of(view.report, view.statement.span)
    if word_count(span.of(view.text)) > view.settings.max_quote:
        span = view.statement.span
    words = without_opening(without_strays(unlisted(tidy(span.of(view.text)))))
    known = any(citation.span.overlaps(span) for citation in led.citations)
    shown = view.statement.lang == view.lang and not known and SHORTEST <= word_count(words) <= view.settings.max_quote
    shown = shown and (not begins_mid_thought(words, view.lang) or (view.who is not None and is_named_in(view, words)))
    names_itself = shown and view.lang == "en" and view.who is not None and is_named_in(view, words)
    told = _told_denial(view) if names_itself else None
    if told is not None:
        return told
    key = ("denial" if view.who and not names_itself else "denial_own") + ("" if shown else "_bare")
    filled = {"who": _who(view), "outlet": view.outlet, "date": view.date, "tag": view.tag()}
    text = frame(view.lang, "disputes", key, words=quotable(words, view.lang), **filled)
    return _sentence(text, view, span if shown else view.statement.span, ())


def _told_denial(view: View) -> Sentence | None:
    """Return the report's own sentence of a denial where it reads as it stands."""
    for worded in wordings(view.index, view.statement, view.settings, view.lang):
        if worded.quality < QUOTED and not sentence_problems(worded.sentence, view.index, view.lang):
            said = worded.sentence.text
            text = said if _says_denied(said, view.lang) else f"{frame(view.lang, 'disputes', 'denied')} {said}"
            return replace(worded.sentence, text=text, kind=SentenceKind.COUNTER)
    return None


def _says_denied(words: str, lang: str) -> bool:
    """Tell whether *words* say themselves that something is denied: “The garrison rejected the account”."""
    lowered = words.lower()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lowered) for word in wording(lang)["stance"]["denied"])


def _who(view: View) -> str:
    """Return who stands against the claim: at the beginning of a sentence in English, behind a dash in the others."""
    if view.who is None:
        return ""
    return view.who.opening if view.lang == "en" else view.who.text


def _figures(view: View, against: Statement) -> Sentence:
    """Word the figures that a statement gives for what *against* gives other figures for."""
    counted = _counted(view, against)
    if not counted:
        return _introduced(frame(view.lang, "disputes", "figures_none"), view)
    derived = tuple((words, f"quantity:«{tidy(one.as_written)}»") for words, one in counted)
    shown = "; ".join(dict.fromkeys(words for words, _ in counted))
    who = view.who.text.rstrip(",") if view.who else ""
    key = "value" if view.who else "value_own"
    text = frame(view.lang, "disputes", key, figures=shown, who=who, outlet=view.outlet, date=view.date)
    return _sentence(text, view, view.statement.span, derived)


def _counted(view: View, against: Statement) -> list[tuple[str, Quantity]]:
    """Return the figures in words that stand against those of another statement: of the same unit, or none."""
    every = [one for one in view.statement.quantities if one.kind is not QuantityKind.AGE]
    known = {(one.unit, one.kind) for one in against.quantities}
    matching = [one for one in every if (one.unit, one.kind) in known]
    worded = [(quantity_words(one, view.lang, view.statement.lang), one) for one in matching]
    return [(words, one) for words, one in worded if words]


def _introduced(lead_in: str, view: View) -> Sentence:
    """Word a statement behind a few words that say how it stands to the other side."""
    for worded in wordings(view.index, view.statement, view.settings, view.lang):
        if not sentence_problems(worded.sentence, view.index, view.lang):
            return replace(worded.sentence, text=f"{lead_in} {worded.sentence.text}", kind=SentenceKind.COUNTER)
    who = _who(view) or view.outlet
    words = quotable(bare(view.statement.span.of(view.text)), view.lang)
    key = "quoted" if view.statement.lang == view.lang else "foreign"
    text = frame(view.lang, "disputes", key, lead_in=lead_in, who=who, tag=view.tag(), words=words)
    return _sentence(text, view, view.statement.span, ())


def _sentence(text: str, view: View, span: Span, derived: Derived) -> Sentence:
    """Return *text* as a counter, cited at *span*."""
    return replace(view.finish(text, span, derived, 0).sentence, kind=SentenceKind.COUNTER)
