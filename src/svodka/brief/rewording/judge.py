"""Whether a reworded item may stand: every check decides, as on our own words, and the frame of each sentence holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from svodka.brief.checks import item_problems
from svodka.brief.checks.measured import measured
from svodka.brief.rewording.frame import Pair, unfaithful
from svodka.brief.write import brief_id
from svodka.model import Brief, Earlier, Item, MaterialIndex, Section, Sentence

LEAK = 14
"""The check for names of people at risk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a *model* proposes for *item*: for the sentences at *places*, the words *theirs*."""

    item: Item
    model: str
    places: tuple[int, ...]
    theirs: tuple[str, ...]


def reworded_item(proposal: Proposal) -> Item:
    """Return the item with the words proposed, on the same statements and citations."""
    told = dict(zip(proposal.places, proposal.theirs, strict=True))
    sentences = tuple(
        replace(sentence, text=told.get(at, sentence.text)) for at, sentence in enumerate(proposal.item.sentences)
    )
    return replace(proposal.item, sentences=sentences, reworded=proposal.model)


def objections(
    proposal: Proposal, brief: Brief, index: MaterialIndex, earlier: Sequence[Earlier], masked: Callable[[str], str]
) -> tuple[str, ...]:
    """Return all that speaks against a proposal, none where it may stand.

    *masked* replaces the names of people at risk. Any name that it would replace is a leak, and then nothing else is
    said: an objection must not repeat the name.
    """
    if any(masked(one) != one for one in proposal.theirs):
        return (f"check {LEAK}: a name of a person at risk",)
    item = reworded_item(proposal)
    found = [
        problem
        for at, theirs in zip(proposal.places, proposal.theirs, strict=True)
        for problem in unfaithful(pair_of(proposal.item.sentences[at], theirs, index, brief.lang))
    ]
    found += [f"check {number}: {problem}" for number, problem in item_problems(item, index, brief.lang)]
    held = {one.number for one in measured(_alone(proposal.item, brief), index, earlier) if one.held}
    found += [
        f"check {one.number}: {one.name}: {one.figure}"
        for one in measured(_alone(item, brief), index, earlier)
        if one.number in held and not one.held
    ]
    return tuple(found)


def pair_of(sentence: Sentence, theirs: str, index: MaterialIndex, lang: str) -> Pair:
    """Return our sentence and theirs with the words that both cite."""
    cited = ((index.statements[one.statement].lang, one.span) for one in sentence.citations if one.statement in index.statements)
    return Pair(
        ours=sentence.text,
        theirs=theirs,
        lang=lang,
        cited=tuple((span.of(index.reports[span.report].text), own) for own, span in cited),
        derived=tuple(words for words, _ in sentence.derived),
    )


def with_rewordings(brief: Brief, kept: Mapping[str, Proposal]) -> Brief:
    """Return *brief* with the proposals that were *kept*, by event; an item that is not as it was offered stays ours."""
    if not kept:
        return brief
    sections = tuple(
        replace(section, items=tuple(_told(item, kept.get(item.event)) for item in section.items)) for section in brief.sections
    )
    return replace(brief, sections=sections, id=brief_id(sections, brief.window, brief.lang))


def _told(item: Item, proposal: Proposal | None) -> Item:
    """Return *item* as proposed, or itself."""
    return reworded_item(proposal) if proposal is not None and proposal.item == item else item


def _alone(item: Item, brief: Brief) -> Brief:
    """Return a brief with nothing but *item*, so that a measure over the whole cannot hide what one item misses."""
    return replace(brief, sections=(Section(topic=item.topic, title="", items=(item,)),))
