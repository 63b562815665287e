"""What is kept of a language model's part in a brief: each item that was offered, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """One item that a model of the user's own was asked to reword.

    *request* is the digest of what was sent, "" where nothing was. *kept* tells whether its words are published; where
    they are not, *reason* says why. *ours* and *theirs* are the sentences before and after, pair by pair; *theirs* is
    empty where there was no answer, or one that may not even be kept. *spans* are the cited stretches of each
    sentence, "report:start-stop".
    """

    event: str
    model: str
    request: str
    kept: bool
    reason: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    spans: tuple[tuple[str, ...], ...]
    lang: str
