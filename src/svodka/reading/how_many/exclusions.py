"""Numbers that count nothing: rules by name, in one list, each with the reason it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from svodka.model import QuantityKind
from svodka.reading.how_many.amounts import DASHES, Amount
from svodka.reading.how_many.phrases import unit_phrases, unit_words
from svodka.reading.numerals import Sort, Token, touch

Tokens = Sequence[Token]
YEARS = range(1900, 2036)
DAY_MONTH = re.compile(r"(0[1-9]|[12][0-9]|3[01])\.(0[1-9]|1[0-2])")
LEADING_ZERO = re.compile(r"0[0-9]")
HOUR = re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]")
NO_VOWEL = re.compile(r"[бвгджзйклмнпрстфхцчшщ]{2,7}")
SMALL = 100
RANK_REACH = 5
RANKED = 10
VERB_LETTERS = 5
STREET_REACH = 6
LAST_HOUR = 24
FATE_REACH = 4
STRONG = frozenset({"strong"})


def _near(tokens: Tokens, at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def ordinal(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "107th", "первый"."""
    del tokens, lang
    return any(number.sort in {Sort.ORDINAL, Sort.FRACTION} and number.scale == 1 for number in amount.numbers)


def code_before(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "Су-25", "M777", "+7 999", "#5", "9/11"."""
    del lang
    before = _near(tokens, amount.number_first - 1)
    number = tokens[amount.number_first]
    if before is None or number.sort != "number" or not touch(before, number):
        return False
    if before.text in DASHES:
        further = _near(tokens, amount.number_first - 2)
        return further is not None and touch(further, before)
    return before.sort == "word" or before.text in {
        "/",
        "#",
        "№",
        "+",
        "_",
        "@",
        "=",
        "&",
        "\\",
        "[",
        ":",
        ".",
        "^",
        "×",
        "%",
    }


def code_after(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "9М22У", "155mm", "5G", "24/7", "3-D"."""
    last, after = tokens[amount.number_last - 1], _near(tokens, amount.number_last)
    if after is None or last.sort != "number" or not touch(last, after):
        return False
    if unit_phrases(lang, "calibre").after(tokens, amount.number_last) is not None:
        return True
    if amount.unit or after.text in {"%", "+", "°"}:
        return False
    if after.text in {"/", "]", "_", "=", "\\"}:
        return True
    return after.sort in {"word", "number"}


def calibre(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "152 мм", "155-mm"."""
    at = amount.number_last
    hyphen = _near(tokens, at)
    if hyphen is not None and hyphen.text in DASHES and touch(tokens[at - 1], hyphen):
        at += 1
    return unit_phrases(lang, "calibre").after(tokens, at) is not None


def clock(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "at 5 p.m.", "в 10 часов", "о 6 годині ранку"."""
    after = amount.last if amount.unit == "hours" else amount.number_last
    if unit_phrases(lang, "clock").after(tokens, after) in {(n, "after") for n in range(1, 5)}:
        return True
    before = _near(tokens, amount.first - 1)
    if amount.unit != "hours" or before is None or amount.low is None or lang == "en":
        return False
    return before.low in {"в", "к", "о", "об"} and amount.low <= LAST_HOUR


def year(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "2014" with nothing it could count."""
    del lang
    token = tokens[amount.number_first]
    after = _near(tokens, amount.number_last)
    counted = after is not None and after.sort == "word" and after.text.islower()
    bare = amount.low == amount.high and not amount.unit and token.text.isdecimal() and len(token.text) == 4  # noqa: PLR2004 (digits of a year)
    return bare and amount.low is not None and int(amount.low) in YEARS and not counted and not amount.bounded


def dotted_date(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "24.02" without a unit."""
    if amount.unit or lang == "en" or amount.numbers[0].scale != 1:
        return False
    return DAY_MONTH.fullmatch(tokens[amount.number_first].text) is not None


def reference(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "Article 280", "в/ч 56602", "school No. 5", "пункт 3"."""
    at = amount.number_first - 1
    before = _near(tokens, at)
    if before is not None and before.text == ".":
        before = _near(tokens, at - 1)
    if before is None:
        return False
    if before.low in unit_words(lang, "reference", "before"):
        return (lang == "en" or tokens[amount.number_first].sort == "number") and not amount.unit
    after = _near(tokens, amount.number_last)
    return after is not None and after.low in unit_words(lang, "reference", "after")


def named_with_number(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "Boeing 737", "Channel 5": a capitalised word, a number, and nothing to count."""
    before, after = _near(tokens, amount.number_first - 1), _near(tokens, amount.number_last)
    if before is None or amount.unit or tokens[amount.number_first].sort != "number" or amount.bounded:
        return False
    named = before.sort == "word" and before.text[0].isupper() and amount.number_first > 1
    latin = lang != "en" and before.sort == "word" and before.text.isascii()
    counted = after is not None and after.sort == "word" and after.text[0].islower()
    return (named or latin) and (not counted or _full_name(tokens, amount, lang))


def _full_name(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Tell whether two capitalised words and a number stand before what it cannot count: "Nord Stream 2 pipe"."""
    further, after = _near(tokens, amount.number_first - 2), _near(tokens, amount.number_last)
    if lang != "en" or further is None or after is None or not (further.text[0].isupper() or further.text == "&"):
        return False
    return not (
        after.low.endswith("s") or after.low in unit_words(lang, "people", "nouns") | unit_words(lang, "skip", "after")
    )


def address(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "ул. Садовая, 18": the number of a house."""
    streets = unit_words(lang, "reference", "street")
    near = tokens[max(0, amount.number_first - STREET_REACH) : amount.number_first]
    before, after = _near(tokens, amount.number_first - 1), _near(tokens, amount.number_last)
    follows = after is not None and after.sort == "word" and after.text.islower()
    placed = before is not None and before.text == "," and not amount.unit and not follows
    return placed and any(token.low in streets for token in near)


def military_unit(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "810 бригада", "7 дшд": a unit's number, not so many of them."""
    after = _near(tokens, amount.number_last)
    if lang == "en" or after is None or tokens[amount.number_first].sort != "number" or amount.unit:
        return False
    if NO_VOWEL.fullmatch(after.low) and after.text.islower():
        return True
    few = amount.low is not None and amount.low % 10 in {1, 2, 3, 4} and amount.low < 20  # noqa: PLR2004 (2 бригады are two)
    return after.low in unit_words(lang, "reference", "units") and not few


def list_number(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "1. First point", "2) …", "[3]", "(1)"."""
    del lang
    before, after = _near(tokens, amount.number_first - 1), _near(tokens, amount.number_last)
    if tokens[amount.number_first].sort != "number" or after is None or amount.low is None or amount.low >= SMALL:
        return False
    opened = before is None or before.sort == "gap" or before.text in {"(", "[", ".", ";", ":"}
    follows = _near(tokens, amount.number_last + 1)
    close = after.text in {")", "]"} or (after.text == "." and follows is not None and follows.text[0].isupper())
    return opened and close and touch(tokens[amount.number_last - 1], after)


def lone_one(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "one of the largest", "at one point", "один раз": one that counts nobody and nothing."""
    if amount.low != 1 or amount.unit or tokens[amount.number_first].sort == "number":
        return False
    if amount.high is None:
        return False
    at = amount.number_last
    if unit_phrases(lang, "one").after(tokens, at) in {(n, "them") for n in range(1, 5)}:
        return not _befell(tokens, amount, lang)
    before, after = _near(tokens, amount.number_first - 1), _near(tokens, at)
    if somebody(tokens, amount, lang):
        return False
    more = unit_words(lang, "one", "more")
    if after is not None and after.low in unit_words(lang, "one", "not_before"):
        return True
    if (before is not None and before.low in more) or (after is not None and after.low in more):
        return False
    wanted = unit_words(lang, "people", "nouns") | unit_words(lang, "one", "things")
    return not any(token.low in wanted for token in tokens[at : at + 2])


def somebody(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Tell whether one person is told of: "одного привязали к дереву", "одну вбили": they did it to him."""
    before, after = _near(tokens, amount.number_first - 1), _near(tokens, amount.number_last)
    if after is None or tokens[amount.number_first].low not in unit_words(lang, "one", "object"):
        return False
    if before is not None and before.low in unit_words(lang, "one", "not_after"):
        return False
    return lang != "en" and len(after.low) > VERB_LETTERS and after.low.endswith(("али", "или", "ели", "ули", "яли", "їли", "ыли"))


def _befell(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Tell whether "one of them" is told as a toll ("one of them was wounded"), not as whose wife or voice it was."""
    if tokens[amount.number_first].low in unit_words(lang, "one", "oblique"):
        return False
    before = _near(tokens, amount.number_first - 1)
    if before is not None and before.low in unit_words(lang, "one", "prepositions"):
        return False
    stems = tuple(unit_words(lang, "one", "fates"))
    near = tokens[max(0, amount.number_first - FATE_REACH) : amount.number_last + FATE_REACH + 1]
    return any(token.low.startswith(stems) for token in near)


def _in_note(token: Token) -> bool:
    return token.text == "," or (token.sort == "number" and len(token.text) <= 2)  # noqa: PLR2004 (digits of a note's number)


def table_cell(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "71 16 72": a number among numbers."""
    del lang
    before, after = _near(tokens, amount.first - 1), _near(tokens, amount.last)
    return not amount.unit and any(token is not None and token.sort == "number" for token in (before, after))


def digits_of_a_code(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "050 233", "098-119-73-38": a row of digits that begins with nought, or is too long to be counted."""
    del lang
    texts = [tokens[number.first].text for number in amount.numbers if number.figures]
    return any(LEADING_ZERO.match(text) is not None for text in texts)


def hours(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "14.00-16.00", "в 21.00"."""
    texts = [tokens[number.first].text for number in amount.numbers]
    before = _near(tokens, amount.first - 1)
    opened = before is not None and before.low in unit_words(lang, "clock", "before")
    return not amount.unit and all(map(HOUR.fullmatch, texts)) and (opened or len(texts) > 1)


def footnotes(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "(1, 2)": small numbers alone in brackets."""
    del lang
    left, right = amount.number_first, amount.number_last - 1
    while left > 0 and _in_note(tokens[left]):
        left -= 1
    while right < len(tokens) - 1 and _in_note(tokens[right]):
        right += 1
    return tokens[left].text in {"(", "["} and tokens[right].text in {")", "]"}


def hyphened(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "a two-pronged attack", "the six-month anniversary": a property, not a count."""
    at = amount.number_last
    hyphen, after = _near(tokens, at), _near(tokens, at + 1)
    if hyphen is None or after is None or hyphen.text not in DASHES or after.sort != "word":
        return False
    if not touch(tokens[at - 1], hyphen) or not touch(hyphen, after) or after.low in STRONG:
        return False
    aged = unit_phrases(lang, "age").after(tokens, at) or unit_phrases(lang, "age").after(tokens, at + 1)
    return not aged and amount.kind in {QuantityKind.COUNT, QuantityKind.DURATION}


def score_of_a_game(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "won 3-2": a range never falls."""
    del lang
    at = amount.number_last
    dash, after = _near(tokens, at), _near(tokens, at + 1)
    if dash is None or after is None or dash.text not in DASHES or after.sort != "number" or amount.unit:
        return False
    tight = touch(tokens[at - 1], dash) and touch(dash, after)
    return tight and after.text.isdecimal() and amount.low is not None and int(after.text) <= amount.low < SMALL


def of_a_rank(tokens: Tokens, amount: Amount, lang: str) -> bool:
    """Match "two of the world's largest exporters": how great they are, not how many took part."""
    of = _near(tokens, amount.number_last)
    if of is None or amount.unit or of.low not in unit_words(lang, "rank", "of") or amount.low is None:
        return False
    near = tokens[amount.number_last + 1 : amount.number_last + 1 + RANK_REACH]
    best, never = unit_words(lang, "rank", "best"), unit_words(lang, "rank", "not_best")
    endings, beginnings = (tuple(unit_words(lang, "rank", key)) for key in ("endings", "beginnings"))
    return amount.low < RANKED and any(
        token.low in best
        or (len(token.low) > RANK_REACH and token.low not in never and (token.low.endswith(endings) or token.low.startswith(beginnings)))
        for token in near
    )


EXCLUSIONS: tuple[Callable[[Tokens, Amount, str], bool], ...] = (
    ordinal,
    code_before,
    code_after,
    calibre,
    clock,
    year,
    dotted_date,
    reference,
    named_with_number,
    military_unit,
    address,
    list_number,
    lone_one,
    table_cell,
    digits_of_a_code,
    hours,
    footnotes,
    hyphened,
    score_of_a_game,
    of_a_rank,
)


def excluded(tokens: Tokens, amount: Amount, lang: str) -> str:
    """Return the name of the first rule by which *amount* counts nothing, or ""."""
    for rule in EXCLUSIONS:
        if rule(tokens, amount, lang):
            return rule.__name__
    return ""
