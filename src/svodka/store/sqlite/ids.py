"""Ids as a person types them: the first few characters, or the name that the outlet gave."""

from __future__ import annotations

from svodka.model import NotFoundError, StoreError
from svodka.store.sqlite.session import Session

KINDS = (
    ("report", "SELECT id FROM reports WHERE id >= ?1 AND id < ?2"),
    ("statement", "SELECT id FROM statements WHERE id >= ?1 AND id < ?2"),
    ("event", "SELECT id FROM events WHERE id >= ?1 AND id < ?2"),
    ("contradiction", "SELECT id FROM contradictions WHERE id >= ?1 AND id < ?2"),
    ("decision", "SELECT id FROM decisions WHERE id >= ?1 AND id < ?2"),
    ("capture", "SELECT DISTINCT sha256 FROM captures WHERE sha256 >= ?1 AND sha256 < ?2"),
)
"""The kinds of things that have an id, and how those with a given beginning are found by index."""

SHOWN = 5
"""How many candidates an error names."""

LAST = chr(0x10FFFF)
"""Sorts after every character of an id."""


def resolve(session: Session, prefix: str) -> tuple[str, str]:
    """Return (kind, id): an exact id first, then an outlet's own id, then the only id that so begins."""
    found = _beginning(session, prefix) if prefix else []
    found += [("event", row[0]) for row in _founded(session, prefix) if ("event", row[0]) not in found]
    exact = [each for each in found if each[1] == prefix] or _external(session, prefix)
    found = exact or found
    if not found:
        message = "nothing has an id that begins so"
        raise NotFoundError(message, subject=prefix or '""', remedy="`svodka search` finds reports by their words")
    if len(found) > 1:
        message = "several ids begin so: " + ", ".join(each for _, each in found[:SHOWN])
        raise StoreError(message, subject=prefix, remedy="give more of the id")
    return found[0]


def _beginning(session: Session, prefix: str) -> list[tuple[str, str]]:
    """Return what begins with *prefix*, of each kind no more than an error would name, exact ones first."""
    found: list[tuple[str, str]] = []
    for kind, sql in KINDS:
        rows = session.rows(f"{sql} ORDER BY 1 LIMIT {SHOWN}", (prefix, prefix + LAST))
        found += [(kind, row[0]) for row in rows]
    return found


def _founded(session: Session, prefix: str) -> list[tuple[str]]:
    """Return the ids that begin so by which events were called, or would have been, before other statements joined them."""
    if not prefix.startswith("ev-"):
        return []
    sql = "SELECT DISTINCT founded FROM event_statements WHERE founded >= ? AND founded < ? ORDER BY 1 LIMIT ?"
    return [(row[0],) for row in session.rows(sql, (prefix, prefix + LAST, SHOWN))]


def _external(session: Session, name: str) -> list[tuple[str, str]]:
    """Return the reports that their outlets call *name*."""
    rows = session.rows("SELECT id FROM reports WHERE external_id = ? ORDER BY id LIMIT ?", (name, SHOWN))
    return [("report", row[0]) for row in rows]
