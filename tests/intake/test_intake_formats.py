"""JSON Lines, tables and text files, through the door that the desk uses."""

from datetime import date

import pytest

from svodka.intake import CsvMap, IntakeConfig, take
from svodka.model import content_id, digest


def taken(folder, name, data, config=None):
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = take([folder / name], config or IntakeConfig())
    return found


def test_a_text_file_is_one_report(tmp_path):
    found = taken(tmp_path, "a.txt", "Title: Late pay\r\nDate: 22.11.2022\r\n\r\nThe men wait.\r\nThey wait long.")
    (report,) = found.reports
    assert report.text == "The men wait.\nThey wait long."
    assert (report.title, report.published_at, report.lang) == ("Late pay", date(2022, 11, 22), "en")
    assert (report.locator, report.sha256) == ("a.txt", digest(found.data))
    assert report.id == content_id("rp", report.sha256, "", None, report.text)
    assert [report.text[b.start : b.stop] for b in report.blocks] == ["The men wait.", "They wait long."]
    assert found.media_type == "text/plain"


def test_a_report_without_a_date_has_none(tmp_path):
    (report,) = taken(tmp_path, "a.txt", "The men wait for their pay.").reports
    assert report.published_at is None
    assert report.notes == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Late pay in Chita\n\nThe men wait.", "Late pay in Chita"),
        ("# Late pay\nThe men wait.", "Late pay"),
        ("The men wait.\n\nThey do.", ""),
        ("One line only", ""),
    ],
)
def test_the_title_of_a_text_without_a_head(tmp_path, text, title):
    (report,) = taken(tmp_path, "a.md", text).reports
    assert report.title == title
    assert report.text == text


def test_each_line_of_json_lines_is_a_report(tmp_path):
    line = '{"text": "Повестки разносят и дальше.", "external_id": 7, "published": "2022-11-21", "source": "Записки", '
    line += '"url": "https://a.example/7", "reprint_of": "Вестник", "title": ""}'
    found = taken(tmp_path, "p.jsonl", line + "\n\n" + '{"text": "The men wait."}\n')
    first, second = found.reports
    assert (first.locator, second.locator) == ("p.jsonl#L1", "p.jsonl#L3")
    assert (first.external_id, first.source, first.reprint_of) == ("7", "Записки", "Вестник")
    assert (first.lang, second.lang) == ("ru", "en")
    assert first.id == content_id("rp", first.sha256, "L1", "7", first.text)
    assert second.reprint_of is None


def test_a_broken_line_is_refused_by_its_number_and_the_rest_goes_on(tmp_path):
    lines = ["{no", "[1, 2]", '{"text": "  "}', '{"text": 3}', "[" * 50_000, '{"text": "The men wait."}']
    found = taken(tmp_path, "p.jsonl", "\n".join(lines))
    assert len(found.reports) == 1
    assert [refusal.subject for refusal in found.refusals] == [f"p.jsonl#L{number}" for number in range(1, 6)]
    assert all(refusal.remedy for refusal in found.refusals)


def test_a_file_of_broken_lines_does_not_flood_the_screen(tmp_path):
    found = taken(tmp_path, "p.jsonl", "{\n" * 5_000)
    assert len(found.refusals) == 21
    assert "4980 more lines" in str(found.refusals[-1])


def test_damage_stays_with_its_line_and_names_its_byte(tmp_path):
    good = '{"text": "Мобилизованные ждут."}\n'.encode()
    found = taken(tmp_path, "p.jsonl", good + b'{"text": "\xff\xd0\xb4\xd0\xb0, \xd0\xb6\xd0\xb4\xd1\x83\xd1\x82"}')
    first, second = found.reports
    assert first.notes == ()
    assert second.text.startswith("\ufffdда")
    assert f"byte {len(good) + 10}" in second.notes[0].message


def test_what_no_database_can_hold_is_shown_and_noted(tmp_path):
    (report,) = taken(tmp_path, "p.jsonl", r'{"text": "The\ud800 men\u0000 wait\u0007 here.", "title": ["x"]}').reports
    assert report.text == "The\ufffd men\ufffd wait\x07 here."
    assert [note.code for note in report.notes] == [
        "metadata-unreadable",
        "unstorable-characters",
        "control-characters",
    ]


def test_odd_metadata_is_noted_and_left_out(tmp_path):
    line = '{"text": "The men wait for pay.", "url": "javascript:alert(1)", "published": "soon", "lang": "ru"}'
    (report,) = taken(tmp_path, "p.jsonl", line).reports
    assert (report.url, report.published_at, report.lang) == (None, None, "en")
    assert [note.code for note in report.notes] == ["date-unreadable", "language-differs", "address-odd"]


def test_of_several_addresses_the_first_is_kept(tmp_path):
    line = '{"text": "The men wait.", "url": "https://a.example/1 (also https://b.example/2)"}'
    (report,) = taken(tmp_path, "p.jsonl", line).reports
    assert report.url == "https://a.example/1"
    assert [note.code for note in report.notes] == ["address-odd"]


def test_a_language_without_a_reader_is_kept_and_noted(tmp_path):
    text = "Der Gouverneur erklärte, dass die Männer bald nach Hause kommen und ihren Lohn erhalten werden."
    (report,) = taken(tmp_path, "a.txt", text).reports
    assert report.lang == "und"
    assert [note.code for note in report.notes] == ["no-reader"]


def test_a_table_through_the_first_map_that_fits(tmp_path):
    table = 'date,text\n22.11.2022,"The men wait,\nstill."\n,\n2022-11-23,\n23.11.2022,They left.\n'
    found = taken(tmp_path, "t.csv", table)
    assert [report.text for report in found.reports] == ["The men wait,\nstill.", "They left."]
    assert [report.locator for report in found.reports] == ["t.csv#R2", "t.csv#R5"]
    assert found.reports[0].published_at == date(2022, 11, 22)
    assert [refusal.subject for refusal in found.refusals] == ["t.csv#R4"]


def test_a_map_of_the_users_own(tmp_path):
    config = IntakeConfig(csv=(CsvMap(text="Body", source="Paper", delimiter=";"),))
    (report,) = taken(tmp_path, "t.csv", "Paper;Body\nA Paper;The men wait.\n", config).reports
    assert (report.source, report.text) == ("A Paper", "The men wait.")


def test_a_table_without_the_mapped_columns_is_refused_with_its_columns(tmp_path):
    found = taken(tmp_path, "t.csv", "a,b\n1,2\n")
    assert found.reports == ()
    assert "a, b" in str(found.refusals[0])
    assert "[[intake.csv]]" in str(found.refusals[0])


def test_a_field_beyond_the_limit_ends_the_table_and_is_told(tmp_path):
    table = 'text\nThe men wait.\n"' + "a" * 1_200_000 + '"\n'
    found = taken(tmp_path, "t.csv", table)
    assert len(found.reports) == 1
    assert "cannot be read further" in str(found.refusals[0])
