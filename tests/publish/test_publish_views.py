from __future__ import annotations

import dataclasses

import pytest
from rich_brief import CASES, brief, citation, item, report, rich, sentence

from svodka.model.public import PublicAnnouncement, PublicBrief, PublicDispute, PublicItem, PublicLeftOut, PublicSection
from svodka.publish import render_html, render_markdown
from svodka.publish.citing import Numbering
from svodka.publish.phrases import capital, clip, in_words, unit
from svodka.publish.views.announced import announcements
from svodka.publish.views.disputes import disputes
from svodka.publish.views.items import by_event, section_views
from svodka.publish.views.key_points import key_points
from svodka.publish.views.originals import OriginalView
from svodka.publish.views.sources import left_out, who_runs_them
from svodka.publish.views.timeline import TimelineView, timeline
from svodka.publish.views.wording import in_languages

HERALD = report({"id": "r1", "published": "2022-11-22", "source": "Herald"})
LISTOK = report({"id": "r2", "published": "2022-11-22", "source": "Листок", "lang": "ru"})


def written(*items: PublicItem, **more: object) -> PublicBrief:
    section = PublicSection(topic="casualties", title="Casualties", items=items)
    return dataclasses.replace(brief(sections=(section,), reports=(HERALD, LISTOK)), **more)  # type: ignore[arg-type]


def told(event: str, text: str, words: str, **more: object) -> PublicItem:
    """Return an item of one sentence that cites the Russian report."""
    cited = citation({"words": words, "start": 100 * len(event)}, LISTOK)
    lines = (sentence(text, dataclasses.replace(cited, lang="ru"), stance=str(more.pop("stance", "asserted"))),)
    return item(event, lines, None, **more)  # type: ignore[arg-type]


def dated(*spans: tuple[str, str]) -> TimelineView:
    items = tuple(told(f"e{'x' * i}", "Something.", "[[Что-то]].", start=a, end=b) for i, (a, b) in enumerate(spans))
    one = written(*items)
    return timeline(section_views(one, Numbering(one))[0].items, "2022-09-15", "2022-11-24")


def originals() -> list[tuple[str, str]]:
    lines = (CASES / "originals.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=>") for line in lines if line and not line.startswith("#"))
    return [(left.strip(), right.strip()) for left, right in pairs]


@pytest.mark.parametrize(("words", "whole"), originals())
def test_the_whole_original_sentence_stands_on_the_page(words: str, whole: str) -> None:
    one = written(told("e", "Listok reported something.", words))
    assert f'<blockquote lang="ru" dir="auto">«{whole}»</blockquote>' in render_html(one)
    assert f"> «{whole}» (Russian, Listok \\[1\\])" in render_markdown(one)


def test_an_original_with_guillemets_of_its_own_stands_in_other_marks() -> None:
    text = render_html(written(told("e", "Listok reported something.", "[[«Нас не кормили», — сказал он.]]")))
    assert '<blockquote lang="ru" dir="auto">“«Нас не кормили», — сказал он.”</blockquote>' in text


def test_an_original_is_told_once_in_an_item() -> None:
    claim = told("e", "Listok reported that.", "[[Слова]] здесь.")
    against = dataclasses.replace(claim.sentences[0], kind="counter", text="Others deny it.")
    one = written(dataclasses.replace(claim, sentences=(*claim.sentences, against)))
    assert render_html(one).count('<figure class="original">') == 1


def test_a_stance_that_all_claims_share_is_said_once() -> None:
    line = told("e", "It will come.", "[[Будет]].", stance="planned").sentences[0]
    one = written(item("e", (line, dataclasses.replace(line, text="It will go.")), None))
    article = render_html(one).split("<article")[1].split("</article>")[0]
    assert article.count("stance-planned") == 1
    mixed = written(item("e", (line, dataclasses.replace(line, text="It went.", stance="asserted")), None))
    assert render_html(mixed).split("<article")[1].split("</article>")[0].count(">planned<") == 1


def test_foreign_words_inside_a_sentence_have_their_language() -> None:
    assert in_languages("He («Голова») and «сельчане» spoke.", ("uk",)) == (
        ("He (", ""),
        ("«Голова»", "uk"),
        (") and ", ""),
        ("«сельчане»", "uk"),
        (" spoke.", ""),
    )
    assert in_languages("«їжа» here", ("ru",))[0] == ("«їжа»", "uk")
    assert in_languages("No such words.", ("ru",)) == (("No such words.", ""),)


def test_background_of_years_ago_does_not_squeeze_the_strip() -> None:
    view = dated(("2014-03-01", "2014-03-01"), ("2022-11-20", "2022-11-20"), ("2022-11-22", "2022-11-22"))
    assert view.strip is not None
    assert (view.strip.slots, view.strip.top, len(view.strip.bars)) == (3, 1, 2)
    assert view.strip.note == "Listed, not drawn: 1 event more than a month before or after the window."
    assert [(title, len(times)) for title, times in view.groups] == [("Earlier", 1), ("In and around the window", 2)]


def test_what_has_no_day_of_its_own_has_no_bar() -> None:
    view = dated(("2022-10-01", "2022-10-31"), ("2022-11-20", "2022-11-20"), ("2022-11-22", "2022-11-22"))
    assert view.strip is not None
    assert view.strip.note == "Listed, not drawn: 1 event without a day of its own."
    assert [day.label for _, times in view.groups for day in times] == [
        "October 2022",
        "20 November 2022",
        "22 November 2022",
    ]
    assert "20–22 November 2022" in view.strip.when


def test_the_strip_is_told_in_words() -> None:
    view = dated(("2022-11-20", "2022-11-20"), ("2022-11-20", "2022-11-20"), ("2022-11-22", "2022-11-22"))
    assert view.strip is not None
    assert view.strip.words == (
        "Events by day, 20–22 November 2022: most, 2, on 20 November 2022."
    )


def dispute(claim: str, counter: str, reason: str, kind: str = "value") -> PublicDispute:
    sides = [citation({"words": f"[[{words}]].", "start": len(words) * 7}, HERALD) for words in (claim, counter)]
    return PublicDispute(
        id=f"{claim}-{counter}",
        type=kind,
        reason=reason,
        claim=sides[0],
        claim_by="A",
        counter=sides[1],
        counter_by="B",
    )


def test_contradictions_of_one_statement_stand_together() -> None:
    pairs = (
        dispute("a hundred", "only sixty men", "100 people against 60 people"),
        dispute("only sixty men", "one", "60 people against 1 people"),
    )
    one = written(disputes=pairs)
    (view,), more = disputes(one, Numbering(one))
    assert (view.claim.cite.quote, [side.cite.quote for side in view.counters]) == ("only sixty men", ["a hundred", "one"])
    assert (view.type, view.reason, more) == ("Figures differ", "60 people against 100 people and 1 person", 0)


def test_a_denial_keeps_its_direction() -> None:
    pairs = (dispute("it was", "it was not", "B denies it", "denial"),) * 2
    one = written(disputes=pairs)
    (view,), _ = disputes(one, Numbering(one))
    assert (view.labels, view.claim.cite.quote, view.reason) == (("Claim", "Against it"), "it was", "B denies it")


def test_announcements_are_sorted_by_what_lies_ahead() -> None:
    def line(text: str, due: str | None) -> PublicAnnouncement:
        cited = citation({"words": f"[[{text}]]", "start": 900 + len(text)}, HERALD)
        return PublicAnnouncement(statement=text, text=text, speaker=None, due_start=due, due_end=due, citation=cited)

    lines = (line("past", "2022-11-01"), line("none", None), line("later", "2022-12-20"), line("soon", "2022-11-25"))
    one = written(announcements=(*lines, line("soon", "2022-11-25")), window_end="2022-11-24")
    shown, _ = announcements(one, Numbering(one))
    assert [(group.title[:14], [view.text for view in group.lines]) for group in shown] == [
        ("Still ahead on", ["Soon", "Later"]),
        ("No date given", ["None"]),
        ("Due before 24 ", ["Past"]),
    ]


def test_what_repeats_an_item_leads_to_it() -> None:
    reasons = ("repeats event ev-e", "repeats event ev-gone", "less weight")
    lost = tuple(PublicLeftOut(event=f"x{i}", text=f"text {i}", reason=reason) for i, reason in enumerate(reasons))
    one = written(told("ev-e", "Something.", "[[Что-то]]."), left_out=lost)
    views = left_out(one.left_out, by_event(one, section_views(one, Numbering(one))))
    assert {view.reason: view.events[0].item.number if view.events[0].item else "" for view in views} == {
        "Repeats an item of this brief": "1.1",
        "Repeats another event": "",
        "Less weight": "",
    }


def test_who_runs_the_outlets_is_said_as_far_as_it_is_known() -> None:
    assert who_runs_them(written()) == "2 outlets; who runs them is not on record"
    known = dataclasses.replace(HERALD, run_by="state")
    assert who_runs_them(brief(reports=(known, LISTOK))) == (
        "2 outlets: 1 run by a state; who runs the other 1 is not on record"
    )


def shown_first(one):
    return [view.number for view in key_points(one, section_views(one, Numbering(one)))]


def test_key_points_are_those_the_brief_names_or_the_best_founded() -> None:
    items = tuple(told(f"e{'x' * i}", f"Number {i}.", "[[Что-то]].", families=("A", "B")[: 1 + (i == 7)]) for i in range(9))
    assert shown_first(written(*items)) == ["1.8", "1.1"]
    assert shown_first(written(*items[:4])) == []
    assert shown_first(dataclasses.replace(written(*items), key_points=("exxx", "e", "elsewhere"))) == ["1.4", "1.1"]
    assert len(shown_first(rich())) <= 7


def test_a_sentence_begins_with_a_capital_unless_a_name_has_its_own() -> None:
    assert [capital(text) for text in ("the crowd said", "iStories said", "[name withheld 1] said", "")] == [
        "The crowd said",
        "iStories said",
        "[name withheld 1] said",
        "",
    ]


def test_units_and_brackets() -> None:
    assert unit("people", 1, None) == unit("people", None, 1) == "person"
    assert [unit("people", 1, 1), unit("people", 1, 2), unit("RUB", 5, 5), unit("pood", 2, 2)] == [
        "person",
        "people",
        "roubles",
        "pood",
    ]
    assert in_words("21 people against 1 people") == "21 people against 1 person"
    assert clip("She left on Monday [21 November 2022] with others", 30) == "She left on Monday…"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("• двое раненых;", "«двое раненых»"),
        ("— Едем домой.", "«Едем домой.»"),
        ("«Маяк» не вышел.", "“«Маяк» не вышел.”"),
        ("–5 градусов", "«–5 градусов»"),
        ("•", "«•»"),
    ],
)
def test_an_original_stands_without_the_marks_of_a_list(text: str, quoted: str) -> None:
    assert OriginalView(text=text, lang="ru", language="Russian", carriers=()).quoted == quoted
