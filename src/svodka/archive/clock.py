"""The one clock of svodka: when a capture was taken."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """Return the present second in UTC as ISO 8601 ("2022-11-23T09:15:00Z"), for `Capture.taken_at`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
