"""Labelled lines of Ukrainian and Russian news: “Джерело: Генштаб у Facebook”, “Дослівно: «…»”, “Деталі: …”.

The line that names the source states nothing itself; the lead above it and the parts below that carry the
source's words are laid to it, up to a label for what was before or what others said.
"""

from __future__ import annotations

from dataclasses import replace

from svodka.lexicon.data import fold, table
from svodka.model import BlockKind, QuoteKind, Speaker
from svodka.reading.document import Document, ParsedSentence
from svodka.reading.drafts import Draft
from svodka.reading.voices import Voices

SOURCE_WORDS = 14
"""Words of a line that only names a source."""


def label_of(sentence: ParsedSentence) -> str:
    """Return the kind of label that opens a sentence: "source", "words", "details", "background" or ""."""
    tokens = sentence.tokens
    for kind, labels in table(sentence.lang, "voices")["labels"].items() if sentence.lang != "en" else ():
        for label in labels:
            parts = label.split()
            if [fold(t.text) for t in tokens[: len(parts) + 1]] == [*parts, ":"]:
                return str(kind)
    return ""


def lay_to_labels(drafts: list[Draft], document: Document, voices: Voices) -> list[Draft]:
    """Return the drafts with what a labelled source says laid to it, and without the line that names it."""
    sources: dict[int, tuple[Speaker, ...]] = {}
    dropped: set[int] = set()
    for number, sentence in enumerate(document.sentences):
        if label_of(sentence) != "source":
            continue
        speaker = source_of_line(sentence, voices)
        dropped.add(number)
        if speaker is not None:
            for at in (*lead_above(document, number), *parts_below(document, number)):
                sources.setdefault(at, (speaker,))
    if not dropped:
        return drafts
    return [laid(d, sources) for d in drafts if d.sentence not in dropped]


def laid(draft: Draft, sources: dict[int, tuple[Speaker, ...]]) -> Draft:
    """Give a draft that nobody else says its labelled source; a quotation without a speaker is its source's."""
    if draft.chain or draft.sentence not in sources:
        return draft
    kind = QuoteKind.DIRECT if draft.quotation is not None else QuoteKind.INDIRECT
    return replace(draft, chain=sources[draft.sentence], quote_kind=kind)


def source_of_line(sentence: ParsedSentence, voices: Voices) -> Speaker | None:
    """Return who the words after the colon name, up to where he said it (“Зеленський у Telegram”)."""
    tokens = sentence.tokens
    start = next(i for i, t in enumerate(tokens) if t.text == ":") + 1
    stop = start
    while stop < len(tokens) and tokens[stop].pos not in ("ADP", "VERB") and tokens[stop].text not in (",", ".", ";", "("):
        stop += 1
    return voices.speaker(sentence, (start, stop)) if start < stop <= start + SOURCE_WORDS else None


def lead_above(document: Document, number: int) -> list[int]:
    """Return the sentences of the paragraph above the label's line."""
    block = document.sentences[number].block
    above = [n for n in range(number) if document.blocks[document.sentences[n].block].kind is BlockKind.BODY]
    last = document.sentences[above[-1]].block if above else block
    return [n for n in above if document.sentences[n].block == last] if last != block else []


def parts_below(document: Document, number: int) -> list[int]:
    """Return the sentences below the label's line, up to a label for the background."""
    below = []
    for at in range(number + 1, len(document.sentences)):
        if label_of(document.sentences[at]) in ("background", "source"):
            break
        if document.blocks[document.sentences[at].block].kind in (BlockKind.BODY, BlockKind.LIST):
            below.append(at)
    return below
