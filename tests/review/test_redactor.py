from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_person, a_report, a_speaker, a_statement
from svodka.brief import leaks
from svodka.lexicon.names import inflections, transliterate, variants
from svodka.model import Action, Decision, PersonStatus, SpeakerKind
from svodka.review import Redactor, apply_decisions, build_redactor, open_redactor, protected_forms, rule_people
from svodka.review.identities import Identity, is_name
from svodka.review.spellings import forms_of, parts_of

NAMES = Path(__file__).parents[1] / "cases" / "brief" / "names.txt"


def rows() -> list[tuple[str, str, list[str]]]:
    lines = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    cut = [line.split(" | ") for line in lines]
    return [(name, lang, forms.split("; ")) for name, lang, forms in cut]


def protecting(*names: str, lang: str = "ru", public: tuple[str, ...] = ()) -> Redactor:
    identities = [
        Identity(number=n, names=((name, lang),), reports=frozenset({"own"})) for n, name in enumerate(names, start=1)
    ]
    return Redactor((), identities, public)


@pytest.mark.parametrize(("name", "lang", "forms"), rows(), ids=lambda one: str(one)[:24])
def test_no_form_of_a_name_survives(name, lang, forms):
    redactor = protecting(name, lang=lang)
    for form in forms:
        masked = redactor.mask(f"Вчера, как сказали {form}, всё было так.")
        bare = [word for word in form.replace("'s", "").split() if len(word) > 2 and word.lower() != "об"]
        assert "[name withheld 1]" in masked, form
        assert not any(word.lower() in masked.lower() for word in bare), (form, masked)


@pytest.mark.parametrize(("name", "lang"), [row[:2] for row in rows()])
def test_what_the_leak_test_looks_for_finds_the_name_unmasked(name, lang):
    forbidden = protected_forms(protecting(name, lang=lang))
    assert leaks([f"… {name} …"], forbidden)
    assert leaks([f"/{transliterate(name, lang).lower().replace(' ', '-')}/"], forbidden)


GIVEN = ["Руслан", "Игорь", "Павел", "Лев", "Мария", "Ольга", "Зульфия", "Дарья"]
SYLLABLES = ["бо", "ре", "ли", "ка", "му", "ста", "гри", "до", "ва", "зе", "шо", "ты"]
ENDS = ["ов", "ев", "ин", "ский", "енко", "чук", "ян", "дзе", "ых", "ко", "р", "ль"]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(GIVEN),
    st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3),
    st.sampled_from(ENDS),
    st.sampled_from(["ru", "uk"]),
)
def test_for_any_full_name_no_form_survives_in_any_masked_string(given_name, syllables, end, lang):
    name = f"{given_name} {''.join(syllables).capitalize()}{end}"
    redactor = protecting(name, lang=lang)
    forms = sorted(variants(name, lang) | inflections(name, lang) | protected_forms(redactor))
    text = ". ".join(f"Сказал {form} и ушёл" for form in forms)
    assert leaks([redactor.mask(text)], protected_forms(redactor)) == []
    family = name.split()[1]
    assert family not in redactor.mask(f"{family} пришёл; {family.upper()}; x {name}")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=string.printable + "абвгАБВГїє«»“”’", max_size=80))
def test_text_without_protected_names_is_left_alone(text):
    assert protecting("Зульфия Мухаметгалеева").mask(text, ["own"]) == text
    assert open_redactor(()).mask(text) == text


def test_one_person_has_one_pseudonym_over_reports_numbered_by_appearance():
    first = a_report("Refuser Timur Bakhtiarov is held in a basement.", published="2022-11-01")
    second = a_report("Рашид Кадимов и Тимур Бахтияров отказались. Бахтиярова ищут.", lang="ru", published="2022-11-02")
    statements = [
        a_statement(
            second,
            "Рашид Кадимов и Тимур Бахтияров отказались",
            people=(a_person(second, "Рашид Кадимов"), a_person(second, "Тимур Бахтияров")),
        ),
        a_statement(second, "Бахтиярова ищут", people=(a_person(second, "Бахтиярова"),)),
        a_statement(first, "Timur Bakhtiarov is held in a basement", people=(a_person(first, "Timur Bakhtiarov"),)),
    ]
    redactor = build_redactor([second, first], statements)
    assert redactor.excerpt(first.id, 0, len(first.text)) == ("Refuser [name withheld 1] is held in a basement.", True)
    assert redactor.excerpt(second.id, 0, len(second.text))[0] == (
        "[name withheld 2] и [name withheld 1] отказались. [name withheld 1] ищут."
    )
    assert [one.number for one in redactor.identities] == [1, 2]
    backwards = build_redactor([first, second], list(reversed(statements)))
    assert backwards.identities == redactor.identities


def test_a_public_full_name_keeps_a_shared_family_name():
    redactor = protecting("Надежда Волкова", public=("Анна Волкова", "Иван Громов"))
    assert redactor.mask("Анна Волкова приехала, Волкову не пустили") == (
        "Анна Волкова приехала, [name withheld 1] не пустили"
    )
    assert redactor.mask("Надежда Волкова ждёт") == "[name withheld 1] ждёт"
    forbidden = protected_forms(redactor)
    assert not leaks(["Анна Волкова"], forbidden)
    assert leaks(["к Надежде Волковой"], forbidden)


def test_a_given_name_alone_is_masked_in_the_persons_own_reports_only():
    redactor = protecting("Ирина", public=("Ирина Громова",))
    assert redactor.mask("Ирина ждёт мужа", ["own"]) == "[name withheld 1] ждёт мужа"
    assert redactor.mask("Ирина ждёт мужа", ["other"]) == "Ирина ждёт мужа"
    assert redactor.mask("Ирина Громова подписала указ", ["own"]) == "Ирина Громова подписала указ"


def test_an_ordinary_word_is_not_taken_for_the_name():
    redactor = protecting("Вера Мороз", "Надежда Волкова")
    assert redactor.mask("ударил мороз, вера слаба, волков много") == "ударил мороз, вера слаба, волков много"
    assert redactor.mask("Вере Мороз отказали") == "[name withheld 1] отказали"


def test_a_country_is_not_masked_for_a_name_like_it():
    identity = Identity(number=1, names=(("Kievan Rus", "en"),), reports=frozenset({"own"}))
    redactor = Redactor((), [identity], (), ["Russia", "Kievan"])
    assert redactor.mask("Russia's 85 regions, России") == "Russia's 85 regions, России"
    assert redactor.mask("Kievan Rus left") == "[name withheld 1] left"


def test_an_address_that_names_the_person_is_cut_to_its_host():
    redactor = protecting("Руслан Агзямов")
    assert redactor.url("https://lantern.example/2022/ruslan-agzyamov-missing?x=1") == "https://lantern.example/"
    assert (
        redactor.url("https://lantern.example/%D0%B0%D0%B3%D0%B7%D1%8F%D0%BC%D0%BE%D0%B2") == "https://lantern.example/"
    )
    assert redactor.url("https://agzyamov.example/") is None
    assert redactor.url("https://lantern.example/2022/boots") == "https://lantern.example/2022/boots"
    assert redactor.url(None) is None


def test_handles_and_joined_words_are_masked_too():
    redactor = protecting("Руслан Агзямов")
    assert "agzyamov" not in redactor.mask("see @ruslan_agzyamov and #агзямов").lower()
    assert "агзямов" not in redactor.mask("see @ruslan_agzyamov and #агзямов").lower()


def test_a_slice_that_cuts_a_name_shows_none_of_it():
    report = a_report("Then Ruslan Agzyamov left.")
    statement = a_statement(report, "Ruslan Agzyamov left", people=(a_person(report, "Ruslan Agzyamov"),))
    redactor = build_redactor([report], [statement])
    middle = report.text.index("zyamov")
    assert redactor.excerpt(report.id, 0, middle) == ("Then [name withheld 1]", True)
    assert redactor.excerpt(report.id, middle, len(report.text)) == ("[name withheld 1] left.", True)


def test_a_protected_speaker_is_masked_and_an_unnamed_one_is_left():
    report = a_report("Zarema told us of the camp. Sources near the command said nothing.")
    speaker = a_speaker(report, "Zarema", kind=SpeakerKind.ANONYMOUS, protected=True)
    unnamed = a_speaker(report, "Sources near the command", kind=SpeakerKind.ANONYMOUS, protected=True)
    statements = [a_statement(report, "told us", speaker=speaker), a_statement(report, "said nothing", speaker=unnamed)]
    redactor = build_redactor([report], statements)
    assert redactor.excerpt(report.id, 0, len(report.text))[0] == (
        "[name withheld 1] told us of the camp. Sources near the command said nothing."
    )


def a_decision(number: int, action: Action, target: str) -> Decision:
    return Decision(
        id=f"d{number}",
        who="editor",
        taken_at=f"2022-12-0{number}T10:00:00Z",
        action=action,
        target=target,
        reason="asked",
    )


def test_decisions_protect_unprotect_and_retract():
    report = a_report("Karim Daudov signed. Ruslan Agzyamov fled. A bridge fell.")
    official = a_person(report, "Karim Daudov", at_risk=False)
    private = a_person(report, "Ruslan Agzyamov")
    statements = [
        a_statement(report, "Karim Daudov signed", people=(official,)),
        a_statement(report, "Ruslan Agzyamov fled", people=(private,)),
        a_statement(report, "A bridge fell"),
    ]
    decisions = [
        a_decision(3, Action.RETRACT, statements[2].id),
        a_decision(1, Action.PROTECT, "Карим Даудов"),
        a_decision(2, Action.UNPROTECT, "Ruslan Agzyamov"),
    ]
    ruled = apply_decisions(statements, decisions)
    assert [one.id for one in ruled] == [one.id for one in statements[:2]]
    assert [one.people[0].at_risk for one in ruled] == [True, False]
    masked = build_redactor([report], ruled, decisions).mask(report.text, [report.id])
    assert masked == "[name withheld 1] signed. Ruslan Agzyamov fled. A bridge fell."


def test_the_last_decision_on_a_name_counts_whatever_the_order():
    report = a_report("Karim Daudov signed.")
    statement = a_statement(report, "Karim Daudov signed", people=(a_person(report, "Karim Daudov", at_risk=False),))
    decisions = [a_decision(1, Action.PROTECT, "Karim Daudov"), a_decision(2, Action.UNPROTECT, "Karim Daudov")]
    for order in (decisions, decisions[::-1]):
        assert apply_decisions([statement], order)[0].people[0].at_risk is False
        assert build_redactor([report], [statement], order).identities == ()


def test_a_name_protected_by_decision_alone_is_masked_everywhere():
    redactor = build_redactor([], [], [a_decision(1, Action.PROTECT, "Ruslan Agzyamov")])
    assert redactor.mask("Руслана Агзямова нет") == "[name withheld 1] нет"


def test_a_name_of_which_no_statement_speaks_is_masked_too():
    report = a_report("Ruslan Agzyamov fled. The mayor spoke of Agzyamov. Karim Daudov signed.")
    private, official = a_person(report, "Ruslan Agzyamov"), a_person(report, "Karim Daudov", at_risk=False)
    statement = a_statement(report, "The mayor spoke of Agzyamov")
    alone = build_redactor([report], [statement])
    assert "Agzyamov" in alone.mask(report.text, [report.id])
    redactor = build_redactor([report], [statement], (), [private, official])
    assert redactor.mask(report.text, [report.id]) == (
        "[name withheld 1] fled. The mayor spoke of [name withheld 1]. Karim Daudov signed."
    )


def test_decisions_hold_for_people_of_whom_no_statement_speaks():
    report = a_report("Ruslan Agzyamov fled. Karim Daudov signed.")
    people = [a_person(report, "Ruslan Agzyamov"), a_person(report, "Karim Daudov", at_risk=False)]
    decisions = [a_decision(1, Action.PROTECT, "Karim Daudov"), a_decision(2, Action.UNPROTECT, "Ruslan Agzyamov")]
    ruled = rule_people(people, decisions)
    assert [one.at_risk for one in ruled] == [False, True]
    masked = build_redactor([report], [], decisions, ruled).mask(report.text, [report.id])
    assert masked == "Ruslan Agzyamov fled. [name withheld 1] signed."


def test_unnamed_groups_are_no_names():
    report = a_report("His relatives were warned.")
    person = a_person(report, "His relatives", status=PersonStatus.RELATIVE, named=False)
    assert build_redactor([report], [a_statement(report, report.text, people=(person,))]).identities == ()
    assert [is_name(one) for one in ("Anna Grom", "his wife", "the Mayor", "")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("Анна Волкова", ("Волкова",)),
        ("Волкова Анна Петровна", ("Волкова",)),
        ("Анна Петровна Волкова", ("Волкова",)),
        ("Анна Петровна", ()),
        ("Волкова Анна", ("Волкова",)),
        ("Anna Hale", ("Hale",)),
        ("Волкова", ("Волкова",)),
        ("Анна", ()),
    ],
)
def test_the_telling_part_of_a_name(name, telling):
    assert parts_of(name).telling == telling


def test_forms_reach_over_scripts_and_cases():
    forms = forms_of("Гречанюк", "uk") | forms_of("Агзямов", "ru")
    assert {"Агзямовым", "Agzyamov", "Agziamov", "Hrechaniuk"} <= forms
