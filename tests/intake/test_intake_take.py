"""What is refused, what is kept all the same, and that no file stops the others."""

import os
import socket
from pathlib import Path

import pytest

from svodka.intake import IntakeConfig, take
from svodka.model import digest

SAMPLE = Path(__file__).parents[2] / "sample"
SMALL = IntakeConfig(max_bytes=100, keep_bytes=200, max_chars=50)
GOOD = b"The men wait for their pay."


def refusal_of(folder, name, data, config=SMALL):
    (folder / name).write_bytes(data)
    (folder / "z.txt").write_bytes(GOOD)
    first, last = take([folder], config)
    assert [report.text for report in last.reports] == [GOOD.decode()]
    assert first.reports == ()
    (refusal,) = first.refusals
    assert refusal.subject == name
    assert refusal.remedy
    assert "\n" not in str(refusal)
    return first, str(refusal)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "no words"),
        ("a.md", b"---\n***\n", "no words"),
        ("a.txt", b"text\x00text", "binary"),
        ("a.txt", b"%PDF-1.7 and so on", "PDF"),
        ("a.html", b"PK\x03\x04", "zip"),
        ("a.jsonl", b"\x1f\x8b\x08", "gzip"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.csv", b"\x7fELF\x02", "program"),
        ("a.txt", b"a " * 60, "over the limit of 100"),
        ("a.txt", b"word " * 12, "over the limit of 50"),
        ("a.docx", b"words", "no reader"),
        ("a", b"words", "without a suffix"),
    ],
)
def test_refused_in_one_line_with_the_bytes_kept(tmp_path, name, data, words):
    found, message = refusal_of(tmp_path, name, data)
    assert words in message
    assert found.data == data
    assert found.sha256 == digest(data)


def test_beyond_the_ceiling_not_even_the_bytes_are_kept(tmp_path):
    found, message = refusal_of(tmp_path, "a.txt", b"a" * 201)
    assert (found.data, found.sha256) == (None, "")
    assert "intake.keep_bytes" in message


def test_an_unreadable_file_is_told_and_the_rest_goes_on(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "b.txt").write_bytes(GOOD + b" Still.")
    real = Path.open

    def locked(path, *rest):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *rest)

    monkeypatch.setattr(Path, "open", locked)  # root, under whom tests may run, may open everything
    first, second = take([tmp_path], IntakeConfig())
    assert first.data is None
    assert "Permission denied" in str(first.refusals[0])
    assert len(second.reports) == 1


def test_names_that_lead_nowhere(tmp_path):
    (tmp_path / "empty").mkdir()
    missing, empty = take([tmp_path / "no.txt", tmp_path / "empty"], IntakeConfig())
    assert "no such file" in str(missing.refusals[0])
    assert "holds no file" in str(empty.refusals[0])
    assert missing.locator == "no.txt"


def test_links_pipes_and_folders_with_the_names_of_files(tmp_path):
    outside = tmp_path / "secret.txt"
    outside.write_bytes(GOOD)
    folder = tmp_path / "folder"
    (folder / "page.html").mkdir(parents=True)
    (folder / "page.html" / "in.txt").write_bytes(GOOD)
    (folder / "again.txt").symlink_to(folder / "page.html" / "in.txt")
    (folder / "dead.txt").symlink_to(folder / "nowhere.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    found = {item.locator: item for item in take([folder], IntakeConfig())}
    assert list(found) == ["again.txt", "dead.txt", "out.txt", "pipe.txt", "self.txt", "loop", "page.html/in.txt"]
    refused = {locator for locator, item in found.items() if item.refusals}
    assert refused == {"dead.txt", "out.txt", "loop", "self.txt", "pipe.txt"}
    assert found["page.html/in.txt"].same_as == "again.txt"


def test_the_same_bytes_twice_are_evidence_twice_and_one_report(tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "b.txt").write_bytes(GOOD)
    first, second = take([tmp_path], IntakeConfig())
    assert len(first.reports) == 1
    assert (second.reports, second.refusals, second.same_as, second.data) == ((), (), "a.txt", GOOD)


def test_a_name_that_is_no_unicode_becomes_one_printable_line(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.txt")).write_bytes(GOOD)
    (found,) = take([tmp_path], IntakeConfig())
    assert found.locator == "\\xff .txt"
    assert found.reports[0].locator == "\\xff .txt"


def test_skipped_inside_a_folder_but_not_when_named(tmp_path):
    for name in ("README.md", ".hidden.txt", "a.txt"):
        (tmp_path / name).write_bytes(GOOD + name.encode())
    assert [item.locator for item in take([tmp_path], IntakeConfig())] == ["a.txt"]
    assert [item.locator for item in take([tmp_path / "README.md"], IntakeConfig())] == ["README.md"]


def test_no_locator_tells_where_the_machine_keeps_its_files(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_bytes(GOOD)
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-")
    for item in take([tmp_path, tmp_path / "deep" / "a.txt"], IntakeConfig()):
        assert str(tmp_path) not in repr(item)


def test_the_sample_is_taken_whole_the_same_each_time_and_offline(monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    first = list(take([SAMPLE], IntakeConfig()))
    assert first == list(take([SAMPLE], IntakeConfig()))
    reports = [report for item in first for report in item.reports]
    assert len(reports) == 21
    assert not any(item.refusals or item.same_as for item in first)
    assert {report.lang for report in reports} == {"en", "ru", "uk"}
    assert all(report.published_at and report.source and not report.notes for report in reports)
    assert len({report.id for report in reports}) == 21


def test_nothing_of_the_clutter_of_the_sample_pages_is_taken():
    texts = [r.text for item in take([SAMPLE], IntakeConfig()) for r in item.reports if "html" in r.locator]
    assert len(texts) == 4
    for clutter in ("cookie", "Most read", "Podcasts", "Читайте также", "Популярне", "Comments", "©"):
        assert not any(clutter in text for text in texts)
