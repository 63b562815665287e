"""Laws of the reader over generated text: it never raises, cites what is there, and reads the same twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svodka.model import Report
from svodka.reading.quotes import quotations
from svodka.reading.reader import read

WORDS = [
    *(["“", "”", "«", "»", "‘", "’", '"', "'", "—", "–", "-", ":", ",", ".", "!", "?", "…", "(", ")", "•", "🔥", "⚡️", "1", "22-23"]),
    *("\n", "\n\n", "the ministry", "was announced by", "called it", "по словам", "Об этом", "в Кремле", "со ссылкой на", "за словами"),
    *(["said", "says", "told", "according", "to", "denied", "that", "Petrov", "He", "who", "will"]),
    *(["сказал", "заявил", "что", "Песков", "она", "который", "опровергли", "будет", "Там"]),
    *(["сказав", "заявила", "що", "Про", "це", "речник", "вона", "яке", "спростували", "буде", "Каже", "п’ять"]),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map("".join),
    st.text(min_size=1, max_size=80),
)


def report_of(text: str, lang: str) -> Report:
    return Report(
        id="rp-law",
        sha256="0" * 64,
        locator="law",
        external_id=None,
        title="",
        source="law",
        url=None,
        author=None,
        published_at=date(2022, 11, 30),
        lang=lang,
        text=text,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, lang=st.sampled_from(("en", "ru", "uk", "und")))
def test_any_text_is_read_and_every_span_lies_in_it(text, lang):
    reading = read(report_of(text, lang))
    ids = [s.id for s in reading.statements]
    assert len(ids) == len(set(ids))
    for statement in reading.statements:
        spans = [statement.span, statement.cue, statement.stance_cue, *(f.span for f in statement.made_by)]
        spans += [speaker.span for speaker in statement.chain]
        for span in filter(None, spans):
            assert 0 <= span.start < span.stop <= len(text)
            assert span.of(text).strip()
    assert read(report_of(text, lang)) == reading


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="“”„«»‘’\"'—– ab.,!\n", max_size=60), offset=st.integers(0, 9))
def test_quotations_lie_in_their_text(text, offset):
    for quotation in quotations(text, offset):
        assert offset <= quotation.start < quotation.stop <= offset + len(text)


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_the_same_clause_twice_has_two_ids(lang):
    clause = {"en": "Two men left the camp.", "ru": "Двое мужчин покинули лагерь.", "uk": "Двоє чоловіків залишили табір."}[lang]
    statements = read(report_of(f"{clause}\n\n{clause}", lang)).statements
    assert len(statements) == 2
    assert len({s.id for s in statements}) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🔥", "“", "—", "«»", "..."])
def test_nothing_is_read_from_nothing(text):
    assert read(report_of(text, "ru")).statements == ()
