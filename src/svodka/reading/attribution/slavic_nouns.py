"""Russian and Ukrainian attribution by nouns: whose statement or charge a clause with “о том, что” is."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.lexicon.data import fold, words
from svodka.reading.attribution.slavic_cues import verb_class
from svodka.reading.attribution.slavic_sources import source_near
from svodka.reading.clauses.slavic import is_predicate
from svodka.reading.document import Token
from svodka.reading.frames import Frame, Piece

NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "X")
TIES = frozenset((("о", "том"), ("про", "те"), ("про", "то"), ("в", "том"), ("у", "тому")))


def message_with_clause(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“отклонил заявление игроков о том, что …”, “клуб сделал заявление о том, что …”: whose words the clause gives.

    A verb of speech before the noun has the frame itself (“опроверг сообщения о том, что …”).
    """
    if tokens[index].lemma not in words(lang, "cues", "nouns_with_clause"):
        return
    own = next((p for p in pieces if p.start <= index < p.stop), None)
    following = [p for p in pieces if own is not None and p.start >= own.stop]
    if own is None or not following or fold(tokens[following[0].start - 1].text) not in words(lang, "clauses", "complement"):
        return
    stop = index + 1
    while stop < own.stop and tokens[stop].pos in NOMINAL and not is_predicate(tokens[stop]):
        stop += 1
    rest = tuple(fold(t.text) for t in tokens[stop : own.stop] if t.pos != "PUNCT")
    verbs = [i for i in range(own.start, index) if is_predicate(tokens[i])]
    if rest not in TIES or any(verb_class(tokens[i].lemma, lang) for i in verbs):
        return
    source = (index + 1, stop) if stop > index + 1 and any(t.pos in ("NOUN", "PROPN") for t in tokens[index + 1 : stop]) else None
    makes = [i for i in verbs if tokens[i].lemma in words(lang, "cues", "makes_statement")]
    if source is None and makes:
        source = source_near(tokens, own, makes[-1], lang)
    if source is None:
        return
    kind = "claim" if tokens[index].lemma in words(lang, "cues", "nouns_of_charge") else "report"
    content = ((following[0].start, len(tokens)),)
    yield Frame(cue=(index, index + 1), cue_class=kind, source=source, content=content, whole=False, rule="message_with_clause")
