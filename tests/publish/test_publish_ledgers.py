"""The page's graph of origins, ledgers by week, claimant and rank, and what became of announcements."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich_brief import brief, citation, item, report, sentence

from svodka.model.public import (
    PublicAnnouncement,
    PublicBrief,
    PublicEdge,
    PublicFigure,
    PublicOrigin,
    PublicSection,
    PublicTally,
)
from svodka.publish import render_html, render_markdown
from svodka.publish.saying import speaking
from svodka.publish.views.ledgers import claimant_words

VALE = report({"id": "rp-a", "source": "Vale Herald", "published": "2022-11-21"})
HILL = report({"id": "rp-b", "source": "Холмы", "published": "2022-11-22", "lang": "ru"})
POST = report({"id": "rp-c", "source": "River Post", "published": "2022-11-23"})


def cited(words, of, start=8):
    return citation({"words": f"At noon [[{words}]] again.", "start": start}, of)


def line(region, low, high, rank, **more):
    fields = {
        "ledger": "recruits", "label": "planned: volunteers", "region": region, "low": low, "high": high, "unit": "people",
        "statements": (f"st-{region}",), "claimants": (f"Head of {region}",), "rank": rank,
        "weeks": (
            PublicFigure(claimant="", week="2022-11-14", low=low, high=low, statements=(f"st-{region}",)),
            PublicFigure(claimant="", week="2022-11-21", low=high, high=high, statements=(f"st-{region}",)),
        ),
    }  # fmt: skip
    return PublicTally(**(fields | more))


def shown() -> PublicBrief:
    first, later, denial = cited("the ferry stopped", VALE), cited("the ferry will stop", VALE, 40), cited("no ferry will stop", POST)
    origins = (
        PublicOrigin(family="Vale Herald", run_by="independent", home="LV", reports=("rp-a", "rp-b")),
        PublicOrigin(family="River Post", run_by="party to the war", home="RU", reports=("rp-c",)),
    )
    one = item("ev-1", (sentence("The ferry stopped.", first),), None, families=("Vale Herald", "River Post"))
    section = PublicSection(topic="decree_law", title="Ferries", items=(replace(one, origins=origins),))
    claims = (
        PublicFigure(claimant="Holme", week="", low=20.0, high=20.0, statements=(first.statement,)),
        PublicFigure(claimant="River Post", week="", low=35.0, high=35.0, statements=(denial.statement,)),
    )
    announced = PublicAnnouncement(
        statement=later.statement, text="The ferry will stop.", speaker=None, due_start=None, due_end="2022-11-20",
        citation=later, fate="denied", answers=(("denied", denial),),
    )  # fmt: skip
    return brief(
        sections=(section,),
        reports=(VALE, HILL, POST),
        window_start="2022-11-21",
        window_end="2022-11-23",
        edges=(
            PublicEdge(child="rp-b", parent="rp-a", kind="translation", evidence="22 of 25 names and numbers in the same order"),
            PublicEdge(child="rp-c", parent="Reuters", kind="cites", evidence="Reuters reports"),
        ),
        tallies=(line("Tambov", 20.0, 35.0, 2, claims=claims), line("Perm", 90.0, 90.0, 1)),
        announcements=(announced,),
    )


def test_the_count_of_independent_sources_says_of_which_sides():
    sides = "Vale Herald (independent, Latvia), River Post (run by a party to the war, Russia)"
    assert f"2 independent sources: <bdi>{sides}</bdi>" in render_html(shown())
    assert sides in render_markdown(shown()).replace("\\", "")


def test_the_graph_of_origins_is_drawn_and_told_in_words():
    page = render_html(shown())
    assert '<svg role="img" aria-labelledby="item-1-1-origins" aria-describedby="item-1-1-origins-words"' in page
    words = "Kholmy, 22 November 2022: translation ← Vale Herald, 21 November 2022."
    assert words in page
    assert "22 of 25 names and numbers in the same order" in page
    assert ">translation · Kholmy, 22 November</text>" in page
    text = render_markdown(shown()).replace("\\", "")
    assert "    - Kholmy, 22 November 2022: translation ← Vale Herald, 21 November 2022 (22 of 25 names" in text
    assert "“Reuters reports”" in text


@pytest.mark.parametrize(("lang", "tie"), [("ru", "перевод"), ("uk", "переклад")])
def test_the_graph_speaks_the_language_of_the_page(lang, tie):
    page = render_html(replace(shown(), lang=lang))
    assert f": {tie} ← Vale Herald" in page
    assert "names and numbers" not in page


def test_regions_are_ranked_and_figures_stand_by_week_and_by_claimant():
    page, text = render_html(shown()), render_markdown(shown()).replace("\\", "")
    assert page.index('<li value="1"><b>Perm</b>') < page.index('<li value="2"><b>Tambov</b>')
    assert "| 1 | Perm | 90 people | Head of Perm |" in text
    assert "| What | 14–20 November 2022 | 21–27 November 2022 |" in text
    assert "| planned: volunteers, Tambov | 20 | 35 |" in text
    assert "- planned: volunteers, Tambov: Holme: 20 [1]; River Post: 35 [3]" in text
    assert 'data-label="14–20 November 2022">20</td>' in page


def test_what_became_of_an_announcement_leads_to_the_words_that_say_so():
    page, text = render_html(shown()), render_markdown(shown()).replace("\\", "")
    assert '<p class="fate fate-denied">a later report denies it or calls it off: <bdi>River Post</bdi>, 23 November 2022' in page
    assert "*a later report denies it or calls it off* [[3]](#cite-3)" in text


def test_an_announcement_without_an_answer_says_so():
    open_one = replace(shown().announcements[0], fate="open", answers=())
    assert '<p class="fate fate-open">no later report</p>' in render_html(replace(shown(), announcements=(open_one,)))


@pytest.mark.parametrize(
    ("lang", "claimant", "shown"),
    [
        ("en", "Лепта", "Lepta"),
        ("en", "Кирилл Моторин", "Kirill Motorin"),
        ("en", "совет ткачих", "«совет ткачих»"),
        ("en", "[name withheld 2]", "[name withheld 2]"),
        ("ru", "совет ткачих", "совет ткачих"),
    ],
)
def test_a_claimant_is_shown_in_the_letters_of_the_page_or_quoted(lang, claimant, shown):
    with speaking(lang):
        assert claimant_words(claimant, {"Лепта": "Lepta"} if lang == "en" else {}) == shown
