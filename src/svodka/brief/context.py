"""What every paragraph of one brief is written with."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.brief.earlier import Claims
from svodka.brief.memory import Memory
from svodka.brief.settings import BriefSettings
from svodka.brief.sound import Sound, SoundWordings
from svodka.model import MaterialIndex, Statement, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The indexed material, the measures of the brief, its language, and what was told and claimed before."""

    index: MaterialIndex
    settings: BriefSettings
    lang: str
    window: Window
    memory: Memory
    claims: Claims
    wordings: SoundWordings

    def sound(self, statement: Statement) -> Sound:
        """Return the wording of *statement* that passes the checks (see SoundWordings)."""
        return self.wordings.of(statement, self.index, self.settings, self.lang)
