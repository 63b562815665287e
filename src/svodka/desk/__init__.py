"""Wiring: a desk is a folder; `day` is the whole run on one page; the stages meet only here."""

from svodka.desk.config import Config, load_config
from svodka.desk.day import Day, Outcome, day
from svodka.desk.deciding import decide, decided
from svodka.desk.desk import Desk
from svodka.desk.explaining import explain
from svodka.desk.inspect import show
from svodka.desk.ledger import ledger
from svodka.desk.linking import link
from svodka.desk.own_sources import listed
from svodka.desk.places import gazetteer_import, gazetteer_imports, gazetteer_look, gazetteer_undo
from svodka.desk.progress import Progress, Silent
from svodka.desk.publishing import Asked, Published, export, publish, versions
from svodka.desk.rechecking import Recheck, recheck
from svodka.desk.searching import FEEDS, search_as_feed
from svodka.desk.stages import Reads, Rebuilt, Taking, read, rebuild, take
from svodka.publish import FORMATS

__all__ = [
    "FEEDS",
    "FORMATS",
    "Asked",
    "Config",
    "Day",
    "Desk",
    "Outcome",
    "Progress",
    "Published",
    "Reads",
    "Rebuilt",
    "Recheck",
    "Silent",
    "Taking",
    "day",
    "decide",
    "decided",
    "explain",
    "export",
    "gazetteer_import",
    "gazetteer_imports",
    "gazetteer_look",
    "gazetteer_undo",
    "ledger",
    "link",
    "listed",
    "load_config",
    "publish",
    "read",
    "rebuild",
    "recheck",
    "search_as_feed",
    "show",
    "take",
    "versions",
]
