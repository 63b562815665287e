"""From the words of a report to the times they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from svodka.lexicon.data import fold, words
from svodka.model import Granularity, Span, When, WhenRole
from svodka.reading.when.calendar import Interval
from svodka.reading.when.grammar import Found, apply
from svodka.reading.when.items import INFINITIVE, Item, Row, read_items
from svodka.reading.when.moments import Context, Moment
from svodka.reading.when.rules_calendar import CALENDAR_RULES, LAST_RULES
from svodka.reading.when.rules_joined import JOIN_RULES, OPEN_RULES
from svodka.reading.when.rules_landmark import LANDMARK_RULES
from svodka.reading.when.rules_relative import AFTER_RULES, DAY_RULES, RELATIVE_RULES

LEVELS = (
    (*CALENDAR_RULES, *RELATIVE_RULES),
    (*JOIN_RULES, *LANDMARK_RULES),
    (*OPEN_RULES, *AFTER_RULES),
    (*LAST_RULES, *DAY_RULES),
)
"""The rules, level by level: a later level sees what the earlier ones found as points."""
CACHE_TEXTS = 64
PREPOSITIONS = frozenset({"in", "over_time", "on", "at"})
TENSES = frozenset({"past", "ahead"})
BESIDE_A_DAY = frozenset({Granularity.YEAR, Granularity.OPEN})
"""Times told in an aside ("annexed in 2014"), after which "the same day" is still that of the date before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression at [start, stop) before it is resolved. *tense* is that of its clause: "past", "ahead" or ""."""

    start: int
    stop: int
    moment: Moment
    role: WhenRole | None
    tense: str


@lru_cache(maxsize=CACHE_TEXTS)
def expressions(text: str, lang: str) -> tuple[Expression, ...]:
    """Return the time expressions of the whole *text*, resolvable or not, in order."""
    row = read_items(text, lang)
    for rules in LEVELS:
        row = apply(row, rules, lang)
    return tuple(_expressions(row))


def _expressions(row: Row) -> list[Expression]:
    found = []
    for index, item in enumerate(row.items):
        if not isinstance(item.value, Found):
            continue
        before = row.items[index - 1] if index else None
        start = before.start if before and before.kind in PREPOSITIONS else item.start
        made = item.value
        tense = "" if made.role is WhenRole.DUE and _to_do(row.items, index) else _tense(row.items, index)
        found.append(Expression(start=start, stop=item.stop, moment=made.moment, role=made.role, tense=tense))
    return found


def _to_do(items: list[Item], index: int) -> bool:
    """Tell whether what is to be done follows its term: “поручил к 25 мая подготовить план”."""
    return index + 1 < len(items) and items[index + 1].value == INFINITIVE


def _tense(items: list[Item], index: int) -> str:
    """Return the tense of the nearest verb before the expression in its sentence, or else after it.

    Of a past verb beyond a comma or an infinitive ("were asked to hand in socks by Friday") it is not known.
    """
    sure = True
    for item in reversed(items[:index]):
        if item.kind == "stop":
            break
        if item.kind in TENSES:
            return item.kind if sure or item.kind == "ahead" else ""
        sure = sure and item.kind not in {"comma", "to"} and item.value != INFINITIVE
    for item in items[index + 1 :]:
        if item.kind == "stop" or item.value == INFINITIVE:
            return ""
        if item.kind in TENSES:
            return item.kind
    return ""


@lru_cache(maxsize=CACHE_TEXTS)
def _resolved(text: str, lang: str, published: date | None) -> tuple[tuple[Expression, Interval], ...]:
    """Return the expressions that can be resolved, each seeing the date before it."""
    found: list[tuple[Expression, Interval]] = []
    previous = day = None
    words = day_words = ""
    for expression in expressions(text, lang):
        context = Context(
            published=published,
            previous=previous,
            previous_words=words,
            previous_day=day,
            previous_day_words=day_words,
            ahead=expression.tense == "ahead",
            past=expression.tense == "past",
        )
        interval = expression.moment.resolve(context)
        if interval is None:
            continue
        found.append((expression, interval))
        if interval.start is None:
            continue
        previous, words = interval, text[expression.start : expression.stop]
        if interval.granularity not in BESIDE_A_DAY and not in_relative_clause(text, expression.start, lang):
            day = interval if interval.granularity is Granularity.DAY else None
            day_words = words
    return tuple(found)


def in_relative_clause(text: str, at: int, lang: str) -> bool:
    """Tell whether a relative word stands between the last mark and *at*: “, чоловіка якої призвали 28 вересня”."""
    if lang == "en":
        return False
    before = max(text.rfind(mark, max(0, at - ASIDE_CHARS), at) for mark in ",.;:!?\n")
    relative = words(lang, "clauses", "relative")
    stems = ("котор", "якого", "якої", "якому", "якій", "яких", "якими", "якою")
    inside = [fold(word) for word in text[before + 1 : at].split()]
    return before >= 0 and any(word in relative or word.startswith(stems) for word in inside)


ASIDE_CHARS = 120


def _role(expression: Expression, interval: Interval, published: date | None) -> WhenRole:
    """Return when it is due, if it lies ahead of the publication; else when it happened."""
    if expression.role is WhenRole.CONTENT:
        return WhenRole.CONTENT
    if published is None:
        return expression.role or WhenRole.HAPPENED
    last = interval.stop or interval.start
    if last is None or last < published:
        return WhenRole.HAPPENED
    later = interval.start is not None and interval.start >= published and last > published
    due = expression.role is WhenRole.DUE and expression.tense != "past"
    if later or due or (expression.tense == "ahead" and last > published):
        return WhenRole.DUE
    return WhenRole.HAPPENED


def find_whens(text: str, span: tuple[int, int], report_id: str, lang: str, anchor: date | None) -> tuple[When, ...]:
    """Return the times told in [start, stop) of *text*, the exact text of report *report_id*.

    *anchor* is the day of publication. Without it only dates with a year, and what can be counted from an earlier date
    in the text, are found. The whole text is in view, so a span may begin anywhere. A time
    counts as in the span if its middle is.
    """
    start, stop = span
    found = []
    for expression, interval in _resolved(text, lang, anchor):
        if not start <= (expression.start + expression.stop) // 2 < stop:
            continue
        first, last = max(start, expression.start), min(stop, expression.stop)
        found.append(
            When(
                start=interval.start,
                stop=interval.stop,
                granularity=interval.granularity,
                role=_role(expression, interval, anchor),
                anchor=interval.anchor,
                as_written=text[first:last],
                span=Span(report=report_id, start=first, stop=last),
            )
        )
    return tuple(found)


def time_spans(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Return where *text* speaks of times, so that numbers in them are not counted as anything else."""
    return tuple((expression.start, expression.stop) for expression in expressions(text, lang))
