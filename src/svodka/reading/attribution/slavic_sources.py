"""Who speaks in a Russian or Ukrainian clause: the subject, an institution, a document.

With syntax (Russian) the parser's subject is taken; without (Ukrainian) the nominatives of the clause,
those before the verb first, since what follows a verb is more often its object.
"""

from __future__ import annotations

import re
from functools import cache

from svodka.lexicon.data import fold, table, words
from svodka.reading.attribution.slavic_cues import message_noun
from svodka.reading.clauses.slavic import is_predicate
from svodka.reading.document import Token
from svodka.reading.frames import Piece
from svodka.reading.tree import subtree

QUOTES = frozenset('«»“”„"')


def source_near(
    tokens: tuple[Token, ...], own: Piece, index: int, lang: str, *, inverted: bool = False
) -> tuple[int, int] | None:
    """Return the noun phrase that speaks; *inverted*: the subject is expected after its verb (“…”, said X)."""
    if by_whom := passive_agent(tokens, own, index, lang):
        return by_whom
    if tokens[index].lemma in table(lang, "cues")["frames"]["impersonal"] or "Voice=Pass" in tokens[index].feats:
        return document_in_locative(tokens, own, lang)
    if tokens[index].has("VerbForm=Part"):
        return antecedent_of(tokens, index)
    first_person = tokens[index].pos == "VERB" and FIRST_PERSON.search(fold(tokens[index].text))
    asked = any(fold(t.text) in QUESTIONS for t in tokens[max(own.start, index - QUESTION_TOKENS) : index])
    if tokens[index].has("Person=0") or first_person or asked:
        return None
    subject = parsed_subject(tokens, index)
    if subject is not None and not disagrees(tokens, subject, index) and not beyond_clause(tokens, subject, own, index):
        relative = tokens[subject].lemma in words(lang, "clauses", "relative")
        return antecedent_of(tokens, subject) if relative else phrase(tokens, subject, own)
    return unparsed_source(tokens, own, index, lang, inverted=inverted)


def unparsed_source(
    tokens: tuple[Token, ...], own: Piece, index: int, lang: str, *, inverted: bool
) -> tuple[int, int] | None:
    """Return the noun phrase that speaks where there is no syntax: by case, side and number."""
    found = [i for i in nominatives(tokens, own, lang) if not disagrees(tokens, i, index)]
    left = [i for i in found if i < index]
    right = [i for i in found if i > index and (inverted or can_follow(tokens[i], lang))]
    body = institution(tokens, own, index) if "Number=Plur" in tokens[index].feats and not left else None
    if body is not None and body[0] < index:
        return body
    if "Number=Plur" in tokens[index].feats and not any(somebody(tokens[i], lang) for i in left):
        opening = institution(tokens, own, index)
        if opening is not None and opening[0] == own.start + 1:
            return opening
    pronouns = [i for i in left + right if tokens[i].pos == "PRON"]
    if pronouns:
        return pronouns[0], pronouns[0] + 1
    if left or right:
        return phrase(tokens, (left or right)[0], own)
    if body is not None:
        return body
    return interrupted_subject(tokens, own, lang)


def passive_agent(tokens: tuple[Token, ...], own: Piece, index: int, lang: str) -> tuple[int, int] | None:
    """“Следствием установлено, что …”, “поліцією з'ясовано, що …”: the body that found it out stands in the instrumental."""
    if not fold(tokens[index].text).endswith(("но", "то")) or tokens[index].has("VerbForm=Inf") or index == own.start:
        return None
    before = [i for i in range(own.start, index) if tokens[i].pos in ("NOUN", "PROPN")]
    if not before or any(tokens[i].pos in ("VERB", "ADP") for i in range(own.start, index)):
        return None
    head = before[0]
    instrumental = tokens[head].has("Case=Ins") or (lang == "uk" and fold(tokens[head].text).endswith(INSTRUMENTAL_UK))
    office = fold(tokens[head].text).startswith((*table("", "offices")["stems"], *table(lang, "voices")["nouns"]["agent"]))
    return phrase(tokens, head, Piece(start=own.start, stop=index, rule="agent")) if instrumental and office else None


INSTRUMENTAL_UK = ("ом", "ем", "єм", "ою", "ею", "єю", "ами", "ями")


def disagrees(tokens: tuple[Token, ...], subject: int, index: int) -> bool:
    """“Умер Мошев; родным сообщили”: one person is no subject of a verb in the plural, unless others are joined to him."""
    one = tokens[subject].has("Number=Sing") and tokens[subject].has("Animacy=Anim") and tokens[subject].pos in ("NOUN", "PROPN")
    joined = any(t.head == subject and t.dep in ("conj", "nummod", "nummod:gov", "appos") for t in tokens)
    apart = any(t.pos == "PUNCT" for t in tokens[subject + 1 : index])
    return one and not joined and apart and tokens[index].has("Number=Plur") and tokens[index].has("VerbForm=Fin")


def somebody(token: Token, lang: str) -> bool:
    """Tell whether a nominative names somebody who can be the subject of a verb in the plural."""
    agents = tuple(table(lang, "voices")["nouns"]["agent"])
    return token.pos in ("PROPN", "PRON", "NUM", "ADJ") or token.has("Animacy=Anim") or fold(token.text).startswith(agents)


def antecedent_of(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """“министр Хек, заявивший …”, “боец, который рассказал …”: the phrase before the comma that opens the clause."""
    comma = next((i for i in range(index - 1, 0, -1) if tokens[i].text == ","), 0)
    head = comma - 1
    while head > 0 and not (tokens[head].pos in ("NOUN", "PROPN") and not tokens[head].has("Case=Gen")):
        head -= 1
    if comma == 0 or tokens[head].pos not in ("NOUN", "PROPN") or comma - head > COUNTED_TOKENS:
        return None
    return phrase(tokens, head, Piece(start=0, stop=comma, rule="antecedent"))


def beyond_clause(tokens: tuple[Token, ...], subject: int, own: Piece, index: int) -> bool:
    """“Погиб X, сообщила администрация”: the parser's subject stands in the clause before, the true one after the verb."""
    after = any(tokens[i].pos in ("NOUN", "PROPN", "PRON") and tokens[i].has("Case=Nom") for i in range(index + 1, own.stop))
    return subject < own.start and after and any(is_predicate(t) for t in tokens[: own.start])


def nominatives(tokens: tuple[Token, ...], own: Piece, lang: str) -> list[int]:
    """Return what may be a subject in the clause: nominatives, and in Ukrainian names, whose case is not known."""
    found = []
    for i in range(own.start, own.stop):
        token = tokens[i]
        relative = token.lemma in words(lang, "clauses", "relative") or fold(token.text) in QUESTIONS
        if relative or after_preposition(tokens, i, own) or is_month(token, lang) or names_oblique(tokens, i):
            continue
        counted = token.pos == "NUM" and token.lemma in ("один", "одна")
        nominal = (token.pos in ("NOUN", "PROPN", "PRON") or counted) and token.has("Case=Nom")
        nominal = nominal or stands_for_noun(tokens, i, lang)
        uncased = lang == "uk" and (fold(token.text) in PRONOUNS or (named(token) and not token.has("Case=Obl")))
        if nominal or uncased:
            found.append(i)
    return found


def names_oblique(tokens: tuple[Token, ...], index: int) -> bool:
    """“Изданию «Берег» пояснили”: a name in quotation marks behind a noun in another case only names that noun."""
    while index > 0 and tokens[index - 1].pos in ("ADJ", "PROPN", "NOUN", "X") and tokens[index].text not in QUOTES:
        index -= 1
    if index and fold(tokens[index - 1].text) in ADDRESSEES:
        return True
    if index < 2 or tokens[index - 1].text not in ("«", "“", "„", '"'):  # noqa: PLR2004 (a noun and a mark)
        return False
    before = tokens[index - 2]
    oblique = before.has("Case=Obl") or any(case in before.feats for case in OBLIQUE)
    return before.pos == "NOUN" and oblique


def stands_for_noun(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """“Полонений розповів”, “мобилизованный сказал”: an adjective for somebody, with no noun after it."""
    token = tokens[index]
    follows = index + 1 < len(tokens) and tokens[index + 1].pos in ("NOUN", "ADJ", "PROPN")
    oblique = any(case in token.feats for case in (*OBLIQUE, "Case=Obl", "Case=Acc"))
    agent = fold(token.text).startswith(tuple(table(lang, "voices")["nouns"]["agent"]))
    return token.pos in ("ADJ", "PROPN") and agent and not follows and not oblique


FIRST_PERSON = re.compile(r"(?:[єїеиіюаяу]мо|[еиюуаяё]ем|[аяеиу]ю|ую|им)(?:с[яь])?$")
"""“Требуем”, “вимагаємо”: the author speaks, whatever nominative stands near."""
PRONOUNS = frozenset(("він", "вона", "вони"))


def can_follow(token: Token, lang: str) -> bool:
    """After its verb an unmarked nominative is a subject only where it is a name, a pronoun, an office or somebody."""
    stems = (*table("", "offices")["stems"], *table(lang, "voices")["nouns"]["agent"])
    return token.pos in ("PROPN", "PRON") or fold(token.text).startswith(stems)


@cache
def months(lang: str) -> frozenset[str]:
    """The names of the months, in every form."""
    return frozenset(fold(form) for forms in table(lang, "time")["month"].values() for form in forms)


def is_month(token: Token, lang: str) -> bool:
    """A date before a subject is no part of it (“22 ноября разведка сообщила”)."""
    return token.pos == "NUM" or fold(token.text) in months(lang)


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
        subjects = [i for i, t in enumerate(tokens) if t.head == index and t.dep == "nsubj" and can_be_subject(tokens, i)]
        if subjects:
            return subjects[0]
        if tokens[index].dep != "conj" or tokens[index].head < 0:
            return None
        index = tokens[index].head
    return None


def can_be_subject(tokens: tuple[Token, ...], index: int) -> bool:
    """No oblique case, on the word or on an adjective before it (“«Степному вестнику» рассказал …”), and no question word."""
    beside = [t for t in tokens[max(0, index - 1) : index] if t.pos in ("ADJ", "DET")] + [tokens[index]]
    object_pronoun = tokens[index].pos == "PRON" and not tokens[index].has("Case=Nom")
    oblique = object_pronoun or any(case in t.feats for t in beside for case in OBLIQUE)
    return not oblique and fold(tokens[index].text) not in QUESTIONS and not names_oblique(tokens, index)


OBLIQUE = ("Case=Gen", "Case=Dat", "Case=Ins", "Case=Loc")
QUESTIONS = frozenset(("кто", "что", "хто", "що", "никто", "ніхто", "кто-то", "хтось", "там"))
QUESTION_TOKENS = 3
"""“… кто её распространил”: a question word this near before a verb is its subject."""


def document_in_locative(tokens: tuple[Token, ...], own: Piece, lang: str) -> tuple[int, int] | None:
    """“В письме сказано”, “у зведенні йдеться”, “на сайте суда говорится”: the document speaks, or the page that holds it."""
    for index in range(own.start, own.stop - 1):
        held = fold(tokens[index].text) in IN and holds_words(tokens, index + 1, lang)
        if tokens[index].pos == "ADP" and (message_noun(tokens[index + 1], lang) or held):
            return phrase(tokens, index + 1, Piece(start=index + 1, stop=own.stop, rule="locative"))
    return None


def holds_words(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """Tell whether a noun behind at most two adjectives is what words stand in: a site, a page, a ruling."""
    head = next((t for t in tokens[index : index + 3] if t.pos not in ("ADJ", "DET")), tokens[index])
    return head.pos in ("NOUN", "PROPN") and head.lemma in words(lang, "cues", "holding_words")


def after_preposition(tokens: tuple[Token, ...], index: int, own: Piece) -> bool:
    """Tell whether only modifiers part the noun from a preposition before it; of a name its noun, too (“у місті Черкаси”)."""
    modifiers = ("ADJ", "DET", "NUM", "PROPN", "NOUN") if tokens[index].pos == "PROPN" else ("ADJ", "DET", "NUM")
    at = index - 1
    while at >= own.start and tokens[at].pos in modifiers and not tokens[at].has("Case=Nom"):
        at -= 1
    return at >= own.start and tokens[at].pos == "ADP"


def phrase(tokens: tuple[Token, ...], head: int, own: Piece) -> tuple[int, int]:
    """Return the run of nominals and quotation marks around *head*, within the clause and, where parsed, its subtree."""
    inside = set(subtree(tokens, head)) if any(t.dep for t in tokens) else set(range(own.start, own.stop))
    start = stop = head
    while start - 1 >= own.start and start - 1 in inside and grows(tokens, start - 1) and not dated(tokens, start - 1):
        if tokens[start - 1].pos == "NOUN" and (tokens[start - 1].has("Case=Obl") or tokens[max(0, start - 2)].pos == "ADP"):
            break
        start -= 1
    while (
        stop + 1 < own.stop
        and grows(tokens, stop + 1)
        and not dated(tokens, stop + 1)
        and (stop + 1 in inside or tokens[stop + 1].text in QUOTES or (tokens[stop].pos == "NOUN" and tokens[stop + 1].has("Case=Gen")))
    ):
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
    if tokens[head].pos == "NUM":
        while stop + 1 < own.stop and tokens[stop + 1].pos in ("ADP", "PRON", "NOUN", "ADJ", "DET") and stop - head < COUNTED_TOKENS:
            stop += 1
    if tokens[start].text == "«" and head > start:
        closing = next((i for i in range(start, head) if tokens[i].text == "»"), start - 1)
        start = closing + 1
    return start, stop + 1


def dated(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a neighbour is the name of a month."""
    return fold(tokens[index].text) in months("ru") | months("uk")


def grows(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a neighbour belongs to the noun phrase."""
    token = tokens[index]
    if token.text in QUOTES or (token.text == "-" and 0 < index < len(tokens) - 1):
        return True
    return token.pos in ("NOUN", "PROPN", "ADJ", "DET", "X") and not is_predicate(token)


def institution(tokens: tuple[Token, ...], own: Piece, index: int) -> tuple[int, int] | None:
    """“В Минобороны сообщили”, “…, сообщили в пресс-службе”: the locative that opens the clause of a third-person plural or follows it."""
    before = [i for i in range(own.start, index) if fold(tokens[i].text) in IN]
    opening = [i for i in before if all(tokens[k].pos in ("ADV", "PART", "CCONJ", "PUNCT", "PRON") for k in range(own.start, i))]
    after = [i for i in range(index + 1, own.stop) if fold(tokens[i].text) in IN]
    if opening and not any(is_predicate(t) or t.text == "," for t in tokens[opening[0] : index]):
        start = opening[0]
    elif after:
        start = after[0]
    else:
        return None
    stop = start + 1
    while (
        stop < own.stop
        and stop != index
        and (tokens[stop].pos in ("NOUN", "PROPN", "ADJ", "X") or tokens[stop].text in QUOTES)
        and not (stop > start + 1 and (is_addressee(tokens[stop]) or (is_object(tokens[stop]) and tokens[stop - 1].text not in QUOTES)))
    ):
        stop += 1
    inside = tokens[start + 1 : stop]
    if inside and inside[0].has("Case=Acc"):  # “на службу” is where to, not where
        return None
    beside = start == index + 1 and own.start == index
    return (start + 1, stop) if inside and (beside or is_institution(inside)) else None


def is_addressee(token: Token) -> bool:
    """“В мэрии изданию «Берег» пояснили”: to whom an office speaks is no part of it."""
    return fold(token.text) in ADDRESSEES or (token.has("Case=Dat") and token.pos == "NOUN")


def is_object(token: Token) -> bool:
    """“У штабі повідомлення назвали фейком”: a message behind the office is what it speaks of, and no part of it."""
    return token.has("Case=Nom") and any(message_noun(token, lang) for lang in ("ru", "uk"))


ADDRESSEES = frozenset((
    "изданию", "агентству", "газете", "журналисту", "журналистам", "корреспонденту", "корреспондентам",
    "телеканалу", "каналу", "порталу", "сайту", "радио", "виданню", "агенції", "журналістам", "журналісту",
    "кореспонденту", "кореспондентам", "газеті", "радіо",
))
COUNTED_TOKENS = 4
"""“один из них”, “одна из местных жительниц”."""
IN = ("в", "во", "у", "на")


def is_institution(inside: tuple[Token, ...]) -> bool:
    """An office can speak, a place or time cannot: proper names and the nouns of offices."""
    offices = table("", "offices")["stems"]
    return inside[0].pos == "PROPN" or any(fold(t.text).startswith(tuple(offices)) for t in inside)
