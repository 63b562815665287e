"""The page's own words in the brief's language: labels, counts, dates, names of languages and countries.

English is written where it is used and is its own key, as with gettext; `lexicon/<lang>/page.toml` holds the others. The
language is set once, by the renderer, for as long as it renders; what no table holds is shown in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from svodka.lexicon.data import table

LANGUAGE: ContextVar[str] = ContextVar("language of the page", default="en")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
WITHHELD = re.compile(r"name withheld (\d+)")
FEW = (2, 3, 4)
TEENS = range(11, 15)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Let every label within be said in *lang*."""
    token = LANGUAGE.set(lang)
    try:
        yield
    finally:
        LANGUAGE.reset(token)


def language_of_page() -> str:
    """Return the language that the page speaks: "en", "ru" or "uk"."""
    return LANGUAGE.get()


def say(words: str, **filled: object) -> str:
    """Return *words* in the page's language, {braces} filled."""
    lang = language_of_page()
    shown = words if lang == "en" else str(table(lang, "page")["say"].get(words, words))
    return shown.format(**filled) if filled else shown


def say_numbered(words: str) -> str:
    """Return words with figures in them, such as "9 of 91 sentences", by the pattern that they share."""
    numbers = NUMBER.findall(words)
    pattern = say(NUMBER.sub("{}", words))
    return pattern.format(*numbers) if pattern.count("{}") == len(numbers) else words


def counted(number: int, one: str, many: str) -> str:
    """Return "1 report", "2 reports", «5 сообщений»; *one* is the key of the other languages' three forms."""
    lang = language_of_page()
    if lang == "en":
        return f"{number:,} {one if number == 1 else many}"
    single, few, five = table(lang, "page")["counts"][one].split("|")
    tens, last = number % 100, number % 10
    form = five if tens in TEENS else single if last == 1 else few if last in FEW else five
    return f"{grouped(number)} {form}"


def grouped(number: int) -> str:
    """Return a whole number with the marks between its thousands that the language has."""
    return f"{number:,}" if language_of_page() == "en" else f"{number:,}".replace(",", "\u00a0")


def with_pseudonyms(text: str) -> str:
    """Return a finished page with "[name withheld 3]" in its language."""
    return WITHHELD.sub(lambda found: say("name withheld {n}", n=found.group(1)), text)
