"""A log entry and its seal: canonical JSON (RFC 8785) that carries its own hash and the one before."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

import rfc8785

from svodka.model import Capture, TamperError, digest

GENESIS = "0" * 64
"""What the first entry holds as the hash of the one before."""

TYPES = {
    "hash": str,
    "locator": str,
    "media_type": str,
    "number": int,
    "previous": str,
    "sha256": str,
    "size": int,
    "taken_at": str,
    "tool": str,
}
"""What an entry holds: a capture and the entry's own hash."""

DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was acknowledged last: *entries* in the log, the last one's *hash*, the log's *size* in bytes."""

    entries: int
    hash: str
    size: int


HEAD_TYPES = {"entries": int, "hash": str, "last": str, "size": int}
"""What the head file holds; the last entry's hash stands under "last", the seal under "hash"."""

EMPTY = Head(entries=0, hash=GENESIS, size=0)
"""The head of an archive that holds nothing yet."""


def seal(fields: dict[str, Any]) -> bytes:
    """Return *fields* with their SHA-256 as "hash", as one line of canonical JSON with its newline."""
    return rfc8785.dumps({**fields, "hash": digest(rfc8785.dumps(fields))}) + b"\n"


def unseal(line: bytes) -> dict[str, Any]:
    """Return the fields that *line* seals, "hash" among them; TamperError if one byte is not as sealed."""
    try:
        fields = json.loads(line)
        rest = {key: value for key, value in fields.items() if key != "hash"}
        intact = seal(rest) == line
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        message = "the line is not what was written"
        raise TamperError(message) from error
    if not intact:
        message = "the line does not match its own hash"
        raise TamperError(message)
    return {**rest, "hash": fields["hash"]}


def line_of(capture: Capture) -> bytes:
    """Return the sealed log line of *capture*."""
    return seal(asdict(capture))


def hash_of(capture: Capture) -> str:
    """Return the hash of the entry, which the next entry holds as its *previous*."""
    return digest(rfc8785.dumps(asdict(capture)))


def capture_of(line: bytes) -> Capture:
    """Return the capture that a log line holds; TamperError if it was altered."""
    fields = unseal(line)
    if {key: type(value) for key, value in fields.items()} != TYPES or not DIGEST.fullmatch(fields["sha256"]):
        message = "the line is no entry of an archive"
        raise TamperError(message)
    del fields["hash"]
    return Capture(**fields)


def head_bytes(head: Head) -> bytes:
    """Return the sealed content of the head file."""
    return seal({"entries": head.entries, "last": head.hash, "size": head.size})


def head_of(data: bytes) -> Head:
    """Return the head that *data* seals; TamperError if it was altered."""
    fields = unseal(data)
    if {key: type(value) for key, value in fields.items()} != HEAD_TYPES:
        message = "this is no head of an archive"
        raise TamperError(message, subject="head")
    return Head(entries=fields["entries"], hash=fields["last"], size=fields["size"])
