"""Noun phrases that stand for a person or a few: their words, number and case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from svodka.lexicon.data import fold
from svodka.lexicon.persons import PersonNoun, number_words, person_noun
from svodka.reading.document import Token
from svodka.reading.who.line import Line, hits
from svodka.reading.who.named import capitalised

FUNCTION = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "AUX", "INTJ"})
EDGES = FUNCTION | {"PUNCT", "ADV"}
"""What no phrase begins with."""
LEFT = 8
"""Words before the noun that may belong to its phrase."""
RIGHT = 7
MANY = 1000
SIZES = (("one", 1), ("few", 5), ("tens", 50), ("hundred", 100), ("many", MANY))
SUPERLATIVE = re.compile(r"^(?:най.*|сам[ыі]х)$|ейших$|айших$")
AGE = re.compile(r"\d+-(?:летн|річн|year)")
AMBIGUOUS = frozenset({"военный", "старший", "рядовой", "гражданский", "военнослужащий", "местный", "військовий", "рядовий", "цивільний"})
"""Adjectives first: before a noun they describe it."""
RELATED = frozenset({"of", "to", "for"})
ONE_OF = frozenset({"из", "з", "із", "of"})
COMPLEMENTED = frozenset({"relative", "family", "group", "rest", "numeral"})
"""Kinds whose phrase takes in whose or of whom they are."""
PRONOUNS = frozenset({"них", "нас", "вас", "them", "us", "who", "whom", "those"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [start, stop) of a line with their noun at *head*; *number* where one is told, *many* beyond any group."""

    line: Line
    start: int
    head: int
    stop: int
    noun: PersonNoun
    number: int | None
    nominative: bool
    oblique: bool

    @property
    def kind(self) -> str:
        """What kind of person the noun means."""
        return self.noun.kind

    @property
    def plural(self) -> bool:
        """Whether several are meant."""
        token = self.line.tokens[self.head]
        if self.number is not None:
            return self.number > 1
        if token.has("Number=Sing") and (self.noun.singular or self.line.lang == "ru"):
            return False
        return self.noun.plural


def phrases_of(line: Line) -> list[Phrase]:
    """Return the person phrases of a line, none inside another: "the mother of a captured marine" is one."""
    found: list[Phrase] = []
    edge = 0
    for at in range(len(line.tokens)):
        noun = _noun_at(line, at) if at >= edge else None
        if noun is None:
            continue
        start, number = _leftmost(line, at, edge)
        if _is_compared(line, start):
            continue
        stop = _rightmost(line, at, noun)
        nominative, oblique = _cases(line, start, at, noun)
        found.append(
            Phrase(
                line=line,
                start=start,
                head=at,
                stop=stop,
                noun=noun,
                number=number,
                nominative=nominative,
                oblique=oblique,
            )
        )
        edge = stop
    return found


def _is_compared(line: Line, start: int) -> bool:
    """Tell whether the phrase is only compared with: "older than my father", "как мой отец"."""
    return start > 0 and fold(line.tokens[start - 1].text) in COMPARED


COMPARED = frozenset({"than", "like", "чем", "словно", "будто", "ніж", "мов", "немов", "наче", "неначе"})


def _noun_at(line: Line, at: int) -> PersonNoun | None:
    """Return the person noun at *at* if it is the head of its phrase there."""
    token = line.tokens[at]
    noun = person_noun(token.text, line.lang)
    if noun is None or token.pos in FUNCTION or (line.lang != "en" and token.has("VerbForm=Fin")):
        return None
    if (token.text.isupper() and len(token.text) > 1) or _is_title_of_work(line, at, noun):
        return None
    if line.lang == "en":
        return noun if _heads_english(line, at, noun) else None
    if noun.noun == "чоловік" and _someones(line, at):
        return replace(noun, kind="relative")
    if (noun.kind == "numeral" and _counts(line, at)) or (noun.adjectival and _apposed(line, at)):
        return None
    if noun.kind in ("rest", "bulk", "group") and token.pos == "ADJ" and _next_noun(line, at):
        return None
    return None if noun.adjectival and _describes(line, at, noun) else noun


def _is_title_of_work(line: Line, at: int, noun: PersonNoun) -> bool:
    """Tell whether a word stands alone in quotation marks, as the name of a unit or a thing, and not with a raised brow."""
    around = line.tokens[at - 1].text + line.tokens[at + 1].text if 0 < at < len(line.tokens) - 1 else ""
    return around in {"«»", "“”", "„“", '""'} and noun.kind not in DOUBTED


DOUBTED = frozenset({"refused", "held", "captured", "missing", "mobilized"})
"""Kinds that reports put in quotation marks with a raised brow: «отказники»."""


def _apposed(line: Line, at: int) -> bool:
    """Tell whether a participle behind a comma goes on with a noun before it: "86 человек, призванных по ошибке"."""
    if at < 2 or line.tokens[at - 1].text != ",":  # noqa: PLR2004 (noun and comma)
        return False
    before = line.tokens[at - 2]
    return before.pos in ("NOUN", "PROPN") and (person_noun(before.text, line.lang) is not None or capitalised(before))


def _heads_english(line: Line, at: int, noun: PersonNoun) -> bool:
    """Tell whether an English word is a noun with no further noun behind it: not "student council", "the accused man"."""
    token = line.tokens[at]
    if in_title_case(line):
        return _last_of_title(line, at)
    if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") or token.dep in ("compound", "aux"):
        return False
    if token.pos == "ADJ" and token.dep == "amod":
        return False
    if token.pos == "VERB" and not (noun.kind == "held" and at and line.tokens[at - 1].pos == "DET"):
        return False
    if noun.kind == "rest" and token.lemma in ("ten", "dozen"):
        behind = [one.text for one in line.tokens[at + 1 : at + 3]]
        return behind[:1] == ["of"] and person_noun(behind[-1], "en") is None
    if token.text[:1].isupper() and at and line.tokens[at - 1].text[:1].isupper() and token.pos == "PROPN":
        return False
    follows = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    return not (follows is not None and follows.text in ("-", "'s", "’s", "'") and token.pos == "PROPN")


def in_title_case(line: Line) -> bool:
    """Tell whether an English line is a headline in which every longer word has a capital, so that its tags say little."""
    longer = [token.text for token in line.tokens if len(token.text) > LONG and token.text.isalpha()]
    return line.lang == "en" and len(longer) >= HEADLINE and all(word[0].isupper() for word in longer)


LONG = 4
HEADLINE = 4
"""Long words that a headline has at least."""


def _last_of_title(line: Line, at: int) -> bool:
    """Tell whether a word of a headline is a noun that no other noun for persons or place follows."""
    token = line.tokens[at]
    follows = line.tokens[at + 1].text if at + 1 < len(line.tokens) else ""
    nominal = token.pos in ("NOUN", "PROPN") or (token.text.endswith("s") and token.pos == "VERB")
    return nominal and person_noun(follows, "en") is None and follows not in ("'s", "’s", "'", "’", "-")


def _someones(line: Line, at: int) -> bool:
    """Tell whether the Ukrainian word for man means husband: "її чоловік", "чоловіка якої призвали"."""
    around = {fold(token.text) for token in (*line.tokens[max(0, at - 1) : at], *line.tokens[at + 1 : at + 2])}
    return bool(around & {"її", "мій", "мого", "моєму", "свого", "якої", "котрої"})


def _counts(line: Line, at: int) -> bool:
    """Tell whether a numeral counts a noun right behind it: "двое мужчин" is a phrase of the noun."""
    after = line.tokens[at + 1 : at + 4]
    if after and fold(line.tokens[at].text).startswith(("од", "оди")):
        of = fold(after[0].text) in ONE_OF
        ended = after[0].pos in ("VERB", "AUX", "PUNCT") and (at == 0 or line.tokens[at - 1].text != "-")
        return not ((of and len(after) > 1 and fold(after[1].text) in PRONOUNS) or ended)
    for token in after:
        if SUPERLATIVE.search(fold(token.text)):
            return False
        if person_noun(token.text, line.lang) is not None or token.pos == "NOUN" or token.text[:1].isdigit():
            return True
        if token.pos not in ("ADJ", "DET", "NUM") or token.text == ",":
            return False
    return False


def _next_noun(line: Line, at: int) -> bool:
    """Tell whether a noun follows."""
    follows = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    return follows is not None and follows.pos in ("NOUN", "PROPN", "ADJ")


def _describes(line: Line, at: int, noun: PersonNoun) -> bool:
    """Tell whether a word declined as an adjective describes the noun behind it."""
    token = line.tokens[at]
    for follows in line.tokens[at + 1 : at + 3]:
        other = person_noun(follows.text, line.lang)
        if other is not None:
            return not (other.kind == "relative" and noun.nominative)
        if follows.pos == "ADJ":
            continue
        if follows.pos == "NOUN" and not follows.text[:1].isupper():
            return noun.noun in AMBIGUOUS or (line.lang == "ru" and token.dep == "amod")
        return False
    return line.lang == "ru" and token.pos == "ADJ" and token.dep == "amod" and noun.noun in AMBIGUOUS


def _leftmost(line: Line, at: int, edge: int) -> tuple[int, int | None]:
    """Return where the phrase of the noun at *at* begins, and the number told in it."""
    start, number = at, None
    while start > max(edge, at - LEFT):
        token = line.tokens[start - 1]
        size = _size(token, line.lang)
        if size is not None and _is_age(line, start):
            pass
        elif size is not None:
            number = max(number or 0, size)
        elif not _belongs(line, start - 1) or _disagrees(token, line.tokens[at]) or _acted_by(line, start):
            break
        start -= 1
    while start < at and line.tokens[start].pos in EDGES and _size(line.tokens[start], line.lang) is None:
        start += 1
    return start, number


def _is_age(line: Line, at: int) -> bool:
    """Tell whether "year" stands right behind a number that ends at *at*: "a 38-year-old welder" is one."""
    behind = line.tokens[at + (line.tokens[at].text == "-")] if at + 1 < len(line.tokens) else line.tokens[at]
    return line.lang == "en" and behind.text.lower() in ("year", "years")


def _disagrees(token: Token, head: Token) -> bool:
    """Tell whether one of two words is a nominative and the other is not: "после этого солдат"."""
    told = "Case=" in token.feats and "Case=" in head.feats
    demonstrative = fold(token.text).startswith(("эт", "т")) and token.pos in ("DET", "PRON")
    return told and demonstrative and token.has("Case=Nom") != head.has("Case=Nom")


def _acted_by(line: Line, at: int) -> bool:
    """Tell whether a participle's phrase at *at* is its agent: "видео, снятое боевиками"."""
    participle = line.tokens[at - 1]
    return participle.has("VerbForm=Part") and line.tokens[at].has("Case=Ins") and not participle.has("Case=Ins")


def _size(token: Token, lang: str) -> int | None:
    """Return the size that a word of quantity tells, if it is one."""
    word = fold(token.text)
    if word.replace(".", "").replace(",", "").isdigit():
        digits = word.replace(",", "").replace(".", "")
        return int(digits) if len(digits) < len("0000000") else MANY
    return next((size for name, size in SIZES if word in number_words(lang, name)), None)


def _belongs(line: Line, at: int) -> bool:
    """Tell whether the word at *at* can stand inside a phrase before its noun."""
    token = line.tokens[at]
    word = fold(token.text)
    if word == "than":
        return at > 0 and line.tokens[at - 1].text.lower() in ("more", "less", "fewer", "other")
    if word in number_words(line.lang, "frame"):
        return True
    if line.lang == "en":
        compound = token.dep in ("compound", "amod", "nummod", "poss", "npadvmod") and token.pos != "PUNCT"
        return token.pos in ("ADJ", "DET", "NUM") or compound or (token.text == "-")
    if token.text[:1].isupper() and token.pos == "PROPN":
        return at == 0 and line.lang == "uk" and word.endswith(("ий", "ій", "а", "я", "і")) and token.lemma.endswith("ий")
    group = person_noun(token.text, line.lang)
    if group is not None and group.kind == "group":
        return True
    return token.pos in ("ADJ", "DET", "NUM") or AGE.match(word) is not None or _participle(token)


def _participle(token: Token) -> bool:
    """Tell whether a token is a declined participle that can stand before a noun."""
    return token.has("VerbForm=Part") and "Case=" in token.feats


def _rightmost(line: Line, at: int, noun: PersonNoun) -> int:
    """Return where the phrase ends: behind whose relative, or which group's person it is."""
    if noun.kind not in COMPLEMENTED:
        return at + 1
    stop = at + 1
    if noun.kind == "relative" and stop + 1 < len(line.tokens) and line.tokens[stop].text in ("and", "и", "та", "й", "і"):
        other = person_noun(line.tokens[stop + 1].text, line.lang)
        stop += 2 * (other is not None and other.kind == "relative" and other.plural and noun.plural)
    while noun.kind == "numeral" and stop < len(line.tokens) and _qualifies(line.tokens[stop]):
        stop += 1
    if line.lang == "en":
        if stop < len(line.tokens) and line.tokens[stop].text in RELATED and noun.kind != "numeral":
            return _behind(line, stop + 1, stop + RIGHT)
        return stop
    return _behind(line, stop, stop + RIGHT)


def _qualifies(token: Token) -> bool:
    """Tell whether a word behind a numeral says which ones: "десятерых самых громких"."""
    return token.pos == "ADJ" or SUPERLATIVE.search(fold(token.text)) is not None


def _behind(line: Line, stop: int, limit: int) -> int:
    """Return where a complement that begins at *stop* ends; *stop* less its preposition where there is none."""
    begin, last = stop, stop
    while stop < min(limit, len(line.tokens)):
        token = line.tokens[stop]
        noun = person_noun(token.text, line.lang)
        word = fold(token.text)
        named = capitalised(token) and (line.lang == "en" or stop > begin or token.pos == "PROPN")
        if (noun is not None and (line.lang == "en" or noun.oblique)) or named or word in PRONOUNS:
            last = stop + 1
        elif not (_describing(token) or word in ONE_OF or _size(token, line.lang) or _called(line, stop)):
            break
        stop += 1
    return last if last > begin else (begin - 1 if line.lang == "en" else begin)


def _called(line: Line, at: int) -> bool:
    """Tell whether a noun stands right before a name, which it describes: "мать курганца Никиты"."""
    after = line.tokens[at + 1 : at + 2]
    return line.lang != "en" and line.tokens[at].pos == "NOUN" and bool(after) and capitalised(after[0])


def _describing(token: Token) -> bool:
    """Tell whether a word describes the noun behind it."""
    return token.pos in ("ADJ", "DET", "NUM") or _participle(token) or token.dep in ("amod", "compound")


def _cases(line: Line, start: int, at: int, noun: PersonNoun) -> tuple[bool, bool]:
    """Return whether a phrase can be a subject, and whether it can be anything else."""
    if in_title_case(line):
        return True, False
    if line.lang == "en":
        subject = line.tokens[at].dep in ("nsubj", "nsubjpass") or (line.tokens[at].dep in ("pobj", "conj") and start == 0)
        return subject, not subject
    if is_governed(line, start):
        return False, False
    counted = _counted_case(line, start, at)
    if counted is not None:
        return counted
    token = line.tokens[at]
    if line.lang == "ru" and "Case=" in token.feats:
        told = token.has("Case=Nom")
        if told and noun.kind == "numeral":
            return True, False
        return (told, not told) if (noun.nominative if told else noun.oblique) else (noun.nominative, noun.oblique)
    return noun.nominative, noun.oblique


def _counted_case(line: Line, start: int, at: int) -> tuple[bool, bool] | None:
    """Return the cases of a counted phrase, which its numeral decides: "двое", "около 70" can be subjects, "двух" not."""
    for token in line.tokens[start:at]:
        word = fold(token.text)
        if word in ("около", "близько", "более", "больше", "свыше", "понад", "менее", "до", "щонайменше") or word[:1].isdigit():
            return True, True
        if _size(token, line.lang) is not None and word not in number_words(line.lang, "one"):
            oblique = re.search(r"(?:ух|ех|ьох|[тсм]ох|[иы]х|[иы]м|ом|ум|ем|ьом)$", word) is not None
            return not oblique, oblique or not word.endswith(("ое", "оє", "еро"))
    return None


def is_governed(line: Line, start: int) -> bool:
    """Tell whether a preposition stands before the phrase; "около", "від", "до" before a number count, and govern nothing."""
    if start == 0:
        return False
    before = line.tokens[start - 1]
    return before.pos == "ADP" and fold(before.text) not in number_words(line.lang, "frame")


def modifiers(phrase: Phrase) -> Iterator[str]:
    """Yield what the words before the noun say of the person ("killed", "dissent")."""
    line = phrase.line
    for hit in hits(line, "persons", "modifiers"):
        before = phrase.start <= hit.start and hit.stop <= phrase.head
        right_before = hit.stop == phrase.start and line.lang != "en"
        if before or right_before:
            yield hit.value
