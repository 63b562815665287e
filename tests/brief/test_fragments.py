from __future__ import annotations

import pytest

from svodka.brief.wording.fragments import is_fragment, is_joined
from svodka.brief.wording.leaning import begins_mid_thought


@pytest.mark.parametrize(
    ("words", "lang", "fragment"),
    [
        ("Новая очередь у склада в Лесном", "ru", True),
        ("У склада в Лесном стоит очередь", "ru", False),
        ("Склад в Лесном — самый большой в районе", "ru", False),
        ("В Лесном нет врача", "ru", False),
        ("Нові намети біля складу в Липках", "uk", True),
        ("У Липках поставили нові намети", "uk", False),
        ("У Липках немає лікаря", "uk", False),
        ("New tents near a shed in Lipki", "en", False),
    ],
)
def test_a_heading_without_a_verb_is_no_sentence(words, lang, fragment):
    assert is_fragment(words, lang) is fragment


@pytest.mark.parametrize(
    ("text", "joined"),
    [("Склад закрыт\nОчередь ушла", True), ("Склад закрыт.\nОчередь ушла", False), ("Склад\nзакрыт", False)],
)
def test_lines_that_run_together_are_seen(text, joined):
    assert is_joined(text) is joined


@pytest.mark.parametrize(
    ("words", "lang", "leans"),
    [
        ("The final count was 30 to 4", "en", True),
        ("The remaining 12 crates were empty", "en", True),
        ("The spare tents come from a depot in Lipki", "en", True),
        ("The council of Lipki met twice", "en", False),
        ("The Lipki council met twice", "en", False),
        ("The war continued", "en", False),
        ("Мужчину сразу отвезли на вокзал", "ru", True),
        ("Мужчина из посёлка Лесной продал трактор", "ru", False),
        ("Женщины построили навес у склада", "ru", False),
        ("Кстати, склад в Лесном открыт", "ru", True),
        ("Чоловіка одразу відвезли на вокзал", "uk", True),
        ("Чоловік із селища Липки продав трактор", "uk", False),
        ("Ось перші намети в Липках", "uk", True),
        ("Відповідна заява є на сайті", "uk", True),
    ],
)
def test_a_sentence_that_tells_of_nobody_known_leans_on_another(words, lang, leans):
    assert begins_mid_thought(words, lang) is leans
