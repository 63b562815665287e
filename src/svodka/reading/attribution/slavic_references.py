"""Russian and Ukrainian phrases that refer to a source: “по словам X”, “за їхніми даними”, “как сообщает Z”.

A phrase is found by its first word, so that a sentence without one costs a look-up a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from svodka.lexicon.data import fold, table, words
from svodka.reading.attribution.slavic_cues import finite_or_participle, message_noun, verb_class
from svodka.reading.attribution.slavic_sources import named, source_near
from svodka.reading.clauses.slavic import is_predicate
from svodka.reading.document import Token
from svodka.reading.frames import Frame, Piece

MARKS = frozenset((",", ";", ":", "—", "–", "-", "(", ")"))
REFERENCES = ("ссылк", "ссыла", "сосла", "посил", "посла", "покли")
"""What a relay refers to is the source; the relay is dropped."""
AS = frozenset(("как", "як"))
AS_TOKENS = 3
"""“Как ранее уже сообщала …”: how far the verb may stand behind."""
PARTICIPLE = ("анных", "енных", "янных", "вших", "ющих", "щихся", "аних", "ених", "яних", "ючих", "ущих", "ающего", "ающей")


def according_to(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“По словам X, …”, “за даними Y”, “со ссылкой на Z”: a fixed phrase before its source."""
    for phrase in phrases(lang).get(fold(tokens[index].text), ()):
        start = index + len(phrase)
        if start >= len(tokens) or tuple(fold(t.text) for t in tokens[index:start]) != phrase:
            continue
        start += tokens[start].pos == "ADP"
        stop = end_of_source(tokens, start)
        if ranks(tokens, index, phrase, lang) or not quotable(tokens[start:stop], phrase, lang):
            return
        if index and phrase[-1] in words(lang, "cues", "acted_on") and tokens[index - 1].pos not in ("PUNCT", "CCONJ"):
            return
        set_off = index == 0 or tokens[index - 1].pos in ("PUNCT", "CCONJ") or stop == len(tokens) or tokens[stop].pos == "PUNCT"
        if stop == start or not set_off or not names_somebody(tokens[start:stop]):
            return
        if {fold(tokens[start].text), tokens[start].lemma} & words(lang, "clauses", "relative"):  # “according to which” names nobody
            return
        while stop > start + 1 and tokens[stop - 1].text in (".", "!", "?", "…"):
            stop -= 1
        if stop < len(tokens) and is_predicate(tokens[stop]) and index == 0:
            stop = end_of_genitive(tokens, start, stop)
        yield Frame(
            cue=(index, start),
            cue_class="report",
            source=(start, stop),
            content=around(tokens, pieces, index, stop),
            whole=False,
            rule="by_reference" if any(word.startswith(REFERENCES) for word in phrase) else "according_to",
        )
        return


def ranks(tokens: tuple[Token, ...], index: int, phrase: tuple[str, ...], lang: str) -> bool:
    """“чемпион мира по версии союза”: who gives a title or a place in a list is no source of the news."""
    before = {t.lemma for t in tokens[max(0, index - RANKED_WITHIN) : index]}
    return phrase[-1].startswith(("верси", "версі")) and bool(before & words(lang, "cues", "titles"))


RANKED_WITHIN = 6


def quotable(source: tuple[Token, ...], phrase: tuple[str, ...], lang: str) -> bool:
    """“согласно его доходам”, “згідно з планом” quote nobody; a name, an office or a message can be quoted."""
    if phrase[0] not in ("согласно", "згідно", "відповідно"):
        return True
    messages = (*words(lang, "cues", "holding_words"), *table(lang, "voices")["nouns"]["document"])
    stems = (*table("", "offices")["stems"], *table(lang, "voices")["nouns"]["agent"], *CITED)
    return any(
        t.pos == "PROPN" or t.entity or t.text.isupper() or t.lemma in messages or message_noun(t, lang) or fold(t.text).startswith(stems)
        for t in source
    )


CITED = (
    "данн", "даним", "сведени", "информаци", "інформаці", "статистик", "оценк", "оцінк", "прогноз", "расчет", "розрахунк",
    "подсчет", "підрахунк", "источник", "джерел", "котор", "яки",
)


def end_of_source(tokens: tuple[Token, ...], start: int) -> int:
    """Return where the source behind a phrase ends: at a mark, but for a participle phrase of its own, or at a predicate."""
    stop = start
    while stop < len(tokens) and tokens[stop].text not in MARKS and not is_predicate(tokens[stop]):
        stop += 1
    after = tokens[stop + 1] if stop + 2 < len(tokens) and tokens[stop].text == "," else None
    if after is None or not fold(after.text).endswith(PARTICIPLE):
        return stop
    close = next((i for i in range(stop + 2, len(tokens)) if tokens[i].text in MARKS or is_predicate(tokens[i])), stop)
    return close if close > stop and tokens[close].text == "," else stop


def around(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], start: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches before *start* and from *stop* that hold a clause."""
    rest = [(a, b) for a, b in ((0, start), (stop, len(tokens))) if b - a > 1]
    return tuple((a, b) for a, b in rest if any(p.start < b and p.stop > a for p in pieces))


def names_somebody(source: tuple[Token, ...]) -> bool:
    """“По предварительным данным”, “за попередніми даними” name nobody: there must be a noun."""
    return any(t.pos in ("NOUN", "PROPN", "PRON", "X", "NUM") or named(t) for t in source)


def end_of_genitive(tokens: tuple[Token, ...], start: int, stop: int) -> int:
    """Without a comma the source ends before the first nominative that has a predicate to go with."""
    for index in range(start + 1, stop):
        if tokens[index].has("Case=Nom") and tokens[index].pos in ("NOUN", "PROPN", "PRON") and not named(tokens[index - 1]):
            return index
    return stop


@cache
def phrases(lang: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the fixed phrases before a source by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table(lang, "cues")["frames"]["source_after"]:
        parts = tuple(fold(phrase).split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(those, key=lambda p: (-len(p), p))) for first, those in found.items()}


def by_their_words(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“По его словам, …”, “за їхніми даними”: the possessive pronoun stands for the source."""
    first = fold(tokens[index].text)
    if index + 2 >= len(tokens) or first not in ("по", "за", "на", "со", "зі", "з") or not possessive(tokens[index + 1]):
        return
    if (first, fold(tokens[index + 2].text)) not in phrases(lang).get(first, ()):
        return
    yield Frame(
        cue=(index, index + 3),
        cue_class="report",
        source=(index + 1, index + 2),
        content=around(tokens, pieces, index, index + 3),
        whole=False,
        rule="by_their_words",
    )


def possessive(token: Token) -> bool:
    """“его”, “її”, “їхніми”: a pronoun of the third person."""
    return fold(token.text).startswith(("его", "ее", "их", "його", "її", "їх"))


def as_verb(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Как сообщила мэр Анна Ли, …”, “…, як стверджують у Кремлі”: the verb's class is kept, for some say it with doubt."""
    if fold(tokens[index].text) not in AS or (index and tokens[index - 1].pos not in ("PUNCT", "CCONJ")):
        return
    verb = next((i for i in range(index + 1, min(index + 1 + AS_TOKENS, len(tokens))) if tokens[i].pos != "ADV"), index)
    if verb == index or not finite_or_participle(tokens[verb]):
        verb = next((i for i in range(index + 1, min(index + 3 + AS_TOKENS, len(tokens))) if finite_or_participle(tokens[i])), index)
    cue_class = verb_class(tokens[verb].lemma, lang)
    if cue_class is None or verb == index or any(tokens[i].text in MARKS for i in range(index, verb)):
        return
    stop = next((i for i in range(verb + 1, len(tokens)) if tokens[i].text in MARKS), len(tokens))
    stop -= stop == len(tokens) and tokens[-1].pos == "PUNCT"
    own = Piece(start=index + 1, stop=stop, rule="as")
    source = source_near(tokens, own, verb, lang, inverted=True) or rest_of(tokens, verb + 1, stop)
    if source is None:
        return
    yield Frame(
        cue=(index, verb + 1),
        cue_class=cue_class if cue_class in ("claim", "confirm") else "report",
        source=source,
        content=around(tokens, pieces, index, stop),
        whole=False,
        rule="as_verb",
    )


def rest_of(tokens: tuple[Token, ...], start: int, stop: int) -> tuple[int, int] | None:
    """Return what follows the verb as its source where no nominative is found."""
    start += start < stop and tokens[start].pos == "ADP"
    return (start, stop) if start < stop and names_somebody(tokens[start:stop]) else None
