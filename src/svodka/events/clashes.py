"""Single clashes: two figures, two days, two states that cannot both hold. Each returns the clash in words, or ""."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product

from svodka.events import wording
from svodka.events.features import Facts, bounds, cosine, language
from svodka.lexicon.concepts import concepts_in, is_predicate
from svodka.lexicon.data import fold, fold_text, table, words
from svodka.lexicon.glossary import senses
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import WORD, concept_weight, lemmas_of, weight
from svodka.model import Quantity, QuantityKind, Stance, WhenRole

OPPOSITES = (
    ("ended", "goes_on"),
    ("dead", "alive"),
    ("held", "free"),
    ("taken", "kept"),
    ("leaving", "arriving"),
    ("accepted", "refused"),
    ("destroyed", "intact"),
    *((name, f"not {name}") for name in ("ended", "dead", "held", "free", "taken", "accepted", "destroyed")),
)
"""Names of word groups in ``lexicon/<lang>/clashes.toml``."""
MOVING = frozenset(("leaving", "arriving"))
MOVERS = frozenset(("army", "soldier", "unit", "battalion", "regiment", "brigade", "fleet", "tank", "artillery"))
"""Senses of what leaves or arrives: that travellers leave a town to which others come is no clash."""
CLOSE = 60
"""Characters between two statements of which the later may take up the other's subject."""
OPENING = 3
"""Words of a statement among which a pronoun is its subject."""
LOOK_BACK = 24
"""Characters before a number in which "more than" is looked for."""
EXACT_DAYS = 3
"""A date as long as this is no more than a day or a night between two."""
DAYS_APART = 7
"""Days farther apart than this are two deeds, not one with a wrong date."""
SUBJECT = 5.0
"""Weight of a word from which it can name what is in a state: "war" and "Russia" cannot."""
SUBJECT_CONCEPT = 0.4
"""Weight of a concept from which it can do the same, over languages."""
ANY_UNIT = frozenset(("people", "items"))
"""Units of which one may stand for the other where the reading could not tell what is counted."""
REPEATED = 0.85
"""Cosine of words from which one wording is repeated: another date is then the reprint's."""
BESIDE = 4
"""Words on either side of a state's words among which its subject is looked for."""
THING = 3.0
"""Weight of a sense from which it can name the thing that one calls a sham."""
SEVERAL = 2
"""Such senses that two statements share if they are about one thing."""
NOT = "not "
"""What stands before the name of a group of which a statement says the opposite."""
APART = 2
"""Words that may stand between two of a phrase."""
NEGATED = {"cause": 4}
"""Words before a phrase of a section in which a negation undoes it, where it is not only the one before."""
TEXTS = 20_000
"""Statements whose states are remembered."""


def clashing_numbers(one: Facts, two: Facts) -> str:
    """Compare the figures for one counted thing; ranges that can both hold are no clash."""
    if not _comparable(one, two):
        return ""
    for mine in one.quantities:
        for other in two.quantities:
            if _same_thing(mine, one, other, two) and not can_both_hold(mine, one, other, two):
                return f"{shown(mine)} against {shown(other)}"
    return ""


def other_count(one: Facts, two: Facts) -> bool:
    """Tell whether two statements count one named thing (not "people") and their figures cannot both hold."""
    return any(
        mine.kind == other.kind
        and mine.unit == other.unit
        and counted_senses(mine, one) & counted_senses(other, two)
        and not can_both_hold(mine, one, other, two)
        for mine, other in product(one.quantities, two.quantities)
    )


def _comparable(one: Facts, two: Facts) -> bool:
    """Tell whether figures may be of one count: the dead are not the hurt; one report speaks against itself by two voices."""
    if one.report.id == two.report.id and (one.speaker == two.speaker or not (one.speaker and two.speaker)):
        return False
    return is_deadly(one) == is_deadly(two) or not _hurt(one, two)


def is_deadly(fact: Facts) -> bool:
    """Tell whether a statement tells of the dead."""
    return "killed" in fact.statement.concepts or "kill" in fact.senses


def _hurt(one: Facts, two: Facts) -> bool:
    return any("wounded" in fact.statement.concepts or "wound" in fact.senses for fact in (one, two))


def _same_thing(mine: Quantity, one: Facts, other: Quantity, two: Facts) -> bool:
    """Tell whether two figures count one thing: the same noun or sense, or people of whom one thing is said."""
    if mine.kind != other.kind or _single(mine) or _single(other) or is_part(mine, one) or is_part(other, two):
        return False
    mine_senses, other_senses = counted_senses(mine, one), counted_senses(other, two)
    alone = len(one.quantities) == 1 and len(two.quantities) == 1
    if mine.unit != other.unit and not (alone and {mine.unit, other.unit} == ANY_UNIT and not (mine.of and other.of)):
        return False
    if mine_senses & other_senses:
        return True
    shared = sorted(set(one.statement.concepts) & set(two.statement.concepts))
    if alone and "people" in (mine.unit, other.unit) and any(map(is_predicate, shared)):
        return True
    if alone and "people" in (mine.unit, other.unit) and shared and not (mine_senses and other_senses):
        return True
    if not (mine_senses and other_senses):
        return mine.kind is not QuantityKind.COUNT and alone and bool(shared)
    return alone and any(
        says_nobody(lemmas_of(quantity.of, fact.statement.lang), fact.statement.lang)
        for quantity, fact in ((mine, one), (other, two))
    )


def _single(quantity: Quantity) -> bool:
    """Tell whether it is but one ("one of the men"): no count that another could contradict."""
    return quantity.low == 1 and quantity.high == 1


def is_part(quantity: Quantity, fact: Facts) -> bool:
    """Tell whether a figure is said to be a part of another, or to come on top ("including 15", "another 20")."""
    before = fact.report.text[max(fact.statement.span.start, quantity.span.start - LOOK_BACK) : quantity.span.start]
    return wording.opposed(before, fact.statement.lang, "part")


def counted_senses(quantity: Quantity, fact: Facts) -> set[str]:
    """Return what is counted in keys that hold no language."""
    lang = fact.statement.lang
    found: set[str] = set()
    for word in lemmas_of(quantity.of, lang):
        found.update(senses(word, lang) or (word,))
    return found


def says_nobody(counted: Iterable[str], lang: str) -> bool:
    """Tell whether the lemmas of a counted noun leave open who is counted ("people")."""
    return language(lang) != "und" and set(counted) <= words(lang, "clashes", "anyone")


def can_both_hold(mine: Quantity, one: Facts, other: Quantity, two: Facts) -> bool:
    """Tell whether two figures, as two statements word them, may both be right."""
    low_mine, high_mine = _bounds(mine)
    low_other, high_other = _bounds(other)
    if low_mine > high_other or low_other > high_mine:
        return False
    return not (_excludes(mine, one, other) or _excludes(other, two, mine))


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the range, widened by a tenth where the words were "about"."""
    low, high = bounds(quantity)
    return (low * 0.9, high * 1.1) if quantity.about else (low, high)


def _excludes(open_ended: Quantity, fact: Facts, exact: Quantity) -> bool:
    """Tell whether "more than 800" stands against an exact 800."""
    if exact.low is None or exact.low != exact.high or exact.about:
        return False
    before = fact.report.text[max(0, open_ended.span.start - LOOK_BACK) : open_ended.span.stop]
    said = f" {fold_text(before)} "
    if open_ended.high is None and open_ended.low == exact.low:
        return any(f" {phrase} " in said for phrase in _strict(fact.statement.lang, "more_than"))
    if open_ended.low is None and open_ended.high == exact.low:
        return any(f" {phrase} " in said for phrase in _strict(fact.statement.lang, "less_than"))
    return False


@cache
def _strict(lang: str, key: str) -> tuple[str, ...]:
    return tuple(map(fold, table(lang, "clashes")[key])) if language(lang) != "und" else ()


def shown(quantity: Quantity) -> str:
    """Say a figure in words, for a reason."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        number = f"{'at most' if low is None else 'at least'} {high if low is None else low:g}"
    else:
        number = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f"{number} {quantity.unit}"


def clashing_days(one: Facts, two: Facts) -> str:
    """Compare stated days of one deed in two reports; statements that name several times are left alone."""
    if one.report.id == two.report.id or Stance.PLANNED in _stances(one, two):
        return ""
    if not (_one_exact_day(one) and _one_exact_day(two)) or _reprinted(one, two):
        return ""
    mine, other = one.windows[0], two.windows[0]
    gap = mine.gap(other)
    return f"{mine.start} against {other.start}" if 0 < gap <= DAYS_APART and not _a_week_on(one, two, gap) else ""


def _reprinted(one: Facts, two: Facts) -> bool:
    """Tell whether one wording with "on Wednesday" was published anew in another week."""
    return _relative(one, two) and cosine(one.words, two.words) >= REPEATED


def _a_week_on(one: Facts, two: Facts, gap: int) -> bool:
    return _relative(one, two) and gap == DAYS_APART


def _relative(one: Facts, two: Facts) -> bool:
    return any(when.anchor != "absolute" for fact in (one, two) for when in fact.statement.whens)


def _stances(one: Facts, two: Facts) -> tuple[Stance, Stance]:
    return one.statement.stance, two.statement.stance


def _one_exact_day(fact: Facts) -> bool:
    """Tell whether the deed is of one exact day; that of a speech about it is none."""
    exact = len(fact.windows) == 1 and fact.windows[0].stated and fact.windows[0].days <= EXACT_DAYS
    return exact and not all(when.role is WhenRole.SAID for when in fact.statement.dates)


def clashing_status(one: Facts, two: Facts) -> str:
    """Compare states of one thing: over or going on, dead or alive, held or free."""
    if (one.report.id == two.report.id and one.speaker == two.speaker) or Stance.PLANNED in _stances(one, two):
        return ""
    mine, other = states_of(one), states_of(two)
    if not mine or not other or (one.window and two.window and one.window.gap(two.window) > DAYS_APART):
        return ""
    for left, right in OPPOSITES:
        for here, there in ((left, right), (right, left)):
            if here in mine and there in other and here not in other and there not in mine:
                subject = mine[here] & other[there] or _taken_up(one, two)
                if subject:
                    return f"{min(subject)}: {here.replace('_', ' ')} against {there.replace('_', ' ')}"
    return ""


def _taken_up(one: Facts, two: Facts) -> frozenset[str]:
    """Return a subject where the later of two statements close together in a report takes the other's up: "they"."""
    first, second = sorted((one, two), key=lambda fact: fact.statement.span)
    close = one.report.id == two.report.id and second.statement.span.start - first.statement.span.stop <= CLOSE
    lang = second.statement.lang
    known = language(lang) != "und" and not listed(lang, "pronouns").isdisjoint(second.said[:OPENING])
    return frozenset(("the same",)) if close and known else frozenset()


def worded(fact: Facts, kind: str) -> bool:
    """Tell whether a statement holds one of the phrases of *kind* in ``lexicon/<lang>/denials.toml``."""
    return wording.worded(fact.text, fact.statement.lang, kind)


def states_of(fact: Facts) -> dict[str, frozenset[str]]:
    """Return the word groups that the statement's words belong to, each with what is said to be in that state.

    The subject is looked for among the words beside the state's, as lemmas in one language, and as concepts and names
    that hold over languages.
    """
    return _states(fact.text, fact.said, fact.statement.lang)


@lru_cache(maxsize=TEXTS)
def _states(text: str, lemmas: tuple[str, ...], lang: str) -> dict[str, frozenset[str]]:
    if language(lang) == "und":
        return {}
    phrases = list(phrased(lemmas, lang, "status"))
    found = list(WORD.finditer(text)) if phrases else []
    states: dict[str, frozenset[str]] = {}
    for name, start, stop in phrases:
        low, high = max(0, start - BESIDE), min(len(lemmas), stop + BESIDE)
        near = lemmas[low:high]
        told = {near_word for near_word in near if weight(near_word, lang) >= SUBJECT}
        concepts = concepts_in(text[found[low].start() : found[high - 1].end()], lang)
        told.update(key for key in concepts if concept_weight(key) >= SUBJECT_CONCEPT)
        told -= {lemmas[start], lemmas[stop - 1], *concepts_in(text[found[start].start() : found[stop - 1].end()], lang)}
        if name in MOVING:
            told = {"troops"} if any(MOVERS.intersection(senses(near_word, lang)) for near_word in near) else set()
        states[name] = states.get(name, frozenset()) | told
    return states


def clashing_identity(one: Facts, two: Facts) -> str:
    """Compare what is called a dummy or an impostor with what is told of the same thing as real."""
    if (one.report.id == two.report.id and one.speaker == two.speaker) or is_sham(one) == is_sham(two):
        return ""
    shared = {key for key in one.senses.keys() & two.senses.keys() if min(one.senses[key], two.senses[key]) >= THING}
    return f"{min(shared)}: real against sham" if len(shared) >= SEVERAL else ""


def is_sham(fact: Facts) -> bool:
    """Tell whether a statement calls something a dummy, a double, a staging."""
    return holds(fact, "sham")


def holds(fact: Facts, group: str) -> bool:
    """Tell whether a statement holds a word of a group of ``lexicon/<lang>/clashes.toml``."""
    lang = fact.statement.lang
    return language(lang) != "und" and not listed(lang, group).isdisjoint(fact.lemmas)


@cache
def listed(lang: str, group: str, name: str = "clashes") -> frozenset[str]:
    """Return the words of a group of ``lexicon/<lang>/<name>.toml``, as written and as the lemmatizer reads them."""
    written = words(lang, name, group)
    return written | {lemma(word, lang) for word in written}


def phrased(lemmas: Sequence[str], lang: str, section: str, name: str = "clashes") -> Iterator[tuple[str, int, int]]:
    """Yield the group, start and stop of each phrase of a section of ``lexicon/<lang>/<name>.toml`` in *lemmas*.

    A few words may stand within a phrase ("moved its troops away"). A phrase after or around a negation has NOT before
    the name of its group; with a cause, the negation may stand some words before it ("not caused by a drone").
    """
    negations = words(lang, "clashes", "negations")
    back = NEGATED.get(section, 1)
    for at, word in enumerate(lemmas):
        for group, phrase in _starting(lang, section, name).get(word, ()):
            stop = _end(lemmas, at, phrase)
            if stop:
                denied = word not in negations and not negations.isdisjoint(lemmas[max(0, at - back) : stop])
                yield (NOT + group if denied else group), at, stop


def _end(lemmas: Sequence[str], start: int, phrase: Sequence[str]) -> int:
    """Return where *phrase* ends that begins at *start*, 0 where it does not stand there."""
    at = start
    for word in phrase[1:]:
        following = lemmas[at + 1 : at + 2 + APART]
        if word not in following:
            return 0
        at += 1 + following.index(word)
    return at + 1


@cache
def _starting(lang: str, section: str, name: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the phrases of a section, as written and as the lemmatizer reads them, by their first word."""
    groups: dict[str, list[str]] = table(lang, name)[section]
    starting: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for group, held in groups.items():
        for phrase in held:
            written = tuple(fold(word) for word in phrase.split())
            for lemmas in sorted({written, tuple(lemma(word, lang) for word in written)}):
                starting.setdefault(lemmas[0], []).append((group, lemmas))
    return starting
