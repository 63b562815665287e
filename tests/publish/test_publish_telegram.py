from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_brief import brief, citation, corrected, empty, item, one_item, report, rich, sentence

from svodka.model.errors import UncitedSentenceError
from svodka.model.public import PublicSection
from svodka.publish.telegram import CUT, LIMIT, messages, render_telegram, units


def test_no_message_is_longer_than_telegram_takes() -> None:
    told = messages(rich())
    assert len(told) > 1
    assert max(map(units, told)) <= LIMIT
    assert [re.search(r"\((\d+/\d+)\)$", text)[1] for text in told] == [f"{n}/{len(told)}" for n in range(1, len(told) + 1)]
    assert render_telegram(rich()).decode().rstrip("\n").split(CUT) == list(told)


def test_an_item_is_never_torn_and_its_heading_stays_with_it() -> None:
    many = tuple(one_item(f"Town {n} was told of. " + "It rained on the square. " * 20).sections[0].items[0] for n in range(30))
    whole = one_item()
    told = messages(replace(whole, sections=(replace(whole.sections[0], items=many),)))
    assert len(told) > 3
    for number in range(30):
        [one] = [text for text in told if f"Town {number} was" in text]
        assert re.search(rf"1\.{number + 1} .*\nTown {number} was told of\.( It rained on the square\.){{20}} \[1\]", one)
    assert all(not re.search(r"1\. DECREES AND LAWS\n\n\(\d", text) for text in told)


def test_every_number_is_a_source() -> None:
    text = "\n".join(messages(rich()))
    used = {int(number) for number in re.findall(r"(?<!^)\[(\d+)\]", text)}
    listed = {int(number) for number in re.findall(r"^\[(\d+)\] ", text, re.MULTILINE)}
    assert used == listed == set(range(1, max(listed) + 1))


def test_stance_and_counters_are_words_and_nothing_is_markup() -> None:
    text = "\n".join(messages(rich()))
    assert "· alleged" in text
    assert "Against this: " in text
    assert not re.search(r"<\w|\*\*|&amp;|\\", text)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=9).filter(str.strip))
def test_a_giant_item_of_any_letters_is_cut_and_nothing_is_lost(piece: str) -> None:
    words = f"😀{piece} " * 1500
    told = messages(one_item(words))
    assert max(map(units, told)) <= LIMIT
    body = "".join(re.sub(r"\n\(\d+/\d+\)$", "", text) for text in told)
    assert body.count("😀") == words.count("😀")


def test_a_correction_stands_at_the_top() -> None:
    assert "Version 2, corrects version 1: a report was misread.\nReworded: “Eleven men" in messages(corrected())[0]
    assert "Version" not in "".join(messages(rich()))


def test_an_empty_brief_says_so_and_an_uncited_claim_is_refused() -> None:
    assert "No event of this window could be reported" in messages(empty())[0]
    section = PublicSection(topic="diplomacy", title="Diplomacy", items=(item("ev", (sentence("No source."),), None),))
    with pytest.raises(UncitedSentenceError):
        messages(brief(sections=(section,)))


def test_a_source_that_is_not_on_record_is_told_as_such() -> None:
    cite = citation({"words": "He [[spoke]].", "start": 3}, report({"id": "gone"}))
    section = PublicSection(topic="diplomacy", title="Diplomacy", items=(item("ev", (sentence("He spoke.", cite),), None),))
    assert "[1] a report that is not on record" in messages(brief(sections=(section,)))[0]
