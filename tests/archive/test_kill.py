"""kill -9 at any moment loses no acknowledged report and leaves no half entry."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from svodka.archive import Archive, durable
from svodka.model import TamperError, digest

WRITER = Path(__file__).with_name("kill_writer.py")
KILLS = 60
SEED = 20220921

STEPS = 8
"""Syncs of a put: intent, its name, the object's folder, object, its name, log line, head, its name."""


def kill_one(folder, run, moments):
    """Start a writer, kill it at a random moment after its first report, and return what it acknowledged."""
    command = [sys.executable, "-X", "frozen_modules=on", str(WRITER), str(folder), str(run)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        first = process.stdout.readline()
        time.sleep(moments.uniform(0, 0.03))
        process.kill()
        rest = process.stdout.read()
    assert process.returncode == -9
    whole_lines = (first + rest).decode().splitlines(keepends=True)
    return [tuple(line.split()) for line in whole_lines if line.endswith("\n")]


def test_a_real_process_killed_at_random_moments_loses_nothing(tmp_path):
    moments = random.Random(SEED)  # noqa: S311 (seeded moments, no secret)
    folder = tmp_path / "archive"
    acknowledged = []
    for run in range(KILLS):
        acknowledged += kill_one(folder, run, moments)
        archive = Archive(folder)
        verdict = archive.verify()
        assert verdict.ok, verdict.message
        held = {(capture.sha256, capture.locator) for capture in archive.captures()}
        assert held >= set(acknowledged[-50:])
    assert len(acknowledged) >= KILLS
    archive = Archive(folder)
    archive.put(b"after the last kill", "after.txt", "text/plain", "test", "2022")
    assert archive.verify().ok
    assert {(capture.sha256, capture.locator) for capture in archive.captures()} >= set(acknowledged)
    for sha256, _ in acknowledged:
        assert digest(archive.get(sha256)) == sha256
    numbers = [capture.number for capture in archive.captures()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_two_processes_write_one_chain(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, str(WRITER), str(tmp_path), str(run)], stdout=subprocess.PIPE)
        for run in (1, 2)
    ]
    for writer in writers:
        writer.stdout.readline()
    time.sleep(0.3)
    outputs = []
    for writer in writers:
        writer.kill()
        outputs.append(writer.communicate()[0].decode())
    archive = Archive(tmp_path)
    assert archive.verify().ok, archive.verify().message
    held = {capture.locator for capture in archive.captures()}
    for output in outputs:
        acknowledged = {line.split()[1] for line in output.splitlines(keepends=True) if line.endswith("\n")}
        assert acknowledged
        assert acknowledged <= held


class Killed(BaseException):
    """Stands for a kill: nothing in the program may catch it."""


def dying_sync(monkeypatch, after):
    """Let *after* steps of a write reach the disk and die at the next one."""
    steps = iter(range(after))
    real = durable.sync

    def sync(descriptor):
        if next(steps, None) is None:
            raise Killed
        real(descriptor)

    monkeypatch.setattr(durable, "sync", sync)


def put(folder, name):
    return Archive(folder).put(name.encode() * 100, name, "text/plain", "test", "2022")


@pytest.mark.parametrize("after", range(STEPS + 1))
def test_death_at_each_step_of_a_put_is_made_good(tmp_path, monkeypatch, caplog, after):
    kept = put(tmp_path, "kept")
    with monkeypatch.context() as patch:
        dying_sync(patch, after)
        try:
            acknowledged = put(tmp_path, "dying")
        except Killed:
            acknowledged = None
    archive = Archive(tmp_path)
    verdict = archive.verify()
    assert verdict.ok, verdict.message
    again = put(tmp_path, "dying")
    assert again.number == 2
    assert acknowledged in {None, again}
    assert put(tmp_path, "later").number == 3
    assert archive.captures()[:2] == (kept, again)
    assert archive.verify().ok
    assert archive.verify().message.endswith("when taken")
    assert list((tmp_path / "incoming").iterdir()) == []
    assert ("interrupted" in caplog.text) == (1 <= after <= 6)


@pytest.mark.parametrize("after", range(12))
def test_death_in_the_very_first_put_is_made_good(tmp_path, monkeypatch, after):
    folder = tmp_path / "new" / "archive"
    with monkeypatch.context() as patch:
        dying_sync(patch, after)
        try:
            put(folder, "dying")
        except Killed:
            assert Archive(folder).verify().ok
    assert put(folder, "dying").number == 1
    assert Archive(folder).verify().ok


@pytest.mark.parametrize("size", [0, 1, 100, -1])
def test_a_half_written_line_is_cut_when_its_bytes_are_not_whole(tmp_path, monkeypatch, caplog, size):
    put(tmp_path, "kept")
    line = dead_put(tmp_path, monkeypatch, 3)
    with (tmp_path / "log.jsonl").open("ab") as log:
        log.write(line[:size])
    assert Archive(tmp_path).verify().ok
    assert put(tmp_path, "later").number == 2
    assert "archive.cut" in caplog.text
    assert Archive(tmp_path).verify().ok


@pytest.mark.parametrize("size", [0, 1, 100, -1, None])
def test_a_half_written_line_is_finished_when_its_bytes_are_whole(tmp_path, monkeypatch, caplog, size):
    put(tmp_path, "kept")
    line = dead_put(tmp_path, monkeypatch, 5)
    with (tmp_path / "log.jsonl").open("r+b") as log:
        whole = log.read()
        log.truncate(len(whole.removesuffix(line)))
        log.seek(0, 2)
        log.write(line[:size])
    assert Archive(tmp_path).verify().ok
    assert put(tmp_path, "later").number == 3
    assert "archive.finished" in caplog.text
    assert [capture.locator for capture in Archive(tmp_path).captures()] == ["kept", "dying", "later"]


def dead_put(folder, monkeypatch, after):
    """Die *after* steps into a put and return the line that it meant to write."""
    with monkeypatch.context() as patch:
        dying_sync(patch, after)
        with pytest.raises(Killed):
            put(folder, "dying")
    return (folder / "intent").read_bytes()


def test_bytes_that_no_put_meant_to_write_are_not_cut_away(tmp_path):
    put(tmp_path, "kept")
    log = tmp_path / "log.jsonl"
    with log.open("ab") as file:
        file.write(b'{"half')
    with pytest.raises(TamperError, match="goes on after entry 1"):
        put(tmp_path, "later")
    assert log.read_bytes().endswith(b'{"half')


def test_a_log_cut_below_what_was_acknowledged_is_not_written_on(tmp_path):
    put(tmp_path, "kept")
    (tmp_path / "log.jsonl").write_bytes(b"")
    with pytest.raises(TamperError, match="shorter than the 1 entries"):
        put(tmp_path, "later")
