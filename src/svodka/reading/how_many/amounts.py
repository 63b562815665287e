"""Numbers joined to amounts: a range, its unit, whether it is bounded; still tokens, not yet quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from svodka.model import QuantityKind
from svodka.reading.how_many.phrases import unit_phrases, unit_words
from svodka.reading.numerals import Number, Sort, Token, touch

LOOK_BACK = 8
"""Tokens before a range in which a verb of change makes two values of it."""
UNIT_TABLES = (
    ("percent", QuantityKind.PERCENT),
    ("currency", QuantityKind.MONEY),
    ("measure", QuantityKind.MEASURE),
    ("duration", QuantityKind.DURATION),
)
DASHES = frozenset({"-", "–", "—", "‑", "−"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Tokens [first, last) say [low, high] *unit*; *number_first* and *number_last* bound the figures alone.

    *unit* is "" where no unit follows.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    low: float | None
    high: float | None
    unit: str
    kind: QuantityKind
    numbers: tuple[Number, ...]
    about: bool = False
    bounded: bool = False


def unit_after(tokens: Sequence[Token], at: int, lang: str) -> tuple[int, str, QuantityKind] | None:
    """Return (index after, unit, kind) of a unit that begins at *at*, an abbreviating dot taken along."""
    ahead = at + 1 if at < len(tokens) and tokens[at].text in DASHES and _tight(tokens, at) else at
    for name, kind in UNIT_TABLES:
        found = unit_phrases(lang, name).after(tokens, ahead)
        if found is not None and (kind is not QuantityKind.MEASURE or _abbreviates(tokens, ahead)):
            return ahead + found[0], found[1], kind
    return None


def _tight(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) - 1 and touch(tokens[at - 1], tokens[at]) and touch(tokens[at], tokens[at + 1])


def _abbreviates(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the unit is no initial: a single letter is a small one."""
    return len(tokens[at].text) > 1 or not tokens[at].text.isupper()


def simple_amount(tokens: Sequence[Token], number: Number, lang: str) -> Amount:
    """Return *number* with the currency sign before it or the unit after it."""
    first, last, low = number.first, number.last, number.value
    unit, kind = "", QuantityKind.COUNT
    sign = unit_phrases(lang, "currency").before(tokens, first)
    if sign is not None and (not tokens[first - 1].low.isalpha() or tokens[first - 1].text.isupper()):
        unit, kind, first = sign[1], QuantityKind.MONEY, first - sign[0]
        scale = unit_phrases(lang, "money_scale").after(tokens, last)
        if scale is not None and touch(tokens[last - 1], tokens[last]):
            low, last = low * float(scale[1]), last + 1
    else:
        found = unit_after(tokens, last, lang)
        if found is not None:
            last, unit, kind = found
    high = None if number.sort is Sort.VAGUE else low
    return Amount(
        first=first, last=last, number_first=number.first, number_last=number.last, low=low, high=high, unit=unit,
        kind=kind, numbers=(number,),
    )  # fmt: skip


def join_ranges(tokens: Sequence[Token], amounts: Sequence[Amount], lang: str) -> list[Amount]:
    """Return *amounts* with "20 to 30", "от 3 до 5 тысяч", "two or three" made one."""
    joined: list[Amount] = []
    for amount in amounts:
        both = _range(tokens, joined[-1], amount, lang) if joined else None
        if both is None:
            joined.append(amount)
        else:
            joined[-1] = both
    return joined


def _range(tokens: Sequence[Token], left: Amount, right: Amount, lang: str) -> Amount | None:
    if len(left.numbers) > 1 or left.high is None or right.high is None or left.low is None or right.low is None:
        return None
    if not _connected(tokens, left, right, lang):
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    scale = right.numbers[0].scale
    low = left.low
    if left.numbers[0].scale == 1 and scale > 1 and low * scale < right.low:
        low *= scale
    if not low < right.low or changes(tokens, left.first, lang):
        return None
    opening = unit_phrases(lang, "join").before(tokens, left.first)
    first = left.first - opening[0] if opening and opening[1] in {"from", "between"} else left.first
    return replace(
        right, first=first, number_first=left.number_first, low=low, numbers=(*left.numbers, *right.numbers),
        unit=right.unit or left.unit, kind=right.kind if right.unit else left.kind, bounded=True,
    )  # fmt: skip


def _connected(tokens: Sequence[Token], left: Amount, right: Amount, lang: str) -> bool:
    """Tell whether a joining word or dash, and nothing else, stands between the two."""
    if right.first - left.last != 1:
        return False
    word = tokens[left.last].low
    opened = unit_phrases(lang, "join").before(tokens, left.first)
    if word in unit_words(lang, "join", "and"):
        return opened is not None and tokens[left.first - 1].low in unit_words(lang, "join", "between")
    if word not in unit_words(lang, "join", "to"):
        return False
    prepositional = lang != "en" and word in {"до", "по"}
    return not prepositional or opened is not None


def changes(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Tell whether a verb of change stands shortly before index *at*: "grew from two to three" is no range."""
    verbs = unit_words(lang, "change", "verbs")
    return any(token.low in verbs for token in tokens[max(0, at - LOOK_BACK) : at])


def bound(tokens: Sequence[Token], amount: Amount, lang: str) -> Amount:
    """Return *amount* with the bound its surroundings set: "at least", "почти", "or more"."""
    if amount.low is None or amount.high is None:
        return amount
    first, key = _bound_before(tokens, amount, lang)
    last = amount.last
    after = unit_phrases(lang, "bound").after(tokens, amount.number_last)
    if after is None or not after[1].endswith("_after"):
        after = unit_phrases(lang, "bound").after(tokens, amount.last)
    if not key and after is not None and after[1].endswith("_after"):
        key, last = after[1].removesuffix("_after"), max(last, amount.number_last + after[0])
    if amount.bounded and key in {"min", "max"}:
        return amount
    low = None if key == "max" else amount.low
    high = None if key == "min" else amount.high
    return replace(amount, first=first, last=last, low=low, high=high, about=key == "about", bounded=bool(key))


def _bound_before(tokens: Sequence[Token], amount: Amount, lang: str) -> tuple[int, str]:
    """Return (index of the first token, min | max | about | "") of the bound before an amount."""
    at = amount.first
    between = unit_words(lang, "skip", "before")
    for _ in range(3):
        found = unit_phrases(lang, "bound").before(tokens, at)
        if found is not None and not found[1].endswith("_after"):
            return _weigh(tokens, amount, at - found[0], found[1], lang)
        if at == 0 or tokens[at - 1].low not in between:
            break
        at -= 1
    return amount.first, ""


def _weigh(tokens: Sequence[Token], amount: Amount, first: int, key: str, lang: str) -> tuple[int, str]:
    """Drop what only looks like a bound: "over three days", "raised to 500"."""
    word = tokens[first].low
    lasting = amount.kind is QuantityKind.DURATION and word == "over"
    changed = word in unit_words(lang, "join", "to") and changes(tokens, first, lang)
    if lasting or changed:
        return amount.first, ""
    outer = unit_phrases(lang, "bound").before(tokens, first)
    if outer is not None and outer[1] == key:
        first -= outer[0]
    return first, key
