"""Spotting: the longest stretch of words that the gazetteer or the hand table knows, with all it may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from svodka.lexicon.data import table, words
from svodka.lexicon.places import (
    Entry,
    hand,
    named,
    nominatives,
    shortened,
    states,
    stem_variants,
    with_stems,
)
from svodka.reading.where.words import Line, Word

LONGEST_NAME = 6
LONGEST_LIST = 24
SHORTEST_FORM = 4
"""Letters of a town's name below which its inflected forms are too short to be told from other words."""
ACRONYM = 4
"""Letters up to which a word in capitals is read as an acronym, that only the hand table may explain."""
JOINED = re.compile(r"(?:['’]s)?(?: |-|–|\. ?|)")
PARTICLES = frozenset({"on", "of", "the", "and", "de", "la", "le", "na", "upon", "am", "nad", "над", "на"})
BIG_TOWN = 100_000
PLAIN = frozenset({"in", "near", "outside", "around"})
"""English prepositions that put something into a place and hardly ever into anything else."""
PARTIES = frozenset({"D", "R", "I", "DFL", "Dem", "Rep"})
"""What American papers write before a member's constituency: "D-Ohio"."""
RUSSIAN_LETTERS = str.maketrans("іїєґ", "иеег")
RUSSIAN_TOWN = 20_000
"""From how many people on a Russian town is known to Ukrainian reports by its own name."""
CONJUNCTIONS = frozenset({"и", "та", "й", "і", "или", "або"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Words *first*..*last* of *line*, standing for one of *entries*.

    *how*: "name", "form" (inflected), "adjective", "ground" ("Russian territory"), "village" (a settlement noun
    stands before, or the name of its region behind; the gazetteer is silent), "dropped" (no place of its own:
    a city's district). *exact*: ids found without undoing an ending.
    """

    line: Line
    first: int
    last: int
    entries: tuple[Entry, ...]
    how: str
    exact: frozenset[str] = field(default_factory=frozenset)
    district: bool = False
    level: str = ""

    @property
    def start(self) -> int:
        """Offset of the first character in the report's text."""
        return self.line.words[self.first].start

    @property
    def stop(self) -> int:
        """Offset behind the last character; the stop of an abbreviated noun belongs to it ("обл.")."""
        stop, text = self.line.words[self.last].stop, self.line.text
        dotted = self.last > self.first and self.line.words[self.last].key in ("обл", "респ")
        dotted = dotted or (self.line.words[self.last].key in states() and not self.line.words[self.last].shouted)
        dotted = dotted or "." in text[self.start : stop].strip(".")[-2:]
        return stop + 1 if dotted and text[stop : stop + 1] == "." else stop

    @property
    def written(self) -> str:
        """The words as written."""
        return self.line.text[self.start : self.stop]


def nouns(line: Line, name: str) -> frozenset[str]:
    """Return a word list of the sentence's language, as keys."""
    return words(line.lang, "places", name)


def is_noun(line: Line, word: Word | None, name: str) -> bool:
    """Tell whether *word*, or what it is a form of, is in the list *name*."""
    if word is None:
        return False
    listed = nouns(line, name)
    return (
        word.key in listed
        or word.token.lemma in listed
        or any(form in listed for form in nominatives(word.key, line.lang))
    )


def joined(line: Line, first: int, last: int) -> str:
    """Return the key of words *first*..*last* where they may be one name, else nothing."""
    if _reach(line, first, last) < last:
        return ""
    return " ".join(word.key for word in line.words[first : last + 1])


def _reach(line: Line, first: int, last: int) -> int:
    """Return the last word up to *last* that only gaps such as stand inside names part from *first*."""
    reach = first
    while reach < last and (line.gaps[reach] == " " or JOINED.fullmatch(line.gaps[reach])):
        reach += 1
    return reach


def long_name(line: Line, index: int) -> Spot | None:
    """Return a name of several words: by hand ("Kursk region", "Крымский мост"), then the gazetteer's towns."""
    furthest = min(index + LONGEST_NAME, len(line.words)) - 1
    if not any(word.capital for word in line.words[index : furthest + 1]):
        return None
    reach = _reach(line, index, furthest)
    for last in range(reach, index, -1):
        run = line.words[index : last + 1]
        if not (run[0].capital or run[-1].capital):
            continue
        name = " ".join(word.key for word in run)
        variants = stem_variants(name)
        entries = tuple(hand().names.get(name, ())) or next((tuple(hand().stems[v]) for v in variants if v in hand().stems), ())
        if entries and run[0].key != "the":
            return Spot(line, index, last, entries, "name", frozenset(e.id for e in entries))
        if run[0].capital and run[-1].capital and all(w.capital or w.key in PARTICLES for w in run):
            towns = named(name) or (next(filter(None, map(with_stems, variants)), ()) if line.lang != "en" else ())
            if towns:
                return Spot(line, index, last, towns, "name", frozenset(e.id for e in towns))
    return None


def settlement_before(line: Line, index: int) -> bool:
    """Tell whether a noun for a settlement stands before word *index*, abbreviations with their stop."""
    back = 2 if index > 1 and line.lang == "en" and line.words[index - 1].key == "of" else 1
    noun = line.before(index, back)
    if noun is None or noun.key not in nouns(line, "settlement_nouns"):
        return False
    gap = line.gap(index - 1, index)
    return gap == ". " if len(noun.key) < len("пгт") else gap in (" ", ". ")


def short_name(line: Line, index: int) -> Spot | None:
    """Return a name of one word, in any case."""
    word = line.words[index]
    lowered = not word.capital and _lowered(line, word)
    forms = nominatives(word.key, line.lang)
    if not (word.capital or lowered) or not word.key[0].isalpha():
        return None
    if nouns(line, "never") & set(forms) and not (line.lang != "en" and settlement_before(line, index)):
        return None
    entries: dict[str, Entry] = {}
    exact: set[str] = set()
    for form in forms:
        own = tuple(hand().names.get(form, ())) if _written_so(line, word, form) else ()
        towns = named(form) if _may_be_town(word, form) else _large(word, form)
        for entry in (*own, *(towns if not lowered else ())):
            entries.setdefault(entry.id, entry)
            if form == word.key:
                exact.add(entry.id)
    if not entries and line.lang == "uk" and not lowered:
        entries = {entry.id: entry for form in forms for entry in russian_town(form)}
    if not entries or _half_of_a_name(line, index):
        return None
    how = "name" if exact else "form"
    spot = Spot(line, index, index, tuple(entries.values()), how, frozenset(exact))
    following = line.after(index)
    if line.lang == "en" and is_noun(line, following, "district_nouns") and line.gap(index, index + 1) == " ":
        return replace(spot, last=index + 1, district=True, level="district")
    return spot


@lru_cache(maxsize=10_000)
def russian_town(form: str) -> tuple[Entry, ...]:
    """Return the towns of Russia that *form* is the Ukrainian spelling of, letter by letter: "єкатеринбург"."""
    russian = form.replace("ськ", "ск").replace("цьк", "цк").replace("їв", "ев").translate(RUSSIAN_LETTERS)
    spellings = dict.fromkeys((russian, russian.replace("и", "ы"))) if russian != form else {}
    return tuple(e for spelling in spellings for e in named(spelling) if e.country == "RU" and e.population >= RUSSIAN_TOWN)


def _half_of_a_name(line: Line, index: int) -> bool:
    """Tell whether a hyphen joins it to a capitalised word that is no place: half of a longer name."""
    for other, gap in ((index + 1, index), (index - 1, index - 1)):
        if 0 <= other < len(line.words) and line.words[other].capital and line.gap(gap, gap + 1) == "-":
            if line.lang == "en" and other < index and line.words[other].text in PARTIES:
                continue
            forms = nominatives(line.words[other].key, line.lang)
            if not any(hand().names.get(form) or named(form) for form in forms):
                return True
    return False


def _lowered(line: Line, word: Word) -> bool:
    """Tell whether a name in lower case is one of those written so on purpose ("рф", "білорусі")."""
    listed = nouns(line, "lower_ok")
    return any(form in listed for form in nominatives(word.key, line.lang))


def _written_so(line: Line, word: Word, form: str) -> bool:
    """Tell whether short names of the hand table stand as they must: acronyms in capitals ("US", not "us")."""
    if form in nouns(line, "acronyms") or (len(form) <= len("UAE") and form.isascii()):
        return word.shouted or word.key in ("рф", "днр", "лнр")
    return True


def _large(word: Word, form: str) -> tuple[Entry, ...]:
    """Return the large towns of ours that a word of three letters may be a case of: "Сум", "Уфу"."""
    if word.shouted or form == word.key or len(word.key) != SHORTEST_FORM - 1 or len(form) < SHORTEST_FORM - 1:
        return ()
    return tuple(entry for entry in named(form) if entry.population >= BIG_TOWN and entry.country in ("UA", "RU", "BY"))


def _may_be_town(word: Word, form: str) -> bool:
    """Tell whether the gazetteer may be asked: no acronyms, no forms of very short names."""
    if word.shouted and len(word.key) <= ACRONYM:
        return False
    return len(form) > 2 and (form == word.key or len(word.key) >= SHORTEST_FORM)  # noqa: PLR2004 (no two-letter towns)


def county_in_list(line: Line, index: int) -> Spot | None:
    """Return a county of a list that ends in its noun: "Hill" in "Hill, Bell and Cass counties"."""
    at = index
    if line.lang != "en" or not line.words[index].capital:
        return None
    while at + 1 < len(line.words) and at - index < LONGEST_LIST:
        gap, word = line.gap(at, at + 1), line.words[at + 1]
        if word.key in nouns(line, "division_plurals") and gap == " ":
            found = shortened(line.words[index].key)
            return Spot(line, index, index, found, "name", frozenset(e.id for e in found), level="district") if found else None
        if not ((word.capital and gap in (", ", " ")) or word.key in ("and", "or")):
            return None
        at += 1
    return None


def state_in_short(line: Line, index: int) -> Spot | None:
    """Return a state's abbreviation behind a town and a comma: "Lexington, Ky.", "Dayton, OH"."""
    word, before = line.words[index], line.before(index)
    if line.lang != "en" or before is None or not word.capital or not before.capital:
        return None
    member = before.text in PARTIES and line.gap(index - 1, index) == "-"
    if line.gap(index - 1, index) != ", " and not member:
        return None
    for last in (index + 1, index):
        name = " ".join(w.key for w in line.words[index : last + 1])
        if last == index + 1 and (last >= len(line.words) or not re.fullmatch(r"\. ?", line.gap(index, last))):
            continue
        dotted = line.text[line.words[last].stop : line.words[last].stop + 1] == "."
        if name in states() and (dotted or word.shouted):
            return Spot(line, index, last, (states()[name],), "name", frozenset({states()[name].id}))
    return None


def compass_list(line: Line, index: int) -> Spot | None:
    """Return the first of two sides of Ukraine: "northeastern" in "northeastern and southern Ukraine"."""
    sides = table(line.lang, "places")["compass_adjectives"]
    second, country = line.after(index, 2), line.after(index, 3)
    if line.words[index].key not in sides or second is None or country is None:
        return None
    joined = line.gap(index, index + 2).strip() in ("and", "or") and second.key in sides
    if not joined or not any(entry.id == "iso:UA" for entry in hand().names.get(country.key, ())):
        return None
    return Spot(line, index, index, (hand().by_id[sides[line.words[index].key]],), "name")
