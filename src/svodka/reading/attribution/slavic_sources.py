"""Who speaks in a Russian or Ukrainian clause: the subject, an institution, a document.

With syntax (Russian) the parser's subject is taken; without (Ukrainian) the nominatives of the clause,
those before the verb first, since what follows a verb is more often its object.
"""

from __future__ import annotations

from svodka.lexicon.data import fold, table, words
from svodka.reading.clauses.slavic import is_predicate
from svodka.reading.document import Token
from svodka.reading.frames import Piece
from svodka.reading.tree import subtree

QUOTES = frozenset('«»“”„"')


def source_near(
    tokens: tuple[Token, ...], own: Piece, index: int, lang: str, *, inverted: bool = False
) -> tuple[int, int] | None:
    """Return the noun phrase that speaks; *inverted*: the subject is expected after its verb (“…”, said X)."""
    if tokens[index].lemma in table(lang, "cues")["frames"]["impersonal"] or "Voice=Pass" in tokens[index].feats:
        return document_in_locative(tokens, own, lang)
    subject = parsed_subject(tokens, index)
    if subject is not None:
        relative = tokens[subject].lemma in words(lang, "clauses", "relative")
        return None if relative else phrase(tokens, subject, own)
    found = nominatives(tokens, own, lang)
    left = [i for i in found if i < index]
    right = [i for i in found if i > index and (inverted or can_follow(tokens[i]))]
    pronouns = [i for i in left + right if tokens[i].pos == "PRON"]
    if pronouns:
        return pronouns[0], pronouns[0] + 1
    if left or right:
        return phrase(tokens, (left or right)[0], own)
    if "Number=Plur" in tokens[index].feats:
        return institution(tokens, own, index)
    return interrupted_subject(tokens, own, lang)


def nominatives(tokens: tuple[Token, ...], own: Piece, lang: str) -> list[int]:
    """Return what may be a subject in the clause: nominatives, and in Ukrainian names, whose case is not known."""
    found = []
    for i in range(own.start, own.stop):
        token = tokens[i]
        if token.lemma in words(lang, "clauses", "relative") or after_preposition(tokens, i, own):
            continue
        nominal = token.pos in ("NOUN", "PROPN", "PRON") and token.has("Case=Nom")
        uncased = lang == "uk" and (fold(token.text) in PRONOUNS or (named(token) and not token.has("Case=Obl")))
        if nominal or uncased:
            found.append(i)
    return found


PRONOUNS = frozenset(("він", "вона", "вони"))


def can_follow(token: Token) -> bool:
    """After its verb an unmarked nominative is a subject only where it is a name, a pronoun or an office."""
    return token.pos in ("PROPN", "PRON") or fold(token.text).startswith(tuple(table("", "offices")["stems"]))


def interrupted_subject(tokens: tuple[Token, ...], own: Piece, lang: str) -> tuple[int, int] | None:
    """“Источник, который боится, рассказал”: the subject stands before a relative clause."""
    relative = [i for i in range(own.start) if tokens[i].text.lower() in words(lang, "clauses", "relative")]
    if not relative or own.start == 0 or tokens[own.start - 1].text != ",":
        return None
    before = Piece(start=0, stop=relative[0], rule="interrupted")
    found = nominatives(tokens, before, lang)
    return phrase(tokens, found[0], before) if found else None


def named(token: Token) -> bool:
    """A proper name or an acronym."""
    return token.pos == "PROPN" or (len(token.text) > 1 and token.text.isupper())


def parsed_subject(tokens: tuple[Token, ...], index: int) -> int | None:
    """Return the parser's subject of a verb, looked up through conjuncts; none where it is no nominative."""
    for _ in range(3):
        subjects = [i for i, t in enumerate(tokens) if t.head == index and t.dep == "nsubj" and not t.has("Case=Gen")]
        if subjects:
            return subjects[0]
        if tokens[index].dep != "conj" or tokens[index].head < 0:
            return None
        index = tokens[index].head
    return None


def document_in_locative(tokens: tuple[Token, ...], own: Piece, lang: str) -> tuple[int, int] | None:
    """“В письме сказано”, “у зведенні йдеться”: the document speaks."""
    for index in range(own.start, own.stop - 1):
        if tokens[index].pos == "ADP" and message_noun(tokens[index + 1], lang):
            return phrase(tokens, index + 1, Piece(start=index + 1, stop=own.stop, rule="locative"))
    return None


def message_noun(token: Token, lang: str) -> bool:
    """A noun such as “заявление” that stands for what somebody said."""
    return token.pos == "NOUN" and token.lemma in table(lang, "cues")["frames"]["message_nouns"]


def after_preposition(tokens: tuple[Token, ...], index: int, own: Piece) -> bool:
    """Tell whether only modifiers part the noun from a preposition before it."""
    at = index - 1
    while at >= own.start and tokens[at].pos in ("ADJ", "DET", "NUM", "PROPN", "NOUN"):
        at -= 1
    return at >= own.start and tokens[at].pos == "ADP"


def phrase(tokens: tuple[Token, ...], head: int, own: Piece) -> tuple[int, int]:
    """Return the run of nominals and quotation marks around *head*, within the clause and, where parsed, its subtree."""
    inside = set(subtree(tokens, head)) if any(t.dep for t in tokens) else set(range(own.start, own.stop))
    start = stop = head
    while start - 1 >= own.start and start - 1 in inside and grows(tokens, start - 1):
        start -= 1
    while stop + 1 < own.stop and grows(tokens, stop + 1) and (stop + 1 in inside or tokens[stop + 1].text in QUOTES):
        stop += 1
    if (
        stop + 2 < len(tokens)
        and tokens[stop + 1].text == ","
        and stop + 2 in inside
        and tokens[stop + 2].pos == "PROPN"
    ):
        stop += 2
        while stop + 1 in inside and tokens[stop + 1].pos == "PROPN":
            stop += 1
    while start < head and tokens[start].text in ("»", "”"):
        start += 1
    return start, stop + 1


def grows(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a neighbour belongs to the noun phrase."""
    token = tokens[index]
    if token.text in QUOTES or (token.text == "-" and 0 < index < len(tokens) - 1):
        return True
    return token.pos in ("NOUN", "PROPN", "ADJ", "DET", "X") and not is_predicate(token)


def institution(tokens: tuple[Token, ...], own: Piece, index: int) -> tuple[int, int] | None:
    """“В Минобороны сообщили”: the locative that opens the clause of a third-person plural."""
    start = own.start
    while start < index and tokens[start].pos != "ADP":
        start += 1
    if start >= index or fold(tokens[start].text) not in ("в", "во", "у", "на"):
        tail = [i for i in range(index + 1, own.stop) if fold(tokens[i].text) in ("в", "во", "у", "на")]
        if not tail:
            return None
        start = tail[0]
    stop = start + 1
    while (
        stop < own.stop
        and stop != index
        and (tokens[stop].pos in ("NOUN", "PROPN", "ADJ", "X") or tokens[stop].text in QUOTES)
    ):
        stop += 1
    inside = tokens[start + 1 : stop]
    return (start + 1, stop) if inside and is_institution(inside) else None


def is_institution(inside: tuple[Token, ...]) -> bool:
    """An office can speak, a place or time cannot: proper names and the nouns of offices."""
    offices = table("", "offices")["stems"]
    return inside[0].pos == "PROPN" or any(fold(t.text).startswith(tuple(offices)) for t in inside)
