"""The wording of a statement that passes the checks, found once.

A wording is a pure function of what `View` gathers, and so is what the checks of a sentence find in it. Writing a brief
again from shuffled material (check 10) gathers the views again: only where one equals the first is its wording kept.
"""

from __future__ import annotations

from svodka.brief.checks import sentence_problems
from svodka.brief.settings import BriefSettings
from svodka.brief.wording import View, Worded, view_of, worded_by
from svodka.model import MaterialIndex, Statement

Sound = tuple[Worded | None, int]
"""The first wording that passes the checks, None for none; the number of the first check that refused one, 0 for none."""


class SoundWordings:
    """The wordings of one brief, or of its two writings."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: dict[tuple[str, str], tuple[View, Sound]] = {}

    def of(self, statement: Statement, index: MaterialIndex, settings: BriefSettings, lang: str) -> Sound:
        """Return the first wording of *statement* that passes the checks, and the number of the check that refused one."""
        view = view_of(index, statement, settings, lang)
        known = self._known.get((statement.id, lang))
        if known is None or known[0] != view:
            known = self._known[statement.id, lang] = view, _sound(view)
        return known[1]


def _sound(view: View) -> Sound:
    """Try the wordings, the best first."""
    refused = 0
    for worded in worded_by(view):
        problems = sentence_problems(worded.sentence, view.index, view.lang)
        if not problems:
            return worded, refused
        refused = refused or problems[0][0]
    return None, refused
