"""Who said, alleged, denied or announced that what happened: the unit everything else is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svodka.model.person import Person
from svodka.model.place import Place
from svodka.model.quantity import Quantity
from svodka.model.report import Block, Note
from svodka.model.span import Span
from svodka.model.topic import Topic
from svodka.model.when import When, WhenRole


class Stance(StrEnum):
    """The standing a statement has in its report. It is kept, never upgraded."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"


class QuoteKind(StrEnum):
    """Whether the statement's predicate stands inside quotation marks."""

    NONE = "none"
    INDIRECT = "indirect"
    DIRECT = "direct"


class SpeakerKind(StrEnum):
    """What a speaker is; an anonymous one is protected and never merged over reports."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of a source chain. *name* is the fullest form in the report, *as_written* the mention."""

    name: str
    as_written: str
    kind: SpeakerKind
    span: Span | None
    role: str | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """One rule that had a part in a statement, and the words it fired on."""

    rule: str
    version: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that happened or is claimed, with its own who, where, when, how many.

    *chain* runs from the link nearest the outlet to the innermost source; empty is the report's own
    voice (the outlet itself is the root and is not repeated). *stance_cue* is the evidence for a stance
    other than asserted. *denies* is the id of the statement that a denial without content of its own
    ("called this information unreliable") speaks of. *concepts* are keys shared by the three languages.
    """

    id: str
    span: Span
    lang: str
    chain: tuple[Speaker, ...]
    cue: Span | None
    quote_kind: QuoteKind
    stance: Stance
    stance_cue: Span | None
    topics: tuple[Topic, ...]
    concepts: tuple[str, ...]
    places: tuple[Place, ...]
    whens: tuple[When, ...]
    quantities: tuple[Quantity, ...]
    people: tuple[Person, ...]
    denies: str | None
    made_by: tuple[Firing, ...]

    @property
    def speaker(self) -> Speaker | None:
        """The innermost source that can be named, or None for the report's own voice."""
        return self.chain[-1] if self.chain else None

    @property
    def dates(self) -> tuple[When, ...]:
        """When it happened or is due; where only the speech is dated, when it was said."""
        happened = tuple(when for when in self.whens if when.role in (WhenRole.HAPPENED, WhenRole.DUE))
        return happened or tuple(when for when in self.whens if when.role is WhenRole.SAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one report: its blocks as classed, its statements, what was odd.

    *people*: every mention of a person, those in sentences without a statement included, since their names are protected
    wherever else they stand.
    """

    report: str
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    people: tuple[Person, ...] = ()
