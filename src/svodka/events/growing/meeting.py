"""New statements meet those that share something telling; the inverted index of `blocking` is kept on the shelf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from svodka.events.blocking import CROWD, ENOUGH_OVER_LANGUAGES, Block, blocks_of, enough, week_after, within
from svodka.events.features import Facts
from svodka.events.growing.shelf import Working

Unit = tuple[str, str]
"""Two reports whose statements are compared with each other, in order of id; one report with itself."""
Holders = Sequence[tuple[str, int]]
NOBODY: tuple[int, Holders] = (0, ())


def unit(one: str, two: str) -> Unit:
    """Return the unit of two reports."""
    return (one, two) if one < two else (two, one)


def meet(work: Working, facts: Sequence[Facts]) -> set[Unit]:
    """Add new statements, whole reports at a time, and return the units whose pairs changed."""
    for fact in facts:
        work.put("told", fact.id, [fact.report.id, fact.statement.lang])
    index = _Index(work, facts)
    units = _lose(work, index.lost)
    for report in dict.fromkeys(fact.report.id for fact in facts):
        held = [fact for fact in facts if fact.report.id == report]
        for one, two, told in within(held):
            index.gained[held[two].id][held[one].id] = told
    mates = _Mates(work)
    for key, shared in index.gained.items():
        met = {other: told for other, told in shared.items() if told >= ENOUGH_OVER_LANGUAGES}
        known = work.many("told", (key, *met))
        work.many("mates", (key, *met))
        for other, told in met.items():
            if told >= enough(known[key][1], known[other][1]):
                mates.tell(key, other, told)
                units.add(unit(known[key][0], known[other][0]))
    mates.keep()
    return units


class _Mates:
    """What statements share with those they are compared with, changed here and kept at the end."""

    def __init__(self, work: Working) -> None:
        self._work = work
        self._held: dict[str, dict[str, int]] = {}

    def of(self, key: str) -> dict[str, int]:
        """Return what a statement shares with others."""
        if key not in self._held:
            self._held[key] = dict(self._work.one("mates", key) or {})
        return self._held[key]

    def tell(self, one: str, two: str, told: int) -> None:
        """Note what two statements share, 0 for too little."""
        for own, other in ((one, two), (two, one)):
            if told:
                self.of(own)[other] = told
            else:
                self.of(own).pop(other, None)

    def keep(self) -> None:
        """Put what was changed back."""
        for key, held in self._held.items():
            self._work.put("mates", key, held)


def _lose(work: Working, lost: dict[tuple[str, str], int]) -> set[Unit]:
    """Take away what pairs shared through keys that have become crowded."""
    units: set[Unit] = set()
    mates = _Mates(work)
    for (one, two), told in lost.items():
        left = mates.of(one)[two] - told
        (report_one, lang_one), (report_two, lang_two) = work.one("told", one), work.one("told", two)
        stays = left >= enough(lang_one, lang_two)
        mates.tell(one, two, left if stays else 0)
        if not stays:
            units.add(unit(report_one, report_two))
    mates.keep()
    return units


class _Index:
    """The blocks that new statements are put into: what pairs gain by it, and what pairs of former ones lose."""

    def __init__(self, work: Working, facts: Sequence[Facts]) -> None:
        self.gained: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.lost: dict[tuple[str, str], int] = defaultdict(int)
        self._work = work
        self._new: dict[Block, list[tuple[str, int]]] = defaultdict(list)
        self._fresh = {fact.id: fact.report.id for fact in facts}
        for fact in facts:
            for block, told in blocks_of(fact):
                self._new[block].append((fact.id, told))
        self._old = self._fetch()
        for block in dict.fromkeys((*self._new, *map(_before, self._new))):
            self._put(block)
        for block, held in self._new.items():
            count, members = self._old.get(block, NOBODY)
            total = count + len(held)
            work.put("block", _name(block), [total, [*members, *held] if total <= CROWD else None])

    def _fetch(self) -> dict[Block, tuple[int, Holders]]:
        """Return how many hold each key of the new statements in the weeks around them, and who, where that is no crowd."""
        around = {_name(near): near for block in self._new for near in (_before(block), block, week_after(block))}
        return {around[name]: (count, members or ()) for name, (count, members) in self._work.many("block", around).items()}

    def _put(self, block: Block) -> None:
        """Let the new holders of a key meet the others of the week, and of the week after."""
        (count, here), new = self._old.get(block, NOBODY), self._new.get(block, ())
        if count + len(new) <= CROWD:
            self._gain(new, here)
            for at, one in enumerate(new):
                self._gain((one,), new[at + 1 :])
        elif count <= CROWD:
            self._drop(here, here)
        on = week_after(block)
        (after, there), late = self._old.get(on, NOBODY), self._new.get(on, ())
        if not (after or late) or not (count or new):
            return
        if count + len(new) + after + len(late) <= CROWD:
            self._gain(new, there)
            self._gain(late, here)
            self._gain(late, new)
        elif count + after <= CROWD:
            self._drop(here, there)

    def _gain(self, new: Holders, others: Holders) -> None:
        """Note what new statements share with those of other reports; of two new ones, under one of them."""
        fresh = self._fresh
        for one, weight_one in new if others else ():
            report = fresh[one]
            for two, weight_two in others:
                known = fresh.get(two)
                if known is None or (known != report and two < one):
                    self.gained[one][two] += weight_one * weight_two
                elif known != report:
                    self.gained[two][one] += weight_one * weight_two

    def _drop(self, here: Holders, there: Holders) -> None:
        """Note what pairs of former holders lose, of those that are compared."""
        weights = dict(there)
        mates = self._work.many("mates", [one for one, _ in here])
        for one, weight_one in here:
            for two in mates.get(one, {}):
                if two in weights and (here is not there or one < two) and self._report(one) != self._report(two):
                    self.lost[min(one, two), max(one, two)] += weight_one * weights[two]

    def _report(self, key: str) -> str:
        return str(self._work.one("told", key)[0])


def _before(block: Block) -> Block:
    key, week = block
    return (key, week - 1) if week > 0 else ("", week)


def _name(block: Block) -> str:
    """Name the cell of a block; those of one week stand together."""
    return f"{block[1]:07}|{block[0]}"
