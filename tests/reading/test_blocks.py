"""What a block of a report is: boilerplate, bylines, captions, lists, headings, and lines that a link broke."""

from __future__ import annotations

import itertools

import pytest

from builders import a_report
from svodka.model import BlockKind
from svodka.reading.blocks import classify


def kinds(text: str, lang: str = "en", title: str = "") -> list[BlockKind]:
    return [block.kind for block in classify(a_report(text, lang=lang, title=title))]


@pytest.mark.parametrize(
    ("lang", "line", "kind"),
    [
        ("en", "Subscribe to our newsletter.", BlockKind.BOILERPLATE),
        ("en", "Follow us on Telegram for more.", BlockKind.BOILERPLATE),
        ("en", "Like what you read?", BlockKind.BOILERPLATE),
        ("en", "https://example.org/story", BlockKind.BOILERPLATE),
        ("en", "🔥🔥🔥", BlockKind.BOILERPLATE),
        ("en", "More stories on our site", BlockKind.BOILERPLATE),
        ("en", "Harbour Post | Subscribe", BlockKind.BOILERPLATE),
        ("en", "See the video of the ferry", BlockKind.BOILERPLATE),
        ("en", "* designated a terrorist organisation in Russia", BlockKind.BOILERPLATE),
        ("en", "The group was banned in Russia in 2021 and moved its office to Riga.", BlockKind.BODY),
        ("en", "Readers see the video as proof that the ferry was late.", BlockKind.BODY),
        ("en", "Telegram | YouTube", BlockKind.BOILERPLATE),
        ("en", "Telegram blocked three channels on Friday.", BlockKind.BODY),
        ("en", "This article was originally published by the Harbour Post.", BlockKind.BOILERPLATE),
        ("en", "By Marta Hale", BlockKind.BYLINE),
        ("en", "A soldier waits at a bus stop. (Photo: Harbour Post)", BlockKind.BYLINE),
        ("en", "• two villages were shelled", BlockKind.LIST),
        ("en", "The road was closed on Tuesday.", BlockKind.BODY),
        ("en", "The newsletter of the union was banned in May.", BlockKind.BODY),
        ("ru", "Подписывайтесь на наш телеграм-канал", BlockKind.BOILERPLATE),
        ("ru", "Читайте также", BlockKind.BOILERPLATE),
        ("ru", "📌 Степные вести | Подпишись", BlockKind.BOILERPLATE),
        ("ru", "*признана в России террористической организацией", BlockKind.BOILERPLATE),
        ("ru", "Организацию признали нежелательной в мае, сообщил её юрист.", BlockKind.BODY),
        ("ru", "Больше видео в нашем канале", BlockKind.BOILERPLATE),
        ("ru", "Степной край | прислать новость", BlockKind.BOILERPLATE),
        ("ru", "Присылайте новости в наш бот", BlockKind.BOILERPLATE),
        ("ru", "Доброй ночи всем!", BlockKind.BOILERPLATE),
        ("ru", "Сайт администрации не работал два дня.", BlockKind.BODY),
        ("ru", "Фото: Степной вестник", BlockKind.BYLINE),
        ("ru", "Дорогу закрыли во вторник.", BlockKind.BODY),
        ("uk", "Підписуйтесь на наш телеграм", BlockKind.BOILERPLATE),
        ("uk", "Читайте нас у Telegram!", BlockKind.BOILERPLATE),
        ("uk", "👉 Підписатися | Надіслати новину", BlockKind.BOILERPLATE),
        ("uk", "📌 Степові вісті | Підпишись", BlockKind.BOILERPLATE),
        ("uk", "Слава Україні! Героям слава!", BlockKind.BOILERPLATE),
        ("uk", "Надсилайте новини адміну", BlockKind.BOILERPLATE),
        ("uk", "Сайт адміністрації не працював два дні.", BlockKind.BODY),
        ("uk", "Дорогу закрили у вівторок.", BlockKind.BODY),
    ],
)
def test_kind(lang, line, kind):
    assert kinds(f"One thing happened here.\n\n{line}", lang)[-1] is kind


def test_the_title_is_a_heading():
    assert kinds("Road closed.\n\nThe road was closed.", title="Road closed.")[0] is BlockKind.HEADING


def test_a_line_that_a_link_broke_is_joined():
    text = "The ministry\nsaid the road was closed."
    (block,) = classify(a_report(text))
    assert (block.start, block.stop) == (0, len(text))


def test_paragraphs_stay_apart():
    assert len(classify(a_report("One road was closed.\n\nAnother was opened."))) == 2


def test_blocks_cover_every_word_in_order():
    text = "A heading\n\n• one thing\n• another thing\n\nThe end came late.\n"
    blocks = classify(a_report(text))
    assert "".join("".join(text[b.start : b.stop].split()) for b in blocks) == "".join(text.split())
    assert all(a.stop <= b.start for a, b in itertools.pairwise(blocks))
