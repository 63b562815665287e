"""The command line: what each verb prints, where it prints it, and the exit code."""

from __future__ import annotations

import json
import os
import pty
import re

import click
import pytest

from sample_run import on_its_own, opened, svodka, the_sample
from svodka.cli import main

COMMANDS = sorted(main.commands)
REPORT = """Title: A bridge in Omsk
Date: 2022-11-20
Source: Our Paper
Lang: en

The mayor said on Saturday that 40 men had been called up in Omsk.
"""


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    return the_sample(tmp_path_factory).desk


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    return folder


def an_id(desk, kind):
    with opened(desk) as one:
        material = one.material()
    event = max(material.linkage.events, key=lambda event: len(event.statements))
    return {"report": material.statements[0].span.report, "statement": event.statements[0], "event": event.id}[kind]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_worth_reading(command):
    result = svodka(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5
    assert not [line for line in result.stdout.splitlines() if len(line) > 120]
    group = main.commands.get(command)
    if isinstance(group, click.Group):
        assert all(name in result.stdout and inner.help for name, inner in group.commands.items())
        assert all("--desk" in svodka(command, name, "--help").stdout for name in group.commands)
    elif command:
        assert "--desk" in result.stdout
        assert all(option.help for option in main.commands[command].params if isinstance(option, click.Option))
    else:
        assert all(name in result.stdout for name in COMMANDS)


def test_the_help_of_the_program_tells_the_exit_codes():
    told = svodka("--help").stdout
    assert [code for code in "01234" if re.search(rf"^ *{code}  \S", told, re.MULTILINE)] == list("01234")


def test_a_mistyped_command_is_two():
    assert svodka("breif").exit_code == 2
    assert svodka("brief").exit_code == 2
    assert svodka("search").exit_code == 2
    assert svodka("publish", "--from", "soon").exit_code == 2


def test_refused_files_are_named_and_the_rest_is_done(tmp_path, inbox):
    (inbox / "b.txt").write_bytes(b"")
    (inbox / "c.bin").write_bytes(bytes(range(256)) * 4)
    good = {"text": "The governor said that 20 men had left Omsk.", "published": "2022-11-21", "source": "Our Channel"}
    (inbox / "d.jsonl").write_text(f'{json.dumps(good)}\n{{"text": "cut off\n', encoding="utf-8")
    result = svodka("take", inbox, "--desk", tmp_path / "desk")
    assert result.exit_code == 3
    assert result.stdout == "4 files, 2 reports, 2 of them new to the desk\n"
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    for name, line in zip(("b.txt", "c.bin", "d.jsonl"), lines, strict=True):
        assert line.startswith("left out: ")
        assert name in line
        assert "; " in line
    with opened(tmp_path / "desk") as one:
        assert len(one.archive.captures()) == 4


def test_a_changed_file_adds_a_report_and_keeps_the_old(tmp_path, inbox):
    svodka("take", inbox, "--desk", tmp_path / "desk")
    (inbox / "a.txt").write_text(REPORT.replace("40 men", "60 men"), encoding="utf-8")
    result = svodka("take", inbox, "--desk", tmp_path / "desk")
    assert result.exit_code == 0
    assert result.stdout == "1 files, 1 reports, 1 of them new to the desk\n"
    with opened(tmp_path / "desk") as one:
        assert sorted(report.text.count("40 men") for report in one.store.reports()) == [0, 1]
    assert svodka("verify", "--desk", tmp_path / "desk").exit_code == 0


def test_a_report_that_reads_otherwise_now_is_kept_as_it_was(tmp_path, inbox):
    svodka("take", inbox, "--desk", tmp_path / "desk")
    later = tmp_path / "later.toml"
    later.write_text("[intake]\nearliest = 2022-12-01\n", encoding="utf-8")
    result = svodka("take", inbox, "--desk", tmp_path / "desk", "--config", later)
    assert result.exit_code == 3
    assert "the first is kept" in result.stderr
    with opened(tmp_path / "desk") as one:
        assert [str(report.published_at) for report in one.store.reports()] == ["2022-11-20"]


def test_a_desk_that_cannot_be_made(tmp_path, inbox):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for command in (("take", inbox), ("read",), ("verify",), ("search", "x"), ("publish",)):
        result = svodka(*command, "--desk", tmp_path / "file")
        assert result.exit_code == 1
        assert result.stdout == ""
        assert re.fullmatch(r"svodka: .*file: the desk's folder cannot be made \(.+\); choose another with --desk\n", result.stderr)


def test_a_folder_that_cannot_be_written_to(tmp_path, desk):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = svodka("publish", "--desk", desk, "-o", tmp_path / "file")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    result = svodka("export", "--desk", desk, "-o", tmp_path / "file" / "x.json")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_a_configuration_that_is_wrong(tmp_path):
    wrong = tmp_path / "own.toml"
    wrong.write_text("[desk]\nworker = 2\n", encoding="utf-8")
    result = svodka("read", "--desk", tmp_path / "desk", "--config", wrong)
    assert result.exit_code == 1
    assert "desk.worker" in result.stderr
    assert not (tmp_path / "desk").exists()


def test_a_window_that_runs_backwards(desk, tmp_path):
    result = svodka("publish", "--desk", desk, "-o", tmp_path / "out", "--from", "2022-11-24", "--to", "2022-11-20")
    assert result.exit_code == 1
    assert "backwards" in result.stderr
    assert not (tmp_path / "out").exists()


def test_publish_tells_every_check(desk, tmp_path):
    result = svodka("publish", "--desk", desk, "-o", tmp_path / "out")
    assert result.exit_code == 0
    told = {int(number) for number in re.findall(r"^check +(\d+)  ", result.stdout, re.MULTILINE)}
    assert told >= {1, 2, 3, 4, 6, 7, 8, 10, 14}
    assert all(str(tmp_path / "out" / name) in result.stdout for name in ("brief.html", "brief.md", "export.json"))


def test_the_public_export_is_json_and_nothing_else(desk, tmp_path):
    result = svodka("export", "--desk", desk)
    assert result.exit_code == 0
    assert result.stderr == ""
    data = json.loads(result.stdout_bytes.decode("utf-8"))
    assert len(data["documents"]) == 21
    svodka("export", "--desk", desk, "-o", tmp_path / "x.json")
    assert (tmp_path / "x.json").read_bytes() == result.stdout_bytes


def test_the_private_export_warns_and_hides_nothing(desk):
    result = svodka("export", "--private", "--desk", desk)
    assert result.exit_code == 0
    assert "keep it to yourself" in result.stderr
    assert "name withheld" not in result.stdout
    assert json.loads(result.stdout_bytes)["statements"]
    assert "Daria Kolosova" in result.stdout


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["повестка"], "Повестки, письма и слежка"),
        (["повесток"], "Повестки, письма и слежка"),
        (["волонтёр"], "Повестки, письма и слежка"),
        (["волонтер"], "Повестки, письма и слежка"),
        (["мешканець"], "Російських відмовників"),
        (["volunteer"], "Governors answer"),
        (["--lang", "uk", "завод"], "Заводи окупованого Криму"),
    ],
)
def test_search_finds_any_inflection(desk, words, title):
    result = svodka("search", *words, "--desk", desk)
    assert result.exit_code == 0
    assert title in result.stdout
    assert re.search(r"^rp-[0-9a-f]{16}  2022-\d\d-\d\d  ", result.stdout, re.MULTILINE)


def test_search_may_find_nothing(desk):
    result = svodka("search", "xylophone", "--desk", desk)
    assert (result.exit_code, result.stdout) == (0, "nothing found\n")


@pytest.mark.parametrize("kind", ["report", "statement", "event"])
def test_show_tells_what_is_known(desk, kind):
    identifier = an_id(desk, kind)
    result = svodka("show", identifier, "--desk", desk)
    assert result.exit_code == 0
    assert re.match(rf"{kind} +{identifier}\n", result.stdout)
    assert "None" not in result.stdout
    short = svodka("show", identifier[:12], "--desk", desk)
    assert short.stdout == result.stdout


def test_explain_tells_the_rules_and_their_words(desk):
    statement = svodka("explain", an_id(desk, "statement"), "--desk", desk)
    assert statement.exit_code == 0
    assert re.search(r"^rules\n  \S+ \(version \S+\): “.+”", statement.stdout, re.MULTILINE)
    event = svodka("explain", an_id(desk, "event"), "--desk", desk)
    assert event.exit_code == 0
    assert re.search(r"^why joined   \S", event.stdout, re.MULTILINE)
    report = svodka("explain", an_id(desk, "report"), "--desk", desk)
    assert report.exit_code == 1
    assert "made by no rule" in report.stderr


def test_explain_tells_why_an_events_neighbours_were_kept_apart(desk):
    event = svodka("explain", an_id(desk, "event"), "--desk", desk)
    assert re.search(r"^why not      the nearest statements that were kept apart\n  st-\S+ of ev-", event.stdout, re.MULTILINE)
    near = re.search(r"^  (st-\S+) of ev-", event.stdout, re.MULTILINE)[1]
    pair = svodka("explain", an_id(desk, "event"), near, "--desk", desk)
    assert pair.exit_code == 0
    assert "verdict      kept apart" in pair.stdout
    assert re.search(r"^  points   [+-]\d", pair.stdout, re.MULTILINE)
    same = svodka("explain", near, near, "--desk", desk)
    assert (same.exit_code, "share a statement" in same.stderr) == (1, True)


def test_show_draws_where_the_reports_of_an_event_come_from(desk):
    shown = svodka("show", an_id(desk, "event"), "--desk", desk)
    assert re.search(r"^independent  \d+: .+ \(.+\)$", shown.stdout, re.MULTILINE)
    assert re.search(r"^    └─ rp-\S+  .+, \d{4}-\d\d-\d\d, \w\w$", shown.stdout, re.MULTILINE)


def test_a_ledger_tells_its_figures_with_their_statements(desk):
    whole = svodka("ledger", "--desk", desk)
    assert whole.exit_code == 0
    assert re.search(r"^ANNOUNCEMENTS TO WATCH\n", whole.stdout, re.MULTILINE)
    one = svodka("ledger", "announcements", "--to", "2023-12-31", "--lang", "uk", "--desk", desk)
    assert "строк минув" in one.stdout
    assert "no later report" not in one.stdout
    wrong = svodka("ledger", "debts", "--desk", desk)
    assert (wrong.exit_code, "there is no ledger “debts”" in wrong.stderr) == (1, True)


@pytest.mark.parametrize("command", ["show", "explain"])
@pytest.mark.parametrize("wrong", ["st-0123456789abcdef", "zz", "st-", "rp-", "", "%", "'"])
def test_an_unknown_or_unclear_id_is_one_clear_line(desk, command, wrong):
    result = svodka(command, wrong, "--desk", desk)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert re.fullmatch(r"svodka: .+; .+\n", result.stderr)


def test_a_pipe_gets_no_bar_and_a_terminal_gets_one(tmp_path, inbox):
    piped = on_its_own("take", inbox, "--desk", tmp_path / "one")
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert b"\x1b" not in piped.stdout
    mine, its = pty.openpty()
    try:
        shown = on_its_own("take", inbox, "--desk", tmp_path / "two", environment={"TERM": "xterm"}, stderr=its)
        os.close(its)
        assert shown.returncode == 0
        assert shown.stdout == piped.stdout
        assert b"taking in" in os.read(mine, 100_000)
    finally:
        os.close(mine)


def test_help_does_not_wait_for_the_models():
    helped = on_its_own("--help", environment={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = set(re.findall(rb"\| +([\w.]+)\n", helped.stderr.replace(b"\r", b"")))
    assert b"click" in loaded
    assert not loaded & {b"spacy", b"slovnet", b"navec", b"trafilatura"}
