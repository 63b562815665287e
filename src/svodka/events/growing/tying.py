"""Which statements of the units that changed are tied to each other, and which units may hold a clash."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from svodka.events.contradiction import contradictions
from svodka.events.ground import Ground
from svodka.events.growing.library import Bench, Library
from svodka.events.growing.meeting import Unit, unit
from svodka.events.growing.shelf import Working
from svodka.events.matching import scored
from svodka.model import Contradiction


@dataclass(slots=True)
class Touched:
    """What new reports touched so far: statements to be grouped anew, units whose clashes are to be looked at."""

    statements: set[str] = field(default_factory=set)
    units: set[Unit] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    """Reports whose origin changed."""


def tie(work: Working, library: Library, units: Iterable[Unit], fresh: frozenset[str], touched: Touched) -> None:
    """Compare the statements of *units*; *fresh* are the reports that are new."""
    by_hub: dict[str, set[str]] = defaultdict(set)
    for one, two in units:
        hub, other = (two, one) if two in fresh and one not in fresh else (one, two)
        by_hub[hub].add(other)
    for hub in sorted(by_hub):
        touched.units |= _around(work, library, hub, by_hub[hub])
        for other in by_hub[hub]:
            if hub not in fresh and other not in fresh:
                touched.statements.update(fact.id for one in (hub, other) for fact in library.held(one).facts)
    for report in fresh:
        touched.statements.update(fact.id for fact in library.held(report).facts)


def _around(work: Working, library: Library, hub: str, others: set[str]) -> set[Unit]:
    """Compare the statements of one report with those of *others*, which may name it itself.

    Returns the units that may hold a clash, or might before.
    """
    bench = Bench([library.held(one) for one in sorted({hub, *others})], work, hub)
    bench.pairs = [pair for pair in bench.pairs if _other(bench, pair, hub) in others]
    points = scored(bench.facts, bench.pairs, bench.matcher)
    _keep(work, bench, hub, others, points)
    risky = {_unit(bench, clash) for clash in _possible(bench, hub, others)}
    before = {unit(hub, other) for other in work.one("risks", hub) or () if other in others}
    for one, two in risky ^ before:
        for own, there in {(one, two), (two, one)}:
            known = set(work.one("risks", own) or ())
            known = known | {there} if (one, two) in risky else known - {there}
            work.put("risks", own, sorted(known) or None)
    return risky | before


def _keep(work: Working, bench: Bench, hub: str, others: set[str], points: Mapping[tuple[str, str], float]) -> None:
    """Keep the ties of these units in place of their former ones."""
    theirs = {fact.id for fact in bench.facts if fact.report.id in others}
    held: dict[str, dict[str, float]] = {}
    work.many("ties", {key for pair in points for key in pair} | {fact.id for fact in bench.facts if fact.report.id == hub})
    for fact in bench.facts:
        if fact.report.id == hub:
            known = work.one("ties", fact.id) or {}
            held[fact.id] = {key: value for key, value in known.items() if key not in theirs}
            for gone in known.keys() & theirs:
                left = dict(work.one("ties", gone) or {})
                left.pop(fact.id, None)
                work.put("ties", gone, left)
    for (one, two), value in points.items():
        for own, other in ((one, two), (two, one)):
            if own in held:
                held[own][other] = value
            else:
                work.put("ties", own, {**(work.one("ties", own) or {}), other: value})
    for key, ties in held.items():
        work.put("ties", key, ties)


def _other(bench: Bench, pair: tuple[int, int], hub: str) -> str:
    one, two = (bench.facts[at].report.id for at in pair)
    return two if one == hub else one


def _possible(bench: Bench, hub: str, others: set[str]) -> list[Contradiction]:
    """Return every clash there would be if all statements were of one event: others are none in any case."""
    ids = [fact.id for fact in bench.facts]
    ground = Ground(
        facts=bench.facts, pairs=bench.pairs, matcher=bench.matcher, event_of=dict.fromkeys(ids, ""),
        size=Counter(), told_by=Counter(),
    )  # fmt: skip
    found = list(contradictions(ground, pairs_only=True))
    if hub in others:
        own = [fact for fact in bench.facts if fact.report.id == hub]
        at = {fact.id: place for place, fact in enumerate(own)}
        ids = [fact.id for fact in bench.facts]
        pairs = [(at[ids[one]], at[ids[two]]) for one, two in bench.pairs if ids[one] in at and ids[two] in at]
        found += contradictions(replace(ground, facts=own, pairs=pairs, claims=[]))
    return found


def _unit(bench: Bench, clash: Contradiction) -> Unit:
    return unit(bench.by_id[clash.claim].report.id, bench.by_id[clash.counter].report.id)
