"""Text to tokens: one adapter a language behind one door.

A sentence never crosses a block. Blocks in a language without an adapter give no sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from svodka.model import Block, BlockKind, Report
from svodka.reading.blocks import classify
from svodka.reading.document import Document, ParsedSentence
from svodka.reading.parse.english import parse_english
from svodka.reading.parse.russian import parse_russian
from svodka.reading.parse.ukrainian import parse_ukrainian

type_of_adapter = Callable[[Sequence[tuple[int, int, str]]], list[ParsedSentence]]

ADAPTERS: dict[str, type_of_adapter] = {
    "en": parse_english,
    "ru": parse_russian,
    "uk": parse_ukrainian,
}


def parse(report: Report) -> Document:
    """Return *report* with classed blocks and parsed sentences, in the order of the text."""
    blocks = classify(report)
    sentences: list[ParsedSentence] = []
    for lang, adapter in ADAPTERS.items():
        pieces = [
            (number, block.start, flat(report.text[block.start : block.stop]))
            for number, block in enumerate(blocks)
            if language_of(block, report) == lang and block.kind is not BlockKind.BOILERPLATE
        ]
        if pieces:
            sentences.extend(adapter(pieces))
    sentences.sort(key=lambda sentence: (sentence.start, sentence.stop))
    return Document(report=report, blocks=blocks, sentences=tuple(sentences))


def language_of(block: Block, report: Report) -> str:
    """Return the block's language where an adapter reads it, else the report's."""
    return block.lang if block.lang in ADAPTERS else report.lang


def flat(text: str) -> str:
    """Replace every kind of white space by a plain space, one for one, so that offsets hold."""
    return "".join(" " if char.isspace() else char for char in text)
