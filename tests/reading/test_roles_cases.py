"""What a place is to its sentence: where it happened, where somebody is from or sent, or what it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from svodka.model import Block, BlockKind, Report
from svodka.reading.parse import parse
from svodka.reading.where import find_places

CASES = Path(__file__).parent.parent / "cases" / "reading"
MARKED = re.compile(r"\[([^\]>]+) > ([^\]]+)\]")


def report(text, lang):
    block = Block(start=0, stop=len(text), kind=BlockKind.BODY, lang=lang)
    return Report(
        id="r", sha256="", locator="", external_id=None, title="", source="", url=None, author=None, published_at=None,
        lang=lang, text=text, blocks=(block,),
    )  # fmt: skip


def lines_of(lang):
    text = (CASES / f"roles-{lang}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang in ("en", "ru", "uk") for line in lines_of(lang)])
def test_roles_of_a_line(lang, line):
    text = MARKED.sub(lambda match: match[1], line)
    found = {place.as_written: place.role.value for place in find_places(parse(report(text, lang)))}
    assert found == {match[1]: match[2] for match in MARKED.finditer(line)}


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_each_language_has_its_cases(lang):
    assert len(lines_of(lang)) >= 15
