"""What is done about a put that a kill or a power cut interrupted."""

from __future__ import annotations

import logging

from svodka.archive import durable
from svodka.archive.entry import Head, capture_of, hash_of
from svodka.archive.folder import REMEDY, Folder, read
from svodka.model import Capture, TamperError

LOGGER = logging.getLogger(__name__)


def pending(intent: bytes, head: Head) -> Capture | None:
    """Return the capture whose put was under way, None where the last put was finished.

    Raises TamperError where *intent* continues anything but the acknowledged log.
    """
    if not intent:
        return None
    capture = capture_of(intent)
    if (capture.number, hash_of(capture)) == (head.entries, head.hash):
        return None
    if (capture.number, capture.previous) != (head.entries + 1, head.hash):
        message = "the intent does not continue the log"
        raise TamperError(message, subject="intent", remedy=REMEDY)
    return capture


def recover(folder: Folder) -> Head:
    """Finish or undo an interrupted put and return the head; the writer's lock is held.

    A put whose bytes are safely kept is finished: nothing that may have been acknowledged is lost. Any
    other is undone, half-written line and all. TamperError for a log that no interrupted put explains.
    """
    head = folder.read_head()
    intent = read(folder.intent)
    capture = pending(intent, head)
    tail = _tail(folder, head)
    if not intent.startswith(tail) or (tail and capture is None):
        message = f"the log goes on after entry {head.entries}, the last one acknowledged"
        raise TamperError(message, subject=str(folder.log), remedy=REMEDY)
    if capture is not None:
        head = _settle(folder, head, capture, intent[len(tail) :])
    folder.intent.unlink(missing_ok=True)
    return head


def _tail(folder: Folder, head: Head) -> bytes:
    """Return what the log holds beyond the acknowledged entries."""
    size = folder.log.stat().st_size if folder.log.exists() else 0
    if size < head.size:
        message = f"the log is shorter than the {head.entries} entries acknowledged"
        raise TamperError(message, subject=str(folder.log), remedy=REMEDY)
    if size == head.size:
        return b""
    with folder.log.open("rb") as file:
        file.seek(head.size)
        return file.read()


def _settle(folder: Folder, head: Head, capture: Capture, missing: bytes) -> Head:
    """Finish the put of *capture* if its bytes are whole, or undo it."""
    if folder.is_whole(capture.sha256):
        durable.append(folder.log, missing)
        done = Head(entries=capture.number, hash=hash_of(capture), size=folder.log.stat().st_size)
        folder.write_head(done)
        LOGGER.warning("archive.finished entry=%d locator=%r: a put was interrupted", capture.number, capture.locator)
        return done
    durable.cut(folder.log, head.size)
    (folder.incoming / capture.sha256).unlink(missing_ok=True)
    LOGGER.warning("archive.cut entry=%d locator=%r: a put was interrupted", capture.number, capture.locator)
    return head
