"""Who or what is counted, as the subject of a sentence in the brief's language: "two civilians", «двое мирных жителей».

Nouns meet under their English singular: the tables of Russian and Ukrainian reports lead to it, [counted] of a brief leads from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from svodka.brief.wording.figures import TEENS, form_with, quantity_words, range_words
from svodka.brief.wording.known import first_known, words_in
from svodka.brief.wording.words import wording
from svodka.lexicon.data import fold, table
from svodka.lexicon.lemmas import russian
from svodka.model import Quantity, QuantityKind

PERSON = "person|people"
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
BESIDE = re.compile(r"\s*$")
PLURAL_ENDING = {"uk": re.compile(r"(?:[иії]|ів|їв|их|ей)$"), "en": re.compile(r"(?:s|men|women|people|children)$")}
HAS_BEEN = {"en": ("were", "have", "been", "had"), "ru": ("были",), "uk": ("були",)}
FEW = (2, 3, 4)
ONE = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """*verb*: which form of a verb goes with it, of masculine, feminine, neuter, plural; *whole*: the noun says all that was counted."""

    text: str
    verb: int
    whole: bool


def subject_of(quantity: Quantity, source_lang: str, lang: str) -> Subject | None:
    """Return who or what *quantity* counts, None for things that have no name here."""
    if quantity.kind in (QuantityKind.MONEY, QuantityKind.MEASURE):
        return _amount(quantity, source_lang, lang)
    forms, whole = _noun(quantity, source_lang)
    if not forms:
        return None
    if lang == "en":
        return Subject(range_words(quantity, forms, lang), int(quantity.low == quantity.high == ONE), whole)
    row = wording(lang)["counted"].get(forms.split("|")[0])
    if row is None:
        return None
    *declined, gender = row.split("|")
    words = "|".join(declined)
    text = _in_words(quantity, words, gender, lang) or range_words(quantity, words, lang)
    return Subject(text, _agreeing(quantity, gender), whole)


def _amount(quantity: Quantity, source_lang: str, lang: str) -> Subject | None:
    """Return a sum of money or a measure of goods; what goods they are the noun says, which has no name here."""
    words = quantity_words(quantity, lang, source_lang)
    if not words:
        return None
    whole = quantity.kind is QuantityKind.MONEY
    return Subject(words, int(quantity.low == quantity.high == ONE) if lang == "en" else 2, whole)


def _noun(quantity: Quantity, lang: str) -> tuple[str, bool]:
    """Return the English "one|many" of what is counted and whether it says all; "" for a thing that is not known."""
    people = quantity.unit == "people"
    part = "counted" if people else "things"
    words = words_in(quantity.of)
    if people and (not words or set(words) <= set(table(lang, "wording")["acts"]["people"])):
        return PERSON, True
    if lang == "en":
        known: dict[str, str] = table("ru", "brief")["counted"]
        whole, last = " ".join(words), words[-1] if words else ""
        found = next((one for one in (whole, last) if one in known), "")
        return (f"{found}|{found}", found == whole) if found else (PERSON if people else "", False)
    at = first_known(words, lang, part)
    if at is None:
        return (PERSON if people else ""), False
    return at[2], (at[0], at[1]) == (0, len(words))


def _in_words(quantity: Quantity, forms: str, gender: str, lang: str) -> str:
    """Return «двое мирных жителей», «пять домов»; "" for what is written in figures."""
    numbers: dict[str, list[str]] = wording(lang)["numbers"]["count"]
    people = quantity.unit == "people" and gender == "m"
    words, low = numbers["p" if people else gender], quantity.low
    if forms == wording(lang)["counted"]["person"].rpartition("|")[0]:
        people, words = False, numbers[gender]
    if low is None or low != quantity.high or low != int(low) or quantity.about or not 0 < low <= len(words):
        return ""
    noun = forms.split("|")[2] if people and low in FEW else form_with(forms, low, governed=False)
    return f"{words[int(low) - 1]} {noun}"


def _agreeing(quantity: Quantity, gender: str) -> int:
    """Return which form of a verb goes with a number: «ранена 21 женщина», «ранены 2», «ранено 5», «ранено не менее 2»."""
    low = quantity.low
    neuter, plural = 2, 3
    if low is None or low != quantity.high or quantity.about or low != int(low) or int(low) % 100 in TEENS:
        return neuter
    last = int(low) % 10
    return "mfn".index(gender) if last == ONE else (plural if last in FEW else neuter)


def group_at(text: str, act: tuple[int, int], langs: tuple[str, str]) -> tuple[Subject, int, int] | None:
    """Return people called by a plural noun right before or behind [start, stop) of an act, with where they stand.

    *langs* are the report's and the brief's. None for a single person, for other nouns, and where the noun stands in a
    longer phrase that says more than it.
    """
    source_lang, lang = langs
    before = [one for one in WORD.finditer(text[: act[0]][-80:]) if fold(one.group()) not in HAS_BEEN[source_lang]]
    behind = WORD.match(text[act[1] :].lstrip())
    offset = max(0, act[0] - 80)
    rows = [(offset + before[-1].start(), before[-1].group())] if before else []
    rows += [(act[1] + len(text[act[1] :]) - len(text[act[1] :].lstrip()), behind.group())] if behind else []
    for start, word in rows:
        subject = _group(word, source_lang, lang) if _stands_bare(text[: start], source_lang) else None
        if subject is not None and _is_beside(text, act, (start, start + len(word)), source_lang):
            return subject, start, start + len(word)
    return None


def _is_beside(text: str, act: tuple[int, int], noun: tuple[int, int], lang: str) -> bool:
    """Tell whether only "were" parts a noun and an act, and no adjective or number stands before the noun."""
    between = text[noun[1] : act[0]] if noun[1] <= act[0] else text[act[1] : noun[0]]
    return all(fold(one) in HAS_BEEN[lang] for one in WORD.findall(between)) and not re.search(r"[^\w\s]", between)


def _stands_bare(before: str, lang: str) -> bool:
    """Tell whether nothing that says more of a noun stands before it: an article, a link, or the beginning of a clause."""
    last = re.search(r"([^\W_]+)\s+$", before)
    if last is None:
        return True
    return fold(last.group(1)) in (*table(lang, "wording")["acts"]["plain"], *HAS_BEEN[lang])


def _group(word: str, source_lang: str, lang: str) -> Subject | None:
    """Return a plural noun of people in the brief's language, None where it is no such noun."""
    if not _is_plural(word, source_lang):
        return None
    singular = _english_singular(word, source_lang)
    groups: dict[str, str] = table("ru" if lang == "en" else lang, "brief")["groups"]
    if singular not in groups:
        return None
    if lang == "en":
        return Subject(table("en", "brief")["groups"][singular], 0, whole=True)
    return Subject(groups[singular], 3, whole=True)


def _is_plural(word: str, lang: str) -> bool:
    """Tell whether a word is a plural, by the Russian dictionary or by its ending."""
    if lang == "ru":
        tags = [one.tag for one in russian().parse(fold(word))]
        return all("plur" in tag for tag in tags) and any("nomn" in tag or "accs" in tag for tag in tags)
    return PLURAL_ENDING[lang].search(fold(word)) is not None


def _english_singular(word: str, lang: str) -> str:
    """Return the English singular of a noun of people, "" where none is known."""
    if lang == "en":
        plurals = {many: one for one, many in table("en", "brief")["groups"].items()}
        return str(plurals.get(word.lower(), ""))
    found = first_known(words_in(word), lang, "counted")
    return found[2].split("|")[0] if found is not None else ""
