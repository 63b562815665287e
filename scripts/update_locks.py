"""Resolve requirements/*.in into locks with hashes; run by hand with pip-tools installed: `make locks`.

natasha's own dependencies are cut out of the locks: svodka reads only the weights in its wheel, and one of
them (pymorphy2) needs pkg_resources, which new Pythons lack.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
CUT = {
    "dawg-python",
    "docopt",
    "intervaltree",
    "ipymarkup",
    "pymorphy2",
    "pymorphy2-dicts-ru",
    "setuptools",
    "yargy",
}
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--strip-extras",
    "--allow-unsafe",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
)


WANTED_BY_TESTS = {"sortedcontainers"}
"""Cut from run.lock, but hypothesis needs it."""


def without_cut(lock: str, name: str) -> str:
    """Return the lock *name* without the packages that are not needed."""
    cut = CUT | WANTED_BY_TESTS if name == "run" else CUT
    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    return "\n".join(entry for entry in entries if entry.split("==")[0].strip() not in cut) + "\n"


def main() -> int:
    """Write run.lock and dev.lock."""
    for name in ("run", "dev"):
        lock = FOLDER / f"{name}.lock"
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "-o", str(lock), str(FOLDER / f"{name}.in")]
        subprocess.run(command, check=True)  # noqa: S603 (our own fixed arguments)
        body = "\n".join(line for line in lock.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        lock.write_text(without_cut(body, name), encoding="utf-8")
        print(f"{lock.name}: {lock.read_text(encoding='utf-8').count('==')} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
