"""Places of the user's own: import, undo, list, look."""

from __future__ import annotations

from pathlib import Path

import click

from svodka.cli.frame import EXIT_CODES, LEFT_OUT, OK, on_desk, progress
from svodka.desk import Desk, gazetteer_import, gazetteer_imports, gazetteer_look, gazetteer_undo


@click.group()
def gazetteer() -> None:
    """Places of your own: import them, take an import back, ask why a name is read as it is."""


@gazetteer.command("import", epilog=EXIT_CODES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--licence", default="", help="The file's licence; kept with every place. GeoNames' is known.")
@click.option("--dry-run", is_flag=True, help="Only report what would be added and refused.")
@click.option("--refused", type=click.Path(path_type=Path, dir_okay=False), help="Write every refused row there: line, reason, row.")
@on_desk
def gazetteer_import_(desk: Desk, file: Path, licence: str, dry_run: bool, refused: Path | None) -> int:  # noqa: FBT001 (click hands flags over by position of name)
    """Add the places of FILE: a GeoNames dump (RU.zip), alternate names, the KATOTTH register, or a CSV.

    Nothing is kept of an import that is broken off.

    A CSV names its columns in the first line: name, lat, lon, and any of id, country, region, population,
    level, aliases (parted by |), code. The vendored gazetteer is never altered.
    """
    report = gazetteer_import(desk, file, licence, dry=dry_run, refused=refused, progress=progress())
    click.echo(f"{report.kind}: {report.rows} rows; {'would add' if dry_run else 'added'} {report.places} places, ", nl=False)
    click.echo(f"{report.names} further names, {report.villages} settlements of a known district, {report.communities} communities")
    if report.units:
        click.echo("rows of the register by category: " + ", ".join(f"{kind} {count}" for kind, count in sorted(report.units.items())))
    if report.moved:
        click.echo(f"{report.moved} places set to the country that international recognition gives")
    for reason, count in sorted(report.refused.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"refused {count}: {reason} — " + "; ".join(report.examples[reason]), err=True)
    if report.refused:
        more = f"all of them are in {refused}" if refused else "--refused FILE writes them all"
        click.echo(f"refused {sum(report.refused.values())} of {report.rows} rows; {more}", err=True)
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
