"""6. Events become a brief: choose, order, word, cite, check."""

from svodka.brief.checks import Gate, gate, leaks, strings_of
from svodka.brief.settings import BriefSettings
from svodka.brief.write import default_window, write_brief

__all__ = ["BriefSettings", "Gate", "default_window", "gate", "leaks", "strings_of", "write_brief"]
