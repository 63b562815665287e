"""A parsed report: tokens with lemma, part of speech and, where it was worth the cost, syntax.

Labels are Universal Dependencies' throughout, so that a better parser drops in.
"""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model import Block, Report


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Token:
    """A word at [start, stop) of the report's text.

    *pos* is a UPOS tag; *feats* are UD features ("Case=Nom|Number=Sing"); *head* is the index of the
    governor within the sentence, -1 for the root or where the sentence was not parsed (*dep* is then "").
    *entity* is "PER", "ORG", "LOC" or ""; *entity_begins* marks the first token of a name.
    *lemma* is folded (lexicon.data.fold). Tokens compare by identity: hashing their fields cost a tenth of a reading.
    """

    text: str
    start: int
    stop: int
    lemma: str
    pos: str
    feats: str = ""
    head: int = -1
    dep: str = ""
    entity: str = ""
    entity_begins: bool = False

    def has(self, feature: str) -> bool:
        """Tell whether a feature such as "Case=Nom" is among *feats*."""
        return feature in self.feats.split("|")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSentence:
    """[start, stop) of the report's text; never crosses a block. *block* indexes Document.blocks."""

    start: int
    stop: int
    lang: str
    block: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with its blocks as classed by reading and its sentences in order."""

    report: Report
    blocks: tuple[Block, ...]
    sentences: tuple[ParsedSentence, ...]

    @property
    def text(self) -> str:
        """The report's exact text."""
        return self.report.text
