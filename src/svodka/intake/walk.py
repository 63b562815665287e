"""Finding the files under the paths a user named: sorted, without loops, nothing left out in silence."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from svodka.intake.cleaning import one_line
from svodka.model import IntakeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from svodka.intake.settings import IntakeConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to take, or the *refusal* of a name that leads to none."""

    path: Path
    locator: str
    refusal: IntakeError | None = None


def find_files(paths: Sequence[Path], config: IntakeConfig) -> Iterator[Found]:
    """Yield the files of *paths* in the order given; a folder's own files, sorted, then its folders'."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path, config)
        else:
            yield _named(path)


def _named(path: Path) -> Found:
    locator = shown(path.name or str(path))
    if path.is_file():
        return Found(path=path, locator=locator)
    if path.exists():
        return _refused(path, locator, "is neither a file nor a folder", "name a file or a folder")
    return _refused(path, locator, "no such file or folder", "check the spelling")


def _folder(root: Path, config: IntakeConfig) -> Iterator[Found]:
    failures: list[OSError] = []
    count = 0
    for name, folders, files in os.walk(root, onerror=failures.append, followlinks=False):
        here = Path(name)
        folders[:] = sorted(folder for folder in folders if not _skipped(folder, config))
        for file in sorted(file for file in files if not _skipped(file, config)):
            count += 1
            yield _inside(here / file, root)
        for folder in folders:
            if (here / folder).is_symlink():
                count += 1
                remedy = "name the folder it leads to on its own"
                yield _refused(here / folder, _locator(here / folder, root), "a link to a folder", remedy)
    for failure in failures:
        count += 1
        path = Path(str(failure.filename))
        yield _refused(path, _locator(path, root), "the folder cannot be opened", "check its permissions")
    if count == 0:
        yield _refused(root, shown(root.name or "."), "the folder holds no file to take", "name another one")


def _inside(path: Path, root: Path) -> Found:
    """Judge one entry of a folder; a link is followed only to a file inside the same folder."""
    locator = _locator(path, root)
    if path.is_symlink():
        try:
            inside = path.resolve(strict=True).is_relative_to(root.resolve())
        except (OSError, RuntimeError):
            return _refused(path, locator, "a link that leads nowhere", "mend or remove it")
        if not inside:
            return _refused(path, locator, "a link out of the folder", "name the file it leads to on its own")
    if not path.is_file():
        return _refused(path, locator, "is neither a file nor a folder", "remove it from the folder")
    return Found(path=path, locator=locator)


def _skipped(name: str, config: IntakeConfig) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in config.skip)


def _locator(path: Path, root: Path) -> str:
    return shown(path.relative_to(root).as_posix()) if path != root else shown(root.name or ".")


def shown(name: str) -> str:
    """Return a file name as one line of valid Unicode; bytes that are none stand as hex escapes."""
    return one_line(os.fsencode(name).decode("utf-8", "backslashreplace"))


def _refused(path: Path, locator: str, message: str, remedy: str) -> Found:
    return Found(path=path, locator=locator, refusal=IntakeError(message, subject=locator, remedy=remedy))
