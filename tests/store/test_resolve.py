"""Ids as a person types them."""

import pytest
from store_values import capture, contradiction, decision, event, linkage, put_linkage, reading, report, statement

from svodka.model import NotFoundError, StoreError


@pytest.fixture
def full(store):
    for number in (1, 2, 10):
        store.add_report(report(number))
    said = (statement(1, report(1)), statement(2, report(1)))
    store.put_reading(reading(report(1), *said), "1")
    put_linkage(store, linkage((event(1, said[0]),), (contradiction(1, *said),)))
    store.add_decision(decision(1))
    store.add_capture(capture(1))
    return store


@pytest.mark.parametrize(
    ("typed", "kind", "whole"),
    [
        ("rp-0001", "report", "rp-0001"),
        ("rp-001", "report", "rp-0010"),
        ("st-0002", "statement", "st-0002"),
        ("ev", "event", "ev-0001"),
        ("cx-", "contradiction", "cx-0001"),
        ("d", "decision", "dc-0001"),
        ("00", "capture", f"{1:064x}"),
        ("courier-1", "report", "rp-0001"),
        ("courier-10", "report", "rp-0010"),
    ],
)
def test_the_only_id_that_begins_so_is_meant(full, typed, kind, whole):
    assert full.resolve(typed) == (kind, whole)


@pytest.mark.parametrize("typed", ["", "rp-3", "zz", "%", "courier", "rp-0001x", "'"])
def test_what_nothing_begins_with_is_not_found(full, typed):
    with pytest.raises(NotFoundError, match="svodka search"):
        full.resolve(typed)


def test_several_are_named(full):
    with pytest.raises(StoreError, match="rp-0001, rp-0002, rp-0010; give more"):
        full.resolve("rp-00")
