"""One key, three languages: each key's forms find it, and own sentences meet across languages."""

import pytest

from svodka.lexicon.concepts import concepts_in, gloss, is_predicate, topic_hint
from svodka.lexicon.data import LANGS, table
from svodka.lexicon.phrases import PhraseIndex, words_of
from svodka.model import TOPICS

KEYS = tuple(table("", "concepts"))
TRIPLES = [
    ("refused_to_fight", "Ten refused to go to the front", "Десять отказались ехать на фронт", "Десятеро відмовилися їхати на фронт"),
    ("draft_notice_served", "He got a summons", "Ему вручили повестку", "Йому вручили повістку"),
    ("killed", "Two drivers were killed", "Погибли два водителя", "Загинули двоє водіїв"),
    ("shelled", "The village was shelled at dawn", "Село обстреляли на рассвете", "Село обстріляли на світанку"),
    ("sewed_knitted", "Pensioners knit socks", "Пенсионерки вяжут носки", "Пенсіонерки в'яжуть шкарпетки"),
    ("draft_office", "The enlistment office burned", "Военкомат сгорел", "Військкомат згорів"),
    ("prisoner_exchange", "A prisoner exchange took place", "Состоялся обмен пленными", "Відбувся обмін полоненими"),
    ("shot_down", "Three drones were shot down", "Сбиты три дрона", "Збито три дрони"),
    ("fined", "She was fined for a post", "Её оштрафовали за пост", "Її оштрафували за допис"),
    ("tortured", "The guards tortured him", "Охранники пытали его током", "Охоронці катували його"),
    ("decree_signed", "The president signed a decree", "Президент подписал указ", "Президент підписав указ"),
    ("evacuated", "The town is being evacuated", "Началась эвакуация города", "Почалася евакуація міста"),
]


def test_there_are_enough_keys_and_each_is_complete():
    assert len(KEYS) >= 150
    for key in KEYS:
        row = table("", "concepts")[key]
        assert row["kind"] in ("predicate", "thing"), key
        assert gloss(key), key
        assert topic_hint(key) in ("", *TOPICS), key
        assert is_predicate(key) == (row["kind"] == "predicate")


@pytest.mark.parametrize("lang", LANGS)
def test_every_form_finds_its_key(lang):
    for key in KEYS:
        for form in table("", "concepts")[key][lang].split(","):
            sample = form.strip().replace("*", "а").replace("..", "x")
            assert key in concepts_in(sample, lang), (key, form)


@pytest.mark.parametrize(("key", "en", "ru", "uk"), TRIPLES)
def test_three_languages_meet(key, en, ru, uk):
    found = [concepts_in(text, lang) for text, lang in ((en, "en"), (ru, "ru"), (uk, "uk"))]
    assert all(key in keys for keys in found)


def test_order_is_of_first_occurrence_and_each_key_once():
    keys = concepts_in("A drone hit a tank; another drone was shot down", "en")
    assert keys.index("drone_attack") < keys.index("tank") < keys.index("shot_down")
    assert len(keys) == len(set(keys))


def test_an_unknown_language_has_no_concepts():
    assert concepts_in("killed", "de") == ()


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        gloss("no such key")


def test_a_gap_is_bounded():
    index = PhraseIndex([("refus* .. fight", "x")])
    assert [hit.value for hit in index.find(words_of("They refused point-blank to fight"))] == ["x"]
    assert not index.find(words_of("They refused the food and later went to fight"))


def test_a_turn_of_phrase_hides_its_words():
    assert "bill_introduced" in concepts_in("The Duma passed the bill on Tuesday", "en")
    assert "bill_introduced" not in concepts_in("The men agreed to share the bill", "en")
    assert "decree" not in " ".join(concepts_in("Он указал на ошибку", "ru"))
