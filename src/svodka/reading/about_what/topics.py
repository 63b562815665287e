"""Topics of a statement: what its own words point to, helped by what stands around it."""

from __future__ import annotations

from svodka.model import TOPICS, Topic
from svodka.reading.about_what.evidence import STRONG, Weights, add, pointers, shares, summed

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
CONTEXT = 1.2
"""Weight of the surroundings of a clause that stands in no document."""
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


def topics_of(clause: str, context: str, lang: str) -> tuple[Topic, ...]:
    """Return the topics of *clause* alone, primary first, never empty; *context* helps where it says little.

    An unknown *lang* is read as English.
    """
    around: dict[Topic, float] = {}
    add(around, shares(context, lang), CONTEXT)
    return ranked(summed(pointers(clause, lang)), around)


def ranked(own: Weights, around: Weights) -> tuple[Topic, ...]:
    """Return the topics by what a statement's own words and its surroundings weigh, primary first, never empty."""
    total = dict(own)
    add(total, around, 1.0)
    total = {topic: weight * SPECIFICITY.get(topic, 1.0) for topic, weight in total.items()}
    _settle(total)
    best = sorted((t for t in TOPICS if total.get(t, 0.0) > 0), key=lambda t: (-total[t], PRECEDENCE.index(t)))
    if not best:
        return (Topic.MILITARY_OPERATIONS,)
    return tuple(t for t in best if total[t] >= KEEP * total[best[0]])[:MOST_TOPICS]


def _settle(total: dict[Topic, float]) -> None:
    """Apply the guidelines' precedence: an ill-treated refuser is filed under refusal."""
    if total.get(Topic.REFUSAL_DESERTION, 0.0) > STRONG:
        total.pop(Topic.HUMAN_RIGHTS, None)
