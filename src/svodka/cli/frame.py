"""What every command has: a desk, its configuration, exit codes, and errors as one line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from svodka.desk import Desk, Progress, Silent, load_config
from svodka.model import RenderError, SvodkaError

OK, FAILED, LEFT_OUT, REFUSED = 0, 1, 3, 4
"""Exit codes; 2 is click's for a command that was mistyped."""
EXIT_CODES = """\b
Exit codes
  0  done
  1  it could not be done: the message says what, with which file, and what to do
  2  the command was mistyped
  3  done, but something was left out: a file was refused, a report could not be read; each is named
  4  refused: the archive does not hold, or a brief fails a hard check
"""

Thing = TypeVar("Thing")
Function = TypeVar("Function", bound=Callable[..., Any])


class Bar:
    """A progress bar on standard error."""

    def over(self, things: Iterable[Thing], what: str, total: int | None) -> Iterator[Thing]:
        """Yield *things* under a bar; where the number is not known, a running count."""
        from rich.console import Console  # noqa: PLC0415 (a pipe need not pay for it)
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 (the same)
        from rich.progress import Progress as Bars  # noqa: PLC0415 (the same)

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
            yield from bars.track(things, total=total, description=what)


def progress() -> Progress:
    """Return a bar on a terminal, silence in a pipe."""
    return Bar() if sys.stderr.isatty() else Silent()


def on_desk(command: Function) -> Function:
    """Give a command --desk and --config, open the desk for it, and turn errors into one line and an exit code."""

    @click.option(
        "--desk",
        "folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The desk's folder; ./desk unless the configuration says otherwise.",
    )
    @click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A TOML file laid over the defaults.",
    )
    @wraps(command)
    def wrapped(folder: Path | None, config_file: Path | None, **arguments: Any) -> None:  # noqa: ANN401 (whatever the command takes)
        try:
            config = load_config(config_file)
            with Desk(folder or Path(config.desk.folder), config) as desk:
                code = command(desk, **arguments)
        except RenderError as error:
            click.echo(f"svodka: {error}", err=True)
            sys.exit(REFUSED)
        except SvodkaError as error:
            click.echo(f"svodka: {error}", err=True)
            sys.exit(FAILED)
        except KeyboardInterrupt:
            click.echo("svodka: stopped; what was done is kept, and the same command goes on from there", err=True)
            sys.exit(FAILED)
        sys.exit(code or OK)

    return wrapped  # type: ignore[return-value]  # click's decorators keep the command's own signature




def notice(words: str) -> None:
    """Print what a user should know before it happens, on standard error."""
    click.echo(f"svodka: {words}", err=True)


def tell_refusals(refusals: Sequence[SvodkaError]) -> int:
    """Name each file or report that was left out on standard error; return the exit code."""
    for refusal in refusals:
        click.echo(f"left out: {refusal}", err=True)
    return LEFT_OUT if refusals else OK
