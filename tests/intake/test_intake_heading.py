from hypothesis import given
from hypothesis import strategies as st

from svodka.intake.heading import split_head


def test_simple_lines():
    fields, unknown, text = split_head("Title: Pay is late\nDate: 22 Nov 2022\nSource: A Paper\n\nThe men wait.\n")
    assert fields == {"title": "Pay is late", "published": "22 Nov 2022", "source": "A Paper"}
    assert unknown == ()
    assert text == "The men wait.\n"


def test_russian_and_ukrainian_keys():
    assert split_head("Заголовок: А\nДата: 1.11.2022\nИсточник: Б\n\nТекст")[0]["source"] == "Б"
    assert split_head("Заголовок: А\nДжерело: Б\nМова: uk\n\nТекст")[0] == {"title": "А", "source": "Б", "lang": "uk"}


def test_fenced_head_with_quotes_and_unknown_keys():
    fields, unknown, text = split_head('---\ntitle: "A: B"\ntags: [x]\nurl: https://a.example/b\n---\n\n# Words\n')
    assert fields == {"title": "A: B", "url": "https://a.example/b"}
    assert unknown == ("tags",)
    assert text == "# Words\n"


def test_a_text_that_begins_with_a_word_and_a_colon_is_text():
    for text in (
        "Source: the ministry.\n\nMore.",
        "Peskov: nothing has changed.\nHe said so twice.",
        "Источник: всё кончено, люди дома.",
        "--- \nno fence is closed here",
    ):
        assert split_head(text) == ({}, (), text)


def test_the_head_ends_where_its_keys_end():
    fields, _, text = split_head("Title: A\nDate: 2022-11-01\nSource: B\nTitle: not a second one\nText")
    assert fields == {"title": "A", "published": "2022-11-01", "source": "B"}
    assert text == "Title: not a second one\nText"


@given(st.text())
def test_the_text_is_always_an_unchanged_tail(text):
    assert text.endswith(split_head(text)[2])
