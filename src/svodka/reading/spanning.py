"""Quotations that run over several blocks: posts break lines inside them, and articles open paragraphs without a mark.

A quotation that stays open at the end of its block and is closed by a lone mark a few blocks on takes in what
lies between. The scanner itself (`quotes`) looks at one block and stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from svodka.model import Block, BlockKind
from svodka.reading.document import Document
from svodka.reading.quotes import Quotation, quotations

REACH = 5
"""Blocks after the one that opens the quotation."""
LONE_CLOSER = re.compile(r"^[^«“„\"]*?\S([»”\"])(?=\s*(?:[,.!?…—–-]|$))")
"""A closing mark with no opening one before it in the block."""


def quotations_of(document: Document) -> tuple[dict[int, tuple[Quotation, ...]], list[tuple[Quotation, ...]]]:
    """Return the quotations by number of block, and which of them are parts of one."""
    text, blocks = document.text, document.blocks
    found = {n: quotations(text[b.start : b.stop], b.start) for n, b in enumerate(blocks)}
    groups = []
    for number in range(len(blocks)):
        opened = next((q for q in found[number] if q.depth == 0 and not q.closed), None)
        if opened is None or blocks[number].kind not in (*RUNNING, BlockKind.HEADING):
            continue
        last = closing_block(blocks, number, text)
        if last is None:
            continue
        parts = [opened]
        for between in range(number + 1, last + 1):
            block = blocks[between]
            stop = block.stop if between < last else closer_of(text, block)
            part = Quotation(start=block.start, stop=stop, depth=0, closed=True)
            own = (q for q in found[between] if q.start >= stop or q.closed)
            kept = tuple(replace(q, depth=q.depth + 1) if part.covers(q.start, q.stop) else q for q in own)
            found[between] = tuple(sorted((part, *kept), key=lambda q: (q.start, -q.stop)))
            parts.append(part)
        groups.append(tuple(parts))
    return found, groups


RUNNING = frozenset((BlockKind.BODY, BlockKind.LIST))


def closing_block(blocks: tuple[Block, ...], number: int, text: str) -> int | None:
    """Return the number of the block that closes what block *number* left open."""
    for after in range(number + 1, min(number + 1 + REACH, len(blocks))):
        if blocks[after].kind not in RUNNING:
            return None
        if LONE_CLOSER.search(text[blocks[after].start : blocks[after].stop]):
            return after
    return None


def closer_of(text: str, block: Block) -> int:
    """Return where the lone closing mark of a block ends."""
    match = LONE_CLOSER.search(text[block.start : block.stop])
    return block.start + match.end(1) if match else block.stop
