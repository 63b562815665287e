"""Names that somebody else found, resolved together; invented reports."""

from __future__ import annotations

import re

import pytest

from svodka.reading.where.given import resolve_given


def resolved(text, lang="en", home=None):
    """Resolve the stretches in square brackets; return name, region or country, and whether flagged, of each."""
    spans, plain = [], ""
    for piece in re.split(r"(\[[^\]]+\])", text):
        if piece.startswith("["):
            spans.append((len(plain), len(plain) + len(piece) - 2))
        plain += piece.strip("[]")
    found = resolve_given(plain, spans, lang, home)
    return [(one.entry.name, one.entry.adm1_id or one.entry.country, one.unresolved) for one in found if one and one.entry]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mill in [Paris], [Texas], was sold.", ["US-TX", "US-TX"]),
        ("A mill in [Paris], [Tenn.], was sold.", ["US-TN", "US-TN"]),
        ("The road from [Lexington], [Ky.], to [Richmond] was closed.", ["US-KY", "US-KY", "US-KY"]),
        ("Voters in [Boone County], [Ind.], and near [Lebanon] queued.", ["US-IN", "US-IN", "US-IN"]),
        ("From [Cambridge] the train goes to [Ely] and [Norwich].", ["GB-ENG", "GB-ENG", "GB-ENG"]),
        ("From [Cambridge] the bus goes to [Boston] and [Worcester], [Mass.]", ["US-MA", "US-MA", "US-MA", "US-MA"]),
        ("[Germans] and [Ohioans] met in [Europe].", ["DE", "US-OH", "XZ"]),
        ("Ministers met in [Washington] after talks in [Paris] and [Brussels].", ["US-DC", "FR-75", "BE-BRU"]),
        ("[Victoria] and [Ballarat] are in [Australia].", ["AU-VIC", "AU-VIC", "AU"]),
    ],
)
def test_the_other_names_decide(text, expected):
    assert [region for _, region, _ in resolved(text)] == expected


def test_a_people_stands_for_its_country_under_its_name():
    assert resolved("[Canadians] and [New Zealanders] met.") == [("Canada", "CA", False), ("New Zealand", "NZ", False)]


def test_one_name_has_one_sense_in_a_text():
    found = resolved("[Dublin], [Ohio], held a fair. Later [Dublin] thanked its guests.")
    assert [region for _, region, _ in found] == ["US-OH", "US-OH", "US-OH"]


def test_the_outlets_home_region_decides_where_nothing_else_does():
    assert resolved("A barn burned in [Springfield].", home="US-OR")[0][1] == "US-OR"
    assert resolved("A barn burned in [Springfield].", home="US-MA")[0][1] == "US-MA"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Trains stopped at [Leeds Market Hall].", "GB-ENG"),
        ("The [Kenosha River] rose. Sandbags reached [Kenosha].", "US-WI"),
        ("A wall fell at [Quibbleton Mill]. Crews came from [Duluth].", "US-MN"),
    ],
)
def test_a_thing_that_the_gazetteer_lacks_is_placed_by_its_name_or_neighbour_and_flagged(text, region):
    _, found, flagged = resolved(text)[0]
    assert (found, flagged) == (region, True)


def test_nothing_is_known_of_a_name_alone():
    (found,) = resolve_given("Quibbleton", [(0, 10)], "en")
    assert found is not None
    assert found.entry is None
    assert found.unresolved


def test_offsets_within_words_and_beyond_the_text_do_no_harm():
    text = "Fire in Kenosha again"
    assert [one.entry.name for one in resolve_given(text, [(10, 13), (8, 900)], "en") if one and one.entry] == ["Kenosha", "Kenosha"]
    assert resolve_given(text, [(21, 21), (50, 60)], "en") == [None, None]
    assert resolve_given("", [(0, 0)], "en") == [None]


@pytest.mark.parametrize(
    ("lang", "text", "region"),
    [("ru", "Пожар в [Нижнем Новгороде].", "RU-NIZ"), ("uk", "Пожежа в [Кривому Розі].", "UA-12"), ("uk", "Пожежа у [Харкові].", "UA-63")],
)
def test_inflected_names(lang, text, region):
    assert resolved(text, lang)[0][1] == region
