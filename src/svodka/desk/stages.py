"""The stages up to linking, each over a whole desk: take in, read what is unread; and everything derived made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from svodka.archive import utc_now
from svodka.desk.desk import Desk
from svodka.desk.linking import link
from svodka.desk.progress import Progress, Silent
from svodka.desk.workers import readings
from svodka.intake import IntakeConfig, Taken
from svodka.intake import take as take_files
from svodka.model import ConflictError, IntakeError, ReadingError
from svodka.reading import VERSION

NAMED = 5
"""Refusals named when nothing at all was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What a run of intake did: files seen, reports new to the desk, and everything that was refused."""

    files: int
    reports: int
    new: int
    refusals: tuple[IntakeError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """What a run of reading did: reports read, and those that could not be."""

    reports: int
    failures: tuple[ReadingError, ...]


def take(desk: Desk, paths: Sequence[Path], progress: Progress | None = None) -> Taking:
    """Keep the bytes of every file under *paths* as evidence and add the reports in them."""
    taken_at = utc_now()
    files = reports = new = 0
    there = [path for path in paths if path.exists() or path.is_symlink()]
    refusals = [not_there(path) for path in paths if path not in there]
    bar = progress or Silent()
    for taken in bar.over(take_files(there, settings(desk.config.intake, taken_at)), "taking in", None):
        files += 1
        refusals.extend(taken.refusals)
        reports += len(taken.reports)
        added, clashes = keep(desk, taken, taken_at)
        new += added
        refusals.extend(clashes)
    return Taking(files=files, reports=reports, new=new, refusals=tuple(refusals))


def not_there(path: Path) -> IntakeError:
    """Say that a path leads to nothing, as it was typed."""
    return IntakeError("no such file or folder", subject=str(path), remedy="check the spelling")


def refuse_empty(desk: Desk, taking: Taking) -> None:
    """Raise IntakeError where nothing was taken and the desk holds nothing either: there is no brief to write."""
    if taking.reports or desk.counts().reports:
        return
    why = "; ".join(str(refusal) for refusal in taking.refusals[:NAMED])
    message = f"no report could be taken in, and the desk has none{': ' if why else ''}{why}"
    raise IntakeError(message, remedy="nothing was written")


def settings(config: IntakeConfig, taken_at: str) -> IntakeConfig:
    """Narrow the latest credible date of publication to the day of the taking in."""
    return replace(config, latest=min(config.latest, date.fromisoformat(taken_at[:10])))


def keep(desk: Desk, taken: Taken, taken_at: str) -> tuple[int, list[IntakeError]]:
    """Archive one file's bytes, then add its reports; return how many are new, and those that clash.

    A report that was taken before and now reads otherwise (another svodka found another date in the same
    bytes) stays as it was: evidence is never replaced.
    """
    if taken.data is None:
        return 0, []
    capture = desk.archive.put(taken.data, taken.locator, taken.media_type, taken.tool, taken_at)
    added, clashes = 0, []
    with desk.store.batch():
        desk.store.add_capture(capture)
        for report in taken.reports:
            try:
                added += desk.store.add_report(report)
            except ConflictError:
                message = "was taken before with another title, date, source or language; the first is kept"
                clashes.append(IntakeError(message, subject=report.locator, remedy="start a new desk to read it afresh"))
    return added, clashes


def read(desk: Desk, progress: Progress | None = None, jobs: int | None = None) -> Reads:
    """Read every report that this version of the reader has not read, by *jobs* processes (the configuration's unless given).

    A report that cannot be read stays unread and is named in what comes back. Each reading is kept as soon as it
    is there, so that a run that is stopped goes on where it was.
    """
    unread = [(report, desk.home_region(report)) for report in desk.store.unread_reports(str(VERSION))]
    bar, failures = progress or Silent(), []
    for one in bar.over(readings(unread, jobs or desk.config.desk.workers, desk.places_file), "reading", len(unread)):
        if isinstance(one, ReadingError):
            failures.append(one)
        else:
            desk.store.put_reading(one, str(VERSION))
    return Reads(reports=len(unread) - len(failures), failures=tuple(failures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The digest of what is derived, before and after it was made again, and the reports that could not be read."""

    before: str
    after: str
    failures: tuple[ReadingError, ...]


def rebuild(desk: Desk, progress: Progress | None = None, jobs: int | None = None) -> Rebuilt:
    """Drop what is derived and make it again from the evidence."""
    before = desk.store.derived_digest()
    desk.store.drop_derived()
    reads = read(desk, progress, jobs)
    link(desk, progress)
    return Rebuilt(before=before, after=desk.store.derived_digest(), failures=reads.failures)
