"""Build the wheel, install it alone into a clean environment, and run `svodka brief` there on the sample.

The environment gets the wheel and what the wheel itself declares; nothing of this tree is on its path.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = ("brief.html", "brief.md", "export.json")


def run(*command: str | Path, cwd: Path) -> None:
    """Run a command with a bare environment, failing with it."""
    keep = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    subprocess.run([str(part) for part in command], check=True, cwd=cwd, env=keep)  # noqa: S603 (our own commands)


def main() -> int:
    """Return 0 where the brief came out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
        wheel = next(folder.glob("*.whl"))
        venv.create(folder / "clean", with_pip=True)
        python = folder / "clean" / "bin" / "python"
        run(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", wheel, cwd=folder)
        svodka = folder / "clean" / "bin" / "svodka"
        run(svodka, "brief", ROOT / "sample", "-o", "out", cwd=folder)
        run(svodka, "verify", cwd=folder)
        missing = [page for page in WANTED if not (folder / "out" / page).is_file()]
        size = wheel.stat().st_size / 1e6
        print(f"wheel {wheel.name}, {size:.1f} MB, installed alone: " + (f"NOT WRITTEN {missing}" if missing else "brief written"))
        return len(missing)


if __name__ == "__main__":
    sys.exit(main())
