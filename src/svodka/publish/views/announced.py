"""What was announced: due when, and what later reports say became of it, counted from the brief's last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svodka.model.public import PublicAnnouncement, PublicBrief
from svodka.publish import limits
from svodka.publish.citing import Cited, Numbering
from svodka.publish.phrases import capital, day, days
from svodka.publish.saying import say
from svodka.publish.views.items import CREDIT
from svodka.publish.views.originals import OriginalView, originals
from svodka.publish.views.wording import in_languages

FATES = {
    "happened": "a later report says that it happened",
    "denied": "a later report denies it or calls it off",
    "disputed": "later reports differ",
    "overdue": "overdue: no later report says that it happened",
    "open": "no later report",
}
"""What became of an announcement, in the page's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementView:
    """What was announced, due when; the sentence names who announced it. *answers* say what became of it."""

    due: str
    due_iso: str | None
    text: str
    parts: tuple[tuple[str, str], ...]
    cites: tuple[Cited, ...]
    fate: str
    fate_label: str
    answers: tuple[Cited, ...]
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchView:
    """Announcements of one standing towards the end of the brief's window, soonest first."""

    title: str
    lines: tuple[AnnouncementView, ...]


def announcements(brief: PublicBrief, numbering: Numbering) -> tuple[tuple[WatchView, ...], int]:
    """Lay out what was announced: what lies ahead of the window's end, what has no date, what was due before.

    The same words from several reports are one line.
    """
    last = brief.window_end
    same: dict[tuple[str, str | None, str | None], list[PublicAnnouncement]] = {}
    for line in sorted(brief.announcements, key=lambda line: (_standing(line, last), _due(line))):
        same.setdefault((CREDIT.sub("", line.text), line.due_start, line.due_end), []).append(line)
    shown, more = limits.capped(list(same.values()), limits.ROWS)
    titles = (say("Still ahead on {day}", day=day(last)) if last else say("With a date"), say("No date given"), "")
    groups: dict[str, list[AnnouncementView]] = {}
    for lines in shown:
        title = titles[_standing(lines[0], last)] or say("Due before {day}: already past when this brief ends", day=day(last or ""))
        groups.setdefault(title, []).append(_announcement(lines, brief.lang, numbering))
    return tuple(WatchView(title=title, lines=tuple(views)) for title, views in groups.items()), more


def _standing(announcement: PublicAnnouncement, last: str | None) -> int:
    """Return 0 for what lies ahead, 1 for what has no date, 2 for what was due before the window's end."""
    due = announcement.due_end or announcement.due_start
    if due is None:
        return 1
    return 2 if last is not None and due < last else 0


def _due(announcement: PublicAnnouncement) -> tuple[str, str, str]:
    start = announcement.due_start or announcement.due_end or ""
    return start, announcement.due_end or start, announcement.statement


def _announcement(lines: Sequence[PublicAnnouncement], lang: str, numbering: Numbering) -> AnnouncementView:
    first = lines[0]
    cites = tuple({cite.number: cite for cite in (numbering.cited(line.citation) for line in lines)}.values())
    text = capital(first.text)
    fate = next((line.fate for line in lines if line.fate not in ("open", "overdue")), first.fate)
    answers = (numbering.cited(citation) for line in lines for _, citation in line.answers)
    return AnnouncementView(
        due=days(first.due_start, first.due_end),
        due_iso=first.due_start or first.due_end,
        text=text,
        parts=in_languages(text, (cite.lang for cite in cites)),
        cites=cites,
        fate=fate,
        fate_label=say(FATES[fate]),
        answers=tuple({cite.number: cite for cite in answers}.values()),
        originals=originals(cites, lang)[0],
    )
