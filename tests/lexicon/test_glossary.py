"""The glossary: one sense in three languages, every line complete, common words telling less than rare ones."""

import pytest

from svodka.lexicon.data import table
from svodka.lexicon.glossary import sense_weight, senses
from svodka.lexicon.lemmas import lemma


@pytest.mark.parametrize("sense", sorted(table("", "glossary")))
def test_every_sense_has_a_column_for_each_language(sense):
    cells = table("", "glossary")[sense].split("|")
    assert len(cells) == 3
    assert cells[1].split()
    assert cells[2].split()


@pytest.mark.parametrize(
    ("word", "lang", "sense"),
    [("banned", "en", "ban"), ("запрещали", "ru", "ban"), ("заборонили", "uk", "ban"), ("вантажівку", "uk", "vehicle")],
)
def test_words_meet_in_one_sense(word, lang, sense):
    assert sense in senses(lemma(word, lang), lang)


def test_an_unknown_word_or_language_has_no_sense():
    assert senses("qwertyness", "en") == ()
    assert senses("ban", "de") == ()


def test_a_common_sense_tells_less_than_a_rare_one():
    assert sense_weight("new") < sense_weight("plan") < sense_weight("torture")


def test_an_unknown_sense_is_a_mistake():
    with pytest.raises(KeyError):
        sense_weight("no such sense")
