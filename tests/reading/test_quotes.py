"""The scanner for quotation marks and the dialogue dash."""

from __future__ import annotations

import pytest

from svodka.reading.quotes import is_scare, quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “no more” and left.", ["“no more”"]),
        ('She said "no more" and left.', ['"no more"']),
        ("Рота «Север» и рота «Юг»", ["«Север»", "«Юг»"]),
        ("Він сказав: „Досить“.", ["„Досить“"]),
        ("The driver's van, the drivers' yard", []),
        ("‘It’s over,’ he said", ["‘It’s over,’"]),
        ("“He cried ‘run’ twice”", ["“He cried ‘run’ twice”", "‘run’"]),
        ("«Газета «Обзор» закрыта»", ["«Газета «Обзор» закрыта»", "«Обзор»"]),
        ("“Never closed and on", ["“Never closed and on"]),
        ("5'7\" tall", []),
        ("— Ждём, — сказала она. — Долго.", ["Ждём,", "Долго."]),
        ("— Чекаємо! – каже він.", ["Чекаємо!"]),
        ("— хлеб\n", []),
        ("Москва — столица, — и точка", []),
    ],
)
def test_marks(text, expected):
    assert [text[q.start : q.stop] for q in quotations(text)] == expected


def test_an_unclosed_quotation_says_so():
    (quotation,) = quotations("“On and on")
    assert not quotation.closed


def test_depth_counts_from_the_outside():
    assert [q.depth for q in quotations("“a ‘b c’ d”")] == [0, 1]


def test_a_term_is_no_statement():
    text = "the “special operation” goes on"
    (quotation,) = quotations(text)
    assert is_scare(text, quotation)
