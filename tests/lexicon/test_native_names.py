"""Names of settlements in Russian and Ukrainian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from svodka.lexicon.places import named, native_name
from svodka.lexicon.places.gazetteer import base
from svodka.lexicon.places.keys import key

CASES = Path(__file__).parent.parent / "cases" / "lexicon" / "native-names.txt"


def cases() -> list[tuple[str, str, str, str]]:
    rows = (line.split("|") for line in CASES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return [tuple(part.strip() for part in row) for row in rows]  # type: ignore[misc]


@pytest.mark.parametrize(("name", "country", "russian", "ukrainian"), cases())
def test_a_settlement_is_called_as_its_language_calls_it_or_stays_in_latin_letters(
    name: str, country: str, russian: str, ukrainian: str
) -> None:
    entry = next(one for one in named(key(name)) if one.country == country and one.name == name)
    at = (entry.lat, entry.lon)
    assert (native_name(name, at, "ru") or "-", native_name(name, at, "uk") or "-") == (russian, ukrainian)


def test_a_name_elsewhere_is_not_that_of_the_town() -> None:
    assert native_name("Kramatorsk", (10.0, 10.0), "uk") == ""
    assert native_name("Nowhere at all", (50.0, 30.0), "ru") == ""


def test_no_large_town_gets_letters_that_the_language_has_not() -> None:
    rows = base().execute(
        "SELECT name, lat, lon FROM place WHERE country IN ('UA', 'RU', 'BY') AND level = 'settlement' AND population > 40000"
    )
    found = [(native_name(name, (lat, lon), "ru"), native_name(name, (lat, lon), "uk")) for name, lat, lon in rows]
    assert len(found) > 400
    assert sum(bool(one) for one, _ in found) > 0.85 * len(found)
    assert sum(bool(other) for _, other in found) > 0.5 * len(found)
    assert not [one for one, _ in found if re.search(r"[іїєґʼ’]|ськ|ъ$", one.lower())]
    assert not [other for _, other in found if re.search(r"[ыэъё]|[сц]к\b", other.lower())]

