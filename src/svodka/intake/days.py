"""The day of publication from whatever an outlet writes; None where it does not say one clearly."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from svodka.model import Note

if TYPE_CHECKING:
    from svodka.intake.settings import IntakeConfig

MONTHS: tuple[tuple[str, ...], ...] = (
    ("jan", "янв", "січ"),
    ("feb", "фев", "лют"),
    ("mar", "мар", "бер"),
    ("apr", "апр", "кві"),
    ("may", "май", "мая", "тра"),
    ("jun", "июн", "чер"),
    ("jul", "июл", "лип"),
    ("aug", "авг", "сер"),
    ("sep", "сен", "вер"),
    ("oct", "окт", "жов"),
    ("nov", "ноя", "лис"),
    ("dec", "дек", "гру"),
)
"""First three letters of each month's names in English, Russian, Ukrainian."""
NUMBERS = {letters: number for number, month in enumerate(MONTHS, start=1) for letters in month}

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?=$|T)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[.](\d{1,2})[.](\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([^\W\d_]{3,})\.?,?[\s-]+(\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?")
_MONTHS_A_YEAR = 12
_MAX_CHARS = 200


def published_day(words: str, config: IntakeConfig) -> tuple[date | None, tuple[Note, ...]]:
    """Return the day *words* name, as written there (no time zone is applied), or None with a note.

    No words at all are no mistake: many reports carry no date, and none is made up for them.
    """
    words = words.strip()
    if not words:
        return None, ()
    day = _day(words[:_MAX_CHARS])
    if day is None:
        return None, (_note("date-unreadable", words, "is not one clear day; the date is left unknown"),)
    if day > config.latest:
        return None, (_note("date-future", words, "lies in the future; the date is left unknown"),)
    if day < config.earliest:
        return None, (_note("date-early", words, f"lies before {config.earliest}; the date is left unknown"),)
    return day, ()


def _note(code: str, words: str, complaint: str) -> Note:
    return Note(code=code, message=f'the publication date "{words[:60]}" {complaint}')


def _day(words: str) -> date | None:
    """Try each way of writing; the first whose shape fits decides."""
    if _EPOCH.fullmatch(words):
        return _from_epoch(words)
    for shape in (_ISO, _COMPACT):
        if found := shape.search(words):
            return _date(found[1], found[2], found[3])
    if found := _DAY_FIRST.search(words):
        return _date(found[3], found[2], found[1])
    if found := _SLASHED.search(words):
        return _from_slashes(found[1], found[2], found[3])
    return _from_named_month(words)


def _from_named_month(words: str) -> date | None:
    for shape, day, month in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for found in shape.finditer(words):
            if number := NUMBERS.get(found[month][:3].lower()):
                return _date(found[3], number, found[day])
    return None


def _from_epoch(words: str) -> date | None:
    """Seconds, or milliseconds, since 1970, in UTC."""
    seconds = int(words.partition(".")[0])
    if seconds >= 10**11:
        seconds //= 1000
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()


def _from_slashes(first: str, second: str, year: str) -> date | None:
    """3/4/2022 is March in America and April elsewhere: only an impossible month decides."""
    if int(first) > _MONTHS_A_YEAR:
        return _date(year, second, first)
    if int(second) > _MONTHS_A_YEAR:
        return _date(year, first, second)
    return _date(year, first, second) if int(first) == int(second) else None


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
