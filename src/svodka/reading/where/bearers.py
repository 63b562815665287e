"""Things that bear a place's name and are none: streets, newspapers, clubs, ships, whatever stands alone in quotation marks."""

from __future__ import annotations

from svodka.lexicon.places import adjective_stem, hand, named, nominatives, stems
from svodka.reading.where.spot import Spot, is_noun, nouns
from svodka.reading.where.words import Line, Word

LONGEST = 4
OPENING = frozenset({' "', " «", " “", " ‘", " „"})
OF_A_REGION = ("region_nouns", "district_nouns")
"""Nouns behind an adjective that make it a region's whatever stands before: "вулиці Київської області"."""
CLOSING = frozenset('"»”’“')


def bearer(line: Line, index: int) -> Spot | None:
    """Return the words of a name that is no place's though it holds one, for nothing to be made of it."""
    after = line.after(index)
    if not line.words[index].capital or any(is_noun(line, after, nouns) for nouns in OF_A_REGION):
        return None
    return next((found for found in (rule(line, index) for rule in RULES) if found is not None), None)


def noun_before(line: Line, index: int) -> Word | None:
    """Return the word before *index* where it may be the noun that a name is given to: no name of its own."""
    before = line.before(index)
    return before if before is not None and (not before.capital or index == 1) else None


def headed(line: Line, index: int) -> Spot | None:
    """Return "Washington Post", "Harrison Avenue", "Leeds United": the last capital of the name is the thing's noun."""
    if line.lang != "en":
        return None
    last, found = index, 0
    while last + 1 < len(line.words) and last - index < LONGEST and line.gap(last, last + 1) == " ":
        last += 1
        word = line.words[last]
        if not word.capital:
            break
        if word.key in nouns(line, "bearer_heads"):
            found = last
    return Spot(line, index, found, (), "dropped") if found else None


def street(line: Line, index: int) -> Spot | None:
    """Return "улица Киевская", "Одеській вулиці": a street's name beside its noun."""
    if line.lang == "en":
        return None
    before, after = noun_before(line, index), line.after(index)
    streets = nouns(line, "street_nouns")
    if before is not None and (before.key in streets or is_noun(line, before, "street_nouns")):
        return Spot(line, index, index, (), "dropped") if line.gap(index - 1, index) in (" ", ". ") else None
    if after is not None and line.gap(index, index + 1) == " " and is_noun(line, after, "street_nouns"):
        return Spot(line, index, index + 1, (), "dropped")
    return None


def quoted(line: Line, index: int) -> Spot | None:
    """Return a name that stands alone in quotation marks behind its noun: a ship "Курск", a restaurant «Прага»."""
    before = noun_before(line, index)
    if before is None or line.gap(index - 1, index) not in OPENING:
        return None
    if before.token.pos not in ("NOUN", "PROPN"):
        return None
    last = index
    while last + 1 < len(line.words) and last - index < LONGEST and line.gap(last, last + 1) in (" ", "-"):
        last += 1
    closed = line.text[line.words[last].stop : line.words[last].stop + 1] in CLOSING
    of_a_place = is_noun(line, before, "sites_named_so") or is_noun(line, before, "settlement_heads")
    if not closed or of_a_place or is_noun(line, before, "region_nouns") or line.words[index].shouted:
        return None
    return Spot(line, index, last, (), "dropped")


def ship(line: Line, index: int) -> Spot | None:
    """Return a ship's name without quotation marks: "the cruiser Moscow", "USS Chicago", "the Kursk submarine"."""
    before, after = noun_before(line, index), line.after(index)
    ships = nouns(line, "ship_nouns")
    if before is not None and line.gap(index - 1, index) == " " and (before.key in ships or is_noun(line, before, "ship_nouns")):
        return Spot(line, index, index, (), "dropped")
    if line.lang == "en" and after is not None and line.gap(index, index + 1) == " " and after.key in ships and not after.capital:
        return Spot(line, index, index, (), "dropped")
    return None


def titled(line: Line, index: int) -> Spot | None:
    """Return the name of an outlet or a firm behind its noun: "the news outlet Baza", "телеканал Дождь"."""
    before, after = noun_before(line, index), line.after(index)
    if before is None or line.gap(index - 1, index) != " " or not is_noun(line, before, "titled_nouns"):
        return None
    name = line.words[index].key
    inflected = line.lang != "en" and not (hand().names.get(name) or named(name))  # "канал Крыма" is one of Crimea's
    longer = after is not None and after.capital and line.gap(index, index + 1) == " "
    return None if inflected else Spot(line, index, index + longer, (), "dropped")


def in_quotes(line: Line, index: int) -> Spot | None:
    """Return an adjective and a noun that are all there is in quotation marks: a paper «Омский вестник»."""
    after, before = line.after(index), line.before(index)
    if line.lang == "en" or after is None or before is None or line.gap(index, index + 1) != " ":
        return None
    opened = line.gap(index - 1, index)[-1:] in ("«", '"', "“", "„")
    closed = line.text[after.stop : after.stop + 1] in CLOSING
    known = hand().stems.get(stems(f"{line.words[index].key} {after.key}"))
    if not (opened and closed) or known or adjective_stem(line.words[index].key) is None:
        return None
    return Spot(line, index, index + 1, (), "dropped")


def river(line: Line, index: int) -> Spot | None:
    """Return a river that a town is called after or the other way round: "берег Днепра", "через Днепр", "the Dnipro River"."""
    before, after = noun_before(line, index), line.after(index)
    forms = nominatives(line.words[index].key, line.lang)
    if before is None or line.gap(index - 1, index) not in (" ", ". "):
        return None
    if is_noun(line, before, "river_nouns") and line.lang != "en":
        return Spot(line, index, index, (), "dropped")
    if not any(form in nouns(line, "rivers") for form in forms):
        return None
    crossing = before.key in nouns(line, "river_prepositions") or is_noun(line, before, "river_words")
    region = after is not None and after.key in nouns(line, "region_nouns")
    crossing = crossing or (line.lang == "en" and before.key == "the" and not region)
    return Spot(line, index, index, (), "dropped") if crossing else None


RULES = (headed, street, quoted, in_quotes, titled, ship, river)
"""Tried in this order at every capitalised word."""
