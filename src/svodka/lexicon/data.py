"""Loading of the word lists: TOML tables that a linguist edits without touching the machinery."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LANGS: tuple[str, ...] = ("en", "ru", "uk")
CACHE_WORDS = 100_000
"""Words kept folded: the vocabulary of some thousand reports."""


@cache
def table(lang: str, name: str) -> dict[str, Any]:
    """Return the table ``lexicon/<lang>/<name>.toml``; treat it as read-only.

    An empty *lang* reads ``lexicon/<name>.toml``, knowledge shared by the languages.
    Raises FileNotFoundError for a table that does not ship: a programming mistake, not a user's.
    """
    folder = files("svodka.lexicon")
    path = folder / lang / f"{name}.toml" if lang else folder / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(lang: str, name: str, key: str) -> frozenset[str]:
    """Return the list *key* of a table as a set, ё folded to е and apostrophes to ' as `fold` does."""
    return frozenset(fold(word) for word in table(lang, name)[key])


def fold_text(text: str) -> str:
    """Lower-case *text* and unify what is written in two ways: ё/е, the Ukrainian apostrophes."""
    return text.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("`", "'")


@lru_cache(maxsize=CACHE_WORDS)
def fold(word: str) -> str:
    """Do for a single word, and keep, what `fold_text` does: a report's words are folded some forty times each."""
    return fold_text(word)
