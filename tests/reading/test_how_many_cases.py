"""The quantities of tests/cases/reading/quantities-*.txt, a line a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from svodka.model import Quantity, QuantityKind
from svodka.reading.how_many import find_quantities

CASES = Path(__file__).parents[1] / "cases" / "reading"


def cases():
    for lang in ("en", "ru", "uk"):
        for line in (CASES / f"quantities-{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, expected = line.rpartition(" | ")
                yield pytest.param(lang, text, expected, id=f"{lang}: {text}")


def plain(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def written(quantity: Quantity) -> str:
    low, high = plain(quantity.low), plain(quantity.high)
    amount = low if low == high else f"{low}..{high}"
    return f"{amount} {quantity.unit}" + (" age" if quantity.kind is QuantityKind.AGE else "")


@pytest.mark.parametrize(("lang", "text", "expected"), list(cases()))
def test_case(lang, text, expected):
    found = find_quantities(text, (0, len(text)), "r", lang)
    assert ("; ".join(map(written, found)) or "-") == expected


def test_each_language_has_its_cases():
    counts = {lang: sum(case.values[0] == lang for case in cases()) for lang in ("en", "ru", "uk")}
    assert min(counts.values()) >= 60, counts
