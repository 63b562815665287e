"""A stretch of a report's exact text; its words are derived from the text, never stored twice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open [start, stop) in code points of the text of report id *report*."""

    report: str
    start: int
    stop: int

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards: it could cite nothing."""
        if not 0 <= self.start <= self.stop:
            message = f"span [{self.start}, {self.stop}) runs backwards"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words of this span in *text*, the report's exact text."""
        return text[self.start : self.stop]

    def contains(self, other: Span) -> bool:
        """Tell whether *other* lies wholly inside this span."""
        return self.report == other.report and self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.report == other.report and self.start < other.stop and other.start < self.stop
