"""The formats in which a brief and its data are published: one list, in which each says its file and its maker."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from svodka.model.errors import ConfigError
from svodka.model.public import PublicBrief, PublicExport
from svodka.publish.csv_file import render_csv
from svodka.publish.export import render_export
from svodka.publish.feed import brief_feed
from svodka.publish.feed_json import render_jsonfeed
from svodka.publish.feed_xml import render_atom, render_rss
from svodka.publish.geojson import render_geojson
from svodka.publish.html import render_html
from svodka.publish.jsonld import render_jsonld
from svodka.publish.ledger_tables import announcement_table, ledger_table
from svodka.publish.mail import mail_html, mail_text, render_mail
from svodka.publish.map_file import render_map_svg
from svodka.publish.map_geojson import render_map_geojson
from svodka.publish.markdown import render_markdown
from svodka.publish.parquet import render_parquet
from svodka.publish.pdf import pdf_content, render_pdf
from svodka.publish.plain import plain_brief
from svodka.publish.tables import Table, event_table, statement_table
from svodka.publish.telegram import render_telegram

ALL = "all"
"""The name that stands for every format."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All that may be published: what every format is made from."""

    brief: PublicBrief
    export: PublicExport


@dataclass(frozen=True, slots=True)
class Form:
    """One file of a format; *words* gives its text where the bytes do not show it (compressed, encoded, set)."""

    name: str
    file: str
    render: Callable[[Outgoing], bytes]
    words: Callable[[Outgoing], Iterable[str]] | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file to write; *read* gives the texts in it, for the leak check: only when they are looked through."""

    data: bytes
    read: Callable[[], Iterable[str]]


def table_words(table: Table) -> tuple[str, ...]:
    """Return every string of a table."""
    return tuple(value for row in table.rows for value in row.values() if isinstance(value, str))


def mail_words(public: Outgoing) -> tuple[str, ...]:
    """Return both parts of the mail message."""
    plain = plain_brief(public.brief)
    return mail_text(plain), mail_html(plain, public.brief.lang)


FORMS: tuple[Form, ...] = (
    Form("html", "brief.html", lambda public: render_html(public.brief).encode("utf-8")),
    Form("md", "brief.md", lambda public: render_markdown(public.brief).encode("utf-8")),
    Form("json", "export.json", lambda public: render_export(public.export)),
    Form("telegram", "brief.telegram.txt", lambda public: render_telegram(public.brief)),
    Form("rss", "brief.rss.xml", lambda public: render_rss(brief_feed(public.brief))),
    Form("atom", "brief.atom.xml", lambda public: render_atom(brief_feed(public.brief))),
    Form("jsonfeed", "brief.feed.json", lambda public: render_jsonfeed(brief_feed(public.brief))),
    Form("eml", "brief.eml", lambda public: render_mail(public.brief), mail_words),
    Form("csv", "events.csv", lambda public: render_csv(event_table(public.export))),
    Form("csv", "statements.csv", lambda public: render_csv(statement_table(public.export))),
    Form("csv", "ledgers.csv", lambda public: render_csv(ledger_table(public.export))),
    Form("csv", "announcements.csv", lambda public: render_csv(announcement_table(public.export))),
    Form("geojson", "brief.geojson", lambda public: render_geojson(public.brief)),
    Form("geojson", "map.geojson", lambda public: render_map_geojson(public.brief)),
    Form("svg", "map.svg", lambda public: render_map_svg(public.brief).encode("utf-8")),
    Form("jsonld", "brief.jsonld", lambda public: render_jsonld(public.brief)),
    Form(
        "parquet",
        "events.parquet",
        lambda public: render_parquet(event_table(public.export)),
        lambda public: table_words(event_table(public.export)),
    ),
    Form(
        "parquet",
        "statements.parquet",
        lambda public: render_parquet(statement_table(public.export)),
        lambda public: table_words(statement_table(public.export)),
    ),
    Form(
        "parquet",
        "ledgers.parquet",
        lambda public: render_parquet(ledger_table(public.export)),
        lambda public: table_words(ledger_table(public.export)),
    ),
    Form(
        "parquet",
        "announcements.parquet",
        lambda public: render_parquet(announcement_table(public.export)),
        lambda public: table_words(announcement_table(public.export)),
    ),
    Form("pdf", "brief.pdf", lambda public: render_pdf(public.brief), lambda public: _json_strings(pdf_content(public.brief))),
)
"""Every file of every format, in the order in which they are written."""
FORMATS = tuple(dict.fromkeys(form.name for form in FORMS))
"""The names of the formats."""


def chosen(names: Iterable[str]) -> tuple[Form, ...]:
    """Return the files of the formats *names*; "all" names every one. Raises ConfigError for an unknown name."""
    wanted = set(names)
    unknown = sorted(wanted - {*FORMATS, ALL})
    if unknown or not wanted:
        message = f"no such format: {', '.join(unknown) or 'none was named'}"
        raise ConfigError(message, subject="brief.formats", remedy=f"known formats: {', '.join(FORMATS)}, {ALL}")
    return tuple(form for form in FORMS if form.name in wanted or ALL in wanted)


def rendered(forms: Iterable[Form], public: Outgoing) -> Iterator[tuple[str, Rendered]]:
    """Yield the files of *forms* with their names, one after another. Raises RenderError where an extra is not installed."""
    for form in forms:
        data = form.render(public)
        yield form.file, Rendered(data, partial(form.words, public) if form.words else partial(written_texts, form.file, data))


def written_texts(name: str, data: bytes) -> tuple[str, ...]:
    """Return what stands in a file of text; of JSON its strings, so that no escape hides or glues a name."""
    text = data.decode("utf-8")
    return _json_strings(text) if name.endswith(("json", "jsonld")) else (text,)


def _json_strings(text: str) -> tuple[str, ...]:
    """Return every string, keys too, in a JSON document, each once."""
    found: dict[str, None] = {}

    def gather(pairs: list[tuple[str, object]]) -> None:
        for key, value in pairs:
            found[key] = None
            _strings(value, found)

    _strings(json.loads(text, object_pairs_hook=gather), found)
    return tuple(found)


def _strings(value: object, found: dict[str, None]) -> None:
    """Add the strings of a JSON value, but for those of objects, which the reader hands over itself."""
    if isinstance(value, str):
        found[value] = None
    elif isinstance(value, list):
        for one in value:
            _strings(one, found)
