"""How Russian and Ukrainian names change by case, read forwards (all forms) and backwards (the nominative).

Works by rules over endings (declension.toml), since surnames are an open class; a word's known readings in
the Russian dictionary only decide between candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from svodka.lexicon.data import fold, table, words
from svodka.lexicon.lemmas import russian

CACHE_NAMES = 50_000
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
CASES = 7
SLOTS = tuple(product("mf", range(CASES)))
"""Each (gender, case) of the singular."""
PLURAL = "p"
SHORTEST_STEM = 2
OFF_STEM = {"к": "ц", "г": "з", "х": "с"}
"""Ukrainian dative and locative: Ольга, Ользі."""
UNCHANGING = re.compile(r"(?:[оеэиуюіє]|[иы]х|аго|яго)$")
HARD_END = re.compile(r"[бвгджзклмнпрстфхцчшщйь]$")
SLAVIC_MASCULINE = re.compile(r"(?:ов|ев|ёв|ин|ын|єв|ін|їн|ий|ый|ой)$")
TYPICAL = {
    "ru": re.compile(r"(?:[сц]кий|[оеё]в|[иы]н|ый|ой|енко|[ую]к|[ая]к|ич|ец|ян|дзе|швили|[^уюая]ко)$"),
    "uk": re.compile(r"(?:[сц]ький|ов|ев|єв|ін|їн|ин|ий|енко|[ую]к|[ая]к|ич|ець|ян|дзе|швілі|[^уюая]ко|ай|ей|ій)$"),
}
"""Ends of surnames in the nominative masculine, by which a surname in an oblique case is known."""
FEMININE = re.compile(r"(?:[оеёє]ва|[иыі]на|[сц]ь?ка|[сц]кая|ая)$")
NOMINATIVE_BONUS = 0.15
MASCULINE_BONUS = 0.2
"""A lone -ова, -ина is more often a man in the genitive than a woman."""
FIRST_NAME, DICTIONARY, SURNAME, SURNAME_F, CHANCE, UNLIKELY, ODD = 1.2, 1.0, 0.6, 0.45, 0.3, 0.2, 0.05


@dataclass(frozen=True, slots=True)
class Paradigm:
    """One way of declining: what the stem looks like, and for each gender the endings by case."""

    stem: re.Pattern[str]
    genders: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    only: str | None


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A form of a word: gender ("m", "f", "p"), number of the case from the nominative 0, and the form."""

    gender: str
    case: int
    form: str


@cache
def _paradigms(lang: str) -> tuple[Paradigm, ...]:
    """Return the paradigms of a language, in the order in which they are tried."""
    return tuple(
        Paradigm(
            stem=re.compile(rf"{row['stem']}$"),
            genders=tuple((line[0], _cells(line[2:])) for line in row["forms"]),
            only=row.get("only"),
        )
        for row in table("", "declension")[lang]
    )


def _cells(line: str) -> tuple[tuple[str, ...], ...]:
    """Return the endings of one row, case by case."""
    return tuple(tuple(cell.split("/")) for cell in line.split(","))


def inflections(name: str, lang: str) -> frozenset[str]:
    """Return *name* in all cases, masculine, feminine and of a family, whatever case it is given in.

    English has only the possessive and the plural of a family. The words of a longer name agree in gender
    and case. Capitals are kept as in *name*. Generous by purpose: redaction must not miss a form.
    """
    words = WORD.findall(name)
    if lang not in ("ru", "uk") or not words:
        return frozenset({name, f"{name}'s", f"{name}’s", f"{name}s"} if words else {name})
    forms = {name}
    grids = [_grid(word.lower(), lang) for word in words]
    for key in sorted({(slot.gender, slot.case) for grid in grids for slot in grid}):
        rows = [_at(grid, key) or [word.lower()] for word, grid in zip(words, grids, strict=True)]
        forms |= {" ".join(map(_capital, row, words)) for row in product(*(row[:6] for row in rows))}
    return frozenset(forms)


def _at(grid: tuple[Slot, ...], key: tuple[str, int]) -> list[str]:
    """Return the forms of one gender and case."""
    return [slot.form for slot in grid if (slot.gender, slot.case) == key]


def _capital(form: str, model: str) -> str:
    """Write *form* with the capitals of *model*."""
    if model.isupper() and len(model) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


@lru_cache(maxsize=CACHE_NAMES)
def _grid(word: str, lang: str) -> tuple[Slot, ...]:
    """Return every form of every nominative that *word* may be a form of."""
    slots = {Slot(gender, case, word) for gender in "mf" for case in range(CASES) if not _changes(word, lang)}
    for stem, paradigm in _stems(word, lang):
        slots.update(_forms(stem, paradigm, lang))
    known = {slot.gender for slot in slots if slot.case == 0 and _is_first_name(slot.form, slot.gender, lang)}
    return tuple(sorted(slot for slot in slots if not known or slot.gender in known))


@cache
def _first_names(lang: str, gender: str) -> frozenset[str]:
    """Return the known first names of a language and gender, folded, in the nominative."""
    return words(lang, "people", f"first_names_{gender}")


def _is_first_name(form: str, gender: str, lang: str) -> bool:
    """Tell whether a nominative is a known first name."""
    return gender in "mf" and fold(form) in _first_names(lang, gender)


def _changes(word: str, lang: str) -> bool:
    """Tell whether any paradigm fits; foreign names on -о, -е, -и, -у do not change."""
    return any(True for _ in _stems(word, lang))


def _stems(word: str, lang: str) -> Iterable[tuple[str, Paradigm]]:
    """Yield each (stem, paradigm) under which *word* is some form, the nominative's reading included.

    Plurals are read backwards only where they can be nothing else: Иванов is no genitive of several Ivans.
    """
    for paradigm in _paradigms(lang):
        for ending in _all_endings(paradigm):
            if not word.endswith(ending):
                continue
            stem = word[: len(word) - len(ending)]
            if len(stem) >= SHORTEST_STEM and paradigm.stem.search(stem):
                yield stem, paradigm


@cache
def _endings_of(genders: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]) -> tuple[str, ...]:
    """Return the distinct endings by which a word is read backwards, longest first."""
    sure = ("ых", "их", "ыми", "ими")
    found = {end for gender, cells in genders for cell in cells for end in cell if gender != PLURAL or end in sure}
    return tuple(sorted(found, key=lambda e: (-len(e), e)))


def _all_endings(paradigm: Paradigm) -> tuple[str, ...]:
    """Return the distinct endings of a paradigm, longest first."""
    return _endings_of(paradigm.genders)


def _forms(stem: str, paradigm: Paradigm, lang: str) -> Iterable[Slot]:
    """Yield all forms of a stem, with the vowels that come and go in its nominative."""
    bare, full = _bases(stem, lang, bare=True), _bases(stem, lang, bare=False)
    for gender, cells in paradigm.genders:
        for case, endings in enumerate(cells):
            for ending in endings:
                bases = bare if case == 0 and gender == "m" and ending in ("", "ь") else full
                for base in bases:
                    yield Slot(gender, case, base + ending)
                if lang == "uk" and ending == "і" and stem[-1] in OFF_STEM:
                    yield Slot(gender, case, stem[:-1] + OFF_STEM[stem[-1]] + ending)
            if lang == "uk" and case in (2, 5) and cells[0] == ("а",) and stem[-1] in OFF_STEM:
                yield Slot(gender, case, stem[:-1] + OFF_STEM[stem[-1]] + "і")


def _bases(stem: str, lang: str, *, bare: bool) -> list[str]:
    """Return the stem as it stands before an ending: Коломоец/Коломойц-, Павел/Павл-, Федір/Федор-."""
    bases = [stem]
    full, oblique = _irregular()
    if bare and stem in oblique:
        bases.append(oblique[stem])
    if not bare and stem in full:
        bases = [full[stem]]
    if not stem.endswith("ц"):
        return bases
    before = stem[-2:-1]
    if bare and before and before not in VOWELS + "ьй":
        bases.append(stem[:-1] + "ец")
    if bare and before == "й":
        bases.append(stem[:-2] + ("є" if lang == "uk" else "е") + "ц")
    if not bare and before and before in "еє":
        bases = [stem, stem[:-2] + ("йц" if stem[:-2].endswith(tuple(VOWELS)) else "ц")]
    return bases


VOWELS = "аеоуиіюяєї"


@cache
def _irregular() -> tuple[dict[str, str], dict[str, str]]:
    """Return the stems that change: of the nominative to the other cases', and back."""
    full: dict[str, str] = table("", "declension")["stems"]
    return full, {row: stem for stem, row in full.items()}


@lru_cache(maxsize=CACHE_NAMES)
def nominative(name: str, lang: str, *, hint: str | None = None) -> str:
    """Return *name* in the nominative with the gender its words agree in; unchanged where nothing fits.

    *hint* is a gender ("m" or "f") known from elsewhere. English names are returned as they are.
    """
    words = WORD.findall(name)
    if lang not in ("ru", "uk") or not words:
        return name
    options = [_by_slot(word.lower(), lang) for word in words]
    best = _agreeing([sure for sure, _ in options], hint) or _agreeing([every for _, every in options], hint)
    if best is None:
        return name
    fixed = iter(map(_capital, best, words))
    return WORD.sub(lambda _: next(fixed), name)


BySlot = dict[tuple[str, int], tuple[float, str]]
"""The likeliest (weight, nominative) of a word for each (gender, case)."""


@lru_cache(maxsize=CACHE_NAMES)
def _by_slot(word: str, lang: str) -> tuple[BySlot, BySlot]:
    """Return the readings of *word* as a known first name, or all where it is none, and all in any case."""
    rows = _nominatives(word, lang)
    every = _likeliest(rows)
    return _likeliest([row for row in rows if row[3] == FIRST_NAME]) or every, every


def _likeliest(rows: Sequence[tuple[str, int, str, float]]) -> BySlot:
    """Return of each (gender, case) the nominative of the greatest weight, the shorter and earlier of two alike."""
    best: BySlot = {}
    for gender, case, form, weight in sorted(rows, key=lambda row: (-row[3], len(row[2]), row[2])):
        best.setdefault((gender, case), (weight, form))
    return best


def _agreeing(options: Sequence[BySlot], hint: str | None) -> tuple[str, ...] | None:
    """Return the nominatives of the likeliest gender and case that all words have a reading in."""
    best: tuple[float, tuple[str, ...]] | None = None
    for gender, case in SLOTS:
        picked = [option[gender, case] for option in options if (gender, case) in option]
        if len(picked) < len(options):
            continue
        score = sum(weight for weight, _ in picked) / len(options)
        score += NOMINATIVE_BONUS * (case == 0) + 0.5 * (hint == gender)
        score += MASCULINE_BONUS * (gender == "m" and len(options) == 1)
        if best is None or score > best[0]:
            best = (score, tuple(form for _, form in picked))
    return best[1] if best is not None else None


@lru_cache(maxsize=CACHE_NAMES)
def readings(name: str, lang: str) -> frozenset[tuple[str, int]]:
    """Return each (gender, case) that all words of *name* can stand in; empty where nothing is known.

    A known first name is read as nothing else: Ольга Зуева is a woman in the nominative, Ивана Зуева a man in another case.
    """
    found: frozenset[tuple[str, int]] | None = None
    for word in WORD.findall(name) if lang in ("ru", "uk") else ():
        rows = _nominatives(word.lower(), lang)
        listed = [row for row in rows if row[3] == FIRST_NAME]
        slots = frozenset((g, c) for g, c, _, _ in listed or rows if (g, c) != ("m", 0) or not FEMININE.search(word))
        found = slots if found is None else found & slots
    return found or frozenset()


@lru_cache(maxsize=CACHE_NAMES)
def _nominatives(word: str, lang: str) -> tuple[tuple[str, int, str, float], ...]:
    """Return (gender, case, nominative, weight) for each reading of *word*; the dictionary's weigh more."""
    known = _dictionary(word) if lang == "ru" else frozenset()
    found: dict[tuple[str, int, str], float] = {}
    for stem, paradigm in _stems(word, lang):
        slots = list(_forms(stem, paradigm, lang))
        for slot in slots:
            if slot.form != word or slot.gender == PLURAL:
                continue
            for base in _nominatives_in(slots, slot.gender, paradigm):
                key = (slot.gender, slot.case, base)
                found[key] = max(found.get(key, 0.0), _weight(base, slot.gender, lang, known))
    for gender in "mf":
        if UNCHANGING.search(word) or (gender == "f" and HARD_END.search(word) and not SLAVIC_MASCULINE.search(word)):
            weight = DICTIONARY if (word, gender) in known else CHANCE
            for case in range(CASES):
                found[(gender, case, word)] = max(found.get((gender, case, word), 0.0), weight)
    return tuple((g, c, form, weight) for (g, c, form), weight in sorted(found.items()))


def _nominatives_in(slots: list[Slot], gender: str, paradigm: Paradigm) -> list[str]:
    """Return the nominatives of a gender among the forms of one stem."""
    bases = [slot.form for slot in slots if slot.gender == gender and slot.case == 0]
    return [base for base in bases if paradigm.only is None or base.endswith(paradigm.only)]


def _weight(base: str, gender: str, lang: str, known: frozenset[tuple[str, str]]) -> float:
    """Return how likely *base* is a nominative of a name: by list, by dictionary, by ending."""
    if _is_first_name(base, gender, lang):
        return FIRST_NAME
    if re.search(r"[^аеёиоуыэюяіїє]ць?$", base):
        return ODD
    if (base, gender) in known:
        return DICTIONARY
    if gender == "m" and TYPICAL[lang].search(base):
        return SURNAME
    if gender == "f" and FEMININE.search(base):
        return SURNAME_F
    return UNLIKELY if base.endswith("о") else CHANCE


def _dictionary(word: str) -> frozenset[tuple[str, str]]:
    """Return the (nominative, gender) pairs that the Russian dictionary knows as names for *word*."""
    known = set()
    for parse in russian().parse(word):
        if not {"Name", "Surn", "Patr"} & parse.tag.grammemes or not parse.is_known:
            continue
        straight = parse.inflect({"nomn", "sing"})
        known.add((straight.word if straight else parse.normal_form, "f" if "femn" in parse.tag else "m"))
    return frozenset(known)
