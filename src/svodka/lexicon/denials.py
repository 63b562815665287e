"""The plain phrases of ``lexicon/<lang>/denials.toml`` and ``opposing.toml`` as patterns over folded text."""

from __future__ import annotations

import re
from functools import cache

from svodka.lexicon.data import fold, table


@cache
def denial_phrases(lang: str, key: str, name: str = "denials") -> re.Pattern[str]:
    """Compile the phrases of *key* in the table *name*: each begins a word, its last word may go on, one more may stand between two."""
    parts = (r"\s+(?:\w+\s+)?".join(map(re.escape, fold(phrase).split())) for phrase in table(lang, name)[key])
    return re.compile(rf"\b(?:{'|'.join(parts)})")
