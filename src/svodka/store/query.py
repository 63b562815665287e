"""What a person typed into the search box, as lemmas; nothing that is typed is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svodka.lexicon.data import LANGS
from svodka.store.terms import language_of, lemma_in, plain, words

PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
QUOTES = str.maketrans("«»“”„‟", '""""""')


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or phrase: any of the sequences of lemmas in *readings*. *is_prefix*: its last is a beginning."""

    readings: tuple[tuple[str, ...], ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Of each group of *all_of* at least one must be there, and none of *none_of*."""

    all_of: tuple[tuple[Wanted, ...], ...]
    none_of: tuple[Wanted, ...]


def parse(query: str, lang: str | None) -> Query:
    """Return what *query* asks for, its words being of *lang*; of any of the three languages if None."""
    all_of: list[tuple[Wanted, ...]] = []
    none_of: list[Wanted] = []
    either = False
    for piece in PIECE.finditer(query.translate(QUOTES)):
        if piece["word"] in ("OR", "AND"):
            either = piece["word"] == "OR" and bool(all_of)
            continue
        wanted = _wanted(piece["phrase"] or piece["word"] or "", lang)
        if wanted and piece["minus"]:
            none_of.append(wanted)
        elif wanted and either:
            all_of[-1] += (wanted,)
        elif wanted:
            all_of.append((wanted,))
        either = False
    return Query(tuple(all_of), tuple(none_of))


def _wanted(piece: str, lang: str | None) -> Wanted | None:
    """Return *piece* in every reading: as typed, and as lemmas of each language that it may be in."""
    typed = tuple(plain(word) for word in words(piece))
    if not typed:
        return None
    if piece.endswith("*"):
        return Wanted((typed,), is_prefix=True)
    readings = {typed}
    for candidate in (lang,) if lang else LANGS:
        readings.add(tuple(lemma_in(word, _among(word, candidate)) for word in typed))
    return Wanted(tuple(sorted(readings)))


def _among(word: str, lang: str) -> str:
    """Return *lang*, or the language that the letters of *word* speak for against it."""
    letters = language_of(word, lang)
    return letters if "en" in (letters, lang) else lang
