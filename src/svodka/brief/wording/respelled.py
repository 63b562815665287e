"""Names in the letters of the brief's language, by one system for each pair of languages.

English: transliterated (`svodka.lexicon.names`). Russian and Ukrainian: each other's names letter by letter as
newspapers respell them; names in Latin letters stay as they are written, but for those that can be spelled only one way.
"""

from __future__ import annotations

import re
from functools import cache

from svodka.brief.wording.spelled_back import spelled_back
from svodka.brief.wording.words import wording
from svodka.lexicon.names import transliterate

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def shown_name(name: str, source_lang: str, lang: str) -> str:
    """Return *name*, of a report in *source_lang*, as a brief in *lang* spells it."""
    if lang == "en":
        return transliterate(name, source_lang)
    if source_lang == lang:
        return name
    if source_lang not in ("ru", "uk"):
        spelled, own = spelled_back(name)
        return shown_name(spelled, own, lang) if spelled else name
    return WORD.sub(lambda found: _respelled(found.group(), lang), name)


def _respelled(word: str, lang: str) -> str:
    """Return one word letter by letter, the longest known run first, with its capital."""
    lowered, pieces, at = word.lower().replace("’", "'").replace("ʼ", "'"), [], 0
    while at < len(lowered):
        run, letters = next(
            ((one, to) for one, to in _letters(lang) if _stands(lowered, one, at)), (lowered[at], lowered[at])
        )
        pieces.append(letters)
        at += len(run.strip("^$"))
    respelled = "".join(pieces)
    if word.isupper() and len(word) > 1:
        return respelled.upper()
    return respelled[:1].upper() + respelled[1:] if word[:1].isupper() else respelled


def _stands(word: str, run: str, at: int) -> bool:
    """Tell whether *run* stands at *at*: "^" means at the beginning of a word, "$" at its end."""
    bare = run.strip("^$")
    fits = word.startswith(bare, at)
    first = at == 0 or not run.startswith("^")
    return fits and first and (at + len(bare) == len(word) or not run.endswith("$"))


@cache
def _letters(lang: str) -> tuple[tuple[str, str], ...]:
    """Return the runs of letters that are spelt otherwise in *lang*, the longest and most exact first."""
    rows: dict[str, str] = wording(lang)["letters"]
    return tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])))
