from __future__ import annotations

from email import message_from_bytes
from email.policy import default

from lxml import html
from rich_brief import corrected, empty, one_item, rich

from svodka.publish.mail import render_mail


def read(brief):
    return message_from_bytes(render_mail(brief), policy=default)


def test_a_mail_program_finds_both_parts() -> None:
    message = read(rich())
    assert message.get_content_type() == "multipart/alternative"
    plain, page = message.iter_parts()
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert message["Subject"] == rich().title
    assert message["Date"].datetime.isoformat() == "2022-11-23T00:00:00+00:00"
    assert message["From"].addresses[0].domain.endswith(".invalid")
    assert not message.defects
    shown = html.document_fromstring(page.get_content()).text_content()
    for words in ("Eleven men received draft notices", "Against this: ", "· alleged", "[1] Northern Lantern"):
        assert words in plain.get_content()
        assert words in shown


def test_lines_are_as_short_as_mail_wants_and_ascii() -> None:
    data = render_mail(rich())
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_no_string_becomes_a_header_or_markup() -> None:
    message = read(one_item("<script>x</script> spoke.", title="A\r\nBcc: all@x.example"))
    assert "Bcc" not in message
    page = list(message.iter_parts())[1].get_content()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_html_part_asks_for_nothing() -> None:
    page = html.document_fromstring(list(read(rich()).iter_parts())[1].get_content())
    assert not page.xpath("//*[@src or @href or @style] | //script | //style | //link | //img")


def test_a_correction_is_in_subject_and_text() -> None:
    message = read(corrected())
    assert message["Subject"].endswith("(version 2)")
    assert "corrects version 1: a report was misread" in next(message.iter_parts()).get_content()
    assert message["Message-ID"] != read(rich())["Message-ID"]


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert render_mail(rich()) == render_mail(rich())
    assert "Date" not in read(empty())
