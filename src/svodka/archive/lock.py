"""One writer at a time, also over processes."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from svodka.model import ArchiveError

PATIENCE_SECONDS = 20.0
"""How long a writer waits for another: a put takes milliseconds, so more means that the other hangs."""

PAUSE_SECONDS = 0.005


@contextmanager
def locked(path: Path, *, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock file *path*; the kernel lets go of it when the process dies, however it dies.

    Raises ArchiveError when another process keeps it for *patience* seconds.
    """
    with path.open("ab") as file:
        _acquire(file.fileno(), path, patience)
        yield


def _acquire(descriptor: int, path: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                message = f"another process has been writing here for {patience:g} seconds"
                remedy = "wait for it to end, or end it; nothing was written"
                raise ArchiveError(message, subject=str(path.parent), remedy=remedy) from error
            time.sleep(PAUSE_SECONDS)
        else:
            return
