"""What a verification found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """*ok*, or *first_bad*: "entry 3", "head", or the path of a file that no entry speaks of.

    *entries* counts the entries that hold before the first bad one; *message* says what is wrong with
    what, or how much was checked.
    """

    ok: bool
    first_bad: str | None
    entries: int
    message: str
