"""From the words of a report to the numbers it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from svodka.model import Quantity, QuantityKind, Span
from svodka.reading.how_many.amounts import Amount, bound, join_ranges, simple_amount
from svodka.reading.how_many.counted import counted_noun, is_age
from svodka.reading.how_many.exclusions import excluded
from svodka.reading.how_many.phrases import unit_phrases
from svodka.reading.numerals import Sort, Token, find_numbers, tokenize
from svodka.reading.when import time_spans

CACHE_TEXTS = 64
PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quantity at [start, stop) of the text, before it knows its report."""

    start: int
    stop: int
    amount: Amount
    unit: str
    of: str
    gloss: str | None = None


@lru_cache(maxsize=CACHE_TEXTS)
def quantities(text: str, lang: str) -> tuple[Found, ...]:
    """Return the quantities of the whole *text*, in order."""
    tokens = tokenize(text)
    times = time_spans(text, lang)
    found = []
    for amount in _amounts(tokens, times, lang):
        if excluded(tokens, amount, lang):
            continue
        if is_age(tokens, amount, lang):
            amount = replace(amount, kind=QuantityKind.AGE, unit="years")  # noqa: PLW2901 (what it turned out to be)
        unit, of, last = counted_noun(tokens, amount, lang)
        stop = tokens[max(amount.last, last) - 1].stop
        found.append(Found(start=tokens[amount.first].start, stop=stop, amount=amount, unit=unit, of=of))
    found += _groups(tokens, lang)
    return tuple(_glossed(text, sorted(found, key=lambda entry: (entry.start, entry.stop))))


def _amounts(tokens: Sequence[Token], times: Sequence[tuple[int, int]], lang: str) -> list[Amount]:
    """Return the amounts that are no part of a time expression."""
    simple = []
    at = 0
    for number in find_numbers(tokens, lang):
        start, stop = tokens[number.first].start, tokens[number.last - 1].stop
        while at < len(times) and times[at][1] <= start:
            at += 1
        if at < len(times) and times[at][0] < stop:
            continue
        simple.append(simple_amount(tokens, number, lang))
    return [bound(tokens, amount, lang) for amount in join_ranges(tokens, simple, lang)]


def _groups(tokens: Sequence[Token], lang: str) -> list[Found]:
    """Return the nouns that mean so many people: "a married couple"."""
    phrases = unit_phrases(lang, "group")
    found = []
    for at, token in enumerate(tokens):
        match = phrases.after(tokens, at) if token.sort == "word" else None
        if match is None:
            continue
        value, last = float(match[1]), at + match[0]
        amount = Amount(
            first=at, last=last, number_first=at, number_last=last, low=value, high=value, unit="people",
            kind=QuantityKind.COUNT, numbers=(),
        )  # fmt: skip
        of = tokens[last - 1].low
        found.append(Found(start=token.start, stop=tokens[last - 1].stop, amount=amount, unit="people", of=of))
    return found


def _glossed(text: str, found: Sequence[Found]) -> list[Found]:
    """Return *found* with a sum or measure in brackets behind another made its gloss: "59,000 rubles [USD 970]"."""
    kept: list[Found] = []
    for entry in found:
        before = kept[-1] if kept else None
        if before is not None and _is_gloss(text, before, entry):
            inner = text[before.stop : entry.stop].strip().lstrip("([").strip()
            kept[-1] = replace(before, gloss=inner)
        else:
            kept.append(entry)
    return kept


def _is_gloss(text: str, before: Found, entry: Found) -> bool:
    kinds = {before.amount.kind, entry.amount.kind}
    if len(kinds) > 1 or not kinds <= {QuantityKind.MONEY, QuantityKind.MEASURE} or before.unit == entry.unit:
        return False
    gap, after = text[before.stop : entry.start], text[entry.stop : entry.stop + 1]
    return gap.strip() in {"(", "[", "(or", "(about"} and after in {")", "]"}


def find_quantities(text: str, span: tuple[int, int], report_id: str, lang: str) -> tuple[Quantity, ...]:
    """Return the quantities told in [start, stop) of *text*, the exact text of report *report_id*.

    Dates, codes, unit numbers and references are left out; ages are kept and typed as ages.
    """
    start, stop = span
    found = []
    for entry in quantities(text, lang):
        if not start <= (entry.start + entry.stop) // PAIR < stop:
            continue
        first, last = max(start, entry.start), min(stop, entry.stop)
        amount = entry.amount
        found.append(
            Quantity(
                low=amount.low,
                high=amount.high,
                unit=entry.unit,
                of=entry.of,
                kind=amount.kind,
                about=amount.about or any(number.sort is Sort.VAGUE for number in amount.numbers),
                as_written=text[first:last],
                span=Span(report=report_id, start=first, stop=last),
                gloss=entry.gloss,
            )
        )
    return tuple(found)
