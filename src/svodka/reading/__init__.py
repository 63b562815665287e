"""3. A report becomes statements: who said that what happened, where, when, how many, about whom."""

from svodka.reading.reader import VERSION, read

__all__ = ["VERSION", "read"]
