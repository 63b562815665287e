"""Which statements of one report are facets of one happening. Cases in tests/cases/events/facets.txt."""

import re
from datetime import date
from pathlib import Path

import pytest
from linkable import on, place, report, said_by, statement

from svodka.events import link
from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.sources import Sources
from svodka.model import PlaceLevel, Topic

CASES = Path(__file__).parents[1] / "cases" / "events" / "facets.txt"
MARK = re.compile(r"\s*([@#+])(\w+)")
REGION = {"Dolinsk": "RU-SAK", "Lipkin": "RU-LPK", "Verkhnesk": "RU-IRK", "Ozersk": "RU-CHE"}
ASIDES = {
    "en": ("Elms were planted along the avenue", "Mushrooms are dear this autumn", "A poet read from his memoirs"),
    "ru": ("Вдоль аллеи посадили вязы", "Грибы этой осенью дороги", "Поэт читал из своих мемуаров"),
    "uk": ("Уздовж алеї посадили в'язи", "Гриби цієї осені дорогі", "Поет читав зі своїх спогадів"),
}
SOURCES = Sources()


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, expected, words = (part.strip() for part in line.split("|"))
            yield pytest.param(lang, expected, words, id=line)


def told(of, words, lang):
    marks = dict(MARK.findall(words))
    plain = MARK.sub("", words).strip()
    fields = {}
    if "@" in marks:
        fields["places"] = (place(marks["@"], REGION[marks["@"]], PlaceLevel.SETTLEMENT),)
    if "#" in marks:
        fields["whens"] = (on(date(2022, 10, int(marks["#"]))),)
    if "+" in marks:
        fields["chain"] = said_by(marks["+"])
    return statement(of, plain, concepts=concepts_in(plain, lang), topics=(Topic.INCIDENTS_CRIME,), **fields)


@pytest.mark.parametrize(("lang", "expected", "words"), list(cases()))
def test_facets(lang, expected, words):
    first, joint, second = re.split(r" (;|\.|//) ", words)
    one, two = (MARK.sub("", side).strip() for side in (first, second))
    asides = ASIDES[lang]
    between = {";": "; ", ".": ". ", "//": f".\n\n{asides[0]}.\n\n"}[joint]
    of = report("one", f"{one}{between}{two}.\n\n{asides[1]}.\n\n{asides[2]}.", lang=lang)
    left, right = told(of, first, lang), told(of, second, lang)
    others = [statement(of, aside) for aside in asides if aside in of.text]
    events = link([of], [left, right, *others], SOURCES).events
    joined = {event.id for event in events if {left.id, right.id} <= set(event.statements)}
    assert bool(joined) == (expected == "yes")
