"""Stances of tests/cases/reading/stance-*.txt: plain text that anybody can add to."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_report
from svodka.reading.reader import read

CASES = Path(__file__).parents[1] / "cases" / "reading"
LANGS = ("en", "ru", "uk")


def cases():
    for lang in LANGS:
        for line in (CASES / f"stance-{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                stance, text = line.split(" | ", 1)
                yield pytest.param(lang, stance, text, id=f"{lang}: {text}")


@pytest.mark.parametrize(("lang", "stance", "text"), cases())
def test_stance(lang, stance, text):
    longest = max(read(a_report(text, lang=lang, published=None)).statements, key=lambda found: found.span.stop - found.span.start)
    assert longest.stance.value == stance


def test_there_are_cases_of_every_stance_in_every_language():
    found = {(case.values[0], case.values[1]) for case in cases()}
    assert found == {(lang, stance) for lang in LANGS for stance in ("asserted", "alleged", "denied", "planned")}
