"""Why two statements are of one event, or are not: the evidence of a pair, and what stands nearest to an event outside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from svodka.events.blocking import candidates
from svodka.events.features import SPECIFIC, facts_of
from svodka.events.matching import Matcher, Score
from svodka.model import Report, Statement

COMPARED = 24
"""Reports beside the event's own whose statements are looked at: those that share most of what is rare."""
AGAINST: Mapping[str, str] = {
    "places": "other places",
    "days": "other days",
    "persons": "another person is told of",
    "sides": "one claims, the other denies or only plans",
    "deaths": "only one tells of a death",
    "proceedings": "only one tells of police or a court",
    "thinness": "they share little but a turn of phrase",
    "inside": "one stands inside the other, as news of its own",
    "local_places": "the report puts them in different places",
    "local_days": "the report puts them on different days",
    "local_speaker": "another speaker",
    "nearness": "they stand far apart in the report",
    "possible": "one is only possible or due",
    "figures": "another figure",
    "length": "a long report tells of more than one thing",
    "local_sides": "one claims, the other denies or only plans",
}
"""Piece of evidence → what it says where it takes points away; a piece not named here says its own name."""
FOR: Mapping[str, str] = {
    "languages": "two languages, which can share no words",
    "topics": "the same topic",
    "story": "the reports are on the same things",
    "words": "some shared words",
    "local_words": "some shared words",
}
"""The same where it gives points without saying why."""
WORTH_SAYING = 0.3
"""Points from which a piece of evidence is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A pair of statements (ids): its *points* (0 are enough), what speaks *for* one event and *against* it."""

    one: str
    two: str
    points: float
    speaks_for: tuple[tuple[str, float], ...]
    against: tuple[tuple[str, float], ...]

    @property
    def would_join(self) -> bool:
        """Tell whether the two alone would be put together."""
        return self.points >= 0


class Scales:
    """Weighs pairs of statements of some reports as linking does."""

    def __init__(self, reports: Iterable[Report], statements: Iterable[Statement]) -> None:
        """Prepare the comparison of all *statements* of *reports*; others are passed over."""
        by_id = {report.id: report for report in reports}
        told = (facts_of(one, by_id[one.span.report]) for one in statements if one.span.report in by_id)
        facts = sorted(told, key=lambda fact: (fact.report.id, fact.statement.span, fact.id))
        self._facts = {fact.id: fact for fact in facts}
        self._matcher = Matcher(facts, candidates(facts))

    def weigh(self, one: str, two: str) -> Weighed:
        """Weigh two statements by id. Raises KeyError for a statement that was not given."""
        first, second = self._facts[one], self._facts[two]
        score, pieces = self._matcher.score(first, second), self._matcher.pieces(first, second)
        told = [(why or _named(name, FOR), points) for name, points, why in pieces if points >= WORTH_SAYING]
        beside = [(why, 0.0) for why in score.reasons if why not in {words for words, _ in told}]
        against = [(_named(name, AGAINST), points) for name, points, _ in pieces if -points >= WORTH_SAYING]
        return Weighed(
            one=one,
            two=two,
            points=round(score.points, 1),
            speaks_for=tuple(sorted(told, key=lambda pair: (-pair[1], pair[0]))) + tuple(beside),
            against=tuple(sorted(against, key=lambda pair: (pair[1], pair[0]))),
        )

    def ties(self, members: Sequence[str]) -> tuple[Weighed, ...]:
        """Return for each statement of an event but the first its strongest tie to an earlier one."""
        return tuple(self.weigh(*self._strongest(key, members[:at])) for at, key in enumerate(members) if at)

    def best(self, one: Sequence[str], two: Sequence[str]) -> Weighed:
        """Return the pair of statements by which two events come nearest to being one."""
        return max((self.weigh(*self._strongest(key, two)) for key in one), key=lambda weighed: (weighed.points, weighed.one))

    def weakest(self, one: Sequence[str], two: Sequence[str]) -> Weighed:
        """Return the pair of statements that most keeps two events from being one."""
        known = [key for key in two if key in self._facts]
        pairs = [(key, other) for key in one if key in self._facts for other in known]
        return self.weigh(*min(pairs, key=lambda pair: (self._score(*pair).points, pair)))

    def nearest(self, members: Sequence[str], most: int) -> tuple[Weighed, ...]:
        """Return the *most* statements outside an event that come nearest to it, each with its member."""
        held = set(members)
        pairs = [self._closest(key, members) for key in self._facts if key not in held]
        ranked = sorted(pairs, key=lambda pair: (-round(self.without_sides(*pair), 6), pair))
        return tuple(self.weigh(*pair) for pair in ranked[:most])

    def _closest(self, key: str, others: Sequence[str]) -> tuple[str, str]:
        return max(((key, other) for other in others), key=lambda pair: (self.without_sides(*pair), pair))

    def _strongest(self, key: str, others: Sequence[str]) -> tuple[str, str]:
        return max(((key, other) for other in others), key=lambda pair: (self._score(*pair).points, pair))

    def _score(self, one: str, two: str) -> Score:
        return self._matcher.score(self._facts[one], self._facts[two])

    def without_sides(self, one: str, two: str) -> float:
        """Return the points without what makes two statements clash."""
        return self._matcher.without_sides(self._facts[one], self._facts[two])


def _named(piece: str, names: Mapping[str, str]) -> str:
    return names.get(piece, piece.replace("_", " "))


def beside(statements: Sequence[Statement], members: Sequence[str]) -> tuple[str, ...]:
    """Return the reports worth comparing with an event: its own, and those that share most of what is rare with it."""
    keys = {one.id: keys_of(one) for one in statements}
    count = Counter(key for held in keys.values() for key in held)
    inside = {key for one in members for key in keys.get(one, ())}
    own = {one.span.report for one in statements if one.id in set(members)}
    best: dict[str, float] = {}
    for one in statements:
        shared = sum(1 / count[key] for key in sorted(keys[one.id] & inside))
        if shared and one.span.report not in own:
            best[one.span.report] = max(best.get(one.span.report, 0.0), round(shared, 9))
    ranked = sorted(best, key=lambda report: (-best[report], report))
    return (*sorted(own), *ranked[:COMPARED])


def keys_of(statement: Statement) -> frozenset[str]:
    """Return what is told of, in keys that hold no language."""
    numbers = (f"number:{end}" for one in statement.quantities for end in (one.low, one.high) if end and end >= SPECIFIC)
    places = (f"place:{key}" for one in statement.places for key in (one.id, one.adm1_id) if key)
    people = (f"person:{one.key}" for one in statement.people if one.named)
    return frozenset((*statement.concepts, *numbers, *places, *people))

