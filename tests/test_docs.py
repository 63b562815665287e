"""The documentation against the program: every command, option and key is told, and nothing that is not there."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import get_type_hints
from urllib.parse import unquote

import click
import pytest

from svodka.cli import main
from svodka.desk.config import Config
from svodka.intake import CsvMap
from svodka.intake.heading import FIELDS
from svodka.intake.take import FORMATS
from svodka.model import public

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "sample").rglob("README.md")])
DOCS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
COMMANDS = sorted(main.commands)
OPTIONS = sorted(
    (name, max(option.opts, key=len))
    for name, command in main.commands.items()
    for option in command.params
    if isinstance(option, click.Option)
)
MACHINE = re.compile(r"(?<![\w.])(?:/(?:work|home|root|tmp|Users|opt|mnt|srv)/[\w.]|[A-Z]:\\)")
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"(?<=\n\n)(?: {4}[^\n]*\n)+|```.*?```", re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
VERB = re.compile(r"^\s*(?:\$ )?(?:[\w./]*/)?svodka ([a-z]+)\b", re.MULTILINE)
TARGET = re.compile(r"^\s*(?:\$ )?make ([a-z]+)\b", re.MULTILINE)
NAMED = re.compile(r"^(?:src|tests|docs|scripts|benchmarks|sample|requirements|\.ci)/[\w./-]*\w/?$")
EXPORTED = (
    public.PublicReport,
    public.PublicStatement,
    public.PublicPlace,
    public.PublicWhen,
    public.PublicQuantity,
    public.PublicPerson,
    public.PublicOrigin,
    public.PublicEdge,
    public.PublicTally,
    public.PublicFigure,
    public.PublicAnnounced,
    public.PublicEvent,
    public.PublicContradiction,
)


def docs_page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def named(page):
    return str(page.relative_to(ROOT))


def code_of(text):
    """Return the blocks and spans of code in a page."""
    return "\n".join([*CODE.findall(text), *SPAN.findall(text)])


def slugs(text):
    """Return the anchors that a page's headings get."""
    headings = re.findall(r"^#+ +(.+?) *#*$", CODE.sub("", text), re.MULTILINE)
    bare = [re.sub(r"[^\w\- ]", "", re.sub(r"\]\([^)]*\)", "", heading.lower())) for heading in headings]
    return {heading.replace(" ", "-") for heading in bare} | set(re.findall(r"(?:id|name)=\"([^\"]+)\"", text))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told(command):
    assert re.search(rf"\bsvodka {command}\b", DOCS)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_told_on_a_page_that_tells_its_command(command, option):
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    telling = [text for text in texts if re.search(rf"\b{command}\b", text) and re.search(rf"(?<![\w-]){option}(?![\w-])", text)]
    assert telling, f"svodka {command} {option}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_a_command_or_target_that_is_not_there(page):
    code = code_of(page.read_text(encoding="utf-8"))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(VERB.findall(code)) <= set(COMMANDS)
    assert set(TARGET.findall(code)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_relative_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    lost = []
    for address in LINK.findall(CODE.sub("", text)):
        if re.match(r"[a-z][a-z0-9+.-]*:", address):
            continue
        path, _, anchor = unquote(address).partition("#")
        target = (page.parent / path).resolve() if path else page
        here = target.exists() and target.is_relative_to(ROOT)
        if not here or (anchor and target.suffix == ".md" and anchor not in slugs(target.read_text(encoding="utf-8"))):
            lost.append(address)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_files_that_a_page_names_are_there(page):
    spans = SPAN.findall(page.read_text(encoding="utf-8"))
    assert [name for name in spans if NAMED.match(name) and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_holds_a_path_of_somebodys_machine(page):
    assert [line for line in page.read_text(encoding="utf-8").splitlines() if MACHINE.search(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_is_empty_or_unfinished(page):
    text = page.read_text(encoding="utf-8")
    assert len(text.split()) > 20
    assert not re.search(r"@@|TODO|FIXME|XXX|lorem ipsum", text)


def keys(kind, path=()):
    """Yield (table, key) of every value that a configuration holds."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        if is_dataclass(hints[field.name]):
            yield from keys(hints[field.name], (*path, field.name))
        else:
            yield ".".join(path), field.name


@pytest.mark.parametrize(("table", "key"), sorted(keys(Config)))
def test_every_key_stands_in_the_shipped_configuration_with_a_comment(table, key):
    text = (files("svodka.desk") / "default.toml").read_text(encoding="utf-8")
    tables = re.split(r"^(?=\[\w+\]$)", text, flags=re.MULTILINE)
    [own] = [one for one in tables if one.startswith(f"[{table}]\n")]
    block = re.search(rf"^(?:# .*\n)+(?:\w+ = .*\n)*(?:{key} = |\[\[{table}\.{key}\]\])", own, re.MULTILINE)
    assert block, f"{table}.{key}"


def test_every_column_of_a_csv_map_is_told():
    text = (files("svodka.desk") / "default.toml").read_text(encoding="utf-8")
    assert [field.name for field in fields(CsvMap) if not re.search(rf"\b{field.name}\b", text)] == []


def test_every_exit_status_is_told():
    told = docs_page("command-line.md")
    assert all(f"| {status} |" in told for status in range(5))


@pytest.mark.parametrize("folder", ["src", "scripts", "benchmarks", "sample", "requirements", ".ci"])
def test_nothing_that_is_shipped_holds_a_path_of_somebodys_machine(folder):
    found = {}
    for path in sorted((ROOT / folder).rglob("*")):
        if path.is_file() and path.suffix not in (".gz", ".sqlite", ".pyc"):
            lines = [line for line in path.read_text(encoding="utf-8").splitlines() if MACHINE.search(line)]
            found |= {str(path.relative_to(ROOT)): lines} if lines else {}
    assert found == {}


def test_every_format_and_head_line_is_told():
    told = docs_page("formats.md")
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in told] == []
    unnamed = {key for key in FIELDS if key.casefold() not in told.casefold()}
    assert unnamed == set()


@pytest.mark.parametrize("kind", EXPORTED, ids=lambda kind: kind.__name__)
def test_every_field_of_the_export_is_told(kind):
    told = docs_page("formats.md")
    assert [field.name for field in fields(kind) if f"`{field.name}`" not in told] == []


def test_every_decision_is_in_the_index():
    index = docs_page("decisions/README.md")
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("0*.md"))
    assert [name for name in pages if f"| {name[:4]} |" not in index] == []


def test_every_page_is_in_the_index():
    index = docs_page("index.md")
    pages = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name != "index.md")
    assert [name for name in pages if f"({name})" not in index] == []


def test_every_pinned_package_is_in_the_notices():
    notices = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w-]+)==([^\s\\]+)", lock, re.MULTILINE)
    assert pinned
    assert [name for name, version in pinned if f"{name} {version}" not in notices] == []
