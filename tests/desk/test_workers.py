"""Worker processes: the same results for any number, one bad report loses no other, Ctrl-C keeps what was read."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from sample_run import ENTRY, ROOT, SAMPLE, on_its_own, opened, svodka
from svodka.desk import export, link, read, take, workers
from svodka.model import ReadingError


@pytest.fixture
def taken(tmp_path):
    """Return a desk of reports that are not read yet: three times as many as one process is handed."""
    with opened(tmp_path / "desk") as desk:
        take(desk, [SAMPLE])
    return tmp_path / "desk"


def die(chunk):
    os._exit(len(chunk))


def exported(folder, monkeypatch, jobs):
    monkeypatch.setattr(workers, "CHUNK", 3)
    with opened(folder) as desk:
        desk.store.drop_derived()
        reads = read(desk, jobs=jobs)
        assert reads.failures == ()
        assert reads.reports == 21
        link(desk)
        return export(desk, private=True)


def test_the_export_is_the_same_for_any_number_of_processes(taken, monkeypatch):
    one, two, three = (exported(taken, monkeypatch, jobs) for jobs in (1, 2, 3))
    assert len(one) > 10_000
    assert two == one
    assert three == one


def test_the_option_reads_in_processes_and_tells_the_same(taken, tmp_path):
    ran = on_its_own("read", "--jobs", "2", "--desk", taken)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(b"21 reports read;")
    assert svodka("rebuild", "-j", "2", "--desk", taken).stdout.endswith("equal\n")
    assert svodka("brief", SAMPLE, "--jobs", "2", "--desk", taken, "-o", tmp_path / "out").exit_code == 0
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
    assert result.stdout.startswith("20 reports read;")
    assert result.stderr.startswith(f"left out: {bad}: this report could not be read (ValueError: a bug); ")
    monkeypatch.undo()
    assert svodka("read", "--desk", taken).stdout.startswith("1 reports read;")


def test_a_process_that_is_killed_is_told(taken, monkeypatch):
    monkeypatch.setattr(workers, "done_chunk", die)
    monkeypatch.setattr(workers, "CHUNK", 3)
    result = svodka("read", "--jobs", "2", "--desk", taken)
    assert result.exit_code == 1
    assert "go on with fewer --jobs" in result.stderr


def test_an_error_crosses_processes_whole(taken):
    with opened(taken) as desk:
        job = (desk.store.reports()[0], None)
    error = workers.done((None, None))  # type: ignore[arg-type]  # what is no report cannot be read
    assert isinstance(error, ReadingError)
    assert workers.done(job).report == job[0].id


@pytest.mark.parametrize("number", [1, 2])
def test_an_interrupt_ends_cleanly_and_keeps_what_was_read(tmp_path, number):
    texts = tmp_path / "texts"
    texts.mkdir()
    for at in range(150):
        (texts / f"{at}.txt").write_text(f"The mayor of Omsk said on Monday that {at + 2} men had been called up.\n" * 40, encoding="utf-8")
    svodka("take", texts, "--desk", tmp_path / "desk")
    command = [sys.executable, "-c", ENTRY, str(ROOT / "src"), "read", "--jobs", str(number), "--desk", str(tmp_path / "desk")]
    terminal, ours = pty.openpty()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=ours, start_new_session=True)
    os.close(ours)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not some_read(tmp_path / "desk"):
        time.sleep(0.2)
    os.killpg(child.pid, signal.SIGINT)
    stdout, _ = child.communicate(timeout=60)
    told = os.read(terminal, 1 << 20).decode(errors="replace")
    os.close(terminal)
    assert child.returncode == 1
    assert stdout == b""
    assert "Traceback" not in told
    kept = some_read(tmp_path / "desk")
    assert 0 < kept < 150


def some_read(folder):
    with opened(folder) as desk:
        return len({statement.span.report for statement in desk.store.statements()})
