"""Where something happened, in the brief's language: the places of one statement that say most."""

from __future__ import annotations

from svodka.brief.wording.words import frame, listed
from svodka.lexicon.places import local_name
from svodka.model import Place, PlaceLevel, PlaceRole, Statement

PLACE_FRAMES = {PlaceRole.EVENT: "in_place", PlaceRole.DESTINATION: "to_place"}
"""The roles that say where something was done; where people come from is left to the original beside it."""
MOST_PLACES = 3
EXACT = (PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.DISTRICT, PlaceLevel.REGION, PlaceLevel.AREA, PlaceLevel.COUNTRY)


def place_phrase(statement: Statement, lang: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return " in Sevsk, Bryansk Oblast," or the like, with the rules behind it; "" where no place is sure.

    Of places with one role the most exact level is told. Two countries in one statement are told neither: which
    of them it happened in the words alone do not say.
    """
    known = [one for one in statement.places if one.level in EXACT and one.id is not None]
    known = known if lang == "en" else [one for one in known if local_words(one, lang)]
    for role, key in PLACE_FRAMES.items():
        rows = sorted((one for one in known if one.role is role), key=_order)
        if not rows:
            continue
        level = min((one.level for one in rows), key=EXACT.index)
        named = list({one.id: one for one in rows if one.level is level}.values())[:MOST_PLACES]
        if len(named) > 1 and (level is PlaceLevel.COUNTRY or role is not PlaceRole.EVENT):
            return "", ()
        words = _listed(named, lang)
        wanted = "at_place" if level is PlaceLevel.SITE and role is PlaceRole.EVENT else key
        closing = "," if ", " in words and not frame(lang, "template", wanted, place="").endswith(",") else ""
        rules = tuple((_words_for(one, lang), f"place:{one.id}") for one in named)
        return frame(lang, "template", wanted, place=words) + closing, rules
    return "", ()


def _listed(places: list[Place], lang: str) -> str:
    """Return "Donetsk, Horlivka and Yasynuvata, Donetsk Oblast": the region once where they share it."""
    region = places[0].adm1 if lang == "en" else None
    shared = len(places) > 1 and region and all(one.adm1 == region != one.name for one in places)
    named = list(dict.fromkeys(one.name if shared else _words_for(one, lang) for one in places))
    words = ", ".join(named[:-1]) + frame(lang, "template", "and") + named[-1] if len(named) > 1 else named[0]
    return f"{words}, {with_article(region)}" if shared and region else words


def _words_for(place: Place, lang: str) -> str:
    """Return a place's name in the brief's language."""
    return place_words(place) if lang == "en" else local_words(place, lang)


def local_words(place: Place, lang: str) -> str:
    """Return the Russian or Ukrainian name of a place, of its region for a settlement; "" where neither is known.

    A settlement's own name stands in the original that is quoted beside.
    """
    if place.level in (PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.DISTRICT):
        return local_name(place.adm1_id, lang)
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
