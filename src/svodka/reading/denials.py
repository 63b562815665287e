"""Denials that name their target only by “this information”: linked to the statement before.

The claim is the nearest earlier statement of somebody else; a denial with content of its own (“denied
that …”) is left to event linking, which sees the other reports as well.
"""

from __future__ import annotations

from dataclasses import replace

from svodka.lexicon.data import fold_text, table
from svodka.model import Stance, Statement
from svodka.reading.document import Document

REACH = 5
"""How many statements back a bare denial may point."""


def link_denials(statements: list[Statement], document: Document) -> tuple[Statement, ...]:
    """Return the statements with *denies* set where a denial has no content of its own."""
    linked: list[Statement] = []
    for number, statement in enumerate(statements):
        target = None
        if statement.stance is Stance.DENIED and is_bare(statement, document):
            target = claim_before(statements, number)
        linked.append(replace(statement, denies=target) if target else statement)
    return tuple(linked)


def is_bare(statement: Statement, document: Document) -> bool:
    """Tell whether the denial speaks of its target only by a pronoun or a word such as “accusation”."""
    words = fold_text(statement.span.of(document.text))
    return any(phrase in words for phrase in table(statement.lang, "denials")["anaphoric"])


def claim_before(statements: list[Statement], number: int) -> str | None:
    """Return the id of the nearest earlier statement that somebody else makes and that is no denial."""
    own = speaker_key(statements[number])
    for earlier in reversed(statements[max(0, number - REACH) : number]):
        if earlier.stance is not Stance.DENIED and speaker_key(earlier) != own:
            return earlier.id
    return None


def speaker_key(statement: Statement) -> str:
    """Return a name to compare speakers by; the report's own voice is the empty string."""
    return statement.speaker.name.casefold() if statement.speaker else ""
