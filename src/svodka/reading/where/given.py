"""Resolution of toponyms that somebody else found: for benchmarks, and for an analyst's look-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svodka.lexicon.places import Entry, hand, named, nominatives, people, shortened, states
from svodka.reading.document import ParsedSentence, Token
from svodka.reading.where.joint import settle
from svodka.reading.where.resolve import Resolved, containers
from svodka.reading.where.spot import Spot
from svodka.reading.where.words import Line, line_of


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
    chosen = settle(ordered, containers(ordered), home_region)
    found = dict(zip(spots, chosen, strict=True))
    return [found.get(span) for span in spans]


def _spot(line: Line, start: int, stop: int) -> Spot | None:
    covered = [index for index, word in enumerate(line.words) if word.start < stop and start < word.stop]
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
    return Spot(line, covered[0], covered[-1], tuple(entries.values()), "name", frozenset(exact))


def _meant_by(name: str, lang: str) -> Iterator[Entry]:
    """Yield what *name* (a key) may stand for, the hand table first."""
    yield from hand().names.get(name, ())
    if lang == "en":
        yield from (table[name] for table in (people(), states()) if name in table)
        yield from shortened(name)
    yield from named(name)
