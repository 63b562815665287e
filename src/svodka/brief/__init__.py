"""6. Events become a brief: choose, order, word, cite, check."""

from svodka.brief.checks import Gate, gate, leaks, strings_of
from svodka.brief.settings import BriefSettings, section_order
from svodka.brief.sound import SoundWordings
from svodka.brief.write import default_window, write_brief

__all__ = [
    "BriefSettings",
    "Gate",
    "SoundWordings",
    "default_window",
    "gate",
    "leaks",
    "section_order",
    "strings_of",
    "write_brief",
]
