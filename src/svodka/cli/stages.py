"""The way of a report: take, read, link, and everything at once; and the whole of it again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from svodka.cli.briefs import tell_published
from svodka.cli.frame import EXIT_CODES, notice, on_desk, progress, tell_refusals
from svodka.cli.options import draft_only, jobs, language, only_day, out, reworded, sources, window
from svodka.desk import Asked, Day, Desk, Outcome, day, link, read, rebuild, take


@click.command(epilog=EXIT_CODES)
@sources
@window
@out
@jobs
@language
@draft_only
@reworded
@on_desk
def brief(  # noqa: PLR0913, PLR0917 (one argument an option)
    desk: Desk, paths: tuple[Path, ...], start: datetime | None, stop: datetime | None, folder_out: Path, jobs: int | None,
    lang: str | None, draft: bool, reword: bool,  # noqa: FBT001 (click hands flags over by name)
) -> int:
    """Do everything: take in PATH…, read, link, and publish a brief.

    Writes brief.html, brief.md, export.json and the other formats of the configuration into DIR, with people at
    risk under pseudonyms.
    """
    wanted = Asked(start=only_day(start), stop=only_day(stop), lang=lang, draft=draft, reword=reword)
    asked = Day(paths=paths, folder=folder_out, jobs=jobs, wanted=wanted)
    outcome = day(desk, asked, progress(), notice)
    tell(outcome)
    return tell_refusals((*outcome.taking.refusals, *outcome.reads.failures))


@click.command("take", epilog=EXIT_CODES)
@sources
@on_desk
def take_(desk: Desk, paths: tuple[Path, ...]) -> int:
    """Take in files and folders: keep the bytes as evidence, add the reports in them."""
    taking = take(desk, paths, progress())
    click.echo(f"{taking.files} files, {taking.reports} reports, {taking.new} of them new to the desk")
    return tell_refusals(taking.refusals)


@click.command("read", epilog=EXIT_CODES)
@jobs
@on_desk
def read_(desk: Desk, jobs: int | None) -> int:
    """Read what is unread into statements. Stopped with Ctrl-C, it goes on the next time where it was."""
    reads = read(desk, progress(), jobs)
    click.echo(f"{reads.reports} reports read; the desk holds {desk.counts().statements} statements")
    return tell_refusals(reads.failures)


@click.command("link", epilog=EXIT_CODES)
@click.option("--afresh", is_flag=True, help="Link everything anew, not only what is new. The result is the same.")
@on_desk
def link_(desk: Desk, afresh: bool) -> None:  # noqa: FBT001 (click hands flags over by position of name)
    """Join new statements to events, count independent sources, find contradictions."""
    link(desk, progress(), afresh=afresh)
    counts = desk.counts()
    click.echo(f"{counts.events} events, {counts.contradictions} contradictions, {counts.edges} ties between reports")


@click.command("rebuild", epilog=EXIT_CODES)
@jobs
@on_desk
def rebuild_(desk: Desk, jobs: int | None) -> int:
    """Drop all that was derived, make it again from the evidence, and say whether it came out equal."""
    made = rebuild(desk, progress(), jobs)
    verdict = "equal" if made.before == made.after else "different: another version of the rules had made it"
    click.echo(f"before {made.before}\nafter  {made.after}\n{verdict}")
    return tell_refusals(made.failures)




def tell(outcome: Outcome) -> None:
    """Print how much was done, how long each stage took, and where the files are."""
    counts = outcome.counts
    click.echo(
        f"{counts.reports} reports, {counts.statements} statements, {counts.events} events, {counts.contradictions} contradictions"
    )
    for name, seconds in outcome.seconds:
        click.echo(f"{seconds:7.1f} s  {name}")
    tell_published(outcome.published)
