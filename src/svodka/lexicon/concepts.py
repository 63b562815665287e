"""Concepts: keys under which the same thing meets in English, Russian and Ukrainian."""

from __future__ import annotations

from functools import cache, lru_cache

from svodka.lexicon.data import LANGS, table
from svodka.lexicon.phrases import PhraseIndex
from svodka.lexicon.senses import plain_words

CACHE_TEXTS = 20_000


@cache
def _index(lang: str) -> PhraseIndex[str]:
    """Return the patterns of a language with their concepts' keys."""
    rows = table("", "concepts")
    return PhraseIndex((form.strip(), key) for key, row in rows.items() for form in row[lang].split(","))


@lru_cache(maxsize=CACHE_TEXTS)
def concepts_in(text: str, lang: str) -> tuple[str, ...]:
    """Return the keys of the concepts *text* speaks of, in order of first occurrence, each once.

    Empty for a language other than "en", "ru", "uk".
    """
    if lang not in LANGS:
        return ()
    return tuple(dict.fromkeys(hit.value for hit in _index(lang).find(plain_words(text, lang))))


def gloss(key: str) -> str:
    """Return the English noun phrase for concept *key* ("refusal to fight"). Raises KeyError for an unknown key."""
    return str(table("", "concepts")[key]["gloss"])


def is_predicate(key: str) -> bool:
    """Tell whether concept *key* is something done rather than a thing. Raises KeyError for an unknown key."""
    return bool(table("", "concepts")[key]["kind"] == "predicate")


def topic_hint(key: str) -> str:
    """Return the topic that concept *key* alone suggests, "" for none. Raises KeyError for an unknown key."""
    return str(table("", "concepts")[key]["topic"])
