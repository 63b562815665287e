"""Whether a spot is a place at all: persons, organisations, common words and governments are kept out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from svodka.lexicon.data import table
from svodka.lexicon.lemmas import russian
from svodka.lexicon.places import hand
from svodka.reading.where.lists import head_of_list
from svodka.reading.where.resolve import OUR_COUNTRIES, Resolved
from svodka.reading.where.spot import PARTIES, PLAIN, Spot, is_noun, nouns

ENOUGH = 2.0
ENOUGH_AGAIN = 0.5
"""What is enough for a town that the report names as a place elsewhere."""
ENOUGH_IN_LIST = -0.5
"""What is enough for a middling town in a list of places, whatever the name tagger says."""
LARGE, MIDDLING = 100_000, 15_000
LIST_GAPS = frozenset({", ", " and ", " и ", " та ", " і ", " й ", ", and ", " or ", " или ", " або "})
BELLIGERENTS = frozenset({"RU", "UA"})
"""Named as actors in nearly every sentence of these reports; a place only where their ground is meant."""
SURNAME = re.compile(
    r"(?:ов|ев|ин|ын|ова|ева|ина|ына|овым|евым|иным|ову|еву|ину|ко|ук|юк|чук|енка|енку|енком|ський|ская)$"
)
SLAVIC_SURNAME = re.compile(r"(?:ov|ev|yov|in|yn|ova|eva|ina|enko|chuk|yuk|iuk|sky|skyi|skiy|ski|skaya|ska)$")
OURS_FROM = 10_000
CERTAIN = ("village", "adjective", "ground")
"""Kinds of spots whose own rule has weighed them."""


def is_place(resolved: Resolved, *, stated: bool) -> bool:
    """Tell whether the evidence is enough; *stated*: a container stands beside it."""
    spot, entry = resolved.spot, resolved.entry
    if spot.how in CERTAIN or entry is None:
        return spot.how == "village" or (spot.how in CERTAIN and entry is not None)
    if spot.how == "hamlet":
        return resolved.unresolved
    if entry.level == "country":
        ordinary_word = (not entry.by_hand and common_word(spot) < 0) or (spot.first == 0 and function_word(spot) < 0)
        return not (ordinary_word or _in_persons_name(spot)) and (entry.country not in BELLIGERENTS or not is_party(spot))
    if _capital_city(spot):
        part = neighbours(spot) < 0 and not preposition(spot)
        return not (part or is_party(spot) or _in_persons_name(spot))
    if entry.id in hand().wide:
        return preposition(spot) > 0
    if entry.by_hand:
        return not _in_persons_name(spot)
    return score(resolved, stated=stated) >= ENOUGH


def score(resolved: Resolved, *, stated: bool) -> float:
    """Add up what speaks for and against a town."""
    entry = resolved.entry
    small = entry is not None and entry.population < MIDDLING
    context = (2.0 - _undone(resolved.spot) if stated else 0.0) + (resolved.context if small or resolved.context > 0 else 0.0)
    return (
        _size(resolved)
        + sum(rule(resolved.spot) for rule in RULES)
        + context
        + foreign_opening(resolved)
        + attribute(resolved)
        + town_of_ours(resolved)
    )


def _undone(spot: Spot) -> float:
    """Return what a stated container undoes: its own capital counts against nothing, and no surname has a region behind."""
    if spot.line.lang == "en":
        return 0.0
    return surname(spot) + max(-1.5, neighbours(spot))


def as_government(spot: Spot) -> Spot:
    """Return *spot* as the country whose government it stands for: "accused Washington"."""
    line = spot.line
    governments = table(line.lang, "places")["governments"]
    country = governments.get(line.words[spot.first].key) if spot.first == spot.last else None
    after = line.after(spot.last)
    if country is None or preposition(spot) or (after is not None and after.capital):
        return spot
    return replace(spot, entries=(hand().by_id[country],), exact=frozenset({country}))


def again(resolved: Resolved, known: set[str], *, stated: bool) -> bool:
    """Tell whether a town that the report names as a place elsewhere is meant here too."""
    entry = resolved.entry
    return entry is not None and entry.id in known and _nearly(resolved, stated=stated)


def in_list(resolved: Resolved, others: Sequence[Spot], *, stated: bool) -> bool:
    """Tell whether a town stands in a list beside one of *others*, spots of its sentence that are places."""
    spot = resolved.spot
    gaps = {
        spot.line.text[min(spot.stop, other.stop) : max(spot.start, other.start)].replace("\n", " ") for other in others
    }
    town = resolved.entry is not None and resolved.entry.population >= MIDDLING and not _in_persons_name(spot)
    return bool(gaps & LIST_GAPS) and _nearly(resolved, stated=stated, enough=ENOUGH_IN_LIST if town else ENOUGH_AGAIN)


def _nearly(resolved: Resolved, *, stated: bool, enough: float = ENOUGH_AGAIN) -> bool:
    entry = resolved.entry
    if entry is None or entry.level == "country" or _capital_city(resolved.spot):
        return False
    return score(resolved, stated=stated) >= enough


def _size(resolved: Resolved) -> float:
    entry = resolved.entry
    if entry is None:
        return 0.0
    if entry.by_hand or entry.population >= LARGE:
        return 2.0
    return 1.0 if entry.population >= MIDDLING or entry.level == "region" else 0.0


def _capital_city(spot: Spot) -> bool:
    forms = {spot.line.words[spot.first].key, spot.line.words[spot.first].token.lemma}
    return spot.first == spot.last and bool(forms & nouns(spot.line, "metonyms"))


def preposition(spot: Spot) -> float:
    """Count a preposition of place before it."""
    line, index = spot.line, spot.first
    back = line.before(index)
    if back is not None and back.key == "the":
        back = line.before(index, 2)
    if back is None or line.gap(index - 1, index).strip():
        return 0.0
    return 1.5 if back.key in nouns(line, "locative") or back.key in _last_words(line.lang) else 0.0


@cache
def _last_words(lang: str) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in table(lang, "places")["vicinity"])


def attribute(resolved: Resolved) -> float:
    """Count for a town of ours that it is inflected and follows a common noun: "обстріл Куп'янська"."""
    spot, entry = resolved.spot, resolved.entry
    before = spot.line.before(spot.first)
    ours = entry is not None and entry.country in OUR_COUNTRIES
    inflected = spot.how == "form" and before is not None and not before.capital and before.key.isalpha()
    return 1.0 if ours and inflected and not preposition(spot) else 0.0


def town_of_ours(resolved: Resolved) -> float:
    """Count for a town of ours in English that it is the only one so called and stands alone: nobody is called Kherson."""
    spot, entry = resolved.spot, resolved.entry
    if spot.line.lang != "en" or entry is None or entry.country not in OUR_COUNTRIES or entry.population < OURS_FROM:
        return 0.0
    alone = neighbours(spot) == 0 and not SLAVIC_SURNAME.search(spot.line.words[spot.last].key)
    if any(other.country not in OUR_COUNTRIES for other in spot.entries) or not alone or spot.entries[0].id not in spot.exact:
        return 0.0
    return 1.0 - min(0.0, tagged(spot))


def settlement_noun(spot: Spot) -> float:
    """Count a noun for a settlement before it: "the village of X", "г. X"."""
    line, index = spot.line, spot.first
    before = line.before(index)
    if before is not None and before.key == "of":
        before = line.before(index, 2)
    if before is not None and before.key in nouns(line, "settlement_nouns"):
        return 3.0
    return 3.0 if head_of_list(line, index) is not None else 0.0


def office(spot: Spot) -> float:
    """Count the noun for the head of a town before it: "мэра Балки", "mayor of Hai"."""
    before = spot.line.before(spot.first)
    slavic = spot.line.lang != "en" and not SURNAME.search(spot.line.words[spot.first].key)
    return 3.0 if slavic and is_noun(spot.line, before, "heads_of_towns") else 0.0


def tagged(spot: Spot) -> float:
    """Count what the parser's name tagger says of it."""
    entities = {word.token.entity for word in spot.line.words[spot.first : spot.last + 1]}
    if "PER" in entities and settlement_noun(spot):
        return 0.0
    if "PER" in entities:
        return -3.0 if _in_persons_name(spot) else -0.5 if _put_into(spot) else -1.5
    if "LOC" in entities:
        return 1.0
    return -1.0 if "ORG" in entities and _in_longer_name(spot) else 0.0


def _put_into(spot: Spot) -> bool:
    """Tell whether an English preposition stands before it that no person follows: "in Volsk"."""
    before = spot.line.before(spot.first)
    return spot.line.lang == "en" and before is not None and before.key in PLAIN


def neighbours(spot: Spot) -> float:
    """Count against it another capital right beside it: part of a person's or organisation's name."""
    line = spot.line
    score = 0.0
    before, after = line.before(spot.first), line.after(spot.last)
    if after is not None and after.capital and line.gap(spot.last, spot.last + 1) in (" ", "-") and not attributive(spot):
        score -= 1.5
    tag = before is not None and before.text in PARTIES
    if before is not None and before.capital and not tag and line.gap(spot.first - 1, spot.first) in (" ", "-") and spot.first > 1:
        score -= 1.5
    if before is not None and is_noun(line, before, "person_titles"):
        score -= 2.0
    return score


def surname(spot: Spot) -> float:
    """Count the shape of a Slavic surname against it, unless something speaks for a place."""
    shaped = spot.line.lang != "en" and spot.first == spot.last and SURNAME.search(spot.line.words[spot.first].key)
    return -1.5 if shaped and not preposition(spot) and not settlement_noun(spot) else 0.0


def common_word(spot: Spot) -> float:
    """Count a dictionary word against it, the more so at the head of a sentence."""
    line, word = spot.line, spot.line.words[spot.first]
    if spot.first != spot.last or word.token.entity == "LOC" or not ordinary(word.key, line.lang):
        return 0.0
    return -2.0 if spot.first == 0 or not preposition(spot) else -0.5


@lru_cache(maxsize=50_000)
def ordinary(word: str, lang: str) -> bool:
    """Tell whether *word* is known to the Russian dictionary as something else than a place."""
    if lang != "ru":
        return False
    parses = russian().parse(word)
    return parses[0].is_known and not any("Geox" in p.tag for p in parses)


def function_word(spot: Spot) -> float:
    """Count a pronoun, verb or adverb with a capital against it."""
    word = spot.line.words[spot.first]
    functional = word.token.pos in ("PRON", "ADV", "VERB", "AUX", "SCONJ", "CCONJ", "ADP", "DET", "PART", "NUM", "INTJ")
    return -3.0 if functional and spot.first == spot.last and not preposition(spot) else 0.0


def article(spot: Spot) -> float:
    """Count "the" before a town's name against it ("the Alliance") unless it belongs to what follows ("the Omsk plant")."""
    before = spot.line.before(spot.first)
    if spot.line.lang != "en" or before is None or before.key != "the":
        return 0.0
    return 0.0 if attributive(spot) else -2.0


def attributive(spot: Spot) -> float:
    """Count an English noun that a town stands before as its attribute: "the Omsk plant", "a Reno woman", "Dover police"."""
    line = spot.line
    if line.lang != "en" or _in_persons_name(spot):
        return 0.0
    for ahead in (1, 2, 3):
        word = line.after(spot.last, ahead)
        if word is None or line.gap(spot.last + ahead - 1, spot.last + ahead) != " ":
            return 0.0
        if word.key in nouns(line, "attribute_heads"):
            return 1.5
        if not (word.capital or word.token.pos in ("NOUN", "ADJ", "PROPN")):
            return 0.0
    return 0.0


def county(spot: Spot) -> float:
    """Count the noun of a division that is part of the name: nobody is called "Hill County"."""
    run = spot.line.words[spot.first : spot.last + 1]
    return 2.0 if spot.line.lang == "en" and len(run) > 1 and run[-1].key in nouns(spot.line, "division_nouns") else 0.0


def dateline(spot: Spot) -> float:
    """Count the dash, the agency or the capitals of a dateline: "DOVER — ", "Dover (Reuters) - "."""
    line = spot.line
    if line.lang != "en" or spot.first:
        return 0.0
    behind = line.text[spot.stop : spot.stop + 3].replace("\n", " ")
    dashed = behind.lstrip(" ").startswith(("—", "–", "--", "- ")) and behind[:1] == " "
    return 2.5 if dashed or (line.text[spot.stop : spot.stop + 2] == " (" and line.words[spot.first].shouted) else 0.0


def party_tag(spot: Spot) -> float:
    """Count the letter of a party before a member's constituency: "D-Dover"."""
    line = spot.line
    before = line.before(spot.first)
    tag = before is not None and line.gap(spot.first - 1, spot.first) == "-" and before.text in PARTIES
    return 4.0 if line.lang == "en" and tag else 0.0


def foreign_opening(resolved: Resolved) -> float:
    """Count against a foreign town that a Russian or Ukrainian sentence opens with, without a preposition."""
    spot, entry = resolved.spot, resolved.entry
    if spot.line.lang == "en" or entry is None or entry.country in OUR_COUNTRIES or spot.first:
        return 0.0
    return -1.5


def _in_persons_name(spot: Spot) -> bool:
    """Tell whether the name tagger has the spot and a neighbour as one person's name."""
    line, first, last = spot.line, spot.line.words[spot.first], spot.line.after(spot.last)
    if first.token.entity != "PER":
        return False
    before = line.before(spot.first)
    behind = last is not None and last.capital and last.token.entity == "PER" and not last.token.entity_begins
    ahead = before is not None and before.capital and before.token.entity == "PER" and not first.token.entity_begins
    return behind or ahead


def _in_longer_name(spot: Spot) -> bool:
    line = spot.line
    around = (line.before(spot.first), line.after(spot.last))
    return any(word is not None and word.token.entity == "ORG" for word in around)


RULES = (
    preposition, settlement_noun, office, tagged, neighbours, surname, common_word, function_word, article, attributive,
    county, dateline, party_tag,
)  # fmt: skip


def is_party(spot: Spot) -> bool:
    """Tell whether a country or capital acts here: "Russia invaded", "accused Moscow", "Ukraine's army"."""
    line, word = spot.line, spot.line.words[spot.last]
    before, after = line.before(spot.first), line.after(spot.last)
    if before is not None and before.key == "the":
        before = line.before(spot.first, 2)
    hyphenated = after is not None and not after.capital and line.gap(spot.last, spot.last + 1) == "-"
    if hyphenated and after is not None and after.key in nouns(line, "lying_in"):
        return spot.entries[0].country in BELLIGERENTS  # a Kyiv-based group says nothing of Kyiv
    if word.possessive or hyphenated:
        return True
    if before is not None and before.key in nouns(line, "locative") and preposition(spot):
        return False
    acts = word.token.dep in ("nsubj", "nsubjpass", "csubj")
    return acts or (before is not None and before.key in nouns(line, "agentive")) or is_noun(line, after, "party_nouns")
