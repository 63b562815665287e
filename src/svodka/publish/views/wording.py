"""A sentence's text cut where its language changes, so that a screen reader says foreign words as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FOREIGN = re.compile(r"«[^«»]*[\u0400-\u04ff][^«»]*»|[\u0400-\u04ff]+(?:[ -][\u0400-\u04ff]+)*")
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)


def in_languages(text: str, cited: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (words, language) pairs that make up *text*; the language is "" where it is the page's.

    Cyrillic words are Ukrainian where they have a letter that Russian lacks, else of the one language *cited*.
    """
    languages = sorted({lang for lang in cited if lang in {"ru", "uk", "be"}})
    parts: list[tuple[str, str]] = []
    at = 0
    for found in _FOREIGN.finditer(text):
        own = "uk" if _UKRAINIAN.search(found.group()) else languages[0] if len(languages) == 1 else "ru"
        parts += [(text[at : found.start()], ""), (found.group(), own)]
        at = found.end()
    parts.append((text[at:], ""))
    return tuple(part for part in parts if part[0])
