"""How many: the numbers a report tells, as ranges of something counted (lexicon/<lang>/{numbers,units}.toml)."""

from svodka.reading.how_many.find import find_quantities

__all__ = ["find_quantities"]
