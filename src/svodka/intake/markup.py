"""Walking a page's tree: parsed without risk, captions saved, lines with their kinds."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from svodka.intake.taken import Hint
from svodka.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

KINDS: dict[str, BlockKind] = {
    "head": BlockKind.HEADING,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "item": BlockKind.LIST,
    "li": BlockKind.LIST,
    "figcaption": BlockKind.CAPTION,
}
INLINE: frozenset[str] = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "hi", "i", "ins", "mark", "ref", "s"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "cell", "td", "th"),
    )
)
"""Elements inside a line, of HTML and of trafilatura's tree; every other element begins a new line."""
DROPPED: frozenset[str] = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "form", "button", "select", "svg", "iframe", "head")
)
"""Left out where the whole page has to stand for an article."""
CELLS: frozenset[str] = frozenset(("cell", "td", "th"))
"""Parts of a table's row, which is one line."""
CAPTION_MARKS = "\ue000\ue001\ue002\ue003"
"""Private characters, of which one that the page does not use marks captions on their way through."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(text: str) -> HtmlElement | None:
    """Parse without network, entities or unbounded depth; None where there is nothing to parse.

    Control characters, which no tree can hold, are read as spaces.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return document_fromstring(_NOT_XML.sub(" ", text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def size_of(tree: HtmlElement) -> tuple[int, int]:
    """Return how many elements *tree* has and how deep it is nested, without recursion."""
    count = deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        count += event == "start"
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return count, deepest


def mark_captions(tree: HtmlElement, mark: str) -> None:
    """Turn each figure's caption into a marked paragraph after it: the extractor drops captions."""
    if not mark:
        return
    for caption in list(tree.iter("figcaption")):
        words = " ".join("".join(caption.itertext()).split())
        place = next((up for up in caption.iterancestors("figure")), caption)
        parent = place.getparent()
        if words and parent is not None:
            paragraph = etree.Element("p")
            paragraph.text = mark + words
            place.addnext(paragraph)
            paragraph.tail, place.tail = place.tail, None
        caption.drop_tree()


def without_clutter(tree: HtmlElement) -> HtmlElement:
    """Take menus, forms and scripts out of *tree*, where the whole page stands for an article."""
    for element in list(tree.iter(*DROPPED)):
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def lines_of(body: HtmlElement, mark: str) -> list[tuple[BlockKind, str]]:
    """Return kind and words of each line of *body*, pieces of one line joined, the cells of a row by |.

    A line that is nothing but links is a menu and left out.
    """
    lines: list[tuple[BlockKind, str]] = []
    for (_, told), group in groupby(_pieces(body), key=lambda piece: piece[:2]):
        pieces = list(group)
        words = " ".join("".join(text for _, _, text, _ in pieces).split())
        unlinked = any(char.isalnum() for _, _, text, linked in pieces if not linked for char in text)
        caption = bool(mark) and words.startswith(mark)
        words = words.replace(mark, "").strip() if caption else words
        if words and unlinked:
            lines.append((BlockKind.CAPTION if caption else told, words))
    return lines


def relined(lines: list[tuple[BlockKind, str]], page: list[tuple[BlockKind, str]]) -> list[tuple[BlockKind, str]]:
    """Give a text that the extractor ran together into one line the lines that it has in the *page*."""
    if len(lines) != 1:
        return lines
    inside = [line for line in page if line[1] in lines[0][1]]
    return inside if len(inside) > 1 else lines


def _pieces(body: HtmlElement) -> Iterator[tuple[int, BlockKind, str, bool]]:
    """Yield (line number, kind, text, whether linked) of each text node in reading order, without recursion."""
    line = links = 0
    kinds = [BlockKind.BODY]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            line += tag not in INLINE
            links += tag == "a"
            kinds.append(KINDS.get(tag, kinds[-1]))
            gap = " | " if tag in CELLS and element.getprevious() is not None else ""
            yield line, kinds[-1], gap + (element.text or ""), links > 0
        else:
            kinds.pop()
            line += tag not in INLINE
            links -= tag == "a"
            if element is not body:
                yield line, kinds[-1], element.tail or "", links > 0


def joined(lines: list[tuple[BlockKind, str]]) -> tuple[str, tuple[Hint, ...]]:
    """Return the text of *lines*, one a line, and where each of them stands in it."""
    hints: list[Hint] = []
    start = 0
    for kind, words in lines:
        hints.append(Hint(start=start, stop=start + len(words), kind=kind))
        start += len(words) + 1
    return "\n".join(words for _, words in lines), tuple(hints)
