"""The table of contents: one day's work at the desk, seven calls in order and no logic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from svodka.desk.desk import Desk
from svodka.desk.linking import link
from svodka.desk.progress import Progress, Silent
from svodka.desk.publishing import Asked, Published, publish
from svodka.desk.rewording import Tell, refuse_unconfigured
from svodka.desk.stages import Reads, Taking, read, refuse_empty, take
from svodka.desk.stopwatch import Stopwatch
from svodka.store import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is asked of a run: the *paths* to take in, the *folder* to write to, the brief that is *wanted*.

    *jobs* is the number of processes that read, the configuration's unless given.
    """

    paths: Sequence[Path]
    folder: Path
    jobs: int | None = None
    wanted: Asked = field(default_factory=Asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did, and how long each stage took in seconds."""

    taking: Taking
    reads: Reads
    counts: Counts
    published: Published
    seconds: tuple[tuple[str, float], ...]


def day(desk: Desk, asked: Day, progress: Progress | None = None, tell: Tell | None = None) -> Outcome:
    """Take in, read, link, then write, check, redact and publish; *tell* as in `publish`."""
    refuse_unconfigured(desk.config.model, asked=asked.wanted.reword)
    bar, watch = progress or Silent(), Stopwatch()
    taking = watch.of("take in", lambda: take(desk, asked.paths, bar))
    refuse_empty(desk, taking)
    reads = watch.of("read", lambda: read(desk, bar, asked.jobs))
    watch.of("link", lambda: link(desk, bar))
    published = watch.of("write, check and publish", lambda: publish(desk, asked.folder, asked.wanted, tell))
    return Outcome(taking=taking, reads=reads, counts=desk.counts(), published=published, seconds=watch.laps())
