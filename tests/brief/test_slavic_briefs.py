from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import a_material, a_place, a_quantity, a_report, a_speaker, a_statement
from svodka.brief import write_brief
from svodka.brief.checks import sentence_problems
from svodka.brief.settings import BriefSettings
from svodka.brief.wording import wordings
from svodka.brief.wording.figures import days_words, quantity_words, window_words
from svodka.brief.wording.respelled import shown_name
from svodka.brief.wording.slavic_speaker import body_named
from svodka.lexicon.concepts import is_predicate
from svodka.lexicon.data import table
from svodka.lexicon.places import local_from_english, local_name
from svodka.model import MaterialIndex, QuantityKind, QuoteKind, SpeakerKind, Stance, Window

WEEK = Window(start=date(2022, 11, 20), stop=date(2022, 11, 26))
CASES = Path(__file__).parents[1] / "cases" / "brief"
DERIVED_ELSEWHERE = {"befallen", "sentences", "military", "acts", "loose", "letters", "concepts"}
ENGLISH_ONLY = {
    "template": {
        *(f"{kind}_{stance}" for kind in ("said", "own") for stance in ("asserted", "alleged", "denied", "planned")),
        "undated_tag", "quoted_source", "as_named", "of_place", "of_body", "own_quoting_planned",
    },
    "outlets": {"nameless"},
    "frames": {"citing", "citing_alleged", "citing_denied", "citing_planned"},
    "disputes": {"denied"},
    "starts": {
        "persons", "things", "small", "verbs", "before_a_name", "pointed", "verbs_first", "subjects", "titles", "joints",
        "unique_speakers", "unique_things", "peoples", "not_persons",
    },
}  # fmt: skip


def cases(lang):
    paragraphs = (CASES / f"wording-{lang}.txt").read_text(encoding="utf-8").split("\n\n")
    rows = [[line for line in one.splitlines() if line and not line.startswith("#")] for one in paragraphs]
    return [(lang, dict(line.split(": ", 1) for line in lines)) for lines in rows if lines]


def stated(case):
    report = a_report(case["text"], lang=case["lang"], source=case.get("source", "The Lantern"))
    given = {"quote_kind": QuoteKind(case.get("quote", "none")), "stance": Stance(case.get("stance", "asserted"))}
    if "speaker" in case:
        name, _, written = case["speaker"].partition(" /")
        kind = SpeakerKind.PERSON if name[:1].isupper() else SpeakerKind.ROLE
        given["speaker"] = a_speaker(report, name, written.strip() or name, kind=kind)
    if "region" in case:
        words, code = case["region"].split(" = ")
        given["places"] = (a_place(report, words, words, adm1_id=code),)
    given["concepts"] = tuple(case.get("concepts", "").split())
    return report, a_statement(report, case["clause"], cue=case.get("cue"), stance_cue=case.get("stance_cue"), **given)


@pytest.mark.parametrize(("lang", "case"), [*cases("ru"), *cases("uk")])
def test_a_statement_is_worded_as_the_case_says(lang, case):
    report, statement = stated(case)
    index = MaterialIndex(a_material([report], [statement]))
    sound = [
        worded.sentence.text
        for worded in wordings(index, statement, BriefSettings(), lang)
        if not sentence_problems(worded.sentence, index, lang)
    ]
    assert (sound[0] if sound else "-") == case["expect"]


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_every_language_has_the_words_of_the_english_brief(lang):
    english, own = table("en", "brief"), table(lang, "brief")
    for part, words in english.items():
        if part not in DERIVED_ELSEWHERE:
            assert set(words) - ENGLISH_ONLY.get(part, set()) <= set(own[part]), part
    predicates = {key for key in table("", "concepts") if is_predicate(key)}
    assert predicates == set(own["concepts"])


def test_days_are_said_in_the_language():
    window = Window(start=WEEK.start, stop=WEEK.start)
    assert window_words(window, "ru").endswith(" ноября 2022 года")
    assert window_words(window, "uk").endswith(" листопада 2022 року")
    first = WEEK.start.replace(day=1)
    assert days_words(first, first.replace(day=30), "ru") == "ноябрь 2022 года"
    assert days_words(first.replace(month=1), first.replace(month=12, day=31), "uk") == "2022 рік"


@pytest.mark.parametrize(
    ("name", "lang", "shown"),
    [
        ("Олексій Сорочинський", "ru", "Алексей Сорочинский"),
        ("Ганна Підгірна", "ru", "Анна Пидгирна"),
        ("Артем Зелений", "ru", "Артём Зеленый"),
        ("Геннадий Ежов", "uk", "Геннадій Єжов"),
        ("Мария Аргунская", "uk", "Марія Аргунська"),
        ("Никита Чирков", "uk", "Микита Чирков"),
    ],
)
def test_names_of_the_other_language_are_respelled_by_one_system(name, lang, shown):
    assert shown_name(name, "uk" if lang == "ru" else "ru", lang) == shown


def test_latin_names_stay_as_they_are_written():
    assert shown_name("Marta Feld", "en", "ru") == "Marta Feld"


def test_regions_have_names_in_the_language_and_settlements_none():
    assert local_name("UA-63", "ru") == "Харьковская область"
    assert local_name("iso:RU", "uk") == "Росія"
    assert local_name("gn:524901", "ru") == ""
    assert local_from_english("Amur Oblast", "uk") == "Амурська область"
    assert local_name(None, "ru") == ""


@pytest.mark.parametrize(("lang", "reason"), [("ru", "вне срока сводки"), ("uk", "поза строком зведення")])
def test_reasons_and_titles_are_in_the_language(lang, reason):
    report = a_report("Snow closed the road to the training ground.", published="2019-01-05")
    statement = a_statement(report, "Snow closed the road to the training ground", concepts=("trained",))
    brief = write_brief(a_material([report], [statement]), WEEK, lang)
    assert {one.reason for one in brief.left_out} == {reason}
    assert brief.title.startswith(("Мобилизация в России", "Мобілізація в Росії"))


def test_a_source_described_at_length_is_still_a_source():
    text = "An aunt of one of the two men whom the garrison in Lipki holds said guards fined both."
    report = a_report(text)
    mention = text.split(" said ", maxsplit=1)[0]
    speaker = a_speaker(report, mention, kind=SpeakerKind.ROLE)
    statement = a_statement(report, "guards fined both", cue="said", speaker=speaker, concepts=("fined",))
    index = MaterialIndex(a_material([report], [statement]))
    told = next(wordings(index, statement, BriefSettings(), "ru")).sentence.text
    assert "источник — имя не названо" in told or mention in told


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_every_body_that_is_known_has_a_name_in_the_language(lang):
    known = {name for one in ("ru", "uk") for name in table(one, "wording")["institutions"].values()}
    assert known - set(table(lang, "brief")["bodies"]) == set()


@pytest.mark.parametrize(
    ("mention", "source", "lang", "name"),
    [
        ("Генштабу", "uk", "ru", "Генеральный штаб"),
        ("у Генштабі ЗСУ", "uk", "uk", "Генеральний штаб ЗСУ"),
        ("в Минобороны", "ru", "uk", "Міністерство оборони"),
        ("The Kremlin", "en", "ru", "Кремль"),
        ("глава Генштаба", "ru", "ru", ""),
        ("a lawyer", "en", "uk", ""),
    ],
)
def test_a_body_is_named_in_the_nominative_of_the_language(mention, source, lang, name):
    assert body_named(mention, source, lang) == name


@pytest.mark.parametrize(
    ("lang", "unit", "low", "high", "words"),
    [
        ("ru", "people", 1, 1, "1 человек"),
        ("ru", "people", 21, 21, "21 человек"),
        ("ru", "people", 3, 3, "3 человека"),
        ("ru", "people", 12, 12, "12 человек"),
        ("ru", "people", 21, None, "не менее 21 человека"),
        ("ru", "people", 2, None, "не менее 2 человек"),
        ("ru", "people", None, 40, "до 40 человек"),
        ("ru", "people", 20, 40, "от 20 до 40 человек"),
        ("uk", "people", 22, 22, "22 особи"),
        ("uk", "people", 21, 21, "21 особа"),
        ("uk", "people", 5, 5, "5 осіб"),
        ("uk", "people", 31, None, "щонайменше 31 особи"),
        ("uk", "RUB", 34_000_000, 34_000_000, "34 млн рублів"),
        ("ru", "UAH", 2, 2, "2 гривны"),
        ("uk", "USD", 21, None, "щонайменше 21 долара США"),
        ("uk", "USD", 1.5, 1.5, "1,5 долара США"),
    ],
)
def test_what_is_counted_agrees_with_its_number(lang, unit, low, high, words):
    report = a_report("Twelve of something.", lang="en")
    kind = QuantityKind.COUNT if unit == "people" else QuantityKind.MONEY
    quantity = a_quantity(report, "Twelve", low, high, unit=unit, kind=kind)
    assert quantity_words(quantity, lang, "en") == words
