"""The half of the store that can be dropped and made again, and is then the same."""

from dataclasses import replace

import pytest
from store_values import contradiction, decision, edge, event, linkage, put_linkage, reading, report, statement, tally

from svodka.model import ConflictError, NotFoundError, StoreError

ONE, TWO, THREE = report(1), report(2, "ru"), report(3, "uk")
FIRST, SECOND = statement(9, ONE), statement(2, ONE, 20, 30)
THIRD, FOURTH = statement(5, TWO), statement(1, THREE)
WHOLE = linkage(
    (event(7, FIRST, THIRD), event(1, SECOND)),
    (contradiction(1, SECOND, FOURTH), contradiction(2, FIRST, THIRD)),
    (edge(TWO, ONE.id), edge(THREE, "Steppe Herald")),
    (tally(FIRST, THIRD), tally(SECOND)),
)


def take(store, *reports):
    for each in reports or (ONE, TWO, THREE):
        store.add_report(each)


def read(store):
    store.put_reading(reading(ONE, FIRST, SECOND), "1")
    store.put_reading(reading(TWO, THIRD), "1")
    store.put_reading(reading(THREE, FOURTH), "1")


@pytest.fixture
def full(store):
    take(store)
    read(store)
    put_linkage(store, WHOLE)
    store.add_decision(decision(1))
    return store


def test_a_reading_comes_back_with_its_statements_in_the_order_of_the_text(full, reopen):
    assert reopen().reading(ONE.id) == reading(ONE, FIRST, SECOND)
    assert full.statement("st-0002") == SECOND
    assert full.statements() == (FIRST, SECOND, THIRD, FOURTH)


def test_a_report_without_statements_was_read_all_the_same(store):
    take(store)
    store.put_reading(reading(ONE), "1")
    assert store.reading(ONE.id) == reading(ONE)
    assert store.unread_reports("1") == (TWO, THREE)


def test_a_newer_reader_reads_everything_again(full):
    assert full.unread_reports("1") == ()
    assert full.unread_reports("2") == (ONE, TWO, THREE)
    full.put_reading(reading(ONE, FIRST, SECOND), "2")
    assert full.unread_reports("2") == (TWO, THREE)


def test_reading_the_same_again_keeps_the_linkage(full):
    before = full.derived_digest()
    full.put_reading(reading(ONE, FIRST, SECOND), "1")
    assert full.linkage() == WHOLE
    assert full.derived_digest() == before


def test_reading_something_else_drops_the_linkage_over_it(full):
    full.put_reading(reading(ONE, SECOND), "2")
    assert full.statements() == (SECOND, THIRD, FOURTH)
    assert full.linkage() == linkage()
    assert full.event_of(THIRD.id) is None
    with pytest.raises(NotFoundError):
        full.statement(FIRST.id)


def test_only_a_report_can_have_been_read(store):
    with pytest.raises(NotFoundError, match="rp-0001"):
        store.put_reading(reading(ONE, FIRST), "1")
    take(store)
    with pytest.raises(NotFoundError, match="svodka read"):
        store.reading(ONE.id)


def test_one_statement_cannot_stand_in_two_reports(full):
    with pytest.raises(ConflictError):
        full.put_reading(reading(TWO, replace(FIRST, lang="ru")), "2")
    assert full.reading(TWO.id) == reading(TWO, THIRD)
    assert full.linkage() == WHOLE


def test_the_linkage_comes_back_in_its_order(full, reopen):
    assert full.linkage() == WHOLE
    assert reopen().linkage() == WHOLE


def test_an_event_is_found_by_its_id_and_by_its_statements(full):
    assert full.event("ev-0007") == WHOLE.events[0]
    assert full.event_of(THIRD.id) == WHOLE.events[0]
    assert full.event_of(SECOND.id) == WHOLE.events[1]
    assert full.event_of(FOURTH.id) is None
    with pytest.raises(NotFoundError, match="ev-9"):
        full.event("ev-9")


def test_a_new_linkage_replaces_the_old_one(full):
    put_linkage(full, linkage((event(3, FOURTH),)))
    assert full.linkage() == linkage((event(3, FOURTH),))
    assert full.event_of(FIRST.id) is None


def test_a_linkage_over_unknown_statements_is_refused_and_the_old_one_stays(full):
    with pytest.raises(StoreError, match="not there"):
        put_linkage(full, linkage((event(3, statement(77, ONE)),)))
    assert full.linkage() == WHOLE


def test_dropping_leaves_the_evidence(full):
    full.drop_derived()
    counts = full.counts()
    assert (counts.reports, counts.decisions) == (3, 1)
    assert (counts.readings, counts.statements, counts.events, counts.contradictions) == (0, 0, 0, 0)
    assert full.unread_reports("1") == (ONE, TWO, THREE)
    assert full.linkage() == linkage()


def test_a_rebuild_is_equal(full):
    before = full.derived_digest()
    full.drop_derived()
    assert full.derived_digest() != before
    read(full)
    put_linkage(full, WHOLE)
    assert full.derived_digest() == before
    assert full.search("повестка")[0].report == TWO.id


def test_the_digest_does_not_depend_on_the_order_of_work(store, full):
    before = full.derived_digest()
    store.drop_derived()
    for each, found in ((THREE, [FOURTH]), (ONE, [FIRST, SECOND]), (TWO, [THIRD])):
        store.put_reading(reading(each, *found), "1")
    put_linkage(store, WHOLE)
    assert store.derived_digest() == before


def test_the_digest_sees_every_part(full):
    seen = {full.derived_digest()}
    full.put_reading(reading(THREE, FOURTH), "2")
    seen.add(full.derived_digest())
    put_linkage(full, replace(WHOLE, tallies=WHOLE.tallies[:1]))
    seen.add(full.derived_digest())
    put_linkage(full, replace(WHOLE, edges=WHOLE.edges[1:]))
    seen.add(full.derived_digest())
    full.add_report(report(4))
    seen.add(full.derived_digest())
    assert len(seen) == 5


def test_everything_is_counted(full):
    counts = full.counts()
    assert (counts.reports, counts.readings, counts.statements) == (3, 3, 4)
    assert (counts.captures, counts.events, counts.contradictions, counts.decisions) == (0, 2, 2, 1)


def test_the_first_entries_of_a_key_come_in_order_and_each_once(full):
    shelf = full.shelf()
    shelf.put_entries("word", [("tide", "c"), ("tide", "a"), ("tide", "b"), ("ebb", "я"), ("ebb", "😀")])
    assert shelf.entries("word", ["tide", "tide", "none"], 2) == {"tide": ["a", "b"]}
    assert shelf.entries("word", ["ebb", "tide"], 9) == {"ebb": ["я", "😀"], "tide": ["a", "b", "c"]}


def test_the_statements_of_one_report_come_without_the_others(full):
    assert full.statements_of(ONE.id) == (FIRST, SECOND)
    assert full.statements_of("rp-none") == ()
