import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.intake.decoding import find_encoding, whole

RUSSIAN = "Мобилизованные из Читы ждут «обещанных» выплат — уже третий месяц."
UKRAINIAN = "Рідні мобілізованих пишуть листи, їхні скарги ніхто не розглядає."


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1251"])
def test_cyrillic_comes_back_whole(text, encoding):
    assert whole(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["koi8-r", "ibm866"])
def test_older_cyrillic_is_told_by_its_letters(encoding):
    text = "Мобилизованные из Читы ждут обещанных выплат уже третий месяц."
    decoded, notes = whole(text.encode(encoding))
    assert decoded == text
    assert [note.code for note in notes] == ["encoding-guessed"]


def test_capitals_in_windows_1251_are_not_taken_for_koi8():
    assert whole("ПОВЕСТКИ РАЗНОСЯТ И ДАЛЬШЕ".encode("cp1251"))[0] == "ПОВЕСТКИ РАЗНОСЯТ И ДАЛЬШЕ"


def test_western_quotation_marks_and_accents():
    text = "“We left the café,” said René – twice."
    assert whole(text.encode("cp1252"))[0] == text


def test_a_declared_charset_is_believed_where_it_fits():
    text, notes = whole("призов".encode("koi8-r"), "KOI8-R")
    assert text == "призов"
    assert [note.code for note in notes] == ["encoding-declared"]


def test_an_absurd_declaration_is_ignored():
    for declared in ("rot13", "base64", "no-such-thing", "\0"):
        assert find_encoding("призов".encode(), declared).name == "utf-8"


def test_damage_is_shown_counted_and_placed():
    data = "Мобилизованные ".encode() + b"\xff\xfe" + " ждут выплат".encode()
    text, notes = whole(data)
    assert text == "Мобилизованные \ufffd\ufffd ждут выплат"
    assert [note.code for note in notes] == ["undecodable-bytes"]
    assert "2 places" in notes[0].message
    assert "byte 29" in notes[0].message


def test_half_a_utf16_letter_is_noted():
    text, notes = whole("ждут".encode("utf-16") + b"\x41")
    assert text.startswith("ждут")
    assert notes[-1].code == "undecodable-bytes"


@given(st.text())
def test_utf8_is_never_changed(text):
    data = text.encode("utf-8", "replace")
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        assert whole(data) == (data.decode(), ())


@given(st.binary())
def test_any_bytes_become_storable_text_and_loss_is_noted(data):
    text, notes = whole(data)
    text.encode("utf-8", "surrogatepass")
    assert not any("\udc80" <= char <= "\udcff" for char in text)
    if notes and notes[-1].code == "undecodable-bytes":
        assert "\ufffd" in text
