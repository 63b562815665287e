"""The half of the store that is never rebuilt."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from store_values import REPORTS, SHARED_STORE, capture, decision, report

from svodka.model import ConflictError, Note, NotFoundError, StoreError


def test_a_report_comes_back_whole(store, reopen):
    one = replace(report(1, "uk"), notes=(Note(code="c", message="m", start=1, stop=2),), reprint_of="Courier")
    assert store.add_report(one)
    assert store.report(one.id) == one
    assert reopen().report(one.id) == one


@given(one=REPORTS)
@settings(max_examples=40, deadline=None, suppress_health_check=SHARED_STORE)
def test_any_report_comes_back_whole(store, one):
    fresh = replace(one, id=f"rp-{store.counts().reports}")
    assert store.add_report(fresh)
    assert store.report(fresh.id) == fresh
    assert not store.add_report(fresh)


def test_adding_a_report_again_changes_nothing(store):
    assert store.add_report(report(1))
    assert not store.add_report(report(1))
    assert store.counts().reports == 1


def test_the_same_report_from_another_file_is_the_same_report(store):
    store.add_report(report(1))
    assert not store.add_report(replace(report(1), locator="elsewhere.txt"))
    assert store.report("rp-0001").locator == "in/1.txt"


@pytest.mark.parametrize("change", [{"text": "Other words."}, {"title": "x"}, {"published_at": None}, {"lang": "ru"}])
def test_the_same_id_with_other_content_is_a_conflict(store, change):
    store.add_report(report(1))
    with pytest.raises(ConflictError) as caught:
        store.add_report(replace(report(1), **change))
    assert caught.value.subject == "rp-0001"
    assert store.report("rp-0001") == report(1)


def test_reports_stand_by_day_then_id_and_the_undated_last(store):
    days = {4: date(2022, 9, 30), 2: date(2022, 10, 1), 3: date(2022, 10, 1), 1: None}
    for number in (1, 2, 3, 4):
        store.add_report(report(number, published=days[number]))
    ids = ("rp-0004", "rp-0002", "rp-0003", "rp-0001")
    assert store.report_ids() == ids
    assert tuple(each.id for each in store.reports()) == ids
    assert tuple(each.id for each in store.unread_reports("1")) == ids


def test_a_report_is_found_by_its_outlets_id(store):
    store.add_report(report(1))
    later = replace(report(2, published=date(2022, 12, 1)), external_id="courier-1")
    store.add_report(later)
    assert store.find_report_by_external_id("courier-1") == report(1)
    assert store.find_report_by_external_id("courier-9") is None


def test_an_unknown_report_is_not_found(store):
    with pytest.raises(NotFoundError, match="rp-9"):
        store.report("rp-9")


def test_captures_are_kept_by_number(store):
    assert store.add_capture(capture(2))
    assert store.add_capture(capture(1))
    assert not store.add_capture(capture(1))
    assert store.captures() == (capture(1), capture(2))


def test_a_capture_that_another_archive_numbered_is_a_conflict(store):
    store.add_capture(capture(1))
    with pytest.raises(ConflictError, match="another entry"):
        store.add_capture(replace(capture(1), number=7))
    with pytest.raises(ConflictError):
        store.add_capture(replace(capture(3), number=1))


def test_decisions_are_replayed_by_time_then_id(store):
    late, early, tie = decision(1, "2022-12-02T00:00:00Z"), decision(3), decision(2)
    for each in (late, early, tie):
        assert store.add_decision(each)
    assert not store.add_decision(late)
    assert store.decisions() == (tie, early, late)


def test_a_decision_is_never_changed(store):
    store.add_decision(decision(1))
    with pytest.raises(ConflictError, match="never changed"):
        store.add_decision(decision(1, target="someone else"))


def fail_in_a_batch(store):
    with store.batch():
        store.add_report(report(1))
        store.report("rp-9")


def test_a_batch_happens_as_a_whole_or_not_at_all(store, reopen):
    with pytest.raises(NotFoundError):
        fail_in_a_batch(store)
    assert store.report_ids() == ()
    with store.batch():
        store.add_report(report(1))
        assert reopen().report_ids() == ()
    assert reopen().report_ids() == ("rp-0001",)


def test_a_call_that_fails_inside_a_batch_leaves_the_rest(store):
    with store.batch():
        store.add_report(report(1))
        with pytest.raises(ConflictError):
            store.add_report(replace(report(1), title="another"))
        store.add_report(report(2))
    assert store.report_ids() == ("rp-0001", "rp-0002")


def test_text_that_is_no_unicode_is_refused(store):
    with pytest.raises(StoreError):
        store.add_report(report(1, text="half \udcff pair"))
    assert store.report_ids() == ()
