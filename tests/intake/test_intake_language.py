import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.intake.language import language

CASES = Path(__file__).parents[1] / "cases" / "intake" / "languages.txt"


def cases() -> list[tuple[str, str, str]]:
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, lang = line.rsplit(" => ", 1)
            around = re.search(r" \[(..)\]$", words)
            found.append((words[: around.start()] if around else words, around[1] if around else "und", lang))
    return found


@pytest.mark.parametrize(("words", "around", "lang"), cases())
def test_language_of_words(words, around, lang):
    assert language(words, around) == lang


def test_a_text_followed_by_its_translation_is_read_in_one_of_its_languages():
    text = "Мобілізовані чекають на виплати вже третій місяць, кажуть їхні рідні з Полтави. " * 3
    text += "Mobilized men have been waiting for their pay for three months, say their families. " * 3
    assert language(text) in ("uk", "en")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["en", "ru", "uk", "und"]))
def test_no_text_raises(text, prior):
    assert language(text, prior) in ("en", "ru", "uk", "und")
