"""Group the news of ECB+ into stories and its mentions into events, and tell Russian pairs of one story apart.

    python benchmarks/stories.py FOLDER [--orders N] [--write]

FOLDER holds ecbplus-docs-*.jsonl.gz (documents with topic, story and text), ecbplus-mentions-*.jsonl.gz (event mentions
with chains) and ru_*_pool.tsv.gz (pairs of articles with titles; those marked OK are of one story). Stories and event
mentions: B³ F1 (A. Bagga and B. Baldwin, 1998). Thresholds are chosen on four fifths of the topics, or pairs, and
measured on the rest. Online, documents come in N random orders of fixed seeds. Mentions are joined where they stand in
one predicted story and have one sense. Others' figures are from design/events.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tables import add_write, tell

from svodka.events.features import cosine
from svodka.events.stories import Profile, Stories, profile, regroup
from svodka.lexicon.glossary import senses
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.weights import WORD, bare, weight

FOLDS = 5
SEED = 7
SPLITS = 10
"""Random fifths over which the figure of the few Russian pairs is a mean."""
NEAR = (0.27, 0.30, 0.33, 0.36, 0.40, 0.44)
APART = (0.10, 0.12, 0.14, 0.16, 0.18)
LIGHT = frozenset(("be", "have", "do", "get", "make", "take", "give", "go", "come"))
OTHERS = (
    ("stories online", "TF-IDF .771, IDF over all .856, with sentence vectors .865"),
    ("stories at night", "batch .894"),
    ("event mentions", "head stem in the topic .719, in the gold story .789"),
    ("Russian pairs", "Jaccard .696, characters TF-IDF .793, USE .796"),
)
"""The others' figures beside ours."""
HEAD = ("stories and events (ECB+), pairs of Russian articles", "svodka, F1", "others")


def b_cubed(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """Return B³ F1 of a grouping, over items."""
    ours, theirs, both = Counter(predicted), Counter(gold), Counter(zip(predicted, gold, strict=True))
    pairs = list(zip(predicted, gold, strict=True))
    precision = sum(both[pair] / ours[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / theirs[pair[1]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def rows(folder: Path, pattern: str) -> list[dict[str, Any]]:
    """Return the records of the gzipped JSON lines that match *pattern*."""
    found = []
    for path in sorted(folder.glob(pattern)):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.extend(json.loads(line) for line in lines)
    return found


def folds(keys: Sequence[Any], seed: int = SEED) -> Iterator[set[Any]]:
    """Yield the keys of each held-out fifth."""
    shuffled = sorted(set(keys))
    random.Random(seed).shuffle(shuffled)  # noqa: S311 (no secret)
    for at in range(FOLDS):
        yield set(shuffled[at::FOLDS])


def cross_validated(
    groupings: dict[float, Sequence[Hashable]], gold: Sequence[Hashable], topics: Sequence[int]
) -> float:
    """Return B³ F1 where each fifth of the topics is grouped with the threshold that was best on the others."""
    total = 0.0
    for held in folds(topics):
        rest = [at for at, topic in enumerate(topics) if topic not in held]
        here = [at for at, topic in enumerate(topics) if topic in held]

        def score(threshold: float, chosen: Sequence[int]) -> float:
            made = groupings[threshold]
            return b_cubed([made[at] for at in chosen], [gold[at] for at in chosen])

        best = max(groupings, key=lambda threshold, rest=rest, score=score: score(threshold, rest))  # type: ignore[misc]
        total += score(best, here) * len(here)
    return total / len(gold)


def online(profiles: Sequence[Profile], near: float, seed: int) -> list[int]:
    """Return the stories of documents that come one by one in a random order."""
    order = list(range(len(profiles)))
    random.Random(seed).shuffle(order)  # noqa: S311 (no secret)
    stories, placed = Stories(near), {}
    for at in order:
        placed[at] = stories.place(profiles[at])
    return [placed[at] for at in range(len(profiles))]


def sense_of(mention: str) -> str:
    """Return what a mention says happens: the sense of its first telling word, else the word."""
    words = [lemma(bare(match.group()), "en") for match in WORD.finditer(mention)]
    telling = [word for word in words if word not in LIGHT and weight(word, "en")] or words or [mention.lower()]
    return min(senses(telling[0], "en"), default=telling[0])


def pairs_f1(scored: Sequence[tuple[float, bool]], seed: int) -> float:
    """Return F1 of the pairs of one story, the threshold chosen on the other folds."""
    right = emitted = wanted = 0
    for held in folds(range(len(scored)), seed):
        rest = [pair for at, pair in enumerate(scored) if at not in held]
        threshold = max((score for score, _ in rest), key=lambda cut, rest=rest: _f1(rest, cut))  # type: ignore[misc]
        for at in sorted(held):
            said, same = scored[at][0] >= threshold, scored[at][1]
            right, emitted, wanted = right + (said and same), emitted + said, wanted + same
    return 2 * right / (emitted + wanted)


def _f1(scored: Sequence[tuple[float, bool]], cut: float) -> float:
    right = sum(score >= cut and same for score, same in scored)
    return 2 * right / (sum(score >= cut for score, _ in scored) + sum(same for _, same in scored))


def russian(folder: Path) -> Iterator[tuple[float, bool]]:
    """Yield the likeness of each pair of articles and whether they are of one story."""
    csv.field_size_limit(10**7)
    for path in sorted(folder.glob("ru_*_pool.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                one, two = (profile(row[f"INPUT:{at}_title"], row[f"INPUT:{at}_text"], "ru") for at in ("first", "second"))
                yield cosine(one, two), row["GOLDEN:quality"] == "OK"


def measured(folder: Path, orders: int) -> Iterator[tuple[str, float]]:
    """Yield each figure with its name."""
    documents, mentions = rows(folder, "ecbplus-docs-*.jsonl.gz"), rows(folder, "ecbplus-mentions-*.jsonl.gz")
    gold, topics = [row["story"] for row in documents], [row["topic"] for row in documents]
    profiles = [profile("", row["text"], "en") for row in documents]
    runs = [
        cross_validated({near: online(profiles, near, seed) for near in NEAR}, gold, topics) for seed in range(orders)
    ]
    yield "stories online", sum(runs) / len(runs)
    yield "stories at night", cross_validated({apart: regroup(profiles, apart) for apart in APART}, gold, topics)
    story = {row["doc_id"]: number for row, number in zip(documents, regroup(profiles), strict=True)}
    joined = [(story[row["doc_id"]], sense_of(row["text"])) for row in mentions]
    yield "event mentions", b_cubed(joined, [row["chain"] for row in mentions])
    scored = list(russian(folder))
    yield "Russian pairs", sum(pairs_f1(scored, seed) for seed in range(SPLITS)) / SPLITS


def main() -> None:
    """Print our figures beside the others'."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--orders", type=int, default=3)
    add_write(parser)
    chosen = parser.parse_args()
    others = dict(OTHERS)
    rows = [(name, f"{figure:.3f}", others[name]) for name, figure in measured(chosen.folder, chosen.orders)]
    tell("stories", HEAD, rows, write=chosen.write)


if __name__ == "__main__":
    main()
