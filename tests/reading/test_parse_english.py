"""English words asked of spaCy once: lemma, part of speech and features are those of its whole pipeline."""

from __future__ import annotations

import pytest

from svodka.lexicon.data import fold
from svodka.reading.parse.english import name_of_model, parse_english

TEXTS = [
    "There's no bus today, and there are no trains. There was one on Sunday.",
    "Let's go, they said; we're gonna leave. He's gotta stay, ain't he? C'mon, y'all, let us in.",
    "The drivers' union hasn't met since its leaders were taken, won't meet, and could've met.  Twice.",
    "\n\nShe saw her own saw.\t“Leaves left”, the lefts left leaves; better men do better, best of all.",
]


@pytest.fixture(scope="module")
def whole():
    spacy = pytest.importorskip("spacy")
    return spacy.load(name_of_model())


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_as_the_whole_pipeline_has_them(whole, text):
    tokens = [token for sentence in parse_english([(0, 7, text)]) for token in sentence.tokens]
    wanted = [token for token in whole(text) if not token.is_space]
    assert [(t.text, t.start, t.lemma, t.pos, t.feats, t.dep) for t in tokens] == [
        (t.text, 7 + t.idx, fold(t.lemma_), t.pos_, str(t.morph), t.dep_.lower()) for t in wanted
    ]
    assert [t.entity_begins for t in tokens] == [t.ent_iob_ == "B" for t in wanted]
