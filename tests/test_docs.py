"""The documentation is complete, and leads nowhere that is not there."""

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from svodka.cli import main
from svodka.intake.heading import FIELDS
from svodka.intake.take import FORMATS
from svodka.model import public

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^ {4}.*$|`[^`\n]*`", re.MULTILINE)
COMMANDS = sorted(main.commands)
EXPORTED = (
    public.PublicReport,
    public.PublicStatement,
    public.PublicPlace,
    public.PublicWhen,
    public.PublicQuantity,
    public.PublicPerson,
    public.PublicEvent,
    public.PublicContradiction,
)


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path):
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    targets = [target for target in LINK.findall(text) if "://" not in target]
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_told(command):
    told = page("command-line.md")
    assert f"`svodka {command}" in told
    options = [option for option in main.commands[command].params if isinstance(option, click.Option)]
    assert [name for option in options for name in option.opts if name.startswith("--") and name not in told] == []


def test_every_exit_status_is_told():
    told = page("command-line.md")
    assert all(f"| {status} |" in told for status in range(5))


def test_every_format_and_head_line_is_told():
    told = page("formats.md")
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in told] == []
    unnamed = {key for key in FIELDS if key.casefold() not in told.casefold()}
    assert unnamed == set()


@pytest.mark.parametrize("kind", EXPORTED, ids=lambda kind: kind.__name__)
def test_every_field_of_the_export_is_told(kind):
    told = page("formats.md")
    assert [field.name for field in fields(kind) if f"`{field.name}`" not in told] == []


def test_every_decision_is_in_the_index():
    index = page("decisions/README.md")
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("0*.md"))
    assert [name for name in pages if f"| {name[:4]} |" not in index] == []


def test_every_page_is_in_the_index():
    index = page("index.md")
    pages = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name != "index.md")
    assert [name for name in pages if f"({name})" not in index] == []


def test_every_pinned_package_is_in_the_notices():
    notices = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w-]+)==([^\s\\]+)", lock, re.MULTILINE)
    assert pinned
    assert [name for name, version in pinned if f"{name} {version}" not in notices] == []
