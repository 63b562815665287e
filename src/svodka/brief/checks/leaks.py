"""Check 14: no name of a person at risk, in any spelling, in anything that is published."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from urllib.parse import unquote

WORD = re.compile(r"[^\W\d_]+")
LONGEST_NAME = 5
"""Words of the longest form looked for."""


def strings_of(value: object) -> Iterator[str]:
    """Yield every string inside a value: what a renderer could write of it."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_of(getattr(value, field.name))
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from strings_of(one)


def leaks(texts: Iterable[str], forms: frozenset[str]) -> list[str]:
    """Say which of the protected *forms* stand in *texts*, whatever the case, the markup or the escaping.

    The finding repeats the form: it is for the analyst's own screen, never for publication.
    """
    wanted: dict[str, str] = {" ".join(_words(form)): form for form in sorted(forms)}
    longest = min(LONGEST_NAME, max((key.count(" ") + 1 for key in wanted), default=0))
    found: set[str] = set()
    for text in texts:
        words = _words(text)
        for size in range(1, longest + 1):
            rows = {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}
            found |= {wanted[row] for row in rows & wanted.keys() if row}
    return [f"protected name in what would be published: {form}" for form in sorted(found)]


def _words(text: str) -> list[str]:
    """Return the words of *text*, unescaped, in one case and without accents set apart."""
    plain = unicodedata.normalize("NFC", unquote(html.unescape(text)))
    return [word.casefold() for word in WORD.findall(plain)]
