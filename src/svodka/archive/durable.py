"""Writing that survives a kill and a power cut: a file is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def sync(descriptor: int) -> None:
    """Push what was written to *descriptor* down to the disk. Every step of a write passes here."""
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* last: a rename is durable only with its folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Create *folder*, its missing parents too, so that they are still there after a power cut."""
    missing = [step for step in (folder, *folder.parents) if not step.exists()]
    for step in reversed(missing):
        step.mkdir(exist_ok=True)
        sync_folder(step.parent)


def write_whole(path: Path, data: bytes, draft: Path) -> None:
    """Put *data* at *path* by way of *draft* (on the same disk): no reader ever sees half of it."""
    make_folder(draft.parent)
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        sync(file.fileno())
    make_folder(path.parent)
    draft.replace(path)
    sync_folder(path.parent)


def append(path: Path, data: bytes) -> None:
    """Add *data* at the end of *path* and wait until the disk has it."""
    is_new = not path.exists()
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        sync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def cut(path: Path, size: int) -> None:
    """Cut *path* to its first *size* bytes, where it is longer."""
    if not path.exists() or path.stat().st_size <= size:
        return
    with path.open("r+b") as file:
        file.truncate(size)
        sync(file.fileno())
