"""Linking new reports on one page: origins, meetings, ties, groups, clashes, events, ledgers.

What each step does is what `linking.link` does over everything at once; here it is done only where something changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from svodka.events.features import Facts
from svodka.events.growing.clashing import clash, restate
from svodka.events.growing.copying import Copying
from svodka.events.growing.ledgers import Ledgers
from svodka.events.growing.library import Library
from svodka.events.growing.meeting import meet
from svodka.events.growing.regrouping import Regrouping
from svodka.events.growing.shelf import Evidence, Shelf, Working
from svodka.events.growing.tying import Touched, tie
from svodka.events.linking import Telling, event_of
from svodka.events.matching import Matcher
from svodka.events.order import place_in
from svodka.events.origins import Origins
from svodka.events.rulings import rulings
from svodka.lexicon.sources import Sources
from svodka.model import Decision, Event, LinkageChanges, Tally

CHUNK = 100
"""Reports that meet the others at a time."""


@dataclass(slots=True)
class _Described:
    """What was described anew so far; see `LinkageChanges`."""

    events: dict[str, tuple[str, Event] | None] = field(default_factory=dict)
    tallies: dict[str, Tally | None] = field(default_factory=dict)


class Linker:
    """Links report by report over what *shelf* keeps; the evidence is read as it is needed."""

    def __init__(self, shelf: Shelf, evidence: Evidence, sources: Sources, decisions: Iterable[Decision] = ()) -> None:
        """Go on from where *shelf* is; *decisions* on events win over the rules."""
        self._work, self._evidence, self._library = Working(shelf), evidence, Library(evidence, shelf)
        self._sources, self._ruled = sources, rulings(decisions)

    def add(self, reports: Sequence[str]) -> LinkageChanges:
        """Link new *reports*, each named once and for the first time, and follow the decisions that are new."""
        touched = Touched()
        graph = Copying(self._work, self._evidence, self._sources)
        touched.reports |= graph.add([self._evidence.report(report) for report in reports])
        for at in range(0, len(reports), CHUNK):
            chunk = reports[at : at + CHUNK]
            facts = [fact for report in chunk for fact in self._library.held(report).facts]
            tie(self._work, self._library, meet(self._work, facts), frozenset(chunk), touched)
        self._follow(touched)
        changes = self._settle(touched, graph)
        self._work.flush()
        return changes

    def _follow(self, touched: Touched) -> None:
        """See which statements decisions were taken on since the last time."""
        pairs = [[*pair, "join", by.id, by.who, by.reason] for pair, by in self._ruled.joined.items()]
        pairs += [[*pair, "part", by.id, "", ""] for pair, by in self._ruled.parted.items()]
        before = [list(row) for row in self._work.one("ruled", "") or ()]
        for row in [row for row in pairs if row not in before] + [row for row in before if row not in pairs]:
            touched.statements |= self._work.many("told", row[:2]).keys()
        self._work.put("ruled", "", sorted(pairs))

    def _settle(self, touched: Touched, graph: Copying) -> LinkageChanges:
        """Group, look for clashes and describe events where something was touched."""
        groups = Regrouping(self._work, self._library, self._ruled).regroup(touched.statements)
        clashes, ends = clash(self._work, self._library, touched.units, groups)
        told = {fact.id for report in touched.reports for fact in self._library.held(report).facts}
        near = groups | set(self._work.many("group", ends).values())
        events = restate(self._work, self._library, self._ruled, near)
        holding = self._work.many("group", touched.statements | ends | told).values()
        described = self._describe(events | set(self._work.many("event", holding).values()), graph)
        edges = {report: graph.edges(report) for report in sorted(graph.changed)}
        return LinkageChanges(events=described.events, contradictions=clashes, edges=edges, tallies=described.tallies)

    def _describe(self, names: set[str], graph: Copying) -> _Described:
        """Describe events anew; a name is the least id of an event's statements."""
        ledgers, made = Ledgers(self._work), _Described()
        for name in sorted(names):
            former = self._work.one("event id", name)
            if former:
                ledgers.drop(former)
                made.events[former] = None
            self._work.put("event id", name, None)
        for name in self._work.in_order(names):
            members = self._work.one("told of", name)
            if members:
                event, held, place = self._event(members, graph)
                made.events[event.id] = (place, event)
                self._work.put("event id", name, event.id)
                ledgers.put(event, held)
        made.tallies = ledgers.changed()
        return made

    def _event(self, members: Sequence[str], graph: Copying) -> tuple[Event, Mapping[str, Facts], str]:
        """Describe one event; return it with its statements, and its place among all."""
        reports = sorted({row[0] for row in self._work.many("told", members).values()})
        bench = self._library.bench(reports, self._work) if len(members) > 1 else None
        held = bench.by_id if bench else {fact.id: fact for fact in self._library.held(reports[0]).facts}
        origins = Origins(
            edges=(),
            roots={report: graph.root(report) for report in reports},
            cited={report: graph.cited(report) for report in reports},
            sources=graph.known,
        )
        telling = Telling(origins=origins, matcher=bench.matcher if bench else Matcher(()), ruled=self._ruled)
        disputes = {key for row in self._work.many("disputes", members).values() for key in row}
        event = event_of((held[key] for key in members), disputes, telling)
        return event, held, place_in(held[event.statements[0]])
