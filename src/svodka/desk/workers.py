"""Reading in worker processes: the same readings in the same order, however many there are.

A report that raises does not take the others with it: it comes back as a ReadingError in its place.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from svodka.lexicon.places import use
from svodka.model import Reading, ReadingError, Report, SvodkaError
from svodka.reading import read as read_report

CHUNK = 8
"""Reports handed to a worker at a time."""
AHEAD = 3
"""Chunks handed out for each worker before the first must be back: what is waiting has to fit into memory."""

Job = tuple[Report, str | None]
"""A report and the home region of its outlet."""
Done = Reading | ReadingError


def readings(jobs: Sequence[Job], workers: int, places: Path | None = None) -> Iterator[Done]:
    """Yield the reading of each job in order, by as many processes as there is work for, at most *workers*.

    *places* are the desk's own additions to the gazetteer.

    Closed early, it hands out nothing more and waits for the chunks that are being read. Raises SvodkaError
    where a process was killed, as the system does when memory runs out.
    """
    workers = min(workers, -(-len(jobs) // CHUNK))
    if workers > 1:
        return in_pool(jobs, workers, places)
    return map(done, jobs)


def done(job: Job) -> Done:
    """Read one report, or say why it could not be read."""
    try:
        return read_report(*job)
    except Exception as error:  # noqa: BLE001 (a mistake of ours in one text must not lose ten thousand others; it is told)
        message = f"this report could not be read ({type(error).__name__}: {error})"
        return ReadingError(message, subject=job[0].id, remedy="the others were; please report it as a mistake of svodka")


def in_pool(jobs: Sequence[Job], workers: int, places: Path | None) -> Iterator[Done]:
    """Hand the jobs out in chunks and yield what comes back in their order."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin, initargs=(places,))
    waiting: deque[Future[list[Done]]] = deque()
    try:
        for first in range(0, len(jobs), CHUNK):
            waiting.append(pool.submit(done_chunk, jobs[first : first + CHUNK]))
            if len(waiting) > workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        message = "a process that reads was ended from outside, as happens when memory runs out"
        raise SvodkaError(message, remedy="what was read is kept; go on with fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def done_chunk(chunk: Sequence[Job]) -> list[Done]:
    """Read some reports in a worker."""
    return [done(job) for job in chunk]


def begin(places: Path | None) -> None:
    """Make a worker ready: it knows the desk's places and leaves Ctrl-C to the parent, which ends it in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use(places)
