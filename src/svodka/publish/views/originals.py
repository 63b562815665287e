"""The original sentences of what is told from another language, to stand on the page beside the English one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from razdel import sentenize

from svodka.publish.citing import Cited
from svodka.publish.phrases import clip

LISTED = re.compile(r"^(?:[•·▪●◦*]\s*|[–—-]\s+)+")
"""What stands before an entry of a list: no words of the source."""
LONGEST = 420
"""Characters of an original shown outright; its sources hold the rest."""
MOST = 4
"""Originals shown beside one passage; its sources hold the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalView:
    """An original sentence with all that carry it: (outlet, its number on the page)."""

    text: str
    lang: str
    language: str
    carriers: tuple[tuple[str, int], ...]

    @property
    def quoted(self) -> str:
        """The sentence in guillemets, without the marks of a list; in other marks where it has guillemets of its own at an end."""
        words = LISTED.sub("", self.text).rstrip("; ") or self.text
        own = words.startswith("«") or words.endswith("»")
        return f"“{words}”" if own else f"«{words}»"


def originals(cites: Iterable[Cited], page_lang: str) -> tuple[tuple[OriginalView, ...], int]:
    """Return the sentences of *cites* not in the page's language, each once, and how many more there are."""
    carriers: dict[tuple[str, str], dict[str, int]] = {}
    languages: dict[str, str] = {}
    for cite in cites:
        if cite.lang != page_lang:
            languages[cite.lang] = cite.language
            carriers.setdefault((cite.lang, sentence_around(cite)), {}).setdefault(cite.outlet, cite.number)
    views = [
        OriginalView(text=text, lang=lang, language=languages[lang], carriers=tuple(outlets.items()))
        for (lang, text), outlets in carriers.items()
    ]
    return tuple(views[:MOST]), max(0, len(views) - MOST)


def sentence_around(cite: Cited) -> str:
    """Return the whole sentence or sentences that the cited words stand in, as far as the excerpt shows them.

    The cited words alone where the whole is long. Sentences are cut by razdel, whose rules serve all three languages.
    """
    text = cite.before + cite.quote + cite.after
    first, last = len(cite.before), len(cite.before) + len(cite.quote)
    touched = [one for one in sentenize(text) if one.stop > first and one.start < last]
    if not touched:
        return clip(" ".join(cite.quote.split()), LONGEST)
    whole = text[touched[0].start : touched[-1].stop]
    return clip(" ".join((whole if len(whole) <= LONGEST else cite.quote).split()), LONGEST)
