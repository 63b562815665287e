"""An outlet or channel, with what is needed to count independent sources honestly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RunBy(StrEnum):
    """Who runs a source, so that "two sources" can also say of which sides."""

    STATE = "state"
    INDEPENDENT = "independent"
    PARTY_TO_THE_WAR = "party to the war"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One outlet. *family* is its publisher: outlets of one family count once."""

    id: str
    name: str
    family: str
    aliases: tuple[str, ...] = ()
    home_region: str | None = None
    lang: str | None = None
    run_by: RunBy = RunBy.UNKNOWN
    gloss: str = ""
    """What a reader abroad needs to know, as a short noun phrase ("an independent news website")."""
