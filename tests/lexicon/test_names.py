"""Names meet over scripts, systems and cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.lexicon.names import fold_name, inflections, nominative, transliterate, variants

SPELLINGS = [
    ("Mihailov", "Mikhailov", "Михайлов", "Mykhailov", "Mikhajlov"),
    ("Соловьёв", "Соловьев", "Solovyov", "Solovev", "Solov'ev", "Соловйов"),
    ("Сергей Щербаков", "Sergei Shcherbakov", "Сергій Щербаков", "Serhii Scherbakov"),
    ("Володимир Задорожний", "Vladimir Zadorozhny", "Владимир Задорожный", "Volodymyr Zadorozhnyi"),
    ("Юлия Цветкова", "Yulia Tsvetkova", "Iuliia Tsvetkova", "Юлія Цветкова"),
    ("Королёв", "Korolev", "Korolyov", "Корольов"),
    ("Евгений Гусев", "Yevgeny Gusev", "Evgeny Gusev", "Євген Гусєв", "Yevhen Husiev"),
]
NOMINATIVES = [
    ("Анной Сидоровой", "ru", "Анна Сидорова"),
    ("Ольги Петренко", "uk", "Ольга Петренко"),
    ("Дмитрием Веселовским", "ru", "Дмитрий Веселовский"),
    ("Олексія Стельмаха", "uk", "Олексій Стельмах"),
    ("Павла Ткаченко", "ru", "Павел Ткаченко"),
    ("Залізного", "uk", "Залізний"),
    ("Марии Ивановны Коваль", "ru", "Мария Ивановна Коваль"),
    ("Иван Петров", "ru", "Иван Петров"),
    ("Cornelius Smith", "en", "Cornelius Smith"),
]
DISPLAY = [
    ("Евгений Щукин", "ru", "Yevgeny Shchukin"),
    ("Сергій Згурський", "uk", "Serhii Zghurskyi"),
    ("Smith", "en", "Smith"),
    ("ИВАНОВ", "ru", "IVANOV"),
]


@pytest.mark.parametrize("group", SPELLINGS)
def test_spellings_meet_under_one_key(group):
    assert len({fold_name(name) for name in group}) == 1


def test_different_names_keep_different_keys():
    names = ["Иванов", "Иваненко", "Петров", "Сидоров", "Козлов", "Котов", "Мельник", "Мельниченко"]
    assert len({fold_name(name) for name in names}) == len(names)


def test_a_possessive_does_not_change_the_key():
    assert fold_name("Mihailov's") == fold_name("Михайлов") == fold_name("Mikhailov’s")


@pytest.mark.parametrize(("name", "lang", "expected"), NOMINATIVES)
def test_a_name_in_any_case_leads_to_its_nominative(name, lang, expected):
    assert nominative(name, lang) == expected


def test_a_known_gender_decides_a_lone_surname():
    assert nominative("Кузнецова", "ru", hint="f") == "Кузнецова"
    assert nominative("Кузнецова", "ru", hint="m") == "Кузнецов"


@pytest.mark.parametrize(("name", "lang", "expected"), DISPLAY)
def test_display_follows_one_system(name, lang, expected):
    assert transliterate(name, lang) == expected


@pytest.mark.parametrize(
    ("name", "lang", "forms"),
    [
        ("Анна Лебедева", "ru", ["Анны Лебедевой", "Анне Лебедевой", "Анну Лебедеву", "Анной Лебедевой"]),
        ("Лебедев", "ru", ["Лебедева", "Лебедеву", "Лебедевым", "Лебедеве", "Лебедевой", "Лебедевых", "Лебедевы"]),
        ("Павел Ткач", "ru", ["Павла Ткача", "Павлу Ткачу", "Павлом Ткачом", "Павле Ткаче"]),
        ("Жуковский", "ru", ["Жуковского", "Жуковскому", "Жуковским", "Жуковском", "Жуковская", "Жуковской"]),
        ("Иванович", "ru", ["Ивановича", "Ивановичу", "Ивановичем"]),
        ("Ольга", "uk", ["Ольги", "Ользі", "Ольгу", "Ольгою", "Ольго"]),
        ("Сергій Бондаренко", "uk", ["Сергія Бондаренка", "Сергієві Бондаренкові", "Сергієм Бондаренком"]),
        ("Білецький", "uk", ["Білецького", "Білецькому", "Білецьким", "Білецька", "Білецької"]),
        ("Швець", "uk", ["Швеця", "Швецю", "Швецем"]),
        ("Петра Коломойца", "ru", ["Петр Коломоец", "Петру Коломойцу"]),
        ("Parker", "en", ["Parker's", "Parker’s", "Parkers"]),
    ],
)
def test_every_case_is_there(name, lang, forms):
    assert set(forms) <= inflections(name, lang)


def test_a_surname_is_not_read_as_many_of_a_first_name():
    assert "Ивану" not in inflections("Иванов", "ru")


@pytest.mark.parametrize(
    ("name", "lang", "spellings"),
    [
        ("Юрий Михайлов", "ru", ["Yury Mikhailov", "Yuri Mikhaylov", "Iurii Mikhailov", "Юрій Михайлов"]),
        ("Щербина", "uk", ["Shcherbyna", "Shcherbina", "Щербина", "Shcherbyna's"]),
        ("Соловьёв", "ru", ["Соловьев", "Solovyov", "Solovev", "Соловйов"]),
        ("Андрій Савицький", "uk", ["Andrii Savytskyi", "Andriy Savytskyy", "Андрей Савицкий", "Andrey Savitsky"]),
        ("Kirill Mihailov", "en", ["Kirill Mikhailov", "Кирилл Михайлов", "Кирило Михайлов", "Kirill Mihailov’s"]),
        ("Александр Быков", "ru", ["Alexander Bykov", "Олександр Биков", "Aleksandr Bykov"]),
    ],
)
def test_plausible_spellings_are_there(name, lang, spellings):
    assert set(spellings) <= variants(name, lang)


@given(st.sampled_from(sorted(name for group in SPELLINGS for name in group)), st.sampled_from(["en", "ru", "uk"]))
def test_a_name_is_among_its_own_forms(name, lang):
    assert name in variants(name, lang)
    assert name in inflections(name, lang)


@given(st.text(max_size=30), st.sampled_from(["en", "ru", "uk", "und"]))
def test_any_text_is_taken(text, lang):
    assert isinstance(transliterate(text, lang), str)
    assert text in inflections(text, lang)
    assert isinstance(fold_name(text), str)
    assert variants(text, lang)


@pytest.mark.parametrize(
    ("form", "lang", "name"),
    [
        ("Никиты Лободы", "ru", "Никита Лобода"),
        ("Никитой Лободой", "ru", "Никита Лобода"),
        ("Анне Гудзь", "ru", "Анна Гудзь"),
        ("Василь Заєць", "uk", "Василь Заєць"),
        ("Василя Зайця", "uk", "Василь Заєць"),
        ("Віталія Кіма", "uk", "Віталій Кім"),
    ],
)
def test_the_first_name_decides_how_a_surname_is_read(form, lang, name):
    assert nominative(form, lang) == name
