"""Three days at one desk: what was told, what is new, what came late, what was corrected, and what readers see of it."""

from __future__ import annotations

import json
import shutil

import feedparser
import pytest

from sample_run import svodka

DAYS = (
    [
        {
            "source": "The Lantern",
            "published": "2022-11-21",
            "text": "The regional commissariat said that 400 reservists had been called up in Saratov Oblast. "
            "Two soldiers deserted from a barracks in Kazan on Monday, the newspaper Quay reported.",
        }
    ],
    [
        {
            "source": "The Lantern",
            "published": "2022-11-22",
            "text": "The regional commissariat said that 900 reservists had been called up in Saratov Oblast.",
        }
    ],
    [
        {
            "source": "The Beacon",
            "published": "2022-11-22",
            "text": "A depot burned down in Engels on Tuesday, the fire service said.",
        },
        {
            "source": "The Quay",
            "published": "2022-11-23",
            "text": "The garrison of Kazan denied that two soldiers had deserted from a barracks in Kazan on Monday.",
        },
    ],
)


def taken(folder, number):
    rows = [{**one, "title": "", "lang": "en", "external_id": f"{number}-{at}"} for at, one in enumerate(DAYS[number - 1])]
    path = folder / f"{number}.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    for verb in (["take", path], ["read"], ["link"]):
        assert svodka(*verb, "--desk", folder / "desk").exit_code == 0


def published(folder, number, *words):
    day = f"2022-11-2{number}"
    out = folder / f"out{number}"
    result = svodka("publish", "--desk", folder / "desk", "-o", out, "--from", day, "--to", day, *words)
    assert result.exit_code == 0, result.output
    return result, (out / "brief.md").read_text("utf-8").replace("\\", "")


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    folder = tmp_path_factory.mktemp("days")
    pages = []
    for number in (1, 2, 3):
        taken(folder, number)
        pages.append(published(folder, number)[1])
    return folder, pages


@pytest.fixture
def copied(week, tmp_path):
    """The week's folder for a test that changes it."""
    shutil.copytree(week[0], tmp_path / "week")
    return tmp_path / "week", week[1]


def test_the_second_day_leads_with_what_is_new_and_compares_it(week):
    _, pages = week
    assert "said that 900 reservists had been called up" in pages[1]
    assert "On 21 November 2022 the figure given was 400 reservists" in pages[1]
    assert "Update of the brief for 21 November 2022: a new figure." in pages[1]
    assert "· update ·" in pages[1]
    assert "weighed against the briefs of 21 November 2022" in pages[1]
    assert "check  9" not in pages[0]


def test_what_has_no_news_is_listed_on_the_third_day(week):
    _, pages = week
    left_out = pages[2][pages[2].index("## Left out") :]
    assert "Told in the brief for 22 November 2022, no news since" in left_out
    assert "400 reservists" in left_out


def test_a_denial_brings_the_told_event_back_and_a_late_report_is_marked(week):
    _, pages = week
    assert "Two soldiers deserted" in pages[2]
    assert "a denial." in pages[2]
    assert "The garrison of Kazan denied that two soldiers had deserted" in pages[2]
    assert "This was denied: The garrison" not in pages[2]
    assert "· late ·" in pages[2]
    assert "The report of 22 November 2022 came after the brief for that day." in pages[2]


def test_the_last_day_comes_out_the_same_again_and_is_no_new_version(copied):
    folder, _ = copied
    first = {path.name: path.read_bytes() for path in (folder / "out3").iterdir()}
    result, _ = published(folder, 3)
    assert "corrects" not in result.stdout
    assert {path.name: path.read_bytes() for path in (folder / "out3").iterdir()} == first


def test_a_draft_is_marked_and_leaves_no_trace(copied):
    folder, _ = copied
    before = sorted(path for path in (folder / "desk" / "briefs").rglob("*"))
    result, page = published(folder, 3, "--draft")
    assert "Draft: not a published version." in result.stdout
    assert "Draft: not a published version." in page
    assert sorted(path for path in (folder / "desk" / "briefs").rglob("*")) == before
    out = folder / "out3"
    assert "Draft: not a published version." in (out / "brief.html").read_text("utf-8")
    assert feedparser.parse((out / "brief.atom.xml").read_bytes()).entries[0].title == "Draft: not a published version."
    assert "(draft)" in (out / "brief.eml").read_text("utf-8").partition("\n\n")[0].replace("\r", "")
    told = json.loads((out / "brief.jsonld").read_text("utf-8"))
    assert [node["creativeWorkStatus"] for node in told["@graph"] if "creativeWorkStatus" in node] == ["Draft"]


def test_a_late_report_corrects_the_day_it_belongs_to_and_feed_readers_see_why(copied):
    folder, pages = copied
    result, page = published(folder, 2, "--reason", "a report on Engels came late")
    assert "Version 2, corrects version 1: a report on Engels came late." in result.stdout
    assert "A depot burned down in Engels" in page
    assert "A depot burned down in Engels" not in pages[1]
    first = (folder / "desk" / "briefs" / "2022-11-22_2022-11-22_en" / "1" / "brief.md").read_text("utf-8").replace("\\", "")
    assert first == pages[1]
    for name in ("brief.rss.xml", "brief.atom.xml"):
        feed = feedparser.parse((folder / "out2" / name).read_bytes())
        assert feed.entries[0].title.startswith("Correction: Version 2, corrects version 1: a report on Engels came late")
    listed = svodka("versions", "--desk", folder / "desk").stdout.splitlines()
    assert [line.split()[0] for line in listed] == [f"2022-11-2{day}_2022-11-2{day}_en" for day in (1, 2, 2, 3)]
    assert listed[2].endswith("corrects version 1: a report on Engels came late")
    again, _ = published(folder, 3)
    assert "corrects version 1: " in again.stdout
