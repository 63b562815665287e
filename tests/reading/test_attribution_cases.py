"""Speakers, stances and clauses of tests/cases/reading/attribution-*.txt: plain text that anybody can add to."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_report
from svodka.reading.reader import read

CASES = Path(__file__).parents[1] / "cases" / "reading"
LANGS = ("en", "ru", "uk")


def cases_of(lang: str):
    name, text, expected = "", [], []
    for line in [*(CASES / f"attribution-{lang}.txt").read_text(encoding="utf-8").splitlines(), "# end"]:
        if line.startswith("# "):
            if expected:
                yield name, "\n".join(text).strip(), [e for e in expected if e != "nothing"]
            name, text, expected = line[2:], [], []
        elif line.startswith("=> "):
            expected.append(line[3:])
        elif not line.startswith("#"):
            text.append(line)


def written(text: str, lang: str) -> list[str]:
    return [
        f"{s.speaker.name if s.speaker else '-'} | {s.stance.value} | {s.quote_kind.value} | {' '.join(s.span.of(text).split())}"
        for s in read(a_report(text, lang=lang, published=None)).statements
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [pytest.param(lang, text, expected, id=f"{lang}: {name}") for lang in LANGS for name, text, expected in cases_of(lang)],
)
def test_case(lang, text, expected):
    assert written(text, lang) == expected


@pytest.mark.parametrize("lang", LANGS)
def test_each_language_has_its_cases(lang):
    assert len(list(cases_of(lang))) >= 60
