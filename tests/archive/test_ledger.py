"""What the archive promises to whoever puts evidence in."""

from pathlib import Path

import pytest

from svodka.archive import Archive, utc_now
from svodka.archive.lock import locked
from svodka.model import ArchiveError, TamperError, digest

TAKEN = "2022-11-23T09:00:00Z"


def put(archive, data, locator="desk/a.txt", taken_at=TAKEN):
    return archive.put(data, locator, "text/plain", "svodka 0.1.0", taken_at)


def test_bytes_come_back_unchanged(tmp_path):
    archive = Archive(tmp_path / "archive")
    data = bytes(range(256)) + "Повістки, повестки".encode()
    capture = put(archive, data)
    assert capture.sha256 == digest(data)
    assert capture.size == len(data)
    assert archive.get(capture.sha256) == data
    assert Archive(tmp_path / "archive").captures() == (capture,)


def test_entries_are_numbered_and_chained(tmp_path):
    archive = Archive(tmp_path)
    first, second = put(archive, b"one"), put(archive, b"two")
    assert (first.number, second.number) == (1, 2)
    assert first.previous == "0" * 64
    assert second.previous != first.previous
    assert archive.verify().ok


def test_the_same_bytes_at_the_same_locator_are_one_capture(tmp_path):
    archive = Archive(tmp_path)
    first = put(archive, b"one")
    assert put(archive, b"one", taken_at="2030-01-01T00:00:00Z") == first
    assert put(Archive(tmp_path), b"one") == first
    assert archive.captures() == (first,)


def test_the_same_bytes_elsewhere_are_a_second_capture_of_one_object(tmp_path):
    archive = Archive(tmp_path)
    put(archive, b"one", "a.txt")
    put(archive, b"one", "b.txt")
    assert len(archive.captures()) == 2
    assert len([path for path in (tmp_path / "objects").rglob("*") if path.is_file()]) == 1
    assert archive.verify().ok


def test_other_bytes_at_the_same_locator_are_a_new_version(tmp_path):
    archive = Archive(tmp_path)
    put(archive, b"one")
    put(archive, b"one, corrected")
    assert len(archive.captures()) == 2


def test_the_root_depends_on_the_evidence_alone(tmp_path):
    left, right = Archive(tmp_path / "left"), Archive(tmp_path / "right")
    items = [(b"one", "a"), (b"two", "b"), (b"three", "c")]
    for data, locator in items:
        put(left, data, locator)
    for data, locator in reversed(items):
        put(right, data, locator, "2031-05-05T00:00:00Z")
    assert left.root() == right.root()
    put(right, b"four", "d")
    assert left.root() != right.root()


def test_opening_and_reading_makes_nothing(tmp_path):
    archive = Archive(tmp_path / "absent")
    assert archive.captures() == ()
    assert archive.verify().ok
    assert len(archive.root()) == 64
    assert not (tmp_path / "absent").exists()


def test_no_bytes_at_all_are_evidence_too(tmp_path):
    archive = Archive(tmp_path)
    capture = put(archive, b"")
    assert archive.get(capture.sha256) == b""
    assert archive.verify().ok


@pytest.mark.parametrize("locator", ["день/отчёт.txt", "a\nb.txt", "\u2028", "", "x" * 5000, "bad-\udcff.txt"])
def test_any_file_name_can_be_kept(tmp_path, locator):
    archive = Archive(tmp_path)
    capture = put(archive, b"one", locator)
    assert put(archive, b"one", locator) == capture
    assert Archive(tmp_path).captures() == (capture,)
    assert archive.verify().ok


def test_unknown_and_impossible_digests_are_refused(tmp_path):
    archive = Archive(tmp_path)
    with pytest.raises(ArchiveError, match="no such bytes"):
        archive.get("0" * 64)
    with pytest.raises(ArchiveError, match="no SHA-256"):
        archive.get("../../etc/passwd")


def test_altered_bytes_are_never_handed_out(tmp_path):
    archive = Archive(tmp_path)
    capture = put(archive, b"one")
    (tmp_path / "objects" / capture.sha256[:2] / capture.sha256).write_bytes(b"0ne")
    with pytest.raises(TamperError, match="not those that were archived"):
        archive.get(capture.sha256)


def test_taking_a_file_in_again_puts_lost_bytes_back(tmp_path, caplog):
    archive = Archive(tmp_path)
    capture = put(archive, b"one")
    (tmp_path / "objects" / capture.sha256[:2] / capture.sha256).write_bytes(b"0ne")
    put(archive, b"one")
    assert archive.get(capture.sha256) == b"one"
    assert "archive.restored" in caplog.text


def test_two_open_archives_write_one_chain(tmp_path):
    left, right = Archive(tmp_path), Archive(tmp_path)
    for number in range(6):
        put((left, right)[number % 2], b"report %d" % number)
    assert [capture.number for capture in left.captures()] == [1, 2, 3, 4, 5, 6]
    assert left.verify().ok


def test_a_second_writer_is_told_to_wait(tmp_path):
    path = tmp_path / "lock"
    with locked(path), pytest.raises(ArchiveError, match="another process"), locked(path, patience=0.02):
        pytest.fail("two writers at once")


def test_a_broken_log_is_not_written_on(tmp_path):
    archive = Archive(tmp_path)
    put(archive, b"one")
    put(archive, b"two")
    log = tmp_path / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"text/plain", b"text/plaim", 1))
    with pytest.raises(TamperError, match="entry 1"):
        put(Archive(tmp_path), b"three")
    with pytest.raises(TamperError, match="svodka verify"):
        Archive(tmp_path).captures()


def test_a_folder_that_cannot_be_made_is_an_archive_error(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ArchiveError, match="cannot be written"):
        put(Archive(tmp_path / "file" / "archive"), b"one")


def test_the_clock_gives_utc_to_the_second():
    moment = utc_now()
    assert len(moment) == len(TAKEN)
    assert moment.endswith("Z")
    assert isinstance(Path(moment), Path)
