"""Laws of the reader over generated text: it never raises, cites what is there, and reads the same twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import a_report
from svodka.reading.quotes import quotations
from svodka.reading.reader import read

WORDS = [
    *(["“", "”", "«", "»", "‘", "’", '"', "'", "—", "–", "-", ":", ",", ".", "!", "?", "…", "(", ")", "•", "🔥", "⚡️", "1", "22-23"]),
    *("\n", "\n\n", "the ministry", "was announced by", "called it", "по словам", "Об этом", "в Кремле", "со ссылкой на", "за словами"),
    *(["said", "says", "told", "according", "to", "denied", "that", "Petrov", "He", "who", "will"]),
    *(["сказал", "заявил", "что", "Песков", "она", "который", "опровергли", "будет", "Там"]),
    *(["сказав", "заявила", "що", "Про", "це", "речник", "вона", "яке", "спростували", "буде", "Каже", "п’ять"]),
]
NOISE = [
    *("<p>", "</div>", "<a href='x'>", "&nbsp;", "&amp;", "**", "__", "](https://", "@channel", "#мобілізація"),
    *("https://t.me/a/1", "\\n", "{{", "}}", "\u00a0", "\u200b", "\u200d", "\ufeff", "\u202e", "\u0301", "\x00", "\t", "\r\n", "\u2028"),
    *("ﬁ", "İ", "ǆ", "Ǆ", "ß", "Ё", "й", "ʼ", "´", "″", "№", "½", "\uff11\uff12", "٣", "Еца", "Єць", "О'", "- -", "——"),
    *("...", "....", "!!!", "???", "5-й", "1-го", "99.99.9999", "24:61", "1,2,3.4", "10 000 000 000 000 000"),
    *("gonna", "let's", "ain't", "c'mon", "there's", "y'all", "TOTAL MOBILISATION", "ВСІХ ЛЮДЕЙ", "ПО СЛОВАМ"),
]
"""What posts and pages leave in a text: markup, marks nobody sees, letters whose case is longer than they are, odd numbers."""
TEXTS = st.one_of(
    st.lists(st.sampled_from([*WORDS, *NOISE]), min_size=1, max_size=30).map(" ".join),
    st.lists(st.sampled_from([*WORDS, *NOISE]), min_size=1, max_size=30).map("".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map("".join),
    st.text(min_size=1, max_size=80),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, lang=st.sampled_from(("en", "ru", "uk", "und")))
def test_any_text_is_read_and_every_span_lies_in_it(text, lang):
    reading = read(a_report(text, lang=lang))
    ids = [s.id for s in reading.statements]
    assert len(ids) == len(set(ids))
    for statement in reading.statements:
        spans = [statement.span, statement.cue, statement.stance_cue, *(f.span for f in statement.made_by)]
        spans += [speaker.span for speaker in statement.chain]
        for span in filter(None, spans):
            assert 0 <= span.start < span.stop <= len(text)
            assert span.of(text).strip()
    assert read(a_report(text, lang=lang)) == reading


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
@pytest.mark.parametrize("word", ["слово ", "word, ", "«", "“", "(", "a", "Петренко ", "1 ", "- ", "по словам ", "said "])
def test_a_very_long_line_is_read(word, lang):
    text = word * (3_000 // len(word))
    for statement in read(a_report(text, lang=lang)).statements:
        assert 0 <= statement.span.start < statement.span.stop <= len(text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The mayor said: “We are leaving and nobody comes back.\n\nNobody knows when."),
        ("ru", "Мэр сказал: «Мы уезжаем, и никто не вернётся.\n\nКогда — никто не знает."),
        ("uk", "Мер сказав: «Ми їдемо, і ніхто не повернеться.\n\nКоли — ніхто не знає."),
    ],
)
def test_a_quotation_that_is_never_closed_ends_with_its_block(lang, text):
    spoken = [s for s in read(a_report(text, lang=lang)).statements if s.speaker is not None]
    assert spoken
    assert all("\n" not in s.span.of(text) for s in spoken)


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="“”„«»‘’\"'—– ab.,!\n", max_size=60), offset=st.integers(0, 9))
def test_quotations_lie_in_their_text(text, offset):
    for quotation in quotations(text, offset):
        assert offset <= quotation.start < quotation.stop <= offset + len(text)


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_the_same_clause_twice_has_two_ids(lang):
    clause = {"en": "Two men left the camp.", "ru": "Двое мужчин покинули лагерь.", "uk": "Двоє чоловіків залишили табір."}[lang]
    statements = read(a_report(f"{clause}\n\n{clause}", lang=lang)).statements
    assert len(statements) == 2
    assert len({s.id for s in statements}) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🔥", "“", "—", "«»", "..."])
def test_nothing_is_read_from_nothing(text):
    assert read(a_report(text, lang="ru")).statements == ()
