"""What one brief is made with, gathered once: the material, the days, the briefs before, the redactor."""

from __future__ import annotations

from dataclasses import dataclass, field

from svodka.brief import BriefSettings, SoundWordings, write_brief
from svodka.desk.config import BriefConfig
from svodka.desk.desk import Desk
from svodka.model import Brief, Earlier, Material, Window
from svodka.review import Redactor


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """Everything on the desk, the brief's days and language, and the briefs that came *earlier*."""

    desk: Desk
    material: Material
    window: Window
    lang: str
    earlier: tuple[Earlier, ...]
    redactor: Redactor
    wordings: SoundWordings = field(default_factory=SoundWordings)

    def written(self, material: Material) -> Brief:
        """Write the brief from *material*, in whatever order that is, as the configuration asks."""
        measures = measures_of(self.desk.config.brief)
        return write_brief(material, self.window, self.lang, measures, self.earlier, self.wordings)


def measures_of(asked: BriefConfig) -> BriefSettings:
    """Return the measures of a brief that the configuration asks for."""
    return BriefSettings(
        max_words=asked.max_words,
        max_quote=asked.max_quote,
        details=asked.details,
        late_days=asked.late_days,
        sections=asked.sections,
    )
