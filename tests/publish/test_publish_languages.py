from __future__ import annotations

import ast
import re
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from rich_brief import corrected, empty, rich

from svodka.lexicon.data import table
from svodka.publish import corrections, pdf, plain, render_html, render_markdown
from svodka.publish.feed import brief_feed
from svodka.publish.feed_json import render_jsonfeed
from svodka.publish.feed_xml import render_atom, render_rss
from svodka.publish.mail import mail_html, mail_text, render_mail
from svodka.publish.pdf import pdf_content
from svodka.publish.phrases import bounds, count, day, days, unit
from svodka.publish.plain import plain_brief
from svodka.publish.saying import say, say_numbered, speaking
from svodka.publish.telegram import render_telegram
from svodka.review import reasons

PUBLISH = Path(__file__).resolve().parents[2] / "src" / "svodka" / "publish"
IN_TEMPLATES = re.compile(r"say\(\s*\"([^\"]+)\"")


def keys():
    found = set()
    for path in PUBLISH.rglob("*.jinja"):
        found |= set(IN_TEMPLATES.findall(path.read_text(encoding="utf-8")))
    for path in PUBLISH.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
            if called and node.args and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


NAMED = (
    plain.METHOD, plain.NOTHING, corrections.SAME_ITEMS, *corrections.KINDS.values(), *pdf.LABELS.values(),
    reasons.EVIDENCE, reasons.PROGRAM, reasons.RULED, reasons.DECIDED, reasons.SETTINGS, reasons.KNOWN, reasons.READ_ANEW,
    reasons.ELSEWHERE, "reports were read by rules {} (before by rules {})", "events were put together by rules {} (before by rules {})",
)  # fmt: skip
"""Labels that are said by a name."""
PLAIN_LABELS = {
    "ru": ("ГЛАВНОЕ", "ИСТОЧНИКИ", "Против этого: ", "утверждается", "Сводка записывает", "корень архива"),
    "uk": ("ГОЛОВНЕ", "ДЖЕРЕЛА", "Проти цього: ", "стверджується", "Зведення записує", "корінь архіву"),
}


def english_labels():
    """The words of labels that stand in no text of the test brief: what a renderer alone can have put there."""
    told = "key points|sources|against this|undated|alleged|planned|denied|names? (?:is|are) withheld|name withheld|archive root|"
    told += "corrects version|reworded|added|removed|how to read|left out|citations|independent sources?|characters|this brief records"
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)


def plainly(brief):
    told = plain_brief(brief)
    return {
        "telegram": render_telegram(brief).decode(),
        "mail": mail_text(told) + mail_html(told, brief.lang),
        "feeds": render_rss(brief_feed(brief)).decode() + render_atom(brief_feed(brief)).decode(),
        "json feed": render_jsonfeed(brief_feed(brief)).decode(),
        "pdf": re.sub(r'"[a-z_]+":', "", pdf_content(brief)),
    }


def own_words(brief, text):
    """A rendering without the words of the brief itself, which the test brief has in English."""
    words = [one.text for section in brief.sections for item in section.items for one in item.sentences]
    words += [report.title for report in brief.reports] + [brief.title, *(section.title for section in brief.sections)]
    words += [word for one in brief.left_out for word in (one.reason,)] + [one.quote for one in cited(brief)]
    words += [change.text for change in brief.edition.changes] + [change.was for change in brief.edition.changes] if brief.edition else []
    for one in sorted(filter(None, words), key=len, reverse=True):
        text = text.replace(one, "").replace(one.upper(), "")
    return text


def cited(brief):
    return [one for section in brief.sections for item in section.items for said in item.sentences for one in said.citations]


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_plain_forms_speak_the_language_of_the_brief(lang):
    for brief in (replace(rich(), lang=lang), replace(corrected(), lang=lang), replace(empty(), lang=lang)):
        for name, text in plainly(brief).items():
            assert english_labels().findall(own_words(brief, text)) == [], name
    told = plainly(replace(rich(), lang=lang))
    assert all(one in told["telegram"] for one in PLAIN_LABELS[lang])
    assert all(one.upper() in told["mail"].upper() for one in PLAIN_LABELS[lang])
    version = {"ru": "версия 2", "uk": "версія 2"}[lang]
    assert version in mail_subject(replace(corrected(), lang=lang))


def mail_subject(brief):
    return str(message_from_bytes(render_mail(brief), policy=default)["Subject"])


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_labels_said_by_a_name_are_translated(lang):
    with speaking(lang):
        assert [one for one in NAMED if say(one) == one] == []


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_every_label_of_the_page_is_translated(lang):
    assert keys() - set(table(lang, "page")["say"]) == set()
    assert all(row.count("|") == 2 for row in table(lang, "page")["counts"].values())


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_a_translation_keeps_the_braces(lang):
    for english, own in table(lang, "page")["say"].items():
        assert set(re.findall(r"\{\w*\}", own)) == set(re.findall(r"\{\w*\}", english)), english


def test_counts_dates_and_ranges_follow_the_language():
    with speaking("ru"):
        assert [count(n, "report") for n in (1, 2, 5, 11, 21, 1_203)] == [
            "1 сообщение", "2 сообщения", "5 сообщений", "11 сообщений", "21 сообщение", "1\u00a0203 сообщения",
        ]  # fmt: skip
        assert day("2022-11-03") == "3 ноября 2022 года"
        assert days("2022-11-01", "2022-11-30") == "ноябрь 2022 года"
        assert bounds(300, None) == "не менее 300"
        assert unit("people", 1, 1) == "чел."
    with speaking("uk"):
        assert days("2022-01-01", "2022-12-31") == "2022 рік"
        assert say_numbered("9 of 91 sentences") == "9 з 91 речень"
    assert say("late") == "late"


@pytest.mark.parametrize(("lang", "words"), [("ru", ("Главное", "Как читать эту сводку")), ("uk", ("Головне", "Як читати це зведення"))])
def test_the_page_speaks_the_language_of_the_brief(lang, words):
    brief = replace(rich(), lang=lang)
    page, text = render_html(brief), render_markdown(brief)
    assert f'<html lang="{lang}">' in page
    assert all(one in page for one in words)
    assert f"## {words[0]}" in text
    assert "name withheld" not in page + text
    assert render_html(brief) == page
    assert ">Key points<" in render_html(rich())
