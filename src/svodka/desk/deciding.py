"""Entering people's decisions: checked before they are kept, followed at once, taken back only by another decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from svodka.archive import utc_now
from svodka.desk.desk import Desk
from svodka.desk.linking import link
from svodka.events import couple, rulings, torn
from svodka.model import Action, ConflictError, Decision, Event, Report, Statement, SvodkaError, content_id
from svodka.review import replay

ON_NAMES = (Action.PROTECT, Action.UNPROTECT)
ON_WORDS = (Action.RETRACT, Action.RESTORE)
TWO = 2
FORM = "%Y-%m-%dT%H:%M:%SZ"


def decide(desk: Desk, action: Action, named: Sequence[str], who: str, reason: str) -> Decision:
    """Keep a decision, and link anew what it is on.

    Raises NotFoundError for an id that nothing has, ConflictError where two decisions cannot both be followed, else
    SvodkaError where the decision makes no sense.
    """
    if not who.strip() or not reason.strip():
        message = "a decision needs a name and a reason"
        raise SvodkaError(message, subject=action.value, remedy="give --by and --reason")
    target = _target(desk, action, named)
    if not target:
        message = "nothing was named to decide on"
        raise SvodkaError(message, subject=action.value, remedy="name a person, or ids")
    known = desk.store.decisions()
    taken_at = _after(utc_now(), known)
    decision = Decision(
        id=content_id("dc", who, taken_at, action.value, target, reason),
        who=" ".join(who.split()), taken_at=taken_at, action=action, target=target, reason=" ".join(reason.split()),
    )  # fmt: skip
    _refuse_torn((*known, decision))
    desk.store.add_decision(decision)
    if action not in ON_NAMES:
        link(desk)
    return decision


def decided(desk: Desk) -> Iterator[str]:
    """Yield a line for each decision, in the order in which they are followed."""
    for one in desk.store.decisions():
        yield f"{one.id}  {one.taken_at}  {one.who}: {one.action.value} {one.target} ({one.reason})"


def _after(now: str, known: Sequence[Decision]) -> str:
    """Return *now*, or a second after the last decision: they are replayed by time, and the last one counts."""
    last = max((one.taken_at for one in known), default="")
    if last < now:
        return now
    return (datetime.strptime(last, FORM).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(FORM)


def _target(desk: Desk, action: Action, named: Sequence[str]) -> str:
    """Return what the decision is on: a name as typed, or the full ids."""
    if action in ON_NAMES:
        return " ".join(" ".join(named).split())
    if action in ON_WORDS:
        if len(named) != 1:
            message = "one thing at a time"
            raise SvodkaError(message, subject=action.value, remedy="name one statement or report")
        found = desk.find(named[0])[1]
        if isinstance(found, Event):
            message = "this is an event, which cannot be retracted as a whole"
            raise SvodkaError(message, subject=found.id, remedy="name its statements one by one, or a report")
        _refuse_idle(desk, action, found)
        return found.id
    return " ".join(sorted(set(_statements(desk, action, named))))


def _refuse_idle(desk: Desk, action: Action, found: Report | Statement) -> None:
    """Refuse to restore what was not retracted."""
    retracted, _ = replay(desk.store.decisions())
    if action is Action.RESTORE and found.id not in retracted:
        message = "this was not retracted"
        raise SvodkaError(message, subject=found.id, remedy="`svodka decide list` names all decisions")


def _statements(desk: Desk, action: Action, named: Sequence[str]) -> list[str]:
    """Return the statements meant; an event stands for the statement that founded it, where events are to be joined."""
    retracted, _ = replay(desk.store.decisions())
    ids: list[str] = []
    for prefix in named:
        found = desk.find(prefix)[1]
        if isinstance(found, Event) and action is Action.JOIN:
            found = desk.store.statement(found.statements[0])
        if not isinstance(found, Statement):
            message = "this is no statement"
            raise SvodkaError(message, subject=prefix, remedy="name statements; `svodka show` lists those of a report or event")
        if {found.id, found.span.report} & retracted:
            message = "this statement was retracted"
            raise SvodkaError(message, subject=found.id, remedy="take that back first: `svodka decide restore`")
        ids.append(found.id)
    if len(set(ids)) < TWO:
        message = "a decision on events needs two statements"
        raise SvodkaError(message, subject=" ".join(named), remedy="name two or more different ones")
    return ids


def _refuse_torn(decisions: Sequence[Decision]) -> None:
    """Refuse decisions that cannot all be followed: a is b and b is c, but a is not c."""
    found = torn(rulings(decisions))
    if found is not None:
        (one, two), apart, joined = found
        message = f"{one} and {two} are kept apart by {apart.id} of {apart.who}, and joined by way of {joined.id} of {joined.who}"
        raise ConflictError(message, remedy=f"free them first: `svodka decide free {' '.join(couple(one, two))}`, or the pair between")
