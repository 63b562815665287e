"""Where the files of an archive lie, and how each is read and written."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from svodka.archive import durable
from svodka.archive.entry import DIGEST, EMPTY, Head, head_bytes, head_of
from svodka.model import ArchiveError, TamperError

LOGGER = logging.getLogger(__name__)

CHUNK = 1 << 20
"""Bytes read at a time when a file is hashed."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder *path*: objects/, log.jsonl, head, intent (a put under way), incoming/ (drafts), lock."""

    path: Path

    @property
    def objects(self) -> Path:
        """Where the bytes lie, each file named by its digest in a folder of the digest's first two digits."""
        return self.path / "objects"

    @property
    def log(self) -> Path:
        """The chained log, one entry a line."""
        return self.path / "log.jsonl"

    @property
    def head(self) -> Path:
        """How far the log was acknowledged: without it a log whose tail was cut would look whole."""
        return self.path / "head"

    @property
    def intent(self) -> Path:
        """The line that a put under way is about to write: tells an interrupted write from an added byte."""
        return self.path / "intent"

    @property
    def incoming(self) -> Path:
        """Drafts, renamed when whole."""
        return self.path / "incoming"

    @property
    def lock(self) -> Path:
        """The file whose lock makes one writer."""
        return self.path / "lock"

    def object(self, sha256: str) -> Path:
        """Return where the bytes of *sha256* lie; ArchiveError if that is no digest."""
        if not DIGEST.fullmatch(sha256):
            message = "this is no SHA-256 in hexadecimal"
            raise ArchiveError(message, subject=sha256)
        return self.objects / sha256[:2] / sha256

    def read_head(self) -> Head:
        """Return the head, EMPTY where none was written; TamperError if it was altered."""
        try:
            return head_of(read(self.head)) if self.head.exists() else EMPTY
        except TamperError as error:
            raise TamperError(error.message, subject=str(self.head), remedy=REMEDY) from error

    def write_head(self, head: Head) -> None:
        """Acknowledge everything up to *head*."""
        self._write(self.head, head_bytes(head))

    def write_intent(self, line: bytes) -> None:
        """Say which line is about to be written."""
        self._write(self.intent, line)

    def write_object(self, sha256: str, data: bytes) -> None:
        """Keep *data* under *sha256*, unless it is kept already; altered bytes give way to the right ones."""
        if self.is_whole(sha256):
            return
        if self.object(sha256).exists():
            LOGGER.warning("archive.restored sha256=%s: the bytes kept were altered", sha256)
        self._write(self.object(sha256), data)

    def is_whole(self, sha256: str) -> bool:
        """Tell whether the bytes of *sha256* are there and are what the name says."""
        path = self.object(sha256)
        return path.is_file() and not path.is_symlink() and file_digest(path) == sha256

    def _write(self, path: Path, data: bytes) -> None:
        durable.write_whole(path, data, self.incoming / path.name)


REMEDY = "run `svodka verify` to see what was altered, and restore the folder from a backup"
"""What to do about a broken archive."""


def read(path: Path) -> bytes:
    """Return the bytes of *path*, none where there is no such file; ArchiveError if it cannot be read."""
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        raise ArchiveError(message, subject=str(path)) from error


def file_digest(path: Path) -> str:
    """Return the SHA-256 of the file's bytes without holding them all in memory."""
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            sha.update(chunk)
    return sha.hexdigest()
