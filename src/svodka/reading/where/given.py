"""Resolution of toponyms that somebody else found: for benchmarks, and for an analyst's look-up."""

from __future__ import annotations

from collections.abc import Sequence

from svodka.lexicon.places import Entry, hand, key, named, nominatives
from svodka.reading.document import ParsedSentence, Token
from svodka.reading.where.resolve import Context, Resolved, choose, containers
from svodka.reading.where.spot import Spot
from svodka.reading.where.words import Line, line_of

CERTAIN_POPULATION = 500_000


def resolve_given(
    text: str, spans: Sequence[tuple[int, int]], lang: str, home_region: str | None = None
) -> list[Resolved | None]:
    """Return what the stretch of *text* at each of *spans* stands for; None where a span holds no word.

    *home_region* as in `find_places`.
    """
    token = Token(text=text, start=0, stop=len(text), lemma="", pos="X")
    sentence = ParsedSentence(start=0, stop=len(text), lang=lang, block=0, tokens=(token,))
    line = line_of(sentence, 0, text)
    spots = {span: spot for span in sorted(set(spans)) if (spot := _spot(line, *span)) is not None}
    ordered = list(spots.values())
    stated = containers(ordered)
    context = Context(lang, home_region)
    for index, spot in enumerate(ordered):
        if index in stated:
            context.learn(stated[index])
        elif len(spot.entries) == 1 or (spot.entries and spot.entries[0].population >= CERTAIN_POPULATION):
            context.learn(spot.entries[0])
    chosen = [choose(spot, stated.get(index), context) for index, spot in enumerate(ordered)]
    found = dict(zip(spots, chosen, strict=True))
    return [found.get(span) for span in spans]


def _spot(line: Line, start: int, stop: int) -> Spot | None:
    covered = [index for index, word in enumerate(line.words) if word.start < stop and start < word.stop]
    if not covered:
        return None
    name = " ".join(line.words[index].key for index in covered)
    entries: dict[str, Entry] = {}
    for form in nominatives(name, line.lang):
        for entry in (*hand().names.get(form, ()), *named(form)):
            entries.setdefault(entry.id, entry)
    exact = frozenset(entry.id for entry in (*hand().names.get(key(name), ()), *named(key(name))))
    return Spot(line, covered[0], covered[-1], tuple(entries.values()), "name", exact)
