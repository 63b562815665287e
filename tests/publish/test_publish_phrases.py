from __future__ import annotations

import pytest
from rich_brief import CASES

from svodka.publish.phrases import bounds, clip, count, country, days
from svodka.publish.printable import clean, printable, web_link


def cases(name: str) -> list[tuple[str, str]]:
    lines = (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=>") for line in lines if line and not line.startswith("#"))
    return [(left.strip(), right.strip()) for left, right in pairs]


@pytest.mark.parametrize(("written", "said"), cases("phrases"))
def test_dates_and_ranges_are_said_as_in_the_cases(written: str, said: str) -> None:
    kind, values = written.split(" ", 1)
    first, last = (None if value.strip() == "-" else value.strip() for value in values.split("|"))
    if kind == "days":
        assert days(first, last) == said
    else:
        assert bounds(float(first) if first else None, float(last) if last else None) == said


@pytest.mark.parametrize(("address", "kept"), cases("links"))
def test_only_web_addresses_become_links(address: str, kept: str) -> None:
    assert (web_link(address) is not None) is (kept == "link")


def test_counts_have_a_plural() -> None:
    assert [count(1, "report"), count(5000, "report"), count(0, "name is", "names are")] == [
        "1 report",
        "5,000 reports",
        "0 names are",
    ]


def test_clipping_keeps_whole_words_and_the_limit() -> None:
    assert clip("one two three four", 10) == "one two…"
    assert clip("short", 10) == "short"
    assert len(clip("x" * 50, 10)) == 10


def test_countries_have_their_usual_names() -> None:
    assert [country("RU"), country("UA"), country("GE"), country("XZ"), country(None), country("QQ")] == [
        "Russia",
        "Ukraine",
        "Georgia",
        "",
        "",
        "QQ",
    ]


def test_what_html_forbids_is_replaced_and_direction_is_not_overridden() -> None:
    assert clean("a\x00b\ud800c\u202ed") == "a\ufffdb\ufffdcd"
    assert printable(7) == 7
