"""Ways to look at a desk: search, explain, show, ledgers, outlets, its data, its archive."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from svodka.cli.frame import EXIT_CODES, OK, REFUSED, on_desk
from svodka.cli.options import language, only_day
from svodka.desk import FEEDS, Desk, explain, export, ledger, listed, search_as_feed, show
from svodka.model import SvodkaError


@click.command("export", epilog=EXIT_CODES)
@click.option(
    "--format", "form", type=click.Choice(["json"]), default="json", show_default=True, help="The form of the data."
)
@click.option("--private", is_flag=True, help="Leave out the redaction. For your own machine only: never publish it.")
@click.option(
    "-o",
    "--out",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write; standard output unless given.",
)
@on_desk
def export_(desk: Desk, form: str, private: bool, file: Path | None) -> None:  # noqa: FBT001 (click hands flags over by position of name)
    """Write the desk's data: documents, statements, events, contradictions."""
    del form  # JSON is the only one so far; the option is there so that scripts need not change
    data = export(desk, private=private)
    if private:
        click.echo("svodka: this export names people at risk; keep it to yourself", err=True)
    if file is None:
        sys.stdout.buffer.write(data)
        return
    try:
        file.write_bytes(data)
    except OSError as error:
        message = f"cannot be written ({error.strerror})"
        raise SvodkaError(message, subject=str(file), remedy="choose another file with -o") from error
    click.echo(str(file))


@click.command(epilog=EXIT_CODES)
@on_desk
def verify(desk: Desk) -> int:
    """Check every archived byte and log entry; name the first that does not hold."""
    verdict = desk.verify()
    click.echo(verdict.message if verdict.ok else f"{verdict.first_bad}: {verdict.message}", err=not verdict.ok)
    return OK if verdict.ok else REFUSED


@click.command(epilog=EXIT_CODES)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--lang", type=click.Choice(["en", "ru", "uk"]), help="The language of your words; all three unless given."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="Reports shown at most.")
@click.option("--feed", type=click.Choice(FEEDS), help="Write what is found as a feed, with people at risk under pseudonyms.")
@on_desk
def search(desk: Desk, words: tuple[str, ...], lang: str | None, limit: int, feed: str | None) -> None:
    """Search the reports in any inflection: повестка finds повесток.

    All WORDS must be there; "in quotes" they are a phrase, -word must not be there, word* is a beginning, OR is either.
    """
    if feed:
        sys.stdout.buffer.write(search_as_feed(desk, " ".join(words), lang, limit, feed))
        return
    hits = desk.search(" ".join(words), lang, limit)
    for hit in hits:
        report = desk.store.report(hit.report)
        snippet = " ".join(report.text[hit.snippet.start : hit.snippet.stop].split())
        click.echo(f"{report.id}  {report.published_at or 'undated'}  {report.source}  {report.title}\n    …{snippet}…")
    if not hits:
        click.echo("nothing found")


@click.command("explain", epilog=EXIT_CODES)
@click.argument("thing", metavar="STATEMENT|EVENT")
@click.argument("other", required=False, default="", metavar="[STATEMENT|EVENT]")
@on_desk
def explain_(desk: Desk, thing: str, other: str) -> None:
    """Tell which rules made a statement, and on which words each fired.

    Of an event: why each statement joined, with points, and what was kept apart and why not. With two statements or
    events: what speaks for and against their being one.
    """
    click.echo(explain(desk, thing, other))


@click.command("show", epilog=EXIT_CODES)
@click.argument("thing", metavar="REPORT|STATEMENT|EVENT")
@on_desk
def show_(desk: Desk, thing: str) -> None:
    """Show a report, statement or event. The beginning of an id is enough if only one begins so."""
    click.echo(show(desk, thing))


@click.command("ledger", epilog=EXIT_CODES)
@click.argument("name", required=False, default="")
@click.option(
    "--to",
    "last",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="DAY",
    help="The day from which announcements are overdue or open; the last report's unless given.",
)
@click.option("--private", is_flag=True, help="Leave out the redaction. For your own screen only.")
@language
@on_desk
def ledger_(desk: Desk, name: str, last: datetime | None, private: bool, lang: str | None) -> None:  # noqa: FBT001 (click hands flags over by position of name)
    """Show a ledger: casualties, recruits, supplies, money, refusals, detentions, pay, announcements; or all.

    Each figure stands with its range, by week and by who claims it, and with the statements it rests on; regions
    are ranked by what they raised and pledged. An announcement says when it is due and what later reports say of it.
    """
    click.echo(ledger(desk, name, lang=lang, last=only_day(last), private=private))


@click.command("sources", epilog=EXIT_CODES)
@on_desk
def sources_(desk: Desk) -> None:
    """List the outlets of the desk's reports: publisher, who runs it, reports, the latest one.

    Describe outlets of your own in sources.yaml in the desk's folder (see docs/formats.md): what nobody has
    described counts as a publisher of its own.
    """
    for row in listed(desk):
        source = row.source
        told = f"{source.run_by.value}, {source.home_region or 'home unknown'}" if row.described else "not described"
        latest = row.latest or "undated"
        click.echo(f"{row.reports:6}  {latest}  {source.name}  [publisher: {source.family}; {told}]")
