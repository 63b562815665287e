"""JSON Lines: one report a line; a broken line is refused by its number and the others go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from svodka.intake.decoding import Encoding, decode, find_encoding
from svodka.intake.taken import Draft, Harvest
from svodka.model import IntakeError, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svodka.intake.settings import IntakeConfig

FIELDS: tuple[str, ...] = (
    "external_id",
    "url",
    "title",
    "source",
    "published",
    "lang",
    "author",
    "reprint_of",
    "forwarded_from",
)
REFUSALS_SHOWN = 20
"""Broken lines named one by one; a file with more is no JSON Lines file, and one line says how many."""


def read_jsonl(data: bytes, config: IntakeConfig) -> Harvest:  # noqa: ARG001 (every format has this shape)
    """Return the reports of a .jsonl file and a refusal for each line that is none."""
    drafts: list[Draft] = []
    refusals: list[IntakeError] = []
    for number, line, notes in _lines(data):
        if not line.strip():
            continue
        try:
            drafts.append(_draft(line, f"L{number}", notes))
        except IntakeError as refusal:
            refusals.append(refusal)
    hidden = len(refusals) - REFUSALS_SHOWN
    if hidden > 0:
        more = IntakeError(f"{hidden} more lines are no reports", remedy="check that the file is JSON Lines")
        refusals[REFUSALS_SHOWN:] = [more]
    return Harvest(drafts=tuple(drafts), refusals=tuple(refusals))


def _lines(data: bytes) -> Iterator[tuple[int, str, tuple[Note, ...]]]:
    """Yield number, text and notes of each line, decoded on its own so that damage stays with its line."""
    encoding = find_encoding(data)
    body = data[encoding.mark :]
    if not encoding.by_bytes:
        text, notes = decode(body, encoding, encoding.mark)
        for number, line in enumerate(text.split("\n"), start=1):
            yield number, line, encoding.notes + notes
        return
    offset = encoding.mark
    for number, raw in enumerate(body.split(b"\n"), start=1):
        line, notes = decode(raw, encoding, offset)
        yield number, line, _told(encoding) + notes
        offset += len(raw) + 1


def _told(encoding: Encoding) -> tuple[Note, ...]:
    """Return the notes on the encoding that bear on every report of the file; a mark does not."""
    return () if encoding.mark else encoding.notes


def _draft(line: str, fragment: str, notes: tuple[Note, ...]) -> Draft:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "numbers or nesting beyond reason"
        message = f"the line is no valid JSON ({reason})"
        raise IntakeError(message, subject=fragment, remedy="mend or remove the line") from error
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        message = 'the line is no JSON object with words under "text"'
        raise IntakeError(message, subject=fragment, remedy='give the report\'s words in the field "text"')
    fields = {name: _words(row.get(name)) for name in FIELDS}
    odd = [name for name, words in fields.items() if words is None]
    if odd:
        message = f"fields left out because they hold neither words nor a number: {', '.join(odd)}"
        notes = (*notes, Note(code="metadata-unreadable", message=message))
    told = {name: words for name, words in fields.items() if words}
    return Draft(text=text, fragment=fragment, notes=notes, meta=told)


def _words(value: Any) -> str | None:  # noqa: ANN401 (whatever JSON holds)
    """Return a JSON value as words; None where it can hold no metadata."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return str(value)
