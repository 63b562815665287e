"""Whatever is done to an archive behind its back is found and named."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.archive import Archive
from svodka.archive.entry import Head, capture_of, hash_of, head_bytes, line_of
from svodka.model import Capture

REPORTS = (b"", b"The office was closed.", "Пункт сбора закрыт.".encode(), "Збірний пункт зачинено.".encode(), b"last")


def fill(folder):
    archive = Archive(folder)
    for number, data in enumerate(REPORTS, start=1):
        archive.put(data, f"in/{number}.txt", "text/plain", "test", "2022-11-23T09:00:00Z")
    return archive


@pytest.fixture
def archive(tmp_path):
    return fill(tmp_path / "archive")


@pytest.fixture
def folder(archive):
    return archive._folder.path


@pytest.fixture(scope="module")
def whole():
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name) / "archive")
        yield Path(name) / "archive"


def lines(folder):
    return (folder / "log.jsonl").read_bytes().splitlines(keepends=True)


def write(folder, new):
    (folder / "log.jsonl").write_bytes(b"".join(new))


def object_of(folder, number):
    sha256 = capture_of(lines(folder)[number - 1]).sha256
    return folder / "objects" / sha256[:2] / sha256


def bad(folder):
    verdict = Archive(folder).verify()
    assert not verdict.ok
    assert verdict.first_bad in verdict.message
    return verdict.first_bad


def test_a_whole_archive_holds(archive):
    verdict = archive.verify()
    assert verdict.ok
    assert verdict.first_bad is None
    assert verdict.entries == len(REPORTS)


@given(data=st.data())
@settings(deadline=None)
def test_any_flipped_byte_is_found(whole, data):
    paths = sorted(path for path in whole.rglob("*") if path.is_file() and path.stat().st_size)
    path = data.draw(st.sampled_from(paths))
    before = path.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    flip = data.draw(st.integers(1, 255))
    after = bytearray(before)
    after[place] ^= flip
    path.write_bytes(after)
    try:
        verdict = Archive(whole).verify()
    finally:
        path.write_bytes(before)
    assert not verdict.ok
    if path.name == "log.jsonl":
        assert verdict.first_bad == f"entry {before[:place].count(10) + 1}"
    elif path.name == "head":
        assert verdict.first_bad == "head"
    else:
        assert path.name in verdict.message
        assert verdict.entries == int(verdict.first_bad.removeprefix("entry ")) - 1


@given(data=st.data())
@settings(deadline=None)
def test_any_cut_of_the_log_is_found(whole, data):
    path = whole / "log.jsonl"
    before = path.read_bytes()
    size = data.draw(st.integers(0, len(before) - 1))
    path.write_bytes(before[:size])
    try:
        verdict = Archive(whole).verify()
    finally:
        path.write_bytes(before)
    assert verdict.first_bad == f"entry {before[:size].count(10) + 1}"


@given(extra=st.binary(min_size=1, max_size=60))
@settings(deadline=None)
def test_any_bytes_added_to_the_log_are_found(whole, extra):
    path = whole / "log.jsonl"
    before = path.read_bytes()
    path.write_bytes(before + extra)
    try:
        verdict = Archive(whole).verify()
    finally:
        path.write_bytes(before)
    assert verdict.first_bad == f"entry {len(REPORTS) + 1}"


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_missing_object_is_named_by_its_entry(folder, number):
    object_of(folder, number).unlink()
    assert bad(folder) == f"entry {number}"


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_missing_line_is_named(folder, number):
    rest = lines(folder)
    del rest[number - 1]
    write(folder, rest)
    assert bad(folder) == f"entry {number}"
    assert "missing" in Archive(folder).verify().message


def test_lines_in_another_order_are_named(folder):
    first, second, third, *rest = lines(folder)
    write(folder, [first, third, second, *rest])
    assert bad(folder) == "entry 2"
    assert "order" in Archive(folder).verify().message


@pytest.mark.parametrize(("place", "named"), [(0, "entry 2"), (2, "entry 3"), (5, "entry 6")])
def test_a_copied_line_is_named(folder, place, named):
    all_lines = lines(folder)
    write(folder, [*all_lines[:place], all_lines[0], *all_lines[place:]])
    assert bad(folder) == named


def forged(capture, **changes):
    fields = {name: getattr(capture, name) for name in Capture.__slots__}
    return Capture(**{**fields, **changes})


@pytest.mark.parametrize("number", [1, 2, 4, 5])
def test_a_line_forged_with_its_own_hash_made_anew_is_named(folder, number):
    all_lines = lines(folder)
    all_lines[number - 1] = line_of(forged(capture_of(all_lines[number - 1]), locator="in/other.txt"))
    write(folder, all_lines)
    assert bad(folder) == f"entry {number}"


def test_a_forged_link_is_named(folder):
    all_lines = lines(folder)
    all_lines[2] = line_of(forged(capture_of(all_lines[2]), previous="1" * 64))
    write(folder, all_lines)
    assert bad(folder) == "entry 3"


def test_a_well_chained_line_that_was_never_acknowledged_is_named(folder):
    last = capture_of(lines(folder)[-1])
    extra = forged(last, number=6, previous=hash_of(last), locator="in/6.txt")
    write(folder, [*lines(folder), line_of(extra)])
    assert bad(folder) == "entry 6"


def test_a_log_and_head_rolled_back_together_leave_stray_bytes(folder):
    kept = lines(folder)[:4]
    write(folder, kept)
    last = capture_of(kept[-1])
    (folder / "head").write_bytes(head_bytes(Head(entries=4, hash=hash_of(last), size=sum(map(len, kept)))))
    assert bad(folder).startswith("objects/")


STRAYS = ("objects/00/stray", "objects/stray.txt", "stray.txt", "incoming/stray", "objects/ab/c/d")


@pytest.mark.parametrize("name", STRAYS)
def test_a_stray_file_is_named(folder, name):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"added")
    assert bad(folder) == name


def test_a_link_in_place_of_the_bytes_is_named(folder, tmp_path):
    path = object_of(folder, 2)
    shutil.move(path, tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert bad(folder) == "entry 2"


def test_a_missing_head_is_named(folder):
    (folder / "head").unlink()
    assert bad(folder) == "head"


def test_a_missing_log_is_named(folder):
    (folder / "log.jsonl").unlink()
    assert bad(folder) == "entry 1"


def test_an_intent_that_continues_nothing_is_named(folder):
    (folder / "intent").write_bytes(lines(folder)[1])
    assert bad(folder) == "intent"
    (folder / "intent").write_bytes(b"noise")
    assert bad(folder) == "intent"


def test_an_entry_that_is_no_capture_is_named(folder):
    all_lines = lines(folder)
    all_lines[3] = head_bytes(Head(entries=4, hash="0" * 64, size=1))
    write(folder, all_lines)
    assert bad(folder) == "entry 4"


def test_verifying_changes_nothing(archive, folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    archive.verify()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
