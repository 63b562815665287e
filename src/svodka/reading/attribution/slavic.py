"""Russian and Ukrainian attribution over clauses: each rule finds one kind of frame.

The source is the nominative noun phrase nearest the cue (slovnet's subject where there is syntax), the
genitive after “по словам”, or the institution in the locative with a third-person plural (“в Кремле опровергли”).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

from svodka.lexicon.data import fold, table, words
from svodka.reading.attribution.slavic_cues import finite_or_participle, message_noun, verb_class
from svodka.reading.attribution.slavic_nouns import message_with_clause
from svodka.reading.attribution.slavic_references import according_to, as_verb, by_their_words, phrases
from svodka.reading.attribution.slavic_sources import QUOTES, document_in_locative, named, source_near
from svodka.reading.clauses.slavic import is_predicate
from svodka.reading.document import Token
from svodka.reading.frames import Frame, Piece

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "X"))
MARKS = frozenset((",", ";", ":", "—", "–", "-", "(", ")"))

NAME_WORDS = 5
"""Words of the longest name before a colon."""
TITLED_WORDS = 14
"""Words of a name with its titles before a colon and a quotation mark."""
ASIDE_TOKENS = 4
"""A cue between commas with a short subject."""
DASH_WORDS = 7
"""A name with its title behind a dash."""
LONE_CUE = 1
"""“Каже, зброї не дали”: a cue alone before a comma brings what follows."""
INVERTED_TOKENS = 14
"""“…», — verb subject”: the author's words after a quotation are few."""
NO_ASIDE = frozenset(("predict", "commit", "direct", "deny"))

ABOUT_THIS = frozenset((("об", "этом"), ("про", "це"), ("про", "это"), ("о", "чем"), ("про", "що")))

Rule = Callable[[tuple[Token, ...], tuple[Piece, ...], int, str], Iterator[Frame]]


def frames(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], lang: str) -> tuple[Frame, ...]:
    """Return the frames of a sentence in order; the first rule that fires on a token has it."""
    found: list[Frame] = []
    taken: set[int] = set()
    for index in range(len(tokens)):
        if index in taken or not can_begin(tokens[index], lang):
            continue
        for rule in RULES:
            new = [with_shared_source(f, found, tokens, lang) for f in rule(tokens, pieces, index, lang)]
            new = [f for f in new if f.source is not None or f.rule != "verb_with_object" or stands_alone(f, tokens, pieces, lang)]
            if new:
                found.extend(new)
                taken.update(i for f in new for i in range(*f.cue))
                break
    return tuple(found)


def can_begin(token: Token, lang: str) -> bool:
    """Tell whether any rule can fire on a token: a verb, a mark, a message, or the first word of a phrase."""
    if token.pos in ("VERB", "AUX", "PUNCT"):
        return token.pos != "PUNCT" or token.text in (":", "—", "–", "-")
    word = fold(token.text)
    return (
        (token.pos == "ADJ" and "Variant=Short" in token.feats)
        or word in phrases(lang)
        or word in OPENERS
        or word in table(lang, "cues")["hearsay"]
        or message_noun(token, lang)
    )


OPENERS = frozenset(("как", "як", "по", "за", "на", "со", "зі", "з"))


def stands_alone(frame: Frame, tokens: tuple[Token, ...], pieces: tuple[Piece, ...], lang: str) -> bool:
    """A denial or claim counts without a source, and so does what is said “there”."""
    own = clause_of(pieces, frame.cue[0])
    return frame.cue_class in ("deny", "claim") or own.start <= there(tokens, lang) < own.stop


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


def is_label(words_before: tuple[Token, ...], lang: str) -> bool:
    """Tell whether what stands before a colon is a label such as “Джерело”, “Деталі”."""
    label = " ".join(fold(t.text) for t in words_before)
    return any(label in labels for labels in table(lang, "voices")["labels"].values())


def colon_heading(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Петров: сбор закрыт”: a short name before the first colon."""
    del pieces
    if tokens[index].text != ":" or index + 2 > len(tokens) or is_label(tokens[:index], lang):
        return
    before = [i for i in range(index) if tokens[i].pos != "PUNCT"]
    if (
        0 < len(before) <= (TITLED_WORDS if tokens[index + 1 : index + 2] and tokens[index + 1].text in QUOTES else NAME_WORDS)
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


def covering(rest: list[tuple[int, int]], pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    """Keep of *rest* the stretches that hold a clause."""
    for start, stop in rest:
        if any(p.start < stop and p.stop > start for p in pieces):
            yield start, stop


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
        cue_class=named_class(cue_class, tokens[index], source, lang),
        source=source,
        content=content,
        whole=False,
        rule="verb_before_clause",
    )


def named_class(cue_class: str, cue: Token, source: tuple[int, int] | None, lang: str) -> str:
    """“На сайте сообщается”: what is reported at no distance where it stands in a place that is named; else “it is reported” is hearsay."""
    impersonal = cue.lemma in table(lang, "cues")["frames"]["impersonal"]
    return "report" if impersonal and source is not None and cue.lemma in words(lang, "cues", "plainly_reported") else cue_class


def hearsay(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Людей вигнали, мовляв, там житимуть інші”: the subject of the clause before is made to say what follows, at a distance."""
    if fold(tokens[index].text) not in table(lang, "cues")["hearsay"]:
        return
    before = [p for p in pieces if p.start < index]
    source = source_near(tokens, before[-1], max(before[-1].start, index - 1), lang) if before else None
    following = [p for p in pieces if p.stop > index + 1]
    if source is None or source[1] > index or not following:
        return
    yield Frame(
        cue=(index, index + 1),
        cue_class="claim",
        source=source,
        content=((index + 1, len(tokens)),),
        whole=False,
        rule="hearsay",
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
    if cue_class is None or not before or not finite_or_participle(tokens[index]) or is_content(tokens, own, lang):
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
        cue_class=named_class(cue_class, tokens[index], source, lang),
        source=source,
        content=tuple(content),
        whole=False,
        rule="verb_after_quote",
    )


def is_content(tokens: tuple[Token, ...], own: Piece, lang: str) -> bool:
    """“Нагадаємо, що X заявив про …”: behind “что” a clause is itself said; it lays nothing before it to its subject."""
    return own.start > 0 and fold(tokens[own.start - 1].text) in words(lang, "clauses", "complement")


def quoting_class(tokens: tuple[Token, ...], own: Piece, index: int) -> str | None:
    """“«…», — пересказал он”: right after a closed quotation and a dash any verb that opens the clause brings a speaker."""
    opens = all(t.pos in ("PUNCT", "ADV", "PART") for t in tokens[own.start : index])
    before = [t.text for t in tokens[max(0, own.start - 4) : own.start]]
    spoken = any(mark in QUOTES for mark in before) or tokens[0].text in ("—", "–", "-")
    dashed = any(mark in ("—", "–", "-") for mark in before) and spoken
    return "report" if opens and dashed and own.stop - own.start <= INVERTED_TOKENS else None


def object_of(tokens: tuple[Token, ...], own: Piece, index: int) -> bool:
    """A cue with a preposition phrase or infinitive of some length after it keeps its words."""
    tail = [t for t in tokens[index + 1 : own.stop] if t.pos != "PUNCT"]
    return sum(t.pos == "ADP" or "VerbForm=Inf" in t.feats or t.has("Case=Acc") for t in tail) > 1


def dash_source(tokens: tuple[Token, ...], pieces: tuple[Piece, ...], index: int, lang: str) -> Iterator[Frame]:
    """“Повістки стануть електронними, — Залужний”: posts set their source behind a dash, without a verb."""
    if tokens[index].text not in ("—", "–", "-") or index == 0:
        return
    tail = [i for i in range(index + 1, len(tokens)) if tokens[i].pos != "PUNCT"]
    if not tail or len(tail) > DASH_WORDS or any(is_predicate(tokens[i]) for i in tail):
        return
    if tokens[index - 1].text not in (",", "»", "”", '"', "!", "…") and not is_headline_tail(tokens, index, tail, lang):
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


def is_headline_tail(tokens: tuple[Token, ...], index: int, tail: list[int], lang: str) -> bool:
    """“Мост закрыли до весны — Генштаб”: a headline without a stop ends in a body or a full name, and no apposition."""
    before = [t for t in tokens[:index] if t.pos != "PUNCT"]
    if tokens[-1].pos == "PUNCT" or index + 1 >= len(tokens) or not any(is_predicate(t) for t in before):
        return False
    offices = fold(tokens[tail[0]].text).startswith(tuple(table("", "offices")["stems"]))
    first = tokens[tail[0]]
    known = offices or first.entity == "ORG" or first.text.isupper() or is_latin(first.text)
    body = known and all(tokens[i].pos in ("NOUN", "PROPN", "ADJ", "X") for i in tail)
    person = len(tail) <= FULL_NAME and all(tokens[i].text.istitle() and tokens[i].pos in ("PROPN", "NOUN", "X", "ADJ") for i in tail)
    agents = tuple(table(lang, "voices")["nouns"]["agent"])
    apposed = before[-1].has("Animacy=Anim") or fold(before[-1].text).startswith(agents) or before[-1].pos == "PROPN"
    return body or (person and not apposed and (len(tail) == FULL_NAME or tokens[tail[0]].entity == "PER"))


def is_latin(text: str) -> bool:
    """“Reuters”, “Sky”: the name of an outlet in its own letters."""
    return text.isascii() and text[:1].isupper()


FULL_NAME = 2
"""A first name and a surname."""


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
    if tokens[index].has("VerbForm=Part"):
        return
    own = clause_of(pieces, index)
    source = source_near(tokens, own, index, lang)
    if source and any(t.lemma in words(lang, "clauses", "relative") for t in tokens[source[1] : index]) and source[0] >= own.start:
        return
    takes_object = tokens[index].lemma in words(lang, "cues", "object_cues") or cue_class in ("deny", "direct", "commit", "claim")
    if not takes_object and not (source and tokens[source[0] - 1].pos == "ADP") and not tells_of(tokens, own, index, lang):
        return
    forecast = tokens[index].lemma in words(lang, "cues", "forecasting")
    needs_action = (cue_class == "predict" and not forecast) or tokens[index].lemma in words(lang, "cues", "needs_action")
    if (needs_action and not asks_for_action(tokens, own, index)) or (negated(tokens, index) and cue_class != "deny"):
        return
    if tokens[index].lemma in words(lang, "cues", "needs_message") and not any(message_noun(t, lang) for t in tokens[index:]):
        return
    yield Frame(
        cue=(index, index + 1),
        cue_class=cue_class,
        source=source,
        content=((own.start, own.stop),),
        whole=True,
        rule="verb_with_object",
    )


def tells_of(tokens: tuple[Token, ...], own: Piece, index: int, lang: str) -> bool:
    """“сообщил о прорыве трубы”, “повідомила про підозру”, “прогнозирует рост”: the matter stands in a noun behind the verb."""
    if tokens[index].lemma in words(lang, "cues", "forecasting"):
        return any(t.pos == "NOUN" for t in tokens[index + 1 : own.stop])
    about = next((i for i in range(index + 1, min(index + 1 + ABOUT_WITHIN, own.stop)) if fold(tokens[i].text) in ABOUT), -1)
    matter = [t for t in tokens[about + 1 : own.stop] if t.pos in ("NOUN", "PROPN")] if about >= 0 else []
    pointing = about >= 0 and about + 1 < own.stop and fold(tokens[about + 1].text) in POINTING
    return tokens[index].lemma in words(lang, "cues", "telling_of") and bool(matter) and not pointing


ABOUT = frozenset(("о", "об", "обо", "про"))
POINTING = frozenset(("это", "этом", "це", "том", "те", "то", "себе", "чем", "что", "що"))
ABOUT_WITHIN = 5
"""Words between a verb and what it tells of: to whom, and when."""


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
    if index and tokens[index - 1].pos == "ADP" and tokens[index].lemma in words(lang, "cues", "asked"):
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
    as_verb,
    hearsay,
    aside,
    dash_source,
    about_this,
    verb_before_clause,
    verb_after_quote,
    verb_with_object,
    message_with_clause,
    message_of,
)


def clause_of(pieces: tuple[Piece, ...], index: int) -> Piece:
    """Return the clause around a token, or the token alone where it lies in none."""
    return next((p for p in pieces if p.start <= index < p.stop), Piece(start=index, stop=index + 1, rule="alone"))
