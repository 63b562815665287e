"""The size budgets of docs/conventions.md, measured."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent / "src" / "svodka"
FILES = sorted(ROOT.rglob("*.py"))
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager"}


def functions():
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def lines(node):
    return node.end_lineno - node.lineno + 1


def test_files_are_short():
    sizes = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: size for name, size in sizes.items() if size > 500} == {}
    assert median(sizes.values()) <= 150


def test_functions_are_short():
    sizes = {name: lines(node) for name, node in functions()}
    assert {name: size for name, size in sizes.items() if size > 60} == {}
    assert median(sizes.values()) <= 10
    assert quantiles(sizes.values(), n=10)[-1] <= 30


def test_functions_take_few_arguments():
    many = {}
    for name, node in functions():
        taken = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        if len([argument for argument in taken if argument not in ("self", "cls")]) > 6:
            many[name] = taken
    assert {name: taken for name, taken in many.items() if not is_command(name)} == {}


def is_command(name):
    """A command of the terminal takes one argument an option."""
    return name.startswith("cli/")


def test_no_module_is_a_drawer():
    assert [str(path) for path in FILES if path.stem in FORBIDDEN or FORBIDDEN & set(path.relative_to(ROOT).parts)] == []


def test_public_types_are_made_only_by_review():
    makers = {}
    for path in FILES:
        package = path.relative_to(ROOT).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.startswith("Public"):
                makers.setdefault(package, set()).add(node.func.id)
    assert set(makers) == {"review"}


NETWORK = ("socket", "ssl", "http", "httpx", "urllib.request", "urllib3", "requests", "ftplib", "smtplib", "asyncio", "aiohttp")


def test_only_one_module_may_open_addresses():
    """Decision 0011: whatever is sent leaves through intake/address.py (and, once it is there, the server of web)."""
    openers = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            if any(name == one or name.startswith(f"{one}.") for name in names for one in NETWORK):
                openers.add(str(path.relative_to(ROOT)))
    assert {name for name in openers if not name.startswith("web/")} == {"intake/address.py"}
