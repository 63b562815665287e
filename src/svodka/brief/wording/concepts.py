"""What a statement in another language is about, in English noun phrases from its concept keys."""

from __future__ import annotations

from svodka.brief.wording.view import Derived, View
from svodka.brief.wording.words import frame, wording

MOST_CONCEPTS = 3


def gloss(key: str) -> str:
    """Return a concept key as words."""
    return key.replace("_", " ")


def concept_phrases(view: View) -> tuple[str, bool, Derived]:
    """Return what happened in words, whether any concept was known, and the rules behind the words."""
    keys = view.statement.concepts[:MOST_CONCEPTS]
    if not keys:
        topics: dict[str, str] = wording(view.lang)["topics"]
        topic = topics[view.statement.topics[0].value]
        words = frame(view.lang, "template", "news", topic=topic[:1].lower() + topic[1:])
        return words, False, ((words, "topic"),)
    glosses = [gloss(key) for key in keys]
    words = _listed(glosses, view.lang)
    return words, True, tuple((one, f"concept:{key}") for one, key in zip(glosses, keys, strict=True))


def _listed(words: list[str], lang: str) -> str:
    """Return "a, b and c"."""
    if len(words) == 1:
        return words[0]
    last = frame(lang, "template", "and")
    return ", ".join(words[:-1]) + last + words[-1]
