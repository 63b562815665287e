"""The word lists of a brief's language, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from svodka.lexicon.data import table
from svodka.model import ConfigError

BRIEF_LANGS = ("en", "ru", "uk")
"""Languages that a brief can be written in; a volunteer adds one by its brief.toml and a test."""


@cache
def wording(lang: str) -> dict[str, Any]:
    """Return the wording table of *lang*; raises ConfigError for a language without frames."""
    if lang not in BRIEF_LANGS:
        message = f"no brief can be written in {lang!r}"
        raise ConfigError(message, subject="brief.lang", remedy=f"choose one of: {', '.join(BRIEF_LANGS)}")
    return table(lang, "brief")


@cache
def listed(lang: str, part: str, key: str) -> frozenset[str]:
    """Return a list of the wording table as a set of lower-case words and phrases."""
    return frozenset(word.lower() for word in wording(lang)[part][key])


def frame(lang: str, part: str, key: str, **filled: str) -> str:
    """Return the frame *key* of *part* with its braces filled."""
    pattern: str = wording(lang)[part][key]
    return pattern.format(**filled)
