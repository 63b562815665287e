"""The few measures of a brief that an editor may change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svodka.model import TOPICS, ConfigError, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSettings:
    """*max_words*: length of a brief at most. *max_quote*: words of one quoted sentence at most.

    *details*: sentences on one event beyond the first. *late_days*: how long before the window a report may
    have been published and still be told, marked late. *sections*: topics whose sections stand first, in that order;
    the others follow in the usual one.
    """

    max_words: int = 1600
    max_quote: int = 45
    details: int = 1
    late_days: int = 7
    sections: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse measures under which no brief could be written."""
        if self.max_words < 1 or self.max_quote < 1 or self.details < 0 or self.late_days < 0:
            message = "a brief needs at least one word, and no measure of it may be negative"
            raise ConfigError(message, subject="brief", remedy="raise brief.max_words and brief.max_quote above 0")
        section_order(self.sections)


def section_order(names: Sequence[str]) -> tuple[Topic, ...]:
    """Return all topics, those that *names* names first and in its order.

    Raises ConfigError for a name that is no topic's, or that stands twice.
    """
    known = {topic.value: topic for topic in TOPICS}
    for place, name in enumerate(names):
        if name not in known:
            message = f"there is no section {name!r}"
            raise ConfigError(message, subject=f"brief.sections[{place}]", remedy=f"known sections: {', '.join(known)}")
        if name in names[:place]:
            message = f"the section {name!r} stands twice"
            raise ConfigError(message, subject=f"brief.sections[{place}]", remedy="name each section once")
    return tuple(dict.fromkeys([*(known[name] for name in names), *TOPICS]))
