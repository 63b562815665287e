"""The stages over the whole sample: the same bytes whatever the way, the order and the number of processes."""

from __future__ import annotations

import re

import pytest

from sample_run import SAMPLE, TAKEN_AT, described, on_its_own, opened, pages_of, svodka, the_sample
from svodka.desk import link, publish, read, stages, take
from svodka.desk.config import Config, DeskConfig
from svodka.model import Action, Decision


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return the_sample(tmp_path_factory)


@pytest.fixture
def copy(sample, tmp_path):
    return sample.copy(tmp_path)


@pytest.fixture
def still(monkeypatch):
    monkeypatch.setattr(stages, "utc_now", lambda: TAKEN_AT)


def timeless(pages):
    """Blank the brief's id and the archive's root: both hold the times of taking in."""
    root = re.search(rb'"archive_root": "([0-9a-f]{64})"', pages["export.json"])[1]
    whole = {name: data.replace(b"=\r\n", b"") for name, data in pages.items()}  # a mail's lines are broken anywhere
    return {name: re.sub(rb"br-[0-9a-f]{16}", b"br", data.replace(root, b"root")) for name, data in whole.items()}


def digest_of(folder):
    with opened(folder) as desk:
        return desk.store.derived_digest()


def test_one_command_does_everything(sample):
    assert sample.result.exit_code == 0, sample.result.output
    pages = sample.pages()
    assert all(len(data) > 1_500 for data in pages.values())
    assert sample.result.stderr == ""
    assert re.match(r"21 reports, \d+ statements, \d+ events, \d+ contradictions\n", sample.result.stdout)
    for stage in ("take in", "read", "link", "write, check and publish"):
        assert re.search(rf"^ +\d+\.\d s  {stage}$", sample.result.stdout, re.MULTILINE)


def test_a_second_run_adds_nothing_and_changes_no_byte(sample, copy, tmp_path):
    again = svodka("brief", SAMPLE, "--desk", copy.desk, "-o", tmp_path / "out")
    assert again.exit_code == 0
    assert pages_of(tmp_path / "out") == sample.pages()
    taken = svodka("take", SAMPLE, "--desk", copy.desk)
    assert taken.stdout == "16 files, 21 reports, 0 of them new to the desk\n"
    assert svodka("read", "--desk", copy.desk).stdout.startswith("0 reports read;")


@pytest.mark.usefixtures("still")
def test_stage_by_stage_with_two_processes_gives_the_same_bytes(sample, tmp_path):
    described(tmp_path / "desk")
    with opened(tmp_path / "desk", Config(desk=DeskConfig(workers=2))) as desk:
        assert take(desk, [SAMPLE]).new == 21
        assert read(desk).reports == 21
        assert read(desk).reports == 0
        link(desk)
        files = publish(desk, tmp_path / "out").files
        digest = desk.store.derived_digest()
    assert sorted(file.name for file in files) == sorted(sample.pages())
    assert pages_of(tmp_path / "out") == sample.pages()
    assert digest == digest_of(sample.desk)


def test_another_process_order_and_hash_seed_differ_only_in_what_the_clock_tells(sample, tmp_path):
    described(tmp_path / "desk")
    folders = sorted((path for path in SAMPLE.iterdir() if path.is_dir()), reverse=True)
    ran = on_its_own("brief", *folders, "--desk", tmp_path / "desk", "-o", tmp_path / "out", environment={"PYTHONHASHSEED": "7"})
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == b""
    assert b"\x1b" not in ran.stdout
    assert timeless(pages_of(tmp_path / "out")) == timeless(sample.pages())
    assert digest_of(tmp_path / "desk") == digest_of(sample.desk)


def test_rebuilding_comes_out_equal(copy):
    before = digest_of(copy.desk)
    result = svodka("rebuild", "--desk", copy.desk)
    assert result.exit_code == 0
    assert result.stdout == f"before {before}\nafter  {before}\nequal\n"
    assert digest_of(copy.desk) == before


def test_evidence_that_holds_and_evidence_that_does_not(copy):
    result = svodka("verify", "--desk", copy.desk)
    assert result.exit_code == 0
    assert result.stdout.startswith("16 entries hold, ")
    victim = sorted((copy.desk / "archive" / "objects").glob("*/*"))[5]
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.chmod(0o600)
    victim.write_bytes(bytes(data))
    result = svodka("verify", "--desk", copy.desk)
    assert result.exit_code == 4
    assert result.stdout == ""
    assert victim.name in result.stderr
    assert "altered" in result.stderr


def test_a_log_that_was_changed_is_named(copy):
    log = copy.desk / "archive" / "log.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:2] + lines[3:]))
    result = svodka("verify", "--desk", copy.desk)
    assert result.exit_code == 4
    assert "entry 3" in result.stderr


def test_a_window_narrows_the_brief_and_not_the_data(sample, copy, tmp_path):
    narrow = tmp_path / "narrow"
    result = svodka("publish", "--desk", copy.desk, "-o", narrow, "--from", "2022-11-23", "--to", "2022-11-24")
    assert result.exit_code == 0
    told = (narrow / "brief.md").read_text(encoding="utf-8").split("\n## Left out", 1)
    assert "23–24 November 2022" in told[0].splitlines()[0]
    assert "Three Russian governors" in (sample.out / "brief.md").read_text(encoding="utf-8").split("\n## Left out", 1)[0]
    assert "Three Russian governors" not in told[0]
    assert "Three Russian governors" in told[1]
    assert (narrow / "export.json").read_bytes() == sample.pages()["export.json"]


def test_nothing_to_take_in_writes_nothing(tmp_path):
    result = svodka("brief", tmp_path / "nowhere", "--desk", tmp_path / "desk", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert str(tmp_path / "nowhere") in result.output
    assert not (tmp_path / "out").exists()


def test_a_window_without_a_report_writes_nothing(copy, tmp_path):
    result = svodka("publish", "--from", "2030-01-01", "--desk", copy.desk, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()

def ruled(folder, action, target):
    ruling = Decision(id=f"de-{action}-{target}", who="editor", taken_at=TAKEN_AT, action=action, target=target, reason="asked")
    with opened(folder) as desk:
        desk.store.add_decision(ruling)


def test_an_editors_ruling_masks_a_name_and_a_ruling_back_shows_it(copy, tmp_path):
    assert b"Starovoit" in copy.pages()["brief.md"]
    ruled(copy.desk, Action.PROTECT, "Roman Starovoit")
    assert svodka("publish", "--desk", copy.desk, "-o", tmp_path / "out").exit_code == 0
    assert all(b"Starovoit" not in page for page in pages_of(tmp_path / "out").values())
    ruled(copy.desk, Action.UNPROTECT, "Roman Starovoit")
    assert svodka("publish", "--desk", copy.desk, "-o", tmp_path / "out").exit_code == 0
    third = pages_of(tmp_path / "out")
    assert third["export.json"] == copy.pages()["export.json"]
    assert b"Version 3, corrects version 2: decisions of the desk were entered or taken back." in third["brief.html"]
    assert b"Starovoit" in third["brief.md"]


@pytest.mark.parametrize("name", ["Vladimir Kara", "Anna Barents"])
def test_a_name_that_is_a_word_of_the_page_itself_stops_no_brief(copy, tmp_path, name):
    ruled(copy.desk, Action.PROTECT, name)
    result = svodka("publish", "--desk", copy.desk, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
