"""The verbs of svodka for the terminal; each does one thing with a desk and tells what it did."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import wraps
from getpass import getuser
from pathlib import Path
from typing import Any, TypeVar

import click

from svodka import __version__
from svodka.desk import (
    FEEDS,
    FORMATS,
    Asked,
    Day,
    Desk,
    Outcome,
    Progress,
    Published,
    Silent,
    day,
    decide,
    decided,
    explain,
    export,
    gazetteer_import,
    gazetteer_imports,
    gazetteer_look,
    gazetteer_undo,
    link,
    listed,
    load_config,
    publish,
    read,
    rebuild,
    recheck,
    search_as_feed,
    show,
    take,
)
from svodka.model import Action, RenderError, SvodkaError

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
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read at the same time; the configuration's number, 1 by default, unless given.",
)
sources = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="svodka")
def main() -> None:
    """Many reports in, who-said-what kept, a dated and sourced brief out.

    svodka takes in reports (.txt, .md, .html, .jsonl, .csv; English, Russian, Ukrainian), keeps their bytes as
    evidence, reads them into statements, joins these to events and writes a brief in which every sentence
    is cited. Nothing leaves your machine. `svodka brief FOLDER` does everything; the other verbs are its
    stages, and ways to look at what was made.
    """


@main.command(epilog=EXIT_CODES)
@sources
@window
@out
@jobs
@language
@on_desk
def brief(  # noqa: PLR0913, PLR0917 (one argument an option)
    desk: Desk, paths: tuple[Path, ...], start: datetime | None, stop: datetime | None, folder_out: Path, jobs: int | None, lang: str | None
) -> int:
    """Do everything: take in PATH…, read, link, and publish a brief.

    Writes brief.html, brief.md, export.json and the other formats of the configuration into DIR, with people at
    risk under pseudonyms.
    """
    asked = Day(paths=paths, folder=folder_out, start=only_day(start), stop=only_day(stop), jobs=jobs, lang=lang)
    outcome = day(desk, asked, progress())
    tell(outcome)
    return tell_refusals((*outcome.taking.refusals, *outcome.reads.failures))


@main.command("take", epilog=EXIT_CODES)
@sources
@on_desk
def take_(desk: Desk, paths: tuple[Path, ...]) -> int:
    """Take in files and folders: keep the bytes as evidence, add the reports in them."""
    taking = take(desk, paths, progress())
    click.echo(f"{taking.files} files, {taking.reports} reports, {taking.new} of them new to the desk")
    return tell_refusals(taking.refusals)


@main.command("read", epilog=EXIT_CODES)
@jobs
@on_desk
def read_(desk: Desk, jobs: int | None) -> int:
    """Read what is unread into statements. Stopped with Ctrl-C, it goes on the next time where it was."""
    reads = read(desk, progress(), jobs)
    click.echo(f"{reads.reports} reports read; the desk holds {desk.counts().statements} statements")
    return tell_refusals(reads.failures)


@main.command("link", epilog=EXIT_CODES)
@click.option("--afresh", is_flag=True, help="Link everything anew, not only what is new. The result is the same.")
@on_desk
def link_(desk: Desk, afresh: bool) -> None:  # noqa: FBT001 (click hands flags over by position of name)
    """Join new statements to events, count independent sources, find contradictions."""
    link(desk, progress(), afresh=afresh)
    counts = desk.counts()
    click.echo(f"{counts.events} events, {counts.contradictions} contradictions, {counts.edges} ties between reports")


@main.command("publish", epilog=EXIT_CODES)
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
@on_desk
def publish_(  # noqa: PLR0913, PLR0917 (one argument an option)
    desk: Desk, start: datetime | None, stop: datetime | None, folder_out: Path, formats: str, reason: str, lang: str | None
) -> None:
    """Write the brief from what is linked, in each format asked for.

    A brief that was published before is never changed in silence: other content for the same days is a new
    version, which says what it corrects and why. Both stay on the desk.
    """
    names = tuple(name.strip() for name in formats.split(",") if name.strip())
    asked = Asked(start=only_day(start), stop=only_day(stop), formats=names, reason=reason, lang=lang)
    published = publish(desk, folder_out, asked)
    for check in published.checks:
        click.echo(f"check {check.number:2}  {check.name}: {check.figure}")
    tell_published(published)


@main.command("check", epilog=EXIT_CODES)
@click.argument("file", metavar="BRIEF", type=click.Path(path_type=Path, dir_okay=False))
@on_desk
def check_(desk: Desk, file: Path) -> int:
    """Check a published BRIEF (.html, .md, or export.json) against the archive, years later.

    Each quoted original is looked up in the kept bytes under its SHA-256, which are verified and read again.
    """
    found = recheck(desk, file)
    for one in found.citations:
        cited = one.cited
        where = f"{cited.name}  {cited.report} {cited.start}–{cited.end}, sha256 {cited.sha256[:12]}…"
        click.echo(f"{'FAILS' if one.problem else 'holds'}  {where}{f': {one.problem or one.note}' if one.problem or one.note else ''}")
    click.echo(f"{found.held} of {len(found.citations)} citations hold")
    click.echo(f"published as {found.published_as}" if found.published_as else "not byte for byte a file that this desk recorded")
    return OK if found.held == len(found.citations) else REFUSED


@main.command("export", epilog=EXIT_CODES)
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


@main.command(epilog=EXIT_CODES)
@on_desk
def verify(desk: Desk) -> int:
    """Check every archived byte and log entry; name the first that does not hold."""
    verdict = desk.verify()
    click.echo(verdict.message if verdict.ok else f"{verdict.first_bad}: {verdict.message}", err=not verdict.ok)
    return OK if verdict.ok else REFUSED


@main.command(epilog=EXIT_CODES)
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


@main.command("explain", epilog=EXIT_CODES)
@click.argument("statement")
@on_desk
def explain_(desk: Desk, statement: str) -> None:
    """Tell which rules made STATEMENT (or joined an event), and on which words each fired."""
    click.echo(explain(desk, statement))


@main.command("show", epilog=EXIT_CODES)
@click.argument("thing", metavar="REPORT|STATEMENT|EVENT")
@on_desk
def show_(desk: Desk, thing: str) -> None:
    """Show a report, statement or event. The beginning of an id is enough if only one begins so."""
    click.echo(show(desk, thing))


@main.command("decide", epilog=EXIT_CODES)
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


@main.command("sources", epilog=EXIT_CODES)
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


@main.command("rebuild", epilog=EXIT_CODES)
@jobs
@on_desk
def rebuild_(desk: Desk, jobs: int | None) -> int:
    """Drop all that was derived, make it again from the evidence, and say whether it came out equal."""
    made = rebuild(desk, progress(), jobs)
    verdict = "equal" if made.before == made.after else "different: another version of the rules had made it"
    click.echo(f"before {made.before}\nafter  {made.after}\n{verdict}")
    return tell_refusals(made.failures)


@main.group()
def gazetteer() -> None:
    """Places of your own: import them, take an import back, ask why a name is read as it is."""


@gazetteer.command("import", epilog=EXIT_CODES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--licence", default="", help="The file's licence; kept with every place. GeoNames' is known.")
@click.option("--dry-run", is_flag=True, help="Only report what would be added and refused.")
@on_desk
def gazetteer_import_(desk: Desk, file: Path, licence: str, dry_run: bool) -> int:  # noqa: FBT001 (click hands flags over by position of name)
    """Add the places of FILE: a GeoNames dump (RU.zip), alternate names, the KATOTTH register, or a CSV.

    A CSV names its columns in the first line: name, lat, lon, and any of id, country, region, population,
    level, aliases (parted by |), code. The vendored gazetteer is never altered.
    """
    report = gazetteer_import(desk, file, licence, dry=dry_run)
    click.echo(f"{report.kind}: {report.rows} rows; {'would add' if dry_run else 'added'} {report.places} places, ", nl=False)
    click.echo(f"{report.names} further names, {report.villages} villages of a known district")
    if report.moved:
        click.echo(f"{report.moved} places set to the country that international recognition gives")
    for reason, count in sorted(report.refused.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"refused {count}: {reason} — " + "; ".join(report.examples[reason]), err=True)
    if report.batch:
        click.echo(f"import {report.batch}; `svodka gazetteer undo {report.batch}` takes it back, `svodka rebuild` reads the reports anew")
    return LEFT_OUT if report.refused else OK


@gazetteer.command("undo", epilog=EXIT_CODES)
@click.argument("number", required=False, type=click.IntRange(1))
@on_desk
def gazetteer_undo_(desk: Desk, number: int | None) -> None:
    """Take back import NUMBER, the last one unless given."""
    click.echo(gazetteer_undo(desk, number))


@gazetteer.command("list", epilog=EXIT_CODES)
@on_desk
def gazetteer_list_(desk: Desk) -> None:
    """Name the imports of this desk with their files and licences."""
    click.echo("\n".join(gazetteer_imports(desk)) or "nothing was imported")


@gazetteer.command("look", epilog=EXIT_CODES)
@click.argument("name")
@click.option("--lang", type=click.Choice(["en", "ru", "uk"]), help="The language that the name stands in; all three unless given.")
@click.option("--home", metavar="ISO", help="The region that the outlet writes about, as UA-63.")
@on_desk
def gazetteer_look_(desk: Desk, name: str, lang: str | None, home: str | None) -> None:  # noqa: ARG001 (the desk brings its own places)
    """Tell which places NAME may stand for, where each is from, and why one of them leads."""
    click.echo(gazetteer_look(name, lang, home))


def only_day(moment: datetime | None) -> date | None:
    """Return the day of what click parsed."""
    return moment.date() if moment else None


def tell(outcome: Outcome) -> None:
    """Print how much was done, how long each stage took, and where the files are."""
    counts = outcome.counts
    click.echo(
        f"{counts.reports} reports, {counts.statements} statements, {counts.events} events, {counts.contradictions} contradictions"
    )
    for name, seconds in outcome.seconds:
        click.echo(f"{seconds:7.1f} s  {name}")
    tell_published(outcome.published)


def tell_published(published: Published) -> None:
    """Print what a new version corrects, and where the files are."""
    if published.correction:
        click.echo(published.correction)
    for file in published.files:
        click.echo(str(file))


def tell_refusals(refusals: Sequence[SvodkaError]) -> int:
    """Name each file or report that was left out on standard error; return the exit code."""
    for refusal in refusals:
        click.echo(f"left out: {refusal}", err=True)
    return LEFT_OUT if refusals else OK
