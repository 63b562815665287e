"""A short Russian or Ukrainian bulletin that names its one source at the top and goes on without naming it again.

“Рух відкрито, повідомили у прикордонній службі. У черзі сто вантажівок. Ще десять прибули вночі.” Only a post
with a single source, an office or an official, counts; what a line such as “Нагадаємо” brings back is the outlet's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svodka.lexicon.data import fold, table, words
from svodka.model import BlockKind, QuoteKind, Speaker, SpeakerKind
from svodka.reading.antecedents import noun_class
from svodka.reading.document import Document, ParsedSentence
from svodka.reading.drafts import Draft
from svodka.reading.voices import Voices

LONGEST = 12
"""Sentences of a bulletin."""
TOP = 2
"""Sentences among which it names its source."""
NAMING = frozenset(("verb_after_quote", "dash_source", "about_this", "according_to", "verb_before_clause", "as_verb"))
OPENING = 3
"""Words of a sentence among which it says that it goes back to something else."""


def with_bulletin(drafts: list[Draft], document: Document, voices: Voices) -> list[Draft]:
    """Return the drafts with what follows the naming of a bulletin's only source laid to it."""
    told = [n for n, s in enumerate(document.sentences) if is_told(document, s)]
    if not TOP < len(told) <= LONGEST or any(document.sentences[n].lang == "en" for n in told):
        return drafts
    stop = next((n for n in told[1:] if turns_away(document.sentences[n])), len(document.sentences))
    source = only_source([d for d in drafts if d.sentence < stop], document, told, voices)
    if source is None:
        return drafts
    chain, first = source
    return [
        replace(d, chain=chain, quote_kind=QuoteKind.INDIRECT) if first < d.sentence < stop and not d.spoken and d.sentence in told else d
        for d in drafts
    ]


def only_source(
    drafts: Sequence[Draft], document: Document, told: Sequence[int], voices: Voices
) -> tuple[tuple[Speaker, ...], int] | None:
    """Return the chain of the one source and the sentence that names it, where it is an office or an official."""
    spoken = [d for d in drafts if d.spoken]
    names = {d.chain[-1].name if d.chain else "" for d in spoken}
    if len(names) != 1 or not spoken[0].chain or spoken[0].frame is None or spoken[0].frame.rule not in NAMING:
        return None
    if spoken[0].sentence not in told[:TOP] or not answers(spoken[0].chain[-1], voices, document.sentences[spoken[0].sentence].lang):
        return None
    return spoken[0].chain, spoken[0].sentence


def answers(speaker: Speaker, voices: Voices, lang: str) -> bool:
    """Tell whether a source is an office, a body or an official, who reports what happened elsewhere."""
    stems = tuple(table("", "offices")["stems"])
    written = fold(f"{speaker.role or ''} {speaker.as_written}").split()
    if speaker.kind in (SpeakerKind.ANONYMOUS, SpeakerKind.DOCUMENT):
        return False
    known = next((c for c in voices.antecedents.met if c.speaker.name == speaker.name), None)
    official = (known is not None and known.official) or any(noun_class(word, lang) == "official" for word in written)
    return official or any(word.startswith(stems) for word in written) or speaker.as_written.isupper()


def is_told(document: Document, sentence: ParsedSentence) -> bool:
    """Tell whether a sentence stands in the running text or a list."""
    return document.blocks[sentence.block].kind in (BlockKind.BODY, BlockKind.LIST, BlockKind.HEADING)


def turns_away(sentence: ParsedSentence) -> bool:
    """“Нагадаємо”, “Ранее”, “Тем временем”: the outlet takes up something else."""
    opening = [fold(t.text) for t in sentence.tokens if t.pos != "PUNCT"][:OPENING]
    return bool(set(opening) & words(sentence.lang, "voices", "turning"))
