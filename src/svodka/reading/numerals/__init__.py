"""Tokens and numbers in figures and words: what the grammars of times and of quantities are built on."""

from svodka.reading.numerals.tokens import Token, number_value, tokenize, touch
from svodka.reading.numerals.words import HYPHENS, Number, Sort, find_numbers, number_words

__all__ = ["HYPHENS", "Number", "Sort", "Token", "find_numbers", "number_value", "number_words", "tokenize", "touch"]
