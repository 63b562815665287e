"""Versions of a brief: when there is a new one, what it tells, and that it names nobody."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "publish"))

from rich_brief import one_item, rich

from svodka.model import RecordedItem, Rewording, digest
from svodka.review import Beneath, Redactor, Since, next_record, open_redactor, record_digest, versioned
from svodka.review.identities import Identity
from svodka.review.reasons import why

OPEN = open_redactor(())


def kept_rewording():
    words = {"ours": ("Old.",), "theirs": ("New.",), "spans": ((),), "lang": "en"}
    return Rewording(event="ev-1", model="m", request="r", kept=True, reason="", **words)


def first(brief):
    return next_record(brief, "series", None, "")


def changes(before, after, redactor=OPEN):
    one = first(before)
    two = next_record(after, "series", one, "")
    return [(change.kind, change.was, change.text) for change in versioned(after, two, one, redactor).edition.changes]


def test_the_same_content_is_the_same_version():
    record = first(rich())
    assert (record.number, record.previous, record.reason) == (1, "", "")
    assert next_record(replace(rich(), checks=()), "series", record, "no need") is record
    assert versioned(rich(), record, None, OPEN).edition.changes == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"archive_root": "1" * 64}, "further evidence was taken in"),
        ({"version": "0.2.0"}, "another version of svodka wrote it"),
        ({"withheld": 9}, "decisions or settings of the desk changed"),
    ],
)
def test_without_a_reason_it_is_told_what_changed_beneath(change, reason):
    record = next_record(replace(rich(), **change), "series", first(rich()), "")
    assert (record.number, record.reason) == (2, reason)
    assert next_record(replace(rich(), **change), "series", first(rich()), " misread. ").reason == "misread"


def test_items_are_added_removed_and_reworded():
    before, after = one_item("The mayor spoke."), one_item("The mayor was heard.")
    assert changes(before, after) == [("reworded", "The mayor spoke.", "The mayor was heard.")]
    assert changes(before, replace(before, sections=())) == [("removed", "The mayor spoke.", "")]
    assert changes(replace(before, sections=()), before) == [("added", "", "The mayor spoke.")]
    assert changes(before, replace(before, title="Another title")) == []


def test_an_event_that_got_another_id_is_the_same_item():
    before = one_item("The mayor spoke.")
    section = before.sections[0]
    moved = replace(section, items=(replace(section.items[0], event="ev-other"),))
    assert changes(before, replace(before, sections=(moved,))) == []


def test_a_pseudonym_with_another_number_is_no_change():
    before = one_item("[name withheld 3] spoke.")
    assert changes(before, one_item("[name withheld 4] spoke.")) == []


def test_a_name_protected_since_is_masked_in_the_words_of_before_and_in_the_reason():
    redactor = Redactor((), [Identity(number=1, names=(("Ruslan Agzyamov", "en"),), reports=frozenset({"r1"}))])
    before, after = one_item("Ruslan Agzyamov spoke."), one_item("[name withheld 1] spoke.")
    one = first(before)
    two = next_record(after, "series", one, "Agzyamov asked for it")
    edition = versioned(after, two, one, redactor).edition
    assert edition.corrects == before.id
    assert "Agzyamov" not in repr(edition)
    assert edition.changes[0].was == "[name withheld 1] spoke."


def test_a_record_of_before_keeps_its_digest_and_a_new_field_counts_once_it_says_something():
    record = first(one_item("The mayor spoke."))
    told = asdict(record)
    for later in ("entries", "after", "rewordings", "reader", "linker", "decided", "settings"):
        told.pop(later)
    for item in told["items"]:
        item.pop("spans")
    before = replace(record, items=tuple(replace(item, spans=()) for item in record.items))
    assert record_digest(before) == digest(json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8"))
    assert record_digest(replace(before, entries=3)) != record_digest(before)
    assert record_digest(record) != record_digest(before)


@pytest.mark.parametrize(
    ("beneath", "reason"),
    [
        (Beneath(after=("br-1",)), "earlier briefs were published or corrected"),
        (Beneath(rewordings=(kept_rewording(),)), "items were reworded by a language model, or no longer are"),
        (Beneath(entries=5), "decisions or settings of the desk changed"),
    ],
)
def test_what_changed_beneath_is_told_of_earlier_briefs_and_models_too(beneath, reason):
    assert next_record(replace(rich(), withheld=9), "series", first(rich()), "", beneath).reason == reason


RULES = Beneath(entries=7, reader="9", linker="2", decided=("de-1",), settings="5" * 64)


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ({"reader": "8"}, "reports were read by rules 9 (before by rules 8)"),
        ({"reader": ""}, "reports were read anew by other rules"),
        ({"linker": "1"}, "events were put together by rules 2 (before by rules 1)"),
        ({"decided": ()}, "decisions of the desk were entered or taken back"),
        ({"settings": "4" * 64}, "settings of the brief were changed"),
        ({"settings": "4" * 64, "reader": "8"}, "reports were read by rules 9 (before by rules 8); settings of the brief were changed"),
        ({}, "outlets, places or words that the desk knows were changed"),
    ],
)
def test_rules_decisions_and_settings_are_told_apart(before, reason):
    former = next_record(rich(), "series", None, "", replace(RULES, **before))
    assert next_record(replace(rich(), withheld=9), "series", former, "", RULES).reason == reason


def item(text="It rained.", reports=("r1",), spans=("r1:0-9",), event="ev-1", statements=("st-1",)):
    return RecordedItem(event=event, text=text, statements=statements, reports=reports, spans=spans)


@pytest.mark.parametrize(
    ("now", "was", "since", "told"),
    [
        (item(), None, Since(reports=frozenset({"r1"})), "it was reported since"),
        (item(reports=("r1", "r2")), None, Since(reports=frozenset({"r2"})), "a further report tells of it"),
        (item(reports=("r1", "r2")), item(), Since(), "a report that was there before is told with it now"),
        (None, item(), Since(left_out=(("ev-1", "background"),)), "background"),
        (None, item(), Since(left_out=(("ev-1", "repeats event ev-2"),)), "another item tells it now"),
        (None, item(), Since(statements=frozenset({"st-2"})), "its statements were retracted, or are read otherwise"),
        (item(), item(reports=("r1", "r2")), Since(), "a report is no longer told with it"),
        (item(spans=("r1:0-5",)), item(), Since(), "other words of the same reports are cited"),
        (item("Rain fell."), item(), Since(), "the same words are cited, told otherwise"),
        (item(), None, Since(), ""),
        (item("Rain fell."), item(spans=()), Since(), ""),
    ],
)
def test_each_change_says_why(now, was, since, told):
    assert why(now, was, since) == told
