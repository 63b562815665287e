"""Evidence for topics: the words of a text that point to a topic, by a weighted lexicon, looked up in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from svodka.lexicon.data import LANGS, fold, table
from svodka.lexicon.phrases import WORD, PhraseIndex
from svodka.lexicon.senses import plain_words
from svodka.model import Topic

CACHE_TEXTS = 20_000
STRONG, PLAIN, WEAK = 2.0, 1.0, 0.4
PREDICATE, THING = 1.0, 0.5
ENOUGH, MORE = 3.0, 0.3
"""Up to what sum words for one topic count in full, and what share of it counts beyond: a list says one thing often."""

Weights = Mapping[Topic, float]


@dataclass(frozen=True, slots=True)
class Pointer:
    """The characters [start, stop) of a text point to *topic* with *weight*."""

    start: int
    stop: int
    topic: Topic
    weight: float


@cache
def _index(lang: str) -> PhraseIndex[tuple[Topic, float]]:
    """Return the patterns of a language with topic and weight: those of topics.toml and of the concepts."""
    rows: list[tuple[str, tuple[Topic, float]]] = []
    for topic, forms in table(lang, "topics").items():
        for strength, weight in (("strong", STRONG), ("plain", PLAIN), ("weak", WEAK)):
            rows += [(form.strip(), (Topic(topic), weight)) for form in forms[strength].split(",")]
    for concept in table("", "concepts").values():
        if concept["topic"]:
            weight = concept.get("weight", PREDICATE if concept["kind"] == "predicate" else THING)
            rows += [(form.strip(), (Topic(concept["topic"]), weight)) for form in concept[lang].split(",")]
    return PhraseIndex(rows)


@lru_cache(maxsize=CACHE_TEXTS)
def pointers(text: str, lang: str) -> tuple[Pointer, ...]:
    """Return what points to a topic in *text*: the strongest for each first word and topic.

    An unknown *lang* is read as English.
    """
    language = lang if lang in LANGS else "en"
    folded = fold(text)
    whole = (0, len(text))  # a few letters change length when folded (İ): then the whole text is what points
    spans = [match.span() if len(folded) == len(text) else whole for match in WORD.finditer(folded)]
    best: dict[tuple[int, Topic], Pointer] = {}
    for hit in _index(language).find(plain_words(text, language)):
        topic, weight = hit.value
        known = best.get((hit.start, topic))
        if known is None or weight > known.weight:
            best[hit.start, topic] = Pointer(spans[hit.start][0], spans[hit.stop - 1][1], topic, weight)
    return tuple(best.values())


def summed(found: Iterable[Pointer]) -> dict[Topic, float]:
    """Return the topics pointed to with the sums of their weights; beyond ENOUGH a sum grows slower."""
    total: dict[Topic, float] = {}
    for pointer in found:
        total[pointer.topic] = total.get(pointer.topic, 0.0) + pointer.weight
    return {topic: min(weight, ENOUGH) + MORE * max(weight - ENOUGH, 0.0) for topic, weight in total.items()}


@lru_cache(maxsize=CACHE_TEXTS)
def shares(text: str, lang: str) -> Weights:
    """Return the topics *text* points to as shares of one; empty where nothing does."""
    return shared(summed(pointers(text, lang)))


def shared(weights: Weights) -> dict[Topic, float]:
    """Return *weights* scaled to a sum of one; empty where there are none."""
    whole = sum(weights.values())
    return {topic: weight / whole for topic, weight in weights.items()} if whole else {}


def add(total: dict[Topic, float], weights: Weights, factor: float) -> None:
    """Add *weights* times *factor* to *total*."""
    for topic, weight in weights.items():
        total[topic] = total.get(topic, 0.0) + weight * factor
