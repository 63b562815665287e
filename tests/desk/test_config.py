from datetime import date

import pytest

from svodka.desk.config import BriefConfig, Config, load_config
from svodka.intake import CsvMap
from svodka.model import ConfigError


def load(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_config(path)


def test_the_shipped_page_says_what_the_code_does():
    assert load_config() == Config()


def test_own_keys_lie_over_the_defaults(tmp_path):
    config = load(tmp_path, "[intake]\nmax_bytes = 7\nlatest = 2022-11-24\n[brief]\nlate_days = 0\n")
    assert config.intake.max_bytes == 7
    assert config.intake.latest == date(2022, 11, 24)
    assert config.intake.skip == Config().intake.skip
    assert config.brief == BriefConfig(late_days=0)


def test_a_list_of_maps_replaces_the_list(tmp_path):
    config = load(tmp_path, '[[intake.csv]]\ntext = "Body"\ndelimiter = ";"\n')
    assert config.intake.csv == (CsvMap(text="Body", delimiter=";"),)


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("[intake]\nmax_byte = 7", "intake.max_byte", "unknown key"),
        ("colour = 1", "colour", "unknown key"),
        ('[[intake.csv]]\ntext = "a"\ntitel = "b"', "intake.csv[0].titel", "unknown key"),
        ('[intake]\nmax_bytes = "7"', "intake.max_bytes", "a whole number"),
        ("[intake]\nmax_bytes = true", "intake.max_bytes", "a whole number"),
        ("[intake]\nmax_bytes = 0", "intake.max_bytes", "at least 1"),
        ('[intake]\nlatest = "soon"', "intake.latest", "a date"),
        ("[intake]\nlatest = 2022-11-24T10:00:00", "intake.latest", "a date"),
        ("[intake]\nearliest = 2100-01-01", "intake.earliest", "no later than"),
        ('[intake]\nskip = "x"', "intake.skip", "a list"),
        ("[intake]\nskip = [1]", "intake.skip[0]", "a string"),
        ("intake = 3", "intake", "a table"),
        ('[[intake.csv]]\ntitle = "a"', "intake.csv[0]", "missing: text"),
        ('[[intake.csv]]\ntext = ""', "intake.csv[0].text", "the name of a column"),
        ('[[intake.csv]]\ntext = "a"\ndelimiter = ";;"', "intake.csv[0].delimiter", "one character"),
        ("[brief]\nmax_words = 0", "brief.max_words", "at least 1"),
        ("[brief]\nlate_days = -1", "brief.late_days", "at least 0"),
        ("[desk]\nworkers = 0", "desk.workers", "at least 1"),
    ],
)
def test_a_mistake_is_refused_with_its_path(tmp_path, text, path, words):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert caught.value.subject == path
    assert words in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(("data", "words"), [("[x", "no valid TOML"), (b"a = '\xff'", "not UTF-8")])
def test_a_file_that_is_no_toml(tmp_path, data, words):
    with pytest.raises(ConfigError, match=words):
        load(tmp_path, data)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="cannot be opened"):
        load_config(tmp_path / "none.toml")
