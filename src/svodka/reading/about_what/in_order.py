"""Topics of a report's statements, read in order: a short clause takes the topic of what was told before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from svodka.model import BlockKind, Topic
from svodka.reading.about_what.evidence import Pointer, Weights, add, pointers, shared, shares, summed
from svodka.reading.about_what.ranking import in_order
from svodka.reading.about_what.signs import Signs, marks_of
from svodka.reading.about_what.topics import SPECIFICITY
from svodka.reading.document import Document
from svodka.reading.drafts import Draft

SOURCE = 0.4
CUE = 0.8
"""What a word of the speaker's name and office, and one of saying, count beside one of what is said."""
WEIGHTS = {"own": 1.0, "before": 1.3, "after": 0.3, "heading": 0.6, "block": 0.35, "beginning": 0.6, "whole": 0.8}
"""What each layer weighs in the sum by the rules: some are flat optima over reports of three languages."""
FADING_BEFORE, FADING_AFTER = 0.5, 0.4
"""How much of what was told fades less than wholly with each further statement that points to a topic."""
BEGINNING_CHARS = 2_000
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AboutWhat:
    """The topics of a statement, primary first, and its words that point to the primary one, strongest first."""

    topics: tuple[Topic, ...]
    words: tuple[Pointer, ...]


def about_what(document: Document, drafts: Sequence[Draft]) -> list[AboutWhat]:
    """Return what each of *drafts* is about, in their order. Pointers are offsets into the report's text."""
    found = [own_pointers(document, draft) for draft in drafts]
    topics = [in_order(signs) for signs in signs_of(document, drafts, found)]
    return [AboutWhat(ranks, shown(found[i], ranks[0])) for i, ranks in enumerate(topics)]


def signs_of(document: Document, drafts: Sequence[Draft], found: Sequence[list[Pointer]]) -> list[Signs]:
    """Return the signs of each of *drafts*, whose own words are *found* to point to topics."""
    own = [summed(pointing) for pointing in found]
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].start, -drafts[i].stop))
    told = [shared(weights) for weights in own]
    before = dict(zip(order, faded((told[i] for i in order), FADING_BEFORE), strict=True))
    after = dict(zip(order[::-1], faded((told[i] for i in order[::-1]), FADING_AFTER), strict=True))
    whole: dict[Topic, float] = {}
    for weights in told:
        add(whole, weights, 1.0)
    whole = shared(whole)
    signs = []
    for i, draft in enumerate(drafts):
        near = {"own": own[i], "before": before[i], "after": after[i], "whole": whole}
        layers = near | standing_around(document, draft)
        total: dict[Topic, float] = {}
        for layer, weight in WEIGHTS.items():
            add(total, layers[layer], weight)
        total = {topic: weight * SPECIFICITY.get(topic, 1.0) for topic, weight in total.items()}
        signs.append(Signs(layers, total, marks_of(document, draft, total)))
    return signs


def own_pointers(document: Document, draft: Draft) -> list[Pointer]:
    """Return what points to a topic in a draft's own words; those of its source count less."""
    sentence = document.sentences[draft.sentence]
    source = (0, 0)
    if draft.frame is not None and draft.frame.source is not None:
        first, last = draft.frame.source
        source = (sentence.tokens[first].start, sentence.tokens[last - 1].stop)
    found = []
    for pointer in pointers(document.text[draft.start : draft.stop], sentence.lang):
        start, stop = pointer.start + draft.start, pointer.stop + draft.start
        factor = SOURCE if source[0] <= start < source[1] else 1.0
        found.append(Pointer(start, stop, pointer.topic, pointer.weight * factor))
    return found + cue_pointers(document, draft)


def cue_pointers(document: Document, draft: Draft) -> list[Pointer]:
    """Return what the words of saying point to where they stand outside the draft: “they assure people that …”."""
    if draft.frame is None:
        return []
    sentence = document.sentences[draft.sentence]
    first, last = draft.frame.cue
    start, stop = sentence.tokens[first].start, sentence.tokens[last - 1].stop
    if draft.start <= start < draft.stop:
        return []
    found = pointers(document.text[start:stop], sentence.lang)
    return [Pointer(p.start + start, p.stop + start, p.topic, p.weight * CUE) for p in found]


def faded(told: Iterable[Weights], fading: float) -> Iterator[Weights]:
    """Yield for each statement what those before it were about, the nearest most; one that says nothing is passed over."""
    state: dict[Topic, float] = {}
    for weights in told:
        yield state
        if weights:
            following: dict[Topic, float] = {}
            add(following, state, fading)
            add(following, weights, 1 - fading)
            state = following


def standing_around(document: Document, draft: Draft) -> dict[str, Weights]:
    """Return what the heading, the block, the report's beginning and the sentence point to."""
    sentence = document.sentences[draft.sentence]
    block = document.blocks[sentence.block]
    headings = [b for b in document.blocks[: sentence.block] if b.kind is BlockKind.HEADING]
    heading = document.text[headings[-1].start : headings[-1].stop] if headings else document.report.title
    return {
        "heading": shares(heading, sentence.lang),
        "block": shares(document.text[block.start : block.stop], sentence.lang),
        "beginning": shares(document.text[:BEGINNING_CHARS], sentence.lang),
        "sentence": shares(document.text[sentence.start : sentence.stop], sentence.lang),
    }


def shown(found: list[Pointer], topic: Topic) -> tuple[Pointer, ...]:
    """Return the pointers to *topic*, strongest first, at most MOST_SHOWN."""
    pointing = [p for p in found if p.topic is topic]
    return tuple(sorted(pointing, key=lambda p: (-p.weight, p.start))[:MOST_SHOWN])
