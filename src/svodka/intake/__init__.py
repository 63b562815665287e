"""1 · an outlet's files → bytes as evidence and the reports in them; `take` is the door."""

from svodka.intake.settings import CsvMap, IntakeConfig
from svodka.intake.take import reread, take
from svodka.intake.taken import Taken

__all__ = ["CsvMap", "IntakeConfig", "Taken", "reread", "take"]
