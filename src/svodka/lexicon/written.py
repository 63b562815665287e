"""Words as they really stand in texts: what the search for names, and its masking, both read them by.

A name may be written with stress marks, soft hyphens, full-width or look-alike letters, or another apostrophe. One
tokeniser for whoever masks and whoever looks for what was not masked leaves no gap between the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

CACHE_WORDS = 200_000
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`′][^\W\d_]+)*")
GAP = re.compile(r"[\s._‐‑–-]{1,3}")
"""What may stand between two words of one name."""
IGNORED = "\u00ad\u034f\u0300\u0301\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
"""Characters that readers do not see, and stress marks."""
COMBINING = "\u0300-\u036f\u0483-\u0487"
COMPATIBLE = "ªºĳĲŀſ\u1d2c-\u1d6a\u2071\u207f\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
ODD = re.compile(rf"[^\W\d_]?[{COMBINING}{IGNORED}]+|[{COMPATIBLE}]")
UNSEEN = re.compile(rf"[{IGNORED}]+")
NAME_REACH = 200
"""Characters in which the longest form of a name ends."""
LATIN = re.compile(r"[a-z]")
CYRILLIC = re.compile(r"[а-яёіїєґ]")
POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
LOOK_ALIKE = dict(zip("aceopxyikmhtbijs", "асеорхуікмнтвіјѕ", strict=True))
TO_CYRILLIC = str.maketrans({latin: cyrillic for latin, cyrillic in LOOK_ALIKE.items() if latin not in "js"})
TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in LOOK_ALIKE.items()})


@dataclass(frozen=True, slots=True)
class Written:
    """One word of a text at [start, stop) of it; *text* is what a reader sees."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Page:
    """A text as a reader sees it, *seen*, with its words; *starts* and *stops* lead back where the two differ."""

    seen: str
    found: tuple[tuple[int, int], ...]
    words: tuple[Written, ...]

    def adjacent(self, left: int, right: int) -> bool:
        """Tell whether the words numbered *left* and *right* may be parts of one name."""
        return GAP.fullmatch(self.seen, self.found[left][1], self.found[right][0]) is not None


def page(text: str) -> Page:
    """Return the words of *text* with their places in it."""
    if ODD.search(text) is None:
        matches = list(WORD.finditer(text))
        words = tuple(Written(one.group(), one.start(), one.end()) for one in matches)
        return Page(text, tuple((one.start, one.stop) for one in words), words)
    seen, starts, stops = _seen(text)
    found = tuple(one.span() for one in WORD.finditer(seen))
    return Page(seen, found, tuple(Written(seen[a:b], starts[a], stops[b - 1]) for a, b in found))


def _seen(text: str) -> tuple[str, list[int], list[int]]:
    """Return what a reader sees of *text*, and for each character of that where it starts and ends in *text*."""
    pieces: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    at = 0
    for odd in ODD.finditer(text):
        pieces.append(text[at : odd.start()])
        starts += range(at, odd.start())
        stops += range(at + 1, odd.start() + 1)
        shown = _shown(odd)
        pieces.append(shown)
        starts += [odd.start()] * len(shown)
        stops += [odd.end()] * len(shown)
        at = odd.end()
        if not shown and stops:
            stops[-1] = odd.end()
    pieces.append(text[at:])
    starts += range(at, len(text))
    stops += range(at + 1, len(text) + 1)
    return "".join(pieces), starts, stops


def _shown(odd: re.Match[str]) -> str:
    """Return what a reader sees of an odd stretch."""
    return unicodedata.normalize("NFKC", UNSEEN.sub("", odd.group()))


@lru_cache(maxsize=CACHE_WORDS)
def key_of(word: str) -> str:
    """Return a word in one case, with one apostrophe, without an English possessive, in one script.

    Latin letters lose their accents; letters of another script that look alike become the word's own.
    """
    key = re.sub("[’ʼ`′]", "'", unicodedata.normalize("NFC", word).casefold())
    key = POSSESSIVE.sub("", key).replace("ё", "е")
    if key.isascii():
        return key
    cyrillic = len(CYRILLIC.findall(key))
    if not cyrillic:
        return "".join(one for one in unicodedata.normalize("NFKD", key) if not unicodedata.combining(one))
    latin = len(LATIN.findall(key))
    if latin:
        return key.translate(TO_CYRILLIC if cyrillic >= latin else TO_LATIN)
    return key


class Forms:
    """Exact forms of names, each of one or more words, with what each stands for; found in one pass over a text."""

    def __init__(self, forms: Mapping[str, int]) -> None:
        """Index *forms* by their first word."""
        self._by_first: dict[str, dict[tuple[str, ...], tuple[str, int]]] = {}
        for form, value in sorted(forms.items()):
            keys = tuple(key_of(word.text) for word in page(form).words)
            if keys:
                self._by_first.setdefault(keys[0], {}).setdefault(keys, (form, value))
        self._longest = {
            first: max(len(keys) for keys in row) for first, row in self._by_first.items()
        }

    def at(self, read: Page, first: int) -> tuple[int, str, int] | None:
        """Return the longest form that begins at word *first*: its last word, the form, what it stands for."""
        key = key_of(read.words[first].text)
        row = self._by_first.get(key)
        if row is None:
            return None
        keys: tuple[str, ...] = (key,)
        best, last = row.get(keys), first
        found = None if best is None else (first, *best)
        while len(keys) < self._longest[key] and last + 1 < len(read.words) and read.adjacent(last, last + 1):
            last += 1
            keys = (*keys, key_of(read.words[last].text))
            best = row.get(keys)
            found = found if best is None else (last, *best)
        return found

    def found_in(self, text: str) -> Iterator[str]:
        """Yield the forms that stand in *text*, which may be a whole file: only words that begin a form are looked at."""
        seen = ODD.sub(_shown, text)
        first = {word for word in set(WORD.findall(seen)) if key_of(word) in self._by_first}
        if not first:
            return
        for found in WORD.finditer(seen):
            if found.group() in first:
                hit = self.at(page(seen[found.start() : found.start() + NAME_REACH]), 0)
                if hit is not None:
                    yield hit[1]
