"""Wiring: a desk is a folder; `day` is the whole run on one page; the stages meet only here."""

from svodka.desk.config import Config, load_config
from svodka.desk.day import Day, Outcome, day
from svodka.desk.desk import Desk
from svodka.desk.inspect import explain, show
from svodka.desk.own_sources import listed
from svodka.desk.places import gazetteer_import, gazetteer_imports, gazetteer_look, gazetteer_undo
from svodka.desk.progress import Progress, Silent
from svodka.desk.publishing import export, publish
from svodka.desk.stages import Reads, Rebuilt, Taking, link, read, rebuild, take

__all__ = [
    "Config",
    "Day",
    "Desk",
    "Outcome",
    "Progress",
    "Reads",
    "Rebuilt",
    "Silent",
    "Taking",
    "day",
    "explain",
    "export",
    "gazetteer_import",
    "gazetteer_imports",
    "gazetteer_look",
    "gazetteer_undo",
    "link",
    "listed",
    "load_config",
    "publish",
    "read",
    "rebuild",
    "show",
    "take",
]
