"""Spotting: the longest stretch of words that the gazetteer or the hand table knows, with all it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from svodka.lexicon.data import table, words
from svodka.lexicon.places import (
    Entry,
    adjective_stem,
    hand,
    key,
    named,
    nominatives,
    shortened,
    states,
    stem_variants,
    town_adjectives,
    with_adjective,
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
TOWN_ENDINGS = ("", "а", "я", "о", "е", "є", "и", "і", "ї", "ы", "ь", "ка", "ки", "ий", "ый", "ая", "ое", "ые")
"""How a town's name may go on where its adjective has -ск-/-ськ-."""
PARTIES = frozenset({"D", "R", "I", "DFL", "Dem", "Rep"})
"""What American papers write before a member's constituency: "D-Ohio"."""
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


def ground(line: Line, index: int) -> Spot | None:
    """Return a nationality before a noun for ground: "Russian territory", "российских регионов"."""
    word, following = line.words[index], line.after(index)
    if following is None or line.gap(index, index + 1) != " ":
        return None
    if line.lang == "en":
        entry = hand().english_adjectives.get(word.key)
        entries: tuple[Entry, ...] = (entry,) if entry and word.capital else ()
    else:
        entries = tuple(hand().adjectives.get(adjective_stem(word.key) or "", ()))
    countries = tuple(entry for entry in entries if entry.level == "country")
    if countries and is_noun(line, following, "ground_nouns"):
        return Spot(line, index, index + 1, countries, "ground")
    return None


def adjective(line: Line, index: int) -> Spot | None:
    """Return a region's or town's adjective: "Курской области", "Тульской, Омской и …", "тверских школ"."""
    word = line.words[index]
    if line.lang == "en":
        entry = hand().english_adjectives.get(word.key)
        known = entry is not None and entry.level != "country" and entry.id not in hand().wide and word.capital
        return Spot(line, index, index, (entry,), "adjective") if known and entry else None
    stem, last = _adjective_at(line, index)
    if stem is None or (line.lang == "ru" and word.key in (stem + "а", stem + "у", stem + "е")):  # cases of a town: "Донецка"
        return None
    return _slavic_adjective(line, index, last, stem)


def _slavic_adjective(line: Line, index: int, last: int, stem: str) -> Spot | None:
    """Return what a Russian or Ukrainian adjective with this stem stands for, by the noun that it belongs to."""
    word, noun = line.words[index], _governing_noun(line, last)
    regions = tuple(entry for entry in hand().adjectives.get(stem, ()) if entry.level != "country")
    masculine = set(_masculine(word.key))
    if is_noun(line, line.after(last), "regimes") and masculine & nouns(line, "regime_capitals"):
        return Spot(line, index, last, (), "dropped")
    placed = noun is not None and any(is_noun(line, line.words[noun], name) for name in ("region_nouns", "city_nouns"))
    if not word.capital and not placed and masculine & nouns(line, "always_regime"):
        return Spot(line, index, last, (), "dropped")  # the Russians, said with contempt
    if noun is not None and is_noun(line, line.words[noun], "district_nouns"):
        return _district(line, index, last, noun, stem)
    if noun is not None and is_noun(line, line.words[noun], "region_nouns"):
        listed = tuple(e for e in regions if e.id != "hand:ru-mow") or regions
        return Spot(line, index, noun if noun == last + 1 else last, listed, "adjective") if regions else None
    if regions and word.capital and _after_region(line, index, last):
        return Spot(line, index, last, regions, "adjective")
    if word.capital and stem in nominatives(word.key, line.lang) and named(stem):
        return None  # "Донецке", "Луганська": a case of the town itself
    if regions and (regions[0].id in hand().alone or is_noun(line, line.after(last), "official_nouns")):
        return Spot(line, index, last, regions, "adjective")
    return _town_adjective(line, index, last, noun, stem)


def _town_adjective(line: Line, index: int, last: int, noun: int | None, stem: str) -> Spot | None:
    """Return a town's adjective: of a large one, or of any where a sector of the front is called after it."""
    to_front = _bare_front(line, index, last) or (noun is not None and is_noun(line, line.words[noun], "city_nouns"))
    known = with_adjective(stem) or (towns_behind(stem) if to_front else ())
    towns = tuple(e for e in known if to_front or e.population >= BIG_TOWN)
    return Spot(line, index, last, towns, "adjective") if towns and (to_front or not _surname(line, index, last)) else None


@lru_cache(maxsize=10_000)
def towns_behind(stem: str) -> tuple[Entry, ...]:
    """Return the small towns of ours whose adjective has this stem, that the gazetteer does not file: "мар'їнськ"."""
    base = re.sub("(?:ск|ськ|цьк|зьк)$", "", stem)
    found: dict[str, Entry] = {}
    for name in (base + ending for ending in TOWN_ENDINGS):
        if stem in town_adjectives(name):
            found |= {entry.id: entry for entry in named(name) if entry.country in ("UA", "RU", "BY")}
    return tuple(found.values())


def _adjective_at(line: Line, index: int) -> tuple[str | None, int]:
    """Return the stem of the adjective at *index* and its last word; "сумско-" in a double one counts as one of its own."""
    word, following = line.words[index], line.after(index)
    hyphen = following is not None and line.gap(index, index + 1) == "-"
    if hyphen and following is not None:
        second = adjective_stem(following.key)
        if second and f"{word.key} {second}" in hand().adjectives:
            return f"{word.key} {second}", index + 1
        if second and word.key.endswith("о"):
            return next((s for s in (word.key[:-1] + "ск", word.key[:-1] + "ськ") if with_adjective(s)), None), index
    return adjective_stem(word.key), index


def _governing_noun(line: Line, last: int) -> int | None:
    """Return the noun that an adjective or a list of adjectives ending after *last* stands before."""
    index = last + 1
    while index < len(line.words):
        gap = line.gap(index - 1, index)
        if not re.fullmatch(r" |-|, ?|\. ", gap):
            return None
        word, previous = line.words[index], line.words[index - 1]
        joining = word.key in CONJUNCTIONS
        if index + 1 < len(line.words) and line.gap(index, index + 1) == "-" and adjective_stem(line.words[index + 1].key):
            index += 1  # "Центрально-Городской" is one adjective
            continue
        if gap == " " and word.token.lemma in nouns(line, "of_communities"):
            index += 1
            continue
        if not joining and not adjective_stem(word.key):
            return index if gap == " " else None
        if not joining and gap == " " and previous.key not in CONJUNCTIONS:
            return None
        index += 1
    return None


def _district(line: Line, index: int, last: int, noun: int, stem: str) -> Spot | None:
    """Return a district by its seat ("Джанкойский район"); the districts of a city beside it are the city's."""
    following = line.after(noun)
    in_city = following is not None and following.capital and line.gap(noun, noun + 1) == " " and not _held(line, noun + 1)
    in_city = in_city or _city_noun_at(line, noun + 1)
    before = line.text[line.sentence.start : line.words[index].start]
    bracketed = before.count("(") > before.count(")")
    seats = with_adjective(stem)
    usual = any(form in nouns(line, "city_districts") for form in _masculine(line.words[index].key))
    if in_city or bracketed or usual or not seats:
        return Spot(line, index, noun if noun == last + 1 else last, (), "dropped")
    return Spot(line, index, noun if noun == last + 1 else last, seats, "adjective", district=True, level="district")


def _after_region(line: Line, index: int, last: int) -> bool:
    """Tell whether a region's noun is left out as it stood before: "у Сумській області - 5, Київській - 7"."""
    following = line.after(last)
    gap = line.gap(last, last + 1) if following is not None else ""
    counted = following is None or following.key[:1].isdigit() or gap.strip() in ("—", "–", "-", ":")
    return counted and any(is_noun(line, word, "region_nouns") for word in line.words[max(0, index - LONGEST_LIST) : index])


def _held(line: Line, index: int) -> bool:
    """Tell whether the region or district of a district opens at *index*: "Сватовский район ЛНР"."""
    word = line.words[index]
    if adjective_stem(word.key) is not None:
        return True
    entries = [entry for form in nominatives(word.key, line.lang) for entry in hand().names.get(form, ())]
    return any(entry.level in ("region", "country") for entry in entries)


def _city_noun_at(line: Line, index: int) -> bool:
    """Tell whether "города", "г." and a name follow the noun of a district."""
    noun, name = line.after(index, 0), line.after(index)
    return noun is not None and name is not None and name.capital and noun.key in nouns(line, "of_a_city")


def _masculine(adjective: str) -> tuple[str, ...]:
    """Return the nominatives that an adjective in -ск-/-ськ- is listed under."""
    bare = adjective_stem(adjective) or adjective
    return (bare + "ий", bare + "ой", adjective)


def _bare_front(line: Line, index: int, last: int) -> bool:
    """Tell whether "на бахмутском 7 атак": a sector of the front whose noun stood in the sentence before."""
    before, following = line.before(index), line.after(last)
    numbered = following is None or following.key[0].isdigit() or bool(line.gap(last, last + 1).strip())
    return before is not None and before.key == "на" and not line.words[index].capital and numbered


def _surname(line: Line, index: int, last: int) -> bool:
    """Tell whether an adjective with a capital stands where a surname does: after a name or at no noun."""
    word, previous, following = line.words[index], line.before(index), line.after(last)
    if not word.capital:
        return False
    if word.token.entity == "PER" or following is None or not re.fullmatch(r" ", line.gap(last, last + 1)):
        return True
    return following.capital or (previous is not None and previous.capital and line.gap(index - 1, index) == " ")


def short_name(line: Line, index: int) -> Spot | None:
    """Return a name of one word, in any case."""
    word = line.words[index]
    lowered = not word.capital and _lowered(line, word)
    forms = nominatives(word.key, line.lang)
    if not (word.capital or lowered) or not word.key[0].isalpha() or nouns(line, "never") & set(forms):
        return None
    entries: dict[str, Entry] = {}
    exact: set[str] = set()
    for form in forms:
        own = tuple(hand().names.get(form, ())) if _written_so(line, word, form) else ()
        towns = named(form) if _may_be_town(word, form) else ()
        for entry in (*own, *(towns if not lowered else ())):
            entries.setdefault(entry.id, entry)
            if form == word.key:
                exact.add(entry.id)
    if not entries or _half_of_a_name(line, index):
        return None
    how = "name" if exact else "form"
    spot = Spot(line, index, index, tuple(entries.values()), how, frozenset(exact))
    following = line.after(index)
    if line.lang == "en" and is_noun(line, following, "district_nouns") and line.gap(index, index + 1) == " ":
        return replace(spot, last=index + 1, district=True, level="district")
    return spot


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
    if line.lang != "en" or before is None or not word.capital or line.gap(index - 1, index) != ", " or not before.capital:
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
