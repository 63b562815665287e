"""Topics of clauses in our own words; cases in tests/cases/reading/topics-*.txt."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_report
from svodka.lexicon.data import table
from svodka.model import TOPICS, Topic
from svodka.reading.about_what import topics_of
from svodka.reading.about_what.evidence import pointers, summed
from svodka.reading.about_what.ranking import fitted
from svodka.reading.reader import read

CASES = Path(__file__).parents[1] / "cases" / "reading"


def cases():
    for path in sorted(CASES.glob("topics-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                clause, topic = line.split(" => ")
                yield pytest.param(path.stem[-2:], clause, topic, id=clause)


@pytest.mark.parametrize(("lang", "clause", "topic"), cases())
def test_primary_topic(lang, clause, topic):
    assert topics_of(clause, "", lang)[0] == Topic(topic)


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["en", "ru", "uk", "und"]))
@settings(max_examples=50)
def test_there_is_always_a_topic_and_each_once(clause, context, lang):
    topics = topics_of(clause, context, lang)
    assert 1 <= len(topics) <= 3
    assert len(set(topics)) == len(topics)
    assert set(topics) <= set(TOPICS)


def test_surroundings_decide_where_the_clause_says_nothing():
    clause = "This happened twice"
    assert topics_of(clause, "Draft offices and summonses", "en")[0] is Topic.DRAFT_RECRUITMENT
    assert topics_of(clause, "A sanctions summit of the European Union", "en")[0] is Topic.DIPLOMACY


def test_surroundings_do_not_outweigh_the_clause():
    clause = "Ten soldiers refused to fight"
    assert topics_of(clause, "Sanctions and diplomacy " * 50, "en")[0] is Topic.REFUSAL_DESERTION


def test_an_ill_treated_refuser_is_filed_under_refusal():
    clause = "Refusers were held in a basement and beaten after they refused to fight"
    topics = topics_of(clause, "", "en")
    assert topics[0] is Topic.REFUSAL_DESERTION
    assert Topic.HUMAN_RIGHTS not in topics


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_measured_sentences_keep_their_figure(lang):
    lines = (CASES / f"measured-topics-{lang}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" => ") for line in lines if line and not line.startswith("#")]
    right = [topics_of(clause, "", lang)[0] == Topic(topic) for clause, topic in rows]
    assert len(rows) >= 40
    assert sum(right) / len(right) >= 0.9


def test_words_that_point_lie_inside_the_text():
    for text in ("Forty men refused to fight", "İİ refused to fight"):
        found = pointers(text, "en")
        assert found
        assert all(0 <= p.start < p.stop <= len(text) for p in found)


def test_a_list_of_goods_grows_slower_than_its_words():
    few, many = (summed(pointers(text, "en")) for text in ("socks", "socks, mittens, blankets, candles, parcels"))
    assert few[Topic.HOME_FRONT_SUPPLY] < many[Topic.HOME_FRONT_SUPPLY] < 5 * few[Topic.HOME_FRONT_SUPPLY]


@pytest.mark.parametrize(
    ("lang", "text", "topic"),
    [
        ("en", "Shells killed two bakers in the village on Monday.", Topic.CASUALTIES),
        ("ru", "При обстреле посёлка погибли два пекаря.", Topic.CASUALTIES),
        ("uk", "Унаслідок обстрілу селища загинули двоє пекарів.", Topic.CASUALTIES),
        ("en", "The ministers of the two countries signed a treaty in Oslo.", Topic.DIPLOMACY),
    ],
)
def test_a_statement_of_a_report_has_its_topic_first(lang, text, topic):
    (found, *_) = read(a_report(text, lang=lang)).statements
    assert found.topics[0] is topic


def test_the_fitted_weights_are_of_marks_that_there_are():
    known = {f"concept {key}" for key in table("", "concepts")} | {f"sense {key}" for key in table("", "glossary")}
    known |= {f"share {topic.value}" for topic in TOPICS} | {"spoken", "unspoken", "short"}
    assert [mark for mark in fitted().marks if mark not in known and not mark.startswith("cue ")] == []
