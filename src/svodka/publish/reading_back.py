"""The citations of a published file, read back from what a reader sees: the words and where they claim to stand."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from svodka.model.errors import RenderError
from svodka.publish.csv_file import cell
from svodka.publish.feed import urn
from svodka.publish.markdown import WORD_JOINER

URN = urn("")
UNREADABLE = "this is no brief that svodka published, or it was damaged"
REMEDY = "name a brief.html, a brief.md, a brief.jsonld, an export.json or a statements.csv"
_HEAD = re.compile(
    r'^<a id="cite-(?P<number>\d+)"></a>(?:(?! — <).)*\D(?P<start>\d+)–(?P<end>\d+)[^`\d]* `(?P<report>[^`]*)`'
    r"[^`]* `(?P<sha256>[^`]*)`.*\n\n> (?P<words>.*)$",
    re.MULTILINE,
)
"""The head of a citation and its words, in whatever language the head is; an address, after " — <", is no part of it."""
_BOLD = re.compile(r"(?<!\\)\*\*(.*?)(?<!\\)\*\*", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Cited words as published: *name* tells them apart for a reader, *quote* stands at [start, end) of *report*.

    *sha256* is the digest of the file that the report was read from.
    """

    name: str
    report: str
    start: int
    end: int
    sha256: str
    quote: str


def quoted_in(name: str, data: bytes) -> tuple[Quoted, ...]:
    """Return every citation of a published file, each once; *name* is the file's, its suffix tells the format.

    Raises RenderError for a file that is none of ours or cannot be read.
    """
    readers = {".html": _of_html, ".htm": _of_html, ".md": _of_markdown, ".json": _of_json, ".jsonld": _of_jsonld, ".csv": _of_csv}
    reader = next((reader for suffix, reader in readers.items() if name.lower().endswith(suffix)), None)
    if reader is None:
        message = "only HTML, Markdown, JSON, JSON-LD and the table of statements can be checked"
        raise RenderError(message, subject=name, remedy=REMEDY)
    try:
        found = tuple(dict.fromkeys(reader(data.decode("utf-8"))))
    except (ValueError, KeyError, TypeError, csv.Error, html.etree.ParserError) as error:
        raise RenderError(UNREADABLE, subject=name, remedy=REMEDY) from error
    if not found:
        message = "no citation that could be checked is in this file"
        raise RenderError(message, subject=name, remedy=REMEDY)
    return found


def _of_html(text: str) -> Iterator[Quoted]:
    """Yield the marked words of each excerpt; the same citation stands under its sentence and in the list."""
    for quote in html.document_fromstring(text).iter("blockquote"):
        if quote.get("data-sha256") is None:
            continue
        marked = quote.find("mark")
        yield Quoted(
            name=quote.attrib["data-statement"],
            report=quote.attrib["data-report"],
            start=int(quote.attrib["data-start"]),
            end=int(quote.attrib["data-end"]),
            sha256=quote.attrib["data-sha256"],
            quote="" if marked is None else marked.text_content(),
        )


def _of_markdown(text: str) -> Iterator[Quoted]:
    for found in _HEAD.finditer(text):
        bold = _BOLD.search(found["words"])
        words = _ESCAPE.sub(r"\1", bold.group(1)) if bold else ""
        yield Quoted(
            name=f"[{found['number']}]",
            report=found["report"],
            start=int(found["start"]),
            end=int(found["end"]),
            sha256=found["sha256"],
            quote=words.replace(WORD_JOINER, ""),
        )


def _of_json(text: str) -> Iterator[Quoted]:
    data: dict[str, Any] = json.loads(text)
    digests = {report["id"]: report["sha256"] for report in data["documents"]}
    for one in data["statements"]:
        yield Quoted(
            name=one["id"],
            report=one["document"],
            start=int(one["start"]),
            end=int(one["end"]),
            sha256=digests[one["document"]],
            quote=one["quote"],
        )


def _of_jsonld(text: str) -> Iterator[Quoted]:
    """Yield the quotations of the graph."""
    data: dict[str, Any] = json.loads(text)
    for one in data["@graph"]:
        if "Quotation" in one["@type"]:
            yield Quoted(
                name=one["svodka:statement"],
                report=str(one["prov:wasQuotedFrom"]).removeprefix(URN),
                start=int(one["svodka:start"]),
                end=int(one["svodka:end"]),
                sha256=one["svodka:sha256"],
                quote=one["text"],
            )


def _of_csv(text: str) -> Iterator[Quoted]:
    """Yield the rows of statements.csv, the apostrophe taken off that keeps a spreadsheet from computing.

    Words that began with both, which no report was seen to do, come back without theirs.
    """
    for row in csv.DictReader(io.StringIO(text, newline="")):
        bare = row["quote"][1:]
        yield Quoted(
            name=row["statement"],
            report=row["report"],
            start=int(row["start"]),
            end=int(row["end"]),
            sha256=row["sha256"],
            quote=bare if row["quote"].startswith("'") and cell(bare) == row["quote"] else row["quote"],
        )
