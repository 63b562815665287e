"""What a correction shows of a changed item: the change, not its beginning."""

from __future__ import annotations

from dataclasses import replace

from rich_brief import rich

from svodka.model import DRAFT
from svodka.model.public import PublicChange, PublicEdition
from svodka.publish.corrections import changes, correction, from_difference

LONG = "Two soldiers deserted from a barracks in Kazan on Monday, the newspaper Quay reported there, and a day went by. "


def test_a_change_far_inside_an_item_is_shown_with_a_few_words_before():
    shown = from_difference(f"{LONG}Now two sources say so.", f"{LONG}One source says so.")
    assert shown == "… there, and a day went by. Now two sources say so."
    assert from_difference("A short item, now other.", "A short item, then other.") == "A short item, now other."
    assert from_difference(f"{LONG}More.", LONG.strip()).endswith("More.")
    assert from_difference("", "x") == ""


def test_both_sides_of_a_reworded_item_show_where_they_differ():
    change = PublicChange(kind="reworded", event="ev-1", text=f"{LONG}Now two say so.", was=f"{LONG}One says so.")
    edition = PublicEdition(number=2, corrects="br-1", reason="misread", changes=(change,))
    [line] = changes(replace(rich(), edition=edition))
    assert "Now two say so." in line
    assert "One says so." in line


def test_a_draft_corrects_nothing_and_says_what_it_is():
    draft = replace(rich(), edition=PublicEdition(number=DRAFT, corrects="", reason="", changes=()))
    assert correction(draft) == "Draft: not a published version."
    assert changes(draft) == ()
