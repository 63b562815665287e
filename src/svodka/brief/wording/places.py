"""Where something happened, in the brief's language: the places of one statement that say most."""

from __future__ import annotations

import re
from functools import cache

from svodka.brief.wording.located import located, located_settlement
from svodka.brief.wording.words import frame, listed
from svodka.lexicon.data import fold, table
from svodka.lexicon.places import local_name, native_name
from svodka.model import Place, PlaceLevel, PlaceRole, Statement

Words = tuple[str, tuple[tuple[str, str], ...]]
"""A phrase with the rules behind it."""
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[,;:()—–]")
REACH = 6
"""Words before a place's name among which its preposition stands: "in the Kyiv district of the city of …"."""

PLACE_FRAMES = {PlaceRole.EVENT: "in_place", PlaceRole.DESTINATION: "to_place"}
"""The roles that say where something was done; where people come from is left to the original beside it."""
MOST_PLACES = 3
EXACT = (PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.DISTRICT, PlaceLevel.REGION, PlaceLevel.AREA, PlaceLevel.COUNTRY)


def place_phrase(statement: Statement, lang: str, text: str = "") -> Words:
    """Return " in Sevsk, Bryansk Oblast," or the like, with the rules behind it; "" where no place is sure.

    Of places with one role the most exact level is told. Two countries in one statement are told neither: which
    of them it happened in the words alone do not say. With the report's *text*, a place of the happening is only told
    where its own preposition says that something happened there: "protests against the dam of Kakhovka" were elsewhere.
    """
    known = [one for one in statement.places if one.level in EXACT and one.id is not None]
    known = known if lang == "en" else [one for one in known if _place_words(one, one.role, lang)]
    for role, key in PLACE_FRAMES.items():
        rows = sorted((one for one in known if one.role is role), key=_order)
        rows = [one for one in rows if role is not PlaceRole.EVENT or not text or _is_there(one, rows, statement, text)]
        if not rows:
            continue
        level = min((one.level for one in rows), key=EXACT.index)
        named = list({one.id: one for one in rows if one.level is level}.values())[:MOST_PLACES]
        if len(named) > 1 and (level is PlaceLevel.COUNTRY or role is not PlaceRole.EVENT):
            return "", ()
        words = _listed(named, role, lang)
        wanted = "at_place" if level is PlaceLevel.SITE and role is PlaceRole.EVENT else key
        closing = "," if lang == "en" and ", " in words and not frame(lang, "template", wanted, place="").endswith(",") else ""
        rules = tuple((_place_words(one, role, lang), f"place:{one.id}") for one in named)
        return frame(lang, "template", wanted, place=words) + closing, rules
    return "", ()


def _is_there(place: Place, rows: list[Place], statement: Statement, text: str) -> bool:
    """Tell whether the preposition before a place's name says where something is; a name in a list has the first one's."""
    if place.span.start < statement.span.start:
        return False
    before = WORD.findall(text[statement.span.start : place.span.start])[-REACH:]
    first = next((one for one in rows if one.span.start < place.span.start), None)
    there, elsewhere = (_prepositions(statement.lang, part) for part in ("there", "elsewhere"))
    own = WORD.findall(place.as_written)[:1]
    told = [*own, *reversed(before)]
    for at, word in enumerate(told):
        folded = fold(word)
        if folded in there:
            return not fold("".join(told[at + 1 : at + 2])).startswith(tuple(table(statement.lang, "wording")["prepositions"]["named_by"]))
        if folded in elsewhere or folded in ";:()—–":
            return False
        if folded in (",", "and", "и", "і", "й", "та") and first is not None:
            return _is_there(first, rows, statement, text)
    return False


@cache
def _prepositions(lang: str, part: str) -> frozenset[str]:
    """Return the prepositions that say where something is, or from where, against what, of what it is."""
    return frozenset(table(lang, "wording")["prepositions"][part])


def _listed(places: list[Place], role: PlaceRole, lang: str) -> str:
    """Return "Donetsk, Horlivka and Yasynuvata, Donetsk Oblast": the region once where they share it."""
    region = places[0].adm1 if lang == "en" else None
    shared = len(places) > 1 and region and all(one.adm1 == region != one.name for one in places)
    named = list(dict.fromkeys(one.name if shared else _place_words(one, role, lang) for one in places))
    words = ", ".join(named[:-1]) + frame(lang, "template", "and") + named[-1] if len(named) > 1 else named[0]
    return f"{words}, {with_article(region)}" if shared and region else words


def _place_words(place: Place, role: PlaceRole, lang: str) -> str:
    """Return a place in the brief's language: its name; in Russian and Ukrainian with its preposition where something happened."""
    if lang == "en":
        return place_words(place)
    if role is not PlaceRole.EVENT:
        return local_words(place, lang)
    region = local_name(place.adm1_id, lang)
    if place.level is PlaceLevel.SETTLEMENT and place.lat is not None and place.lon is not None:
        own = native_name(place.name, (place.lat, place.lon), lang)
        where = located_settlement(own, lang) if own else ""
        if where:
            return frame(lang, "template", "region", place=where, region=region) if region and region != own else where
    return located(local_words(place, lang), lang)


def local_words(place: Place, lang: str) -> str:
    """Return the Russian or Ukrainian name of a place, of its region for one that has none itself; "" where neither is known."""
    if place.level in (PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.DISTRICT):
        return local_name(place.id, lang) or local_name(place.adm1_id, lang)
    return local_name(place.id, lang) or (local_name(place.adm1_id, lang) if place.level is PlaceLevel.REGION else "")


def _order(place: Place) -> tuple[int, str]:
    """Return a place's turn in a list: as the words have it."""
    return place.span.start, place.name


def place_words(place: Place) -> str:
    """Return an English place name with its region: "Sievsk, Bryansk Oblast"; "the Republic of Karelia"."""
    if place.adm1 and not place.adm1.startswith(place.name) and place.name not in place.adm1.split(", "):
        return f"{place.name}, {with_article(place.adm1)}"
    if place.adm1 and place.adm1 != place.name and place.adm1.endswith("Oblast"):
        return f"{place.name}, {place.adm1}"
    return with_article(place.name)


def with_article(name: str) -> str:
    """Return a name with the article that English gives it."""
    words = name.lower().split()
    articled = listed("en", "places", "article")
    return f"the {name}" if words and (words[0] in articled or words[-1] in articled) else name
