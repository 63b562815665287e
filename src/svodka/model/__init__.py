"""The nouns every other package speaks in: frozen values, ids, errors; no input or output."""

from svodka.model.asking import Rewording
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
from svodka.model.edition import DRAFT, Earlier, Record, RecordedItem
from svodka.model.errors import (
    AnswerError,
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
    event_id,
)
from svodka.model.growth import LinkageChanges
from svodka.model.ids import content_id, digest
from svodka.model.ledger import Announced, Fate, Tally, TallyClaim, TallyWeek
from svodka.model.lineage import Branch, Lineage, lineages
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
    "DRAFT",
    "TOPICS",
    "Action",
    "Announced",
    "Announcement",
    "AnswerError",
    "ArchiveError",
    "Block",
    "BlockKind",
    "Branch",
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
    "Earlier",
    "EdgeKind",
    "Event",
    "Fate",
    "Firing",
    "Granularity",
    "IntakeError",
    "Item",
    "LeftOut",
    "Lineage",
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
    "Rewording",
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
    "TallyClaim",
    "TallyWeek",
    "TamperError",
    "Topic",
    "UncitedSentenceError",
    "When",
    "WhenRole",
    "Window",
    "content_id",
    "digest",
    "event_id",
    "lineages",
]
