"""Topics by a weighted lexicon: the clause counts most, its sentence less, its surroundings least."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from svodka.lexicon.data import LANGS, table
from svodka.lexicon.phrases import PhraseIndex
from svodka.lexicon.senses import plain_words
from svodka.model import TOPICS, Topic

CACHE_TEXTS = 20_000
STRONG, PLAIN, WEAK = 2.0, 1.0, 0.4
PREDICATE, THING = 1.0, 0.5
SENTENCE, CONTEXT = 0.35, 1.2
"""Weight of the rest of the sentence, and of the surroundings' topics as shares of one."""
SPECIFICITY: dict[Topic, float] = {
    Topic.MILITARY_OPERATIONS: 0.7,
    Topic.OCCUPATION_ADMINISTRATION: 0.6,
    Topic.OFFICIALS_POLITICS: 0.8,
    Topic.INFORMATION_MEDIA: 0.9,
    Topic.CASUALTIES: 1.2,
    Topic.REFUSAL_DESERTION: 1.4,
    Topic.FORCED_CONSCRIPTION: 1.3,
    Topic.FAMILIES_PROTEST: 1.2,
    Topic.HOME_FRONT_SUPPLY: 1.2,
    Topic.HUMAN_RIGHTS: 1.2,
    Topic.EMIGRATION_RELOCATION: 1.2,
    Topic.DECREE_LAW: 1.1,
    Topic.DIPLOMACY: 1.1,
}
"""The war, the occupied lands and their officials are named in reports on anything; refusal or flight are not."""
KEEP = 0.5
"""A further topic is kept from this share of the best score on."""
MOST_TOPICS = 3


@cache
def _index(lang: str) -> PhraseIndex[tuple[str, float]]:
    """Return the patterns of a language with topic and weight: those of topics.toml and of the concepts."""
    rows: list[tuple[str, tuple[str, float]]] = []
    for topic, forms in table(lang, "topics").items():
        for strength, weight in (("strong", STRONG), ("plain", PLAIN), ("weak", WEAK)):
            rows += [(form.strip(), (topic, weight)) for form in forms[strength].split(",")]
    for concept in table("", "concepts").values():
        if concept["topic"]:
            weight = concept.get("weight", PREDICATE if concept["kind"] == "predicate" else THING)
            rows += [(form.strip(), (concept["topic"], weight)) for form in concept[lang].split(",")]
    return PhraseIndex(rows)


@lru_cache(maxsize=CACHE_TEXTS)
def _scores(text: str, lang: str) -> dict[str, float]:
    """Return the topics of a text with their scores: each stretch of words counts once for a topic."""
    best: dict[tuple[int, str], float] = {}
    for hit in _index(lang).find(plain_words(text, lang)):
        topic, weight = hit.value
        best[(hit.start, topic)] = max(best.get((hit.start, topic), 0.0), weight)
    total: dict[str, float] = {}
    for (_, topic), weight in best.items():
        total[topic] = total.get(topic, 0.0) + weight
    return total


def topics_of(clause: str, sentence: str, context: str, lang: str) -> tuple[Topic, ...]:
    """Return the topics of *clause*, primary first, never empty.

    *sentence* is the sentence it stands in, *context* what stands around it (heading, paragraph, document);
    both only help where the clause says little. An unknown *lang* is read as English.
    """
    language = lang if lang in LANGS else "en"
    total: defaultdict[str, float] = defaultdict(float)
    _add(total, _scores(clause, language), 1.0)
    if sentence != clause:
        _add(total, _scores(sentence, language), SENTENCE)
    around = _scores(context, language)
    _add(total, around, CONTEXT / (sum(around.values()) or 1.0))
    for topic, factor in SPECIFICITY.items():
        total[topic] *= factor
    _settle(total)
    ranked = sorted((t for t in TOPICS if total[t] > 0), key=lambda t: (-total[t], PRECEDENCE.index(t)))
    if not ranked:
        return (Topic.MILITARY_OPERATIONS,)
    return tuple(t for t in ranked if total[t] >= KEEP * total[ranked[0]])[:MOST_TOPICS]


def _add(total: defaultdict[str, float], scores: dict[str, float], factor: float) -> None:
    """Add *scores* times *factor*."""
    for topic, score in scores.items():
        total[topic] += score * factor


PRECEDENCE: tuple[Topic, ...] = (
    Topic.REFUSAL_DESERTION,
    Topic.FORCED_CONSCRIPTION,
    Topic.DECREE_LAW,
    Topic.CASUALTIES,
    Topic.DRAFT_RECRUITMENT,
    Topic.HOME_FRONT_SUPPLY,
    Topic.EMIGRATION_RELOCATION,
    Topic.INDUSTRY,
    Topic.CONDITIONS_PAY,
    Topic.FAMILIES_PROTEST,
    Topic.REPRESSION_SURVEILLANCE,
    Topic.HUMAN_RIGHTS,
    Topic.TRAINING_DEPLOYMENT,
    Topic.DIPLOMACY,
    Topic.MILITARY_OPERATIONS,
    Topic.INCIDENTS_CRIME,
    Topic.INFORMATION_MEDIA,
    Topic.ECONOMY_LABOUR,
    Topic.OCCUPATION_ADMINISTRATION,
    Topic.OFFICIALS_POLITICS,
)
"""Which of two topics of one score comes first: the more telling one."""


def _settle(total: defaultdict[str, float]) -> None:
    """Apply the guidelines' precedences: an ill-treated refuser is a refusal, forced call-up is no ordinary one."""
    if total[Topic.REFUSAL_DESERTION] > STRONG:
        total[Topic.HUMAN_RIGHTS] = 0
