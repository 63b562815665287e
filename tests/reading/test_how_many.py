"""What holds of the reading of quantities whatever the text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.model import QuantityKind
from svodka.reading.how_many import find_quantities
from svodka.reading.how_many.exclusions import EXCLUSIONS
from svodka.reading.numerals import find_numbers, number_words, tokenize

LANGS = st.sampled_from(["en", "ru", "uk"])
NOUNS = {"en": "sailors", "ru": "моряков", "uk": "моряків"}
WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "at least 5 20 - 30 % $ 1,000 тысяч млн of more women человек рублей [USD 970] ( ) one один из них , . 155 mm"
        " Су - 25 between and от до hundred and two dozens двадцать два aged km 000 007 1.2.3 треть thirds",
    )
)


def only(text: str, lang: str):
    found = find_quantities(text, (0, len(text)), "r", lang)
    assert len(found) == 1, found
    return found[0]


@given(value=st.integers(2, 10**9).filter(lambda n: not 1900 <= n < 2041), lang=LANGS)
@settings(deadline=None)
def test_figures_are_read_back(value, lang):
    quantity = only(f"{value} {NOUNS[lang]}", lang)
    assert (quantity.low, quantity.high) == (value, value)


@given(value=st.integers(1000, 10**9), lang=LANGS, mark=st.sampled_from([",", " ", "\u00a0"]))
@settings(deadline=None)
def test_grouped_thousands_are_read_back(value, lang, mark):
    quantity = only(f"{value:,} {NOUNS[lang]}".replace(",", mark), lang)
    assert (quantity.low, quantity.high, quantity.unit) == (value, value, "people")


@given(value=st.integers(0, 999_999), lang=LANGS)
@settings(deadline=None)
def test_number_words_are_read_back(value, lang):
    text = spelled(value, lang)
    tokens = tokenize(text)
    (number,) = find_numbers(tokens, lang)
    assert (number.value, number.last) == (value, len(tokens)), text


def spelled(value: int, lang: str) -> str:
    """Write *value* with the first form the lexicon lists of each word."""
    forms: dict[float, str] = {}
    for form, number in number_words(lang).cardinal.items():
        forms.setdefault(number, form)
    thousand = {"en": "thousand", "ru": "тысяч", "uk": "тисяч"}[lang]
    if value in forms and value < 21:
        return forms[value]
    words = [*([spelled(value // 1000, lang), thousand] if value >= 1000 else [])]
    rest = value % 1000
    hundreds, tens = rest // 100 * 100, rest % 100
    if hundreds:
        words += [forms[hundreds]] if hundreds in forms else [forms[hundreds // 100], "hundred"]
    if tens in forms and tens:
        words.append(forms[tens])
    elif tens:
        words += [forms[tens // 10 * 10], forms[tens % 10]]
    return " ".join(words)


@given(text=st.text(max_size=200), lang=LANGS)
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text, lang):
    for quantity in find_quantities(text, (0, len(text)), "r", lang):
        assert quantity.span.of(text) == quantity.as_written


@given(words=st.lists(WORDS, max_size=14), lang=LANGS)
@settings(max_examples=300, deadline=None)
def test_no_row_of_number_words_raises_and_every_range_is_one(words, lang):
    text = " ".join(words)
    for quantity in find_quantities(text, (0, len(text)), "r", lang):
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


def test_a_gloss_stays_with_its_sum():
    quantity = only("He paid 59,000 rubles [USD 970].", "en")
    assert (quantity.gloss, quantity.kind) == ("USD 970", QuantityKind.MONEY)


def test_the_noun_is_kept_with_its_modifier():
    quantity = only("Передали два тяжёлых танка.", "ru")
    assert (quantity.of, quantity.as_written) == ("тяжелый танк", "два тяжёлых танка")


def test_about_is_kept():
    assert only("About 40 ministers came.", "en").about


def test_exclusions_are_named_apart():
    assert len({rule.__name__ for rule in EXCLUSIONS}) == len(EXCLUSIONS)
