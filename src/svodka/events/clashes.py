"""Single clashes: two figures, two days, two states that cannot both hold. Each returns the clash in words, or ""."""

from __future__ import annotations

from functools import cache

from svodka.events.features import Facts, Window, language, shared_weight
from svodka.lexicon.data import fold, table
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import WORD, lemmas_of, weight
from svodka.model import Quantity, Stance

OPPOSITES = (
    ("ended", "goes_on"),
    ("dead", "alive"),
    ("held", "free"),
    ("taken", "kept"),
    ("lost_nothing", "defeated"),
)
"""Names of word groups in ``lexicon/<lang>/clashes.toml``."""
LOOK_BACK = 24
"""Characters before a number in which "more than" is looked for."""
EXACT_DAYS = 3
"""A date as long as this is no more than a day or a night between two."""
DAYS_APART = 7
"""Days farther apart than this are two deeds, not one with a wrong date."""
SUBJECT = 3.0
"""Weight of the words or names that two clashing states must share: they must speak of one thing."""


def clashing_numbers(one: Facts, two: Facts) -> str:
    """Compare the figures for one counted thing; ranges that can both hold are no clash."""
    if one.report.id == two.report.id and one.speaker == two.speaker:
        return ""
    for mine in one.quantities:
        for other in two.quantities:
            if _same_thing(mine, one, other, two) and not _can_both_hold(mine, one, other, two):
                return f"{_shown(mine)} against {_shown(other)}"
    return ""


def _same_thing(mine: Quantity, one: Facts, other: Quantity, two: Facts) -> bool:
    if (mine.unit, mine.kind) != (other.unit, other.kind):
        return False
    if (
        len(one.quantities) == 1
        and len(two.quantities) == 1
        and set(one.statement.concepts) & set(two.statement.concepts)
    ):
        return True
    same_language = one.statement.lang == two.statement.lang
    if not same_language:
        return len(one.quantities) == 1 and len(two.quantities) == 1
    lang = one.statement.lang
    mine_words, other_words = set(lemmas_of(mine.of, lang)), set(lemmas_of(other.of, lang))
    return bool(mine_words & other_words) or not (mine_words and other_words)


def _can_both_hold(mine: Quantity, one: Facts, other: Quantity, two: Facts) -> bool:
    low_mine, high_mine = _bounds(mine)
    low_other, high_other = _bounds(other)
    if low_mine > high_other or low_other > high_mine:
        return False
    return not (_excludes(mine, one, other) or _excludes(other, two, mine))


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the range, widened by a tenth where the words were "about"."""
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    return (low * 0.9, high * 1.1) if quantity.about else (low, high)


def _excludes(open_ended: Quantity, fact: Facts, exact: Quantity) -> bool:
    """Tell whether "more than 800" stands against an exact 800."""
    if exact.low is None or exact.low != exact.high or exact.about:
        return False
    before = fact.report.text[max(0, open_ended.span.start - LOOK_BACK) : open_ended.span.stop]
    words = f" {fold(before)} "
    if open_ended.high is None and open_ended.low == exact.low:
        return any(f" {phrase} " in words for phrase in _strict(fact.statement.lang, "more_than"))
    if open_ended.low is None and open_ended.high == exact.low:
        return any(f" {phrase} " in words for phrase in _strict(fact.statement.lang, "less_than"))
    return False


@cache
def _strict(lang: str, key: str) -> tuple[str, ...]:
    return tuple(map(fold, table(lang, "clashes")[key])) if language(lang) != "und" else ()


def _shown(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        number = f"{'at most' if low is None else 'at least'} {high if low is None else low:g}"
    else:
        number = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f"{number} {quantity.unit}"


def clashing_days(one: Facts, two: Facts) -> str:
    """Compare stated days of one deed in two reports."""
    mine, other = one.window, two.window
    if one.report.id == two.report.id or mine is None or other is None or not _exact(mine) or not _exact(other):
        return ""
    if Stance.PLANNED in (one.statement.stance, two.statement.stance):
        return ""
    return f"{mine.start} against {other.start}" if 0 < mine.gap(other) <= DAYS_APART else ""


def _exact(window: Window) -> bool:
    return window.stated and window.days <= EXACT_DAYS


def clashing_status(one: Facts, two: Facts) -> str:
    """Compare states of one thing: over or going on, dead or alive, held or free."""
    if one.report.id == two.report.id and one.speaker == two.speaker:
        return ""
    mine, other = states_of(one), states_of(two)
    for left, right in OPPOSITES:
        clash = (left in mine and right in other) or (right in mine and left in other)
        both = (left in mine and right in mine) or (left in other and right in other)
        if clash and not both and _same_subject(one, two):
            return f"{left.replace('_', ' ')} against {right.replace('_', ' ')}"
    return ""


def _same_subject(one: Facts, two: Facts) -> bool:
    if set(one.statement.concepts) & set(two.statement.concepts):
        return True
    if one.statement.lang != two.statement.lang:
        return shared_weight(one.names, two.names) >= SUBJECT
    lang = one.statement.lang
    shared = one.words.keys() & two.words.keys()
    return sum(weight(word, lang) for word in sorted(shared)) >= SUBJECT


@cache
def _groups(lang: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    groups: dict[str, list[str]] = table(lang, "clashes")["status"]
    return {
        name: tuple(tuple(fold(word) for word in phrase.split()) for phrase in held) for name, held in groups.items()
    }


def states_of(fact: Facts) -> frozenset[str]:
    """Return the names of the word groups that the statement's words belong to."""
    lang = fact.statement.lang
    if language(lang) == "und":
        return frozenset()
    words = [fold(lemma(found.group(), lang)) for found in WORD.finditer(fact.statement.span.of(fact.report.text))]
    found = set()
    for name, phrases in _groups(lang).items():
        for phrase in phrases:
            size = len(phrase)
            if any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1)):
                found.add(name)
    return frozenset(found)
