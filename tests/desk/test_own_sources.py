"""sources.yaml: outlets that the user describes, and what is wrong with them said by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sample_run import SAMPLE
from svodka.desk import Config, Desk, listed, take
from svodka.desk.own_sources import FILE, own_sources
from svodka.model import ConfigError, RunBy

GOOD = """
- name: Chulym Notes
  aliases: ["@chulym_notes", "Чулымские заметки"]
  family: Chulym Press
  home: RU-TOM
  run_by: independent
- name: Vale Herald
"""


def written(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_sources_are_read_with_their_defaults(tmp_path):
    notes, herald = own_sources(written(tmp_path, GOOD))
    assert (notes.family, notes.run_by, notes.home_region) == ("Chulym Press", RunBy.INDEPENDENT, "RU-TOM")
    assert (herald.family, herald.run_by, herald.aliases) == ("Vale Herald", RunBy.UNKNOWN, ())


def test_no_file_and_an_empty_file_describe_nothing(tmp_path):
    assert own_sources(tmp_path / FILE) == ()
    assert own_sources(written(tmp_path, "")) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: Vale", "no list"),
        ("- family: Vale", "has no name"),
        ("- name: Vale\n  familly: Herald", "unknown key familly"),
        ("- name: Vale\n  run_by: nobody", "run_by cannot be “nobody”"),
        ("- name: Vale\n  home: 7", "home is no text"),
        ("- name: Vale\n  aliases: Herald", "aliases is no list"),
        ("- name: [", "cannot be read"),
        ("- name: Vale\n  lang: english", "lang cannot be “english”"),
        ("- name: Vale\n  lang: ua", "lang cannot be “ua”"),
        ("- name: Vale\n  home: Russia", "home cannot be “Russia”"),
        ("- name: Vale\n  family: ' '", "family cannot be"),
        ("- name: Vale\n- name: the Vale", r"“the Vale” is claimed by Vale \(entry 1\) too"),
        ("- name: Vale\n  aliases: [Herald]\n- name: Hill\n  aliases: [herald]", r"“herald” is claimed by Vale \(entry 1\)"),
        ("- name: Vale\n  aliases: [ТАСС]", r"“ТАСС” is claimed by TASS \(svodka's own list\)"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, text, said):
    with pytest.raises(ConfigError, match=said) as caught:
        own_sources(written(tmp_path, text))
    assert FILE in str(caught.value)


def test_an_entry_replaces_the_shipped_outlet_of_its_name(tmp_path):
    (tass,) = own_sources(written(tmp_path, "- name: TASS\n  aliases: [ТАСС]\n  run_by: state\n  lang: ru"))
    assert (tass.aliases, tass.lang) == (("ТАСС",), "ru")


def test_a_desk_counts_by_the_users_families(tmp_path):
    (tmp_path / "desk").mkdir()
    written(tmp_path / "desk", GOOD)
    post = tmp_path / "post.txt"
    post.write_text("Title: Bakers\nDate: 2022-10-04\nSource: @chulym_notes\n\nTwo bakers left.", encoding="utf-8")
    with Desk(tmp_path / "desk", Config()) as desk:
        take(desk, [post])
        row = next(listed(desk))
    assert (row.source.family, row.reports, row.described) == ("Chulym Press", 1, True)


def test_the_samples_file_describes_each_outlet_of_the_sample(tmp_path):
    (tmp_path / "desk").mkdir()
    shutil.copy(SAMPLE / FILE, tmp_path / "desk")
    with Desk(tmp_path / "desk", Config()) as desk:
        take(desk, [SAMPLE])
        met = [outlet.source for outlet in listed(desk)]
    assert len(met) == len(own_sources(SAMPLE / FILE))
    assert all(source.run_by is not RunBy.UNKNOWN and source.home_region for source in met)
