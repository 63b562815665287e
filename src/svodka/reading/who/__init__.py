"""Who: the persons of a report, named or not, what is said of them, and whether naming them could harm them."""

from svodka.reading.who.find import find_people

__all__ = ["find_people"]
