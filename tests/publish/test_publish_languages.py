from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich_brief import rich

from svodka.lexicon.data import table
from svodka.publish import render_html, render_markdown
from svodka.publish.phrases import bounds, count, day, days, unit
from svodka.publish.saying import say, say_numbered, speaking

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
