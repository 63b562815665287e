"""What may be published.

`publish` accepts only these types and only `review` makes them, so the type checker proves that no
unredacted path leads to an output.

Every string here has been through redaction; names of people at risk are replaced by pseudonyms
("[name withheld 3]", numbered by desk). Dates are ISO 8601 strings or None.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicControl:
    """Who controlled a place, and who says so: days as ISO 8601, *until* None where no end is known."""

    by: str
    since: str
    until: str | None
    as_of: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlace:
    """A place as the map and the data need it; levels and roles as in model.place."""

    text: str
    name: str
    country: str | None
    adm1: str | None
    adm1_id: str | None
    lat: float | None
    lon: float | None
    level: str
    role: str
    radius_km: float
    reason: str
    settlement_unresolved: bool
    control: PublicControl | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWhen:
    """A time; *role* is happened | said | due | content."""

    text: str | None
    start: str | None
    end: str | None
    granularity: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuantity:
    """A range with its unit and what is counted."""

    text: str
    min: float | None
    max: float | None
    unit: str
    of: str
    kind: str
    gloss: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPerson:
    """A person: pseudonym and no role where at risk."""

    text: str
    name: str
    status: str
    at_risk: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport:
    """A report's metadata. Its text is never published, only cited excerpts are."""

    id: str
    external_id: str | None
    title: str
    source: str
    url: str | None
    published: str | None
    lang: str
    sha256: str
    reprint_of: str | None
    run_by: str
    gloss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStatement:
    """A statement; *quote* is verbatim but for pseudonyms. *event* is the id of its event."""

    id: str
    document: str
    start: int
    end: int
    quote: str
    lang: str
    speaker: str | None
    speaker_text: str | None
    speaker_chain: tuple[str, ...]
    cue: str | None
    quote_kind: str
    stance: str
    stance_cue: str | None
    topics: tuple[str, ...]
    concepts: tuple[str, ...]
    places: tuple[PublicPlace, ...]
    dates: tuple[PublicWhen, ...]
    said_on: tuple[PublicWhen, ...]
    quantities: tuple[PublicQuantity, ...]
    people: tuple[PublicPerson, ...]
    denies: str | None
    event: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicOrigin:
    """One independent source: its publisher, who runs it, its country (ISO 3166-1), and the reports that go back to it."""

    family: str
    run_by: str
    home: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEdge:
    """*child* (a report) took its words from *parent*, a report or an outlet; *evidence* are the words or the measure."""

    child: str
    parent: str
    kind: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEvent:
    """An event with its independent count. *families* are the publishers of its independent *origins*."""

    id: str
    statements: tuple[str, ...]
    topic: str
    place: PublicPlace | None
    start: str | None
    end: str | None
    independent_sources: int
    families: tuple[str, ...]
    reports: tuple[str, ...]
    disputes: tuple[str, ...]
    origins: tuple[PublicOrigin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicContradiction:
    """Claim against counter, both statement ids."""

    id: str
    claim: str
    counter: str
    type: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicExport:
    """The data of a desk, as `svodka export --format json` writes it. *private*: nothing was redacted."""

    version: str
    archive_root: str
    private: bool
    documents: tuple[PublicReport, ...]
    statements: tuple[PublicStatement, ...]
    events: tuple[PublicEvent, ...]
    contradictions: tuple[PublicContradiction, ...]
    edges: tuple[PublicEdge, ...] = ()
    tallies: tuple[PublicTally, ...] = ()
    announcements: tuple[PublicAnnounced, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCitation:
    """The cited words in their surroundings: *before* + *quote* + *after* is a stretch of the report.

    *start*/*end* are offsets of the quote in the report's exact text; *redacted* tells that a pseudonym
    stands in one of the three strings.
    """

    statement: str
    document: str
    start: int
    end: int
    sha256: str
    text_sha256: str
    before: str
    quote: str
    after: str
    lang: str
    redacted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSentence:
    """A sentence with its citations; *kind* claim | counter | count | note."""

    text: str
    kind: str
    stance: str
    citations: tuple[PublicCitation, ...]
    derived: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicItem:
    """The paragraph on one event; *update* is the last day of the earlier brief that told it, None for what is new.

    *reworded*: the language model whose words its sentences are, "" where they are svodka's own.
    """

    event: str
    topic: str
    sentences: tuple[PublicSentence, ...]
    independent: int
    families: tuple[str, ...]
    late: bool
    place: PublicPlace | None
    start: str | None
    end: str | None
    origins: tuple[PublicOrigin, ...] = ()
    update: str | None = None
    reworded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSection:
    """The items on one topic."""

    topic: str
    title: str
    items: tuple[PublicItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFigure:
    """A part of a ledger line: what one *claimant* says, or what belongs to the week from Monday *week* ("" each)."""

    claimant: str
    week: str
    low: float | None
    high: float | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTally:
    """A ledger line; *statements* opens it to what it rests on, by *weeks* and by *claims* of who says so.

    *rank*: the region's place among those with the same label. *citations*: words of some of the statements.
    """

    ledger: str
    label: str
    region: str | None
    low: float | None
    high: float | None
    unit: str
    statements: tuple[str, ...]
    claimants: tuple[str, ...]
    weeks: tuple[PublicFigure, ...] = ()
    claims: tuple[PublicFigure, ...] = ()
    rank: int | None = None
    citations: tuple[PublicCitation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAnnounced:
    """An announcement in the data: what was due when, and what later statements say of it, told from day *as_of*.

    *fate*: happened, denied, disputed (later reports differ), overdue (nothing, and past its last day), open.
    """

    event: str
    statements: tuple[str, ...]
    claimants: tuple[str, ...]
    due_start: str | None
    due_end: str | None
    fate: str
    as_of: str | None
    happened: tuple[str, ...]
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAnnouncement:
    """A planned statement to watch: who announced what, due when (None: no date given), and what became of it.

    *answers*: words of later reports that say it happened or deny it, as (happened | denied, words).
    """

    statement: str
    text: str
    speaker: str | None
    due_start: str | None
    due_end: str | None
    citation: PublicCitation
    fate: str = "open"
    answers: tuple[tuple[str, PublicCitation], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDispute:
    """A contradiction with both sides' words."""

    id: str
    type: str
    reason: str
    claim: PublicCitation
    claim_by: str
    counter: PublicCitation
    counter_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCheck:
    """One check of the gate: its number in the design, its name, the figure, whether it held."""

    number: int
    name: str
    figure: str
    held: bool
    hard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLeftOut:
    """An event that is not in the brief, in its own words, and why."""

    event: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicChange:
    """What a new version of a brief did to one item: *kind* added | removed | reworded; *text* now, *was* before.

    *why*: what changed beneath it, "" where that is not known.
    """

    kind: str
    event: str
    text: str
    was: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEdition:
    """Version *number* of a published brief: which brief it *corrects* (an id), why, and what it changed."""

    number: int
    corrects: str
    reason: str
    changes: tuple[PublicChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicHit:
    """A report that a search found, with the words around what was sought."""

    report: PublicReport
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSearch:
    """What a search found, the best first. *root* is the archive that was searched."""

    query: str
    version: str
    root: str
    hits: tuple[PublicHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBrief:
    """A brief that may be published, with all that its page shows."""

    id: str
    version: str
    title: str
    lang: str
    window_start: str | None
    window_end: str | None
    sections: tuple[PublicSection, ...]
    left_out: tuple[PublicLeftOut, ...]
    tallies: tuple[PublicTally, ...]
    disputes: tuple[PublicDispute, ...]
    announcements: tuple[PublicAnnouncement, ...]
    reports: tuple[PublicReport, ...]
    checks: tuple[PublicCheck, ...]
    archive_root: str
    withheld: int
    """How many names were replaced by pseudonyms."""
    key_points: tuple[str, ...] = ()
    """Events whose items stand first for a reader in a hurry, the weightiest first."""
    edges: tuple[PublicEdge, ...] = ()
    """The ties between the reports of the items, for the graph of where they come from."""
    edition: PublicEdition | None = None
    """Which version this is; None for a brief that no desk has recorded."""
    compared: tuple[tuple[str | None, str | None], ...] = ()
    """First and last days of the earlier briefs that planning looked at, the newest first."""
