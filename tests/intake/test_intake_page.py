from datetime import date

import pytest

from svodka.intake import IntakeConfig, take
from svodka.model import BlockKind

LEAD = "Two workshops in the region now build ovens for soldiers, the district council announced on Monday."
PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Ovens for the front | The Anvil</title>
<meta property="og:site_name" content="The Anvil"><meta name="author" content="Ada Grey">{head}
<link rel="canonical" href="https://anvil.example/ovens"></head><body>
<div class="cookie-consent"><p>This site stores cookies on your device.</p><button>Fine</button></div>
<nav><ul><li><a href="/">Front page</a></li><li><a href="/war">War</a></li></ul></nav>
<main><article><h1>Ovens for the front</h1>
<figure><img src="o.jpg" alt=""><figcaption>Ovens wait at a depot. <small>Photo: B. Hill</small></figcaption></figure>
<p>{lead}</p>
<h2>What comes next</h2>
<ul><li>forty ovens leave the depot in December</li><li>a second depot opens in spring</li></ul>
<p>First line about the <a href="/x">drivers</a><br>second line about their <b>pay</b>.</p>
<table><tr><td>Ovens</td><td>40</td></tr></table>
<div class="share-buttons"><a href="#">Share this</a></div></article></main>
<aside class="newsletter"><p>Sign up for our newsletter and get a mug.</p></aside>
<footer><p>© The Anvil, all rights reserved</p></footer></body></html>"""


def page(head="", charset="utf-8"):
    return PAGE.format(head=head, charset=charset, lead=LEAD)


def taken(folder, data, config=None):
    path = folder / "page.html"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = take([path], config or IntakeConfig())
    return found


def test_the_article_without_its_clutter(tmp_path):
    (report,) = taken(tmp_path, page()).reports
    assert [(block.kind, report.text[block.start : block.stop]) for block in report.blocks] == [
        (BlockKind.HEADING, "Ovens for the front"),
        (BlockKind.CAPTION, "Ovens wait at a depot. Photo: B. Hill"),
        (BlockKind.BODY, LEAD),
        (BlockKind.HEADING, "What comes next"),
        (BlockKind.LIST, "forty ovens leave the depot in December"),
        (BlockKind.LIST, "a second depot opens in spring"),
        (BlockKind.BODY, "First line about the drivers"),
        (BlockKind.BODY, "second line about their pay."),
        (BlockKind.BODY, "Ovens | 40"),
    ]
    assert (report.title, report.source, report.author) == ("Ovens for the front", "The Anvil", "Ada Grey")
    assert report.url == "https://anvil.example/ovens"
    assert report.published_at is None
    assert report.lang == "en"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-11-21T10:00:00+03:00">',
        '<meta name="DC.date" content="21.11.2022"><time datetime="2022-11-25"></time>',
        '<script type="application/ld+json">{"datePublished": "2022-11-21"}</script>',
        '<time datetime="2022-11-21T08:00Z">Monday</time>',
        '<span class="post-date">Monday, 21 November 2022</span>',
        "<time>21 ноября 2022, 10:00</time>",
    ],
)
def test_the_day_of_publication_wherever_the_page_states_it(tmp_path, head):
    (report,) = taken(tmp_path, page(head)).reports
    assert report.published_at == date(2022, 11, 21)


def test_a_page_of_bare_divs_keeps_its_lines_and_loses_its_menu(tmp_path):
    body = "<div><a href='/1'>News</a> | <a href='/2'>Sport</a></div><div><div>Pay is late</div>"
    body += "<div>The men wait for their pay.<br><br>The council is silent.</div></div>"
    (report,) = taken(tmp_path, f"<html><body>{body}</body></html>").reports
    assert report.text == "Pay is late\nThe men wait for their pay.\nThe council is silent."


def test_control_characters_in_a_page_become_spaces(tmp_path):
    (report,) = taken(tmp_path, page().replace("a depot.", "a\x0bdepot.").replace("<nav>", "\x1f<nav>\x02")).reports
    assert "Ovens wait at a depot." in report.text


@pytest.mark.parametrize("head", ['<span class="date">November 2022</span>', '<span class="copyright">2022</span>'])
def test_no_day_is_made_up_from_a_month_or_a_year(tmp_path, head):
    (report,) = taken(tmp_path, page(head)).reports
    assert report.published_at is None


def test_a_page_from_the_future_has_no_date(tmp_path):
    head = '<meta property="article:published_time" content="2022-11-25">'
    (report,) = taken(tmp_path, page(head), IntakeConfig(latest=date(2022, 11, 24))).reports
    assert report.published_at is None
    assert [note.code for note in report.notes] == ["date-future"]


def test_the_declared_charset_of_an_old_page(tmp_path):
    text = page(charset="windows-1251").replace("Two workshops", "Мастерские «Труд»")
    (report,) = taken(tmp_path, text.encode("windows-1251", "ignore")).reports
    assert "Мастерские «Труд»" in report.text
    assert [note.code for note in report.notes] == ["encoding-declared"]


def test_the_addresses_of_a_page_in_other_languages_are_kept(tmp_path):
    head = (
        '<link rel="canonical" href="https://river.example/en/ferry-waits"><link rel="alternate" hreflang="ru" href="/ru/parom-stoit">'
        '<link rel="ALTERNATE" hreflang="uk" href="https://river.example/uk/porom"><link rel="alternate" hreflang="x-default" href="/">'
        '<link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" hreflang="fr" href="http://[broken">'
    )
    (report,) = taken(tmp_path, page(head)).reports
    assert report.alternates == ("https://river.example/ru/parom-stoit", "https://river.example/uk/porom")


def test_a_page_without_an_article_gives_its_whole_text_with_a_note(tmp_path):
    body = "<div>" * 220 + "The men wait for their pay." + "</div>" * 220
    (report,) = taken(tmp_path, f"<html><body><nav>Menu</nav>{body}</body></html>").reports
    assert report.text == "The men wait for their pay."
    assert [note.code for note in report.notes] == ["page-whole"]


@pytest.mark.parametrize(
    "data",
    ["<html></html>", "<script>1</script>", "<!-- only this -->", "<div>" * 50_000, "<" * 50_000, "&#0;", "<?xml?>"],
)
def test_a_page_without_words_is_refused(tmp_path, data):
    found = taken(tmp_path, data)
    assert found.reports == ()
    assert len(found.refusals) == 1
    assert found.refusals[0].subject == "page.html"
    assert found.data == data.encode()


def test_an_entity_bomb_and_a_file_entity_expand_to_nothing(tmp_path):
    entities = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    (report,) = taken(tmp_path, entities + "<p>The men wait &b; for &a; pay.</p>").reports
    assert "The men wait &b; for &a; pay." in report.text


def test_a_page_of_many_elements_is_taken_without_the_extractor(tmp_path):
    (report,) = taken(tmp_path, "<p>pay</p>" * 21_000).reports
    assert report.text.count("pay") == 21_000
    assert "beyond reason" in report.notes[0].message
