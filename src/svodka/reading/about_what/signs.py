"""Signs of a statement's topic: what its words and its surroundings point to, layer by layer, and what else marks it.

These are what the weights of `ranking` are fitted on (scripts/fit_topics.py), so that both see the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.glossary import senses
from svodka.model import TOPICS, Topic
from svodka.reading.about_what.evidence import Weights, shared
from svodka.reading.document import Document
from svodka.reading.drafts import Draft

LAYERS = ("own", "before", "after", "whole", "heading", "block", "beginning", "sentence")
"""What points to topics: the statement's words, those told before and after it, the report's, and what stands around."""
OF_THE_SUM = ("sum", "log_sum", "share", "first", "second", "any")
EACH = (*LAYERS, *OF_THE_SUM)
"""The names of what `each` returns for one topic, in order: of each layer the square root."""
FLOOR = 0.05
SHORT = 40
"""Characters of a statement below which it says little on its own."""


@dataclass(frozen=True, slots=True)
class Signs:
    """*layers*: what each of LAYERS points to; *total*: their weighted sum by the rules; *marks*: what else is there."""

    layers: Mapping[str, Weights]
    total: Weights
    marks: Mapping[str, float]


def each(signs: Signs) -> list[list[float]]:
    """Return for each topic, in the order of TOPICS, the values named in EACH."""
    shares = shared(signs.total)
    order = sorted(TOPICS, key=lambda topic: -signs.total.get(topic, 0.0))
    layers = [signs.layers[name] for name in LAYERS]
    return [_of(topic, layers, signs.total.get(topic, 0.0), shares.get(topic, 0.0), order) for topic in TOPICS]


def _of(topic: Topic, layers: list[Weights], total: float, share: float, order: list[Topic]) -> list[float]:
    values = [layer.get(topic, 0.0) for layer in layers]
    first, second = float(topic is order[0]), float(topic is order[1])
    return [*map(math.sqrt, values), total, math.log(total + FLOOR), share, first, second, float(values[0] > 0)]


def marks_of(document: Document, draft: Draft, total: Weights) -> dict[str, float]:
    """Return the marks of a draft: concepts, senses, who says it and how, and what all points to."""
    sentence = document.sentences[draft.sentence]
    text = document.text[draft.start : draft.stop]
    marks = {f"concept {key}": 1.0 for key in concepts_in(text, sentence.lang)}
    for token in sentence.tokens:
        if draft.start <= token.start < draft.stop:
            marks.update((f"sense {key}", 1.0) for key in senses(token.lemma, sentence.lang))
    marks |= {f"share {topic.value}": weight for topic, weight in shared(total).items()}
    marks[f"cue {draft.frame.cue_class if draft.frame else 'none'}"] = 1.0
    marks["spoken" if draft.chain else "unspoken"] = 1.0
    if len(text) < SHORT:
        marks["short"] = 1.0
    return marks
