"""What people rule on: names, statements, reports, events."""

from __future__ import annotations

from getpass import getuser

import click

from svodka.cli.frame import EXIT_CODES, on_desk
from svodka.desk import Desk, decide, decided
from svodka.model import Action


@click.command("decide", epilog=EXIT_CODES)
@click.argument("action", type=click.Choice([*map(str, Action), "list"]))
@click.argument("named", nargs=-1, metavar="NAME|ID…")
@click.option("--reason", default="", metavar="TEXT", help="Why. Kept for good, and shown where the decision tells.")
@click.option("--by", "who", default=getuser, metavar="NAME", help="Who decides; the user of this machine unless given.")
@on_desk
def decide_(desk: Desk, action: str, named: tuple[str, ...], reason: str, who: str) -> None:
    """Rule on what svodka made; a ruling is never changed, only taken back by another one.

    protect and unprotect NAME; retract and restore a STATEMENT or REPORT; join STATEMENTS into one event, part them,
    or free them to the rules again. list: all decisions so far.
    """
    if action == "list":
        click.echo("\n".join(decided(desk)) or "nothing was decided")
        return
    decision = decide(desk, Action(action), named, who, reason)
    click.echo(f"{decision.id}  {decision.action.value} {decision.target}")
