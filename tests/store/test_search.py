"""Search by lemma in three languages: cases in plain text, and what holds for every query."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_values import SHARED_STORE, TEXTS, reading, report

CASES = Path(__file__).parents[1] / "cases" / "store" / "search.txt"


def cases():
    lang = text = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line[2:4] == ": ":
            lang, text = line[:2], line[4:]
            continue
        query, asked, found = (part.strip() for part in line.rsplit("|", 2))
        words = [] if found == "-" else found.split(", ")
        yield pytest.param(lang, text, (query, None if asked == "?" else asked), words, id=f"{lang}:{query}:{asked}")


def found_words(hit, text):
    return [mark.of(text) for mark in hit.marks]


@pytest.mark.parametrize(("lang", "text", "query", "words"), list(cases()))
def test_the_words_meant_are_found(store, lang, text, query, words):
    one = report(1, lang, text)
    store.add_report(one)
    hits = store.search(*query)
    assert [hit.report for hit in hits] == [one.id] * bool(words)
    assert [word for hit in hits for word in found_words(hit, text)] == words


@pytest.fixture
def three(store):
    for number, lang in enumerate(TEXTS, start=1):
        store.add_report(report(number, lang))
    return store


def test_a_query_in_one_language_leaves_the_others(three):
    assert [hit.report for hit in three.search("повестка")] == ["rp-0002"]
    assert [hit.report for hit in three.search("повістка")] == ["rp-0003"]
    assert [hit.report for hit in three.search("notice")] == ["rp-0001"]


def test_one_word_of_two_languages_finds_both(three):
    assert {hit.report for hit in three.search("волонтер")} == {"rp-0002", "rp-0003"}


def test_each_block_is_read_in_its_own_language(store):
    english, russian = "Two soldiers waited.\n", "Им раздали повестки."
    mixed = report(1, "en", english + russian)
    block = mixed.blocks[0]
    blocks = (type(block)(start=len(english), stop=len(mixed.text), kind=block.kind, lang="ru"),)
    store.add_report(type(mixed)(**{name: getattr(mixed, name) for name in mixed.__slots__} | {"blocks": blocks}))
    assert found_words(store.search("soldier повестка")[0], mixed.text) == ["soldiers", "повестки"]


def test_the_title_counts_more_than_the_text(store):
    store.add_report(report(1, text="Boots were collected. Nobody came. Rain fell all day.", title="Rain"))
    store.add_report(report(2, text="Rain fell all day. Nobody came at all to the yard.", title="Boots"))
    first, second = store.search("boots")
    assert (first.report, first.rank, first.marks) == ("rp-0002", 1, ())
    assert (second.report, second.rank) == ("rp-0001", 2)
    assert first.score > second.score


def test_equal_reports_stand_by_id_and_the_limit_holds(store):
    for number in (3, 1, 2):
        store.add_report(report(number))
    assert [hit.report for hit in store.search("soldier")] == ["rp-0001", "rp-0002", "rp-0003"]
    assert [hit.report for hit in store.search("soldier", limit=2)] == ["rp-0001", "rp-0002"]
    assert store.search("soldier", limit=0) == ()


def test_the_snippet_is_where_most_of_the_words_are(store):
    filler = "Nothing of note took place in the long grey afternoon. " * 20
    text = f"A soldier slept. {filler}Soldiers brought boots to other soldiers at the gate. {filler}"
    store.add_report(report(1, text=text))
    hit = store.search("soldiers")[0]
    assert found_words(hit, text) == ["Soldiers", "soldiers"]
    assert len(hit.snippet.of(text)) <= 240
    assert all(hit.snippet.contains(mark) for mark in hit.marks)
    before, after = text[: hit.snippet.start], text[hit.snippet.stop :]
    assert before.endswith(" ")
    assert not after[0].isalnum()


def test_reports_are_found_before_and_after_they_are_read(three):
    assert len(three.search("soldier")) == 1
    one = three.report("rp-0001")
    three.put_reading(reading(one), "1")
    three.put_reading(reading(one), "2")
    assert len(three.search("soldier")) == 1
    three.drop_derived()
    assert len(three.search("soldier")) == 1


def test_a_text_without_words_is_no_trouble(store):
    store.add_report(report(1, text="", title=""))
    store.add_report(report(2, text="?!… — 🙂", title="…"))
    assert store.search("soldier") == ()


def test_one_very_long_word_is_shown_whole_or_cut_nowhere_else(store):
    text = "x" * 1000 + " boots"
    store.add_report(report(1, text=text))
    hit = store.search("x" * 1000)[0]
    assert 0 <= hit.snippet.start < hit.snippet.stop <= len(text)


LOOSE = st.text(alphabet=st.sampled_from("\"'()*-^:+{}ORANDEтёпі \x00\n%«»s"), max_size=25) | st.text(max_size=25)


@given(query=LOOSE, lang=st.sampled_from((None, "en", "ru", "uk", "und")))
@settings(max_examples=150, deadline=None, suppress_health_check=SHARED_STORE)
def test_no_query_is_an_error(three, query, lang):
    for hit in three.search(query, lang):
        text = three.report(hit.report).text
        assert 0 <= hit.snippet.start <= hit.snippet.stop <= len(text)
        assert all(hit.snippet.contains(mark) for mark in hit.marks)


@given(lang=st.sampled_from(sorted(TEXTS)), place=st.integers(0, 5))
@settings(max_examples=30, deadline=None, suppress_health_check=SHARED_STORE)
def test_every_word_of_a_text_finds_it(three, lang, place):
    words = TEXTS[lang].replace(".", "").split()
    word = words[place % len(words)]
    ids = {hit.report for hit in three.search(word, lang)}
    assert f"rp-{sorted(TEXTS).index(lang) + 1:04}" in ids
