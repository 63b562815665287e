"""The few measures of a brief that an editor may change."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSettings:
    """*max_words*: length of a brief at most. *max_quote*: words of one quoted sentence at most.

    *details*: sentences on one event beyond the first. *late_days*: how long before the window a report may
    have been published and still be told, marked late.
    """

    max_words: int = 1600
    max_quote: int = 45
    details: int = 1
    late_days: int = 7

    def __post_init__(self) -> None:
        """Refuse measures under which no brief could be written."""
        if self.max_words < 1 or self.max_quote < 1 or self.details < 0 or self.late_days < 0:
            message = "a brief needs at least one word, and no measure of it may be negative"
            raise ConfigError(message, subject="brief", remedy="raise brief.max_words and brief.max_quote above 0")
