"""Public briefs for the tests: the rich one of tests/cases/publish/rich-brief.toml, an empty one, and small ones."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from svodka.model.public import (
    PublicAnnouncement,
    PublicBrief,
    PublicChange,
    PublicCheck,
    PublicCitation,
    PublicDispute,
    PublicEdition,
    PublicItem,
    PublicLeftOut,
    PublicPlace,
    PublicReport,
    PublicSection,
    PublicSentence,
    PublicTally,
)

CASES = Path(__file__).parent.parent / "cases" / "publish"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report(row: dict[str, Any]) -> PublicReport:
    optional = {key: row.get(key) for key in ("published", "url", "reprint_of")}
    return PublicReport(
        id=row["id"],
        external_id=None,
        title=row.get("title", ""),
        source=row.get("source", "Somewhere News"),
        lang=row.get("lang", "en"),
        sha256=digest(row["id"]),
        run_by=row.get("run_by", "unknown"),
        gloss=row.get("gloss", ""),
        **optional,
    )


def citation(row: dict[str, Any], of: PublicReport) -> PublicCitation:
    """Make a citation; the cited part of *words* stands in [[double brackets]]."""
    before, rest = row["words"].split("[[", 1)
    quote, after = rest.split("]]", 1)
    return PublicCitation(
        statement=row.get("statement", f"st-{of.id}-{row['start']}"),
        document=of.id,
        start=row["start"],
        end=row["start"] + len(quote),
        sha256=of.sha256,
        text_sha256=digest(quote),
        before=before,
        quote=quote,
        after=after,
        lang=of.lang,
        redacted="[name withheld" in row["words"],
    )


def place(name: str, country: str | None = "RU", adm1_id: str | None = None, **more: Any) -> PublicPlace:
    at = more.get("at", (None, None))
    return PublicPlace(
        text=name,
        name=name,
        country=country,
        adm1=more.get("adm1"),
        adm1_id=adm1_id,
        lat=at[0],
        lon=at[1],
        level=more.get("level", "settlement"),
        role=more.get("role", "event"),
        radius_km=float(more.get("radius_km", 5)),
        reason="written so",
        settlement_unresolved=more.get("settlement_unresolved", False),
    )


def sentence(text: str, *cites: PublicCitation, **more: Any) -> PublicSentence:
    return PublicSentence(
        text=text,
        kind=more.get("kind", "claim"),
        stance=more.get("stance", "asserted"),
        citations=cites,
        derived=tuple((words, rule) for words, rule in more.get("derived", ())),
    )


def item(event: str, sentences: tuple[PublicSentence, ...], where: PublicPlace | None, **more: Any) -> PublicItem:
    families = tuple(more.get("families", ()))
    return PublicItem(
        event=event,
        topic=more.get("topic", "decree_law"),
        sentences=sentences,
        independent=max(1, len(families)),
        families=families,
        late=more.get("late", False),
        place=where,
        start=more.get("start"),
        end=more.get("end"),
    )


def brief(**more: Any) -> PublicBrief:
    fields: dict[str, Any] = {
        "id": "brief-0",
        "version": "0.1.0",
        "title": "A brief",
        "lang": "en",
        "window_start": None,
        "window_end": None,
        "archive_root": "",
        "withheld": 0,
    }
    rows = ("sections", "left_out", "tallies", "disputes", "announcements", "reports", "checks")
    return PublicBrief(**(fields | dict.fromkeys(rows, ()) | more))


def empty() -> PublicBrief:
    return brief(title="No reports")


def one_item(text: str = "The mayor spoke.", **more: Any) -> PublicBrief:
    """Return a brief with a single item of a single report."""
    source = report({"id": "r1", "published": "2022-11-22", "title": "A speech", **more.pop("report", {})})
    cite = citation({"words": more.pop("words", "At noon [[the mayor spoke]] again."), "start": 8}, source)
    single = item("ev-1", (sentence(text, cite),), more.pop("place", None), start="2022-11-22", end="2022-11-22")
    section = PublicSection(topic="decree_law", title="Decrees and laws", items=(single,))
    return brief(sections=(section,), reports=(source,), **more)


def corrected() -> PublicBrief:
    """Return the rich brief as a second version that reworded one item and dropped another."""
    changes = (
        PublicChange(kind="reworded", event="ev-notices", text="Eleven men received notices.", was="Twelve men received notices."),
        PublicChange(kind="removed", event="ev-gone", text="", was="A rumour was told."),
    )
    edition = PublicEdition(number=2, corrects="brief-before", reason="a report was misread", changes=changes)
    return replace(rich(), edition=edition)


@cache
def rich() -> PublicBrief:
    data = tomllib.loads((CASES / "rich-brief.toml").read_text(encoding="utf-8"))
    reports = {row["id"]: report(row) for row in data["report"]}
    cites = {row["name"]: citation(row, reports[row["document"]]) for row in data["citation"]}
    places = {row["name"]: place(**row) for row in data["place"]}
    return brief(
        id=data["id"],
        title=data["title"],
        window_start=data["window"][0],
        window_end=data["window"][1],
        withheld=data["withheld"],
        archive_root=digest("root"),
        reports=tuple(reports.values()),
        sections=tuple(_section(row, cites, places) for row in data["section"]),
        disputes=tuple(_dispute(row, cites) for row in data["dispute"]),
        tallies=tuple(_tally(row, cites) for row in data["tally"]),
        announcements=tuple(_announcement(row, cites) for row in data["announcement"]),
        checks=tuple(PublicCheck(**({"held": False, "hard": False} | row)) for row in data["check"]),
        left_out=tuple(PublicLeftOut(**row) for row in data["left_out"]),
    )


def _section(row: dict[str, Any], cites: dict[str, PublicCitation], places: dict[str, PublicPlace]) -> PublicSection:
    items = []
    for entry in row["item"]:
        sentences = tuple(
            sentence(line["text"], *(cites[name] for name in line.get("cites", ())), **_without(line, "text", "cites"))
            for line in entry["sentence"]
        )
        where = places[entry["place"]] if "place" in entry else None
        items.append(
            item(entry["event"], sentences, where, topic=row["topic"], **_without(entry, "event", "place", "sentence"))
        )
    return PublicSection(topic=row["topic"], title=row["title"], items=tuple(items))


def _dispute(row: dict[str, Any], cites: dict[str, PublicCitation]) -> PublicDispute:
    return PublicDispute(**(row | {"claim": cites[row["claim"]], "counter": cites[row["counter"]]}))


def _tally(row: dict[str, Any], cites: dict[str, PublicCitation]) -> PublicTally:
    rests_on = tuple(cites[name].statement if name in cites else name for name in row["rests_on"])
    fields = {"region": None, "low": None, "high": None} | _without(row, "rests_on", "claimants")
    return PublicTally(**fields, statements=rests_on, claimants=tuple(row.get("claimants", ())))


def _announcement(row: dict[str, Any], cites: dict[str, PublicCitation]) -> PublicAnnouncement:
    cite = cites[row["citation"]]
    fields = {"speaker": None, "due_start": None, "due_end": None} | _without(row, "citation")
    return PublicAnnouncement(**fields, statement=cite.statement, citation=cite)


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}
