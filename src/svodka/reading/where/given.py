"""Resolution of toponyms that somebody else found: for benchmarks, and for an analyst's look-up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from svodka.lexicon.places import Entry, hand, named, nominatives, people, shortened, states, stem_variants, with_stems
from svodka.reading.where.beyond import beside, core, within_core
from svodka.reading.where.joint import settle
from svodka.reading.where.resolve import Resolved, containers
from svodka.reading.where.spot import Spot
from svodka.reading.where.words import Line, line_at

Stretch = tuple[int, int]


def resolve_given(
    text: str, spans: Sequence[Stretch], lang: str, home_region: str | None = None
) -> list[Resolved | None]:
    """Return what the stretch of *text* at each of *spans* stands for; None where a span holds no word.

    What the gazetteer does not have is placed by a part of its name or by the place that stands nearest, and flagged
    unresolved. *home_region* as in `find_places`.
    """
    line = line_at(text, spans, lang)
    starts = [word.start for word in line.words]
    spots = {span: spot for span in sorted(set(spans)) if (spot := _spot(line, starts, *span)) is not None}
    known = [spot for spot in spots.values() if spot.entries]
    chosen = dict(zip(map(id, known), settle(known, containers(known), home_region), strict=True))
    found = {span: _placed(spot, span, text, chosen) for span, spot in spots.items()}
    return [found.get(span) for span in spans]


def _placed(spot: Spot, span: Stretch, text: str, chosen: Mapping[int, Resolved]) -> Resolved:
    resolved = chosen.get(id(spot))
    if resolved is None:
        return beside(spot, list(chosen.values()))
    return within_core(resolved, text[slice(*span)]) if spot.how == "part" else resolved


def _spot(line: Line, starts: Sequence[int], start: int, stop: int) -> Spot | None:
    first, behind = max(0, bisect_right(starts, start) - 1), bisect_left(starts, stop)
    covered = [index for index in range(first, behind) if start < line.words[index].stop]
    if not covered:
        return None
    name = " ".join(line.words[index].key for index in covered)
    entries: dict[str, Entry] = {}
    exact = set()
    for form in nominatives(name, line.lang):
        for entry in _meant_by(form, line.lang):
            entries.setdefault(entry.id, entry)
            if form == name:
                exact.add(entry.id)
    if entries:
        return Spot(line, covered[0], covered[-1], tuple(entries.values()), "name", frozenset(exact))
    part = core(line, covered, partial(_meant_by, lang=line.lang))
    if part is None:
        return Spot(line, covered[0], covered[-1], (), "name")
    first, last, found = part
    return Spot(line, first, last, tuple({entry.id: entry for entry in found}.values()), "part")


def _meant_by(name: str, lang: str) -> Iterator[Entry]:
    """Yield what *name* (a key) may stand for, the hand table first."""
    yield from hand().names.get(name, ())
    if lang == "en":
        yield from (table[name] for table in (people(), states()) if name in table)
        yield from shortened(name)
    yield from named(name)
    if lang != "en" and " " in name:
        for variant in stem_variants(name):
            yield from (*hand().stems.get(variant, ()), *with_stems(variant))
