"""Content hashes: the same value has the same id on every machine."""

from __future__ import annotations

import hashlib
import json

ID_HEX = 16
"""Hex digits kept of a content hash: 64 bits, no collision to be feared below a hundred million values."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of *data* as 64 hex digits, the name under which evidence is kept."""
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, *parts: str | int | None) -> str:
    """Return an id such as ``st-9f86d081884c7d65`` derived from *parts* alone.

    The parts are written as canonical JSON before hashing, so ("ab", "c") and ("a", "bc") differ.
    """
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}-{digest(canonical.encode('utf-8'))[:ID_HEX]}"
