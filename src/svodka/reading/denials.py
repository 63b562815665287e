"""Denials that name their target only by “this information”: linked to the statement before.

The claim is the nearest earlier statement of somebody else; a denial with content of its own (“denied
that …”) is left to event linking, which sees the other reports as well.
"""

from __future__ import annotations

from dataclasses import replace

from svodka.lexicon.data import fold_text, table
from svodka.model import Stance, Statement
from svodka.reading.document import Document
from svodka.reading.stance import NEGATIONS

REACH = 5
"""How many statements back a bare denial may point."""
FIRST_WORDS = 10
"""A negation further back is not of the main verb."""
NOTHING = frozenset(("no", "never", "nothing", "nobody", "none", "ничего", "нічого", "никто", "ніхто", "никогда", "ніколи"))


def link_denials(statements: list[Statement], document: Document) -> tuple[Statement, ...]:
    """Return the statements with *denies* set where a denial has no content of its own."""
    linked: list[Statement] = []
    statements = spread_denials(statements, document)
    for number, statement in enumerate(statements):
        target = None
        if statement.stance is Stance.DENIED and is_bare(statement, document):
            target = claim_before(statements, number)
        linked.append(replace(statement, denies=target) if target else statement)
    return tuple(linked)


def spread_denials(statements: list[Statement], document: Document) -> list[Statement]:
    """Return the statements with a negative one denied that stands right beside a denial by the same speaker.

    “There was no raid, the governor said, rejecting the accusation”: the negative is the denial's content.
    """
    spread = list(statements)
    for number, statement in enumerate(statements):
        own = speaker_key(statement)
        near = [statements[i] for i in (number - 1, number + 1) if 0 <= i < len(statements)]
        beside = next((s for s in near if s.stance is Stance.DENIED and speaker_key(s) == own), None)
        if own and beside is not None and statement.stance is Stance.ASSERTED and answers(statement, beside, document):
            fired = (replace(f, rule="stance.beside_denial") for f in beside.made_by if f.rule.startswith("stance."))
            made_by = (*statement.made_by, *fired)
            spread[number] = replace(statement, stance=Stance.DENIED, stance_cue=beside.stance_cue, made_by=made_by)
    return spread


def answers(statement: Statement, denial: Statement, document: Document) -> bool:
    """Tell whether a statement is negative; in another sentence than the denial only an absolute “never”, “no” or “nothing” is enough."""
    between = document.text[min(statement.span.stop, denial.span.stop) : max(statement.span.start, denial.span.start)]
    marks = NEGATIONS if not any(mark in between for mark in ".!?\n") else frozenset()
    words = fold_text(statement.span.of(document.text)).replace("n't", " not").replace("n’t", " not").split()
    return bool({word.strip("“”\"'«»,.") for word in words[:FIRST_WORDS]} & (marks | NOTHING))


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
