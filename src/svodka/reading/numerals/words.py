"""Numbers in figures and words, in three languages, read from tokens: "3,5 тысяч", "двадцять двох", "dozens"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from svodka.lexicon.data import fold, table
from svodka.reading.numerals.tokens import Token, number_value, touch

HYPHENS = ("-", "‑")
HALF = 0.5
GROWN_TOGETHER = 2
"""Above it a form among the fractions is a number of its own: "полсотни"."""
YEARS = ("год", "рок")
"""The years of "90х годов", which is a decade."""
HUNDRED = 100
TEN = 10
TEENS = 20
THOUSAND = 1000
LONGEST_SHORT = 4
VOWELS = "aeiouаеиоуыюяії"
TENS_VAGUE = {24.0: 20.0}
"""Dozens of thousands are tens of thousands."""


class Sort(StrEnum):
    """How a number was put."""

    CARDINAL = "cardinal"
    COLLECTIVE = "collective"
    ORDINAL = "ordinal"
    VAGUE = "vague"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Tokens [first, last) mean *value*; of a VAGUE one that is the least.

    *scale* is the last scale word's factor (1 without one); *figures*: written with digits.
    """

    first: int
    last: int
    value: float
    sort: Sort
    scale: float = 1
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of one language, form to value."""

    lang: str
    cardinal: dict[str, float]
    scale: dict[str, float]
    vague: dict[str, float]
    collective: dict[str, float]
    fraction: dict[str, float]
    denominator: dict[str, float]
    ordinal: dict[str, float]
    suffixes: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    few: frozenset[str]
    of: frozenset[str]
    genitive_before: frozenset[str]
    and_a_half: tuple[str, ...]
    times_mark: frozenset[str]


def _forms(lang: str, name: str) -> dict[str, float]:
    return {fold(form): float(value) for value, forms in table(lang, "numbers")[name].items() for form in forms}


@cache
def number_words(lang: str) -> NumberWords:
    """Return the number words of *lang*, the stems of ordinals joined with their endings."""
    words = {key: frozenset(map(fold, value)) for key, value in table(lang, "numbers")["words"].items()}
    stems = _forms(lang, "ordinal_stem")
    ordinal = {stem + ending: value for stem, value in stems.items() for ending in words["ordinal_endings"]}
    cardinal = _forms(lang, "cardinal")
    return NumberWords(
        lang=lang,
        cardinal=cardinal,
        scale=_forms(lang, "scale"),
        vague=_forms(lang, "vague"),
        collective=_forms(lang, "collective"),
        fraction=_forms(lang, "fraction"),
        denominator=_forms(lang, "denominator"),
        ordinal={**{form: v for form, v in ordinal.items() if form not in cardinal}, **_forms(lang, "ordinal")},
        suffixes=words["ordinal_suffixes"],
        joiners=words["joiners"],
        articles=words["articles"],
        few=words["few"],
        of=words["of"],
        genitive_before=words["genitive_before"],
        and_a_half=tuple(table(lang, "numbers")["words"]["and_a_half"]),
        times_mark=words["times_mark"],
    )


def find_numbers(tokens: Sequence[Token], lang: str) -> Iterator[Number]:
    """Yield the numbers in *tokens* from left to right; none overlaps another."""
    words = number_words(lang)
    starts = words.cardinal.keys() | words.scale.keys() | words.vague.keys() | words.collective.keys()
    starts = starts | words.fraction.keys() | words.ordinal.keys() | words.articles
    index = 0
    while index < len(tokens):
        token = tokens[index]
        found = None
        if token.sort == "number":
            found = _figures(tokens, index, words)
        elif token.sort == "word" and token.low in starts:
            found = _spelled(tokens, index, words)
        if found is not None:
            yield found
        index = found.last if found is not None else index + 1


def _scales(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[float, int]:
    """Return the product of the scale words from *index* on and the index after them."""
    factor = 1.0
    while index < len(tokens) and tokens[index].low in words.scale:
        factor *= words.scale[tokens[index].low]
        index = _over_dot(tokens, index + 1)
    return factor, index


def _over_dot(tokens: Sequence[Token], index: int) -> int:
    """Step over the dot of "тыс.": one that touches a scale without vowels at its end, and ends no sentence."""
    if index + 1 >= len(tokens) or tokens[index].text != "." or not touch(tokens[index - 1], tokens[index]):
        return index
    short = len(tokens[index - 1].low) <= LONGEST_SHORT and tokens[index - 1].low[-1] not in VOWELS
    return index + 1 if short and tokens[index + 1].text[0].islower() else index


def _figures(tokens: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    """Read a number in digits with its ordinal ending or scale words."""
    token = tokens[index]
    value = number_value(token.text, words.lang)
    if value is None:
        return None
    after = index + 1
    if after < len(tokens) and touch(token, tokens[after]):
        hyphen = tokens[after].text in HYPHENS
        ending = after + 1 if hyphen else after
        near = ending < len(tokens) and touch(tokens[ending - 1], tokens[ending])
        if near and tokens[ending].low in words.suffixes and (hyphen or words.lang == "en"):
            return Number(first=index, last=ending + 1, value=value, sort=Sort.ORDINAL, figures=True)
    if after < len(tokens) and touch(token, tokens[after]) and tokens[after].low in words.times_mark:
        years = after + 1 < len(tokens) and tokens[after + 1].low.startswith(YEARS)
        if not years and value == int(value):
            return Number(first=index, last=after + 1, value=value, sort=Sort.CARDINAL, figures=True)
    factor, last = _scales(tokens, after, words)
    if last == after + 1 and tokens[after].low == "k" and not touch(token, tokens[after]):
        factor, last = 1.0, after
    return Number(first=index, last=last, value=value * factor, sort=Sort.CARDINAL, scale=factor, figures=True)


def _spelled(tokens: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    """Read a number in words: vague plural, collective, fraction, ordinal or a row of cardinals."""
    low = tokens[index].low
    if low in words.articles:
        return _after_article(tokens, index, words)
    if low in words.vague and not (low in words.scale and _is_one(tokens, index, words)):
        return _vague(tokens, index, words)
    for sort, forms in ((Sort.COLLECTIVE, words.collective), (Sort.FRACTION, words.fraction)):
        if low in forms:
            behind = _over_article(tokens, index + 1, words) if sort is Sort.FRACTION else index + 1
            factor, last = _scales(tokens, behind, words) if sort is Sort.FRACTION else (1.0, behind)
            whole = sort is Sort.FRACTION and forms[low] > GROWN_TOGETHER
            kind = Sort.CARDINAL if whole else sort
            return Number(first=index, last=last, value=forms[low] * factor, sort=kind, scale=factor)
    if low in words.ordinal:
        return Number(first=index, last=index + 1, value=words.ordinal[low], sort=Sort.ORDINAL)
    if low in words.scale and words.lang == "en":
        return None
    return _row(tokens, index, words)


def _over_article(tokens: Sequence[Token], at: int, words: NumberWords) -> int:
    """Step over "a" and "of a" between a part and a scale: "half a million", "a quarter of a million"."""
    ahead = at + 1 if at < len(tokens) and tokens[at].low in words.of else at
    if ahead + 1 < len(tokens) and tokens[ahead].low in words.articles and tokens[ahead + 1].low in words.scale:
        return ahead + 1
    return at


def _is_one(tokens: Sequence[Token], index: int, words: NumberWords) -> bool:
    """Tell whether "тысячи" is one thousand in the genitive: it follows "около", "не меньше" and the like."""
    return index > 0 and tokens[index - 1].low in words.genitive_before


def _after_article(tokens: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    """Read "a dozen", "a hundred and two"."""
    after = index + 1
    if after < len(tokens) and tokens[after].low in words.scale and len(tokens[after].low) > 1:
        row = _row(tokens, after, words)
        if row is not None:
            return Number(first=index, last=row.last, value=row.value, sort=row.sort, scale=row.scale)
    return None


def _vague(tokens: Sequence[Token], index: int, words: NumberWords) -> Number:
    """Read "dozens", "сотни тысяч", "tens of thousands", with "several" before it."""
    value = words.vague[tokens[index].low]
    last = index + 1
    ahead = last + 1 if last < len(tokens) and tokens[last].low in words.of else last
    if ahead < len(tokens) and tokens[ahead].low in words.vague:
        factor = words.vague[tokens[ahead].low] / 2
        if factor >= THOUSAND:
            value, last = TENS_VAGUE.get(value, value) * factor, ahead + 1
    first = index - 1 if index and tokens[index - 1].low in words.few else index
    return Number(first=first, last=last, value=value, sort=Sort.VAGUE)


def _fits(group: float, value: float) -> bool:
    """Tell whether *value* may follow a group of so much: 20 takes 1–9, 200 takes 1–99."""
    if group == 0:
        return True
    if group % HUNDRED == 0:
        return value < HUNDRED
    return group % TEN == 0 and group % HUNDRED >= TEENS and 0 < value < TEN


def _row(tokens: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    """Read a row of cardinals and scales, ended by an ordinal or not: "двадцать четвертого"."""
    total, group, scale, ceiling = 0.0, 0.0, 1.0, float("inf")
    at, last, sort = index, index, Sort.CARDINAL
    while at < len(tokens):
        low = tokens[at].low
        if low in words.cardinal and _fits(group, words.cardinal[low]):
            group, scale = group + words.cardinal[low], 1.0
        elif low in words.scale and words.scale[low] < min(THOUSAND, ceiling) and group < HUNDRED:
            group, scale = (group or 1) * words.scale[low], words.scale[low]
        elif low in words.scale and THOUSAND <= words.scale[low] < ceiling and (group or not total):
            ceiling = scale = words.scale[low]
            total, group = total + (group or 1) * scale, 0.0
        elif group and low in words.ordinal and words.ordinal[low] < TEN and _fits(group, words.ordinal[low]):
            return Number(first=index, last=at + 1, value=total + group + words.ordinal[low], sort=Sort.ORDINAL)
        elif group and low in words.denominator:
            return Number(first=index, last=at + 1, value=(total + group) / words.denominator[low], sort=Sort.FRACTION)
        else:
            break
        last = at = _over_dot(tokens, at + 1)
        if scale == 1 and 0 < group < HUNDRED and _half_more(tokens, at, words):
            group += HALF
            last = at = at + len(words.and_a_half)
            continue
        at = _over_joiner(tokens, at, words, big=bool(total) or group >= HUNDRED)
    if last == index:
        return None
    return Number(first=index, last=last, value=total + group, sort=sort, scale=scale)


def _half_more(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Tell whether "and a half", "с половиной" follows."""
    return tuple(token.low for token in tokens[at : at + len(words.and_a_half)]) == words.and_a_half


def _over_joiner(tokens: Sequence[Token], at: int, words: NumberWords, *, big: bool) -> int:
    """Step over the hyphen of "twenty-two" or the "and" of "two hundred and forty"."""
    if at + 1 >= len(tokens):
        return at
    hyphen = tokens[at].text in HYPHENS and touch(tokens[at - 1], tokens[at]) and touch(tokens[at], tokens[at + 1])
    joined = big and tokens[at].low in words.joiners and tokens[at + 1].low in words.cardinal
    return at + 1 if hyphen or joined else at
