"""What the lexicon tells of a report's statements, as a cell: looking it up again costs ten times as much as reading it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svodka.events.features import Facts, Lexical, facts_of
from svodka.events.growing.shelf import Shelf
from svodka.model import Report, Statement

KIND = "lexical"


def remembered(shelf: Shelf, report: Report, statements: Sequence[Statement]) -> list[Facts]:
    """Return the features of all *statements* of *report*, worked out the first time and kept on *shelf*.

    Linking drops its cells where a report's statements, the rules or the version change, and these with them.
    """
    rows = shelf.cells(KIND, (report.id,)).get(report.id)
    if rows is None:
        facts = [facts_of(one, report) for one in statements]
        shelf.put_cells(KIND, {report.id: [_row(fact) for fact in facts]})
        return facts
    return [facts_of(one, report, _lexical(row)) for one, row in zip(statements, rows, strict=True)]


def _row(fact: Facts) -> list[Any]:
    """Return the cell's row for one statement: what it says, each different word's weight, and the rest."""
    weights = [fact.words.get(word, 0.0) for word in dict.fromkeys(fact.said)]
    return [fact.said, weights, dict(fact.senses), dict(fact.names), sorted(fact.people), fact.speaker]


def _lexical(row: Sequence[Any]) -> Lexical:
    said, weights, senses, names, people, speaker = row
    return Lexical(
        said=tuple(said),
        words={word: weight for word, weight in zip(dict.fromkeys(said), weights, strict=True) if weight},
        senses=senses,
        names=names,
        people=frozenset(people),
        speaker=speaker,
    )
