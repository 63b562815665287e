"""The sample taken through everything once a session, for every test that looks at what comes out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from svodka.cli import main
from svodka.desk import Desk, load_config, stages

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample"
PAGES = (
    "brief.html",
    "brief.md",
    "export.json",
    "brief.telegram.txt",
    "brief.rss.xml",
    "brief.atom.xml",
    "brief.feed.json",
    "brief.eml",
    "events.csv",
    "statements.csv",
    "ledgers.csv",
    "announcements.csv",
    "brief.geojson",
    "map.geojson",
    "map.svg",
    "brief.jsonld",
)
EXTRAS = ("events.parquet", "statements.parquet", "ledgers.parquet", "announcements.parquet", "brief.pdf")
TAKEN_AT = "2022-12-01T00:00:00Z"
ENTRY = "import sys; sys.path.insert(0, sys.argv.pop(1)); from svodka.cli import main; main(prog_name='svodka')"


@dataclass(frozen=True)
class Run:
    """A desk over the sample, the folder of its brief, and what the command printed."""

    desk: Path
    out: Path
    result: Result

    def pages(self):
        return pages_of(self.out)

    def copy(self, folder):
        """Return this run's desk copied into *folder*, for a test that changes it."""
        shutil.copytree(self.desk, folder / "desk")
        return Run(folder / "desk", self.out, self.result)


def pages_of(folder):
    return {name: (folder / name).read_bytes() for name in PAGES}


def svodka(*words):
    """Run the command line in this process."""
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="svodka")


def on_its_own(*words, environment: Mapping[str, str] = {}, cwd=None, stderr=subprocess.PIPE):
    """Run the command line in a process of its own, its output in pipes."""
    command = [sys.executable, "-c", ENTRY, str(ROOT / "src"), *map(str, words)]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, env=dict(environment), cwd=cwd, check=False, timeout=300)


def described(desk):
    """Begin a desk that knows the sample's outlets."""
    desk.mkdir()
    shutil.copy(SAMPLE / "sources.yaml", desk)


@cache
def _run(folder):
    """Write the brief of the sample into *folder* with the clock standing still, its outlets described as `make brief` does."""
    described(folder / "desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "utc_now", lambda: TAKEN_AT)
        result = svodka("brief", SAMPLE, "--desk", folder / "desk", "-o", folder / "out")
    return Run(folder / "desk", folder / "out", result)


_FOLDERS: list[Path] = []


def the_sample(tmp_path_factory):
    """Return the session's one run over the sample."""
    if not _FOLDERS:
        _FOLDERS.append(tmp_path_factory.mktemp("sample"))
    return _run(_FOLDERS[0])


def opened(folder, config=None):
    """Open a desk as the program does."""
    return Desk(folder, config or load_config())
