"""The nouns every other package speaks in: frozen values, ids, errors; no input or output."""

from svodka.model.brief import (
    Announcement,
    Brief,
    CheckResult,
    Citation,
    Item,
    LeftOut,
    Section,
    Sentence,
    SentenceKind,
    Window,
)
from svodka.model.decision import Action, Decision
from svodka.model.edition import Record, RecordedItem
from svodka.model.errors import (
    ArchiveError,
    ConfigError,
    ConflictError,
    IntakeError,
    NotFoundError,
    PluginError,
    ReadingError,
    RenderError,
    StoreError,
    SvodkaError,
    TamperError,
    UncitedSentenceError,
)
from svodka.model.event import (
    Contradiction,
    ContradictionKind,
    EdgeKind,
    Event,
    Linkage,
    OriginEdge,
    OriginGroup,
    Tally,
    event_id,
)
from svodka.model.growth import LinkageChanges
from svodka.model.ids import content_id, digest
from svodka.model.material import Material, MaterialIndex
from svodka.model.person import Person, PersonStatus
from svodka.model.place import Control, Place, PlaceLevel, PlaceRole
from svodka.model.quantity import Quantity, QuantityKind
from svodka.model.report import Block, BlockKind, Capture, Note, Report
from svodka.model.source import RunBy, Source
from svodka.model.span import Span
from svodka.model.statement import Firing, QuoteKind, Reading, Speaker, SpeakerKind, Stance, Statement
from svodka.model.topic import TOPICS, Topic
from svodka.model.when import Granularity, When, WhenRole

__all__ = [
    "TOPICS",
    "Action",
    "Announcement",
    "ArchiveError",
    "Block",
    "BlockKind",
    "Brief",
    "Capture",
    "CheckResult",
    "Citation",
    "ConfigError",
    "ConflictError",
    "Contradiction",
    "ContradictionKind",
    "Control",
    "Decision",
    "EdgeKind",
    "Event",
    "Firing",
    "Granularity",
    "IntakeError",
    "Item",
    "LeftOut",
    "Linkage",
    "LinkageChanges",
    "Material",
    "MaterialIndex",
    "NotFoundError",
    "Note",
    "OriginEdge",
    "OriginGroup",
    "Person",
    "PersonStatus",
    "Place",
    "PlaceLevel",
    "PlaceRole",
    "PluginError",
    "Quantity",
    "QuantityKind",
    "QuoteKind",
    "Reading",
    "ReadingError",
    "Record",
    "RecordedItem",
    "RenderError",
    "Report",
    "RunBy",
    "Section",
    "Sentence",
    "SentenceKind",
    "Source",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "StoreError",
    "SvodkaError",
    "Tally",
    "TamperError",
    "Topic",
    "UncitedSentenceError",
    "When",
    "WhenRole",
    "Window",
    "content_id",
    "digest",
    "event_id",
]
