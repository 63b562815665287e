"""Grouping anew the parts that new statements touch; the others stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.events.components import LARGEST, STEPS, reached, tied
from svodka.events.growing.library import Library
from svodka.events.growing.shelf import Working
from svodka.events.matching import join_part
from svodka.events.rulings import Rulings


class Regrouping:
    """Groups over the ties on the shelf."""

    def __init__(self, work: Working, library: Library, ruled: Rulings) -> None:
        """Group by the ties in *work*, and as people *ruled*."""
        self._work, self._library, self._ruled = work, library, ruled
        self._locked = {key for pair in ruled.joined for key in pair}

    def regroup(self, dirty: set[str]) -> set[str]:
        """Group all parts anew that *dirty* statements are in; return the names of the groups that changed."""
        former: set[str] = set()
        now: dict[str, list[str]] = {}
        for part, step in self._parts(dirty):
            former |= {name for key in part if (name := self._work.one("group", key))}
            now.update((group[0], list(group)) for group in self._grouped(part, step))
            for key in part:
                self._work.put("step", key, step)
        changed = {name for name in former | now.keys() if self._work.one("members", name) != now.get(name)}
        for name in changed:
            self._work.put("members", name, now.get(name))
        for name, group in now.items():
            for key in group:
                self._work.put("group", key, name)
        return changed

    def _grouped(self, part: tuple[str, ...], step: int) -> list[tuple[str, ...]]:
        if len(part) == 1:
            return [part]
        within = frozenset(part)
        ties = {key: {to: points for to, points in self._ties(key).items() if points >= STEPS[step] and to in within} for key in part}
        reports = {row[0] for row in self._work.many("told", part).values()}
        bench = self._library.bench(reports, self._work)
        return join_part(ties, bench.by_id, bench.matcher, self._ruled)

    def _ties(self, key: str) -> dict[str, float]:
        ties: dict[str, float] = self._work.one("ties", key) or {}
        if key not in self._locked:
            return ties
        known = self._work.many("told", self._ruled.ties(key))
        return {**ties, **{to: points for to, points in self._ruled.ties(key).items() if to in known}}

    def _parts(self, dirty: set[str]) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield the parts that *dirty* statements are in, with their step: as `components.parts` cuts them.

        What was small enough before and now hangs together in something too large goes on to the next step whole.
        """
        waiting = set(dirty)
        for step in range(len(STEPS)):
            done: set[str] = set()
            large: set[str] = set()
            further: set[str] = set()
            for key in self._work.in_order(waiting):
                if key in done:
                    continue
                part = self._part(key, step, large)
                if part is None:
                    further |= self._former(key, step)
                else:
                    done |= part
                    yield tuple(sorted(part)), step
            waiting = further - done

    def _part(self, key: str, step: int, large: set[str]) -> set[str] | None:
        """Return what hangs together with *key*, None where that is too much; *large* is known to be."""
        if key in large:
            return None
        last = step == len(STEPS) - 1
        part = reached(key, lambda at: tied(self._ties(at), step), None if last else LARGEST)
        if not last and (len(part) > LARGEST or part & large):
            large |= part
            return None
        return part

    def _former(self, key: str, step: int) -> set[str]:
        """Return *key* and what hung together with it in parts that were small enough at this step."""
        return reached(key, lambda at: [to for to in tied(self._ties(at), step) if self._work.one("step", to) == step])
