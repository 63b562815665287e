"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


def window(command: Function) -> Function:
    """Give a command --from and --to."""
    kind = click.DateTime(formats=["%Y-%m-%d"])
    command = click.option(
        "--to", "stop", type=kind, metavar="DAY", help="The last day (2022-11-24); the last report's unless given."
    )(command)
    return click.option(
        "--from", "start", type=kind, metavar="DAY", help="The first day of the brief; the first report's unless given."
    )(command)


out = click.option(
    "-o",
    "--out",
    "folder_out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    metavar="DIR",
    help="Where the files go.",
)
language = click.option(
    "--lang", type=click.Choice(["en", "ru", "uk"]), help="The language of the brief; the configuration's unless given."
)
draft_only = click.option(
    "--draft", is_flag=True, help="Write the files without recording a version: look at a brief before it is published."
)
reworded = click.option(
    "--reword",
    is_flag=True,
    help="Let the language model of the configuration reword items. Says what is sent where; without it nothing is.",
)
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read at the same time; the configuration's number, 1 by default, unless given.",
)
sources = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")


def only_day(moment: datetime | None) -> date | None:
    """Return the day of what click parsed."""
    return moment.date() if moment else None
