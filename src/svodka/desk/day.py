"""The table of contents: one day's work at the desk, seven calls in order and no logic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from svodka.desk.desk import Desk
from svodka.desk.linking import link
from svodka.desk.progress import Progress, Silent
from svodka.desk.publishing import Asked, Published, publish
from svodka.desk.stages import Reads, Taking, read, refuse_empty, take
from svodka.desk.stopwatch import Stopwatch
from svodka.store import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is asked of a run: the *paths* to take in, the *folder* to write to, the days to cover.

    *jobs* is the number of processes that read, the configuration's unless given; *lang* the language
    of the brief, likewise.
    """

    paths: Sequence[Path]
    folder: Path
    start: date | None = None
    stop: date | None = None
    jobs: int | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did, and how long each stage took in seconds."""

    taking: Taking
    reads: Reads
    counts: Counts
    published: Published
    seconds: tuple[tuple[str, float], ...]


def day(desk: Desk, asked: Day, progress: Progress | None = None) -> Outcome:
    """Take in, read, link, then write, check, redact and publish."""
    bar, watch = progress or Silent(), Stopwatch()
    taking = watch.of("take in", lambda: take(desk, asked.paths, bar))
    refuse_empty(desk, taking)
    wanted = Asked(start=asked.start, stop=asked.stop, lang=asked.lang)
    reads = watch.of("read", lambda: read(desk, bar, asked.jobs))
    watch.of("link", lambda: link(desk, bar))
    published = watch.of("write, check and publish", lambda: publish(desk, asked.folder, wanted))
    return Outcome(taking=taking, reads=reads, counts=desk.counts(), published=published, seconds=watch.laps())
