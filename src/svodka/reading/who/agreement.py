"""Whether a noun beside a name can be the name's own: Russian and Ukrainian say it by gender and case."""

from __future__ import annotations

import re

from svodka.lexicon.data import fold
from svodka.lexicon.declension import readings
from svodka.lexicon.persons import person_noun
from svodka.reading.document import Token
from svodka.reading.who.line import Line

CASES = {"Nom": 0, "Gen": 1, "Dat": 2, "Acc": 3, "Ins": 4, "Loc": 5}
"""UD's cases in the order of declension.toml."""
GENDERS = {"Masc": "m", "Fem": "f"}
GENITIVE_OR_ACCUSATIVE = frozenset({1, 3})
"""One form for living beings, so a tagger's choice between them says nothing."""
UKRAINIAN_ADJECTIVE = (
    (re.compile(r"[оь]?ого$"), GENITIVE_OR_ACCUSATIVE),
    (re.compile(r"ому$"), frozenset({2, 5})),
    (re.compile(r"[иі]м$"), frozenset({4})),
    (re.compile(r"ої$"), frozenset({1})),
    (re.compile(r"ий$"), frozenset({0})),
)
RUSSIAN_ADJECTIVE = (
    (re.compile(r"[ое]го$"), GENITIVE_OR_ACCUSATIVE),
    (re.compile(r"[ое]му$"), frozenset({2})),
    (re.compile(r"[иы]й$"), frozenset({0})),
)
"""For participles without features."""
UKRAINIAN_PLURAL = re.compile(r"(?:[^о]и|і|ів|їв|ей|[ая]м|[ая]ми|[ая]х)$")
Readings = frozenset[tuple[str, int]]


def readings_of(line: Line, start: int, stop: int, gender: str | None = None) -> Readings:
    """Return the (gender, case) pairs that tokens [start, stop) can stand in, only of *gender* where that is known."""
    found = readings(" ".join(token.text for token in line.tokens[start:stop]), line.lang)
    return frozenset(pair for pair in found if gender is None or pair[0] == gender)


def cases_of(token: Token, lang: str) -> frozenset[int]:
    """Return the cases a noun or adjective can stand in; empty where nothing tells."""
    if lang == "ru":
        case = next((CASES[case] for case in CASES if token.has(f"Case={case}")), None)
        if case is None:
            return next((found for ending, found in RUSSIAN_ADJECTIVE if ending.search(fold(token.text))), frozenset())
        return GENITIVE_OR_ACCUSATIVE if case in GENITIVE_OR_ACCUSATIVE else frozenset({case})
    if lang == "uk":
        word = fold(token.text)
        by_ending = next((cases for ending, cases in UKRAINIAN_ADJECTIVE if ending.search(word)), None)
        noun = person_noun(token.text, "uk")
        told = frozenset(case for _, case in readings(word, "uk"))
        if noun is None or noun.adjectival or noun.nominative == noun.oblique:
            return by_ending or told
        return frozenset({0}) if noun.nominative else (by_ending or told) - {0}
    return frozenset()


def is_plural(token: Token, lang: str) -> bool:
    """Tell whether a noun stands for several."""
    noun = person_noun(token.text, "uk") if lang == "uk" else None
    if noun is not None and noun.singular != noun.plural:
        return noun.plural
    if lang == "uk":
        return UKRAINIAN_PLURAL.search(fold(token.text)) is not None
    english = lang == "en" and token.text.endswith("s") and not token.text.endswith("ss")
    return english or token.has("Number=Plur")


def agrees(token: Token, lang: str, forms: Readings, *, kin: bool = False) -> bool:
    """Tell whether *token* can be said of a name with the readings *forms*; *kin* must agree in gender, too."""
    cases = cases_of(token, lang)
    if not forms or not cases or is_plural(token, lang):
        return True
    gender = _gender(token, lang) if kin else None
    return any(case in cases and gender in (None, of) for of, case in forms)


def _gender(token: Token, lang: str) -> str | None:
    """Return the gender of a noun where it is known."""
    if lang == "ru":
        return next((GENDERS[name] for name in GENDERS if token.has(f"Gender={name}")), None)
    found = {gender for gender, _ in readings(fold(token.text), lang)}
    return found.pop() if len(found) == 1 else None
