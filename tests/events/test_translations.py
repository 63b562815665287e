"""Translations: one text in two languages, told by its words, its address, or its names and numbers in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from linkable import DAY, report

from svodka.events.origins import trace
from svodka.events.translations import anchors, declared, parallel
from svodka.lexicon.sources import Sources
from svodka.model import EdgeKind

SOURCES = Sources()
CASES = Path(__file__).resolve().parents[1] / "cases" / "events" / "translations.txt"


def texts():
    for block in CASES.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, _, text = block.partition("\n")
        name, kind, lang = head.split()
        yield name, kind, lang, text.strip()


ALL = tuple(texts())
PAIRS = [(one, two) for one, two in combinations(ALL, 2) if one[2] != two[2]]
ONE_TEXT = [pair for pair in PAIRS if pair[0][0] == pair[1][0] and pair[0][1] == pair[1][1] == "text"]
OTHERS = [pair for pair in PAIRS if pair not in ONE_TEXT]


def translated(*reports):
    names = {one.id: one.external_id for one in reports}
    edges = trace(reports, SOURCES).edges
    return [(names[one.child], names.get(one.parent, one.parent)) for one in edges if one.kind is EdgeKind.TRANSLATION]


def told(key, lang, kind="text", **fields):
    text = next(text for name, other, language, text in ALL if (name, other, language) == (key, kind, lang))
    return report(f"{key}-{kind}-{lang}", fields.pop("before", "") + text + fields.pop("after", ""), lang=lang, **fields)


@pytest.mark.parametrize("pair", ONE_TEXT, ids=lambda pair: f"{pair[0][0]} {pair[0][2]} {pair[1][2]}")
def test_one_text_in_two_languages_is_found_with_room_to_spare(pair):
    measured = parallel(anchors(pair[0][3]), anchors(pair[1][3]))
    assert measured.is_one_text(0.75)


def test_two_reporters_on_one_matter_are_no_translation():
    shares = [parallel(anchors(one[3]), anchors(two[3])).share for one, two in OTHERS]
    assert max(shares) < 0.45


def test_a_translation_is_an_edge_to_the_earlier_text_with_its_measure():
    first, later = told("ferry", "ru"), told("ferry", "en", day=DAY + timedelta(days=2))
    assert translated(later, first) == [("ferry-text-en", "ferry-text-ru")]
    (edge,) = (one for one in trace([first, later], SOURCES).edges if one.kind is EdgeKind.TRANSLATION)
    assert edge.evidence.endswith("names and numbers in the same order")


def test_texts_published_a_week_apart_or_on_no_known_day_are_not_paired():
    assert translated(told("ferry", "ru"), told("ferry", "en", day=DAY + timedelta(days=7))) == []
    assert translated(told("ferry", "ru"), told("ferry", "en", day=None)) == []


def test_a_translation_is_no_second_independent_source():
    reports = [
        told("court", "ru", source="Steppe Diary"),
        told("court", "en", source="Vale Herald", day=DAY + timedelta(days=1)),
        told("court", "uk", "also", source="Hillside Post", day=DAY + timedelta(days=1)),
    ]
    roots = trace(reports, SOURCES).roots
    assert [roots[one.id] for one in reports] == ["Steppe Diary", "Steppe Diary", "Hillside Post"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Translated by Ann Lowe. "),
        ("en", "Original in Ukrainian. "),
        ("ru", "Перевод с украинского. "),
        ("ru", "Перевела Анна Лоу. "),
        ("uk", "Переклад: Анна Лоу. "),
        ("uk", "Переклад з англійської. "),
    ],
)
def test_who_says_that_it_is_a_translation_is_the_child_even_on_the_same_day(lang, words):
    other = "ru" if lang == "uk" else "uk"
    original, translation = told("hospital", other), told("hospital", lang, before=words)
    assert declared(translation)
    assert not declared(original)
    assert translated(translation, original) == [(translation.external_id, original.external_id)]


@pytest.mark.parametrize(
    ("lang", "words", "outlet"),
    [
        ("en", "Translated from Meduza.", "Meduza"),
        ("en", "Originally published in Russian by iStories.", "iStories"),
        ("ru", "Перевод статьи Reuters.", "Reuters"),
        ("uk", "Переклад матеріалу «Медузи».", "Meduza"),
    ],
)
def test_a_translation_of_an_outlet_that_was_not_taken_in_is_that_outlets_word(lang, words, outlet):
    one = report("a", f"{words}\n\nSnow.", lang=lang)
    origins = trace([one], SOURCES)
    assert [(edge.parent, edge.kind) for edge in origins.edges] == [(outlet, EdgeKind.TRANSLATION)]
    assert origins.roots[one.id] == SOURCES.find(outlet).family


def test_words_on_a_translation_in_the_middle_of_a_text_say_nothing_of_it():
    middle = "Snow fell. " * 60 + "A novel translated from Reuters is on sale. " + "Snow fell. " * 60
    assert trace([report("a", middle)], SOURCES).edges == ()


def test_pages_of_one_site_that_differ_in_the_language_are_one_text():
    def page(key, lang, url, **fields):
        return replace(report(key, "Snow.", lang=lang, source="Vale Herald", **fields), url=url)

    russian = page("a", "ru", "https://www.vale.example/rus/news/2022/10/05/7431/")
    english = page("b", "en", "https://vale.example/eng/news/2022/10/05/7431", day=date(2022, 10, 6))
    front = page("c", "uk", "https://vale.example/ukr/news/")
    assert translated(russian, english, front) == [("b", "a")]
    host = [page("d", "ru", "https://vale.example/t/55512"), page("e", "en", "https://en.vale.example/t/55512")]
    assert translated(*host) == [("e", "d")]


def test_the_order_of_the_reports_changes_nothing():
    reports = [report(f"{name}-{kind}-{lang}", text, lang=lang) for name, kind, lang, text in ALL]
    origins, turned = trace(reports, SOURCES), trace(reports[::-1], SOURCES)
    assert (origins.edges, origins.roots) == (turned.edges, turned.roots)
    assert len({edge for edge in trace(reports, SOURCES).edges if edge.kind is EdgeKind.TRANSLATION}) == 6


def test_pages_that_name_each_other_as_one_page_are_one_text():
    first = report("a", "The ferry waits.", url="https://river.example/en/the-ferry-waits", day=DAY)
    second = report("b", "Паром стоит.", lang="ru", url="https://www.river.example/ru/parom-u-melnitsy", day=DAY + timedelta(days=9))
    for one, two in ((("https://river.example/ru/parom-u-melnitsy",), ()), ((), ("https://river.example/en/the-ferry-waits",))):
        pages = (replace(first, alternates=one), replace(second, alternates=two))
        assert translated(*pages) == [("b", "a")]
        (edge,) = trace(pages, SOURCES).edges
        assert edge.evidence.startswith("named as the same page in another language, river.example/")


def test_a_front_page_or_a_section_named_by_every_article_ties_nothing():
    section = report("a", "Новости дня.", lang="ru", url="https://river.example/ru/news")
    article = replace(report("b", "The ferry waits."), alternates=("https://river.example/ru/news", "https://river.example/"))
    assert translated(section, article) == []


def test_pages_of_one_language_are_no_translations_of_each_other():
    first = report("a", "The ferry waits.", url="https://river.example/gb/the-ferry-waits")
    second = replace(report("b", "The boat waits."), alternates=(first.url,))
    assert translated(first, second) == []


def test_what_is_no_address_ties_nothing():
    broken = replace(report("a", "The ferry waits.", url="https://[river"), alternates=("https://[river",))
    assert translated(broken, report("b", "Паром стоит.", lang="ru", url="https://[river")) == []
