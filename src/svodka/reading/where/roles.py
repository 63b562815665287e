"""What a place is to the statement: where it happened, where somebody comes from or is sent, or what it is about."""

from __future__ import annotations

from svodka.lexicon.data import table
from svodka.model import PlaceRole
from svodka.reading.where.spot import Spot, is_noun, nouns
from svodka.reading.where.words import Line

LOOK_BACK = 7
ARTICLES = frozenset({"the", "a", "an"})


def role_of(spot: Spot) -> PlaceRole:
    """Return the role of a spot, EVENT where nothing speaks for another."""
    line = spot.line
    index = spot.first
    while index > 0 and _introduces(line, index - 1):
        index -= 1
    before = line.before(index)
    if before is None:
        return PlaceRole.EVENT
    if _official(spot, index):
        return PlaceRole.ABOUT
    prepositions = table(line.lang, "places")["origin_prepositions"]
    preceding = line.before(index, 2) if before.key in prepositions else before
    if (before.key in prepositions or "" in prepositions) and is_noun(line, preceding, "person_nouns"):
        return PlaceRole.ORIGIN
    if before.key in nouns(line, "home_prepositions") and _names_somebody(line, index - 2):
        return PlaceRole.ORIGIN
    if before.key in nouns(line, "destination_prepositions"):
        recent = line.words[max(0, index - LOOK_BACK) : index - 1]
        if any(word.token.lemma in nouns(line, "motion_verbs") for word in recent):
            return PlaceRole.DESTINATION
    return PlaceRole.EVENT


def _names_somebody(line: Line, index: int) -> bool:
    """Tell whether word *index* ends a person's name: "Private X from Kamchatka" tells of no death in Kamchatka."""
    if index < 0:
        return False
    token = line.words[index].token
    if token.entity == "PER":
        return True
    if not token.text[:1].isupper() or token.text.isupper() or index == 0:
        return False
    before = line.words[index - 1]
    return before.token.text[:1].isupper() or is_noun(line, before, "person_nouns")


def _introduces(line: Line, index: int) -> bool:
    """Tell whether word *index* only leads in a name: an article, "the city"; "с" is a village only as "с."."""
    word = line.words[index]
    preposition = len(word.text) == 1 and index + 1 < len(line.words) and not line.gap(index, index + 1).startswith(".")
    return word.key in ARTICLES or (not preposition and is_noun(line, word, "settlement_nouns"))


def _official(spot: Spot, index: int) -> bool:
    """Tell whether it only says of what somebody is the head: "governor of X", "X governor", "глава X"."""
    line = spot.line
    before, after = line.before(index), line.after(spot.last)
    if before is not None and before.key == "of":
        before = line.before(index, 2)
    if is_noun(line, before, "official_nouns"):
        return True
    return spot.how != "form" and is_noun(line, after, "official_nouns") and line.gap(spot.last, spot.last + 1) == " "
