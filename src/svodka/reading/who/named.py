"""Where a report names a person: the tagger's names, first names with a surname, figures, titles with a surname."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from svodka.lexicon.data import CACHE_WORDS, fold, words
from svodka.lexicon.declension import readings
from svodka.lexicon.persons import person_noun
from svodka.reading.document import Token
from svodka.reading.who.known import first_name_forms, is_figure, is_first_name, is_home
from svodka.reading.who.line import Line, hits
from svodka.reading.who.nobodies import is_word
from svodka.reading.who.placenames import is_place_adjective, names_place, names_region, names_town

MOST_WORDS = 4
SHORTEST_LONE_NAME = 4
NAME = re.compile(r"[^\W\d_][\w'’ʼ-]*$")
SURNAME_END = {
    "en": re.compile(r"(?:[aeiou]v|[aeiou]va|[iy]n|ina|sky|skyy?i?|ska|ski|enko|chuk|dze|yan|[ou]k|iev|ich)$"),
    "ru": re.compile(
        r"(?:[оеё]в(?:а|у|ой|е|ы|ы[хм]и?)?|[иы]н(?:а|у|ой|е|ы|ы[хм]и?)?|[сц]к(?:ий|ого|ому|ая|ую|ие|и[хм]и?)|енко|чук(?:а|у|ом)?|дзе|швили|ян(?:а|у|ом)?)$"
    ),
    "uk": re.compile(
        r"(?:[оеє]в(?:а|у|им|ою|ої|і)?|[иії]н(?:а|у|им|ою|ої|і)?|[сц]ьк(?:ий|ого|ому|им|а|ої)|енк(?:о|а|у|ом)|[чщ]ук(?:а|у|ом)?|[нрлтдз]юк(?:а|у|ом)?|дзе|швілі)$"
    ),
}
PATRONYMIC = re.compile(r"(?:[оеє]в[иі]ч|[оеє]вн|[ії]вн|йович|ьович|ична?|ьм[иі]ч)(?:а|у|ем|ом|ой|ою|ы|и|і|е)?$")
UKRAINIAN_END = re.compile(r"(?:енк(?:о|а|у|ом)|(?:ч|щ)ук(?:а|у|ом)?|[нрлтдз]юк(?:а|у|ом)?|дзе)$")
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


def capitalised(token: Token) -> bool:
    """Tell whether a token is written like a name: Кім, O'Neil, Matviyenko-Petrova."""
    return written_like_name(token.text)


@lru_cache(maxsize=CACHE_WORDS)
def written_like_name(text: str) -> bool:
    """Tell whether *text* begins with a capital, is a word, and is not all in capitals."""
    return bool(NAME.match(text)) and text[0].isupper() and not (text.isupper() and len(text) > 1)


Spans = list[tuple[int, int]]


def first_name_and_surname(line: Line) -> Spans:
    """A known first name and capitalised words after it, or a surname before it."""
    spans, at = [], 0
    while at < len(line.tokens):
        if not (capitalised(line.tokens[at]) and is_first_name(line.tokens[at].text, line.lang)):
            at += 1
            continue
        stop = grow(line, at + 1, at + MOST_WORDS)
        start = at
        if at and _surname_before(line, at, stop):
            start = at - 1
        if stop - start > 1:
            spans.append((start, stop))
        at = max(stop, at + 1)
    return spans


def grow(line: Line, at: int, limit: int) -> int:
    """Return where a run of capitalised words ends."""
    first = at
    while at < min(limit, len(line.tokens)):
        particle = at + 1 < len(line.tokens) and line.tokens[at].text in PARTICLES
        behind = at > first and line.tokens[at - 1].text in PARTICLES and capitalised(line.tokens[at])
        if not (behind or _joins(line, at) or (particle and _joins_or_particle(line, at + 1))):
            break
        if line.lang == "en" and not (particle or behind) and _no_surname(line, at, further=at > first):
            break
        at += 1
    return at


PARTICLES = frozenset({"von", "van", "der", "den", "de", "del", "bin", "al", "фон", "дер", "ван", "де"})


def _joins_or_particle(line: Line, at: int) -> bool:
    """Tell whether a name goes on at *at* behind a particle such as "von"."""
    return line.tokens[at].text in PARTICLES or capitalised(line.tokens[at])


def _no_surname(line: Line, at: int, *, further: bool) -> bool:
    """Tell whether an English word cannot go on with a name: behind the verb "Will", or any word after a surname."""
    token, before = line.tokens[at], line.tokens[at - 1]
    if further:
        return is_word(token.text, "en")
    return before.pos not in ("PROPN", "NOUN", "X", "ADJ") and is_word(before.text, "en")


def _joins(line: Line, at: int) -> bool:
    """Tell whether the token at *at* can go on with a name."""
    token = line.tokens[at]
    initial = INITIAL.match(token.text) is not None and at + 1 < len(line.tokens) and capitalised(line.tokens[at + 1])
    unknown = token.entity == "LOC" and line.lang == "en" and not is_place(token, "en")
    other = token.entity in ("LOC", "ORG") and not unknown and not SURNAME_END[line.lang].search(fold(token.text))
    before = line.tokens[at - 1] if at else token
    one_name = before.entity == token.entity == "ORG" and is_home(before.text, line.lang)
    return (capitalised(token) or initial) and not (other and not (one_name and is_first_name(before.text, line.lang)))


def _surname_before(line: Line, at: int, stop: int) -> bool:
    """Tell whether a surname stands before the first name, as in lists and protocols."""
    before = line.tokens[at - 1]
    if not capitalised(before) or line.lang == "en":
        return False
    if not readings(f"{before.text} {line.tokens[at].text}", line.lang):
        return False
    follows_patronymic = stop > at + 1 and PATRONYMIC.search(fold(line.tokens[at + 1].text)) is not None
    ends_like_one = SURNAME_END[line.lang].search(fold(before.text)) is not None
    return follows_patronymic or (stop == at + 1 and ends_like_one)


def is_place(token: Token, lang: str) -> bool:
    """Tell whether a word is a place's name and no first name."""
    return not is_first_name(token.text, lang) and names_place(token.text, lang)


def _credible(line: Line, start: int, stop: int) -> bool:
    """Tell whether a tagger's person can be one: no place, and a lone word must look like a name or act like a person."""
    tokens = line.tokens[start:stop]
    if any(is_first_name(token.text, line.lang) for token in tokens) or is_figure(
        " ".join(t.text for t in tokens), line.lang
    ):
        return True
    if any(is_place(token, line.lang) and not _is_family(token, line.lang) for token in tokens) or _before_noun(line, stop):
        return False
    looks = SURNAME_END[line.lang].search(fold(tokens[-1].text)) is not None if tokens else False
    acts = line.lang == "ru" and any(token.dep.startswith("nsubj") for token in tokens)
    if len(tokens) == 1 and is_word(tokens[0].text, line.lang):
        return False
    return len(tokens) > 1 or looks or acts


def _is_family(token: Token, lang: str) -> bool:
    """Tell whether what a tagger calls a person has a family's name that only small places share: Дубинин, Skopin."""
    return token.entity == "PER" and SURNAME_END[lang].search(fold(token.text)) is not None and not names_town(token.text, lang)


def _before_noun(line: Line, stop: int) -> bool:
    """Tell whether the last word is an adjective with its noun after it ("Ореховская битва")."""
    follows = line.tokens[stop] if stop < len(line.tokens) else None
    return line.tokens[stop - 1].pos == "ADJ" and follows is not None and follows.pos == "NOUN"


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
    whole = [(span, _untitled(line, *span)) for span in spans if span[0] < span[1]]
    return [bare for span, bare in whole if _credible(line, *span) or (bare != span and _credible(line, *bare))]


def _untitled(line: Line, start: int, stop: int) -> tuple[int, int]:
    """Cut titles off the front: "King Charles", "Generals Zaluzhnyi"."""
    titles = {at for hit in hits(line, "roles", "") for at in range(hit.start, hit.stop)}
    while stop - start > 1 and (start in titles or (line.lang != "en" and person_noun(line.tokens[start].text, line.lang))):
        start += 1
    return start, stop


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
    preposition = len(token.text) == 1 and (at + 1 == len(line.tokens) or not line.tokens[at + 1].text.startswith("."))
    return capitalised(token) and not preposition and fold(token.text) not in words(line.lang, "people", "honorifics")


def unlisted_first_name(line: Line) -> Spans:
    """In Russian and Ukrainian, two capitalised words inside a sentence of which the second ends like a surname.

    First names of the many peoples of the region stand in no list ("Леніє Умерову"), and Ukrainian has no
    tagger: without this rule a detained woman would be published by name.
    """
    spans = []
    for at in range(len(line.tokens) - 1):
        first, second = line.tokens[at], line.tokens[at + 1]
        adjacent = first.stop + 1 == second.start and capitalised(first) and capitalised(second)
        if line.lang == "en" and not (adjacent and _looks_home(line, at)):
            continue
        if at == 0 and (is_word(first.text, line.lang) or simplemma.is_known(fold(first.text), lang=line.lang)):
            continue
        if not adjacent or not SURNAME_END[line.lang].search(fold(second.text)) or first.pos in ("ADP", "CCONJ", "SCONJ"):
            continue
        tagged_otherwise = {first.entity, second.entity} & {"LOC", "ORG"}
        adjective = is_place_adjective(first.text) or is_place_adjective(second.text)
        place = names_region(first.text) or names_place(second.text, line.lang)
        if not tagged_otherwise and not adjective and not place:
            spans.append((at, at + 2))
    return spans


def _looks_home(line: Line, at: int) -> bool:
    """Tell whether two English words can be a person's first name and a surname of the region, and nothing longer."""
    first, second = line.tokens[at], line.tokens[at + 1]
    further = at + 2 < len(line.tokens) and capitalised(line.tokens[at + 2])
    title = any(hit.stop == at for hit in hits(line, "roles", ""))
    before = at > 0 and capitalised(line.tokens[at - 1]) and line.tokens[at - 1].pos == "PROPN" and not title
    words_of_it = is_word(first.text, "en") or is_word(second.text, "en")
    return first.pos == second.pos == "PROPN" and not (further or before or words_of_it)


def figure_alone(line: Line) -> Spans:
    """A surname that can only be a public figure's."""
    return [
        (at, at + 1) for at, token in enumerate(line.tokens) if capitalised(token) and is_figure(token.text, line.lang)
    ]


def after_title(line: Line) -> Spans:
    """A capitalised word right after a title or role, with the look of a surname."""
    spans = []
    for hit in hits(line, "roles", ""):
        at = hit.stop
        if at < len(line.tokens) and _joins(line, at) and SURNAME_END[line.lang].search(fold(line.tokens[at].text)):
            spans.append((at, grow(line, at + 1, at + MOST_WORDS)))
        elif line.lang == "uk" and at + 1 < len(line.tokens) and _two_names(line, at):
            spans.append((at, at + 2))
    spans = [span for span in spans if _credible(line, *span) and not _adjective(line, *span)]
    honorifics = words(line.lang, "people", "honorifics")
    for at, token in enumerate(line.tokens[:-1]):
        after = at + 1 + (line.tokens[at + 1].text == ".")
        if fold(token.text).rstrip(".") in honorifics and after < len(line.tokens) and _joins(line, after):
            spans.append((after, grow(line, after + 1, after + MOST_WORDS)))
    return [span for span in spans if not is_place(line.tokens[span[0]], line.lang) or _like_surname(line, span[0])]


def _like_surname(line: Line, at: int) -> bool:
    """Tell whether a word ends like a surname, whatever town has the same name: Орлов."""
    return SURNAME_END[line.lang].search(fold(line.tokens[at].text)) is not None


def _two_names(line: Line, at: int) -> bool:
    """Tell whether two capitalised words behind a title are a foreign name: "прем'єрка Санна Кукконен"."""
    first, second = line.tokens[at], line.tokens[at + 1]
    name = _joins(line, at) and _joins(line, at + 1) and first.pos != "ADJ" and not first.lemma.endswith(("ий", "ій"))
    known = simplemma.is_known(fold(first.text), lang="uk") or simplemma.is_known(fold(second.text), lang="uk")
    return name and not known and not is_place(first, "uk") and not is_place(second, "uk")


def _adjective(line: Line, start: int, stop: int) -> bool:
    """Tell whether a lone word is a place's adjective with its noun after it: "голова Київської ОВА"."""
    if stop != start + 1 or stop >= len(line.tokens) or not line.tokens[stop].text[:1].isalpha():
        return False
    word, after = fold(line.tokens[start].text), line.tokens[stop].text
    agreeing = line.lang != "en" and after.islower() and word.endswith(ADJECTIVE_ENDS) and after.endswith(word[-2:])
    return agreeing or is_place_adjective(line.tokens[start].text)


ADJECTIVE_ENDS = ("ої", "ого", "ому", "ій", "ою", "ой", "ую", "ая")
"""Ends that an adjective and the next adjective share: "голова Липівської районної ради"."""


def patronymic(line: Line) -> Spans:
    """Capitalised words around a patronymic."""
    spans = []
    for at, token in enumerate(line.tokens):
        if line.lang != "en" and capitalised(token) and PATRONYMIC.search(fold(token.text)) and at:
            start = at - 1 if capitalised(line.tokens[at - 1]) else at
            start = start - 1 if start and capitalised(line.tokens[start - 1]) else start
            spans.append((start, grow(line, at + 1, at + 2)))
    return [span for span in spans if span[1] - span[0] > 1]


def surname_ending(line: Line) -> Spans:
    """In Ukrainian, which has no tagger: a capitalised word with an ending that only surnames have."""
    if line.lang != "uk":
        return []
    return [
        (at, at + 1)
        for at, token in enumerate(line.tokens)
        if capitalised(token) and UKRAINIAN_END.search(fold(token.text)) and not is_place(token, "uk")
    ]


def masked(line: Line) -> Spans:
    """A name cut to an initial: "Ivan K.", or at the start of a sentence "S., 34," with an age."""
    spans = []
    for at in range(len(line.tokens) - 1):
        stop = initial_ends(line, at)
        follows = line.tokens[stop].text if stop < len(line.tokens) else ""
        if not stop or (follows[:1].isupper() and NAME.match(follows)):
            continue
        named = at > 0 and capitalised(line.tokens[at - 1]) and is_first_name(line.tokens[at - 1].text, line.lang)
        aged = follows == "," and line.tokens[min(stop + 1, len(line.tokens) - 1)].text.isdigit()
        if named or aged:
            spans.append((at - named, stop))
    return spans


def initial_ends(line: Line, at: int) -> int:
    """Return where an initial with its full stop ends, 0 where none stands at *at*."""
    token = line.tokens[at]
    if re.fullmatch(r"[A-ZА-ЯЁІЇЄҐ]\.", token.text):
        return at + 1
    dotted = INITIAL.match(token.text) is not None and line.tokens[at + 1].text == "." and line.tokens[at + 1].start == token.stop
    return at + 2 if dotted else 0


def call_sign(line: Line) -> Spans:
    """The word or two in quotation marks, or the capitalised word, behind "call sign", "с позывным"."""
    spans = []
    for hit in hits(line, "people", "call_signs"):
        at = hit.stop
        while at < len(line.tokens) and line.tokens[at].text in QUOTES:
            at += 1
        stop = at
        while stop < min(at + 2, len(line.tokens)) and capitalised(line.tokens[stop]):
            stop += 1
        spans.append((at, stop))
    return [span for span in spans if span[0] < span[1]]


QUOTES = frozenset("«»“”„\"'‘’")


def introduced(line: Line) -> Spans:
    """The word after "named", "по имени", "на ім'я", whatever the tagger thinks of it, unless it is a place."""
    starts = [hit.stop for hit in hits(line, "people", "naming") if hit.stop < len(line.tokens)]
    people = [at for at in starts if capitalised(line.tokens[at]) and not is_place(line.tokens[at], line.lang)]
    return [(at, max(at + 1, grow(line, at + 1, at + MOST_WORDS))) for at in people]


def apposed(line: Line) -> Spans:
    """In English, a lone capitalised word that an age or a private person's role explains: "Tomko, a local driver, …"."""
    if line.lang != "en":
        return []
    private = [
        hit.start for hit in hits(line, "roles", "") if hit.value in ("witness", "relative", "soldier", "activist")
    ]
    spans = []
    for at, token in enumerate(line.tokens[:-3]):
        comma = (
            capitalised(token) and line.tokens[at + 1].text == "," and (at == 0 or not capitalised(line.tokens[at - 1]))
        )
        after = line.tokens[at + 2]
        kin = fold(after.text) in POSSESSIVES and not is_word(token.text, "en")
        if not comma or not (kin or token.pos == "PROPN") or is_place(token, "en"):
            continue
        explains = after.pos == "DET" or fold(after.text) in POSSESSIVES
        if (after.text.isdigit() and line.tokens[at + 3].text == ",") or (
            explains and any(at + 2 < p <= at + 5 for p in private)
        ):
            spans.append((at, at + 1))
    return spans


POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "your"})


def lone_first_name(line: Line) -> Spans:
    """A first name alone; at the start of a Cyrillic sentence only if the tagger agrees (Дана, Радий are words too)."""
    return [(at, at + 1) for at in range(len(line.tokens)) if _stands_alone(line, at)]


def _stands_alone(line: Line, at: int) -> bool:
    """Tell whether the token at *at* is a first name by itself."""
    token = line.tokens[at]
    if not capitalised(token) or token.entity in ("LOC", "ORG") or len(token.text) < SHORTEST_LONE_NAME:
        return False
    if not is_first_name(token.text, line.lang) or (_means_more(token, line.lang) and not _no_place_here(line, at)):
        return False
    if at == 0 and line.lang == "en":
        return token.entity == "PER" or (token.pos == "PROPN" and is_home(token.text, "en"))
    if at or token.entity == "PER" or at + 1 == len(line.tokens):
        return line.lang != "en" or token.pos == "PROPN"
    follows = line.tokens[at + 1]
    return follows.has("VerbForm=Fin") or follows.text in "(,"


def _no_place_here(line: Line, at: int) -> bool:
    """Tell whether a Cyrillic form of a name follows no preposition with which it could be a town: "дружиною Ольгою"."""
    before = fold(line.tokens[at - 1].text) if at else ""
    return line.lang != "en" and (before not in PLACE_PREPOSITIONS or line.tokens[at].text.endswith(("ою", "ею", "єю")))


PLACE_PREPOSITIONS = frozenset(
    {"в", "у", "во", "на", "до", "під", "над", "біля", "через", "крізь", "з", "із", "зі", "від", "за", "між", "проти"}
    | {"повз", "коло", "к", "ко", "под", "из", "около", "возле", "близ", "от", "с", "со", "мимо", "между", "против"}
)
"""Prepositions that stand before places."""


def _means_more(token: Token, lang: str) -> bool:
    """Tell whether a form of a first name is more likely a word or a place: Will, Bill; Львові."""
    if lang == "en":
        return is_word(token.text, "en") and not is_home(token.text, "en")
    nominative = first_name_forms(lang)[fold(token.text)]
    return nominative != fold(token.text) and names_place(token.text, lang)
