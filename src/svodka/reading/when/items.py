"""A text as a row of items, each of a kind that the rules speak of, written as one character a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from svodka.reading.numerals import HYPHENS, Number, Sort, Token, find_numbers, tokenize, touch
from svodka.reading.when.calendar import make_date
from svodka.reading.when.vocabulary import MARKS, Vocabulary, phrases_at, tense, vocabulary

KINDS = (
    "x",
    "stop",
    "dot",
    "comma",
    "dash",
    "clock",
    "date",
    "daymonth",
    "small",
    "num",
    "wnum",
    "big",
    "ord",
    "year",
    "decade",
    "month",
    "weekday",
    "season",
    "unit",
    "fortnight",
    "day_word",
    "same_day",
    "recent_word",
    "part",
    "half",
    "landmark",
    "in",
    "on",
    "at",
    "from",
    "since",
    "to",
    "until",
    "by",
    "between",
    "and",
    "for",
    "after",
    "before",
    "ago",
    "later",
    "this",
    "last",
    "next",
    "recent",
    "few",
    "article",
    "of",
    "year_word",
    "night",
    "night_to",
    "daypart",
    "century",
    "bc",
    "approx",
    "ahead",
    "past",
    "content_head",
    "preceding",
    "ahead_of",
    "point",
    "roman",
    "birth",
    "units",
    "dated",
    "each",
    "weekend",
    "last_year",
    "mark",
    "recent_many",
    "year_words",
    "other",
    "earlier",
    "before_that",
    "quarter",
    "quarter_name",
    "half_year",
    "following",
    "over_time",
    "rest",
    "soon",
    "through",
    "fall",
    "month_short",
)
SYMBOL = {kind: chr(0x4E00 + at) for at, kind in enumerate(KINDS)}
MONTH_DAYS = 31
FIRST_YEAR, LAST_YEAR = 1000, 2100
DECADE = 10
INFINITIVE = "infinitive"
"""The value of a run of words with an infinitive in it."""
SPAN_OF_TWO_DIGITS = 100
PIVOT = 70
"""Two-digit years from 70 on are of the last century."""
DAY_MONTH = re.compile(r"([0-3][0-9])\.([01][0-9])")
PLURAL = re.compile(r"(?!(?:was|has|his|its|this|does|goes|says|thus)$)[a-z]+[^\Ws]s|people|men|women|children")
"""An English word after a number that it can count: "2000 soldiers" are no year."""
ROMAN = re.compile(r"[XVI]{1,6}|[ХІVX]{1,6}")


@dataclass(frozen=True, slots=True)
class Item:
    """[start, stop) of the text; *value* is what the kind makes of it: a number, a date, a moment."""

    kind: str
    start: int
    stop: int
    value: object = ""


@dataclass(slots=True)
class Row:
    """Items with their symbols as one string, so that a rule is a regular expression over kinds."""

    items: list[Item] = field(default_factory=list)

    @property
    def symbols(self) -> str:
        """The kinds of the items, a character each."""
        return "".join([SYMBOL[item.kind] for item in self.items])

    def add(self, item: Item) -> None:
        """Append *item*; a run of words of no kind is one item."""
        if item.kind == "x" and self.items and self.items[-1].kind == "x":
            last = self.items[-1]
            self.items[-1] = Item("x", last.start, item.stop, INFINITIVE if INFINITIVE in (last.value, item.value) else "")
        else:
            self.items.append(item)


def read_items(text: str, lang: str) -> Row:
    """Return the items of *text*."""
    tokens = tokenize(text)
    known = vocabulary(lang)
    numbers = {number.first: number for number in find_numbers(tokens, lang)}
    row = Row()
    index = 0
    while index < len(tokens):
        index = _step(tokens, index, numbers, known, row)
    return row


def _step(tokens: Sequence[Token], index: int, numbers: dict[int, Number], known: Vocabulary, row: Row) -> int:
    """Add the item that begins at *index* and return the index after it."""
    token = tokens[index]
    number = numbers.get(index)
    phrases = phrases_at(tokens, index, known) if token.sort == "word" else []
    if phrases and (number is None or number.sort is Sort.FRACTION or phrases[0][0] > 1):
        length, kind, value = phrases[0]
        kind = (
            "year_word"
            if (kind, value) == ("unit", "year")
            else "year_words"
            if (kind, value) == ("units", "year")
            else kind
        )
        row.add(Item(kind, token.start, tokens[index + length - 1].stop, value))
        return index + length
    if number is not None:
        last, kind, found = _number_item(tokens, number)
        row.add(Item(kind, token.start, tokens[last - 1].stop, found))
        return last
    row.add(_plain(tokens, index, known))
    return index + 1


def _plain(tokens: Sequence[Token], index: int, known: Vocabulary) -> Item:
    """Return the item of a token that is neither number nor phrase."""
    token = tokens[index]
    if token.sort == "date":
        day = _written_date(token.text, known.lang)
        return Item("date" if day else "x", token.start, token.stop, day)
    if token.sort == "number":
        return Item("clock", token.start, token.stop)
    if token.sort in {"gap", "mark"}:
        return Item(_mark(tokens, index), token.start, token.stop)
    if ROMAN.fullmatch(token.text):
        return Item("roman", token.start, token.stop, token.text)
    kind = tense(token, tokens[index - 1] if index else None, known)
    return Item(kind, token.start, token.stop, INFINITIVE if kind == "x" and token.low.endswith(known.infinitive) else "")


def _mark(tokens: Sequence[Token], index: int) -> str:
    """Return the kind of a mark: a dot ends a sentence where a capital, an empty line or nothing follows."""
    token = tokens[index]
    if token.sort == "gap" or token.text in {"!", "?", "…"}:
        return "stop"
    if token.text in {".", ";"}:
        following = tokens[index + 1].text[0] if index + 1 < len(tokens) else ""
        return "stop" if not following or following.isupper() or following == "\n" else "dot"
    return MARKS.get(token.text, "mark")


def _number_item(tokens: Sequence[Token], number: Number) -> tuple[int, str, float]:
    """Return the index after, kind and value of a number; part of a code or a compound it is of no kind."""
    first, last, value = tokens[number.first], tokens[number.last - 1], number.value
    if number.sort in {Sort.VAGUE, Sort.COLLECTIVE}:
        return number.last, "x", value
    if number.figures and _in_code(tokens, number):
        after = tokens[number.last] if number.last < len(tokens) else None
        decade = after is not None and after.low in {"s", "'s"} and touch(last, after)
        if decade and value % DECADE == 0 and len(first.text) in {2, 4}:
            return number.last + 1, "decade", full_year(value)
        return number.last, "x", value
    if number.sort is Sort.ORDINAL:
        if number.figures and value % DECADE == 0 and tokens[number.last - 1].low in {"х", "ті", "е"}:
            return number.last, "decade", full_year(value)
        kind = "ord" if 1 <= value <= MONTH_DAYS else "year" if FIRST_YEAR <= value <= LAST_YEAR else "num"
        return number.last, kind, value
    kind = _cardinal_kind(number, first)
    if kind == "year" and number.last < len(tokens) and PLURAL.fullmatch(tokens[number.last].text):
        kind = "num"
    return number.last, kind, value


def full_year(value: float) -> float:
    """Return a two-digit year as a year of this century or the last."""
    if value >= SPAN_OF_TWO_DIGITS:
        return value
    return value + (1900 if value >= 20 else 2000)  # noqa: PLR2004 (decades are spoken of from the twenties on)


def _cardinal_kind(number: Number, token: Token) -> str:
    if not number.figures:
        return "wnum"
    if DAY_MONTH.fullmatch(token.text):
        return "daymonth"
    if number.scale != 1 or number.value != int(number.value) or not token.text.isdecimal():
        return "big"
    if 1 <= number.value <= MONTH_DAYS and len(token.text) < 3:  # noqa: PLR2004 (a day has one or two digits)
        return "small"
    return "year" if len(token.text) == 4 and FIRST_YEAR <= number.value <= LAST_YEAR else "num"  # noqa: PLR2004 (digits)


def _in_code(tokens: Sequence[Token], number: Number) -> bool:
    """Tell whether letters touch the figures ("155mm", "T-72", "22-year-old"): no date and no count of units."""
    first, last = number.first, number.last
    if first and tokens[first - 1].sort == "word" and touch(tokens[first - 1], tokens[first]):
        return True
    if first and tokens[first - 1].text in {"№", "#", "$", "€", "£", "/"} and touch(tokens[first - 1], tokens[first]):
        return True
    if number.sort is Sort.ORDINAL or last >= len(tokens) or not touch(tokens[last - 1], tokens[last]):
        return _hyphen_before(tokens, first) and number.value < FIRST_YEAR
    if tokens[last].sort == "word" or tokens[last].text in {"%", "/", "$", "€", "°"}:
        return True
    hyphen_after = tokens[last].text in HYPHENS and last + 1 < len(tokens) and tokens[last + 1].sort == "word"
    return hyphen_after and touch(tokens[last], tokens[last + 1])


def _hyphen_before(tokens: Sequence[Token], first: int) -> bool:
    if first < 2 or tokens[first - 1].text not in HYPHENS or tokens[first - 2].sort != "word":  # noqa: PLR2004 (room)
        return False
    return touch(tokens[first - 2], tokens[first - 1]) and touch(tokens[first - 1], tokens[first])


def _written_date(written: str, lang: str) -> date | None:
    """Return "2022-11-22", "22.11.2022", "22/11/22"; English slashes put the month first where they can."""
    if "-" in written:
        year, month, day = map(int, written.split("-"))
        return make_date(year, month, day)
    day, month, year = map(int, re.split(r"[./]", written))
    if year < SPAN_OF_TWO_DIGITS:
        year += 1900 if year >= PIVOT else 2000
    if lang == "en" and "/" in written and month > 0:
        return make_date(year, day, month) or make_date(year, month, day)
    return make_date(year, month, day)
