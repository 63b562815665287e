"""What the brief calls a speaker."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the brief calls a speaker, the rules behind it, and the mention in the report."""

    text: str
    derived: tuple[tuple[str, str], ...]
    span: Span | None

    @property
    def opening(self) -> str:
        """The same, to open a sentence."""
        return self.text[:1].upper() + self.text[1:]
