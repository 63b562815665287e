"""What the method note says of one brief: the briefs it was compared with, the model that reworded items."""

from __future__ import annotations

from collections.abc import Iterable

from svodka.model.public import PublicBrief
from svodka.publish.phrases import days
from svodka.publish.saying import say
from svodka.publish.views.items import SectionView, by_event


def method_notes(brief: PublicBrief, sections: Iterable[SectionView]) -> tuple[str, ...]:
    """Return the sentences that only this brief's method note has."""
    return (*compared(brief), *rewordings(brief, sections))


def compared(brief: PublicBrief) -> tuple[str, ...]:
    """Say which earlier briefs were looked at for what is new; nothing where there were none."""
    if not brief.compared:
        return ()
    windows = ", ".join(days(start, stop) for start, stop in brief.compared)
    return (say("What is new was weighed against the briefs of {windows}.", windows=windows),)


def rewordings(brief: PublicBrief, sections: Iterable[SectionView]) -> tuple[str, ...]:
    """Say which items a language model reworded; nothing where none did."""
    views = by_event(brief, tuple(sections))
    found: dict[str, list[str]] = {}
    for item in (item for section in brief.sections for item in section.items):
        if item.reworded:
            found.setdefault(item.reworded, []).append(views[item.event].number if item.event in views else "…")
    one = "The language model {model} reworded item {numbers}; every check was made of its words as of ours."
    many = "The language model {model} reworded items {numbers}; every check was made of its words as of ours."
    return tuple(
        say(one if len(numbers) == 1 else many, model=model, numbers=", ".join(numbers)) for model, numbers in found.items()
    )
