"""What intake gives back for one file, and the half-made report that the formats hand to the builder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from svodka.model import BlockKind, IntakeError, Note, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One file: its bytes as evidence, the reports read from it, and what had to be refused.

    *data* is None, and *sha256* empty, only where the bytes could not be read or exceed `keep_bytes`.
    *locator* is relative to the path that was named. *same_as* is the locator of an earlier file of the
    same run with the same bytes: it is kept as evidence, and its reports are not made a second time.
    """

    data: bytes | None
    sha256: str
    locator: str
    media_type: str
    tool: str
    reports: tuple[Report, ...] = ()
    refusals: tuple[IntakeError, ...] = ()
    same_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """[start, stop) of a draft's text is of this *kind*, as its markup says."""

    start: int
    stop: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report as its format gives it: metadata still in words, text before the last cleaning.

    *meta* holds what is known of title, source, url, author, published, lang, external_id, reprint_of, forwarded_from,
    and in *alternates* the addresses of the page in other languages, one a line.
    *fragment* names the place in the file ("L7"), empty where the file is one report. *hints* are None
    where the format has no markup, so that the lines of the text alone tell its blocks.
    """

    text: str
    meta: Mapping[str, str] = field(default_factory=dict)
    fragment: str = ""
    hints: tuple[Hint, ...] | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What a format found in one file's bytes: drafts in order, and refusals that do not stop the rest."""

    drafts: tuple[Draft, ...] = ()
    refusals: tuple[IntakeError, ...] = ()
