"""Check 14: no name of a person at risk, in any spelling, in anything that is published."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from urllib.parse import unquote

from svodka.brief.wording.words import BRIEF_LANGS, wording
from svodka.lexicon.written import Forms

INLINE = re.compile(r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>")
"""Markup that does not part two words for a reader: a name may be marked in its middle."""
BORDER = "\0\0\0\0"
"""Stands between two texts: no name reaches over it."""
AT_ONCE = 500_000
"""Characters looked through at once."""
ESCAPED = re.compile(r"&\w*;|&#\w+;|%[0-9A-Fa-f]{2}|</?[a-z]+")


def strings_of(value: object) -> Iterator[str]:
    """Yield every string inside a value: what a renderer could write of it."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_of(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from strings_of(key)
            yield from strings_of(one)
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from strings_of(one)


def leaks(texts: Iterable[str], forms: frozenset[str]) -> list[str]:
    """Say which of the protected *forms* stand in *texts*, whatever the case, the markup or the escaping.

    Each text is one whole: no name is read across the border of two. Words are told apart, and joined to names, as
    the redactor does it (svodka.lexicon.written). The finding repeats the form: it is for the analyst's own
    screen, never for publication.
    """
    search = _search(forms)
    months = not _months().isdisjoint(form.casefold() for form in forms)
    found: set[str] = set()
    for whole in _joined(dict.fromkeys(texts)):
        bare = _dates().sub(" ", whole) if months else whole
        found |= {form for way in _ways(bare) for form in search.found_in(way)}
    return [f"protected name in what would be published: {form}" for form in sorted(found)]


def _joined(texts: Iterable[str]) -> Iterator[str]:
    """Yield *texts* put together by the hundred thousand characters: each search has a cost, and so has memory."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= AT_ONCE:
            yield BORDER.join(held)
            held, size = [], 0
    if held:
        yield BORDER.join(held)


@cache
def _months() -> frozenset[str]:
    """Return the names of months: some are surnames too (Лютий), and a date names nobody."""
    return frozenset(one.casefold() for lang in BRIEF_LANGS for key in ("names", "nominative") for one in wording(lang)["months"][key])


@cache
def _dates() -> re.Pattern[str]:
    """Return what finds a month with its year, which stands in every brief."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_months()))})\s\d{{4}}(?!\d)", re.IGNORECASE)


@lru_cache(maxsize=4)
def _search(forms: frozenset[str]) -> Forms:
    """Return the search for *forms*, kept for the next file."""
    return Forms(dict.fromkeys(forms, 0))


def _ways(text: str) -> Iterator[str]:
    """Yield *text* as it stands and, where it is escaped or marked up, as a reader sees it."""
    yield text
    if ESCAPED.search(text):
        plain = unquote(html.unescape(text))
        yield plain
        bare = INLINE.sub("", text)
        if bare != text:
            yield unquote(html.unescape(bare))
