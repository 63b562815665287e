"""Choosing a wording: every candidate is checked before it may be used."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.brief.settings import BriefSettings
from svodka.brief.wording.foreign import template
from svodka.brief.wording.own import own_words
from svodka.brief.wording.view import View, Worded, view_of
from svodka.model import MaterialIndex, Statement


def wordings(index: MaterialIndex, statement: Statement, settings: BriefSettings, lang: str) -> Iterator[Worded]:
    """Yield the wordings of *statement* in *lang*, the best first; none where nothing can be said without loss."""
    yield from worded_by(view_of(index, statement, settings, lang))


def worded_by(view: View) -> Iterator[Worded]:
    """Yield the wordings of the statement of *view*: they depend on nothing else."""
    if view.statement.lang == view.lang:
        yield from own_words(view)
        return
    worded = template(view)
    if worded is not None:
        yield worded


def best_wording(index: MaterialIndex, statement: Statement, settings: BriefSettings, lang: str) -> Worded | None:
    """Return the first wording, None where there is none."""
    return next(wordings(index, statement, settings, lang), None)
