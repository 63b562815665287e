"""Russian and Ukrainian attribution over clauses: each rule finds one kind of frame.

The source is the nominative noun phrase nearest the cue (slovnet's subject where there is syntax), the
genitive after “по словам”, or the institution in the locative with a third-person plural (“в Кремле опровергли”).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from svodka.lexicon.data import fold, table, words
from svodka.reading.attribution.slavic_sources import QUOTES, document_in_locative, message_noun, named, source_near
from svodka.reading.clauses.slavic import is_predicate
from svodka.reading.document import Token
from svodka.reading.frames import Frame, Piece

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "X"))
MARKS = frozenset((",", ";", ":", "—", "–", "-", "(", ")"))

NAME_WORDS = 5
"""Words of the longest name before a colon."""
ASIDE_TOKENS = 4
"""A cue between commas with a short subject."""
DASH_WORDS = 7
"""A name with its title behind a dash."""
LONE_CUE = 1
"""“Каже, зброї не дали”: a cue alone before a comma brings what follows."""
INVERTED_TOKENS = 14
"""“…», — verb subject”: the author's words after a quotation are few."""
NO_ASIDE = frozenset(("predict", "commit", "direct", "deny"))

REFERENCES = frozenset((("со", "ссылкой", "на"), ("з", "посиланням", "на")))
"""What a relay refers to is the source; the relay is dropped."""
ABOUT_THIS = frozenset((("об", "этом"), ("про", "це"), ("про", "это"), ("о", "чем"), ("про", "що")))

Rule = Callable[[tuple[Token, ...], tuple[Piece, ...], int, str], Iterator[Frame]]


def frames(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], lang: str) -> tuple[Frame, ...]:
    """Return the frames of a sentence in order; the first rule that fires on a token has it."""
    found: list[Frame] = []
    taken: set[int] = set()
    for index in range(len(tokens)):
        if index in taken:
            continue
        for rule in RULES:
            new = [with_shared_source(f, found, tokens, lang) for f in rule(tokens, pieces, index, lang)]
            if new:
                found.extend(new)
                taken.update(i for f in new for i in range(*f.cue))
                break
    return tuple(found)


def with_shared_source(frame: Frame, found: list[Frame], tokens: tuple[Token, ...], lang: str) -> Frame:
    """“X назвал запись фейком и объяснил, что …”: a second cue without a subject has the first one's."""
    cue = tokens[frame.cue[0]]
    if (
        frame.source is not None
        or not found
        or cue.pos != "VERB"
        or cue.lemma in table(lang, "cues")["frames"]["impersonal"]
    ):
        return frame
    before = found[-1]
    joined = any(t.pos == "CCONJ" for t in tokens[before.cue[1] : frame.cue[0]])
    return replace(frame, source=before.source) if joined and before.source else frame


@cache
def verb_class(lemma: str, lang: str) -> str | None:
    """Return the class of a reporting verb, or None."""
    bare = lemma.removesuffix("сь") + "ся" if lang == "uk" and lemma.endswith("тись") else lemma
    if bare in table(lang, "cues")["frames"]["impersonal"] and bare not in table(lang, "cues")["verbs"]["claim"]:
        return "report"
    for name, lemmas in table(lang, "cues")["verbs"].items():
        if bare in lemmas or lemma in lemmas:
            return str(name)
    return None


def colon_heading(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Петров: сбор закрыт”: a short name before the first colon."""
    del pieces, lang
    if tokens[index].text != ":" or index + 2 > len(tokens):
        return
    before = [i for i in range(index) if tokens[i].pos != "PUNCT"]
    if (
        0 < len(before) <= NAME_WORDS
        and not any(is_predicate(tokens[i]) for i in before)
        and any(named(tokens[i]) for i in before)
    ):
        content = ((index + 1, len(tokens)),)
        yield Frame(
            cue=(index, index + 1),
            cue_class="report",
            source=(before[0], before[-1] + 1),
            content=content,
            whole=False,
            rule="colon_heading",
        )


def according_to(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“По словам X, …”, “за даними Y”, “как сообщает Z”: a fixed phrase before its source."""
    for phrase in phrases_by_first(lang).get(fold(tokens[index].text), ()):
        if (
            index + len(phrase) >= len(tokens)
            or tuple(fold(t.text) for t in tokens[index : index + len(phrase)]) != phrase
        ):
            continue
        start = index + len(phrase)
        start += start < len(tokens) and tokens[start].pos == "ADP"
        stop = start
        while stop < len(tokens) and tokens[stop].text not in MARKS and not is_predicate(tokens[stop]):
            stop += 1
        set_off = index == 0 or tokens[index - 1].pos in ("PUNCT", "CCONJ") or stop == len(tokens) or tokens[stop].pos == "PUNCT"
        if stop == start or not set_off or not names_somebody(tokens[start:stop]):
            return
        while stop > start + 1 and tokens[stop - 1].text in (".", "!", "?", "…"):
            stop -= 1
        if stop < len(tokens) and is_predicate(tokens[stop]) and index == 0:
            stop = end_of_genitive(tokens, start, stop)
        rest = [(a, b) for a, b in ((0, index), (stop, len(tokens))) if b - a > 1]
        content = tuple(covering(rest, pieces))
        yield Frame(
            cue=(index, start),
            cue_class="report",
            source=(start, stop),
            content=content,
            whole=False,
            rule="by_reference" if phrase in REFERENCES else "according_to",
        )
        return


def names_somebody(source: tuple[Token, ...]) -> bool:
    """“По предварительным данным”, “за попередніми даними” name nobody: there must be a noun."""
    return any(t.pos in ("NOUN", "PROPN", "PRON", "X", "NUM") or named(t) for t in source)


def end_of_genitive(tokens: tuple[Token, ...], start: int, stop: int) -> int:
    """Without a comma the source ends before the first nominative that has a predicate to go with."""
    for index in range(start + 1, stop):
        if (
            tokens[index].has("Case=Nom")
            and tokens[index].pos in ("NOUN", "PROPN", "PRON")
            and not named(tokens[index - 1])
        ):
            return index
    return stop


@cache
def phrases(lang: str) -> tuple[tuple[str, ...], ...]:
    """Fixed phrases before a source, longest first."""
    return tuple(
        sorted((tuple(p.split()) for p in table(lang, "cues")["frames"]["source_after"]), key=lambda p: (-len(p), p))
    )


@cache
def phrases_by_first(lang: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return `phrases` by their first word, in the same order."""
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases(lang):
        by_first[phrase[0]] = (*by_first.get(phrase[0], ()), phrase)
    return by_first


def covering(rest: list[tuple[int, int]], pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    """Keep of *rest* the stretches that hold a clause."""
    for start, stop in rest:
        if any(p.start < stop and p.stop > start for p in pieces):
            yield start, stop


def by_their_words(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“По его словам, …”, “за їхніми даними”: the possessive pronoun stands for the source."""
    if (
        index + 2 >= len(tokens)
        or fold(tokens[index].text) not in ("по", "за", "на")
        or not possessive(tokens[index + 1])
    ):
        return
    pair = f"{fold(tokens[index].text)} {fold(tokens[index + 2].text)}"
    if tuple(pair.split()) not in phrases(lang):
        return
    content = tuple(covering([(0, index), (index + 3, len(tokens))], pieces))
    yield Frame(
        cue=(index, index + 3),
        cue_class="report",
        source=(index + 1, index + 2),
        content=content,
        whole=False,
        rule="by_their_words",
    )


def possessive(token: Token) -> bool:
    """“его”, “її”, “їхніми”: a pronoun of the third person."""
    return fold(token.text).startswith(("его", "ее", "их", "его", "його", "її", "їх"))


def aside(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Командиры, говорят они, …”: a cue with its subject between two commas."""
    cue_class = verb_class(tokens[index].lemma, lang)
    if cue_class is None or cue_class in NO_ASIDE or not finite_or_participle(tokens[index]):
        return
    start, stop = index, index + 1
    while start > 0 and tokens[start - 1].text not in MARKS:
        start -= 1
    while stop < len(tokens) and tokens[stop].text not in MARKS:
        stop += 1
    if (
        stop - start > ASIDE_TOKENS
        or start == 0
        or stop == len(tokens)
        or tokens[stop].text != ","
        or tokens[start - 1].text != ","
    ):
        return
    if any(fold(t.text) in words(lang, "clauses", "relative") for t in tokens[start:stop]):
        return
    nominals = [i for i in range(start, stop) if i != index and tokens[i].pos in ("PRON", "NOUN", "PROPN")]
    if nominals and not (
        stop + 1 < len(tokens) and fold(tokens[stop + 1].text) in words(lang, "clauses", "complement")
    ):
        content = tuple(covering([(0, start), (stop, len(tokens))], pieces))
        yield Frame(
            cue=(index, index + 1),
            cue_class=cue_class,
            source=(nominals[0], nominals[-1] + 1),
            content=content,
            whole=False,
            rule="aside",
        )


def verb_before_clause(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“X заявил, что …”, “X: …”, “X написал: «…»”: the content follows the cue's clause."""
    cue_class = verb_class(tokens[index].lemma, lang)
    if cue_class is None or not finite_or_participle(tokens[index]) or doubted(tokens, index, cue_class):
        return
    own = clause_of(pieces, index)
    following = [p for p in pieces if p.start >= own.stop]
    if not following or not introduces(tokens, own, following[0], lang):
        return
    source = source_near(tokens, own, index, lang)
    content = ((following[0].start, len(tokens)),)
    yield Frame(
        cue=(index, index + 1),
        cue_class=cue_class,
        source=source,
        content=content,
        whole=False,
        rule="verb_before_clause",
    )


def doubted(tokens: tuple[Token, ...], index: int, cue_class: str) -> bool:
    """“не ожидал, что …”: a negated expectation or belief says nothing of its clause."""
    return cue_class in ("predict", "opine", "commit") and index > 0 and fold(tokens[index - 1].text) in ("не", "ні")


def introduces(tokens: tuple[Token, ...], own: Piece, following: Piece, lang: str) -> bool:
    """Tell whether the clause after the cue's is what is said: after “что”, a colon, or a quotation mark."""
    between = {t.text for t in tokens[own.stop : following.start]}
    between |= {fold(t.text) for t in tokens[own.stop : following.start]}
    complement = words(lang, "clauses", "complement")
    cue_alone = sum(t.pos != "PUNCT" for t in tokens[own.start : own.stop]) <= LONE_CUE and "," in between
    return bool(between & complement) or ":" in between or cue_alone or fold(tokens[following.start].text) in complement


def verb_after_quote(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“«…», — заявил X”, “…, сообщила разведка”: the content stands before the cue's clause."""
    own = clause_of(pieces, index)
    before = [p for p in pieces if p.stop <= own.start]
    cue_class = verb_class(tokens[index].lemma, lang) or quoting_class(tokens, own, index)
    if cue_class is None or not before or not finite_or_participle(tokens[index]):
        return
    lead = [t for t in tokens[own.start : index] if t.pos not in ("PUNCT", "ADV", "PART")]
    mark = next((t.text for t in reversed(tokens[: own.start]) if t.pos == "PUNCT" and t.text not in QUOTES), "")
    if mark not in (",", "—", "–", "-") or not all(t.pos in NOMINAL for t in lead):
        return
    if cue_class in NO_ASIDE and mark not in ("—", "–", "-"):
        return
    if tokens[index].lemma in table(lang, "cues")["frames"]["impersonal"]:
        source = document_in_locative(tokens, own, lang)
    else:
        source = source_near(tokens, own, index, lang, inverted=True)
        after_verb = source is not None and source[0] > index and not lead
        if source is None or (object_of(tokens, own, index) and not after_verb):
            return
    after = [p for p in pieces if p.start >= own.stop]
    content = [(0, before[-1].stop)] + ([(after[0].start, len(tokens))] if after else [])
    yield Frame(
        cue=(index, index + 1),
        cue_class=cue_class,
        source=source,
        content=tuple(content),
        whole=False,
        rule="verb_after_quote",
    )


def quoting_class(tokens: tuple[Token, ...], own: Piece, index: int) -> str | None:
    """“«…», — пересказал он”: right after a closed quotation and a dash any verb that opens the clause brings a speaker."""
    opens = all(t.pos in ("PUNCT", "ADV", "PART") for t in tokens[own.start : index])
    before = [t.text for t in tokens[max(0, own.start - 4) : own.start]]
    dashed = any(mark in ("—", "–", "-") for mark in before) and any(mark in QUOTES for mark in before)
    return "report" if opens and dashed and own.stop - own.start <= INVERTED_TOKENS else None


def object_of(tokens: tuple[Token, ...], own: Piece, index: int) -> bool:
    """A cue with a preposition phrase or infinitive of some length after it keeps its words."""
    tail = [t for t in tokens[index + 1 : own.stop] if t.pos != "PUNCT"]
    return sum(t.pos == "ADP" or "VerbForm=Inf" in t.feats or t.has("Case=Acc") for t in tail) > 1


def dash_source(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Повістки стануть електронними, — Залужний”: posts set their source behind a dash, without a verb."""
    del lang
    if tokens[index].text not in ("—", "–", "-") or index == 0 or tokens[index - 1].text not in (",", "»", "”", '"', "!", "…"):
        return
    tail = [i for i in range(index + 1, len(tokens)) if tokens[i].pos != "PUNCT"]
    if not tail or len(tail) > DASH_WORDS or any(is_predicate(tokens[i]) for i in tail):
        return
    if any(tokens[i].pos == "PROPN" or tokens[i].entity or tokens[i].text.isupper() for i in tail):
        content = tuple(covering([(0, index)], pieces))
        yield Frame(
            cue=(index, index + 1),
            cue_class="report",
            source=(tail[0], tail[-1] + 1),
            content=content,
            whole=False,
            rule="dash_source",
        )


def about_this(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Об этом сообщил X”, “Про це розповіла Y”: who says what stands in the sentence before; nothing is said here."""
    if verb_class(tokens[index].lemma, lang) is None or not finite_or_participle(tokens[index]):
        return
    own = clause_of(pieces, index)
    folded = [fold(t.text) for t in tokens[own.start : own.stop]]
    pairs = set(itertools.pairwise(folded))
    if not pairs & ABOUT_THIS:
        return
    source = source_near(tokens, own, index, lang, inverted=True)
    yield Frame(cue=(index, index + 1), cue_class="report", source=source, content=(), whole=False, rule="about_this")


def verb_with_object(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“X опроверг сообщения”, “X призвал готовиться”, “в ведомстве связывают это с …”: the frame's words stay in the statement."""
    cue_class = verb_class(tokens[index].lemma, lang)
    if cue_class is None or not finite_or_participle(tokens[index]):
        return
    own = clause_of(pieces, index)
    source = source_near(tokens, own, index, lang)
    takes_object = tokens[index].lemma in words(lang, "cues", "object_cues") or cue_class in ("deny", "direct", "commit", "claim")
    if not takes_object and not (source and tokens[source[0] - 1].pos == "ADP"):
        return
    needs_action = cue_class == "predict" or tokens[index].lemma in words(lang, "cues", "needs_action")
    if (needs_action and not asks_for_action(tokens, own, index)) or (negated(tokens, index) and cue_class != "deny"):
        return
    if source is None and cue_class not in ("deny", "claim") and not (own.start <= there(tokens, lang) < own.stop):
        return
    yield Frame(
        cue=(index, index + 1),
        cue_class=cue_class,
        source=source,
        content=((own.start, own.stop),),
        whole=True,
        rule="verb_with_object",
    )


def there(tokens: tuple[Token, ...], lang: str) -> int:
    """Return where “там” stands for the body that spoke before, or -1."""
    adverbs = table(lang, "voices")["pronouns"]["there"]
    return next((i for i, t in enumerate(tokens) if fold(t.text) in adverbs), -1)


def negated(tokens: tuple[Token, ...], index: int) -> bool:
    """“не сказал”: what somebody did not say is nobody's statement."""
    return index > 0 and fold(tokens[index - 1].text) in ("не", "ні", "ни")


def asks_for_action(tokens: tuple[Token, ...], own: Piece, index: int) -> bool:
    """An infinitive or “к/до” tells a call from a call-up: “призвал делиться” but “призвали в армию”."""
    tail = tokens[own.start : own.stop]
    return any("VerbForm=Inf" in t.feats for t in tail) or any(
        fold(t.text) in ("к", "ко", "до") for t in tokens[index + 1 : own.stop]
    )


def message_of(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“заявление представителя ВСУ о …”, “зведення Генштабу”: a message with its author in the genitive."""
    if not message_noun(tokens[index], lang) or index + 1 >= len(tokens) or tokens[index].has("Case=Acc"):
        return
    own = clause_of(pieces, index)
    start = index + 1
    if tokens[start].lemma in ("от", "від"):
        start += 1
    stop = start
    while stop < own.stop and tokens[stop].pos in NOMINAL and not is_predicate(tokens[stop]):
        stop += 1
    if (
        stop == start
        or tokens[start].has("Case=Nom")
        or not any(t.pos in ("NOUN", "PROPN") for t in tokens[start:stop])
    ):
        return
    if any(is_predicate(t) for t in tokens[own.start : index]):
        return
    yield Frame(
        cue=(index, index + 1),
        cue_class="report",
        source=(start, stop),
        content=((own.start, own.stop),),
        whole=True,
        rule="message_of",
    )


RULES: tuple[Rule, ...] = (
    colon_heading,
    according_to,
    by_their_words,
    aside,
    dash_source,
    about_this,
    verb_before_clause,
    verb_after_quote,
    verb_with_object,
    message_of,
)


def finite_or_participle(token: Token) -> bool:
    """A cue is used as a verb of speech when finite or as an adverbial participle (“заявив, что”)."""
    if token.pos not in ("VERB", "AUX"):
        return False
    return "VerbForm=Fin" in token.feats or "VerbForm=Conv" in token.feats or "Variant=Short" in token.feats


def clause_of(pieces: tuple[Piece, ...], index: int) -> Piece:
    """Return the clause around a token, or the token alone where it lies in none."""
    return next((p for p in pieces if p.start <= index < p.stop), Piece(start=index, stop=index + 1, rule="alone"))
