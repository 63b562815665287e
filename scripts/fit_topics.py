"""Fit lexicon/ranking.toml, the weights by which the topics of a statement are put in order, on annotated reports.

Usage: ``python scripts/fit_topics.py FOLDER… --apart FOLDER… > src/svodka/lexicon/ranking.toml``. A folder holds documents
in the format of the annotated set: a JSON object with "doc" (id, title, published, lang), "text" and "statements" (start,
end, topics). Sets after --apart were annotated by other people for other reports: they get a bias of their own for each
topic, which is dropped. Multinomial logistic regression with L2 by L-BFGS from zero: the same input gives the same bytes.
What is kept are weights of our own concepts, senses and lists; no text is.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from svodka.model import TOPICS, Report, Topic
from svodka.reading.about_what.in_order import own_pointers, signs_of
from svodka.reading.about_what.signs import EACH, Signs, each
from svodka.reading.context import mentions_of
from svodka.reading.parse import parse
from svodka.reading.reader import told_in

LEAST = 5
"""Statements that a mark must be seen in."""
ROUNDS, KEPT_STEPS, SMALLEST_STEP = 200, 12, 1e-6
SHRINK_EACH, SHRINK_MARKS = 1.0, 10.0
NEAR_ZERO = 0.1
"""Weights nearer to zero are left out."""
SAME = 0.5
"""Shared characters over all, from which on two spans are one statement."""

Array = Any
HEADER = """\
# Weights by which the topics of a statement are put in order, fitted on annotated reports by scripts/fit_topics.py.
# [each]: of what points to a topic, layer by layer; [bias]: of a topic; [marks]: of a concept, a sense or another mark, for topics.
# They are of our own lists, and hold no word of the reports. Do not edit: change the lists and fit anew.
"""


@dataclass(frozen=True)
class Row:
    """A statement: its signs, the index of its topic, whether its set stands apart, its set."""

    signs: Signs
    topic: int
    apart: bool
    folder: str


def rows_of(folder: Path, *, apart: bool) -> Iterator[Row]:
    """Yield the annotated statements that svodka finds too."""
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or "statements" not in data:
            continue
        document = parse(report_of(data))
        drafts = told_in(document, mentions_of(document, None))
        found = signs_of(document, drafts, [own_pointers(document, draft) for draft in drafts])
        for gold in data["statements"]:
            shared = [(alike((gold["start"], gold["end"]), (d.start, d.stop)), i) for i, d in enumerate(drafts)]
            best, at = max(shared, default=(0.0, 0))
            if best >= SAME and gold["topics"]:
                yield Row(found[at], TOPICS.index(Topic(gold["topics"][0])), apart, folder.name)


def report_of(data: dict[str, Any]) -> Report:
    """Return the report of an annotated document."""
    doc = data["doc"]
    published = date.fromisoformat(doc["published"]) if doc.get("published") else None
    return Report(
        id=doc["id"],
        sha256="",
        locator="",
        external_id=doc["id"],
        title=doc.get("title") or "",
        source="",
        url=None,
        author=None,
        published_at=published,
        lang=doc["lang"],
        text=data["text"],
    )


def alike(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Return the characters that two spans share over all that they cover."""
    both = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return both / (one[1] - one[0] + two[1] - two[0] - both)


@dataclass(frozen=True)
class Problem:
    """*of_each* [statement, topic, value] and *of_marks* [statement, mark] with what is right, and how much weights shrink."""

    of_each: Array
    of_marks: Array
    right: Array
    shrink: Array

    def loss(self, weights: Array) -> tuple[float, Array]:
        """Return the loss and its gradient at *weights*: those of EACH, then of each mark for each topic."""
        first = self.of_each.shape[2]
        table = weights[first:].reshape(self.of_marks.shape[1], len(TOPICS))
        scores = self.of_each @ weights[:first] + self.of_marks @ table
        scores -= scores.max(1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(1, keepdims=True)
        off = chances - self.right
        gradient = np.concatenate([np.einsum("nt,ntk->k", off, self.of_each), (self.of_marks.T @ off).ravel()])
        loss = -np.log((chances * self.right).sum(1) + 1e-12).sum() + (self.shrink * weights**2).sum() / 2
        return float(loss), gradient + self.shrink * weights


def minimised(loss: Callable[[Array], tuple[float, Array]], size: int) -> Array:
    """Return where *loss* is least, by L-BFGS with a step halved until it is lower."""
    at = np.zeros(size)
    steps: deque[tuple[Array, Array]] = deque(maxlen=KEPT_STEPS)
    value, slope = loss(at)
    for _ in range(ROUNDS):
        way = -downhill(slope, steps)
        step = 1.0
        while step > SMALLEST_STEP:
            new_value, new_slope = loss(at + step * way)
            if new_value <= value + 1e-4 * step * float(way @ slope):
                break
            step /= 2
        else:
            break
        steps.append((step * way, new_slope - slope))
        at, value, slope = at + step * way, new_value, new_slope
    return at


def downhill(slope: Array, steps: Sequence[tuple[Array, Array]]) -> Array:
    """Return the slope as seen through the curvature of the last *steps*."""
    way, alphas = slope.copy(), []
    for moved, turned in reversed(steps):
        alphas.append(float(moved @ way) / float(moved @ turned))
        way -= alphas[-1] * turned
    if steps:
        moved, turned = steps[-1]
        way *= float(moved @ turned) / float(turned @ turned)
    else:
        way /= max(1.0, float(np.linalg.norm(slope)))
    for (moved, turned), alpha in zip(steps, reversed(alphas), strict=True):
        way += moved * (alpha - float(turned @ way) / float(moved @ turned))
    return way


def fit(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the tables of ranking.toml."""
    seen = Counter(mark for row in rows for mark in row.signs.marks)
    names = sorted(mark for mark, count in seen.items() if count >= LEAST)
    column = {mark: at + 2 for at, mark in enumerate(names)}
    of_each = np.array([each(row.signs) for row in rows])
    spread = of_each.std((0, 1)) + 1e-9
    of_marks = np.zeros((len(rows), len(names) + 2))
    of_marks[:, 0] = 1.0
    of_marks[:, 1] = [row.apart for row in rows]
    for at, row in enumerate(rows):
        for mark, value in row.signs.marks.items():
            if mark in column:
                of_marks[at, column[mark]] = value
    right = np.eye(len(TOPICS))[[row.topic for row in rows]]
    shrink = np.full((of_marks.shape[1], len(TOPICS)), SHRINK_MARKS)
    shrink[:2] = SHRINK_EACH
    shrinking = np.concatenate([np.full(len(EACH), SHRINK_EACH), shrink.ravel()])
    found = minimised(Problem(of_each / spread, of_marks, right, shrinking).loss, shrinking.size)
    table = found[len(EACH) :].reshape(of_marks.shape[1], len(TOPICS))
    return {
        "each": dict(zip(EACH, found[: len(EACH)] / spread, strict=True)),
        "bias": {topic.value: table[0, at] for at, topic in enumerate(TOPICS)},
        "marks": {
            mark: {t.value: table[row, at] for at, t in enumerate(TOPICS) if abs(table[row, at]) >= NEAR_ZERO}
            for mark, row in column.items()
        },
    }


def written(tables: dict[str, Any]) -> str:
    """Return the tables as TOML."""
    lines = [HEADER]
    for name in ("each", "bias"):
        lines += [f"[{name}]", *(f"{key} = {weight:.4f}" for key, weight in tables[name].items()), ""]
    lines.append("[marks]")
    for mark, weights in tables["marks"].items():
        if weights:
            lines.append(f'"{mark}" = {{ {", ".join(f"{topic} = {weight:.2f}" for topic, weight in weights.items())} }}')
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--apart", nargs="*", type=Path, default=[])
    asked = parser.parse_args()
    rows = [row for folder in asked.folders for row in rows_of(folder, apart=False)]
    rows += [row for folder in asked.apart for row in rows_of(folder, apart=True)]
    print(written(fit(rows)), end="")


if __name__ == "__main__":
    main()
