"""Words that look like surnames and are places: a tagger's commonest mistake about people."""

from __future__ import annotations

import re
from functools import lru_cache

from svodka.lexicon.data import fold
from svodka.lexicon.places.additions import on_change
from svodka.lexicon.places.adjectives import adjective_stem
from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.forms import nominatives
from svodka.lexicon.places.gazetteer import named, with_adjective
from svodka.lexicon.places.hand import hand
from svodka.lexicon.places.keys import key, stems

PLACE_END = re.compile(
    r"(?:[sc]koy?e|skaya|ovka|evka|insk|[oe]grad|pol|iv|[сц]кое|[оеі]вк[аиуіе]|град|инск|[сц]ьк[еу])$"
)
"""Ends of place names that are no ends of surnames."""
CACHE_WORDS = 50_000
HOME = frozenset(("RU", "UA", "BY"))
CITY = 60_000
"""Inhabitants from which a place is known by its name alone."""
TOWN = 15_000
"""Inhabitants of a town abroad from which its name is no surname."""


@lru_cache(maxsize=CACHE_WORDS)
def names_place(word: str, lang: str) -> bool:
    """Tell whether *word* is the name of a place, region or country in some case."""
    forms = (word, *nominatives(word, lang)) if lang != "en" else (word,)
    if PLACE_END.search(fold(word)) or any(_well_known(entry) for form in forms for entry in named(key(form))):
        return True
    return bool(hand().names.get(key(word)) or (lang != "en" and hand().stems.get(stems(word))))


def _well_known(entry: Entry) -> bool:
    """Tell whether a place may be taken for meant: half the surnames of the world are hamlets somewhere."""
    return entry.country in HOME or entry.level != "settlement" or entry.population >= TOWN


@lru_cache(maxsize=CACHE_WORDS)
def names_town(word: str, lang: str) -> bool:
    """Tell whether *word* names a place that a reader thinks of before a family of that name: Саратов, not Дубинин."""
    forms = (word, *nominatives(word, lang)) if lang != "en" else (word,)
    found = [entry for form in forms for entry in named(key(form))]
    return names_region(word) or any(entry.level != "settlement" or entry.population >= CITY for entry in found)


@lru_cache(maxsize=CACHE_WORDS)
def names_region(word: str) -> bool:
    """Tell whether *word* is the name of a country, region or area in some case; villages share theirs with people."""
    return bool(hand().names.get(key(word)) or hand().stems.get(stems(word)))


@lru_cache(maxsize=CACHE_WORDS)
def is_place_adjective(word: str) -> bool:
    """Tell whether *word* is the adjective of a town or region: Київської, Печерского."""
    stem = adjective_stem(key(word))
    return stem is not None and bool(with_adjective(stem) or hand().adjectives.get(stem))


@on_change
def forget() -> None:
    """Forget what was told of words, as a desk's own places were added or taken back."""
    names_place.cache_clear()
    names_town.cache_clear()
    is_place_adjective.cache_clear()
