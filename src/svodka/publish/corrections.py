"""What a new version of a brief says of the one it corrects; readers of every form see the same words."""

from __future__ import annotations

from svodka.model.edition import DRAFT
from svodka.model.public import PublicBrief, PublicChange, PublicEdition
from svodka.publish.phrases import capital, clip
from svodka.publish.saying import grouped, say, say_numbered

SHOWN = 20
"""Changes told one by one; more are counted."""
LENGTH = 160
"""Characters of an item's words in the list of changes."""
SHOWN_ANYWAY = 80
"""Characters before the first difference that are shown in any case."""
LED_IN = 6
"""Words shown before it where there are more."""
KINDS = {"added": "Added", "removed": "Removed", "reworded": "Reworded"}
DRAFT_ONLY = "Draft: not a published version."
SAME_ITEMS = "No item was added, removed or reworded; what changed is the material around them."


def correction(brief: PublicBrief) -> str:
    """Return the one line that tells a corrected version, "" for a first one."""
    edition = brief.edition
    if edition is None or edition.number == 1:
        return ""
    if edition.number == DRAFT:
        return say(DRAFT_ONLY)
    told = say("Version {number}, corrects version {before}", number=edition.number, before=edition.number - 1)
    return f"{told}: {'; '.join(map(say_numbered, edition.reason.split('; ')))}."


def changes(brief: PublicBrief) -> tuple[str, ...]:
    """Return what the version changed, one line a change; that nothing of the items changed is told too."""
    edition = brief.edition
    if edition is None or edition.number in (DRAFT, 1):
        return ()
    if not edition.changes:
        return (say(SAME_ITEMS),)
    lines = tuple(_told(change) for change in edition.changes[:SHOWN])
    more = len(edition.changes) - SHOWN
    return (*lines, f"… {say('and {number} more', number=grouped(more))}") if more > 0 else lines


def correction_lines(brief: PublicBrief) -> tuple[str, ...]:
    """Return the line that tells a correction and what it changed, nothing for a first version."""
    told = correction(brief)
    return (told, *changes(brief)) if told else ()


def changed_events(edition: PublicEdition | None) -> frozenset[str]:
    """Return the events whose items this version reworded."""
    return frozenset(change.event for change in (edition.changes if edition else ()) if change.kind == "reworded")


def _told(change: PublicChange) -> str:
    words = change.was if change.kind == "removed" else change.text
    label = say(KINDS.get(change.kind, change.kind)) + (f" ({say(change.why)})" if change.why else "")
    if change.kind != "reworded":
        return f"{label}: “{clip(capital(words), LENGTH)}”"
    now, was = from_difference(change.text, change.was), from_difference(change.was, change.text)
    return f"{label}: “{clip(capital(now), LENGTH)}” ({say('before')}: “{clip(was, LENGTH)}”)"


def from_difference(text: str, other: str) -> str:
    """Return *text* from a few words before the first in which it differs from *other*: the change is to be seen."""
    mine, theirs = text.split(" "), other.split(" ")
    same = next((at for at, (one, two) in enumerate(zip(mine, theirs, strict=False)) if one != two), min(len(mine), len(theirs)))
    if len(" ".join(mine[:same])) < SHOWN_ANYWAY or same <= LED_IN:
        return text
    return "… " + " ".join(mine[same - LED_IN :])
