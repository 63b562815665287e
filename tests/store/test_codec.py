"""Every value of the model comes back from JSON as it went in."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_values import EVENTS, REPORTS, STATEMENTS, TALLIES, maybe, report, spans, statement, tally

from svodka.model import (
    Capture,
    Contradiction,
    Decision,
    Event,
    OriginEdge,
    Reading,
    Report,
    Statement,
    StoreError,
    Tally,
    When,
)
from svodka.store.codec import decode, encode

UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""Large values take a while to draw on a busy machine."""


def again(value, kind):
    return decode(encode(value, kind), kind)


@given(STATEMENTS)
@UNHURRIED
def test_statements_round_trip(value):
    back = again(value, Statement)
    assert back == value
    assert type(back.stance) is type(value.stance)
    assert type(back.chain) is tuple
    assert encode(back, Statement) == encode(value, Statement)


@given(EVENTS)
@UNHURRIED
def test_events_round_trip(value):
    assert again(value, Event) == value


@given(st.one_of(*(st.builds(kind) for kind in (Capture, Contradiction, Decision, OriginEdge))))
@UNHURRIED
def test_flat_values_round_trip(value):
    assert again(value, type(value)) == value


@given(TALLIES, REPORTS, st.builds(When, span=maybe(spans()), start=maybe(st.dates())))
@UNHURRIED
def test_the_rest_round_trips(line, taken, when):
    assert again(line, Tally) == line
    assert again(taken, Report) == taken
    assert again(when, When) == when


def test_a_date_stays_a_date():
    assert again(report(1), Report).published_at == date(2022, 10, 1)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_cannot_hold_is_refused(number):
    line = Tally(ledger="", label="", region=None, low=number, high=None, unit="", statements=(), claimants=())
    with pytest.raises(StoreError, match="as it went in"):
        encode(line, Tally)


def test_half_a_surrogate_pair_is_refused():
    line = Tally(ledger="\ud800", label="", region=None, low=0, high=None, unit="", statements=(), claimants=())
    with pytest.raises(StoreError, match="cannot be kept"):
        encode(line, Tally)


def test_what_another_model_wrote_is_named():
    text = encode(tally(statement(1, report(1))), Tally)
    with pytest.raises(StoreError, match="svodka rebuild"):
        decode(text, Statement)


def test_a_reading_without_people_is_one_of_an_earlier_version():
    older = '{"report": "r", "blocks": [], "statements": [], "notes": []}'
    assert decode(older, Reading) == Reading(report="r", blocks=(), statements=(), notes=())
