from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_brief import corrected, one_item, rich
from test_publish_data import export

from svodka.desk.config import BriefConfig
from svodka.model.errors import ConfigError
from svodka.publish import FORMATS, Outgoing, chosen, render_html, render_markdown, rendered, written_texts
from svodka.publish.forms import FORMS


def test_every_format_renders_and_shows_its_words_to_the_leak_check() -> None:
    made = dict(rendered(chosen(["all"]), Outgoing(one_item("The mayor spoke of Wharram."), export())))
    assert list(made) == [form.file for form in FORMS]
    for name, page in made.items():
        wanted = "Wharram" if name.startswith("brief.") else "Сто человек"
        if name.startswith("map."):
            wanted = "FeatureCollection" if name.endswith("json") else "A brief"
        elif not name.startswith(("brief.", "statements.", "export.")):
            wanted = {"events": "Somewhere News", "ledgers": "Chair of Wharram", "announcements": "Clerk of Wharram"}[name.split(".")[0]]
        assert page.data
        assert any(wanted in text for text in page.read()), name


def test_the_names_asked_for_are_written_in_a_fixed_order() -> None:
    assert [form.file for form in chosen(["csv", "html", "html"])] == [
        "brief.html", "events.csv", "statements.csv", "ledgers.csv", "announcements.csv",
    ]  # fmt: skip
    assert {form.name for form in chosen(["all"])} == set(FORMATS)


@pytest.mark.parametrize("names", [["docx"], ["html", "Html"], []])
def test_an_unknown_format_is_refused_by_name(names) -> None:
    with pytest.raises(ConfigError, match="no such format"):
        chosen(names)


def test_what_is_written_by_default_needs_no_extra() -> None:
    assert set(FORMATS) - set(BriefConfig().formats) == {"parquet", "pdf"}
    assert "all" not in FORMATS


def nested(inner):
    return st.lists(inner) | st.dictionaries(st.text(), inner)


@given(st.dictionaries(st.text(), st.recursive(st.text() | st.integers(), nested, max_leaves=6)))
def test_every_string_of_a_json_file_is_looked_at(value) -> None:
    def strings(one):
        if isinstance(one, str):
            yield one
        for inner in one if isinstance(one, list) else (*one, *one.values()) if isinstance(one, dict) else ():
            yield from strings(inner)

    told = written_texts("x.json", json.dumps(value).encode())
    assert sorted(told) == sorted(set(strings(value)))


@pytest.mark.parametrize("render", [render_html, render_markdown])
def test_a_page_tells_what_its_version_corrects(render) -> None:
    told = render(corrected())
    assert "Version 2, corrects version 1: a report was misread." in told
    assert "Twelve men received notices." in told
    assert "corrects version" not in render(rich())
