"""Reports ready to be compared, read from the evidence when they are needed and forgotten when there are too many."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from svodka.events.features import Facts
from svodka.events.growing.remembered import remembered
from svodka.events.growing.shelf import Evidence, Shelf, Working
from svodka.events.linking import earliest
from svodka.events.matching import Matcher, Profile, profile
from svodka.events.origins import by_publication
from svodka.model import Report

MOST = 10_000
"""Statements kept at hand: those of a few weeks, since reports are linked in order of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A report with its statements in order."""

    report: Report
    facts: tuple[Facts, ...]
    profile: Profile


class Library:
    """The reports of the evidence."""

    def __init__(self, evidence: Evidence, shelf: Shelf) -> None:
        """Read from *evidence*, and keep on *shelf* what was looked up once."""
        self._evidence, self._shelf = evidence, shelf
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._size = 0

    def held(self, report: str) -> Held:
        """Return a report with its statements."""
        known = self._held.get(report)
        if known is not None:
            self._held.move_to_end(report)
            return known
        text = self._evidence.report(report)
        facts = tuple(sorted(remembered(self._shelf, text, self._evidence.told(report)), key=earliest))
        made = Held(report=text, facts=facts, profile=profile(facts))
        self._held[report] = made
        self._size += len(facts) + 1
        while self._size > MOST and len(self._held) > 1:
            _, gone = self._held.popitem(last=False)
            self._size -= len(gone.facts) + 1
        return made

    def bench(self, reports: Iterable[str], work: Working) -> Bench:
        """Lay some reports side by side, with the pairs between them."""
        return Bench([self.held(report) for report in sorted(set(reports))], work)


class Bench:
    """Some reports side by side, and what is needed to compare their statements."""

    def __init__(self, held: Iterable[Held], work: Working, hub: str = "") -> None:
        """Lay *held* side by side; with a *hub*, only the pairs of that report are laid out."""
        held = sorted(held, key=lambda one: by_publication(one.report))
        self.facts = [fact for one in held for fact in one.facts]
        self.by_id = {fact.id: fact for fact in self.facts}
        profiles = {one.report.id: one.profile for one in held}
        at = {fact.id: place for place, fact in enumerate(self.facts)}
        wanted = [fact.id for fact in self.facts if not hub or fact.report.id == hub]
        mates = work.many("mates", wanted)
        couples = {(min(at[one], at[two]), max(at[one], at[two])) for one, held_ in mates.items() for two in held_ if two in at}
        self.pairs = sorted(couples)
        self.matcher = Matcher(self.facts, self.pairs, profiles)
