"""Linking goes on at the desk, ids hold, and people's decisions win: entered by command, taken back by another one."""

from __future__ import annotations

import json

import pytest

from sample_run import opened, svodka
from svodka.model import Action, ConflictError, SvodkaError, event_id

TEXTS = {
    "one": ("2022-10-05", "Governor Andrei Sorokin said that 340 volunteers left Verkhnesk for the front on October 4."),
    "two": ("2022-10-06", "Some 340 volunteers left Verkhnesk for the front on October 4, Governor Andrei Sorokin said."),
    "three": ("2022-10-06", "A warehouse burned down in Dolinsk on October 5, police said."),
    "four": ("2022-10-04", "340 volunteers left Verkhnesk for the front on October 4, said Governor Andrei Sorokin."),
}


def taken(folder, desk, *keys):
    """Take in, read and link reports, each lot in a file of its own."""
    rows = [
        {"external_id": key, "source": f"Outlet {key}", "published": TEXTS[key][0], "lang": "en", "title": key, "text": TEXTS[key][1]}
        for key in keys
    ]
    file = folder / f"{'-'.join(keys)}.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for command in (("take", file), ("read",), ("link",)):
        result = svodka(*command, "--desk", desk)
        assert result.exit_code == 0, result.output


@pytest.fixture
def desk(tmp_path):
    taken(tmp_path, tmp_path / "desk", "one", "three")
    taken(tmp_path, tmp_path / "desk", "two")
    return tmp_path / "desk"


def digest_of(folder):
    with opened(folder) as held:
        return held.store.derived_digest()


def event_about(folder, word):
    with opened(folder) as held:
        return next(
            event
            for event in held.store.linkage().events
            if word in held.store.report(event.reports[0]).text and "police" not in event.statements[0]
        )


def test_linking_lot_by_lot_is_linking_afresh(desk):
    before = digest_of(desk)
    assert len(event_about(desk, "Verkhnesk").reports) == 2
    assert svodka("link", "--afresh", "--desk", desk).exit_code == 0
    assert digest_of(desk) == before
    assert "equal" in svodka("rebuild", "--desk", desk).stdout


def test_a_late_report_joins_and_the_former_id_still_leads_there(desk, tmp_path):
    former = event_about(desk, "Verkhnesk")
    taken(tmp_path, desk, "four")
    now = event_about(desk, "Verkhnesk")
    assert set(former.statements) < set(now.statements)
    assert now.id != former.id
    assert former.id in {event_id(key) for key in now.statements}
    shown = svodka("show", former.id, "--desk", desk).stdout
    assert f"event        {now.id}" in shown
    assert f"asked for    {former.id}, which is now part of this event" in shown
    assert "asked for" not in svodka("show", now.id, "--desk", desk).stdout


def test_a_brief_that_used_an_event_is_told_of_what_came_late(desk, tmp_path):
    assert svodka("publish", "--desk", desk, "-o", tmp_path / "out").exit_code == 0
    former = event_about(desk, "Verkhnesk")
    taken(tmp_path, desk, "four")
    shown = svodka("show", former.id, "--desk", desk).stdout
    assert "version 1, as " + former.id in shown
    assert "joined since: " in shown


def test_a_person_parts_frees_and_joins(desk):
    event = event_about(desk, "Verkhnesk")
    before = digest_of(desk)
    by = ("--by", "Vera", "--reason", "two columns, seen on the spot", "--desk", desk)
    assert svodka("decide", "part", *event.statements[:2], *by).exit_code == 0
    one, two = event.statements[:2]
    with opened(desk) as held:
        assert held.store.event_of(one).id != held.store.event_of(two).id
    assert "kept apart" in svodka("explain", event.id, "--desk", desk).stdout
    assert "equal" in svodka("rebuild", "--desk", desk).stdout
    assert svodka("decide", "free", one, two, *by).exit_code == 0
    assert digest_of(desk) == before
    other = event_about(desk, "warehouse")
    assert svodka("decide", "join", event.id, other.id, *by).exit_code == 0
    told = svodka("explain", other.statements[0], "--desk", desk).stdout
    assert event.id in told or event_id(other.statements[0]) in told
    assert "joined by a decision of Vera: two columns" in svodka("explain", event.id, "--desk", desk).stdout
    listed = svodka("decide", "list", "--desk", desk).stdout
    assert [line.split()[3] for line in listed.splitlines()] == ["part", "free", "join"]


def test_what_cannot_be_decided_is_said(desk):
    one, two = event_about(desk, "Verkhnesk").statements[:2]
    three = event_about(desk, "warehouse").statements[0]
    with opened(desk) as held:
        from svodka.desk import decide  # noqa: PLC0415 (beside what it is called with)

        decide(held, Action.JOIN, [one, two], "Vera", "the same lorry")
        decide(held, Action.JOIN, [two, three], "Vera", "the same lorry")
        with pytest.raises(ConflictError, match="kept apart"):
            decide(held, Action.PART, [one, three], "Oleg", "another lorry")
        with pytest.raises(SvodkaError, match="nothing has an id"):
            decide(held, Action.JOIN, [one, "st-nowhere"], "Vera", "the same lorry")
        with pytest.raises(SvodkaError, match="two statements"):
            decide(held, Action.PART, [one, one], "Vera", "the same lorry")
        with pytest.raises(SvodkaError, match="a name and a reason"):
            decide(held, Action.PART, [one, two], "Vera", " ")
        with pytest.raises(SvodkaError, match="not retracted"):
            decide(held, Action.RESTORE, [one], "Vera", "it was right")
        decide(held, Action.RETRACT, [held.store.statement(three).span.report], "Vera", "taken down by the outlet")
        assert three not in {each.id for each in held.material().statements}
        with pytest.raises(SvodkaError, match="was retracted"):
            decide(held, Action.JOIN, [one, three], "Vera", "the same lorry")
        decide(held, Action.RESTORE, [held.store.statement(three).span.report], "Vera", "it is there again")
        assert three in {each.id for each in held.material().statements}
        with pytest.raises(SvodkaError, match="nothing was named"):
            decide(held, Action.PROTECT, [], "Vera", "he asked for it")


def test_a_name_is_withheld_as_soon_as_it_is_decided(desk, tmp_path):
    assert svodka("decide", "protect", "Andrei", "Sorokin", "--by", "Vera", "--reason", "threatened", "--desk", desk).exit_code == 0
    assert svodka("publish", "--desk", desk, "-o", tmp_path / "out").exit_code == 0
    assert all(b"Sorokin" not in file.read_bytes() for file in (tmp_path / "out").iterdir())
