"""Reports that run in parallel: what one tells and another tells otherwise may share no word, only the story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from svodka.events.features import Facts, main_region, surname_key
from svodka.events.ground import Ground, by_report

ONE_STORY = 0.25
"""Likeness of two reports from which they tell one story."""
NEAR = 3
"""Days between two times of what two reports tell of, at most."""
CARRIED = 4
"""Statements on, at most, to which a person told of is carried: "he" is who was named before."""


def parallel(ground: Ground, tells: Callable[[Facts], bool], *, both: bool = True) -> Iterator[tuple[Sequence[Facts], Sequence[Facts]]]:
    """Yield the statements of each two reports that share something, the earlier report first.

    Only reports with a statement that *tells* of the matter are of use: *both* of a pair, or at least one.
    """
    telling = {fact.report.id for fact in ground.facts if tells(fact)}
    asked = all if both else any
    met = {(ground.facts[one].report.id, ground.facts[two].report.id) for one, two in ground.pairs}
    ordered = {tuple(sorted(pair)) for pair in met if pair[0] != pair[1] and asked(one in telling for one in pair)}
    held = by_report(ground.facts) if ordered else {}
    for one, two in sorted(ordered):
        first, second = sorted((held[one], held[two]), key=lambda facts: (str(facts[0].report.published_at), facts[0].report.id))
        yield first, second


def of_one_story(ground: Ground, tells: Callable[[Facts], bool], *, both: bool = True) -> Iterator[tuple[Sequence[Facts], Sequence[Facts]]]:
    """Yield those of `parallel` that tell one story."""
    for first, second in parallel(ground, tells, both=both):
        if ground.matcher.story(first[0], second[0]) >= ONE_STORY:
            yield first, second


def told_of(*reports: Sequence[Facts]) -> dict[str, frozenset[str]]:
    """Return whom each statement of some reports tells of: those it names, else those named shortly before it.

    A speaker with the surname of somebody told of speaks of his family.
    """
    known = frozenset(key for held in reports for fact in held for key in fact.people)
    return {key: whom for held in reports for key, whom in _carried(held, known)}


def _carried(held: Sequence[Facts], known: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    last: frozenset[str] = frozenset()
    since = 0
    for fact in held:
        speaker = fact.statement.speaker
        named = fact.people | (known & {surname_key(speaker.name)} if speaker else frozenset())
        last, since = (named, 0) if named else (last, since + 1)
        yield fact.id, last if since <= CARRIED else frozenset()


def regions_of(held: Sequence[Facts]) -> dict[str, frozenset[str]]:
    """Return the regions of each statement of a report: its own, else those named shortly before it, else the report's main one."""
    main = frozenset(filter(None, (main_region(held),)))
    found: dict[str, frozenset[str]] = {}
    last, since = main, 0
    for fact in held:
        last, since = (fact.regions, 0) if fact.regions else (last, since + 1)
        found[fact.id] = last if since <= CARRIED else main
    return found


def may_meet(one: Facts, two: Facts, *, apart: int = NEAR) -> bool:
    """Tell whether neither place nor time, *apart* days at most, keeps two statements apart."""
    if one.regions and two.regions and not one.regions & two.regions:
        return False
    if one.fine and two.fine and not one.fine & two.fine:
        return False
    return one.window is None or two.window is None or one.window.gap(two.window) <= apart
