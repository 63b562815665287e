"""Places of a whole report: spot, weigh, resolve, carry over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from svodka.lexicon.places import Entry, by_id, control
from svodka.model import Place, PlaceLevel, PlaceRole, Span
from svodka.reading.document import Document
from svodka.reading.where.carry import carried_in, sides_in
from svodka.reading.where.evidence import again, as_government, common_word, in_list, is_party, is_place
from svodka.reading.where.joint import settle
from svodka.reading.where.lists import shared
from svodka.reading.where.resolve import OUR_COUNTRIES, Context, Resolved, choose, containers, firm
from svodka.reading.where.roles import role_of
from svodka.reading.where.spot import Spot, nouns
from svodka.reading.where.spotting import spots_of
from svodka.reading.where.vicinity import beside, choose_near, choose_within, in_district
from svodka.reading.where.widening import wider_by
from svodka.reading.where.words import Line, line_of

CERTAIN_POPULATION = 200_000
CERTAIN_OF_OURS = 10_000
"""From how many people on the only town of its name in our countries' gazetteer is certain in a Russian or Ukrainian report."""
CONTESTED = frozenset({"UA"})
"""Countries of which lexicon/control.toml says who held what."""


def find_places(document: Document, home_region: str | None = None) -> tuple[Place, ...]:
    """Return the places that *document* names, one a mention, in the order of the text.

    *home_region* is the ISO 3166-2 code of the region that the outlet mostly writes about; it tips the scale
    between places of one name.
    """
    lines = [line_of(sentence, number, document.text) for number, sentence in enumerate(document.sentences)]
    spots = [spot for line in lines for spot in spots_of(line)]
    stated = containers(spots)
    districts = in_district(spots)
    stated |= {index: stated[other] for index, other in districts.items() if other in stated and index not in stated}
    stated |= shared(spots, stated)
    known = Context(document.report.lang, home_region, russians=any(map(_of_russians, lines)))
    context = _learn(spots, stated, known)
    sure = firm(spots, stated)
    found = [choose(as_government(spot), stated.get(n), context, sure=n in sure) for n, spot in enumerate(spots)]
    found = _abroad(found, stated, home_region)
    for index, other in districts.items():
        inside = choose_within(spots[index], found[other].entry, stated.get(index), context)
        found[index] = inside or found[index]
    for index, other in beside(spots).items():
        ordinary = index in stated or (spots[index].how != "village" and common_word(spots[index]) < 0)
        near = None if ordinary else choose_near(spots[index], found[other].entry, context)
        if near is not None:
            found[index], held = near, found[other].entry
            stated |= {index: held} if held is not None else {}
    kept = _kept(found, stated)
    places = [_place(one, document.report.id) for one in kept]
    places += _carried(lines, kept, context, document.report.id)
    day = document.report.published_at
    return tuple(sorted((_held(place, day) for place in places), key=lambda place: place.span))


def _of_russians(line: Line) -> bool:
    """Tell whether a sentence in Russian or Ukrainian speaks of Russians, by whatever name."""
    return any(word.key.startswith(prefix) for prefix in nouns(line, "russians") for word in line.words)


def _held(place: Place, day: date | None) -> Place:
    """Return *place* with who controlled it on the day of the report, where a source says so."""
    if place.country not in CONTESTED or place.id is None:
        return place
    entry = by_id(place.id)
    return replace(place, control=control(entry, day)) if entry is not None else place


def _abroad(found: list[Resolved], stated: dict[int, Entry], home_region: str | None) -> list[Resolved]:
    """Return *found* with the towns that lie abroad whichever is meant resolved by all names of the report together."""
    spots = [one.spot for one in found]
    numbers = [index for index, spot in enumerate(spots) if spot.entries]
    if not any(_foreign(spots[index]) for index in numbers):
        return found
    containers = {place: stated[index] for place, index in enumerate(numbers) if index in stated}
    joint = dict(zip(numbers, settle([spots[index] for index in numbers], containers, home_region), strict=True))
    return [
        replace(one, entry=joint[index].entry, reason=joint[index].reason, runners_up=joint[index].runners_up)
        if index in joint and index not in stated and _foreign(spots[index]) and not one.unresolved
        else one
        for index, one in enumerate(found)
    ]


def _foreign(spot: Spot) -> bool:
    """Tell whether *spot* is a name of several towns, none of them in the countries that the word lists are made for."""
    return len(spot.entries) > 1 and not any(e.by_hand or e.country in OUR_COUNTRIES for e in spot.entries)


def _kept(found: list[Resolved], stated: dict[int, Entry]) -> list[Resolved]:
    """Return what is a place by its own evidence, or by less where the report has it as a place elsewhere."""
    certain = [is_place(one, stated=index in stated) for index, one in enumerate(found)]
    known = {one.entry.id for one, sure in zip(found, certain, strict=True) if sure and one.entry}
    places: dict[int, list[Spot]] = defaultdict(list)
    for one, sure in zip(found, certain, strict=True):
        if sure:
            places[one.spot.line.number].append(one.spot)
    kept = []
    for index, (one, sure) in enumerate(zip(found, certain, strict=True)):
        beside, held = places[one.spot.line.number], index in stated
        if sure or again(one, known, stated=held) or in_list(one, beside, stated=held):
            kept.append(one)
            if not sure:
                beside.append(one.spot)
    return kept


def _learn(spots: Iterable[Spot], stated: dict[int, Entry], context: Context) -> Context:
    """Count what is certain before anything is weighed: the hand table, sole large towns, stated containers."""
    for index, spot in enumerate(spots):
        certain = spot.entries[:1]
        if index in stated:
            inside = choose(spot, stated[index], context).entry
            certain = (inside,) if inside else ()
        elif spot.entries and not spot.entries[0].by_hand and not (_sole_city(spot) or _sole_town(spot)):
            certain = ()
        for entry in certain:
            context.learn(entry)
    return context


def _sole_city(spot: Spot) -> bool:
    return len(spot.entries) == 1 and spot.entries[0].population >= CERTAIN_POPULATION


def _sole_town(spot: Spot) -> bool:
    """Tell whether it is the one town of its name, and one of ours in a language of ours."""
    ours = spot.line.lang != "en" and len(spot.entries) == 1 and spot.entries[0].country in OUR_COUNTRIES
    return ours and spot.entries[0].population >= CERTAIN_OF_OURS and spot.how in ("name", "adjective")


def _place(resolved: Resolved, report: str) -> Place:
    spot, entry = resolved.spot, resolved.entry
    span = Span(report=report, start=spot.start, stop=spot.stop)
    if entry is None:
        return _unresolved(resolved, span)
    wider, near = wider_by(spot)
    acting = entry.level == "country" and is_party(spot)
    return replace(
        _plain(entry, span, spot.written, f"{resolved.reason}; {near}" if near else resolved.reason),
        role=PlaceRole.ABOUT if acting else role_of(spot),
        radius_km=max(entry.radius_km, wider),
        level=PlaceLevel(entry.level if resolved.unresolved else spot.level or entry.level),
        runners_up=tuple(described(other) for other in resolved.runners_up),
        settlement_unresolved=resolved.unresolved,
    )


def _plain(entry: Entry, span: Span, written: str, reason: str) -> Place:
    """Return *entry* as a place of the report, where something happened until a rule says otherwise."""
    return Place(
        id=entry.id,
        name=entry.name,
        country=entry.country,
        adm1=entry.adm1,
        adm1_id=entry.adm1_id,
        lat=entry.lat,
        lon=entry.lon,
        level=PlaceLevel(entry.level),
        radius_km=entry.radius_km,
        role=PlaceRole.EVENT,
        as_written=written,
        span=span,
        reason=reason,
    )


def _unresolved(resolved: Resolved, span: Span) -> Place:
    """Return a settlement of which nothing but its name is known."""
    spot = resolved.spot
    return Place(
        id=None,
        name=spot.written,
        country=None,
        adm1=None,
        adm1_id=None,
        lat=None,
        lon=None,
        level=PlaceLevel.UNRESOLVED,
        radius_km=0.0,
        role=role_of(spot),
        as_written=spot.written,
        span=span,
        reason=resolved.reason,
        settlement_unresolved=True,
    )


def described(entry: Entry) -> str:
    """Return a place in one line, for the list of runners-up."""
    return ", ".join(part for part in (entry.name, entry.adm1, entry.country) if part)


def _carried(lines: list[Line], kept: list[Resolved], context: Context, report: str) -> list[Place]:
    places = []
    for line, first, last, entry in (*carried_in(lines, kept), *sides_in(lines, kept, context)):
        start, stop = line.words[first].start, line.words[last].stop
        span = Span(report=report, start=start, stop=stop)
        places.append(replace(_plain(entry, span, line.text[start:stop], f"carried from {entry.name}"), carried=True))
    return places
