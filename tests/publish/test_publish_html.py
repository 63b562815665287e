from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import etree
from rich_brief import brief, citation, digest, empty, item, one_item, place, report, rich, sentence

from svodka.model.errors import UncitedSentenceError
from svodka.model.public import PublicBrief, PublicSection
from svodka.publish import render_html

VOID = {"meta", "link", "br", "hr", "img", "input"}
HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)> ]]> --> {{ 7*7 }} &amp; \x00 \ud800 \u202e מסר"


class Page(HTMLParser):
    """Reads a page strictly: every element must be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.ids += [value or "" for key, value in attrs if key == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def hostile() -> PublicBrief:
    """Return the rich brief with a stranger's worst string wherever a stranger's string can stand."""
    bad = f"x{HOSTILE}"
    source = report({"id": "r1", "source": bad, "title": bad, "gloss": bad, "url": f"https://x.example/{bad}"})
    source = dataclasses.replace(source, reprint_of=bad, run_by=bad, lang='ru" onclick="x')
    words = citation({"words": f"{bad} [[{bad}]] {bad}", "start": 3}, source)
    lines = (
        sentence(bad, words, stance=bad, derived=((bad, bad),)),
        sentence(bad, words, kind="counter", stance="denied"),
    )
    where = place(bad, "RU", "RU-BEL", at=(50.6, 36.6), adm1=bad, level="settlement")
    section = PublicSection(topic=bad, title=bad, items=(item(bad, lines, where, families=(bad, bad)),))
    full = rich()
    return dataclasses.replace(
        full,
        id=bad,
        title=bad,
        version=bad,
        archive_root=bad,
        sections=(section,),
        reports=(source,),
        disputes=(
            dataclasses.replace(full.disputes[0], reason=bad, type=bad, claim=words, counter=words, claim_by=bad),
        ),
        tallies=(dataclasses.replace(full.tallies[0], label=bad, ledger=bad, unit=bad, claimants=(bad,)),),
        announcements=(dataclasses.replace(full.announcements[0], text=bad, speaker=bad, citation=words),),
        checks=(dataclasses.replace(full.checks[0], name=bad, figure=bad),),
        left_out=(dataclasses.replace(full.left_out[0], text=bad, reason=bad),),
    )


def crowded(number: int) -> PublicBrief:
    """Return a brief of *number* events on one topic, all at one place and day, each with its own source."""
    source = report({"id": "r1", "published": "2022-11-22"})
    where = place("Kursk", "RU", "RU-KRS", at=(51.73, 36.19))
    items = tuple(
        item(
            f"ev-{i}",
            (sentence(f"Event number {i}.", citation({"words": f"[[Event {i}]]", "start": i * 20}, source)),),
            where,
            start="2022-11-22",
            end="2022-11-22",
        )
        for i in range(number)
    )
    section = PublicSection(topic="casualties", title="Casualties", items=items)
    return brief(sections=(section,), reports=(source,))


BRIEFS = {"rich": rich, "empty": empty, "one item": one_item, "hostile": hostile, "crowded": lambda: crowded(60)}


@pytest.fixture(params=sorted(BRIEFS), scope="module")
def page(request: pytest.FixtureRequest) -> Page:
    return Page(render_html(BRIEFS[request.param]()))


def test_every_element_is_closed_in_order(page: Page) -> None:
    assert page.wrong == []
    assert page.open == []


def test_ids_are_unique_and_inner_links_lead_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    inner = {attrs["href"] for attrs in page.all("a") if (attrs.get("href") or "").startswith("#")}
    assert {str(href)[1:] for href in inner} <= set(page.ids)


def test_labels_and_gradients_refer_to_what_is_there(page: Page) -> None:
    named = {one for _, attrs in page.elements for one in (attrs.get("aria-labelledby") or "").split()}
    assert named <= set(page.ids)
    filled = {attrs["fill"] for _, attrs in page.elements if (attrs.get("fill") or "").startswith("url(")}
    assert {str(fill)[5:-1] for fill in filled} <= set(page.ids)


def test_nothing_is_run_and_nothing_is_fetched(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "iframe", "object", "embed", "img", "form", "base", "use", "image"}
    for tag, attrs in page.elements:
        assert not [key for key in attrs if key.startswith("on") or key in {"src", "srcset", "style", "background"}]
        if tag == "link":
            assert attrs["href"] == "data:,"
        elif "href" in attrs:
            assert tag == "a"
            assert re.match(r"#|https?://", attrs["href"] or "")


def test_headings_do_not_skip_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels[levels.index(1) :]))


def test_a_page_has_its_landmarks_and_a_skip_link(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert page.all("a")[0]["href"] == "#brief"


def test_it_is_read_without_errors_by_another_parser() -> None:
    parser = etree.HTMLParser(encoding="utf-8")
    etree.fromstring(render_html(rich()).encode(), parser)
    unknown = ("Tag header", "Tag nav", "Tag main", "Tag section", "Tag article", "Tag figure", "Tag figcaption")
    known = (*unknown, "Tag footer", "Tag details", "Tag summary", "Tag mark", "Tag time", "Tag bdi", "Tag svg")
    drawing = ("Tag path", "Tag g ", "Tag circle", "Tag rect", "Tag text", "Tag defs", "Tag linear", "Tag stop")
    others = [line.message for line in parser.error_log if not line.message.startswith((*known, *drawing))]
    assert [message for message in others if "already defined" not in message] == []


def test_hostile_strings_are_shown_and_not_obeyed() -> None:
    page = Page(render_html(hostile()))
    text = "".join(page.text)
    assert "<script>alert('x')</script>" in text
    assert "{{ 7*7 }}" in text
    assert not re.search(r"[\x00\ud800-\udfff\u202e]", text)
    assert [attrs for attrs in page.all("a") if "x.example" in (attrs.get("href") or "")] == []


def test_each_sentence_opens_its_sources_with_the_words_marked() -> None:
    text = render_html(one_item())
    assert '<details class="cites">' in text
    assert "<mark>the mayor spoke</mark>" in text
    assert f"characters 8–23 · archived as <code>{digest('r1')[:12]}…</code>" in text


def test_every_cited_word_of_the_rich_brief_is_marked() -> None:
    text = render_html(rich())
    quotes = {c.quote for s in rich().sections for i in s.items for line in i.sentences for c in line.citations}
    assert quotes
    assert all(f"<mark>{quote}</mark>" in text for quote in quotes)


def test_foreign_words_carry_their_language() -> None:
    page = Page(render_html(rich()))
    assert {attrs.get("lang") for attrs in page.all("blockquote")} == {None, "ru", "uk"}


def test_stances_stand_in_words() -> None:
    text = render_html(rich())
    assert all(f">{word}</span>" in text for word in ("alleged", "denied", "planned"))


def test_a_dispute_is_linked_from_its_item() -> None:
    text = render_html(rich())
    article = text.split('id="item-4-1"')[1].split("</article>")[0]
    assert 'href="#dispute-1"' in article
    assert "Against this" in article


def test_the_independent_count_names_its_sources() -> None:
    assert "2 independent sources: <bdi>Northern Lantern, Vesti Zarechya</bdi>" in render_html(rich())


def test_too_much_is_counted_and_not_dropped_silently() -> None:
    text = render_html(crowded(5000))
    assert "… and 4,960 events on this topic" in text
    assert "<b>5,000</b> events" in text
    assert len(text.encode()) < 1_000_000


def test_the_same_brief_gives_the_same_page() -> None:
    first = render_html(rich())
    render_html(one_item())
    assert render_html(rich()) == first


def test_a_page_stays_below_a_megabyte() -> None:
    assert len(render_html(rich()).encode()) < 1_000_000


def test_an_uncited_claim_is_refused() -> None:
    section = PublicSection(topic="diplomacy", title="Diplomacy", items=(item("ev", (sentence("No source."),), None),))
    with pytest.raises(UncitedSentenceError, match="No source"):
        render_html(brief(sections=(section,)))


def test_a_note_needs_no_citation() -> None:
    lines = (sentence("Nothing more is known.", kind="note"),)
    section = PublicSection(topic="diplomacy", title="Diplomacy", items=(item("ev", lines, None),))
    assert "Nothing more is known." in render_html(brief(sections=(section,)))
