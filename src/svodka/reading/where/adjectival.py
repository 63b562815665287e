"""Adjectives and nationalities that name a place: "Курской области", "на бахмутском направлении", "Russian territory"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from svodka.lexicon.places import (
    Entry,
    adjective_stem,
    hand,
    named,
    nominatives,
    town_adjectives,
    with_adjective,
)
from svodka.reading.where.spot import BIG_TOWN, CONJUNCTIONS, LONGEST_LIST, Spot, is_noun, nouns, settlement_before
from svodka.reading.where.words import Line

TOWN_ENDINGS = ("", "а", "я", "о", "е", "є", "и", "і", "ї", "ы", "ь", "ка", "ки", "ий", "ый", "ая", "ое", "ые")
"""How a town's name may go on where its adjective has -ск-/-ськ-."""
ENDS_OF_SHORT = frozenset({"н", "на", "не", "ну", "ном", "ні", "ны", "ни", "нах", "нов", "нів"})


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
    if _of_a_regime(line, index, last, noun):
        return Spot(line, index, last, (), "dropped")
    if noun is not None and _district_in_short(line, noun):
        spot = _district(line, index, last, noun + 1, stem)
        return replace(spot, last=noun + 1) if spot else None
    if noun is not None and is_noun(line, line.words[noun], "district_nouns"):
        return _district(line, index, last, noun, stem)
    if noun is not None and is_noun(line, line.words[noun], "region_nouns"):
        if noun > last + 1 and settlement_before(line, index):
            return None  # "смт Кіровське, Сумська область"
        listed = tuple(e for e in regions if e.id != "hand:ru-mow") or regions
        return Spot(line, index, noun if noun == last + 1 else last, listed, "adjective") if regions else None
    elliptic = bool(regions) and word.capital and _after_region(line, index, last)
    the_town = stem in nominatives(word.key, line.lang) and bool(named(stem))  # "Донецке", "Луганська" are cases of the town itself
    if word.capital and not elliptic and (the_town or settlement_before(line, index)):
        return None
    if regions and (elliptic or regions[0].id in hand().alone or is_noun(line, line.after(last), "official_nouns")):
        return Spot(line, index, last, regions, "adjective")
    return _town_adjective(line, index, last, noun, stem)


def _of_a_regime(line: Line, index: int, last: int, noun: int | None) -> bool:
    """Tell whether a capital's adjective says its government, or with contempt its people: "киевский режим"."""
    masculine = set(_masculine(line.words[index].key))
    if is_noun(line, line.after(last), "regimes") and masculine & nouns(line, "regime_capitals"):
        return True
    placed = noun is not None and any(is_noun(line, line.words[noun], name) for name in ("region_nouns", "city_nouns"))
    return not line.words[index].capital and not placed and bool(masculine & nouns(line, "always_regime"))


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
    seats = with_adjective(stem) or towns_behind(stem)
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


def _district_in_short(line: Line, noun: int) -> bool:
    """Tell whether "р-н" stands at word *noun*, in any case: "р-на", "р-ну"."""
    end = line.after(noun)
    return line.words[noun].key == "р" and end is not None and line.gap(noun, noun + 1) == "-" and end.key in ENDS_OF_SHORT


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
