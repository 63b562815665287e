"""Statements to events: evidence added up for each pair; then groups that hold together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from svodka.events.alignment import Alignment
from svodka.events.causes import clashing_causes
from svodka.events.clashes import clashing_status, other_count, worded
from svodka.events.components import STEPS, parts
from svodka.events.evidence import ACROSS, NEVER, Pair, days, share_happening, sides, told_elsewhere
from svodka.events.facets import WITHIN, figures, local_sides
from svodka.events.features import Facts, main_region, overlap, report_keys
from svodka.events.grouping import Groups
from svodka.events.locality import Locality
from svodka.events.rulings import NONE, Couple, Rulings, couple
from svodka.model import QuoteKind

PRIOR_ACROSS = -5.15
"""Two statements of different reports, before anything is known of them; 0 points are enough to join."""
PRIOR_WITHIN = -2.3
"""Two statements of one report."""
COUNTERPART = 1.5
"""Points for each of the two whose best match is the other, as far as the reports are about the same things."""
BORNE_OUT = 2.0
"""Points for neighbours that match fully."""
PASSED_OVER = 0.2
"""Share of that where both have a better match: in two copies, the neighbours of any two neighbours match."""
TOLD = 1.0
"""Points of the neighbours from which they are named as a reason."""
TOGETHER = -1.0
"""Mean points over the statements of one report that two groups hold, from which they may become one."""
WEAKEST = -1.7
"""Points of the weakest pair of one report that a group may hold."""
HOLDS = -0.7
"""Mean points over the reports of two groups, from which they may become one."""
MISSED = -2.0
"""Points of a pair of which nothing is known either way: facets of one event may share nothing with each other."""
OPPOSED = -1.5
"""Points of one piece of evidence that speaks plainly against."""
UNTOLD = -0.5
"""Points at most, over reports, of two statements that share no happening, or one that is told of different regions."""
ONE_STORY = 0.3
"""Likeness of two reports from which they tell one story, so that a counterpart is told of the same happening."""
CLOSE = 1e-6
"""What rounding may take from a bound."""
COMPARED = 12
"""Members of a group that another group is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """*points* for one event, and in words what speaks for it."""

    points: float
    reasons: tuple[str, ...]
    opposed: bool = False
    """Whether something speaks plainly against it: another region, other days."""


def only_said(pair: Pair) -> bool:
    """Tell whether both are words of one speech that share their turn of phrase but nothing that happened.

    “It began with the bridge” and “it will end where it began” are two sentences, not two reports of one deed.
    """
    one, two = pair.one.statement, pair.two.statement
    if one.quote_kind is not QuoteKind.DIRECT or two.quote_kind is not QuoteKind.DIRECT:
        return False
    shared = set(one.concepts) & set(two.concepts) or pair.one.fine & pair.two.fine or pair.one.numbers & pair.two.numbers
    return not shared and bool(pair.one.speaker) and pair.one.speaker == pair.two.speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a whole report is about, the region most of it is in, and what is rare inside it."""

    about: Mapping[str, float]
    region: str
    local: Locality


def profile(held: Sequence[Facts]) -> Profile:
    """Work out the profile of a report from its statements."""
    return Profile(about=report_keys(held), region=main_region(held), local=Locality(held))


def profiles_of(facts: Sequence[Facts]) -> dict[str, Profile]:
    """Return the profile of each report of *facts*."""
    by_report: dict[str, list[Facts]] = {}
    for fact in facts:
        by_report.setdefault(fact.report.id, []).append(fact)
    return {key: profile(held) for key, held in by_report.items()}


def in_order(one: Facts, two: Facts) -> tuple[Facts, Facts]:
    """Return two statements in the order of their reports and texts, so that no rounding depends on which is named first."""
    if one.report.id != two.report.id:
        return (one, two) if one.report.id < two.report.id else (two, one)
    return (one, two) if (one.statement.span, one.id) <= (two.statement.span, two.id) else (two, one)


class Matcher:
    """Compares statements of one set of reports; remembers what it has compared.

    What two statements score depends on their two reports alone: on the statements of both and the pairs between them.
    """

    def __init__(
        self, facts: Sequence[Facts], pairs: Iterable[tuple[int, int]] = (), profiles: Mapping[str, Profile] | None = None
    ) -> None:
        """Prepare the comparison of *facts*; the candidate *pairs* show which reports run in parallel.

        *profiles* are those of the reports, where they were worked out before.
        """
        self._profiles = profiles or profiles_of(facts)
        self._stories: dict[tuple[str, str], float] = {}
        self._scores: dict[tuple[str, str], Score] = {}
        self._weighed: dict[tuple[str, str], Score] = {}
        self._alignment = Alignment(facts, pairs, lambda one, two: self._alone(self._pair(one, two)).points)

    def score(self, one: Facts, two: Facts) -> Score:
        """Add up the evidence that *one* and *two* tell of one event; the order of the two does not matter."""
        one, two = in_order(one, two)
        key = (one.id, two.id)
        if key not in self._scores:
            pair = self._pair(one, two)
            alone = self._alone(pair)
            full = alone if pair.locality else self._aligned(pair, alone)
            told = not only_said(pair) if pair.locality else self._told(pair)
            self._scores[key] = full if told else replace(full, points=min(full.points, UNTOLD))
        return self._scores[key]

    def may_join(self, one: Facts, two: Facts) -> bool:
        """Tell, without a look at what stands beside the two, whether they can come to 0 points."""
        one, two = in_order(one, two)
        pair = self._pair(one, two)
        most = 0.0 if pair.locality else COUNTERPART * pair.story * len((one, two)) + BORNE_OUT * pair.related
        return self._alone(pair).points + most >= -CLOSE

    def _told(self, pair: Pair) -> bool:
        """Tell whether two statements of two reports share what happened, or are counterparts of one side in one story.

        A plan and a deed that share no happening are two things, even where each has no better match.
        """
        counterparts = self._alignment.mutual(pair.one.id, pair.two.id) if pair.story >= ONE_STORY else 0
        if not share_happening(pair) and (not counterparts or pair.one.side != pair.two.side):
            return False
        return counterparts == len((pair.one, pair.two)) or not told_elsewhere(pair)

    def _alone(self, pair: Pair) -> Score:
        """Weigh the two statements without what stands beside them."""
        key = (pair.one.id, pair.two.id)
        if key not in self._weighed:
            self._weighed[key] = self._weigh(pair)
        return self._weighed[key]

    def _weigh(self, pair: Pair) -> Score:
        told, opposed = 0.0, False
        reasons: list[str] = []
        for piece in WITHIN if pair.locality else ACROSS:
            points, why = piece(pair)
            told += points
            opposed = opposed or points <= OPPOSED
            if why and points > 0:
                reasons.append(why)
        return Score(points=(PRIOR_WITHIN if pair.locality else PRIOR_ACROSS) + told, reasons=tuple(reasons), opposed=opposed)

    def _aligned(self, pair: Pair, alone: Score) -> Score:
        """Add what the rest of the two reports says: a match among matches."""
        one, two = pair.one.id, pair.two.id
        best = self._alignment.mutual(one, two)
        support = BORNE_OUT * pair.related * self._alignment.support(one, two) * (1.0 if best else PASSED_OVER)
        reasons = (*alone.reasons, "the statements beside them match") if support >= TOLD else alone.reasons
        points = alone.points + COUNTERPART * pair.story * best + support
        return Score(points=points, reasons=reasons, opposed=alone.opposed)

    def pieces(self, one: Facts, two: Facts) -> tuple[tuple[str, float, str], ...]:
        """Return what each piece of evidence gives or takes, as (name, points, why): for `svodka explain`."""
        pair = self._pair(one, two)
        weighed = ((piece.__name__, *piece(pair)) for piece in (WITHIN if pair.locality else ACROSS))
        return tuple((name, points, why) for name, points, why in weighed if points)

    def without_sides(self, one: Facts, two: Facts) -> float:
        """Return the points without what makes the two clash: how much a denial speaks of what a claim speaks of."""
        pair = self._pair(*in_order(one, two))
        apart = (local_sides(pair)[0] + min(figures(pair)[0], 0.0)) if pair.locality else sides(pair)[0]
        return self.score(one, two).points - apart

    def story(self, one: Facts, two: Facts) -> float:
        """Return how alike the reports of two statements are, from 0 to 1."""
        return 1.0 if one.report.id == two.report.id else self._story(one.report.id, two.report.id)

    def days(self, one: Facts, two: Facts) -> float:
        """Return the points that the days alone give or take away over reports."""
        return 0.0 if one.report.id == two.report.id else days(self._pair(*in_order(one, two)))[0]

    def _pair(self, one: Facts, two: Facts) -> Pair:
        if one.report.id == two.report.id:
            return Pair(one=one, two=two, story=1.0, locality=self._profiles[one.report.id].local)
        return Pair(
            one=one,
            two=two,
            story=self._story(one.report.id, two.report.id),
            regions=(self._profiles[one.report.id].region, self._profiles[two.report.id].region),
        )

    def _story(self, one: str, two: str) -> float:
        key = (one, two) if one < two else (two, one)
        if key not in self._stories:
            self._stories[key] = overlap(self._profiles[key[0]].about, self._profiles[key[1]].about)
        return self._stories[key]


def join(
    facts: Sequence[Facts], pairs: Iterable[tuple[int, int]], matcher: Matcher, ruled: Rulings = NONE
) -> list[tuple[str, ...]]:
    """Group statements: best pairs first, and two groups become one only if they agree on the whole.

    What a person *ruled* comes before all. Returns groups of statement ids, singletons included, in order of their least id.
    """
    by_id = {fact.id: fact for fact in facts}
    ties: dict[str, dict[str, float]] = {key: {} for key in by_id}
    for (one, two), points in scored(facts, pairs, matcher).items():
        ties[one][two] = ties[two][one] = points
    for key in {key for pair in ruled.joined for key in pair} & by_id.keys():
        ties[key].update((to, points) for to, points in ruled.ties(key).items() if to in by_id)
    groups: list[tuple[str, ...]] = []
    for part, step in parts(by_id, ties.__getitem__):
        held = {key: {to: points for to, points in ties[key].items() if points >= STEPS[step]} for key in part}
        groups += join_part(held, by_id, matcher, ruled)
    return sorted(groups)


def scored(facts: Sequence[Facts], pairs: Iterable[tuple[int, int]], matcher: Matcher) -> dict[Couple, float]:
    """Return the points of the pairs that can be joined."""
    found: dict[Couple, float] = {}
    for one, two in pairs:
        if matcher.may_join(facts[one], facts[two]):
            points = matcher.score(facts[one], facts[two]).points
            if points >= 0:
                found[couple(facts[one].id, facts[two].id)] = points
    return found


def join_part(
    ties: Mapping[str, Mapping[str, float]], by_id: Mapping[str, Facts], matcher: Matcher, ruled: Rulings
) -> list[tuple[str, ...]]:
    """Group the statements of one part, best ties first."""
    groups = Groups(ties)
    members = {key: [key] for key in ties}
    order = sorted((-points, one, two) for one, held in ties.items() for two, points in held.items() if one < two)
    for _, first, second in order:
        top_one, top_two = groups.top(first), groups.top(second)
        if top_one == top_two or ruled.part(members[top_one], members[top_two]):
            continue
        if ruled.join(first, second) or _agree(members[top_one], members[top_two], by_id, matcher):
            groups.join(first, second)
            joined = sorted(members.pop(top_one) + members.pop(top_two))
            members[groups.top(first)] = joined
    return groups.sets()


def _agree(one: Sequence[str], two: Sequence[str], by_id: Mapping[str, Facts], matcher: Matcher) -> bool:
    """Tell whether two groups hold together: on the mean over pairs of their reports, each by its best pair.

    What they hold of one report has to belong together on the mean of all its pairs: no chains of neighbours.
    """
    best: dict[tuple[str, str], float] = {}
    within: list[float] = []
    for a, b in product(one[:COMPARED], two[:COMPARED]):
        score = matcher.score(by_id[a], by_id[b])
        if score.points < _floor(by_id[a], by_id[b]) or _excluded(by_id[a], by_id[b]):
            return False
        reports = (by_id[a].report.id, by_id[b].report.id)
        told = score.points if score.opposed else max(score.points, MISSED)
        if reports[0] == reports[1]:
            within.append(score.points)
        best[reports] = max(best.get(reports, told), told)
    if within and sum(within) / len(within) < TOGETHER:
        return False
    return sum(best.values()) / len(best) >= HOLDS


def _other_figure(one: Facts, two: Facts) -> bool:
    """Tell whether one report gives two figures for one counted thing: of two times, or of two sources."""
    return one.report.id == two.report.id and other_count(one, two)


def _excluded(one: Facts, two: Facts) -> bool:
    """Tell whether two statements are never put together, however alike.

    What cannot both hold (it is over, it goes on; his heart, a beating; no evidence of it) is a clash, which is an edge.
    Nor is silence put with what somebody is silent about: “the ministry did not comment” is no second source.
    """
    doubted = worded(one, "unproven") != worded(two, "unproven")
    silent = worded(one, "silent") != worded(two, "silent")
    return doubted or silent or bool(clashing_status(one, two) or clashing_causes(one, two)) or _other_figure(one, two)


def _floor(one: Facts, two: Facts) -> float:
    """Return the least points of any pair of a group: a plan stands beside a deed only where the two belong together."""
    if one.side != two.side:
        return 0.0
    return WEAKEST if one.report.id == two.report.id else NEVER / 2
