"""Clashes of the units that changed, and denials of one thing put together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svodka.events.components import reached
from svodka.events.contradiction import contradictions
from svodka.events.ground import Ground
from svodka.events.growing.library import Library
from svodka.events.growing.meeting import Unit, unit
from svodka.events.growing.shelf import Working
from svodka.events.restated import join_denials
from svodka.events.rulings import Rulings
from svodka.model import Contradiction, ContradictionKind

Made = dict[str, Contradiction | None]
"""Clashes that are new, and ids of those that are no more."""


def clash(work: Working, library: Library, units: set[Unit], groups: Iterable[str]) -> tuple[Made, set[str]]:
    """Look anew for clashes in *units*, and in those that hold statements of *groups* whose members changed.

    Returns what changed, and the statements at both ends of it.
    """
    looked = set(units)
    members = [key for name in groups for key in work.one("members", name) or ()]
    for report in {row[0] for row in work.many("told", members).values()}:
        looked.update(unit(report, other) for other in work.one("risks", report) or ())
    made: Made = {}
    ends: set[str] = set()
    places = work.places(report for pair in looked for report in pair)
    for one, two in sorted(looked, key=lambda pair: (places[pair[0]], places[pair[1]])):
        found = _clashes(work, library, (one, two)) if two in (work.one("risks", one) or ()) else ()
        ends |= _replace(work, f"{one} {two}", found, made)
    return made, ends


def _clashes(work: Working, library: Library, of: Unit) -> tuple[Contradiction, ...]:
    bench = library.bench(of, work)
    reports = {fact.id: fact.report.id for fact in bench.facts}
    pairs = [pair for pair in bench.pairs if unit(*(bench.facts[at].report.id for at in pair)) == of]
    group_of = {key: work.one("group", key) for key in reports}
    members = work.many("members", group_of.values())
    told = work.many("told", [key for held in members.values() for key in held])
    ground = Ground(
        facts=bench.facts,
        pairs=pairs,
        matcher=bench.matcher,
        event_of=group_of,
        size={name: len(held) for name, held in members.items()},
        told_by={name: len({told[key][0] for key in held}) for name, held in members.items()},
    )
    return contradictions(ground, pairs_only=of[0] != of[1])


def _replace(work: Working, name: str, found: Iterable[Contradiction], made: Made) -> set[str]:
    """Keep the clashes of a unit in place of its former ones."""
    kept = work.one("clashes", name) or ()
    former = {row[0]: _clash(row) for row in kept}
    now = {one.id: one for one in found}
    gone = [one for key, one in former.items() if now.get(key) != one]
    new = [one for key, one in now.items() if former.get(key) != one]
    for one in gone:
        made[one.id] = None
        _note(work, one, gone=True)
    for one in new:
        made[one.id] = one
        _note(work, one, gone=False)
    if gone or new:
        work.put("clashes", name, [[one.id, one.claim, one.counter, one.kind.value, one.reason] for one in now.values()] or None)
    return {key for one in (*gone, *new) for key in (one.claim, one.counter)}


def _clash(row: Sequence[str]) -> Contradiction:
    made, claim, counter, kind, reason = row
    return Contradiction(id=made, claim=claim, counter=counter, kind=ContradictionKind(kind), reason=reason)


def _note(work: Working, one: Contradiction, *, gone: bool) -> None:
    """Keep with both statements that they clash."""
    for key in (one.claim, one.counter):
        held = dict(work.one("disputes", key) or {})
        if gone:
            held.pop(one.id, None)
        else:
            held[one.id] = [one.claim, one.counter, one.kind.value]
        work.put("disputes", key, held or None)


def restate(work: Working, library: Library, ruled: Rulings, dirty: set[str]) -> set[str]:
    """Put denials of one thing together around the *dirty* groups; return the names of the events that changed.

    An event's name here is the least id of its statements; those that are no more are among the changed.
    """
    changed: set[str] = set()
    done: set[str] = set()
    former: set[str] = set()
    now: dict[str, tuple[str, ...]] = {}
    for name in sorted(dirty):
        if name not in done:
            around = reached(name, lambda at: _beside(work, at))
            done |= around
            groups = sorted(tuple(held) for one in around if (held := work.one("members", one)))
            events = _restated(work, library, ruled, groups) if len(groups) > 1 else groups
            now.update((event[0], event) for event in events)
            former |= {event for one in around if (event := work.one("event", one))}
            held_by = {key: event[0] for event in events for key in event}
            for one in around:
                work.put("event", one, held_by.get(one))
    for event in sorted(former | now.keys()):
        members = list(now[event]) if event in now else None
        if work.one("told of", event) != members:
            work.put("told of", event, members)
            changed.add(event)
    return changed


def _beside(work: Working, name: str) -> set[str]:
    """Return the groups that a denial binds to a group."""
    keys = [key for held in work.many("disputes", work.one("members", name) or ()).values() for key in _denials(held)]
    return set(work.many("group", keys).values())


def _denials(held: dict[str, list[str]]) -> list[str]:
    return [key for claim, counter, kind in held.values() if kind == ContradictionKind.DENIAL for key in (claim, counter)]


def _restated(work: Working, library: Library, ruled: Rulings, groups: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    members = [key for group in groups for key in group]
    facts = {}
    for report in sorted({row[0] for row in work.many("told", members).values()}):
        facts.update({fact.id: fact for fact in library.held(report).facts})
    edges = {
        key: Contradiction(id=key, claim=claim, counter=counter, kind=ContradictionKind(kind), reason="")
        for held in work.many("disputes", members).values()
        for key, (claim, counter, kind) in held.items()
        if kind == ContradictionKind.DENIAL
    }
    return join_denials(groups, [edges[key] for key in sorted(edges)], facts, ruled)
