"""Named pieces of evidence that two statements of one report are facets of one happening.

What a whole report shares (the town of a bulletin on that town) tells nothing, so words are weighed by how rare they are
in the report. What is new tells most: another place, other days, another speaker begin another happening. Points are
rounded weights of a logistic fit on reports in three languages, measured on reports left out: see
docs/decisions/0005-linking.md.
"""

from __future__ import annotations

import re
from itertools import product
from math import isfinite, log

from svodka.events.clashes import holds
from svodka.events.evidence import MUCH, NEVER, NOTHING, STATED_APART, Pair, Piece, Verdict
from svodka.events.features import Facts, Window, bounds, cosine, shared_weight
from svodka.events.locality import Locality
from svodka.model import Topic

SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s|\n")
LEAD = 120
"""Characters at the start of a report in which a headline or lead stands, restated further down."""
NEAR = 3
"""Statements on from which a pair is no longer near."""
AVERAGE = 2.5
"""Logarithm of the statements of a usual report: in a longer one more is told, and any two belong together less often."""
MOST = 20.0
"""Weight of shared senses beyond which more tells no more."""
MONTH = 31
"""Days after a deed until which one speaks of it as news."""
ALIKE = 1.5
"""Times by which a figure may exceed another of which it is a restatement."""
OTHER_DAYS = -6.0
"""Points where the report itself puts the two on days too far apart for one happening, however alike the words."""
INSIDE = -4.5
"""Points where one statement stands inside the other: it was cut out because it is news of its own."""


def local_words(pair: Pair) -> Verdict:
    """Weigh words that both share and the rest of the report does not."""
    local = locality(pair)
    plain = cosine(local.words(pair.one), local.words(pair.two))
    told = max(plain, cosine(local.senses(pair.one), local.senses(pair.two)))
    shared = min(shared_weight(pair.one.senses, pair.two.senses), MOST) / MOST
    return 4.4 * told + 1.7 * shared, "much the same words" if told >= MUCH else ""


def inside(pair: Pair) -> Verdict:
    """Keep a relative clause with its own news from the statement it stands in."""
    first, second = in_order(pair)
    return (INSIDE, "") if second.statement.span.start < first.statement.span.stop else NOTHING


def local_places(pair: Pair) -> Verdict:
    """Keep apart what the report itself puts in different places; a carried place is the same."""
    one, two = pair.one, pair.two
    points = -1.6 if one.regions and two.regions and not one.regions & two.regions else 0.0
    if one.fine and two.fine and not one.fine & two.fine:
        points -= 2.3
    return points, ""


def local_days(pair: Pair) -> Verdict:
    """Keep apart what the report itself puts on different days."""
    couples = [(one, two, one.gap(two)) for one, two in product(pair.one.windows, pair.two.windows)]
    gaps = [gap for one, two, gap in couples if _given(one) and _given(two) and (one.told == two.told or gap > MONTH)]
    if not gaps or not min(gaps):
        return NOTHING
    return (-2.0 if min(gaps) <= STATED_APART else OTHER_DAYS), ""


def _given(window: Window) -> bool:
    return window.stated or window.told


def local_speaker(pair: Pair) -> Verdict:
    """Distrust a change of voice: another speaker, or the report's own words beside a quotation."""
    one, two = pair.one.speaker, pair.two.speaker
    if one == two:
        return NOTHING
    return (-0.6 if one and two else -0.45), ""


def nearness(pair: Pair) -> Verdict:
    """Weigh what stands close together, and count off what stands far apart."""
    steps = locality(pair).steps(pair.one, pair.two)
    if steps > NEAR:
        return -0.4 * log(steps), ""
    return {1: (0.75, "next to each other"), 2: (0.65, "next to each other")}.get(steps, NOTHING)


def one_breath(pair: Pair) -> Verdict:
    """Weigh parts of one sentence, and sentences of one paragraph."""
    first, second = in_order(pair)
    between = pair.one.report.text[max(first.statement.span.stop - 1, 0) : second.statement.span.start]
    if not SENTENCE_END.search(between):
        return 1.1, "parts of one sentence"
    return (0.0, "") if "\n" in between else (0.7, "sentences of one paragraph")


def restated_lead(pair: Pair) -> Verdict:
    """Weigh a headline or lead, which is told anew further down."""
    first, _ = in_order(pair)
    apart = locality(pair).steps(pair.one, pair.two) >= NEAR
    return (1.45, "the lead and its restatement") if apart and first.statement.span.start < LEAD else NOTHING


def possible(pair: Pair) -> Verdict:
    """Hold apart what is only possible, due or thought: views on a matter are many, and none of them happened."""
    return (-0.75, "") if holds(pair.one, "modal") or holds(pair.two, "modal") else NOTHING


def figures(pair: Pair) -> Verdict:
    """Weigh figures of one unit: the same one is restated, another one is the next entry of a list."""
    ranges = [
        (bounds(one), bounds(two))
        for one, two in product(pair.one.quantities, pair.two.quantities)
        if one.unit == two.unit
    ]
    if not ranges:
        return NOTHING
    if any(one[0] > two[1] or two[0] > one[1] for one, two in ranges):
        return -1.4, ""
    return (2.0, "figures that agree") if any(map(_alike, *zip(*ranges, strict=True))) else (-0.7, "")


def _alike(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Tell whether two ranges are of one size: "at least eight" may hold beside twenty, but does not restate it."""
    ends = [[end for end in each if isfinite(end)] for each in (one, two)]
    return any(max(a, b) <= ALIKE * min(a, b) for a, b in product(*ends))


def toll(pair: Pair) -> Verdict:
    """Weigh the dead and the hurt told of right after what they were hurt in."""
    _, second = in_order(pair)
    told = second.statement.topics[:1] == (Topic.CASUALTIES,) and locality(pair).steps(pair.one, pair.two) == 1
    return (0.5, "what it cost in lives") if told else NOTHING


def length(pair: Pair) -> Verdict:
    """Ask for more in a long report, which tells of more than one thing."""
    return -0.42 * (log(locality(pair).size) - AVERAGE), ""


def local_sides(pair: Pair) -> Verdict:
    """Keep a denial from the claim it denies; a plan is rarely the deed."""
    denied = (pair.one.denied, pair.two.denied)
    if denied[0] != denied[1]:
        return NEVER, ""
    return (-0.65, "") if pair.one.side != pair.two.side else NOTHING


def in_order(pair: Pair) -> tuple[Facts, Facts]:
    """Return the two in the order of the text."""
    first, second = sorted((pair.one, pair.two), key=lambda fact: (fact.statement.span, fact.id))
    return first, second


def locality(pair: Pair) -> Locality:
    """Return what is rare in the report of both. Raises ValueError for statements of two reports."""
    if pair.locality is None:
        message = "evidence within a report asked for statements of two reports"
        raise ValueError(message)
    return pair.locality


WITHIN: tuple[Piece, ...] = (
    local_words,
    inside,
    local_places,
    local_days,
    local_speaker,
    nearness,
    one_breath,
    restated_lead,
    toll,
    possible,
    figures,
    length,
    local_sides,
)
