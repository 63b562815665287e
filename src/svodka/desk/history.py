"""What became of an event since it was published: other statements joined it, some left, it has another id."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.desk.desk import Desk
from svodka.desk.editions import Editions
from svodka.model import Event, NotFoundError, Record, RecordedItem, event_id


def published_uses(desk: Desk, event: Event) -> list[tuple[Record, RecordedItem]]:
    """Return the latest version of each published brief that used *event* under any of its ids, with the item."""
    ids = {event_id(statement) for statement in event.statements}
    editions = Editions(desk.folder / "briefs")
    latest = [records[-1] for series in editions.all_series() if (records := editions.of(series))]
    return [(record, item) for record in latest for item in record.items if item.event in ids]


def event_history(desk: Desk, asked: str, event: Event) -> Iterator[str]:
    """Yield what there is to say of an event that was *asked* for by this id, and of the briefs that used it."""
    if asked != event.id:
        yield f"asked for    {asked}, which is now part of this event"
    for record, item in published_uses(desk, event):
        yield f"published    {record.series} version {record.number}, as {item.event}"
        late = [key for key in event.statements if key not in item.statements]
        if late:
            yield f"  joined since: {', '.join(late)}"
        for key in item.statements:
            other = _event_of(desk, key)
            if other is not None and other.id != event.id:
                yield f"  split off since: {key}, now of {other.id}"


def _event_of(desk: Desk, statement: str) -> Event | None:
    """Return the event of a statement, None where it is no longer read from its report."""
    try:
        return desk.store.event_of(desk.store.statement(statement).id)
    except NotFoundError:
        return None
