"""The shipped outlets are consistent, and found by every name they go by."""

import pytest

from svodka.lexicon.sources import Sources, families, name_key, shipped
from svodka.model import ConfigError, RunBy, Source


def test_every_alias_belongs_to_one_outlet_and_stands_once():
    keys = [name_key(alias) for source in shipped() for alias in (source.name, *source.aliases)]
    assert sorted(keys) == sorted(set(keys))
    assert all(keys)


def test_every_outlet_is_described():
    assert len(shipped()) >= 100
    for source in shipped():
        assert source.family, source.name
        assert source.gloss[:1].isalpha(), source.name
        assert not source.gloss.endswith("."), source.name
    assert {source.run_by for source in shipped()} == set(RunBy)
    assert len(families(shipped())) < len(shipped())


@pytest.mark.parametrize("name", ["Meduza", "Медуза", "«Медуза»", "meduza.io", "https://meduza.io", "MEDUZA"])
def test_an_outlet_is_found_by_any_name(name):
    assert Sources().find(name).name == "Meduza"


def test_an_unknown_outlet_is_its_own_family():
    found = Sources().find("The Lakeside Herald")
    assert (found.name, found.family, found.run_by) == ("The Lakeside Herald", "The Lakeside Herald", RunBy.UNKNOWN)
    assert found.id == Sources().find("the lakeside herald").id


@pytest.mark.parametrize(
    ("field", "outlet", "origins"),
    [
        ("RFE/RL via Lakeside Herald", "Lakeside Herald", ["RFE/RL"]),
        ("Lakeside Herald / AFP", "Lakeside Herald", ["AFP"]),
        ("Lakeside Herald (Telegram)", "Lakeside Herald (Telegram)", []),
        ("RFE/RL", "RFE/RL", []),
    ],
)
def test_a_source_field_is_taken_apart(field, outlet, origins):
    credit = Sources().credit(field)
    assert credit.outlet.name == outlet
    assert [origin.name for origin in credit.origins] == origins


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Об этом пишут Важные истории со ссылкой на Медузу.", "ru", ["iStories", "Meduza"]),
        ("За даними Української правди, набір триває.", "uk", ["Ukrainska Pravda"]),
        ("She told the Moscow Times and Reuters.", "en", ["The Moscow Times", "Reuters"]),
        ("во всей стране идёт дождь, и звезда видна с базы", "ru", []),
    ],
)
def test_outlets_are_found_in_running_text(text, lang, names):
    assert [mention.source.name for mention in Sources().mentions_in(text, lang)] == names


def test_users_add_outlets_of_their_own():
    own = Source(id="src-own", name="Lakeside Herald", family="Lakeside Group", aliases=("Озёрный вестник",))
    assert Sources([own]).find("Озерный Вестник").family == "Lakeside Group"


def test_two_outlets_cannot_claim_one_name():
    with pytest.raises(ConfigError, match="claimed by both"):
        Sources([Source(id="src-own", name="Lakeside Herald", family="x", aliases=("Медуза",))])
