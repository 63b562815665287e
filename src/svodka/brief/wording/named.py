"""What the brief calls a speaker."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model import Span

ARTICLES = ("The", "A", "An", "His", "Her", "Its", "Their", "One")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the brief calls a speaker, the rules behind it, and the mention in the report."""

    text: str
    derived: tuple[tuple[str, str], ...]
    span: Span | None

    @property
    def inside(self) -> str:
        """The same within a sentence: "A report of the council" without its capital."""
        words = self.text.split(" ", 1)
        return f"{words[0].lower()} {words[1]}" if len(words) > 1 and words[0] in ARTICLES else self.text

    @property
    def opening(self) -> str:
        """The same, to open a sentence."""
        return self.text[:1].upper() + self.text[1:]
