"""Blocks first: lines joined to blocks, each classed by the first rule that fires.

A sentence ends where its block ends, and attribution never crosses a caption, heading or boilerplate
block, so a picture's caption cannot end up in a minister's mouth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from svodka.lexicon.data import LANGS, table
from svodka.model import Block, BlockKind, Report

BULLET = re.compile(r"\s*(?:[•▪●◦‣∙·➤►▶✔✅❗‼️⚡🔹🔸🔺🔻◾◽▫️–—-]|\d{1,2}[.)])\s")
BULLET_ALONE = re.compile(r"\s*[•▪●◦‣∙·➤►▶]\s*$")
TERMINAL = re.compile(r"[.!?…;:][»”’\")\]]*\s*$")
OPENED = re.compile(r"[«“‘(\[]\s*$")
CLOSING = re.compile(r"[\s»”’)\].,;:!?…]")
WORDS = re.compile(r"[^\W\d_]+")
MARKDOWN_HEADING = re.compile(r"\s*#{1,6}\s+(?=\S)")
"""The mark that makes a line of Markdown a heading; never part of the words."""
LEADING = re.compile(r"^[^\w«“„\"'(\[#@£$€©]+")
"""List marks and emoji before the first word."""
LINK = re.compile(r"^\s*(?:https?://\S+|www\.\S+|@\w+|t\.me/\S+)\s*$", re.IGNORECASE)
HANDLE = re.compile(r"^\s*@\w{3,}\b")
SEPARATED = re.compile(r"^\s*\W*\s*(?:[\w.]+(?:\s+[\w.]+)?\s*[|/]\s*){2,}[\w.]+(?:\s+[\w.]+)?\s*$")
TAIL = re.compile(r"\s*,?\s*[—–-]\s+\S")
SAID = re.compile(r"[,»”\"!?…]\s*$")
ITEM = re.compile(r"\s*[—–-]\s")
TAIL_WORDS = 20
"""“, – ISW”, “ - заявив речник …” on a line of its own: posts break the line at the link that stands in it."""
STUB_CHARS = 11
"""A bullet with one short word before the break is no item yet."""
HEADING_WORDS = 16
"""A headline is rarely longer; a longer line without a full stop is a paragraph cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A block to be classed: its text, hint, neighbours' lengths and place in the report."""

    text: str
    hint: BlockKind
    lang: str
    first: bool
    last: bool
    after_opener: bool
    title: str

    @property
    def bare(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


def classify(report: Report) -> tuple[Block, ...]:
    """Return the blocks of *report*, classed; they cover every character that is no white space."""
    joined = list(joined_blocks(report))
    blocks = []
    opened = False
    for number, (start, stop, hint, lang) in enumerate(joined):
        text = report.text[start:stop]
        opened = zone_continues(text, lang, opened=opened) and number > 0
        candidate = Candidate(
            text=text,
            hint=hint,
            lang=lang,
            first=number == 0,
            last=number == len(joined) - 1,
            after_opener=opened,
            title=report.title,
        )
        kind = next((kind for kind, rule in RULES if rule(candidate)), hint)
        blocks.append(Block(start=start, stop=stop, kind=kind, lang=lang))
    return tuple(blocks)


def joined_blocks(report: Report) -> Iterator[tuple[int, int, BlockKind, str]]:
    """Yield (start, stop, hint, language), lines that a hyperlink broke apart joined again."""
    current: tuple[int, int, BlockKind, str] | None = None
    for start, stop, hint, lang in lines_of(report):
        if current and hint == current[2] and soft_break(report.text, current, start, stop):
            current = (current[0], stop, hint, current[3])
            continue
        if current:
            yield current
        current = (start, stop, hint, lang)
    if current:
        yield current


def lines_of(report: Report) -> Iterator[tuple[int, int, BlockKind, str]]:
    """Yield the lines that are not blank, each with the hint and language of intake's block around it."""
    hints = list(report.blocks)
    for match in re.finditer(r"[^\n]+", report.text):
        if match.group().strip():
            while len(hints) > 1 and hints[0].stop <= match.start():
                hints.pop(0)
            hint = hints[0] if hints and hints[0].start <= match.start() < hints[0].stop else None
            lang = hint.lang if hint and hint.lang in LANGS else report.lang
            mark = MARKDOWN_HEADING.match(match.group())
            yield match.start() + (mark.end() if mark else 0), match.end(), hint.kind if hint else BlockKind.BODY, lang


def soft_break(text: str, current: tuple[int, int, BlockKind, str], start: int, stop: int) -> bool:
    """Tell whether the line [start, stop) goes on with *current*: Telegram exports break lines at links."""
    if text[current[1] : start].count("\n") > 1:
        return False
    before, line = text[current[0] : current[1]], text[start:stop]
    if TAIL.match(line) and SAID.search(before) and not ITEM.match(before) and len(line.split()) <= TAIL_WORDS:
        return True
    if BULLET.match(line) or LINK.match(before) or HANDLE.match(line):
        return False
    if BULLET_ALONE.search(before) or OPENED.search(before) or (CLOSING.match(line) and not TERMINAL.search(before)):
        return True
    begins_low = line.lstrip()[:1].islower()
    if TERMINAL.search(before):
        return begins_low and not before.rstrip().endswith(".")
    return (
        begins_low
        or before.endswith((" ", "\u00a0", ",", "-", "–", "—"))
        or (before.rstrip()[-1:].islower() and len(before.strip()) < STUB_CHARS and "•" in before)
    )


def zone_continues(text: str, lang: str, *, opened: bool) -> bool:
    """Tell whether a block lies in the zone that an opener such as "Dear readers" began."""
    bare = " ".join(text.split())
    if fires(lang, "openers", bare):
        return True
    few = len(WORDS.findall(bare)) <= HEADING_WORDS - 2
    return opened and (few or fires(lang, "addressing", bare))


@cache
def patterns(lang: str, key: str) -> tuple[re.Pattern[str], ...]:
    """Compile the expressions *key* of a language; English ones serve in every language, as outlets mix."""
    langs = dict.fromkeys((lang, "en")) if lang in LANGS else LANGS
    return tuple(re.compile(item, re.IGNORECASE) for one in langs for item in table(one, "blocks")[key])


def fires(lang: str, key: str, bare: str) -> bool:
    """Tell whether any expression *key* of the language is found in the one-line text, list marks and emoji left out."""
    bare = LEADING.sub("", bare)
    return any(pattern.search(bare) for pattern in patterns(lang, key))


def is_link(block: Candidate) -> bool:
    """A line that is only an address or a channel's handle, or a row of links."""
    return bool(LINK.match(block.bare) or SEPARATED.match(block.bare) or (HANDLE.match(block.bare) and not block.first))


def has_no_word(block: Candidate) -> bool:
    """Emoji, rules, arrows."""
    return not WORDS.search(block.text)


def is_reader_zone(block: Candidate) -> bool:
    """After "Dear readers" and the like, as long as the reader is addressed."""
    return block.after_opener


def is_boilerplate(block: Candidate) -> bool:
    """The words of newsletters, paywalls, share buttons; a long paragraph needs them at its beginning."""
    bare = block.bare
    long = len(bare) > 400  # noqa: PLR2004 (a paragraph of news may mention a newsletter in passing)
    return fires(block.lang, "boilerplate", bare[:160] if long else bare)


def is_shouted_teaser(block: Candidate) -> bool:
    """A line in capitals inside an article links to another one."""
    bare = block.bare
    return not block.first and bare.isupper() and len(WORDS.findall(bare)) >= 5  # noqa: PLR2004 (not an acronym or a short shout)


def is_byline(block: Candidate) -> bool:
    """Who wrote it, whose photograph it is."""
    return fires(block.lang, "byline", block.bare)


def is_caption(block: Candidate) -> bool:
    """What a caption says of itself."""
    return block.hint is BlockKind.CAPTION or fires(block.lang, "caption", block.bare)


def is_list_item(block: Candidate) -> bool:
    """A bulleted line."""
    return bool(BULLET.match(block.text)) and len(WORDS.findall(block.text)) > 0 and not DASHED.match(block.bare)


DASHED = re.compile(r"^[–—-]\s.*\s[–—-]$")


def is_heading(block: Candidate) -> bool:
    """A short line without a full stop, at the head, or set between dashes, or the report's own title."""
    bare = block.bare
    count = len(WORDS.findall(bare))
    if block.hint is BlockKind.HEADING or DASHED.match(bare) or (block.title and bare == " ".join(block.title.split())):
        return True
    return 0 < count <= HEADING_WORDS and not TERMINAL.search(bare) and not bare[:1].islower()


RULES: tuple[tuple[BlockKind, Callable[[Candidate], bool]], ...] = (
    (BlockKind.BOILERPLATE, is_link),
    (BlockKind.BOILERPLATE, has_no_word),
    (BlockKind.BOILERPLATE, is_reader_zone),
    (BlockKind.BOILERPLATE, is_boilerplate),
    (BlockKind.BOILERPLATE, is_shouted_teaser),
    (BlockKind.BYLINE, is_byline),
    (BlockKind.CAPTION, is_caption),
    (BlockKind.LIST, is_list_item),
    (BlockKind.HEADING, is_heading),
)
