from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import (
    a_material,
    a_place,
    a_quantity,
    a_report,
    a_speaker,
    a_statement,
    a_when,
)
from svodka.brief.settings import BriefSettings
from svodka.brief.wording import best_wording
from svodka.brief.wording.clause import boundaries, sentence_of
from svodka.brief.wording.figures import days_words, number_words, quantity_words, window_words
from svodka.brief.wording.foreign_speaker import known_as
from svodka.brief.wording.leaning import begins_mid_thought
from svodka.brief.wording.words import wording
from svodka.model import (
    ConfigError,
    MaterialIndex,
    PlaceRole,
    QuoteKind,
    Span,
    SpeakerKind,
    Stance,
    Topic,
    Window,
)

CASES = Path(__file__).parents[1] / "cases" / "brief" / "wording-en.txt"


def cases() -> list[dict[str, str]]:
    paragraphs = CASES.read_text(encoding="utf-8").split("\n\n")
    rows = [[line for line in one.splitlines() if line and not line.startswith("#")] for one in paragraphs]
    return [dict(line.split(": ", 1) for line in lines) for lines in rows if lines]


def said(report, statement):
    worded = best_wording(MaterialIndex(a_material([report], [statement])), statement, BriefSettings(), "en")
    return worded.sentence if worded else None


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["clause"][:40])
def test_an_english_statement_is_worded_as_the_case_says(case):
    report = a_report(case["text"])
    given = {"quote_kind": QuoteKind(case.get("quote", "none")), "stance": Stance(case.get("stance", "asserted"))}
    if "speaker" in case:
        name, written = case["speaker"].split(" / ")
        given["speaker"] = a_speaker(report, name, written, kind=SpeakerKind(case.get("kind", "person")))
    if "when" in case:
        words, day = case["when"].split(" = ")
        given["whens"] = (a_when(report, words, day),)
    statement = a_statement(report, case["clause"], cue=case.get("cue"), stance_cue=case.get("stance_cue"), **given)
    sentence = said(report, statement)
    assert (sentence.text if sentence else "-") == case["expect"]


def test_a_russian_statement_reaches_the_brief_through_its_fields():
    report = a_report("Родственники рассказали, что в Чите ранены пятеро мобилизованных.", lang="ru", source="Маяк")
    statement = a_statement(
        report,
        "в Чите ранены пятеро мобилизованных",
        cue="рассказали",
        speaker=a_speaker(report, "Родственники", kind=SpeakerKind.ROLE),
        topic=Topic.CASUALTIES,
        concepts=("wounded",),
        places=(a_place(report, "Чите", "Chita", adm1="Zabaykalsky Krai"),),
        quantities=(a_quantity(report, "пятеро мобилизованных", 5, 5, of="мобилизованный"),),
    )
    sentence = said(report, statement)
    assert sentence.text == (
        "Relatives said that five mobilized men were wounded in Chita, Zabaykalsky Krai (Mayak, 23 November 2022)."
    )
    assert {rule.split(":")[0] for _, rule in sentence.derived} >= {"concept", "place", "quantity", "speaker", "source"}


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        (Stance.ASSERTED, "Promin reported detentions ("),
        (Stance.ALLEGED, "Promin reported claims about detentions ("),
        (Stance.DENIED, "Promin reported a denial about detentions ("),
        (Stance.PLANNED, "Promin reported plans concerning detentions ("),
    ],
)
def test_a_template_keeps_the_stance(stance, words):
    report = a_report("У Лутугиному затримано людей.", lang="uk", source="Промінь")
    statement = a_statement(
        report,
        "У Лутугиному затримано людей",
        stance=stance,
        concepts=("detained",),
        places=(a_place(report, "Лутугиному", "Lutuhyne", role=PlaceRole.ORIGIN),),
    )
    assert words in said(report, statement).text


def test_a_foreign_statement_of_which_nothing_is_known_is_not_worded():
    report = a_report("Так и живём.", lang="ru", source="Маяк")
    assert said(report, a_statement(report, "Так и живём")) is None


def test_sentences_do_not_break_at_abbreviations_and_never_cross_an_empty_line():
    text = "Lt. Col. A. Gromov spoke to Dr. Hale. He left.\n\nNo full stop here\n\nNext one."
    found = [text[start:stop] for start, stop in boundaries(text, ())]
    assert found == ["Lt. Col. A. Gromov spoke to Dr. Hale.", "He left.", "No full stop here", "Next one."]


def test_the_sentence_of_a_span_contains_it():
    report = a_report("One is here. Two is there. Three is gone.")
    assert sentence_of(report, Span(report=report.id, start=16, stop=20)).of(report.text) == "Two is there."


@pytest.mark.parametrize("words", ["He left", "and then they went", "Which was late", "“This is it", "To be sure"])
def test_a_clause_that_leans_on_its_neighbours_is_known(words):
    assert begins_mid_thought(words)


def test_dates_and_numbers_in_words():
    assert days_words(date(2022, 11, 22), date(2022, 11, 23), "en") == "22–23 November 2022"
    assert days_words(date(2022, 11, 1), date(2022, 11, 30), "en") == "November 2022"
    assert days_words(date(2022, 1, 1), date(2022, 12, 31), "en") == "2022"
    assert days_words(date(2022, 12, 30), date(2023, 1, 2), "en") == "30 December 2022 – 2 January 2023"
    assert window_words(Window(start=None, stop=None), "en") is None
    assert [number_words(one, "en") for one in (7, 59000, 1.5, 1200)] == ["7", "59,000", "1.5", "1,200"]
    assert [number_words(one, "ru") for one in (59000, 1.5)] == ["59\u00a0000", "1,5"]


def test_bounds_are_said_in_words():
    report = a_report("не менее 300 человек, до 20 машин", lang="ru")
    assert quantity_words(a_quantity(report, "300 человек", 300, None), "en", "ru") == "at least 300 people"
    cars = a_quantity(report, "до 20 машин", None, 20, unit="items")
    assert quantity_words(cars, "en", "ru") == ""
    assert quantity_words(a_quantity(report, "300 человек", 1, 1), "en", "ru") == "one person"


def english_of(mention: str, lang: str) -> str:
    known = known_as(mention, lang)
    return known.text if known else ""


def test_bodies_and_roles_are_known_in_their_cases():
    assert english_of("в Минобороны", "ru") == "the Defence Ministry"
    assert english_of("жены мобилизованных", "ru") == "wives"
    assert english_of("у Генштабі ЗСУ", "uk") == "the General Staff of the Armed Forces of Ukraine"
    assert english_of("представитель Минобороны России", "ru") == "a representative of the Russian Defence Ministry"
    assert known_as("какой-то прохожий", "ru") is None


def test_a_role_that_says_less_than_the_mention_keeps_its_words():
    report = a_report("Глава Липецкого округа сказал: привезли бронежилеты. Он добавил: привезли каски.", lang="ru", source="Маяк")
    speaker = a_speaker(report, "Глава Липецкого округа", kind=SpeakerKind.ROLE)
    again = a_speaker(report, "Глава Липецкого округа", "Он", kind=SpeakerKind.ROLE)
    first = a_statement(report, "привезли бронежилеты", speaker=speaker, concepts=("supplied",))
    second = a_statement(report, "привезли каски", speaker=again, concepts=("supplied",))
    assert "Mayak, citing the head («Глава Липецкого округа»), wrote about " in said(report, first).text
    assert all(one.span.contains(second.span) for one in said(report, second).citations)


def test_a_language_without_wording_is_refused():
    with pytest.raises(ConfigError, match="no brief can be written"):
        wording("fr")
