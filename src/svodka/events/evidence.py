"""Named pieces of evidence that two statements of two reports tell of one happening, for and against.

Each piece is a small function that returns points and says why in words; `ACROSS` lists them. Points are rounded
log-odds: see docs/decisions/0005-linking.md. What counts within one report is in `facets.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from svodka.events.features import Facts, Window, cosine, shared_weight, topics_shared
from svodka.events.locality import Locality
from svodka.lexicon.weights import concept_weight

NEVER = -100.0
MUCH = 0.3
"""Cosine of two statements' words from which the words are worth mentioning as a reason."""
VERBATIM = 0.85
"""Cosine from which two statements of SEVERAL telling words are one wording, copied or quoted."""
SEVERAL = 4
TELLING = 8.0
"""Weight of shared senses from which two statements share a matter, not only a turn of phrase."""
RELATED = 0.2
"""Likeness of two reports from which they are on the same things."""
UNDATED = -1.0
"""Points where nothing is known of when one of the two happened."""
STATED_APART = 2
"""Days between two stated times of one happening, at most."""
GUESSED_APART = 3
"""Days between two times of which one is only guessed, at most."""
VAGUE = 8
"""Days from which a stated period may be background, such as a year in an aside: no strong case against a guess."""
PROCEEDINGS = frozenset(("detained", "sentenced", "prosecuted", "fined", "searched_raided", "court_ruled", "court", "police"))
"""Concepts of what the law does about a deed: another happening than the deed."""
SHORT = 62
"""Days up to which a shared period tells much."""

Verdict = tuple[float, str]
NOTHING: Verdict = (0.0, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements under comparison. *story*: how alike their reports are. *locality*: of one report, or None."""

    one: Facts
    two: Facts
    story: float
    locality: Locality | None = None
    regions: tuple[str, str] = ("", "")
    """The main regions of the two reports, for statements that name no place."""

    @property
    def related(self) -> float:
        """Return 1 where the reports are plainly on the same things, 0 where they share nothing."""
        return min(self.story / RELATED, 1.0)

    @property
    def one_language(self) -> bool:
        """Tell whether the words can be compared."""
        return self.one.statement.lang == self.two.statement.lang


def words(pair: Pair) -> Verdict:
    """Weigh shared words, the rarer the more telling: as written in one language, by their senses over languages."""
    plain = cosine(pair.one.words, pair.two.words) if pair.one_language else 0.0
    told = max(plain, cosine(pair.one.meaning, pair.two.meaning))
    points = told + 2.0 * told**2 + 0.04 * min(shared_weight(pair.one.senses, pair.two.senses), 20.0)
    if plain >= VERBATIM and min(len(pair.one.words), len(pair.two.words)) >= SEVERAL:
        return points + 2.0, "nearly word for word the same"
    return points, "much the same words" if told >= MUCH else ""


def share_happening(pair: Pair) -> bool:
    """Tell whether two statements share what happened: a concept, or much the same words.

    Without this, forty men who share a bill confirm forty people who bought clothes.
    """
    plain = cosine(pair.one.words, pair.two.words) if pair.one_language else 0.0
    told = max(plain, cosine(pair.one.meaning, pair.two.meaning))
    return told >= MUCH or not set(pair.one.statement.concepts).isdisjoint(pair.two.statement.concepts)


def told_elsewhere(pair: Pair) -> bool:
    """Tell whether the two, or the reports they stand in, are about different regions and nothing else pins them down.

    Women who knit in one town do not confirm volunteers who knit in another: that needs a shared name, number,
    speaker or stated day, or much the same words.
    """
    here, there = _guessed(pair.one, pair.regions[0]), _guessed(pair.two, pair.regions[1])
    stated = pair.one.regions or pair.two.regions
    if not stated or not here or not there or here & there:
        return False
    plain = cosine(pair.one.words, pair.two.words) if pair.one_language else 0.0
    return plain < VERBATIM and not any(piece(pair)[0] > 0 for piece in (names, persons, numbers, speaker, days))


def names(pair: Pair) -> Verdict:
    """Weigh shared names, over scripts."""
    told = min(shared_weight(pair.one.names, pair.two.names), 14.0) / 7.0
    return 0.4 * told, "the same names" if told else ""


def persons(pair: Pair) -> Verdict:
    """Weigh that both tell of one person who is not widely known, or each of another one."""
    one, two = pair.one.people, pair.two.people
    if one & two:
        return 1.6, "the same person"
    return (-1.0, "") if one and two else NOTHING


def concepts(pair: Pair) -> Verdict:
    """Weigh shared concepts: what happened, in keys that the three languages have in common."""
    one, two = set(pair.one.statement.concepts), set(pair.two.statement.concepts)
    shared = sorted(one & two)
    if not shared:
        return NOTHING
    told = sum(map(concept_weight, shared))
    share = told / max(sum(map(concept_weight, sorted(one | two))), 0.1)
    return 0.3 * share + 0.5 * min(told, 2.0), f"the same things happen ({', '.join(shared[:3])})"


def places(pair: Pair) -> Verdict:
    """Weigh the same place or region, two places that cannot be one, a town against a whole country."""
    one, two = pair.one, pair.two
    if one.regions and two.regions and not one.regions & two.regions:
        return -2.5, ""
    if one.fine & two.fine:
        return (0.6, "the same place")
    if one.fine and two.fine:
        return -0.5, ""
    if one.regions & two.regions:
        return (0.3, "the same region")
    if _guessed(one, pair.regions[0]) & _guessed(two, pair.regions[1]):
        return (0.4, "reports on the same region")
    if (one.regions and pair.regions[1]) or (two.regions and pair.regions[0]):
        return -0.6, ""
    vague = bool(one.fine) != bool(two.fine) and bool(one.countries) and bool(two.countries)
    return (-0.3, "") if vague else NOTHING


def _guessed(fact: Facts, region: str) -> frozenset[str]:
    return fact.regions or (frozenset((region,)) if region else frozenset())


def numbers(pair: Pair) -> Verdict:
    """Weigh the same number of the same unit, from ten up."""
    shared = sorted(pair.one.numbers & pair.two.numbers)
    if not shared:
        return NOTHING
    value, unit = shared[0]
    return 1.8, f"the same number ({value:g} {unit})"


def days(pair: Pair) -> Verdict:
    """Weigh the same days, and days too far apart. Undated statements are held to the days of publication."""
    couples = list(product(pair.one.windows, pair.two.windows))
    if not couples:
        return UNDATED, ""
    one, two = min(couples, key=lambda couple: (couple[0].gap(couple[1]), couple[0].days + couple[1].days))
    gap = one.gap(two)
    if one.stated and two.stated:
        return _stated(one, two, gap)
    if gap <= GUESSED_APART:
        return NOTHING
    pinned = pair.one.people & pair.two.people or pair.one.fine & pair.two.fine
    vague = max(one.days, two.days) > VAGUE or bool(pinned)
    return (-1.2 if vague else -2.6), ""


def _stated(one: Window, two: Window, gap: int) -> Verdict:
    if gap > STATED_APART:
        return -1.8, ""
    if gap:
        return NOTHING
    return (1.4, "the same days") if max(one.days, two.days) <= SHORT else NOTHING


def speaker(pair: Pair) -> Verdict:
    """Weigh that one speaker says both."""
    same = bool(pair.one.speaker) and pair.one.speaker == pair.two.speaker
    return (0.9, "the same speaker") if same else NOTHING


def topics(pair: Pair) -> Verdict:
    """Weigh the topics, the first ones most."""
    shared = topics_shared(pair.one.statement, pair.two.statement)
    return (0.5 if shared == 1.0 else 0.1 if shared else 0.0), ""


def sides(pair: Pair) -> Verdict:
    """Keep a denial from the claim it denies; a plan is rarely the deed."""
    denied = (pair.one.denied, pair.two.denied)
    if denied[0] != denied[1]:
        return NEVER, ""
    return (-1.4, "") if pair.one.side != pair.two.side else NOTHING


def deaths(pair: Pair) -> Verdict:
    """Distrust a death on one side only: who died in a camp confirms nothing else that happened there that day."""
    return (-1.2, "") if _deadly(pair.one) != _deadly(pair.two) and not pair.one.people & pair.two.people else NOTHING


def _deadly(fact: Facts) -> bool:
    return "killed" in fact.statement.concepts or "kill" in fact.senses


def proceedings(pair: Pair) -> Verdict:
    """Distrust police and courts on one side only: who is fined over a rally was not fined at it."""
    one, two = (not PROCEEDINGS.isdisjoint(fact.statement.concepts) for fact in (pair.one, pair.two))
    return (-2.0, "") if one != two and not pair.one.people & pair.two.people else NOTHING


def story(pair: Pair) -> Verdict:
    """Weigh whether the two reports are about the same things."""
    return 1.3 * pair.story, ""


def languages(pair: Pair) -> Verdict:
    """Make up for what cannot be compared over languages, where the reports are on the same things at all."""
    return (0.0 if pair.one_language else 1.3 * pair.related), ""


def thinness(pair: Pair) -> Verdict:
    """Distrust statements that share little but how they are put: a greeting, a call, a turn of phrase."""
    one, two = pair.one, pair.two
    if one.names.keys() & two.names.keys() or one.numbers & two.numbers or one.regions & two.regions:
        return NOTHING
    shared = shared_weight(one.senses, two.senses)
    return (-1.5 * (1.0 - shared / TELLING), "") if shared < TELLING else NOTHING


Piece = Callable[[Pair], Verdict]
ACROSS: tuple[Piece, ...] = (
    words,
    names,
    persons,
    concepts,
    places,
    numbers,
    days,
    speaker,
    topics,
    sides,
    deaths,
    proceedings,
    story,
    languages,
    thinness,
)
