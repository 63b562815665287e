"""Asking an address: where nothing may be sent, and every way in which a server can answer badly."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from standin import DRIP, closed_port, completion, loopback_only, standing_in
from svodka.intake.address import Address, ask, is_loopback
from svodka.model import AnswerError, ConfigError

QUICK = {"timeout": 5.0, "retries": 0, "pause": 0.0}


@pytest.fixture(autouse=True)
def _loopback(monkeypatch):
    loopback_only(monkeypatch)


def asked(answer, key="", **given):
    """Ask a stand-in; return the answer and the stand-in."""
    with standing_in(answer) as server:
        return ask(Address(base=server.base, **{**QUICK, **given}), b'{"x": 1}', key), server


def refused(answer, **given):
    """Ask a stand-in that must fail; return the message and how often it was asked."""
    with standing_in(answer) as server:
        with pytest.raises(AnswerError) as caught:
            ask(Address(base=server.base, **{**QUICK, **given}), b"{}", "sk-secret")
        assert "sk-secret" not in str(caught.value)
        return str(caught.value), len(server.bodies)


def test_a_whole_answer_comes_back_as_it_is():
    data, server = asked(lambda _: (200, completion("fine")), key="sk-1")
    assert data == completion("fine")
    assert server.bodies == [b'{"x": 1}']
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["Authorization"] == "Bearer sk-1"


def test_without_a_key_none_is_sent():
    assert "Authorization" not in asked(lambda _: (200, b"{}"))[1].headers[0]


@pytest.mark.parametrize("status", [400, 404, 418, 501])
def test_a_refusal_is_not_tried_again(status):
    words, times = refused(lambda _: (status, b"no"), retries=3)
    assert f"answered {status}" in words
    assert times == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_address_is_tried_again_so_many_times_and_no_more(status):
    words, times = refused(lambda _: (status, b"later"), retries=2)
    assert f"answered {status}" in words
    assert times == 3


def test_what_fails_once_may_succeed_the_second_time():
    answers = iter([(503, b""), (200, b"{}")])
    assert asked(lambda _: next(answers), retries=1)[0] == b"{}"


def test_no_redirect_is_followed_and_no_key_goes_elsewhere():
    words, times = refused(lambda _: (302, b""), retries=2)
    assert "redirects" in words
    assert times == 1


def test_a_refused_key_is_said_without_the_key():
    assert "refused the key" in refused(lambda _: (401, b""))[0]


def test_an_answer_that_never_ends_is_cut_in_time():
    began = time.monotonic()
    words, _ = refused(lambda _: DRIP, timeout=0.5, retries=3)
    assert "within 0.5 seconds" in words
    assert time.monotonic() - began < 3


def test_an_answer_that_never_begins_is_cut_in_time():
    def never(_):
        time.sleep(1.5)
        return 200, b"{}"

    began = time.monotonic()
    assert "within 0.3 seconds" in refused(never, timeout=0.3)[0]
    assert time.monotonic() - began < 1.4


def test_fifty_megabytes_are_not_read():
    data = b"x" * 50_000_000
    words, _ = refused(lambda _: (200, data), max_bytes=10_000)
    assert "more than 10,000 bytes" in words


def test_an_answer_cut_short_is_no_answer():
    class Short(bytes):
        def __len__(self):
            return 100

    words, _ = refused(lambda _: (200, Short(b"{}")), timeout=0.5)
    assert "seconds" in words or "cannot be reached" in words


def test_a_closed_port():
    with pytest.raises(AnswerError, match="cannot be reached"):
        ask(Address(base=f"http://127.0.0.1:{closed_port()}", **QUICK), b"{}")


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("ftp://127.0.0.1/v1", "no http or https address"),
        ("127.0.0.1:80", "no http or https address"),
        ("https://", "no http or https address"),
        ("http://model.example/v1", "in the clear"),
        ("http://10.0.0.7/v1", "in the clear"),
        ("https://user:pw@model.example/v1", "a user, a password"),
        ("https://model.example/v1?key=1", "a query"),
        ("http://127.0.0.1:port/v1", "is no address"),
        ("http://[::1/v1", "is no address"),
    ],
)
def test_an_address_to_which_nothing_may_be_sent(base, words):
    with pytest.raises(ConfigError, match=words) as caught:
        Address(base=base)
    assert caught.value.subject == "model.address"
    assert "pw" not in str(caught.value)


def test_plain_http_goes_to_this_machine_or_by_permission():
    assert Address(base="http://localhost:1/v1").host == "localhost:1"
    assert Address(base="http://[::1]:1/v1").host == "[::1]:1"
    assert replace(Address(base="https://model.example/v1"), base="http://model.example/v1", insecure=True).insecure
    assert is_loopback("127.8.9.1")
    assert not is_loopback("127.0.0.1.example")


@pytest.mark.parametrize("key", ["a b", "a\r\nX-Other: 1", "ключ"])
def test_a_key_that_could_break_out_of_its_header_is_refused(key):
    with pytest.raises(ConfigError) as caught:
        ask(Address(base="http://127.0.0.1:9/v1", **QUICK), b"{}", key)
    assert key not in str(caught.value)
