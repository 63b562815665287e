"""Names told by what stands beside them: a noun for a private person, initials, the other names of a list.

The doubt protects: half the first and family names of the region stand in no list, and a tagger trained on the
news knows few of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import simplemma

from svodka.lexicon.data import fold
from svodka.lexicon.persons import person_noun
from svodka.reading.document import Token
from svodka.reading.who.agreement import agrees, readings_of
from svodka.reading.who.known import is_first_name
from svodka.reading.who.line import CLOSERS, Line, hits
from svodka.reading.who.named import (
    PATRONYMIC,
    SURNAME_END,
    Name,
    Spans,
    capitalised,
    grow,
    initial_ends,
    is_place,
)
from svodka.reading.who.nobodies import is_word
from svodka.reading.who.placenames import PLACE_END, is_place_adjective, names_region, names_town

SHORTEST = 3
NEAR = 5
"""Tokens before a comma within which the noun stands that a name between commas explains."""
PRIVATE = frozenset(
    {"relative", "captured", "held", "refused", "missing", "mobilized", "activist", "witness", "fighter", "single", "person", "wounded"}
)
"""Kinds of nouns (persons.toml) for private persons."""
JOINERS = frozenset({",", "and", "&", "и", "та", "і", "й", "да"})
TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december"}
)


def after_person_noun(line: Line) -> Spans:
    """The word right behind a private person's noun: "cousin Farrukh", "сусідка Кравчиха", "ветеринар Дубинин"."""
    return [
        (at + 1, grow(line, at + 2, at + 3) if line.lang != "en" else _further(line, at + 2))
        for at in range(len(line.tokens) - 1)
        if _names_private(line, at) and _may_be_name(line, at + 1) and _fits(line, at, at + 1)
    ]


def _further(line: Line, at: int) -> int:
    """Return the end of an English name of which one word stands before *at*."""
    return at + 1 if at < len(line.tokens) and _may_be_name(line, at) else at


def _names_private(line: Line, at: int) -> bool:
    """Tell whether the token at *at* is a noun for one private person, or for those of a list of names."""
    token = line.tokens[at]
    noun = person_noun(token.text, line.lang)
    if noun is None or noun.kind not in PRIVATE or token.pos in ("VERB", "AUX"):
        return False
    listed = at + 2 < len(line.tokens) and line.tokens[at + 2].text in JOINERS
    return noun.singular or (listed and _sounds_like_name(line.tokens[at + 1], line.lang))


def _sounds_like_name(token: Token, lang: str) -> bool:
    """Tell whether a word is a first name or ends like a surname: "рядовые Хубиев, Цой", not "ветерани Майдану та АТО"."""
    return is_first_name(token.text, lang) or SURNAME_END[lang].search(fold(token.text)) is not None


def _fits(line: Line, noun: int, name: int) -> bool:
    """Tell whether a noun can be said of the name: "солдат Азова" has it in another case."""
    if line.lang == "en":
        return True
    return agrees(line.tokens[noun], line.lang, readings_of(line, name, name + 1))


def _may_be_name(line: Line, at: int) -> bool:
    """Tell whether the token at *at* is written like a name and nothing speaks for a place, a thing or a word."""
    token = line.tokens[at]
    if not capitalised(token) or len(token.text) < SHORTEST or fold(token.text) in TIMES:
        return False
    if token.entity in ("LOC", "ORG") and not (SURNAME_END[line.lang].search(fold(token.text)) and not _is_plain_place(token, line.lang)):
        return False
    if is_first_name(token.text, line.lang):
        return True
    if person_noun(token.text, line.lang) is not None or any(hit.start == at for hit in hits(line, "roles", "")):
        return False
    if is_place_adjective(token.text) or names_region(token.text) or _is_plain_place(token, line.lang):
        return False
    if line.lang == "en":
        return token.pos == "PROPN" and not is_word(token.text, "en")
    return token.entity == "PER" or not _opens(line, at) or not _is_known(token, line.lang)


def _is_plain_place(token: Token, lang: str) -> bool:
    """Tell whether a word is a place's name: of surnames and words of no other sort only that of a town."""
    return is_place(token, lang) and (PLACE_END.search(fold(token.text)) is not None or names_town(token.text, lang))


def _opens(line: Line, at: int) -> bool:
    """Tell whether a token stands where any word has a capital."""
    return at == 0 or line.tokens[at - 1].text in CLOSERS | set('«»“”„"')


def _is_known(token: Token, lang: str) -> bool:
    """Tell whether a Cyrillic word is an ordinary one."""
    return is_word(token.text, lang) or simplemma.is_known(fold(token.text), lang=lang)


def between_commas(line: Line) -> Spans:
    """A lone name between commas behind a relative or another private person: "чоловіка Ельзари, Сейдамета, вивезли"."""
    spans = []
    for at in range(1, len(line.tokens) - 2):
        opening, closing = line.tokens[at], line.tokens[at + 2]
        if opening.text != "," or closing.text not in {",", ".", ")"} or not _may_be_name(line, at + 1):
            continue
        before = range(max(0, at - NEAR), at)
        if any(_names_private(line, n) and _fits(line, n, at + 1) and _one_phrase(line, n, at) for n in before):
            spans.append((at + 1, at + 2))
    return spans


def _one_phrase(line: Line, start: int, stop: int) -> bool:
    """Tell whether tokens [start, stop) hold no verb, comma or stop."""
    return not any(token.text in CLOSERS | {","} or token.pos in ("VERB", "AUX") for token in line.tokens[start:stop])


def initials(line: Line) -> Spans:
    """Initials with the surname behind or before them: "M. Ignatov", "П. С. Лапин", "Дёмина О. П."."""
    spans, at = [], 0
    while at < len(line.tokens) - 1:
        stop = at
        while stop < len(line.tokens) - 1 and initial_ends(line, stop):
            stop = initial_ends(line, stop)
        if stop == at:
            at += 1
            continue
        before = at > 0 and not is_first_name(line.tokens[at - 1].text, line.lang) and _may_be_surname(line, at - 1)
        if before and SURNAME_END[line.lang].search(fold(line.tokens[at - 1].text)):
            spans.append((at - 1, stop))
        elif _may_be_surname(line, stop):
            spans.append((at, stop + 1))
        elif before:
            spans.append((at - 1, stop))
        at = max(stop, at + 1)
    return spans


def _may_be_surname(line: Line, at: int) -> bool:
    """Tell whether the token beside initials can be a surname, which may be an ordinary word, too."""
    if at >= len(line.tokens) or not capitalised(line.tokens[at]) or len(line.tokens[at].text) < SHORTEST:
        return False
    token = line.tokens[at]
    return token.entity not in ("LOC", "ORG") and not _is_plain_place(token, line.lang)


def surname_first(line: Line) -> Spans:
    """In lists and protocols, any word before a first name: "Кисіль Остап, Войтків Марта"."""
    if line.lang == "en":
        return []
    spans = []
    for at in range(1, len(line.tokens)):
        first, surname = line.tokens[at], line.tokens[at - 1]
        if not (capitalised(first) and is_first_name(first.text, line.lang) and capitalised(surname)):
            continue
        before = line.tokens[at - 2].text if at > 1 else ""
        stop = at + 1 + (at + 1 < len(line.tokens) and PATRONYMIC.search(fold(line.tokens[at + 1].text)) is not None)
        closed = stop == len(line.tokens) or line.tokens[stop].text in CLOSERS | {","}
        item = before in {",", ":", ";", "—", "–", "-", "•"} or before.rstrip(".").isdigit()
        ordinary = _is_known(surname, line.lang) and not SURNAME_END[line.lang].search(fold(surname.text))
        plain = is_first_name(surname.text, line.lang) or _is_plain_place(surname, line.lang)
        if closed and not plain and (item or (before == "" and not ordinary)) and len(surname.text) >= SHORTEST:
            spans.append((at - 1, stop))
    return spans


def list_mates(line: Line, names: Sequence[Name]) -> Spans:
    """Return the words that stand in one list with the *names* found: "Кудинов, Щербак и Оганесян", "Зоя Клен та Радко Бут"."""
    taken = {at for name in names for at in range(name.start, name.stop)}
    open_ends = [(name.start, name.stop) for name in names]
    found: list[tuple[int, int]] = []
    while open_ends:
        start, stop = open_ends.pop()
        for span in (_mate_before(line, start), _mate_behind(line, stop)):
            if span is not None and not taken & set(range(*span)):
                taken |= set(range(*span))
                found.append(span)
                open_ends.append(span)
    return sorted(found)


def _mate_before(line: Line, start: int) -> tuple[int, int] | None:
    """Return the lone name before the comma or conjunction before *start*."""
    at = start - 2
    if at < 0 or line.tokens[at + 1].text.lower() not in JOINERS or not _may_be_name(line, at):
        return None
    alone = at == 0 or not capitalised(line.tokens[at - 1])
    before = line.tokens[at - 1].text.lower() if at else ""
    return (at, at + 1) if alone and _listed(line, at, at + 1, before) else None


def _mate_behind(line: Line, stop: int) -> tuple[int, int] | None:
    """Return the name of one or two words behind the comma or conjunction at *stop*."""
    at = stop + 1
    if at >= len(line.tokens) or line.tokens[stop].text.lower() not in JOINERS or not _may_be_name(line, at):
        return None
    end = at + 1
    while end < len(line.tokens) and capitalised(line.tokens[end]):
        end += 1
    behind = line.tokens[end].text.lower() if end < len(line.tokens) else ""
    whole = end - at == 1 or (end - at == PAIR and _may_be_name(line, at + 1))
    return (at, end) if whole and _listed(line, at, stop, behind) else None


PAIR = 2


def _listed(line: Line, at: int, joiner: int, beyond: str) -> bool:
    """Tell whether a word is one of a list: by the conjunction, by a further comma, or by being a name of some sort."""
    return _sounds_like_name(line.tokens[at], line.lang) or line.tokens[joiner].text != "," or beyond in JOINERS


def lone_surnames(line: Line) -> Spans:
    """A list of three words and more written like names of which one ends like a surname: "Гаврилюк, Сорока і Джус"."""
    runs: list[list[int]] = []
    for at in range(len(line.tokens)):
        lone = not any(0 <= n < len(line.tokens) and capitalised(line.tokens[n]) for n in (at - 1, at + 1))
        if not lone or not _may_be_name(line, at):
            continue
        if runs and runs[-1][-1] == at - 2 and line.tokens[at - 1].text.lower() in JOINERS:
            runs[-1].append(at)
        else:
            runs.append([at])
    ends = SURNAME_END[line.lang]
    telling = [run for run in runs if len(run) > PAIR and any(ends.search(fold(line.tokens[at].text)) for at in run)]
    return [(at, at + 1) for run in telling for at in run]
