"""Check 7: a linked denial or contradiction stands in the same item."""

from __future__ import annotations

from svodka.brief.checks.evidence import Evidence
from svodka.model import Item


def untold_disputes(item: Item, evidence: Evidence) -> list[str]:
    """Say which disputes of an item's event are not told with both sides."""
    cited = {citation.statement for sentence in item.sentences for citation in sentence.citations}
    event = evidence.index.events.get(item.event)
    if event is None:
        return [f"{item.event}: no such event"]
    missing = []
    for dispute in event.disputes:
        edge = evidence.index.contradictions.get(dispute)
        sides = {edge.claim, edge.counter} & evidence.index.statements.keys() if edge else set()
        if edge is None or (len(sides) == len({edge.claim, edge.counter}) and not sides <= cited):
            missing.append(f"{item.event}: dispute {dispute} is not told with both sides")
    return missing
