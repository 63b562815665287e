"""The brief as messages for Telegram: plain text, split between items, none longer than Telegram takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svodka.model.public import PublicBrief
from svodka.publish.plain import plain_brief

LIMIT = 4096
"""UTF-16 code units that Telegram takes in one message."""
ROOM = 16
"""Units kept for the number of the message: "(12/34)" and a line break."""
CUT = "\n\n- - - - - - - - - - - - - - - - next message - - - - - - - - - - - - - - - -\n\n"
"""What stands between two messages in the file."""
BETWEEN = "\n\n"


def render_telegram(brief: PublicBrief) -> bytes:
    """Return the messages in one UTF-8 file, each pair parted by CUT.

    Raises UncitedSentenceError for a factual sentence without a citation.
    """
    return (CUT.join(messages(brief)) + "\n").encode("utf-8")


def messages(brief: PublicBrief) -> tuple[str, ...]:
    """Return the brief as messages of at most LIMIT units, numbered where there are several."""
    plain = plain_brief(brief)
    sources = _lines_together((plain.sources_title, *plain.sources)) if plain.sources else ()
    packed = tuple(_packed((*plain.head, *plain.items, *sources, plain.foot), LIMIT - ROOM))
    if len(packed) == 1:
        return packed
    return tuple(f"{text}\n({number}/{len(packed)})" for number, text in enumerate(packed, start=1))


def units(text: str) -> int:
    """Return the length of *text* as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _lines_together(lines: Iterable[str]) -> tuple[str, ...]:
    """Join short lines to blocks that fit a message, so that a list does not become a paragraph a line."""
    return tuple(_packed(lines, LIMIT - ROOM, "\n"))


def _packed(blocks: Iterable[str], room: int, between: str = BETWEEN) -> Iterator[str]:
    """Yield messages filled with whole blocks; a block that alone is too long is cut at its words."""
    text = ""
    for block in (piece for whole in blocks for piece in _pieces(whole, room)):
        joined = text + between + block if text else block
        if units(joined) > room:
            yield text
            joined = block
        text = joined
    if text:
        yield text


def _pieces(block: str, room: int) -> Iterator[str]:
    """Yield a block whole, or in pieces cut after a line, a sentence or a word, the latest that fits."""
    rest = block
    while units(rest) > room:
        head = _beginning(rest, room)
        cut = next((at for mark in ("\n", ". ", " ") if (at := head.rfind(mark) + 1) > len(head) // 2), len(head))
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _beginning(text: str, room: int) -> str:
    """Return the longest beginning of *text* of at most *room* units; no character is halved."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * room].decode("utf-16-le", "ignore")
