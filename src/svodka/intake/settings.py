"""What can be set about taking reports in; the desk reads it from the configuration file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvMap:
    """Which column of a table holds what; an empty name is a column that the table does not have.

    A map fits a table when every column it names stands in the header row.
    """

    text: str
    title: str = ""
    source: str = ""
    published: str = ""
    url: str = ""
    lang: str = ""
    author: str = ""
    external_id: str = ""
    reprint_of: str = ""
    forwarded_from: str = ""
    delimiter: str = ","

    def columns(self) -> dict[str, str]:
        """Return field name to column name for the columns that are mapped."""
        pairs = {
            "text": self.text,
            "title": self.title,
            "source": self.source,
            "published": self.published,
            "url": self.url,
            "lang": self.lang,
            "author": self.author,
            "external_id": self.external_id,
            "reprint_of": self.reprint_of,
            "forwarded_from": self.forwarded_from,
        }
        return {field: column for field, column in pairs.items() if column}


DEFAULT_MAPS: tuple[CsvMap, ...] = (
    CsvMap(
        text="text",
        title="title",
        source="source",
        published="published",
        url="url",
        lang="lang",
        external_id="external_id",
    ),
    CsvMap(text="text", title="title", source="source", published="published"),
    CsvMap(text="text", published="date"),
    CsvMap(text="text"),
)
"""Tried in order; the first that fits the header row is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeConfig:
    """Limits and maps.

    *max_bytes*: no report is read from a larger file. *keep_bytes*: the bytes of a larger file are not even
    kept as evidence, since they would have to be held in memory. *max_chars*: longest text of one report.
    *skip*: patterns of file and folder names that are passed over inside a folder (never when a file is
    named on its own). *earliest*, *latest*: a publication date outside them is a mistake, not a date; the
    desk narrows *latest* to the day of the taking in, since intake itself never asks for the time.
    """

    max_bytes: int = 50_000_000
    keep_bytes: int = 200_000_000
    max_chars: int = 500_000
    skip: tuple[str, ...] = ("README.md", "sources.yaml", ".*")
    earliest: date = date(1990, 1, 1)
    latest: date = date(2099, 12, 31)
    csv: tuple[CsvMap, ...] = DEFAULT_MAPS
