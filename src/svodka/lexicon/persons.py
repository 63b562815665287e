"""Nouns for persons in every form: what kind of person a word means, in which cases and number it can stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from svodka.lexicon.data import fold, table
from svodka.lexicon.lemmas import russian


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """One form of a noun for persons; *nominative*, *oblique*: whether it can be so; *adjectival*: declined as an adjective."""

    kind: str
    noun: str
    nominative: bool
    oblique: bool
    plural: bool
    singular: bool
    adjectival: bool


ADJECTIVE_ENDS = {
    "ru": (
        ("ый ий ой ая", True, False, False),
        ("ого его ому ему ым им ом ем ую юю", False, True, False),
        ("ой ей", False, True, False),
        ("ые ие", True, False, True),
        ("ых их ыми ими", False, True, True),
        ("ым им", False, True, True),
    ),
    "uk": (
        ("ий ій а я", True, False, False),
        ("ого ього ому ьому им ім ої ій у ю ою", False, True, False),
        ("і", True, False, True),
        ("их іх ими іми им ім", False, True, True),
    ),
}
"""Ends of an adjective: whether nominative, oblique, plural."""
UKRAINIAN_ENDS = (
    ("ець", "ець", "ця цю цеві цем", "ці", "ців цям цями цях"),
    ("єць", "єць", "йця йцю йцеві йцем", "йці", "йців йцям йцями йцях"),
    ("ин", "ин", "ина ину инові ином", "и", "ам ами ах"),
    ("ь", "ь", "я ю еві ем", "і", "ів ям ями ях"),
    ("й", "й", "я ю єві єм", "ї", "їв ям ями ях"),
    ("ар", "ар", "аря арю ареві арем ара ару арем", "арі", "арів арям арями арях"),
    ("ач", "ач", "ача ачу ачеві ачем", "ачі", "ачів ачам ачами ачах"),
    ("ж", "ж", "жа жу жем", "жі", "жів жам"),
    ("ка", "ка", "ки ці ку кою", "ки", "ок кам ками ках"),
    ("иця", "иця", "иці ицю ицею", "иці", "иць ицям ицями ицях"),
    ("ня", "ня", "ні ню нею", "ні", "нь ням нями"),
    ("я", "я", "і ю єю ї", "ї і", "й ям ями"),
    ("а", "а", "и і у ою", "и", " ам ами ах"),
    ("о", "о", "а у ові ом", "и", "ів ам ами ах"),
)
"""Noun classes of Ukrainian: end of the noun; then nominative, oblique singular; nominative, oblique plural."""
HARD = ("", "", "а у ові ом і", "и", "ів ам ами ах")
FAMILY_PLURAL = "ин"


def person_noun(word: str, lang: str) -> PersonNoun | None:
    """Return what *word* means as a noun for persons; of a word with a hyphen, its last part decides."""
    forms = _forms(lang)
    folded = fold(word)
    return forms.get(folded) or (forms.get(folded.rsplit("-", 1)[-1]) if "-" in folded else None)


@cache
def _forms(lang: str) -> dict[str, PersonNoun]:
    """Return every form of every listed noun; of nouns that share a form, the one listed first has it."""
    found: dict[str, PersonNoun] = {}
    data = table(lang, "persons")
    irregular = {row.split()[0]: row.split() for row in data["irregular"]}
    for kind, nouns in data["nouns"].items():
        for noun in nouns:
            for form in _inflected(kind, noun, irregular.get(noun), lang):
                known = found.get(form[0])
                found[form[0]] = _merged(known, form[1]) if known is not None else form[1]
    return found


def _merged(one: PersonNoun, other: PersonNoun) -> PersonNoun:
    """Return one reading for a form that stands for several cases of one noun; the first noun wins over others."""
    if one.noun != other.noun:
        return one
    return PersonNoun(
        kind=one.kind,
        noun=one.noun,
        nominative=one.nominative or other.nominative,
        oblique=one.oblique or other.oblique,
        plural=one.plural or other.plural,
        singular=one.singular or other.singular,
        adjectival=one.adjectival,
    )


Form = tuple[str, PersonNoun]


class Make(Protocol):
    """Makes one form of the noun at hand."""

    def __call__(self, text: str, *, nominative: bool, oblique: bool, plural: bool) -> Form:
        """Return the form with its reading."""


def _inflected(kind: str, noun: str, irregular: list[str] | None, lang: str) -> Iterator[Form]:
    """Yield the forms of one noun, folded."""
    bare = fold(noun)
    adjectival = lang != "en" and irregular is None and _is_adjective(bare, lang)

    def form(text: str, *, nominative: bool, oblique: bool, plural: bool) -> Form:
        return fold(text), PersonNoun(
            kind=kind,
            noun=bare,
            nominative=nominative,
            oblique=oblique,
            plural=plural,
            singular=not plural,
            adjectival=adjectival,
        )

    if lang == "en":
        yield form(bare, nominative=True, oblique=True, plural=bare in ("people", "parents", "families"))
        yield form(irregular[1] if irregular else english_plural(bare), nominative=True, oblique=True, plural=True)
    elif irregular is not None:
        yield from _listed(form, irregular, lang)
    elif adjectival:
        for ends, nominative, oblique, plural in ADJECTIVE_ENDS[lang]:
            for end in ends.split():
                yield form(bare[:-2] + end, nominative=nominative, oblique=oblique, plural=plural)
    elif lang == "ru":
        parse = next((one for one in russian().parse(bare) if one.tag.POS == "NOUN"), russian().parse(bare)[0])
        for one in parse.lexeme:
            yield form(one.word, nominative=one.tag.case == "nomn", oblique=one.tag.case != "nomn", plural=one.tag.number == "plur")
    else:
        yield from _ukrainian(form, bare)


def english_plural(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _is_adjective(noun: str, lang: str) -> bool:
    """Tell whether a noun is declined as an adjective: задержанный, полонений."""
    return noun.endswith(("ый", "ий", "ной", "той", "щий")) if lang == "ru" else noun.endswith(("ий", "ній"))


def _listed(form: Make, forms: list[str], lang: str) -> Iterator[Form]:
    """Yield the forms of an irregular noun; the first and those that end like a nominative plural can be subjects."""
    plural = {"ы", "и", "е", "і", "ї"}
    for number, text in enumerate(forms):
        many = lang in ("ru", "uk") and (number > 0 and (text[-1] in plural or text.endswith(("х", "м", "ми", "в", "й", "т"))))
        first = number == 0 or (text[-1] in plural and not text.endswith(("ові", "еві", "ми", "нці", "ині")))
        yield form(text, nominative=first, oblique=number > 0, plural=many)


def _ukrainian(form: Make, noun: str) -> Iterator[Form]:
    """Yield the forms of a Ukrainian noun by the class that its end shows."""
    end, nominative, oblique, many, oblique_many = next((row for row in UKRAINIAN_ENDS if noun.endswith(row[0])), HARD)
    stem = noun[: len(noun) - len(end)] if end else noun
    rows = ((nominative, True, False), (oblique, False, False), (many, True, True), (oblique_many, False, True))
    for ends, first, plural in rows:
        for one in ends.split(" "):
            yield form(stem + one, nominative=first, oblique=not first, plural=plural)
    if end == FAMILY_PLURAL:
        yield form(stem, nominative=False, oblique=True, plural=True)


@cache
def number_words(lang: str, size: str) -> frozenset[str]:
    """Return the words of quantity of a size ("one", "few", "tens", "hundred", "many", "frame"), folded."""
    return frozenset(fold(word) for word in table(lang, "persons")["numbers"][size])
