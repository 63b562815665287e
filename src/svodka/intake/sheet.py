"""CSV tables: one report a row, through the column map that fits the header row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from svodka.intake.decoding import whole
from svodka.intake.taken import Draft, Harvest
from svodka.model import IntakeError, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svodka.intake.settings import CsvMap, IntakeConfig

REMEDY = "name its columns under [[intake.csv]] in the configuration"


def read_sheet(data: bytes, config: IntakeConfig) -> Harvest:
    """Return the reports of a .csv file; a table that no map fits is refused with its columns named."""
    text, notes = whole(data)
    chosen = _map_of(text, config)
    if chosen is None:
        head = ", ".join(_header(text, ","))[:200]
        message = f"no column map fits this table; its columns are: {head}"
        return Harvest(refusals=(IntakeError(message, remedy=REMEDY),))
    drafts: list[Draft] = []
    refusals: list[IntakeError] = []
    try:
        for number, row in _rows(text, chosen, config):
            if not row.get("text", "").strip():
                message = f'the row has nothing in the column "{chosen.text}"'
                refusals.append(IntakeError(message, subject=f"R{number}", remedy="fill it in or remove the row"))
                continue
            drafts.append(_draft(row, number, notes))
    except csv.Error as error:
        message = f"the table cannot be read further ({error})"
        refusals.append(IntakeError(message, remedy="check its quotation marks and delimiter"))
    return Harvest(drafts=tuple(drafts), refusals=tuple(refusals))


def _map_of(text: str, config: IntakeConfig) -> CsvMap | None:
    for candidate in config.csv:
        if set(candidate.columns().values()) <= set(_header(text, candidate.delimiter)):
            return candidate
    return None


def _header(text: str, delimiter: str) -> list[str]:
    """Return the names in the first row; none if even that cannot be read."""
    try:
        return [name.strip() for name in next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])]
    except csv.Error:
        return []


def _rows(text: str, chosen: CsvMap, config: IntakeConfig) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each filled row, the header row being 1, and its mapped fields."""
    before = csv.field_size_limit(max(2 * config.max_chars, 1_000_000))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=chosen.delimiter)
        places = {name.strip(): place for place, name in reversed(list(enumerate(next(reader, []))))}
        columns = chosen.columns()
        for number, row in enumerate(reader, start=2):
            if any(cell.strip() for cell in row):
                yield number, {f: row[places[c]] for f, c in columns.items() if places[c] < len(row)}
    finally:
        csv.field_size_limit(before)


def _draft(row: dict[str, str], number: int, notes: tuple[Note, ...]) -> Draft:
    fields = {name: words.strip() for name, words in row.items() if name != "text"}
    return Draft(text=row["text"], fragment=f"R{number}", notes=notes, meta=fields)
