"""The brief as linked data: schema.org for what is said, PROV-O for what it rests on. The context is in the file."""

from __future__ import annotations

import json
from typing import Any

from svodka.model.edition import DRAFT
from svodka.model.public import PublicBrief, PublicCitation, PublicItem, PublicReport, PublicSentence
from svodka.publish.citing import refuse_uncited
from svodka.publish.corrections import changes, correction
from svodka.publish.feed import urn
from svodka.publish.maps.counting import spot_radius
from svodka.publish.printable import clean, web_link
from svodka.publish.views.items import where

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "svodka": "urn:x-svodka:terms:",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "appearance": {"@id": "https://schema.org/appearance", "@type": "@id"},
    "isPartOf": {"@id": "https://schema.org/isPartOf", "@type": "@id"},
    "hasPart": {"@id": "https://schema.org/hasPart", "@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:wasQuotedFrom": {"@type": "@id"},
    "prov:wasGeneratedBy": {"@type": "@id"},
    "prov:wasRevisionOf": {"@type": "@id"},
    "prov:wasAssociatedWith": {"@type": "@id"},
}
"""No address is fetched to read the file: every term is spelled out here."""


def render_jsonld(brief: PublicBrief) -> bytes:
    """Return one @graph: the article, its claims, the quotations they rest on, the reports, and how it was made.

    Raises UncitedSentenceError for a factual sentence without a citation.
    """
    refuse_uncited(brief)
    items = [item for section in brief.sections for item in section.items]
    claims = [_claim(item, sentence, at) for item in items for at, sentence in enumerate(item.sentences) if sentence.citations]
    cited = [citation for item in items for sentence in item.sentences for citation in sentence.citations]
    quotations = {_quotation_id(one): _quotation(one) for one in cited}
    wanted = {citation.document for citation in cited}
    reports = [_report(report) for report in brief.reports if report.id in wanted]
    graph = [_article(brief, claims, reports), *_making(brief), *claims, *quotations.values(), *reports]
    data = {"@context": CONTEXT, "@graph": [_without_none(node) for node in graph]}
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def _article(brief: PublicBrief, claims: list[dict[str, Any]], reports: list[dict[str, Any]]) -> dict[str, Any]:
    edition = brief.edition
    span = "/".join(day or ".." for day in (brief.window_start, brief.window_end))
    number = edition.number if edition else 1
    return {
        "@id": urn(f"{brief.id}:version-{number}"),
        "@type": ["NewsArticle", "prov:Entity"],
        "headline": clean(brief.title),
        "inLanguage": brief.lang,
        "temporalCoverage": None if span == "../.." else span,
        "version": number,
        "creativeWorkStatus": "Draft" if number == DRAFT else None,
        "correction": None if number == DRAFT else clean("\n".join((correction(brief), *changes(brief)))) or None,
        "prov:wasRevisionOf": urn(f"{edition.corrects}:version-{number - 1}") if edition and edition.corrects else None,
        "hasPart": [claim["@id"] for claim in claims],
        "prov:wasDerivedFrom": [report["@id"] for report in reports],
        "prov:wasGeneratedBy": urn(f"{brief.id}:making"),
        "svodka:archiveRoot": brief.archive_root or None,
    }


def _making(brief: PublicBrief) -> tuple[dict[str, Any], ...]:
    """Return the activity that made the brief and the program that it was made with."""
    agent = urn(f"program:{brief.version}")
    activity = {"@id": urn(f"{brief.id}:making"), "@type": "prov:Activity", "prov:wasAssociatedWith": agent}
    program = {"@id": agent, "@type": ["prov:SoftwareAgent", "SoftwareApplication"], "name": "svodka", "softwareVersion": brief.version}
    return activity, program


def _claim(item: PublicItem, sentence: PublicSentence, at: int) -> dict[str, Any]:
    """Return a sentence as a Claim; its standing is a term of ours, since schema.org has none for it."""
    return {
        "@id": urn(f"{item.event}:{at}"),
        "@type": ["Claim", "prov:Entity"],
        "text": clean(sentence.text),
        "svodka:stance": sentence.stance,
        "svodka:kind": sentence.kind,
        "svodka:event": item.event,
        "svodka:independentSources": item.independent,
        "about": {"@type": "Event", "name": item.topic, "startDate": item.start, "endDate": item.end, "location": _place(item)},
        "appearance": sorted({urn(one.document) for one in sentence.citations}),
        "prov:wasDerivedFrom": [_quotation_id(one) for one in sentence.citations],
    }


def _place(item: PublicItem) -> dict[str, Any] | None:
    """Return where an event is, with coordinates only where it is a point."""
    place = item.place
    if place is None:
        return None
    radius = spot_radius(place)
    point = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon, "svodka:radiusKm": radius}
    return {
        "@type": "Place",
        "name": clean(where(place)),
        "svodka:level": place.level,
        "svodka:region": place.adm1_id,
        "addressCountry": place.country,
        "geo": point if radius is not None else None,
    }


def _quotation_id(citation: PublicCitation) -> str:
    return urn(f"{citation.document}:{citation.start}-{citation.end}")


def _quotation(citation: PublicCitation) -> dict[str, Any]:
    """Return cited words with all that a later check needs."""
    return {
        "@id": _quotation_id(citation),
        "@type": ["Quotation", "prov:Entity"],
        "text": clean(citation.quote),
        "inLanguage": citation.lang,
        "isPartOf": urn(citation.document),
        "prov:wasQuotedFrom": urn(citation.document),
        "svodka:start": citation.start,
        "svodka:end": citation.end,
        "svodka:statement": citation.statement,
        "svodka:sha256": citation.sha256,
        "svodka:textSha256": citation.text_sha256 or None,
    }


def _report(report: PublicReport) -> dict[str, Any]:
    return {
        "@id": urn(report.id),
        "@type": ["Article", "prov:Entity"],
        "headline": clean(report.title) or None,
        "datePublished": report.published,
        "inLanguage": report.lang,
        "url": web_link(report.url),
        "publisher": {"@type": "Organization", "name": clean(report.source)} if report.source else None,
        "svodka:sha256": report.sha256,
    }


def _without_none(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Drop what is not known: JSON-LD has no null for it."""
    if isinstance(value, dict):
        return {key: _without_none(one) for key, one in value.items() if one is not None}
    return [_without_none(one) for one in value] if isinstance(value, list) else value
