"""Which of the topics that words and surroundings point to come first: by weights fitted on annotated reports.

The weights (lexicon/ranking.toml) are those of our own concepts, senses and lists, and hold no word of the reports.
Decision 0014 says what they are worth; scripts/fit_topics.py makes them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from svodka.lexicon.data import table
from svodka.model import TOPICS, Topic
from svodka.reading.about_what.signs import EACH, Signs, each

KEEP = 0.25
"""A further topic is kept from this share of the chance of the first on."""
MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Fitted:
    """*each*: a weight for each of EACH; *bias*: one for each topic; *marks*: of a mark, those it has for topics by index."""

    each: tuple[float, ...]
    bias: tuple[float, ...]
    marks: dict[str, tuple[tuple[int, float], ...]]


@cache
def fitted() -> Fitted:
    """Return the weights that ship."""
    rows = table("", "ranking")
    index = {topic.value: at for at, topic in enumerate(TOPICS)}
    marks = {
        mark: tuple((index[name], float(weight)) for name, weight in weights.items())
        for mark, weights in rows["marks"].items()
    }
    return Fitted(
        each=tuple(float(rows["each"][name]) for name in EACH),
        bias=tuple(float(rows["bias"][topic.value]) for topic in TOPICS),
        marks=marks,
    )


def in_order(signs: Signs) -> tuple[Topic, ...]:
    """Return the topics of a statement with *signs*, primary first, never empty."""
    scores = scored(signs, fitted())
    best = sorted(range(len(TOPICS)), key=lambda at: (-round(scores[at], 6), at))
    least = scores[best[0]] + math.log(KEEP)
    return tuple(TOPICS[at] for at in best[:MOST_TOPICS] if scores[at] >= least)


def scored(signs: Signs, weights: Fitted) -> list[float]:
    """Return for each topic the logarithm of its chance, but for a constant."""
    scores = [
        bias + sum(weight * value for weight, value in zip(weights.each, values, strict=True))
        for bias, values in zip(weights.bias, each(signs), strict=True)
    ]
    for mark, value in signs.marks.items():
        for at, weight in weights.marks.get(mark, ()):
            scores[at] += weight * value
    return scores
