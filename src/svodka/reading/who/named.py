"""Where a report names a person: the tagger's names, first names with a surname, figures, titles with a surname."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from svodka.lexicon.data import fold, table, words
from svodka.lexicon.names import fold_name, inflections, nominative
from svodka.lexicon.places.forms import nominatives
from svodka.lexicon.places.gazetteer import named
from svodka.lexicon.places.keys import key as place_key
from svodka.reading.document import Token
from svodka.reading.who.line import Line, hits

MOST_WORDS = 4
NAME = re.compile(r"[^\W\d_][\w'’ʼ-]*$")
SURNAME_END = {
    "en": re.compile(r"(?:[aeiou]v|[aeiou]va|[iy]n|ina|sky|skyy?i?|ska|ski|enko|chuk|dze|yan|[ou]k|iev|ich)$"),
    "ru": re.compile(r"(?:[оеё]в(?:а|у|ым|ой|е)?|[иы]н(?:а|у|ым|ой)|[сц]к(?:ий|ого|ому|им|ая|ую)|енко|чук(?:а|у|ом)?|дзе|ян(?:а|у|ом)?)$"),
    "uk": re.compile(r"(?:[оеє]в(?:а|у|им|ою|ої|і)?|[иії]н(?:а|у|им)|[сц]ьк(?:ий|ого|ому|им|а|ої)|енк(?:о|а|у|ом)|чук(?:а|у|ом)?|дзе)$"),
}
PATRONYMIC = re.compile(r"(?:[оеє]в[иі]ч|[оеє]вн|[ії]вн|йович|ьович|ична?|ьм[иі]ч)(?:а|у|ем|ом|ой|ою|ы|и|і|е)?$")
PLACE_END = re.compile(r"(?:[sc]koy?e|skaya|ovka|evka|insk|[oe]grad|pol|iv|[сц]кое|[оеі]вк[аиуіе]|град|инск|[сц]ьк[еу])$")
INITIAL = re.compile(r"[A-ZА-ЯЁІЇЄҐ]\.?$")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [start, stop) of a line that name a person; *rule* tells how it was found."""

    line: Line
    start: int
    stop: int
    rule: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The name's tokens."""
        return self.line.tokens[self.start : self.stop]


@cache
def first_name_forms(lang: str) -> dict[str, str]:
    """Return every form of every known first name with its nominative, folded."""
    forms: dict[str, str] = {}
    for gender in "mf":
        for name in sorted(words(lang, "people", f"first_names_{gender}")):
            for form in sorted(inflections(name, lang)) if lang != "en" else [name]:
                forms.setdefault(fold(form), name)
    forms.update({name: name for gender in "mf" for name in words(lang, "people", f"first_names_{gender}")})
    return forms


@cache
def figures() -> frozenset[str]:
    """Return the keys of the public figures' full names."""
    return frozenset(fold_name(name) for name in table("", "figures")["names"])


@cache
def lone_figures() -> frozenset[str]:
    """Return the keys of surnames that mean a public figure when they stand alone."""
    return frozenset(fold_name(name) for name in table("", "figures")["alone"])


def is_figure(name: str, lang: str) -> bool:
    """Tell whether *name* (any case) is a public figure's: in full, or a surname that can be nobody else's."""
    keys = {fold_name(name), fold_name(nominative(name, lang)), fold_name(nominative(name, lang, hint="f"))}
    single = len(name.split()) == 1
    return bool(keys & (lone_figures() if single else figures()))


def has_fame(name: str, lang: str) -> bool:
    """Tell whether *name* is a figure's who holds no office."""
    famous = {fold_name(one) for one in table("", "figures")["private_fame"]}
    return bool(famous & {fold_name(name), fold_name(nominative(name, lang))})


def capitalised(token: Token) -> bool:
    """Tell whether a token is written like a name: Кім, O'Neil, Matviyenko-Petrova."""
    return bool(NAME.match(token.text)) and token.text[0].isupper() and not (token.text.isupper() and len(token.text) > 1)


def is_first_name(token: Token, lang: str) -> bool:
    """Tell whether a token is a form of a known first name."""
    return fold(token.text) in first_name_forms(lang)


def find_names(line: Line) -> list[Name]:
    """Return the names of a line, none overlapping, in order; earlier rules win."""
    taken: set[int] = set()
    found: list[Name] = []
    for rule in RULES:
        for start, stop in rule(line):
            if start >= stop or taken & set(range(start, stop)) or _never(line, start, stop):
                continue
            taken |= set(range(start, stop))
            found.append(Name(line=line, start=start, stop=stop, rule=rule.__name__))
    return sorted(found, key=lambda name: name.start)


def _never(line: Line, start: int, stop: int) -> bool:
    """Tell whether the words name something that taggers take for a person."""
    text = " ".join(fold(token.text) for token in line.tokens[start:stop])
    never = words(line.lang, "people", "never")
    return text in never or (stop - start == 1 and line.tokens[start].lemma in never)


Spans = list[tuple[int, int]]


def first_name_and_surname(line: Line) -> Spans:
    """A known first name and capitalised words after it, or a surname before it."""
    spans, at = [], 0
    while at < len(line.tokens):
        if not (capitalised(line.tokens[at]) and is_first_name(line.tokens[at], line.lang)):
            at += 1
            continue
        stop = _grow(line, at + 1, at + MOST_WORDS)
        start = at
        if at and _surname_before(line, at, stop):
            start = at - 1
        if stop - start > 1:
            spans.append((start, stop))
        at = max(stop, at + 1)
    return spans


def _grow(line: Line, at: int, limit: int) -> int:
    """Return where a run of capitalised words ends."""
    while at < min(limit, len(line.tokens)) and _joins(line, at):
        at += 1
    return at


def _joins(line: Line, at: int) -> bool:
    """Tell whether the token at *at* can go on with a name."""
    token = line.tokens[at]
    initial = INITIAL.match(token.text) is not None and at + 1 < len(line.tokens) and capitalised(line.tokens[at + 1])
    other = token.entity in ("LOC", "ORG") and not SURNAME_END[line.lang].search(fold(token.text))
    return (capitalised(token) or initial) and not other


def _surname_before(line: Line, at: int, stop: int) -> bool:
    """Tell whether a surname stands before the first name, as in lists and protocols."""
    before = line.tokens[at - 1]
    if not capitalised(before) or line.lang == "en":
        return False
    follows_patronymic = stop > at + 1 and PATRONYMIC.search(fold(line.tokens[at + 1].text)) is not None
    ends_like_one = SURNAME_END[line.lang].search(fold(before.text)) is not None
    return follows_patronymic or (stop == at + 1 and ends_like_one)


def is_place(token: Token, lang: str) -> bool:
    """Tell whether a word is a place's name in some case and no first name."""
    forms = (token.text, *nominatives(token.text, lang)) if lang != "en" else (token.text,)
    return not is_first_name(token, lang) and (PLACE_END.search(fold(token.text)) is not None or any(named(place_key(form)) for form in forms))


def _credible(line: Line, start: int, stop: int) -> bool:
    """Tell whether a tagger's person can be one: no place, and a lone word must look like a name or act like a person."""
    tokens = line.tokens[start:stop]
    if any(is_first_name(token, line.lang) for token in tokens) or is_figure(" ".join(t.text for t in tokens), line.lang):
        return True
    if any(is_place(token, line.lang) for token in tokens):
        return False
    looks = SURNAME_END[line.lang].search(fold(tokens[-1].text)) is not None if tokens else False
    return len(tokens) > 1 or looks or tokens[:1] and tokens[0].dep.startswith("nsubj") and line.lang == "ru"


def tagged(line: Line) -> Spans:
    """What the language's tagger calls a person, if it can be one."""
    spans, at = [], 0
    while at < len(line.tokens):
        if line.tokens[at].entity != "PER":
            at += 1
            continue
        stop = at + 1
        while stop < len(line.tokens) and line.tokens[stop].entity == "PER" and not line.tokens[stop].entity_begins:
            stop += 1
        spans.append(_trim(line, at, stop))
        at = stop
    return [span for span in spans if span[0] < span[1] and _credible(line, *span)]


def _trim(line: Line, start: int, stop: int) -> tuple[int, int]:
    """Cut what is no name off both ends: possessives, quotation marks, lower-case words, honorifics."""
    while start < stop and not _name_like(line, start):
        start += 1
    while stop > start and not _name_like(line, stop - 1):
        stop -= 1
    return start, stop


def _name_like(line: Line, at: int) -> bool:
    """Tell whether a token at the end of a tagged name belongs to it."""
    token = line.tokens[at]
    return capitalised(token) and fold(token.text) not in words(line.lang, "people", "honorifics")


def figure_alone(line: Line) -> Spans:
    """A surname that can only be a public figure's."""
    return [(at, at + 1) for at, token in enumerate(line.tokens) if capitalised(token) and is_figure(token.text, line.lang)]


def after_title(line: Line) -> Spans:
    """A capitalised word right after a title or role, with the look of a surname."""
    spans = []
    for hit in hits(line, "roles", ""):
        at = hit.stop
        if at < len(line.tokens) and _joins(line, at) and SURNAME_END[line.lang].search(fold(line.tokens[at].text)):
            spans.append((at, _grow(line, at + 1, at + MOST_WORDS)))
    spans = [span for span in spans if _credible(line, *span)]
    honorifics = words(line.lang, "people", "honorifics")
    for at, token in enumerate(line.tokens[:-1]):
        after = at + 1 + (line.tokens[at + 1].text == ".")
        if fold(token.text).rstrip(".") in honorifics and after < len(line.tokens) and _joins(line, after):
            spans.append((after, _grow(line, after + 1, after + MOST_WORDS)))
    return spans


def patronymic(line: Line) -> Spans:
    """Capitalised words around a patronymic."""
    spans = []
    for at, token in enumerate(line.tokens):
        if line.lang != "en" and capitalised(token) and PATRONYMIC.search(fold(token.text)) and at:
            start = at - 1 if capitalised(line.tokens[at - 1]) else at
            start = start - 1 if start and capitalised(line.tokens[start - 1]) else start
            spans.append((start, _grow(line, at + 1, at + 2)))
    return [span for span in spans if span[1] - span[0] > 1]


def surname_ending(line: Line) -> Spans:
    """In Ukrainian, which has no tagger: a capitalised word inside a sentence with a surname's ending."""
    if line.lang != "uk":
        return []
    end = re.compile(r"(?:енк(?:о|а|у|ом)|чук(?:а|у|ом)?|дзе)$")
    return [(at, at + 1) for at, t in enumerate(line.tokens) if at and capitalised(t) and end.search(fold(t.text))]


def introduced(line: Line) -> Spans:
    """The word after "named", "по имени", "на ім'я", whatever the tagger thinks of it."""
    starts = [hit.stop for hit in hits(line, "people", "naming")]
    return [(at, max(at + 1, _grow(line, at + 1, at + MOST_WORDS))) for at in starts if at < len(line.tokens) and capitalised(line.tokens[at])]


def apposed(line: Line) -> Spans:
    """In English, a lone capitalised word that an age or a private person's role explains: "Tomko, a local driver, …"."""
    if line.lang != "en":
        return []
    private = [hit.start for hit in hits(line, "roles", "") if hit.value in ("witness", "relative", "soldier", "activist")]
    spans = []
    for at, token in enumerate(line.tokens[:-3]):
        comma = capitalised(token) and line.tokens[at + 1].text == "," and (at == 0 or not capitalised(line.tokens[at - 1]))
        if not comma or token.pos != "PROPN" or is_place(token, "en"):
            continue
        after = line.tokens[at + 2]
        if (after.text.isdigit() and line.tokens[at + 3].text == ",") or (after.pos == "DET" and any(at + 2 < p <= at + 5 for p in private)):
            spans.append((at, at + 1))
    return spans


def lone_first_name(line: Line) -> Spans:
    """A first name alone, written like one, where the tagger has not called it a place."""
    return [
        (at, at + 1)
        for at, token in enumerate(line.tokens)
        if capitalised(token) and token.entity not in ("LOC", "ORG") and is_first_name(token, line.lang) and len(token.text) > len("Лев")
    ]


RULES: tuple[Callable[[Line], Spans], ...] = (
    patronymic,
    first_name_and_surname,
    introduced,
    tagged,
    apposed,
    after_title,
    figure_alone,
    surname_ending,
    lone_first_name,
)
"""The rules in the order in which they are asked; a later one never breaks a name found by an earlier one."""
