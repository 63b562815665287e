"""Linking that goes on: new reports touch only what they meet, and the result is that of linking everything at once."""

from svodka.events.growing.linker import Linker
from svodka.events.growing.shelf import Evidence, Memory, Shelf

__all__ = ["Evidence", "Linker", "Memory", "Shelf"]
