"""Worker processes: the same results for any number, one bad report loses no other, Ctrl-C keeps what was read."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time

import pytest

from sample_run import ENTRY, ROOT, on_its_own, opened, svodka
from svodka.desk import export, link, read, take, workers
from svodka.model import ReadingError

TEXTS = 48
"""In Ukrainian, whose reader loads the fewest models; the three languages together are test_desk_run.py's."""


def desk_of(folder, lines):
    """Return a desk of reports that are not read yet, each of so many lines."""
    texts = folder / "texts"
    texts.mkdir()
    for at in range(TEXTS):
        line = f"Мер Сум Петро Галенко сказав {at % 27 + 1} листопада, що до міста прибули {at + 2} чоловіків.\n"
        (texts / f"{at}.txt").write_text(line * lines, encoding="utf-8")
    with opened(folder / "desk") as desk:
        assert take(desk, [texts]).new == TEXTS
    return folder / "desk"


@pytest.fixture
def taken(tmp_path):
    return desk_of(tmp_path, 2)


def die(chunk):
    os._exit(len(chunk))


def exported(folder, jobs):
    with opened(folder) as desk:
        desk.store.drop_derived()
        reads = read(desk, jobs=jobs)
        assert reads.failures == ()
        assert reads.reports == TEXTS
        link(desk)
        return export(desk, private=True)


def test_the_export_is_the_same_for_any_number_of_processes(taken):
    one, two, three = (exported(taken, jobs) for jobs in (1, 2, 3))
    assert len(one) > 10_000
    assert two == one
    assert three == one


def test_the_option_reads_in_processes_and_tells_the_same(taken):
    ran = on_its_own("read", "--jobs", "2", "--desk", taken)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(f"{TEXTS} reports read;".encode())
    svodka("link", "--desk", taken)
    assert svodka("rebuild", "-j", "2", "--desk", taken).stdout.endswith("equal\n")
    assert svodka("read", "--jobs", "0", "--desk", taken).exit_code == 2


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_read(taken, monkeypatch):
    with opened(taken) as desk:
        bad = desk.store.reports()[4].id

    def reads(report, home):
        if report.id == bad:
            message = "a bug"
            raise ValueError(message)
        return whole(report, home)

    whole = workers.read_report
    monkeypatch.setattr(workers, "read_report", reads)
    result = svodka("read", "--desk", taken)
    assert result.exit_code == 3
    assert result.stdout.startswith(f"{TEXTS - 1} reports read;")
    assert result.stderr.startswith(f"left out: {bad}: this report could not be read (ValueError: a bug); ")
    monkeypatch.undo()
    assert svodka("read", "--desk", taken).stdout.startswith("1 reports read;")


def test_a_process_that_is_killed_is_told(taken, monkeypatch):
    monkeypatch.setattr(workers, "done_chunk", die)
    result = svodka("read", "--jobs", "2", "--desk", taken)
    assert result.exit_code == 1
    assert "go on with fewer --jobs" in result.stderr


def test_an_error_crosses_processes_whole():
    error = ReadingError("a bug", subject="rp-1", remedy="tell us")
    assert str(pickle.loads(pickle.dumps(error))) == "rp-1: a bug; tell us"  # noqa: S301 (our own bytes)


@pytest.mark.parametrize("number", [1, 2])
def test_an_interrupt_ends_cleanly_and_keeps_what_was_read(tmp_path, number):
    taken = desk_of(tmp_path, 60)
    command = [sys.executable, "-c", ENTRY, str(ROOT / "src"), "read", "--jobs", str(number), "--desk", str(taken)]
    with (tmp_path / "told.txt").open("wb") as told:
        child = subprocess.Popen(command, stdout=told, stderr=told, start_new_session=True)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and not some_read(taken):
            time.sleep(0.05)
        os.killpg(child.pid, signal.SIGINT)
        child.wait(timeout=120)
    assert child.returncode == 1
    assert (tmp_path / "told.txt").read_text().startswith("svodka: stopped; what was done is kept")
    assert 0 < some_read(taken) < TEXTS


def some_read(folder):
    with opened(folder) as desk:
        return len({statement.span.report for statement in desk.store.statements()})
