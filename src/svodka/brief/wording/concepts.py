"""What a statement in another language is about, in English noun phrases from its concept keys."""

from __future__ import annotations

from svodka.brief.wording.view import Derived, View
from svodka.brief.wording.words import frame, wording
from svodka.lexicon.concepts import gloss, is_predicate

MOST_DONE = 2
MOST_THINGS = 2


def concept_phrases(view: View) -> tuple[str, bool, Derived]:
    """Return what is said to have happened in words, whether a concept was known, and the rules behind the words."""
    keys = view.statement.concepts
    done = [key for key in keys if is_predicate(key)][:MOST_DONE]
    things = [key for key in keys if not is_predicate(key)][:MOST_THINGS]
    stance = view.statement.stance.value
    if not (done or things):
        words = _topic(view)
        return frame(view.lang, "template", f"about_{stance}", what=words), False, ((words, "topic"),)
    derived = tuple((gloss(key), f"concept:{key}") for key in (*done, *things))
    if not done:
        return frame(view.lang, "template", f"about_{stance}", what=_listed(things, view.lang)), True, derived
    words = frame(view.lang, "template", f"done_{stance}", what=_listed(done, view.lang))
    if things:
        words += frame(view.lang, "template", "involving", things=_listed(things, view.lang))
    return words, True, derived


def _topic(view: View) -> str:
    """Return the statement's first topic as words within a sentence."""
    topics: dict[str, str] = wording(view.lang)["topics"]
    title = topics[view.statement.topics[0].value] if view.statement.topics else ""
    return frame(view.lang, "template", "news", topic=title[:1].lower() + title[1:])


def _listed(keys: list[str], lang: str) -> str:
    """Return "a, b and c" for concept keys."""
    every = list(dict.fromkeys(gloss(key) for key in keys))
    words = [one for one in every if not any(one != other and f" {one}" in f" {other}" for other in every)]
    if len(words) == 1:
        return words[0]
    return ", ".join(words[:-1]) + frame(lang, "template", "and") + words[-1]
