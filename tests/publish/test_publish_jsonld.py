from __future__ import annotations

import json

import pytest
from pyld import jsonld
from rich_brief import brief, corrected, empty, item, rich, sentence

from svodka.model.errors import UncitedSentenceError
from svodka.model.public import PublicSection
from svodka.publish.jsonld import render_jsonld

SCHEMA, PROV = "https://schema.org/", "http://www.w3.org/ns/prov#"


def nodes(of):
    def refuse(address, _options):
        message = f"{address} would be fetched"
        raise AssertionError(message)

    return {node["@id"]: node for node in jsonld.expand(json.loads(render_jsonld(of)), {"documentLoader": refuse})}


def of_type(graph, kind):
    return [node for node in graph.values() if kind in node["@type"]]


def ids(node, term):
    return [one["@id"] for one in node[term]]


def test_a_processor_reads_it_without_fetching_anything() -> None:
    graph = nodes(rich())
    [article] = of_type(graph, f"{SCHEMA}NewsArticle")
    assert article[f"{SCHEMA}headline"][0]["@value"] == rich().title
    claims = of_type(graph, f"{SCHEMA}Claim")
    assert sorted(ids(article, f"{SCHEMA}hasPart")) == sorted(node["@id"] for node in claims)
    assert len(jsonld.to_rdf(json.loads(render_jsonld(rich())))["@default"]) > 300


def test_every_claim_leads_over_its_quotations_to_reports_with_digests() -> None:
    graph = nodes(rich())
    for claim in of_type(graph, f"{SCHEMA}Claim"):
        for quotation in ids(claim, f"{PROV}wasDerivedFrom"):
            [report] = ids(graph[quotation], f"{PROV}wasQuotedFrom")
            assert graph[quotation][f"{SCHEMA}text"][0]["@value"]
            assert len(graph[report]["urn:x-svodka:terms:sha256"][0]["@value"]) == 64
            assert report in ids(claim, f"{SCHEMA}appearance")


def test_standing_is_kept_and_no_point_is_made_up() -> None:
    data = json.loads(render_jsonld(rich()))["@graph"]
    claims = {node["@id"]: node for node in data if "Claim" in node["@type"]}
    assert {node["svodka:stance"] for node in claims.values()} >= {"asserted", "alleged"}
    assert "geo" in claims["urn:x-svodka:ev-dzhankoi:0"]["about"]["location"]
    assert "geo" not in claims["urn:x-svodka:ev-notices:0"]["about"]["location"]
    assert claims["urn:x-svodka:ev-notices:0"]["about"]["location"]["svodka:region"] == "RU-CHU"


def test_a_version_is_a_revision_of_the_one_before() -> None:
    [article] = of_type(nodes(corrected()), f"{SCHEMA}NewsArticle")
    assert ids(article, f"{PROV}wasRevisionOf") == ["urn:x-svodka:brief-before:version-1"]
    assert article["@id"].endswith(":version-2")
    assert "a report was misread" in article[f"{SCHEMA}correction"][0]["@value"]


def test_edges() -> None:
    assert render_jsonld(rich()) == render_jsonld(rich())
    assert len(of_type(nodes(empty()), f"{SCHEMA}NewsArticle")) == 1
    section = PublicSection(topic="diplomacy", title="Diplomacy", items=(item("ev", (sentence("No source."),), None),))
    with pytest.raises(UncitedSentenceError):
        render_jsonld(brief(sections=(section,)))
