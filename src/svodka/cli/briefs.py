"""Briefs: publish one, list what was published, check a published file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from svodka.cli.frame import EXIT_CODES, OK, REFUSED, notice, on_desk
from svodka.cli.options import draft_only, language, only_day, out, reworded, window
from svodka.desk import FORMATS, Asked, Desk, Published, publish, recheck, versions


@click.command("publish", epilog=EXIT_CODES)
@window
@out
@click.option(
    "--format",
    "formats",
    default="",
    metavar="NAMES",
    help=f"What to write, parted by commas: {', '.join(FORMATS)}, or all. The configuration's list unless given.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why a brief that was published before is published otherwise.")
@language
@draft_only
@reworded
@on_desk
def publish_(  # noqa: PLR0913, PLR0917 (one argument an option)
    desk: Desk, start: datetime | None, stop: datetime | None, folder_out: Path, formats: str, reason: str, lang: str | None,
    draft: bool, reword: bool,  # noqa: FBT001 (click hands flags over by name)
) -> None:
    """Write the brief from what is linked, in each format asked for.

    A brief that was published before is never changed in silence: other content for the same days is a new
    version, which says what it corrects and why. Both stay on the desk.
    """
    names = tuple(name.strip() for name in formats.split(",") if name.strip())
    asked = Asked(start=only_day(start), stop=only_day(stop), formats=names, reason=reason, lang=lang, draft=draft, reword=reword)
    published = publish(desk, folder_out, asked, notice)
    for check in published.checks:
        click.echo(f"check {check.number:2}  {check.name}: {check.figure}")
    tell_published(published)


@click.command("versions", epilog=EXIT_CODES)
@on_desk
def versions_(desk: Desk) -> None:
    """List what this desk has published: each version of each brief, and why it was made."""
    for record in versions(desk):
        why = f"corrects version {record.number - 1}: {record.reason}" if record.number > 1 else "first published"
        click.echo(f"{record.series}  version {record.number}  {record.brief}  {len(record.items)} items  {why}")


@click.command("check", epilog=EXIT_CODES)
@click.argument("file", metavar="BRIEF", type=click.Path(path_type=Path, dir_okay=False))
@on_desk
def check_(desk: Desk, file: Path) -> int:
    """Check a published BRIEF (.html, .md, .jsonld, export.json or statements.csv) against the archive, years later.

    Each quoted original is looked up in the kept bytes under its SHA-256, which are verified and read again.
    """
    found = recheck(desk, file)
    for one in found.citations:
        cited = one.cited
        where = f"{cited.name}  {cited.report} {cited.start}–{cited.end}, sha256 {cited.sha256[:12]}…"
        click.echo(f"{'FAILS' if one.problem else 'holds'}  {where}{f': {one.problem or one.note}' if one.problem or one.note else ''}")
    click.echo(f"{found.held} of {len(found.citations)} citations hold")
    for item in found.rewordings:
        problems = f": {'; '.join(item.problems)}" if item.problems else ""
        click.echo(f"{'FAILS' if problems else 'holds'}  {item.event} as reworded by {item.model}{problems}")
    click.echo(f"published as {found.published_as}" if found.published_as else "not byte for byte a file that this desk recorded")
    return OK if found.held == len(found.citations) and not any(item.problems for item in found.rewordings) else REFUSED




def tell_published(published: Published) -> None:
    """Print what became of items to be reworded, what a new version corrects, and where the files are."""
    if published.rewordings:
        kept = sum(one.kept for one in published.rewordings)
        click.echo(f"{kept} of {len(published.rewordings)} items reworded by {published.rewordings[0].model}")
    for one in published.rewordings:
        if not one.kept:
            click.echo(f"our own words stand for {one.event}: {one.reason}")
    if published.correction:
        click.echo(published.correction)
    for file in published.files:
        click.echo(str(file))
