"""The origin graph as trees: each report once, below the one that it was taken from."""

from __future__ import annotations

from itertools import permutations

from svodka.model import Branch, EdgeKind, OriginEdge, lineages


def edge(child, parent, kind=EdgeKind.COPY, evidence="the same words"):
    return OriginEdge(child=child, parent=parent, kind=kind, evidence=evidence)


def drawn(branch, depth=0):
    yield f"{'  ' * depth}{branch.kind}{':' if branch.kind else ''}{branch.name}"
    for child in branch.branches:
        yield from drawn(child, depth + 1)


def names(branch: Branch) -> list[str]:
    return [branch.name, *(name for child in branch.branches for name in names(child))]


def test_a_copy_of_a_translation_hangs_below_the_translation():
    edges = [edge("c", "b", EdgeKind.NEAR_COPY, "Jaccard 0.9"), edge("b", "a", EdgeKind.TRANSLATION), edge("c", "Vale", EdgeKind.CITES)]
    (line,) = lineages([("Vale", ("a", "b", "c"))], edges)
    assert [row for top in line.branches for row in drawn(top)] == ["a", "  translation:b", "    near-copy:c"]
    (copy,) = line.branches[0].branches[0].branches
    assert copy.others == ((EdgeKind.CITES, "Vale", "the same words"),)


def test_an_outlet_that_was_not_taken_in_stands_above_its_reprints():
    (line,) = lineages([("RFE/RL", ("a", "b"))], [edge(one, "RFE/RL", EdgeKind.REPRINT) for one in "ab"])
    (top,) = line.branches
    assert (top.name, top.is_report) == ("RFE/RL", False)
    assert [child.name for child in top.branches] == ["a", "b"]


def test_a_ring_of_edges_is_cut_and_every_report_stands_once():
    edges = [edge("a", "b"), edge("b", "c"), edge("c", "a")]
    for order in permutations("abc"):
        (line,) = lineages([("Vale", order)], edges)
        assert sorted(name for top in line.branches for name in names(top)) == ["a", "b", "c"]


def test_each_independent_source_has_a_tree_of_its_own():
    lines = lineages([("Hill", ("b",)), ("Vale", ("a",))], [])
    assert [(line.family, [top.name for top in line.branches]) for line in lines] == [("Hill", ["b"]), ("Vale", ["a"])]
