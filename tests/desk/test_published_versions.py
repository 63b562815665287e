"""A published brief years later: versions on the desk, `svodka check`, and a search as a feed."""

from __future__ import annotations

import json

import feedparser
import pytest

from sample_run import PAGES, opened, svodka, the_sample
from svodka.desk import Asked, publish, recheck, search_as_feed
from svodka.desk.editions import Editions
from svodka.events import RULES_VERSION
from svodka.model import ConfigError, RenderError, SvodkaError, TamperError
from svodka.reading import VERSION

SHORT = "[brief]\nmax_words = 500\n"


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return the_sample(tmp_path_factory)


@pytest.fixture
def copy(sample, tmp_path):
    return sample.copy(tmp_path)


def again(copy, folder, *words):
    config = folder.parent / "short.toml"
    config.write_text(SHORT, encoding="utf-8")
    return svodka("publish", "--desk", copy.desk, "-o", folder, "--config", config, *words)


def the_series(desk):
    [series] = sorted(path for path in (desk / "briefs").iterdir())
    return series


def test_other_content_is_a_new_version_that_tells_what_and_why(copy, tmp_path):
    result = again(copy, tmp_path / "out", "--reason", "It was too long.")
    assert result.exit_code == 0, result.output
    assert "Version 2, corrects version 1: It was too long." in result.stdout
    for name in ("brief.html", "brief.md", "brief.telegram.txt", "brief.rss.xml", "brief.atom.xml", "brief.feed.json", "brief.jsonld"):
        assert "corrects version 1: It was too long." in (tmp_path / "out" / name).read_text("utf-8"), name
    assert "Removed (less weight than what fills 500 words): “" in (tmp_path / "out" / "brief.md").read_text("utf-8")
    for name in ("brief.rss.xml", "brief.atom.xml"):
        feed = feedparser.parse((tmp_path / "out" / name).read_bytes())
        assert feed.entries[0].title.startswith("Correction: Version 2")
        told = feed.entries[0].get("summary", "") + "".join(one.value for one in feed.entries[0].get("content", ()))
        assert "Removed (less weight than what fills 500 words): “" in told


def test_both_versions_are_kept_as_they_were(sample, copy, tmp_path):
    assert again(copy, tmp_path / "out").exit_code == 0
    series = the_series(copy.desk)
    assert sorted(path.name for path in series.iterdir()) == ["1", "2"]
    kept = [name for name in PAGES if name.startswith("brief.")]
    assert all((series / "1" / name).read_bytes() == sample.pages()[name] for name in kept)
    assert all((series / "2" / name).read_bytes() == (tmp_path / "out" / name).read_bytes() for name in kept)
    same = again(copy, tmp_path / "same", "--reason", "for nothing")
    assert sorted(path.name for path in series.iterdir()) == ["1", "2"]
    assert all((tmp_path / "same" / name).read_bytes() == (tmp_path / "out" / name).read_bytes() for name in PAGES)
    assert "corrects version 1: settings of the brief were changed." in same.stdout


def test_the_record_holds_by_which_rules_it_was_made_and_tells_each_cause(copy, tmp_path):
    path = the_series(copy.desk) / "1" / "record.json"
    record = json.loads(path.read_text("utf-8"))
    assert record["reader"] == str(VERSION)
    assert record["linker"] == str(RULES_VERSION)
    assert len(record["settings"]) == 64
    assert record["decided"] == []
    path.write_text(json.dumps(record | {"reader": "3", "linker": "1"}), encoding="utf-8")
    told = again(copy, tmp_path / "out").stdout
    assert f"reports were read by rules {VERSION} (before by rules 3); " in told
    assert f"events were put together by rules {RULES_VERSION} (before by rules 1); settings of the brief" in told


def test_a_retraction_is_told_as_a_decision_and_its_item_as_gone(copy, tmp_path):
    with opened(copy.desk) as desk:
        brief = publish(desk, tmp_path / "same").brief
    item = next(one for section in brief.sections for one in section.items if one.independent == 1 and len(one.sentences) == 1)
    for statement in sorted({one.statement for sentence in item.sentences for one in sentence.citations}):
        done = svodka("decide", "retract", statement, "--reason", "It was misread.", "--by", "editor", "--desk", copy.desk)
        assert done.exit_code == 0, done.output
    told = svodka("publish", "--desk", copy.desk, "-o", tmp_path / "out").stdout
    assert "corrects version 1: decisions of the desk were entered or taken back" in told
    assert "Removed (retracted)" in (tmp_path / "out" / "brief.md").read_text("utf-8")


def test_a_version_that_was_taken_out_or_altered_stops_the_next(copy, tmp_path):
    assert again(copy, tmp_path / "out").exit_code == 0
    record = the_series(copy.desk) / "1" / "record.json"
    record.write_text(record.read_text("utf-8").replace('"reason": ""', '"reason": "x"'), encoding="utf-8")
    result = svodka("publish", "--desk", copy.desk, "-o", tmp_path / "more")
    assert result.exit_code == 1
    assert "not as they were recorded" in result.stderr
    record.write_text("{", encoding="utf-8")
    with pytest.raises(TamperError, match="cannot be read"):
        Editions(copy.desk / "briefs").of(the_series(copy.desk).name)


def test_a_kill_before_the_record_was_written_publishes_no_version(copy, tmp_path):
    half = the_series(copy.desk) / "2"
    half.mkdir()
    (half / "brief.md").write_text("half", encoding="utf-8")
    assert again(copy, tmp_path / "out").exit_code == 0
    assert (half / "brief.md").read_bytes() == (tmp_path / "out" / "brief.md").read_bytes()


@pytest.mark.parametrize("name", ["brief.html", "brief.md", "brief.jsonld", "export.json", "statements.csv"])
def test_every_citation_of_a_published_file_holds(sample, name):
    result = svodka("check", sample.out / name, "--desk", sample.desk)
    assert result.exit_code == 0, result.stdout
    lines = result.stdout.splitlines()
    assert len([line for line in lines if line.startswith("holds  ")]) == int(lines[-2].split()[0]) > 50
    assert ("version 1" in lines[-1]) == name.startswith("brief.")


def test_a_doctored_quotation_is_named_and_ends_with_four(sample, tmp_path):
    page = (sample.out / "brief.html").read_text("utf-8")
    mark = page.index("<mark>", page.index("data-sha256")) + len("<mark>")
    (tmp_path / "brief.html").write_text(f"{page[:mark]}never {page[mark:]}", encoding="utf-8")
    result = svodka("check", tmp_path / "brief.html", "--desk", sample.desk)
    assert result.exit_code == 4
    [failed] = [line for line in result.stdout.splitlines() if line.startswith("FAILS")]
    assert "do not stand in the archived file" in failed
    assert "not byte for byte" in result.stdout


def test_moved_offsets_still_hold_with_a_note(sample, tmp_path):
    data = json.loads((sample.out / "export.json").read_text("utf-8"))
    data["statements"] = data["statements"][:1]
    data["statements"][0]["start"] += 1
    (tmp_path / "export.json").write_text(json.dumps(data), encoding="utf-8")
    with opened(sample.desk) as desk:
        [one] = recheck(desk, tmp_path / "export.json").citations
    assert one.problem == ""
    assert "another place" in one.note


def test_an_altered_or_lost_file_of_the_archive_is_found(copy):
    with opened(copy.desk) as desk:
        cited = {one.cited.sha256 for one in recheck(desk, copy.out / "brief.md").citations}
    altered, lost = sorted(cited)[:2]
    objects = copy.desk / "archive" / "objects"
    path = objects / altered[:2] / altered
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    (objects / lost[:2] / lost).unlink()
    result = svodka("check", copy.out / "brief.md", "--desk", copy.desk)
    assert result.exit_code == 4
    failed = [line for line in result.stdout.splitlines() if line.startswith("FAILS")]
    assert {line.partition("sha256 ")[2][:12] for line in failed} == {altered[:12], lost[:12]}


def test_a_desk_that_never_had_the_reports_holds_nothing(sample, tmp_path):
    result = svodka("check", sample.out / "brief.md", "--desk", tmp_path / "empty")
    assert result.exit_code == 4
    assert "no file of this SHA-256" in result.stdout
    assert "\n0 of " in result.stdout


def test_what_cannot_be_checked(sample, tmp_path):
    assert svodka("check", tmp_path / "none.md", "--desk", sample.desk).exit_code == 1
    assert svodka("check", sample.out / "events.csv", "--desk", sample.desk).exit_code == 4
    with opened(sample.desk) as desk, pytest.raises(SvodkaError, match="cannot be opened"):
        recheck(desk, tmp_path / "none.md")


def test_a_search_as_a_feed_names_nobody_at_risk(sample):
    for form in ("rss", "atom"):
        read = feedparser.parse(svodka("search", "Колосов", "--feed", form, "--desk", sample.desk).stdout_bytes)
        assert not read.bozo
        assert read.entries
        assert "name withheld" in read.feed.title
        assert "Колосов" not in repr(read)
    data = json.loads(svodka("search", "повестка", "--feed", "json", "--desk", sample.desk).stdout_bytes)
    assert data["items"][0]["title"] == "Повестки, письма и слежка"
    assert json.loads(svodka("search", "xylophone", "--feed", "json", "--desk", sample.desk).stdout_bytes)["items"] == []
    with opened(sample.desk) as desk, pytest.raises(ConfigError, match="no such feed"):
        search_as_feed(desk, "x", None, 5, "pdf")


def test_only_what_was_asked_for_is_written(copy, tmp_path):
    with opened(copy.desk) as desk:
        files = publish(desk, tmp_path / "out", Asked(formats=("telegram", "csv"))).files
    assert [file.name for file in files] == [
        "brief.telegram.txt", "events.csv", "statements.csv", "ledgers.csv", "announcements.csv",
    ]  # fmt: skip
    result = svodka("publish", "--desk", copy.desk, "-o", tmp_path / "none", "--format", "html,docx")
    assert result.exit_code == 1
    assert "no such format: docx" in result.stderr
    assert not (tmp_path / "none").exists()


def test_a_missing_extra_writes_nothing(copy, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with opened(copy.desk) as desk, pytest.raises(RenderError, match=r"svodka\[pdf\]"):
        publish(desk, tmp_path / "out", Asked(formats=("html", "pdf")))
    assert not (tmp_path / "out").exists()


def test_the_extras_are_byte_identical_on_a_rerun(copy, tmp_path):
    for folder in ("one", "two"):
        assert svodka("publish", "--desk", copy.desk, "-o", tmp_path / folder, "--format", "parquet,pdf").exit_code == 0
    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert names == ["announcements.parquet", "brief.pdf", "events.parquet", "ledgers.parquet", "statements.parquet"]
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)
