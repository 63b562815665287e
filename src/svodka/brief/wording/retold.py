"""A statement of another language told by its fields: “Two civilians were wounded in Sevsk on 5 November 2022, Mayak reported”.

What the clause says beside its fields is lost by that: such a sentence has the original behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from svodka.brief.wording.acts import Act, act_words, is_cause
from svodka.brief.wording.befell import Befallen, befallen
from svodka.brief.wording.covered import untold
from svodka.brief.wording.leaning import begins_mid_thought
from svodka.brief.wording.original import original_of
from svodka.brief.wording.places import place_phrase
from svodka.brief.wording.sourced import source_of
from svodka.brief.wording.times import time_phrase
from svodka.brief.wording.view import Derived, View, Worded
from svodka.brief.wording.words import frame, wording
from svodka.model import Span, Stance

WHOLE, PARTLY = 1, 2
"""Qualities: all that the clause says, and what its fields say with the original behind it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in the brief's language, the rules behind it, and whether it says all that the source's says."""

    text: str
    rules: Derived
    whole: bool


def retold(view: View, acts: list[Act]) -> Worded | None:
    """Return the sentence of a statement whose fields make a clause, None for any other."""
    found = befallen(view, acts)
    clause = _clause(view, found, acts) if found is not None else None
    if found is None or clause is None or not (found.sure or clause.whole):
        return None
    if clause.whole:
        return view.finish(_sentence(view, clause), view.statement.span, clause.rules, WHOLE)
    original = original_of(view)
    if original is None:
        return view.finish(_sentence(view, clause), view.statement.span, clause.rules, PARTLY)
    span, words = original
    key = f"own_quoting_{view.statement.stance.value}"
    source = _source(view)
    text = frame(view.lang, "template", key, clause=_opening(view, clause), source=source, date=view.date, words=words)
    return view.finish(text, span, clause.rules, PARTLY)


def _clause(view: View, found: Befallen, acts: list[Act]) -> Clause | None:
    """Return the clause for what befell somebody, None where the language has no verb for it."""
    verb = _agreeing(view, found.verb, found.subject.verb)
    if not verb:
        return None
    where, when = place_phrase(view.statement, view.lang, view.text), time_phrase(view.statement, view.lang, view.text)
    cause = next((one for one in acts if one.key != found.act.key and is_cause(view, one)), None)
    why = frame(view.lang, "template", "cause", act=act_words(view, cause)) if cause else ""
    towards = where[0] if where[0].startswith(" (") else ""
    filled = {"subject": found.subject.text, "verb": verb, "where": "" if towards else where[0], "when": when[0], "cause": why}
    text = frame(view.lang, "template", "clause", **filled).strip().rstrip(",") + towards
    told = [(found.act.start, found.act.stop), *found.where]
    told += [(one.span.start, one.span.stop) for one in view.statement.places if where[0]]
    told += [(cause.start, cause.stop)] if cause else []
    told += [(one.span.start, one.span.stop) for one in view.statement.whens if one.span is not None and when[0]]
    counts = any(start == view.statement.span.start for start, _ in found.where)
    leans = not counts and begins_mid_thought(view.statement.span.of(view.text), view.statement.lang)
    whole = found.subject.whole and not leans and not untold(view, told)
    rules = (*found.rules, (verb, f"concept:{found.act.key}"), *where[1], *when[1])
    return Clause(text, (*rules, (why, f"concept:{cause.key}")) if cause else rules, whole)


def _agreeing(view: View, verb: str, form: int) -> str:
    """Return a verb as its subject and the statement's stance want it, "" where the language has none for it."""
    planned = view.statement.stance is Stance.PLANNED
    if view.lang != "en":
        forms: str = wording(view.lang)["verbs"].get(verb, "")
        return forms.split("|")[form] if forms and not planned else ""
    if planned:
        return re.sub("^were ", "to be ", verb)
    return re.sub("^were ", "was ", verb) if form else verb


def _sentence(view: View, clause: Clause) -> str:
    """Return the clause with who says so."""
    stance = view.statement.stance.value
    if view.lang != "en":
        return frame(view.lang, "template", f"own_{stance}", clause=_opening(view, clause), source=_source(view))
    if view.who:
        return frame(view.lang, "template", f"said_{stance}", who=view.who.opening, clause=clause.text, tag=view.tag())
    words = frame(view.lang, "template", f"own_{stance}", clause=_opening(view, clause), outlet=view.apposed, date=view.date)
    return words[:1].upper() + words[1:] if words.startswith(view.apposed) and view.outlet[:1].islower() else words


def _source(view: View) -> str:
    """Return who says so, the speaker too: what is told in the brief's words is not the outlet's because a quotation says whose it is."""
    nowhere = Span(report=view.statement.span.report, start=0, stop=0)
    return source_of(view, nowhere, opens=not _clause_opens(view))


def _opening(view: View, clause: Clause) -> str:
    """Return the clause as its sentence wants it: with a capital where it comes first."""
    return clause.text[:1].upper() + clause.text[1:] if _clause_opens(view) else clause.text


def _clause_opens(view: View) -> bool:
    """Tell whether the clause stands first in its sentence: what is only claimed stands behind who claims it."""
    return view.statement.stance is Stance.ASSERTED
