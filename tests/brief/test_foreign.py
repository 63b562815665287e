from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_material, a_person, a_place, a_quantity, a_report, a_speaker, a_statement
from svodka.brief.checks import sentence_problems
from svodka.brief.settings import BriefSettings
from svodka.brief.wording import best_wording
from svodka.brief.wording.foreign_speaker import known_as
from svodka.brief.wording.places import place_phrase, with_article
from svodka.lexicon.data import table
from svodka.model import MaterialIndex, PersonStatus, PlaceLevel, SpeakerKind, Stance, Topic

CASES = Path(__file__).parents[1] / "cases" / "brief"


def paragraphs(name):
    text = (CASES / name).read_text(encoding="utf-8")
    for paragraph in text.split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line and not line.startswith("#")]
        if lines:
            yield dict(line.split(":", 1) for line in lines)


def rows(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def worded(report, statement):
    index = MaterialIndex(a_material([report], [statement]))
    found = best_wording(index, statement, BriefSettings(), "en")
    assert found is None or sentence_problems(found.sentence, index, "en") == []
    return found.sentence.text if found else "-"


def numbers(report, case):
    if "number" not in case:
        return ()
    words, low, high, lemma = (part.strip() for part in case["number"].split("/"))
    bounds = [None if one == "-" else float(one) for one in (low, high)]
    return (a_quantity(report, words, *bounds, of=lemma),)


@pytest.mark.parametrize("case", list(paragraphs("acts.txt")), ids=lambda case: case["text"].strip()[:30])
def test_an_act_is_told_with_whom_it_befell_and_where(case):
    report = a_report(case["text"].strip(), lang=case["lang"].strip(), source="Маяк")
    people = [part.strip() for part in case.get("person", "").split("/") if part.strip()]
    places = [part.strip() for part in case.get("place", "").split("/") if part.strip()]
    statement = a_statement(
        report,
        report.text.rstrip("."),
        topic=Topic.CASUALTIES,
        concepts=tuple(one.strip() for one in case["concepts"].split(",") if one.strip()),
        quantities=numbers(report, case),
        people=(a_person(report, people[0], status=PersonStatus(people[1])),) if people else (),
        places=(a_place(report, places[0], places[1]),) if places else (),
    )
    assert worded(report, statement) == case["expect"].strip()


@pytest.mark.parametrize(("mention", "lang", "english"), rows("speakers.txt"))
def test_speakers_are_called_in_english(mention, lang, english):
    known = known_as(mention, lang)
    assert (known.text, known.whole) == (english.removesuffix(" ?"), not english.endswith("?"))


def test_somebody_killed_is_no_speaker():
    report = a_report("Погиб Артём Лугов, сообщили в районе.", lang="ru", source="Маяк")
    statement = a_statement(
        report,
        "Погиб Артём Лугов",
        topic=Topic.CASUALTIES,
        concepts=("killed",),
        speaker=a_speaker(report, "Артём Лугов"),
        people=(a_person(report, "Артём Лугов", status=PersonStatus.KILLED),),
    )
    assert "Lugov said" not in worded(report, statement)


@pytest.mark.parametrize("written", ["Они", "его", "кто"])
def test_a_pronoun_names_nobody(written):
    report = a_report(f"{written} сказали: привезли бронежилеты для солдат.", lang="ru", source="Маяк")
    speaker = a_speaker(report, written, kind=SpeakerKind.PERSON)
    statement = a_statement(report, "привезли бронежилеты для солдат", speaker=speaker, concepts=("supplied", "soldiers"))
    assert worded(report, statement).startswith("Mayak wrote about ")


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        (Stance.ALLEGED, "Mayak reported claims that two people were wounded (23 November 2022)."),
        (Stance.DENIED, "Mayak reported a denial that two people were wounded (23 November 2022)."),
        (Stance.PLANNED, "Mayak reported plans for two people to be wounded (23 November 2022)."),
    ],
)
def test_an_act_with_its_number_keeps_the_stance(stance, words):
    report = a_report("Ранены двое.", lang="ru", source="Маяк")
    statement = a_statement(
        report,
        "Ранены двое",
        stance=stance,
        topic=Topic.CASUALTIES,
        concepts=("wounded",),
        quantities=(a_quantity(report, "двое", 2, 2),),
    )
    assert worded(report, statement) == words


def test_a_relay_shown_in_its_own_words_is_cited():
    report = a_report("Паблик «Ветер» со ссылкой на жителей пишет: ранены двое.", lang="ru", source="Маяк")
    relay = a_speaker(report, "паблик «Ветер»", "Паблик «Ветер»", kind=SpeakerKind.ROLE)
    people = a_speaker(report, "жителей", kind=SpeakerKind.ROLE)
    statement = a_statement(report, "ранены двое", speaker=(relay, people), concepts=("wounded",), topic=Topic.CASUALTIES)
    assert worded(report, statement) != "-"


def test_places_share_their_region_and_take_an_article():
    report = a_report("В Лесном и Липках.", lang="ru")
    places = tuple(a_place(report, one, one, adm1="Amur Oblast") for one in ("Лесном", "Липках"))
    shown, _ = place_phrase(a_statement(report, report.text, places=places), "en")
    assert shown == " in Лесном and Липках, Amur Oblast,"
    site = (a_place(report, "Лесном", "Northern bridge", level=PlaceLevel.SITE),)
    assert place_phrase(a_statement(report, report.text, places=site), "en")[0] == " at the Northern bridge"
    assert [with_article(one) for one in ("Republic of Karelia", "Russian Federation", "Chita")] == [
        "the Republic of Karelia",
        "the Russian Federation",
        "Chita",
    ]


def test_two_countries_are_told_neither():
    report = a_report("США и Молдова.", lang="ru")
    places = tuple(a_place(report, one, one, level=PlaceLevel.COUNTRY) for one in ("США", "Молдова"))
    assert place_phrase(a_statement(report, report.text, places=places), "en") == ("", ())


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_the_tables_fit_each_other(lang):
    english = table("en", "brief")
    assert set(table(lang, "wording")["planned"].values()) <= set(english["planned"])
    concepts = table("", "concepts")
    named = {*english["acts"], *english["loose"], *english["military"]["weak"], *english["military"]["concepts"]}
    assert named - {"optics"} <= set(concepts)
    assert all(one.count("|") == 1 for one in table(lang, "wording")["counted"].values())


def test_a_speaker_known_in_latin_letters_is_not_called_by_the_report_s_noun():
    report = a_report("The Beacon провела опрос. Издание насчитало 40 уволенных рабочих.", lang="ru", source="Маяк")
    speaker = a_speaker(report, "The Beacon", "Издание", kind=SpeakerKind.ORGANISATION)
    statement = a_statement(report, "насчитало 40 уволенных рабочих", speaker=speaker, concepts=("resigned_dismissed",))
    assert ", citing The Beacon, wrote about " in worded(report, statement)
