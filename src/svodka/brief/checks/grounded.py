"""Check 4: numbers, dates, places and names are in the cited words, or derived by a recorded rule."""

from __future__ import annotations

import re
from functools import cache

from svodka.brief.checks.evidence import Evidence
from svodka.brief.wording.words import listed, wording
from svodka.model import Sentence

WORD = re.compile(r"[^\W\d_]+|\d+")
RULES = ("source:", "report:", "speaker:", "person:", "when:", "place:", "quantity:", "concept:", "event:", "topic", "brief:earlier")
"""Every rule that may put words into a sentence; what a sentence derives otherwise is refused."""


def ungrounded(sentence: Sentence, evidence: Evidence) -> list[str]:
    """Say which numbers and capitalised words of a sentence come from nowhere."""
    odd = [f"no such rule: {rule}" for _, rule in sentence.derived if not rule.startswith(RULES)]
    numbers, frames = listed(evidence.lang, "numbers", "words"), _frame_words(evidence.lang)
    telling = [word for word in WORD.findall(sentence.text) if _tells(word, numbers) and word.casefold() not in frames]
    if not telling:
        return odd
    known = {word.casefold() for citation in sentence.citations for word in WORD.findall(evidence.words(citation))}
    known |= {word.casefold() for words, _ in sentence.derived for word in WORD.findall(words)}
    return odd + [f"{word!r} is not in the cited words" for word in telling if word.casefold() not in known]


def _tells(word: str, numbers: frozenset[str]) -> bool:
    """Tell whether a word is a number or a name: what must never be invented."""
    return word.isdigit() or word[:1].isupper() or word in numbers


FRAMES = (
    "frames", "counts", "disputes", "template", "planned", "outlets", "figures", "updates", "unknowns", "earlier",
)  # fmt: skip


@cache
def _frame_words(lang: str) -> frozenset[str]:
    """Return the words of the frames themselves, which say nothing about the world."""
    frames: list[str] = []
    for part in FRAMES:
        frames += [one for one in wording(lang)[part].values() if isinstance(one, str)]
    plain = (re.sub(r"\{\w+\}", " ", one) for one in frames)
    return frozenset(word.casefold() for one in plain for word in WORD.findall(one))
