"""What a brief's editor would file a statement under."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """The twenty topics, in the order in which a brief's sections stand."""

    DECREE_LAW = "decree_law"
    OFFICIALS_POLITICS = "officials_politics"
    DRAFT_RECRUITMENT = "draft_recruitment"
    FORCED_CONSCRIPTION = "forced_conscription"
    TRAINING_DEPLOYMENT = "training_deployment"
    CONDITIONS_PAY = "conditions_pay"
    REFUSAL_DESERTION = "refusal_desertion"
    CASUALTIES = "casualties"
    FAMILIES_PROTEST = "families_protest"
    HUMAN_RIGHTS = "human_rights"
    REPRESSION_SURVEILLANCE = "repression_surveillance"
    INCIDENTS_CRIME = "incidents_crime"
    HOME_FRONT_SUPPLY = "home_front_supply"
    INDUSTRY = "industry"
    ECONOMY_LABOUR = "economy_labour"
    EMIGRATION_RELOCATION = "emigration_relocation"
    OCCUPATION_ADMINISTRATION = "occupation_administration"
    MILITARY_OPERATIONS = "military_operations"
    DIPLOMACY = "diplomacy"
    INFORMATION_MEDIA = "information_media"


TOPICS: tuple[Topic, ...] = tuple(Topic)
