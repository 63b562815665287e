"""Where: toponyms in three languages, found and resolved with a reason."""

from svodka.reading.where.find import find_places

__all__ = ["find_places"]
