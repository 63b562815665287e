"""About what: the topics a brief's editor would file a statement under."""

from svodka.reading.about_what.in_order import AboutWhat, about_what
from svodka.reading.about_what.topics import topics_of

__all__ = ["AboutWhat", "about_what", "topics_of"]
