from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest

import svodka
from builders import (
    a_dispute,
    a_material,
    a_person,
    a_place,
    a_quantity,
    a_report,
    a_speaker,
    a_statement,
    a_when,
    an_event,
)
from svodka.brief import Gate, default_window, gate, leaks, strings_of, write_brief
from svodka.model import (
    Announced,
    EdgeKind,
    Firing,
    OriginEdge,
    PersonStatus,
    Place,
    QuantityKind,
    SpeakerKind,
    Stance,
    Tally,
    TallyClaim,
    TallyWeek,
    Topic,
    WhenRole,
    public,
)
from svodka.publish import ledger_text
from svodka.publish.ledger_tables import announcement_table, ledger_table
from svodka.review import build_redactor, protected_forms, public_brief, public_export

PUBLIC = {name for name, one in vars(public).items() if is_dataclass(one)}


def desk():
    report = a_report(
        "Ruslan Agzyamov, 31, refused to go back, his wife Nadezhda Vostryakova said on Monday. "
        "The garrison denied that Agzyamov was held. The governor, Karim Daudov, plans to visit Lipki in May.",
        url="https://lantern.example/agzyamov-refused",
        title="Refuser Agzyamov held",
        author="Pavel Zorin",
        external_id="x1",
    )
    other = a_report(
        "Руслана Агзямова удерживают в подвале в Липках.", lang="ru", source="Маяк", published="2022-11-24"
    )
    wife = a_speaker(report, "Nadezhda Vostryakova", protected=True)
    refuser = a_person(report, "Ruslan Agzyamov", role="private")
    claim = a_statement(
        report,
        "Ruslan Agzyamov, 31, refused to go back",
        cue="said",
        topic=Topic.REFUSAL_DESERTION,
        speaker=wife,
        people=(refuser, a_person(report, "Nadezhda Vostryakova", status=PersonStatus.RELATIVE)),
        quantities=(a_quantity(report, "31", 31, 31, kind=QuantityKind.AGE),),
        whens=(a_when(report, "on Monday", "2022-11-21"),),
        made_by=(Firing(rule="attribution.said", version=1, span=wife.span),),
    )
    counter = a_statement(
        report,
        "Agzyamov was held",
        cue="denied",
        topic=Topic.REFUSAL_DESERTION,
        stance=Stance.DENIED,
        stance_cue="denied",
        speaker=a_speaker(report, "The garrison", "garrison", kind=SpeakerKind.ORGANISATION),
    )
    planned = a_statement(
        report,
        "plans to visit Lipki in May",
        cue="plans",
        stance=Stance.PLANNED,
        stance_cue="plans",
        topic=Topic.CONDITIONS_PAY,
        speaker=a_speaker(report, "Karim Daudov"),
        people=(a_person(report, "Karim Daudov", at_risk=False),),
        places=(a_place(report, "Lipki", "Lipki"),),
        whens=(a_when(report, "in May", "2023-05-01", "2023-05-31", role=WhenRole.CONTENT),),
    )
    held = a_statement(
        other,
        "Руслана Агзямова удерживают в подвале в Липках",
        topic=Topic.REFUSAL_DESERTION,
        concepts=("detained",),
        people=(a_person(other, "Руслана Агзямова", name="Руслан Агзямов"),),
        places=(a_place(other, "Липках", "Lipki"),),
    )
    edge = a_dispute(claim, counter)
    events = [an_event(claim, held, disputes=(edge.id,)), an_event(counter, disputes=(edge.id,)), an_event(planned)]
    tally = Tally(
        ledger="refusals",
        label="Refusals as claimed by Nadezhda Vostryakova",
        region=None,
        low=1,
        high=1,
        unit="people",
        statements=(claim.id,),
        claimants=("Nadezhda Vostryakova",),
        weeks=(TallyWeek(start=date(2022, 11, 21), low=1, high=1, statements=(claim.id,)),),
        claims=(TallyClaim(claimant="Nadezhda Vostryakova", low=1, high=1, statements=(claim.id,)),),
    )
    told = OriginEdge(child=other.id, parent="Diary of Ruslan Agzyamov", kind=EdgeKind.CITES, evidence="пишет Руслан Агзямов")
    announced = Announced(
        event=events[2].id,
        statements=(planned.id,),
        claimants=("Nadezhda Vostryakova",),
        start=None,
        stop=date(2022, 11, 23),
        happened=(held.id,),
        denied=(counter.id,),
    )
    material = a_material(
        [report, other], [claim, counter, planned, held], events, contradictions=[edge], tallies=[tally], edges=[told]
    )
    return replace(material, announced=(announced,))


MATERIAL = desk()
REDACTOR = build_redactor(MATERIAL.reports, MATERIAL.statements)
FORMS = protected_forms(REDACTOR)
WINDOW = default_window([one.published_at for one in MATERIAL.reports])
BRIEF = write_brief(MATERIAL, WINDOW)


def published():
    texts = {one.id: one.text for one in MATERIAL.reports}
    draft = public_brief(BRIEF, MATERIAL, REDACTOR, (), "0.1.0")
    checks = gate(
        BRIEF,
        Gate(
            material=MATERIAL,
            text_of=texts.__getitem__,
            digest_of=lambda sha256: sha256,
            write_again=lambda material: write_brief(material, WINDOW),
            published=tuple(strings_of(draft)),
            protected=FORMS,
        ),
    )
    return public_brief(BRIEF, MATERIAL, REDACTOR, checks, "0.1.0")


def test_the_unmasked_brief_would_leak():
    assert leaks(strings_of(BRIEF), FORMS)


def test_no_protected_name_is_in_the_public_brief():
    brief = published()
    assert leaks(strings_of(brief), FORMS) == []
    assert brief.withheld == 2
    assert [check.number for check in brief.checks] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
    assert brief.sections[0].items[0].sentences
    assert brief.tallies[0].claimants == ("[name withheld 2]",)


def test_cited_words_stand_in_their_surroundings_and_a_masked_digest_is_left_out():
    citations = [
        citation
        for section in published().sections
        for item in section.items
        for sentence in item.sentences
        for citation in sentence.citations
    ]
    assert citations
    for citation in citations:
        assert bool(citation.text_sha256) == ("[name withheld" not in citation.quote)
        assert citation.redacted == ("[name withheld" in citation.before + citation.quote + citation.after)


def test_disputes_show_both_sides():
    (dispute,) = published().disputes
    assert (dispute.claim_by, dispute.counter_by) == ("[name withheld 2]", "The garrison")
    assert dispute.counter.quote == "[name withheld 1] was held"


def test_announcements_keep_the_speaker_and_the_words():
    (announced,) = published().announcements
    assert announced.speaker == "Karim Daudov"
    assert "Lipki" in announced.text


def test_no_protected_name_is_in_a_ledger_or_in_the_origin_graph():
    export = public_export(MATERIAL, REDACTOR, private=False, version="0.1.0")
    (tally,), (announced,), (edge,) = export.tallies, export.announcements, export.edges
    assert (tally.claims[0].claimant, tally.weeks[0].week) == ("[name withheld 2]", "2022-11-21")
    assert (announced.claimants, announced.fate) == (("[name withheld 2]",), "disputed")
    assert (edge.parent, edge.evidence) == ("Diary of [name withheld 1]", "пишет [name withheld 1]")
    text = ledger_text(export, "", "en")
    assert "[name withheld 2]" in text
    assert leaks([text], FORMS) == []
    for table in (ledger_table(export), announcement_table(export)):
        assert leaks([str(cell) for row in table.rows for cell in row.values()], FORMS) == []
    bare = public_export(MATERIAL, REDACTOR, private=True, version="0.1.0")
    assert leaks([ledger_text(bare, "refusals", "en")], FORMS)


def test_the_words_of_answers_and_of_tallies_are_masked_too():
    brief = published()
    (announced,) = brief.announcements
    assert [fate for fate, _ in announced.answers] == ["happened", "denied"]
    assert "[name withheld 1]" in announced.answers[0][1].quote
    assert [one.redacted for one in brief.tallies[0].citations] == [True]
    assert brief.edges[0].evidence == "пишет [name withheld 1]"


def test_no_protected_name_is_in_the_public_export():
    export = public_export(MATERIAL, REDACTOR, private=False, version="0.1.0")
    assert leaks(strings_of(export), FORMS) == []
    assert (
        export.documents[0].url in ("https://lantern.example/", None)
        or export.documents[1].url == "https://lantern.example/"
    )
    (refuser, wife) = next(one for one in export.statements if len(one.people) == 2).people
    assert (refuser.name, refuser.text, refuser.at_risk) == ("[name withheld 1]", "[name withheld 1]", True)
    assert wife.name == "[name withheld 2]"


def test_a_private_export_masks_nothing_and_keeps_to_the_format():
    export = public_export(MATERIAL, REDACTOR, private=True, version="0.1.0")
    assert export.private
    texts = {one.id: one.text for one in MATERIAL.reports}
    for statement in export.statements:
        assert statement.quote == texts[statement.document][statement.start : statement.end]
        assert statement.event is not None
    claim = next(one for one in export.statements if one.quote.startswith("Ruslan"))
    assert (claim.speaker, claim.cue, claim.rules) == ("Nadezhda Vostryakova", "said", ("attribution.said",))
    assert claim.quantities == ()
    planned = next(one for one in export.statements if one.stance == "planned")
    assert planned.dates == ()
    assert {one.at_risk for one in planned.people} == {False}
    listed = [one for event in export.events for one in event.statements]
    assert sorted(listed) == sorted(one.id for one in export.statements)


def test_a_place_keeps_where_it_is():
    export = public_export(MATERIAL, REDACTOR, private=False, version="0.1.0")
    place = next(place for one in export.statements for place in one.places)
    given = {field.name for field in fields(Place)}
    assert {"name", "country", "lat", "lon", "reason"} <= given
    assert (place.name, place.country, place.level) == ("Lipki", "RU", "settlement")


def calls_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        one.id if isinstance(one, ast.Name) else one.attr for one in calls if isinstance(one, (ast.Name, ast.Attribute))
    }


def test_only_review_makes_public_values():
    root = Path(next(iter(svodka.__path__)))
    makers = {path.relative_to(root).parts[0] for path in sorted(root.rglob("*.py")) if calls_of(path) & PUBLIC}
    assert makers == {"review"}


@pytest.mark.parametrize("text", ["Agzyamov", "АГЗЯМОВУ", "Востряковой"])
def test_the_forms_cover_what_the_reports_never_wrote(text):
    assert leaks([text], FORMS)
