"""Paths in, captured bytes and reports out: one file at a time, and no file stops the others."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import svodka
from svodka.intake.binary import binary_kind
from svodka.intake.build import build
from svodka.intake.feed import read_feed
from svodka.intake.jsonl import read_jsonl
from svodka.intake.page import read_page
from svodka.intake.plain import read_plain
from svodka.intake.settings import IntakeConfig
from svodka.intake.sheet import read_sheet
from svodka.intake.taken import Harvest, Taken
from svodka.intake.walk import Found, find_files
from svodka.model import IntakeError, Report, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OCTETS = "application/octet-stream"
FORMATS: dict[str, tuple[str, Callable[[bytes, IntakeConfig], Harvest]]] = {
    ".txt": ("text/plain", read_plain),
    ".md": ("text/markdown", read_plain),
    ".markdown": ("text/markdown", read_plain),
    ".html": ("text/html", read_page),
    ".htm": ("text/html", read_page),
    ".xhtml": ("application/xhtml+xml", read_page),
    ".jsonl": ("application/x-ndjson", read_jsonl),
    ".ndjson": ("application/x-ndjson", read_jsonl),
    ".csv": ("text/csv", read_sheet),
    ".rss": ("application/rss+xml", read_feed),
    ".atom": ("application/atom+xml", read_feed),
    ".xml": ("application/xml", read_feed),
}
"""Suffix, lower case, to media type and reader."""


def take(paths: Sequence[Path], config: IntakeConfig) -> Iterator[Taken]:
    """Yield one Taken for each file under *paths*, and for each name that leads to none.

    Raises nothing about a file: what is wrong with it is a refusal, or a note of a report. The network is
    never touched. Files come in the order of *paths*, sorted inside a folder; a second file with the same
    bytes is given back as evidence without reports (`same_as`).
    """
    seen: dict[str, str] = {}
    for found in find_files(paths, config):
        taken = _take(found, config, seen)
        if taken.sha256:
            seen.setdefault(taken.sha256, taken.locator)
        yield taken


def reread(data: bytes, locator: str, config: IntakeConfig) -> tuple[Report, ...]:
    """Return the reports in bytes that were kept from the file *locator*, as this version reads them; none if it cannot."""
    found = Found(path=Path(locator), locator=locator)
    if _refusal_of(found, data, config) is not None:
        return ()
    reports, _ = _reports(found, data, digest(data), config)
    return reports


def _take(found: Found, config: IntakeConfig, seen: dict[str, str]) -> Taken:
    media_type, _ = FORMATS.get(found.path.suffix.lower(), (OCTETS, read_plain))
    data, refusal = _bytes(found, config)
    if data is None:
        return _taken(found, None, media_type, (), (refusal,) if refusal else ())
    if refusal is not None:
        return _taken(found, data, media_type, (), (refusal,))
    sha256 = digest(data)
    if sha256 in seen:
        return Taken(
            data=data,
            sha256=sha256,
            locator=found.locator,
            media_type=media_type,
            tool=_tool(media_type),
            same_as=seen[sha256],
        )
    reports, refusals = _reports(found, data, sha256, config)
    return _taken(found, data, media_type, reports, refusals)


def _taken(
    found: Found,
    data: bytes | None,
    media_type: str,
    reports: tuple[Report, ...],
    refusals: tuple[IntakeError, ...],
) -> Taken:
    return Taken(
        data=data,
        sha256="" if data is None else digest(data),
        locator=found.locator,
        media_type=media_type,
        tool=_tool(media_type),
        reports=reports,
        refusals=refusals,
    )


def _bytes(found: Found, config: IntakeConfig) -> tuple[bytes | None, IntakeError | None]:
    """Read the file; a refusal beside the bytes means that they are kept and not read further."""
    if found.refusal is not None:
        return None, found.refusal
    try:
        with found.path.open("rb") as file:
            data = file.read(config.keep_bytes + 1)
    except OSError as error:
        message = f"the file cannot be opened ({error.strerror or type(error).__name__})"
        return None, IntakeError(message, subject=found.locator, remedy="check its permissions")
    if len(data) > config.keep_bytes:
        message = f"over {config.keep_bytes} bytes, too large even to be kept as evidence"
        return None, IntakeError(message, subject=found.locator, remedy="split it, or raise intake.keep_bytes")
    return data, _refusal_of(found, data, config)


def _refusal_of(found: Found, data: bytes, config: IntakeConfig) -> IntakeError | None:
    """Say why no report can come from *data*, or None."""
    subject = found.locator
    kind = binary_kind(data)
    if not data.strip():
        return IntakeError("the file is empty", subject=subject, remedy="take it out of the folder")
    if len(data) > config.max_bytes:
        message = f"{len(data)} bytes, over the limit of {config.max_bytes}; kept as evidence, not read"
        return IntakeError(message, subject=subject, remedy="split it, or raise intake.max_bytes")
    if kind:
        remedy = "save its text as .txt or .html beside it"
        return IntakeError(f"{kind}, not a text; kept as evidence, not read", subject=subject, remedy=remedy)
    suffix = found.path.suffix.lower()
    if suffix not in FORMATS:
        kind = f'"{suffix}" files' if suffix else "files without a suffix"
        message = f"no reader for {kind}; kept as evidence, not read"
        return IntakeError(message, subject=subject, remedy=f"rename or convert it to one of {' '.join(FORMATS)}")
    return None


def _reports(
    found: Found, data: bytes, sha256: str, config: IntakeConfig
) -> tuple[tuple[Report, ...], tuple[IntakeError, ...]]:
    _, reader = FORMATS[found.path.suffix.lower()]
    harvest = reader(data, config)
    refusals = [_named(refusal, found.locator) for refusal in harvest.refusals]
    reports: list[Report] = []
    for draft in harvest.drafts:
        try:
            reports.append(build(draft, sha256, found.locator, config))
        except IntakeError as refusal:
            refusals.append(refusal)
    if not reports and not refusals:
        refusals.append(IntakeError("no report in it", subject=found.locator, remedy="take it out of the folder"))
    return tuple(reports), tuple(refusals)


def _named(refusal: IntakeError, locator: str) -> IntakeError:
    """Put the file's name before the place in it ("L7" becomes "posts.jsonl#L7")."""
    subject = f"{locator}#{refusal.subject}" if refusal.subject else locator
    return IntakeError(refusal.message, subject=subject, remedy=refusal.remedy)


@cache
def _tool(media_type: str) -> str:
    """Name the program that took the bytes in, with what extracts text from a page."""
    own = f"svodka {svodka.__version__}"
    return f"{own}, trafilatura {version('trafilatura')}" if "html" in media_type else own
