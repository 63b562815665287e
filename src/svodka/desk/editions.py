"""The versions of a desk's published briefs: `briefs/SERIES/NUMBER/` with a record and the files as published.

Nothing in there is ever overwritten. A series is a window and a language; its records are chained by digest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

import msgspec

from svodka.model import Earlier, Record, SvodkaError, TamperError, Window, digest
from svodka.review import record_digest

RECORD = "record.json"
NUMBER = re.compile(r"[1-9]\d*")


class Editions:
    """The folder of all series."""

    def __init__(self, folder: Path) -> None:
        """Look at *folder*, which need not be there yet."""
        self._folder = folder

    def of(self, series: str) -> tuple[Record, ...]:
        """Return the versions of a series, the first one first.

        Raises TamperError where one was taken out or altered.
        """
        folders = sorted((int(one.name), one) for one in self._versions(series))
        records = tuple(_read(folder / RECORD) for _, folder in folders)
        before = ""
        for at, record in enumerate(records, start=1):
            if (record.number, record.series, record.previous) != (at, series, before):
                message = "the versions of this brief are not as they were recorded"
                remedy = "restore the desk's folder from a backup, or write to a new desk"
                raise TamperError(message, subject=f"{series} version {record.number}", remedy=remedy)
            before = record_digest(record)
        return records

    def all(self) -> tuple[Record, ...]:
        """Return every version of every series, in order of series and number. Raises TamperError as `of` does."""
        return tuple(record for one in self.all_series() for record in self.of(one))

    def all_series(self) -> tuple[str, ...]:
        """Return the names of the series that have a version."""
        return tuple(sorted({one.parent.parent.name for one in self._folder.glob(f"*/*/{RECORD}")}))

    def before(self, window: Window, lang: str) -> tuple[Earlier, ...]:
        """Return the newest version of each brief in *lang* that came before the one of *window*.

        A brief comes before another one if it began no later and ended earlier: a week's brief does not come after
        those of its days. Raises TamperError as `of` does.
        """
        found = []
        for folder in sorted(self._folder.glob(f"*_{lang}")):
            days = days_of(folder.name)
            if days is not None and window.start and window.stop and days[0] <= window.start and days[1] < window.stop:
                found += [(days, record) for record in self.of(folder.name)[-1:]]
        return tuple(
            Earlier(
                brief=record.brief,
                window=Window(start=start, stop=stop),
                entries=record.entries,
                items=record.items,
            )
            for (start, stop), record in found
        )

    def keep(self, record: Record, files: Mapping[str, bytes]) -> None:
        """Keep a version and its files; a file that is there stays as it was published.

        The record is written last: without it the version was never published, and its files are drafts.
        """
        folder = self._folder / record.series / str(record.number)
        written = msgspec.json.format(msgspec.json.encode(asdict(record)), indent=1)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            published = (folder / RECORD).exists()
            for name, data in {**files, RECORD: written + b"\n"}.items():
                if not (published and (folder / name).exists()):
                    draft = folder / f".{name}.part"
                    draft.write_bytes(data)
                    draft.replace(folder / name)
        except OSError as error:
            message = f"the version cannot be recorded ({error.strerror})"
            raise SvodkaError(message, subject=str(folder), remedy="make the desk's folder writable") from error

    def folder_of(self, series: str) -> Path:
        """Return the folder of a series, which need not be there yet."""
        return self._folder / series

    def find(self, data: bytes) -> tuple[str, int] | None:
        """Return the series and the number of the version published with exactly these bytes, None for none."""
        sought = digest(data)
        for file in sorted(self._folder.glob("*/*/*")):
            if file.name != RECORD and file.stat().st_size == len(data) and digest(file.read_bytes()) == sought:
                return file.parent.parent.name, int(file.parent.name)
        return None

    def _versions(self, series: str) -> list[Path]:
        """Return the folders of versions; one whose record was not written yet was never published."""
        found = (self._folder / series).glob(f"*/{RECORD}")
        return [one.parent for one in found if NUMBER.fullmatch(one.parent.name)]


def series_of(window: Window, lang: str) -> str:
    """Return the name of the series that a brief of *window* belongs to."""
    start, stop = (day.isoformat() if day else "undated" for day in (window.start, window.stop))
    return f"{start}_{stop}_{lang}"


def days_of(series: str) -> tuple[date, date] | None:
    """Return the first and the last day of a series, None for one that is not bounded by days."""
    start, _, rest = series.partition("_")
    try:
        return date.fromisoformat(start), date.fromisoformat(rest.partition("_")[0])
    except ValueError:
        return None


def _read(path: Path) -> Record:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError) as error:
        message = "the record of a published version cannot be read"
        raise TamperError(message, subject=str(path), remedy="restore the desk's folder from a backup") from error
