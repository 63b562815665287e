"""The times of tests/cases/reading/when-*.txt, a line a case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svodka.model import When, WhenRole
from svodka.reading.when import find_whens

CASES = Path(__file__).parents[1] / "cases" / "reading"


def cases():
    for lang in ("en", "ru", "uk"):
        published = None
        for line in (CASES / f"when-{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("published:"):
                published = date.fromisoformat(line.partition(":")[2].strip())
            elif line and not line.startswith("#"):
                text, _, expected = line.rpartition(" | ")
                yield pytest.param(lang, published, text, expected, id=f"{lang}: {text}")


def written(when: When) -> str:
    start, stop = (str(day) if day else "" for day in (when.start, when.stop))
    days = start if start == stop else f"{start}..{stop}"
    return days if when.role is WhenRole.HAPPENED else f"{days} {when.role.value}"


@pytest.mark.parametrize(("lang", "published", "text", "expected"), list(cases()))
def test_case(lang, published, text, expected):
    found = find_whens(text, (0, len(text)), "r", lang, published)
    assert ("; ".join(map(written, found)) or "-") == expected


def test_each_language_has_its_cases():
    counts = {lang: sum(case.values[0] == lang for case in cases()) for lang in ("en", "ru", "uk")}
    assert min(counts.values()) >= 60, counts
