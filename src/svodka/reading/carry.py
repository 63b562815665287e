"""Speakers that carry over sentences: a quotation of several sentences, a bulletin that names its source once.

A speaker is carried only where the text implies it by its form: inside a quotation, or under a heading
that lays the whole bulletin to a source.
"""

from __future__ import annotations

import re
from dataclasses import replace

from svodka.lexicon.data import fold, table
from svodka.model import BlockKind, QuoteKind, Speaker
from svodka.reading.analysis import analyse
from svodka.reading.document import Document, ParsedSentence
from svodka.reading.drafts import BY_QUOTATION, GAP, Draft
from svodka.reading.quotes import Quotation, is_scare
from svodka.reading.spanning import quotations_of
from svodka.reading.voices import Voices

LEAD_SENTENCES = 4
"""A bulletin names its source at the top."""
HEADING_TOKENS = 10
LEAD_CHARS = 60
"""A line that only names the source of the list below states nothing itself."""
NAME_WORDS = 6
"""A line of more words before a list is no mere name."""


def carry_speakers(drafts: list[Draft], document: Document, voices: Voices) -> list[Draft]:
    """Return the drafts with speakers carried into quotations and bulletins."""
    marks, groups = quotations_of(document)
    inside = quoted_speakers(drafts, document, marks)
    for parts in groups:
        owner = next((inside[q] for q in reversed(parts) if q in inside), None)
        inside.update((q, owner) for q in parts if owner is not None)
    bulletin = bulletin_source(document, voices)
    under = {
        **after_colon(drafts, document),
        **dash_speeches(drafts, document),
        **listed_under(document, voices),
        **items_under_lead(drafts, document),
    }
    carried = []
    for draft in drafts:
        if under.get(draft.sentence) == () and draft.stop - draft.start <= LEAD_CHARS:
            continue
        quotation = quotation_around(draft, marks[document.sentences[draft.sentence].block])
        if not draft.chain and quotation is not None and quotation in inside:
            chain = inside[quotation]
            carried.append(replace(draft, chain=chain, quote_kind=QuoteKind.DIRECT, quotation=quotation))
        elif not draft.chain and under.get(draft.sentence):
            carried.append(replace(draft, chain=under[draft.sentence], quote_kind=QuoteKind.INDIRECT))
        elif not draft.chain and bulletin is not None:
            carried.append(replace(draft, chain=(bulletin,), quote_kind=QuoteKind.INDIRECT))
        else:
            carried.append(draft)
    return [draft for draft in carried if not draft.silent]


def after_colon(drafts: list[Draft], document: Document) -> dict[int, tuple[Speaker, ...]]:
    """“Генштаб: ворог обстріляв три громади. Втрат немає.”: a name and a colon at the head of a block speak to its end."""
    first = {sentence.block: number for number, sentence in reversed(list(enumerate(document.sentences)))}
    heads = {
        document.sentences[d.sentence].block: d.chain
        for d in drafts
        if d.frame is not None and d.frame.rule == "colon_heading" and first[document.sentences[d.sentence].block] == d.sentence
    }
    return {n: heads[s.block] for n, s in enumerate(document.sentences) if heads.get(s.block)}


def items_under_lead(drafts: list[Draft], document: Document) -> dict[int, tuple[Speaker, ...]]:
    """“Противник обстрелял три громады, — сообщает Генштаб” over items with a mark each: they are parts of the same bulletin.

    Only of an office or body, only right under the first sentence, and only where every sentence below opens with a mark.
    """
    text = document.text
    lead = next((n for n, s in enumerate(document.sentences) if is_told(document, s)), None)
    own = [d for d in drafts if d.sentence == lead]
    if lead is None or not own or document.sentences[lead].lang == "en" or not own[-1].chain or own[-1].frame is None:
        return {}
    below = [n for n, s in enumerate(document.sentences) if n > lead and is_told(document, s)]
    body = is_body(own[-1].chain[-1].as_written)
    heads = [n for n in below if n == below[0] or document.sentences[n].block != document.sentences[n - 1].block]
    marked = [n for n in heads if MARKED.search(text[max(0, document.sentences[n].start - 6) : document.sentences[n].start + 3])]
    if own[-1].frame.rule not in AFTER_WORDS or not body or len(heads) < ITEMS or len(marked) != len(heads):
        return {}
    return dict.fromkeys(below, own[-1].chain)


def is_told(document: Document, sentence: ParsedSentence) -> bool:
    """Tell whether a sentence stands in the running text, its heading or a list."""
    return document.blocks[sentence.block].kind in (BlockKind.HEADING, BlockKind.BODY, BlockKind.LIST)


def is_body(as_written: str) -> bool:
    """Tell whether a source is an office or body by its first word."""
    return fold(as_written).startswith(tuple(table("", "offices")["stems"]))


AFTER_WORDS = frozenset(("verb_after_quote", "dash_source"))
MARKED = re.compile("[•▪▫◾◽■□●○◆◇►▶➡✔✅🔹🔸🔺🔻🔴🟡🟢🔵⚫⚪❗‼]")
ITEMS = 2
"""Fewer items are no list."""


def dash_speeches(drafts: list[Draft], document: Document) -> dict[int, tuple[Speaker, ...]]:
    """“- The road is closed. It will stay so - said the mayor.”: an English block between dashes is all his who is named in it."""
    speakers: dict[int, tuple[Speaker, ...]] = {}
    for draft in drafts:
        number = document.sentences[draft.sentence].block
        block = document.blocks[number]
        if draft.frame is None or draft.frame.rule != "dash_tag" or not draft.chain:
            continue
        if document.text[block.start : block.stop].startswith(("- ", "– ", "— ")):
            speakers.update({n: draft.chain for n, s in enumerate(document.sentences) if s.block == number})
    return speakers


def listed_under(document: Document, voices: Voices) -> dict[int, tuple[Speaker, ...]]:
    """“Генштаб повідомляє:” over a list: a line that ends in a colon lays the items below it to its source."""
    speakers: dict[int, tuple[Speaker, ...]] = {}
    for number, sentence in enumerate(document.sentences):
        if not sentence.tokens or sentence.tokens[-1].text != ":":
            continue
        found = [s for s in (voices.speaker(sentence, source) for source in sources_of_line(sentence)[:1]) if s is not None]
        for below in range(number + 1, len(document.sentences)):
            block = document.sentences[below].block
            if not found or document.blocks[block].kind is not BlockKind.LIST:
                break
            speakers[below] = (found[0],)
            speakers.setdefault(number, ())
    return speakers


def sources_of_line(sentence: ParsedSentence) -> list[tuple[int, int]]:
    """Return who a line before a list names: the source of its cue, else the name that it is."""
    sources = [f.source for f in analyse(sentence).frames if f.source is not None]
    words = [t for t in sentence.tokens if t.pos != "PUNCT"]
    bare = 0 < len(words) <= NAME_WORDS and all(t.pos in ("PROPN", "NOUN", "ADJ", "DET", "VERB") for t in words)
    named = any(t.entity in ("PER", "ORG") or t.text.isupper() or (t.pos == "PROPN" and t.text[:1].isupper()) for t in words[:-1] or words)
    cue = is_report(words[-1].lemma, sentence.lang) if words else False
    return sources or ([(0, len(sentence.tokens) - 1 - cue)] if bare and named else [])


def is_report(lemma: str, lang: str) -> bool:
    """Tell whether the last word of such a line is a verb of saying that the tagger took for a noun (“The Staff reports:”)."""
    return lemma in table(lang, "cues")["verbs"]["report"]


def quoted_speakers(
    drafts: list[Draft], document: Document, quoted: dict[int, tuple[Quotation, ...]]
) -> dict[Quotation, tuple[Speaker, ...]]:
    """Return for each quotation of the report whose it is.

    A quotation belongs to the speaker of a clause inside it; else to the nearest speaker of its block, the
    one before first; else, where it opens its block, to the speaker who spoke last in the block before.
    """
    owners: dict[Quotation, tuple[Speaker, ...]] = {}
    last: tuple[Speaker, ...] = ()
    running = [b for b in document.blocks if b.kind is BlockKind.BODY]
    prose = 2 * sum(is_bare_line(document.text[b.start : b.stop]) for b in running) < len(running)
    for number, marks in sorted(quoted.items()):
        block = document.blocks[number]
        spoken = [d for d in drafts if d.chain and block.start <= d.start < block.stop]
        for mark in marks:
            if mark.depth or is_scare(document.text, mark):
                continue
            owner = owner_in_block(mark, spoken) or (last if opens_block(mark, block.start, document) else ())
            if owner:
                owners[mark] = owner
        act = bool(spoken) and spoken[-1].frame is not None and spoken[-1].frame.whole
        if spoken and not (act and prose and is_bare_line(document.text[block.start : block.stop])):
            last = spoken[-1].chain
    return owners


def is_bare_line(text: str) -> bool:
    """Tell a line between paragraphs, such as a link to another article (“Guild asks mayor for help”), by its want of a last mark."""
    return text.rstrip()[-1:].isalnum()


def owner_in_block(mark: Quotation, spoken: list[Draft]) -> tuple[Speaker, ...]:
    """Return the chain of the clause in the quotation, else of the nearest clause with a speaker in the block."""
    own = [d for d in spoken if mark.covers(d.start, min(d.stop, mark.stop))]
    if own:
        return own[0].chain
    into = [d for d in spoken if d.start < mark.start < d.stop and d.frame is not None and d.frame.rule in BY_QUOTATION]
    if into:  # “Orr had a word for him: ‘I won. Now you must pay.’”
        return into[0].chain
    beside = [d for d in spoken if d.silent and d.frame and not d.frame.content and is_beside(mark, d)]
    if beside:
        return beside[0].chain
    close = [d for d in spoken if 0 <= mark.start - d.stop <= GAP and d.quotation is None and d.frame is not None]
    if close and not any(d.start >= mark.stop and d.silent for d in spoken):  # “X said the road was closed. ‘…’”
        return close[-1].chain
    quoting = [d for d in spoken if d.quotation is not None or d.silent] or spoken
    before = [d for d in quoting if d.stop <= mark.start]
    after = [d for d in quoting if d.start >= mark.stop]
    return before[-1].chain if before else after[0].chain if after else ()


def is_beside(mark: Quotation, tag: Draft) -> bool:
    """Tell whether a sentence that only names a speaker stands right before or behind a quotation."""
    return 0 <= tag.start - mark.stop <= GAP or 0 <= mark.start - tag.stop <= GAP


def opens_block(mark: Quotation, start: int, document: Document) -> bool:
    """Tell whether the quotation is the whole beginning of its block."""
    return not document.text[start : mark.start].strip(" \t\n•—–-")


def quotation_around(draft: Draft, marks: tuple[Quotation, ...]) -> Quotation | None:
    """Return the outer quotation of its block that holds most of the draft."""
    for mark in marks:
        inside = min(draft.stop, mark.stop) - max(draft.start, mark.start)
        if mark.depth == 0 and 10 * inside > 8 * (draft.stop - draft.start):
            return mark
    return None


def bulletin_source(document: Document, voices: Voices) -> Speaker | None:
    """Return the source that a heading-like line at the top names for the whole bulletin."""
    for sentence in document.sentences[:LEAD_SENTENCES]:
        words = [t for t in sentence.tokens if t.pos != "PUNCT"]
        if len(words) > HEADING_TOKENS or any(t.pos in ("VERB", "AUX") and "VerbForm=Fin" in t.feats for t in words):
            continue
        for frame in analyse(sentence).frames:
            if frame.rule in ("message_of", "according_to") and frame.source:
                return voices.speaker(sentence, frame.source)
    return None
