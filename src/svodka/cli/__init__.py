"""The verbs of svodka for the terminal; each does one thing with a desk and tells what it did."""

from __future__ import annotations

import click

from svodka import __version__
from svodka.cli.briefs import check_, publish_, versions_
from svodka.cli.deciding import decide_
from svodka.cli.frame import EXIT_CODES
from svodka.cli.looking import explain_, export_, ledger_, search, show_, sources_, verify
from svodka.cli.places import gazetteer
from svodka.cli.stages import brief, link_, read_, rebuild_, take_


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="svodka")
def main() -> None:
    """Many reports in, who-said-what kept, a dated and sourced brief out.

    svodka takes in reports (.txt, .md, .html, .jsonl, .csv; English, Russian, Ukrainian), keeps their bytes as
    evidence, reads them into statements, joins these to events and writes a brief in which every sentence
    is cited. Nothing leaves your machine unless you ask for it. `svodka brief FOLDER` does everything; the other verbs are its
    stages, and ways to look at what was made.
    """


VERBS: tuple[click.Command, ...] = (
    brief,
    take_,
    read_,
    link_,
    rebuild_,
    publish_,
    versions_,
    check_,
    search,
    explain_,
    show_,
    ledger_,
    decide_,
    sources_,
    export_,
    verify,
    gazetteer,
)
for verb in VERBS:
    main.add_command(verb)
