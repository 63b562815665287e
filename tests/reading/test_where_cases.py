"""Plain-text cases in three languages: what is a place, its exact words, and its region."""

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


def cases():
    for lang in ("en", "ru", "uk"):
        for line in (CASES / f"places-{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield pytest.param(lang, line, id=f"{lang}: {MARKED.sub(lambda m: m[1], line)[:60]}")


@pytest.mark.parametrize(("lang", "line"), list(cases()))
def test_places_of_a_line(lang, line):
    wanted = [(match[1], match[2]) for match in MARKED.finditer(line)]
    text = MARKED.sub(lambda match: match[1], line)
    found = [place for place in find_places(parse(report(text, lang))) if not place.settlement_unresolved]
    assert [(place.as_written, place.adm1_id or place.country) for place in found] == wanted


@pytest.mark.parametrize(("lang", "line"), list(cases()))
def test_every_place_cites_its_words(lang, line):
    text = MARKED.sub(lambda match: match[1], line)
    for place in find_places(parse(report(text, lang))):
        assert place.span.of(text) == place.as_written
        assert place.reason


@pytest.mark.parametrize(
    ("lang", "text", "name", "region"),
    [
        ("ru", "Их готовят в лагере в Песчанке под Читой.", "Песчанке", "RU-ZAB"),
        ("en", "They train in Peschanka near Chita.", "Peschanka", "RU-ZAB"),
        ("uk", "У Піщанці біля Кременчука пролунав вибух.", "Піщанці", "UA-12"),
        ("ru", "Бои идут в Авдеевке под Донецком.", "Авдеевке", "UA-14"),
    ],
)
def test_a_stated_neighbour_decides_between_namesakes(lang, text, name, region):
    found = {place.as_written: place for place in find_places(parse(report(text, lang)))}
    assert found[name].adm1_id == region
    assert "near" in found[name].reason
