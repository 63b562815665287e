"""Checking a whole archive, offline and from its folder alone, and naming the first thing that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from svodka.archive.entry import GENESIS, Head, capture_of, hash_of
from svodka.archive.folder import Folder, file_digest, read
from svodka.archive.lock import locked
from svodka.archive.recovery import pending
from svodka.archive.verdict import Verdict
from svodka.model import ArchiveError, Capture, TamperError

FILES = frozenset(("head", "intent", "lock", "log.jsonl"))
"""The files that an archive keeps beside its objects."""


@dataclass(frozen=True, slots=True)
class Fault:
    """*where* the first bad thing is, and *what* is wrong with it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The folder at one moment: *log* and *head* as bytes, *files* relative to it, *waiting* unacknowledged."""

    head: Head
    log: bytes
    waiting: Capture | None
    files: tuple[str, ...]


def verify(folder: Folder) -> Verdict:
    """Return whether every entry and byte of *folder* holds; the objects are read, nothing is changed.

    A put that was interrupted before it was acknowledged is no fault: the next put settles it.
    """
    try:
        snapshot = _snapshot(folder)
    except TamperError as error:
        return _bad(Fault(Path(error.subject).name, error.message), 0)
    lines = snapshot.log.splitlines(keepends=True)
    captures, fault = _chain(lines, snapshot)
    for capture in captures:
        wrong = _object_fault(folder, capture)
        if wrong:
            return _bad(wrong, capture.number - 1)
    fault = fault or _stray(snapshot, captures)
    return _bad(fault, len(captures)) if fault else _good(captures, snapshot)


def _good(captures: list[Capture], snapshot: Snapshot) -> Verdict:
    size = sum({capture.sha256: capture.size for capture in captures}.values())
    message = f"{len(captures)} entries hold, {size} bytes of evidence are what they were when taken"
    if snapshot.waiting:
        message += "; a put was interrupted before it was acknowledged, the next one settles it"
    return Verdict(ok=True, first_bad=None, entries=len(captures), message=message)


def _bad(fault: Fault, entries: int) -> Verdict:
    return Verdict(ok=False, first_bad=fault.where, entries=entries, message=f"{fault.where}: {fault.what}")


def _snapshot(folder: Folder) -> Snapshot:
    """Read everything but the objects' bytes while no writer is at work."""
    with ExitStack() as stack:
        if folder.lock.exists() and _writable(folder.lock):
            stack.enter_context(locked(folder.lock))
        head = folder.read_head()
        log = read(folder.log)
        try:
            waiting = pending(read(folder.intent), head)
        except TamperError as error:
            raise TamperError(error.message, subject="intent") from error
        if waiting and read(folder.intent).startswith(log[head.size :]):
            log = log[: head.size]
        if log and not folder.head.exists():
            message = "it is missing: without it no one can tell whether the log's end was cut"
            raise TamperError(message, subject="head")
        return Snapshot(head, log, waiting, tuple(_files(folder.path)))


def _writable(path: Path) -> bool:
    """Tell whether the lock can be taken; on a read-only disk there is no writer to wait for."""
    try:
        path.open("ab").close()
    except OSError:
        return False
    return True


def _files(path: Path) -> Iterator[str]:
    """Give every path below *path* that is no folder, sorted."""
    for child in sorted(path.rglob("*")):
        if child.is_symlink() or not child.is_dir():
            yield child.relative_to(path).as_posix()


def _chain(lines: list[bytes], snapshot: Snapshot) -> tuple[list[Capture], Fault | None]:
    """Return the captures up to the first bad line, and what is wrong there."""
    captures: list[Capture] = []
    previous = GENESIS
    for index, line in enumerate(lines):
        place = index + 1
        try:
            capture = capture_of(line)
        except TamperError as error:
            return captures, Fault(f"entry {place}", _altered(line, error))
        if place > snapshot.head.entries:
            return captures, Fault(f"entry {place}", "it was added: it was never acknowledged")
        if capture.number != place:
            return captures, Fault(f"entry {place}", _misplaced(capture.number, lines))
        if capture.previous != previous:
            return _broken_link(captures, capture, lines, snapshot.head)
        previous = hash_of(capture)
        captures.append(capture)
    return captures, _end_fault(captures, previous, snapshot.head)


def _altered(line: bytes, error: TamperError) -> str:
    return error.message if line.endswith(b"\n") else "the last line of the log is cut short"


def _misplaced(number: int, lines: list[bytes]) -> str:
    """Say why entry *number* stands where another should."""
    place = next(index for index, line in enumerate(lines) if _number(line) == number) + 1
    if number < place:
        return f"entry {number} stands here a second time: a line was added"
    if any(_number(line) == place for line in lines):
        return f"entry {number} stands in its place: the lines are in another order"
    return f"it is missing: entry {number} stands in its place"


def _number(line: bytes) -> int | None:
    """Return the number of the entry on *line*, None if it is altered."""
    try:
        return capture_of(line).number
    except TamperError:
        return None


def _broken_link(
    captures: list[Capture], capture: Capture, lines: list[bytes], head: Head
) -> tuple[list[Capture], Fault]:
    """Tell which of two entries, each well sealed, was exchanged: the one that nothing later vouches for."""
    if _vouched(capture, lines, head) and captures:
        what = f"it was exchanged: entry {capture.number} follows another one"
        return captures[:-1], Fault(f"entry {capture.number - 1}", what)
    return captures, Fault(f"entry {capture.number}", "it was exchanged: it does not follow the entry before")


def _vouched(capture: Capture, lines: list[bytes], head: Head) -> bool:
    """Tell whether the next entry, or the head, names *capture* by its hash."""
    if capture.number == len(lines):
        return head.hash == hash_of(capture)
    try:
        return capture_of(lines[capture.number]).previous == hash_of(capture)
    except TamperError:
        return False


def _end_fault(captures: list[Capture], last: str, head: Head) -> Fault | None:
    """Compare the end of the log with what was acknowledged."""
    if len(captures) < head.entries:
        what = f"it is missing: the log ends here, {head.entries} entries were acknowledged"
        return Fault(f"entry {len(captures) + 1}", what)
    if last != head.hash:
        return Fault(f"entry {len(captures)}", "it was exchanged: another one was acknowledged last")
    return None


def _object_fault(folder: Folder, capture: Capture) -> Fault | None:
    """Compare the bytes of *capture* with its digest."""
    path = folder.object(capture.sha256)
    where = f"entry {capture.number}"
    if path.is_symlink() or not path.is_file():
        return Fault(where, f"the bytes of {capture.locator} are missing ({path.relative_to(folder.path)})")
    try:
        held = file_digest(path)
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        raise ArchiveError(message, subject=str(path)) from error
    if held != capture.sha256 or path.stat().st_size != capture.size:
        return Fault(where, f"the bytes of {capture.locator} were altered ({path.relative_to(folder.path)})")
    return None


def _stray(snapshot: Snapshot, captures: list[Capture]) -> Fault | None:
    """Find the first file that no entry speaks of."""
    names = {capture.sha256 for capture in (*captures, *filter(None, [snapshot.waiting]))}
    known = FILES | {f"objects/{name[:2]}/{name}" for name in names} | {"incoming/head", "incoming/intent"}
    if snapshot.waiting:
        known |= {f"incoming/{snapshot.waiting.sha256}"}
    strays = [path for path in snapshot.files if path not in known]
    return Fault(strays[0], "it was added: no entry speaks of it") if strays else None
