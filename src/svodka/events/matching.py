"""Statements to events: named pieces of evidence for and against, added up; then groups that hold together.

Every piece is a small function that returns points and says why in words; `EVIDENCE` lists them all. Points are rounded
log-odds. Two statements may be joined from 0 points; see docs/decisions/0005-linking.md for how they were set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from svodka.events.features import Facts, Window, cosine, report_vector, shared_weight, topics_shared
from svodka.events.grouping import Groups
from svodka.model import Stance

PRIOR_ACROSS = -7.5
"""Two statements of different reports, before anything is known of them."""
PRIOR_WITHIN = -7.0
"""Two statements of one report: what they share of place, time and speaker is mostly the report's."""
NEVER = -100.0
NEAR_BY = 600
"""Characters between two statements of one report that still speak of one thing."""
HOLDS = -1.0
"""Mean points over all pairs of two groups, from which they may become one."""
COMPARED = 12
"""Members of a group that another group is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements under comparison. *story*: how alike their reports are, 1 within one report."""

    one: Facts
    two: Facts
    story: float

    @property
    def within(self) -> bool:
        """Tell whether both stand in one report."""
        return self.one.report.id == self.two.report.id

    @property
    def one_language(self) -> bool:
        """Tell whether the words can be compared."""
        return self.one.statement.lang == self.two.statement.lang


MUCH = 0.3
"""Cosine of two statements' words from which the words are worth mentioning as a reason."""
STATED_APART = 2
"""Days between two stated times of one happening, at most."""
GUESSED_APART = 3
"""Days between two times of which one is only guessed, at most."""
SHORT = 62
"""Days up to which a shared period tells much."""

Verdict = tuple[float, str]
NOTHING: Verdict = (0.0, "")


def words(pair: Pair) -> Verdict:
    """Weigh shared words, the rarer the more telling; none to be had over languages."""
    told = cosine(pair.one.words, pair.two.words) if pair.one_language else 0.0
    return 5.0 * told, "much the same words" if told >= MUCH else ""


def names(pair: Pair) -> Verdict:
    """Weigh shared names, over scripts; within one report they only tell what the report is about."""
    keys = sorted(pair.one.names.keys() & pair.two.names.keys())
    told = min(shared_weight(pair.one.names, pair.two.names), 14.0) / 7.0
    if not keys or pair.within:
        return NOTHING
    return (0.8 if pair.one_language else 1.2) * told, "the same names"


def concepts(pair: Pair) -> Verdict:
    """Weigh shared concepts: what happened, in keys that the three languages have in common."""
    one, two = set(pair.one.statement.concepts), set(pair.two.statement.concepts)
    shared = sorted(one & two)
    if not shared:
        return NOTHING
    share = len(shared) / len(one | two)
    return (1.0 if pair.one_language else 4.0) * share, f"the same things happen ({', '.join(shared[:3])})"


def places(pair: Pair) -> Verdict:
    """Weigh the same place or region, and two places that cannot be one."""
    one, two = pair.one, pair.two
    if one.regions and two.regions and not one.regions & two.regions:
        return -2.5, ""
    if one.fine & two.fine:
        return (1.6, "the same place")
    if one.fine and two.fine:
        return -1.0, ""
    return (1.2, "the same region") if one.regions & two.regions else NOTHING


def numbers(pair: Pair) -> Verdict:
    """Weigh the same number of the same unit, from ten up."""
    shared = sorted(pair.one.numbers & pair.two.numbers)
    if not shared:
        return NOTHING
    value, unit = shared[0]
    return (2.0 if pair.within else 2.5), f"the same number ({value:g} {unit})"


def days(pair: Pair) -> Verdict:
    """Weigh the same days, and days too far apart. Undated statements are held to the days of publication."""
    one, two = pair.one.window, pair.two.window
    if one is None or two is None:
        return NOTHING
    gap = one.gap(two)
    if one.stated and two.stated:
        return _stated(one, two, gap)
    return (-3.0, "") if gap > GUESSED_APART and not pair.within else NOTHING


def _stated(one: Window, two: Window, gap: int) -> Verdict:
    if gap > STATED_APART:
        return -3.5, ""
    if gap:
        return NOTHING
    return (1.0, "the same days") if max(one.days, two.days) <= SHORT or one.start == two.start else (0.3, "")


def speaker(pair: Pair) -> Verdict:
    """Weigh that one speaker says both."""
    same = bool(pair.one.speaker) and pair.one.speaker == pair.two.speaker
    return (1.3, "the same speaker") if same else NOTHING


def topics(pair: Pair) -> Verdict:
    """Weigh the first topics."""
    return 3.0 * topics_shared(pair.one.statement, pair.two.statement), ""


def sides(pair: Pair) -> Verdict:
    """Keep a denial from the claim it denies; a plan is rarely the deed."""
    denied = (pair.one.statement.stance is Stance.DENIED, pair.two.statement.stance is Stance.DENIED)
    if denied[0] != denied[1]:
        return NEVER, ""
    return (-3.0, "") if pair.one.side != pair.two.side else NOTHING


def story(pair: Pair) -> Verdict:
    """Weigh whether the reports are about the same things; within one report, nearness."""
    if pair.within:
        distance = abs(pair.one.statement.span.start - pair.two.statement.span.start)
        return (0.9 if distance < NEAR_BY else 0.0), ""
    return 2.0 * pair.story, ""


EVIDENCE: tuple[Callable[[Pair], Verdict], ...] = (
    words,
    names,
    concepts,
    places,
    numbers,
    days,
    speaker,
    topics,
    sides,
    story,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """*points* for one event, and in words what speaks for it."""

    points: float
    reasons: tuple[str, ...]


class Matcher:
    """Compares statements of one set of reports; remembers what it has compared."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        """Prepare the comparison of *facts*."""
        by_report: dict[str, list[Facts]] = {}
        for fact in facts:
            by_report.setdefault(fact.report.id, []).append(fact)
        self._about: Mapping[str, Mapping[str, float]] = {key: report_vector(held) for key, held in by_report.items()}
        self._stories: dict[tuple[str, str], float] = {}
        self._scores: dict[tuple[str, str], Score] = {}

    def score(self, one: Facts, two: Facts) -> Score:
        """Add up the evidence that *one* and *two* tell of one event; the order of the two does not matter."""
        key = (one.id, two.id) if one.id < two.id else (two.id, one.id)
        if key not in self._scores:
            pair = Pair(one=one, two=two, story=self._story(one.report.id, two.report.id))
            verdicts = [piece(pair) for piece in EVIDENCE]
            prior = PRIOR_WITHIN if pair.within else PRIOR_ACROSS
            reasons = tuple(why for points, why in verdicts if why and points > 0)
            self._scores[key] = Score(points=prior + sum(points for points, _ in verdicts), reasons=reasons)
        return self._scores[key]

    def without_sides(self, one: Facts, two: Facts) -> float:
        """Return the points with stance left out: how much a denial speaks of what a claim speaks of."""
        pair = Pair(one=one, two=two, story=self._story(one.report.id, two.report.id))
        return self.score(one, two).points - sides(pair)[0]

    def _story(self, one: str, two: str) -> float:
        if one == two:
            return 1.0
        key = (one, two) if one < two else (two, one)
        if key not in self._stories:
            self._stories[key] = cosine(self._about[one], self._about[two])
        return self._stories[key]


def join(facts: Sequence[Facts], pairs: Iterable[tuple[int, int]], matcher: Matcher) -> list[tuple[str, ...]]:
    """Group statements: best pairs first, and two groups become one only if they agree on the whole.

    Returns groups of statement ids, singletons included, in order of their least id.
    """
    by_id = {fact.id: fact for fact in facts}
    scored: list[tuple[float, str, str]] = []
    for one, two in pairs:
        score = matcher.score(facts[one], facts[two])
        if score.points >= 0:
            first, second = sorted((facts[one].id, facts[two].id))
            scored.append((-score.points, first, second))
    groups = Groups(by_id)
    members = {key: [key] for key in by_id}
    for _, first, second in sorted(scored):
        top_one, top_two = groups.top(first), groups.top(second)
        if top_one != top_two and _agree(members[top_one], members[top_two], by_id, matcher):
            groups.join(first, second)
            joined = sorted(members.pop(top_one) + members.pop(top_two))
            members[groups.top(first)] = joined
    return groups.sets()


def _agree(one: Sequence[str], two: Sequence[str], by_id: Mapping[str, Facts], matcher: Matcher) -> bool:
    points = [matcher.score(by_id[a], by_id[b]).points for a, b in product(one[:COMPARED], two[:COMPARED])]
    return min(points) > NEVER / 2 and sum(points) / len(points) >= HOLDS
