"""Choosing a wording: every candidate is checked before it may be used."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.brief.settings import BriefSettings
from svodka.brief.wording.foreign import template
from svodka.brief.wording.own import own_words
from svodka.brief.wording.view import Worded, view_of
from svodka.model import MaterialIndex, Statement


def wordings(index: MaterialIndex, statement: Statement, settings: BriefSettings, lang: str) -> Iterator[Worded]:
    """Yield the wordings of *statement* in *lang*, the best first; none where nothing can be said without loss."""
    view = view_of(index, statement, settings, lang)
    if statement.lang == lang:
        yield from own_words(view)
        return
    worded = template(view)
    if worded is not None:
        yield worded


def best_wording(index: MaterialIndex, statement: Statement, settings: BriefSettings, lang: str) -> Worded | None:
    """Return the first wording, None where there is none."""
    return next(wordings(index, statement, settings, lang), None)
