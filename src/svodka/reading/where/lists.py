"""Lists of places: what a noun before them or a region behind them says of one, it says of all.

"в сёлах Заречье, Дубки и Ключи", "Zarichchia, Dubky and Kliuchi in the Sumy region", "Куп'янському та Лиманському напрямках".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from svodka.lexicon.places import Entry, districts_with
from svodka.reading.where.resolve import BIG_TOWN, SMALL_TOWN, holds_districts, is_container, within
from svodka.reading.where.spot import CONJUNCTIONS, Spot, is_noun, nouns
from svodka.reading.where.words import Line

LONGEST = 40
"""Words of a list looked at before its head is given up."""
ENGLISH_AND = frozenset({"and", "or"})
BETWEEN = re.compile(r", |,? (?:and|or|и|или|та|і|й|або) |; ", re.IGNORECASE)
WITH_NOUN = re.compile(r"(?:, |,? (?:and|or|и|или|та|і|й|або) |; )(?:[^\W\d]{1,8}\.? (?:of )?)?", re.IGNORECASE)
"""Between two items of a list, a noun of the second's own among it: ", смт "."""
TO_NOUN = frozenset({" ", ": ", " «", " ("})
TO_ITEM = frozenset({", ", " ", "-", "; ", ". "})


def head_of_list(line: Line, index: int) -> int | None:
    """Return the noun for settlements that opens the list in which word *index* begins an item, if there is one."""
    if index == 0 or line.gap(index - 1, index) not in (", ", " ", ": ", ". ", "; "):
        return None
    for at in range(index - 1, max(-1, index - LONGEST), -1):
        word, gap = line.words[at], line.gap(at, at + 1)
        if not word.capital and _settles(line, at):
            return at
        if line.lang == "en" and word.key == "of" and gap == " ":
            return at - 1 if at and is_noun(line, line.words[at - 1], "settlement_heads") else None
        joins = word.key in CONJUNCTIONS or word.key in ENGLISH_AND or is_noun(line, word, "region_nouns")
        if gap not in TO_ITEM or not (word.capital or joins) or word.token.pos in ("VERB", "AUX"):
            return None
    return None


def _settles(line: Line, index: int) -> bool:
    """Tell whether word *index* is a noun for settlements, abbreviated with its stop, or the end of "н.п."."""
    word, gap = line.words[index], line.gap(index, index + 1)
    if word.key in nouns(line, "settlement_short"):
        return gap == ". " or (gap == " " and len(word.key) > 2)  # noqa: PLR2004 ("с" is a preposition, "смт" is none)
    return gap in TO_NOUN and is_noun(line, word, "settlement_heads")


def shared(spots: Sequence[Spot], stated: Mapping[int, Entry]) -> dict[int, Entry]:
    """Return, by index, the region stated behind the list that a spot stands in; *stated*: what is stated right beside each.

    An item that has no namesake there, nor a village of the register, ends the list: it is told of another region.
    """
    found: dict[int, Entry] = {}
    for index in range(len(spots) - 2, -1, -1):
        held = stated.get(index + 1) or found.get(index + 1)
        if index in stated or held is None or held.level != "region" or is_container(spots[index]):
            continue
        spot, following = spots[index], spots[index + 1]
        if spot.line is not following.line or spot.how in ("adjective", "ground"):
            continue
        gap = re.sub(r"\s+", " ", spot.line.text[spot.stop : following.start])
        if WITH_NOUN.fullmatch(gap) and _may_lie(spot, held):
            found[index] = held
    return found


def _may_lie(spot: Spot, region: Entry) -> bool:
    """Tell whether *spot* may be a settlement of *region*."""
    if any(within(entry, region) for entry in spot.entries):
        return True
    if any(entry.by_hand or entry.population >= BIG_TOWN for entry in spot.entries):
        return False
    if all(entry.population < SMALL_TOWN for entry in spot.entries) and head_of_list(spot.line, spot.first) is not None:
        return True
    registered = holds_districts(region)
    return not registered or any(within(entry, region) for entry in districts_with(spot.written)) or not spot.entries
