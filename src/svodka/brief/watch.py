"""Announcements to watch: what was planned, promised or demanded, and when it is due."""

from __future__ import annotations

from datetime import date

from svodka.brief.checks import sentence_problems
from svodka.brief.salience import TOPIC_WEIGHT, richness, standing
from svodka.brief.settings import BriefSettings
from svodka.brief.wording import Worded, wordings
from svodka.brief.wording.clause import likeness
from svodka.model import Announcement, MaterialIndex, Sentence, Stance, Statement, When, WhenRole, Window

MOST = 20
"""Announcements listed; the export holds all."""
MOST_UNDATED = 8
"""Of those without a day, only the weightiest on our subject."""
LEAST_WEIGHT = 1.3
"""Weight of a topic from which an announcement without a day is worth watching."""
SAME_WORDS = 0.7
"""Share of words at which two announcements are one."""
WORST = 3
"""A listed announcement must read at least this well."""


def announcements(index: MaterialIndex, window: Window, settings: BriefSettings, lang: str) -> tuple[Announcement, ...]:
    """Return the planned statements of the window: those with a day first, by that day, then the weightiest."""
    belonging = (one for one in index.material.statements if _belongs(one, index, window, settings))
    planned = [one for one in belonging if is_announced(one) and _is_ahead(one, window)]
    found: list[Announcement] = []
    undated = 0
    for statement in sorted(planned, key=_rank):
        worded = _sound(index, statement, settings, lang)
        twice = worded is not None and any(_same(worded.sentence, one.sentence) for one in found)
        if worded is not None and worded.quality <= WORST and not twice:
            due = due_of(statement)
            undated += due is None
            if due is None and undated > MOST_UNDATED:
                break
            start, stop = (due.start, due.stop) if due else (None, None)
            found.append(Announcement(statement=statement.id, sentence=worded.sentence, start=start, stop=stop))
        if len(found) == MOST:
            break
    return tuple(sorted(found, key=lambda one: (one.start or one.stop or date.max, one.statement)))


def _sound(index: MaterialIndex, statement: Statement, settings: BriefSettings, lang: str) -> Worded | None:
    """Return the first wording that passes the checks of a sentence: one bad announcement stops no brief."""
    for worded in wordings(index, statement, settings, lang):
        if not sentence_problems(worded.sentence, index, lang):
            return worded
    return None


def is_announced(statement: Statement) -> bool:
    """Tell whether somebody plans, promises or demands something, or it is due on a day: more than "would" or "may"."""
    if statement.stance is not Stance.PLANNED:
        return False
    weight = max((TOPIC_WEIGHT[topic] for topic in statement.topics), default=0.0)
    return due_of(statement) is not None or (statement.speaker is not None and weight >= LEAST_WEIGHT)


def _is_ahead(statement: Statement, window: Window) -> bool:
    """Tell whether an announcement is not overtaken: it is due in the window or after it."""
    due = due_of(statement)
    last = (due.stop or due.start) if due else None
    return last is None or window.start is None or last >= window.start


def _same(left: Sentence, right: Sentence) -> bool:
    """Tell whether two sentences tell the same words of a report, or nearly the same words of two."""
    return left.citations[0].span.overlaps(right.citations[0].span) or likeness(left.text, right.text) >= SAME_WORDS


def _belongs(statement: Statement, index: MaterialIndex, window: Window, settings: BriefSettings) -> bool:
    """Tell whether a statement's event is one of the window's."""
    event = index.event_of.get(statement.id)
    return event is not None and standing(event, index, window, settings.late_days) is not None


def due_of(statement: Statement) -> When | None:
    """Return when a planned statement is due, None where no day is given."""
    due = [when for when in statement.whens if when.role is WhenRole.DUE and (when.start or when.stop)]
    return min(due, key=lambda when: (when.start or when.stop or date.max, when.as_written or ""), default=None)


def _rank(statement: Statement) -> tuple[bool, float, str]:
    """Return an announcement's place: dated first, then by topic and richness."""
    weight = TOPIC_WEIGHT[statement.topics[0]] if statement.topics else 0.0
    return due_of(statement) is None, -round(weight + richness(statement), 6), statement.id
