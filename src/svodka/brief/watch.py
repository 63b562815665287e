"""Announcements to watch: what was planned, promised or demanded, when it is due, and what became of it."""

from __future__ import annotations

from datetime import date

from svodka.brief.context import Context
from svodka.brief.salience import TOPIC_WEIGHT, richness, standing
from svodka.brief.settings import BriefSettings
from svodka.brief.wording.clause import likeness
from svodka.model import Announced, Announcement, MaterialIndex, Sentence, Stance, Statement, WhenRole, Window

MOST = 20
"""Announcements listed; the export holds all."""
MOST_UNDATED = 8
"""Of those without a day, only the weightiest on our subject."""
LEAST_WEIGHT = 1.3
"""Weight of a topic from which an announcement without a day is worth watching."""
SAME_WORDS = 0.7
"""Share of words at which two announcements are one."""
NEVER = (None, None)
WORST = 3
"""A listed announcement must read at least this well."""


def announcements(context: Context) -> tuple[Announcement, ...]:
    """Return the planned statements of the window: those with a day first, by that day, then the weightiest."""
    index, window = context.index, context.window
    belonging = (one for one in index.material.statements if _belongs(one, index, window, context.settings))
    planned = [one for one in belonging if is_announced(one, index) and _is_ahead(one, index, window)]
    found: list[Announcement] = []
    undated = 0
    for statement in sorted(planned, key=lambda one: _rank(one, index)):
        worded, _ = context.sound(statement)
        others = [one for one in found if not _differ(statement, index.statements[one.statement])]
        twice = worded is not None and any(_same(worded.sentence, one.sentence) for one in others)
        if worded is not None and worded.quality <= WORST and not twice:
            start, stop = due_of(statement, index)
            undated += stop is None and start is None
            if stop is None and start is None and undated > MOST_UNDATED:
                break
            found.append(_announcement(statement, worded.sentence, index, window))
        if len(found) == MOST:
            break
    return tuple(sorted(found, key=lambda one: (one.start or one.stop or date.max, one.statement)))


def _announcement(statement: Statement, sentence: Sentence, index: MaterialIndex, window: Window) -> Announcement:
    """Put an announcement together with what the ledger knows of it."""
    start, stop = due_of(statement, index)
    line = index.announced_in.get(statement.id)
    if line is None:
        return Announcement(statement=statement.id, sentence=sentence, start=start, stop=stop)
    known = Announced(
        event=line.event,
        statements=line.statements,
        claimants=line.claimants,
        start=start,
        stop=stop,
        happened=_told_by(line.happened, index, window),
        denied=_told_by(line.denied, index, window),
    )
    return Announcement(
        statement=statement.id,
        sentence=sentence,
        start=start,
        stop=stop,
        fate=known.fate(window.stop),
        happened=known.happened,
        denied=known.denied,
    )


def _told_by(answers: tuple[str, ...], index: MaterialIndex, window: Window) -> tuple[str, ...]:
    """Return those of *answers* that are there and were published by the brief's last day."""
    told = [index.statements[one] for one in answers if one in index.statements]
    return tuple(one.id for one in told if _published(one, index) <= (window.stop or date.max))


def _published(statement: Statement, index: MaterialIndex) -> date:
    return index.report_of(statement).published_at or date.min


def is_announced(statement: Statement, index: MaterialIndex) -> bool:
    """Tell whether somebody plans, promises or demands something, or it is due on a day: more than "would" or "may"."""
    if statement.stance is not Stance.PLANNED:
        return False
    weight = max((TOPIC_WEIGHT[topic] for topic in statement.topics), default=0.0)
    return due_of(statement, index) != NEVER or (statement.speaker is not None and weight >= LEAST_WEIGHT)


def _is_ahead(statement: Statement, index: MaterialIndex, window: Window) -> bool:
    """Tell whether an announcement is not overtaken: it is due in the window or after it, or answered in it."""
    start, stop = due_of(statement, index)
    last = stop or start
    return last is None or window.start is None or last >= window.start or _is_answered(statement, index, window)


def _is_answered(statement: Statement, index: MaterialIndex, window: Window) -> bool:
    """Tell whether a report of the window says what became of an announcement."""
    line = index.announced_in.get(statement.id)
    answers = _told_by((*line.happened, *line.denied), index, window) if line else ()
    return any(window.start is None or _published(index.statements[one], index) >= window.start for one in answers)


def _differ(one: Statement, two: Statement) -> bool:
    """Tell whether two announcements are of different regions or figures, however alike their words: two governors' pledges."""
    regions = [{place.adm1_id for place in each.places if place.adm1_id} for each in (one, two)]
    figures = [{(number.low, number.high, number.unit) for number in each.quantities} for each in (one, two)]
    return any(all(pair) and pair[0].isdisjoint(pair[1]) for pair in (regions, figures))


def _same(left: Sentence, right: Sentence) -> bool:
    """Tell whether two sentences tell the same words of a report, or nearly the same words of two."""
    return left.citations[0].span.overlaps(right.citations[0].span) or likeness(left.text, right.text) >= SAME_WORDS


def _belongs(statement: Statement, index: MaterialIndex, window: Window, settings: BriefSettings) -> bool:
    """Tell whether a statement's event is one of the window's, or was announced before and is due or answered in it."""
    event = index.event_of.get(statement.id)
    if event is None or _published(statement, index) > (window.stop or date.max):
        return False
    start, stop = due_of(statement, index) if statement.stance is Stance.PLANNED else NEVER
    last = stop or start
    due = last is not None and window.start is not None and window.stop is not None and window.start <= last <= window.stop
    told = due or (statement.stance is Stance.PLANNED and _is_answered(statement, index, window))
    return told or standing(event, index, window, settings.late_days) is not None


def due_of(statement: Statement, index: MaterialIndex) -> tuple[date | None, date | None]:
    """Return when a planned statement is due, by the ledger where it has a line there; (None, None): no day is given."""
    line = index.announced_in.get(statement.id)
    if line is not None and (line.start or line.stop):
        return line.start, line.stop
    due = [when for when in statement.whens if when.role is WhenRole.DUE and (when.start or when.stop)]
    first = min(due, key=lambda when: (when.start or when.stop or date.max, when.as_written or ""), default=None)
    return (first.start, first.stop) if first else NEVER


def _rank(statement: Statement, index: MaterialIndex) -> tuple[bool, float, str]:
    """Return an announcement's place: dated first, then by topic and richness."""
    weight = TOPIC_WEIGHT[statement.topics[0]] if statement.topics else 0.0
    return due_of(statement, index) == NEVER, -round(weight + richness(statement), 6), statement.id
