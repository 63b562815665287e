"""When something happened, or is due, in absolute dates and in the case that the language wants."""

from __future__ import annotations

import re

from svodka.brief.wording.figures import DECEMBER, day_words, days_words, start_words
from svodka.brief.wording.words import frame, listed, wording
from svodka.lexicon.data import fold
from svodka.model import Granularity, Statement, When, WhenRole

Phrase = tuple[str, tuple[tuple[str, str], ...]]
"""A phrase with the rules behind it."""
WORD = re.compile(r"\w+")
REACH = 30
"""Characters before a day in which "as of" stands."""
WANTED = (WhenRole.HAPPENED, WhenRole.DUE)


def time_phrase(statement: Statement, lang: str, text: str = "") -> Phrase:
    """Return " on 5 November 2022" or the like with the rule behind it; "" where no day is known.

    Words as loose as "at the beginning of the year" have no days that they could be told by; "as of 5 November", by the
    report's *text*, is when something was counted.
    """
    told = [one for one in statement.whens if one.role in WANTED and (one.start or one.stop) and one.span]
    told = [one for one in told if not _is_loose(one, statement.lang) and not _is_of_count(one, statement.lang, text)]
    if not told:
        return "", ()
    when = min(told, key=lambda one: (WANTED.index(one.role), one.span.start if one.span else 0))
    words, date = _words(when, lang)
    return words, ((date, f"when:{when.anchor}"),)


def _is_loose(when: When, lang: str) -> bool:
    """Tell whether the words of a time mean no certain days: "early in March", «с начала года»."""
    written = fold(when.as_written or "").split()
    return any(word.startswith(beginning) for word in written for beginning in listed(lang, "dates", "loose"))


def _is_of_count(when: When, lang: str, text: str) -> bool:
    """Tell whether a day is that of a count: "as of 5 November", «по состоянию на 5 ноября»."""
    before = WORD.findall(fold(text[: when.span.start][-REACH:])) if when.span else []
    return not listed(lang, "dates", "as_of").isdisjoint(before)


def _words(when: When, lang: str) -> tuple[str, str]:
    """Return the phrase for a time and the dates within it."""
    if when.start is None or when.stop is None:
        known = when.start or when.stop
        date = day_words(known, lang) if known else ""
        return frame(lang, "template", "since" if when.stop is None else "until", date=date), date
    date = days_words(when.start, when.stop, lang)
    if when.role is WhenRole.DUE:
        return frame(lang, "template", "due", date=date), date
    whole = _whole(when, lang)
    if whole:
        return whole, whole
    if (when.start.year, when.start.month) == (when.stop.year, when.stop.month):
        return frame(lang, "template", "on_day", date=date), date
    start, stop = day_words(when.start, lang), day_words(when.stop, lang)
    if when.start.year == when.stop.year:
        start = start_words(when.start, lang)
    return frame(lang, "template", "between", start=start, stop=stop), f"{start} {stop}"


def _whole(when: When, lang: str) -> str:
    """Return " in November 2022" for a whole month, " in 2022" for a whole year, "" for anything else."""
    if when.start is None or when.stop is None or when.granularity not in (Granularity.MONTH, Granularity.YEAR):
        return ""
    months: list[str] = wording(lang)["months"]["locative"]
    if (when.start.year, when.start.month) == (when.stop.year, when.stop.month) and when.start != when.stop:
        return frame(lang, "template", "in_month", month=months[when.start.month - 1], year=str(when.start.year))
    if when.start.year == when.stop.year and (when.start.month, when.stop.month) == (1, DECEMBER):
        return frame(lang, "template", "in_year", year=str(when.start.year))
    return ""
