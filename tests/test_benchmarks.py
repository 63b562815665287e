"""The tables that measurements write into docs/quality.md."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MEASURING = ("attribution", "copies", "places", "quantities", "time", "briefs")


@pytest.fixture
def tables():
    spec = importlib.util.spec_from_file_location("tables", ROOT / "benchmarks" / "tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_table_replaces_what_stood_between_its_markers(tables):
    page = "a\n<!-- benchmark x -->\nold\nolder\n<!-- end x -->\nb\n<!-- benchmark y -->\n<!-- end y -->\n"
    made = tables.put(page, "x", tables.as_markdown(("what", "how much"), [("a|b", "1")]))
    assert made.startswith("a\n<!-- benchmark x -->\n| what | how much |\n| --- | --- |\n| a\\|b | 1 |\n<!-- end x -->\nb\n")
    assert made.endswith("<!-- benchmark y -->\n<!-- end y -->\n")
    assert tables.put(made, "x", "z") == tables.put(page, "x", "z")
    with pytest.raises(ValueError, match="markers of 'w'"):
        tables.put(page, "w", "")


@pytest.mark.parametrize("name", [*MEASURING, "speed", "size"])
def test_every_table_has_its_place_and_its_figures(tables, name):
    page = tables.PAGE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- benchmark {name} -->\n(.*?)<!-- end {name} -->", page, re.DOTALL)
    assert found
    assert len(re.findall(r"^\| .*\d.* \|$", found[1], re.MULTILINE)) >= 1


@pytest.mark.parametrize("name", MEASURING)
def test_every_measurement_can_write_its_table(name):
    code = (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
    assert f'tell("{name}", HEAD' in code
    assert "add_write(" in code
