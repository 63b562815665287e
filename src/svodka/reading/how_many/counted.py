"""What a number counts: the noun after it, people or things, or somebody's age."""

from __future__ import annotations

from collections.abc import Sequence

from svodka.lexicon.lemmas import lemma, russian
from svodka.model import QuantityKind
from svodka.reading.how_many.amounts import DASHES, Amount
from svodka.reading.how_many.exclusions import STRONG, somebody
from svodka.reading.how_many.phrases import unit_phrases, unit_words
from svodka.reading.numerals import Sort, Token, touch

REACH = 4
"""Words after a number among which its noun is looked for."""
AGES = range(1, 111)
GROWN = 14
"""Years that a grown person is old; fewer behind a soldier are how long he served."""
WRITTEN_AGES = range(8, 100)
UKRAINIAN_ADJECTIVE = ("их", "ий", "ого", "ої", "ому", "ими", "ою", "ній", "ні", "ські", "цькі", "ові")


def is_age(tokens: Sequence[Token], amount: Amount, lang: str) -> bool:
    """Tell whether *amount* is an age: "aged 45", "45-летний", "Ivanov, 45, said"."""
    if amount.low is None or amount.low not in AGES or amount.kind not in {QuantityKind.COUNT, QuantityKind.DURATION}:
        return False
    after = unit_phrases(lang, "age").after(tokens, amount.number_last)
    hyphen = unit_phrases(lang, "age").after(tokens, amount.number_last + 1)
    joined = hyphen and hyphen[1] == "after" and tokens[amount.number_last].text in DASHES
    if joined or (after and after[1] == "after"):
        return True
    before = unit_phrases(lang, "age").before(tokens, amount.first)
    if before is not None and before[1] == "before":
        return amount.kind is QuantityKind.COUNT or amount.unit == "years"
    return _between_commas(tokens, amount) or _after_person(tokens, amount, lang)


def _after_person(tokens: Sequence[Token], amount: Amount, lang: str) -> bool:
    """Tell whether so many years stand right behind one person: "мальчик 7 лет", "a boy of 7 years"."""
    at = amount.first - 1
    if amount.unit != "years" or amount.low is None or amount.low != amount.high:
        return False
    if at > 0 and (tokens[at].text == "," or tokens[at].low == "of"):
        at -= 1
    if at < 0:
        return False
    word = tokens[at].low
    if {word, lemma(word, lang)} & unit_words(lang, "age", "children"):
        return True
    return amount.low >= GROWN and bool({word, lemma(word, lang)} & unit_words(lang, "people", "nouns"))


def _between_commas(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell whether a bare number stands between commas after a name."""
    first, last = amount.first, amount.last
    if amount.unit or first < 2 or last >= len(tokens) or amount.low not in WRITTEN_AGES:  # noqa: PLR2004 (room before)
        return False
    marks = tokens[first - 1].text == "," and tokens[last].text in {",", ")", "."}
    return marks and tokens[first - 2].sort == "word" and tokens[first - 2].text[0].isupper()


def counted_noun(tokens: Sequence[Token], amount: Amount, lang: str) -> tuple[str, str, int]:
    """Return (unit, counted noun's lemma with its modifier, index after the noun)."""
    if amount.kind in {QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE}:
        words, last = (
            _noun(tokens, _over(tokens, amount.last, lang), lang) if _of(tokens, amount.last, lang) else ("", 0)
        )
        return amount.unit, words, amount.last if words == "" else last
    if amount.kind in {QuantityKind.DURATION, QuantityKind.AGE}:
        return amount.unit or "years", "", amount.last
    words, last = _noun(tokens, _over(tokens, amount.last, lang), lang)
    people = unit_words(lang, "people", "nouns")
    noun = tokens[last - 1].low if words and last else ""
    stems = tuple(unit_words(lang, "people", "stems"))
    known = any(word in people for word in [*words.split(), noun]) or noun.startswith(stems or ("\n",))
    of_them = unit_phrases(lang, "one").after(tokens, amount.number_last)
    known = known or amount.numbers[0].sort is Sort.COLLECTIVE or (of_them is not None and of_them[1] == "them")
    known = known or somebody(tokens, amount, lang) or (not words and _befell_people(tokens, amount, lang))
    return "people" if known or _strong(tokens, amount) else "items", words, max(last, amount.last)


def _befell_people(tokens: Sequence[Token], amount: Amount, lang: str) -> bool:
    """Tell whether what befell them befalls people alone: "двое погибли", "ещё один ранен"."""
    at = _over(tokens, amount.last, lang)
    return at < len(tokens) and tokens[at].low.startswith(tuple(unit_words(lang, "people", "tolls")))


def _of(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Tell whether a noun in the genitive, or "of", may follow a unit."""
    if at >= len(tokens) or tokens[at].sort != "word" or not tokens[at].text[0].islower():
        return False
    return tokens[at].low == "of" if lang == "en" else tokens[at].low not in unit_words(lang, "skip", "before")


def _over(tokens: Sequence[Token], at: int, lang: str) -> int:
    """Step over "more", "of the", "других"."""
    skipped = unit_words(lang, "skip", "after")
    while at < len(tokens) and tokens[at].low in skipped:
        at += 1
    return at


def _strong(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell whether it is an "85,000-strong" force."""
    at = amount.number_last
    return at + 1 < len(tokens) and tokens[at].text in DASHES and tokens[at + 1].low in STRONG


def _noun(tokens: Sequence[Token], at: int, lang: str) -> tuple[str, int]:
    """Return the lemmas of modifiers and noun from *at* on, and the index after; ("", *at*) where no word follows."""
    words: list[str] = []
    for index in range(at, min(at + REACH, len(tokens))):
        token = tokens[index]
        if (
            token.sort != "word"
            or token.low in unit_words(lang, "skip", "stop")
            or (words and not touch_by_space(tokens[index - 1], token))
            or _is_verb(token, lang)
        ):
            break
        words.append(lemma(token.low, lang))
        if not _modifies(token, lang):
            return " ".join(words[-2:]), index + 1
    return " ".join(words[:1]), at + min(1, len(words))


def _is_verb(token: Token, lang: str) -> bool:
    """Tell whether the word says what befell them ("двое погибли", "34 млн рублей передали")."""
    if token.low in unit_words(lang, "people", "nouns"):
        return False
    if lang == "ru":
        return str(russian().parse(token.low)[0].tag.POS) in {"VERB", "INFN", "PRTS", "GRND"}
    found = lemma(token.low, lang)
    return lang == "uk" and found != token.low and found.endswith(("ти", "тися"))


def touch_by_space(left: Token, right: Token) -> bool:
    """Tell whether at most white space stands between two neighbours."""
    return touch(left, right) or right.start - left.stop <= REACH


def _modifies(token: Token, lang: str) -> bool:
    """Tell whether the word looks like an adjective before its noun."""
    if token.low in unit_words(lang, "people", "nouns"):
        return False
    if lang == "ru":
        return str(russian().parse(token.low)[0].tag.POS) in {"ADJF", "PRTF", "ADJS"}
    if lang == "uk":
        return token.low.endswith(UKRAINIAN_ADJECTIVE)
    return not token.low.endswith("s") and lemma(token.low, lang) not in unit_words(lang, "people", "nouns")
