"""The archive itself: bytes go in once, under their digest, and every capture is an entry of a chained log."""

from __future__ import annotations

from pathlib import Path

from svodka.archive import durable
from svodka.archive.entry import EMPTY, GENESIS, Head, capture_of, hash_of, line_of
from svodka.archive.folder import REMEDY, Folder, read
from svodka.archive.lock import locked
from svodka.archive.merkle import merkle_root
from svodka.archive.recovery import recover
from svodka.archive.verdict import Verdict
from svodka.archive.verify import verify
from svodka.model import ArchiveError, Capture, TamperError, digest


class Archive:
    """Evidence in *folder*, made on the first put. Any number may read; one writes at a time.

    Opening changes nothing: what an interrupted put left is settled by the next put.
    """

    def __init__(self, folder: Path) -> None:
        """Look at *folder*, which need not be there yet."""
        self._folder = Folder(Path(folder))
        self._head = EMPTY
        self._captures: list[Capture] = []
        self._by_key: dict[tuple[str, str], Capture] = {}

    def put(self, data: bytes, locator: str, media_type: str, tool: str, taken_at: str) -> Capture:
        """Keep *data*, found at *locator*; when this returns, it survives a kill and a power cut.

        The same bytes at the same locator are one capture, which keeps its first *taken_at*. Half a
        surrogate pair in a file's name, which JSON cannot hold, is written as its escape.
        """
        try:
            durable.make_folder(self._folder.path)
            with locked(self._folder.lock):
                self._load(recover(self._folder))
                return self._put(data, _plain(locator), (media_type, tool, taken_at))
        except OSError as error:
            message = f"cannot be written ({error.strerror})"
            remedy = "make room or mend the permissions and take the file in again"
            raise ArchiveError(message, subject=str(error.filename or self._folder.path), remedy=remedy) from error

    def get(self, sha256: str) -> bytes:
        """Return the bytes kept under *sha256*; ArchiveError if there are none, TamperError if altered."""
        path = self._folder.object(sha256)
        if not path.is_file():
            message = "the archive has no such bytes"
            raise ArchiveError(message, subject=sha256, remedy=REMEDY)
        data = read(path)
        if digest(data) != sha256:
            message = "the bytes are not those that were archived"
            raise TamperError(message, subject=str(path), remedy=REMEDY)
        return data

    def captures(self) -> tuple[Capture, ...]:
        """Return all acknowledged captures in the order in which they were taken."""
        self._load(self._folder.read_head())
        return tuple(self._captures)

    def root(self) -> str:
        """Return the Merkle root over what is held, not over when it was taken or in which order."""
        return merkle_root((capture.sha256, capture.locator) for capture in self.captures())

    def verify(self) -> Verdict:
        """Check every byte of the folder and name the first that does not hold. Changes nothing."""
        return verify(self._folder)

    def _load(self, head: Head) -> None:
        """Read the log up to *head*, unless that was done already."""
        if head == self._head:
            return
        captures = read_log(self._folder, head)
        self._head, self._captures = head, captures
        self._by_key = {(capture.sha256, capture.locator): capture for capture in captures}

    def _put(self, data: bytes, locator: str, details: tuple[str, str, str]) -> Capture:
        """Find the capture of *data* at *locator*, or add it; its bytes are put back where they were lost."""
        sha256 = digest(data)
        known = self._by_key.get((sha256, locator))
        if known is not None:
            self._folder.write_object(sha256, data)
            return known
        media_type, tool, taken_at = details
        capture = Capture(
            sha256=sha256,
            locator=locator,
            taken_at=taken_at,
            media_type=media_type,
            size=len(data),
            tool=tool,
            number=self._head.entries + 1,
            previous=self._head.hash,
        )
        self._add(data, capture)
        return capture

    def _add(self, data: bytes, capture: Capture) -> None:
        """Write in the order that loses nothing: intent, bytes, log line, head."""
        line = line_of(capture)
        self._folder.write_intent(line)
        self._folder.write_object(capture.sha256, data)
        durable.append(self._folder.log, line)
        head = Head(entries=capture.number, hash=hash_of(capture), size=self._head.size + len(line))
        self._folder.write_head(head)
        self._folder.intent.unlink()
        self._head = head
        self._captures.append(capture)
        self._by_key[capture.sha256, capture.locator] = capture


def read_log(folder: Folder, head: Head) -> list[Capture]:
    """Return the captures up to *head*, in order; TamperError where the chain does not hold."""
    captures: list[Capture] = []
    previous = GENESIS
    for line in read(folder.log)[: head.size].splitlines(keepends=True):
        capture = _next(line, previous, f"{folder.log}, entry {len(captures) + 1}")
        previous = hash_of(capture)
        captures.append(capture)
    if (len(captures), previous) != (head.entries, head.hash):
        message = f"the log does not end with entry {head.entries}, the last one acknowledged"
        raise TamperError(message, subject=str(folder.log), remedy=REMEDY)
    return captures


def _next(line: bytes, previous: str, subject: str) -> Capture:
    """Return the capture on *line*; TamperError about *subject* if it was altered or does not follow."""
    try:
        capture = capture_of(line)
    except TamperError as error:
        raise TamperError(error.message, subject=subject, remedy=REMEDY) from error
    if capture.previous != previous:
        message = "the entry does not follow the one before"
        raise TamperError(message, subject=subject, remedy=REMEDY)
    return capture


def _plain(locator: str) -> str:
    """Write half a surrogate pair, as a file name that is not UTF-8 holds, as its escape."""
    return locator.encode("utf-8", "backslashreplace").decode("utf-8")
